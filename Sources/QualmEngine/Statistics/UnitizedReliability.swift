/// Krippendorff's family of alphas for text that coders have cut into units of their own: whether they mark
/// the same stretches, and mark them alike.
///
/// K. Krippendorff, Y. Mathet, S. Bouvry, A. Widlöcher, "On the reliability of unitizing textual continua:
/// Further developments", Quality & Quantity 50 (2016), 2347–2364; K. Krippendorff, *Content Analysis* (4th
/// edition 2019), section 12.6, equations 32 to 38. Of m coders each divides a continuum of L characters into
/// units, each of one value, and the gaps between them, ø.
///
/// Coincidences observed: ℓ_ck is the number of characters to which one coder gave c and another k, over
/// ordered pairs of coders and divided by m − 1; so ℓ_c. is all that was given c, and ℓ.. = mL. Those expected
/// are over all pairs of two characters that are not of one unit, a gap's characters being each its own.
/// With C_c = Σ L(S)² over the units of value c, and C_ø = ℓ_ø., written out and shortened:
///
/// - uα = 1 − (ℓ.. − Σ ℓ_cc) (ℓ..² − C) / (ℓ.. (ℓ..² − Σ ℓ_c.²)), over all values and ø;
/// - |uα = 1 − (ℓ_ø. − ℓ_øø) (ℓ..² − C) / (ℓ.. ℓ_ø. (ℓ.. − ℓ_ø.)), marked or not;
/// - cuα is the first over the characters that both of two coders gave a value, without ø, C being made of the
///   squares of what another coder gave a value within a unit;
/// - (k)uα = 1 − (ℓ_k. ℓ.. − C_k) (ℓ_k. − ℓ_kk) / (ℓ_k.² (ℓ.. − ℓ_k.)) over these.
struct UnitizedReliability: Sendable {
  /// A unit: a stretch to which its coder gave a value.
  struct Unit: Sendable, Hashable {
    var start: Int
    /// One past the last character.
    var end: Int
    /// The value, 0 or more.
    var value: Int

    var length: Int { end - start }
  }

  /// Sums over one value, or over the gaps. Those of coincidences are over ordered pairs of coders, not yet
  /// divided by m − 1.
  private struct Sums {
    /// Characters given the value.
    var given = 0
    /// Those that another coder gave it too.
    var alike = 0
    /// Characters given it that another coder gave any.
    var shared = 0
    /// Squares of the lengths of its units.
    var squares = 0
    /// Squares of what another coder gave a value within each of its units.
    var sharedSquares = 0
  }

  private let coders: Int
  /// The characters of all coders, ℓ...
  private let total: Int
  private var gaps = Sums()
  private var values: [Int: Sums] = [:]

  /// Counts coincidences.
  ///
  /// - Parameters:
  ///   - length: the characters that every coder looked at.
  ///   - units: for each coder the units, in order, none of which overlap.
  init(length: Int, units: [[Unit]]) {
    coders = units.count
    total = length * coders
    gaps.given = total
    for own in units {
      for unit in own {
        values[unit.value, default: Sums()].given += unit.length
        values[unit.value, default: Sums()].squares += unit.length * unit.length
        gaps.given -= unit.length
      }
    }
    gaps.squares = gaps.given
    for first in units.indices {
      for second in units.indices where second != first {
        count(units[first], beside: units[second], length: length)
      }
    }
  }

  /// Counts where the one coder's units meet those of the other.
  private mutating func count(_ own: [Unit], beside others: [Unit], length: Int) {
    var next = 0
    var shared = 0
    for unit in own {
      while next < others.count, others[next].end <= unit.start { next += 1 }
      var within = 0
      var index = next
      while index < others.count, others[index].start < unit.end {
        let other = others[index]
        let common = min(unit.end, other.end) - max(unit.start, other.start)
        within += common
        if other.value == unit.value { values[unit.value]?.alike += common }
        index += 1
      }
      values[unit.value]?.shared += within
      values[unit.value]?.sharedSquares += within * within
      shared += within
    }
    let marked = own.reduce(0) { $0 + $1.length } + others.reduce(0) { $0 + $1.length } - shared
    gaps.alike += length - marked
  }

  private func divided(_ sum: Int) -> Double { Double(sum) / Double(coders - 1) }

  // MARK: Coefficients

  /// uα: agreement on stretches and values, gaps too; nil where it is not defined, because everything has
  /// one value or nothing was looked at.
  var alpha: Double? {
    let all = values.values + [gaps]
    let alike = all.reduce(0) { $0 + $1.alike }
    return UnitizedReliability.alpha(
      unlike: Double(total) - divided(alike), total: Double(total),
      given: all.map { Double($0.given) },
      correction: Double(all.reduce(0) { $0 + $1.squares }))
  }

  /// |uα: agreement on what is marked at all; nil where everything is or nothing.
  var binaryAlpha: Double? {
    let correction = Double(values.values.reduce(gaps.squares) { $0 + $1.squares })
    let (whole, empty) = (Double(total), Double(gaps.given))
    if gaps.given == 0 || gaps.given == total { return nil }
    let unlike = empty - divided(gaps.alike)
    return 1 - unlike * (whole * whole - correction) / (whole * empty * (whole - empty))
  }

  /// cuα: agreement on values where two coders marked the same; nil where these are all of one value, or
  /// there are none.
  var codingAlpha: Double? {
    let sums = values.keys.sorted().compactMap { values[$0] }
    let shared = sums.reduce(0) { $0 + $1.shared }
    let alike = sums.reduce(0) { $0 + $1.alike }
    return UnitizedReliability.alpha(
      unlike: divided(shared - alike), total: divided(shared),
      given: sums.map { divided($0.shared) },
      correction: divided(sums.reduce(0) { $0 + $1.sharedSquares }))
  }

  /// (k)uα: agreement on one value where two coders marked the same; nil where none of that has it, or all.
  func alpha(of value: Int) -> Double? {
    let shared = values.values.reduce(0) { $0 + $1.shared }
    guard let own = values[value], own.shared > 0, own.shared < shared else { return nil }
    let (all, given) = (divided(shared), divided(own.shared))
    let unlike = given - divided(own.alike)
    return 1 - (given * all - divided(own.sharedSquares)) * unlike / (given * given * (all - given))
  }

  /// 1 − Do / De, nil where De is 0: all values are one.
  private static func alpha(
    unlike: Double, total: Double, given: [Double], correction: Double
  ) -> Double? {
    if given.count(where: { $0 > 0 }) < 2 { return nil }
    let squares = given.reduce(0) { $0 + $1 * $1 }
    return 1 - unlike * (total * total - correction) / (total * (total * total - squares))
  }
}
