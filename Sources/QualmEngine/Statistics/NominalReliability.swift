/// Krippendorff's alpha for values without an order, for any number of coders of whom each may leave
/// units out.
///
/// K. Krippendorff, "Computing Krippendorff's alpha-reliability" (2011), sections A to C, after his
/// "Content analysis" (2nd edition 2004), chapter 11. Every pair of values that two coders gave one unit
/// is a coincidence, weighted by 1 / (m − 1) where m coders valued the unit; alpha is 1 − Do / De, the
/// disagreement observed among coincidences over the one expected if values were given to units at
/// random. A unit that only one coder valued pairs with nothing and is left out.
struct NominalReliability: Sendable, Hashable {
  /// How often each value was given to units that two coders or more valued.
  private var values: [Int]
  /// For each number of coders who valued a unit, the ordered pairs of different values in such units.
  private var unlike: [Int: Int] = [:]

  /// Starts with no units, each of which may get one of so many values.
  init(valueCount: Int) {
    values = [Int](repeating: 0, count: valueCount)
  }

  /// Adds `times` units to which `counts[v]` coders gave the value v.
  mutating func add(_ counts: [Int], times: Int = 1) {
    let coders = counts.reduce(0, +)
    guard coders >= 2, times > 0 else { return }
    var alike = 0
    for (value, count) in counts.enumerated() {
      values[value] += count * times
      alike += count * count
    }
    unlike[coders, default: 0] += (coders * coders - alike) * times
  }

  /// Adds the units of another reliability over the same values.
  mutating func add(_ other: NominalReliability) {
    for (value, count) in other.values.enumerated() { values[value] += count }
    unlike.merge(other.unlike, uniquingKeysWith: +)
  }

  /// Alpha: 1 where all agree, 0 where agreement is what chance gives, below 0 where it is less; nil where
  /// it is not defined, because fewer than two values were given or no unit has two.
  ///
  /// With n values in all, n_c of them c, De is Σ n_c n_k / n (n − 1) over c ≠ k, and Do is Σ o_ck / n. Both
  /// are multiplied by n (n − 1), which leaves whole numbers but for the weights 1 / (m − 1); only units
  /// with more than two coders need those.
  var alpha: Double? {
    let total = values.reduce(0, +)
    let alike = values.reduce(Int128(0)) { $0 + Int128($1) * Int128($1) }
    let expected = Int128(total) * Int128(total) - alike
    if expected == 0 { return nil }
    if unlike.count == 1, let (coders, pairs) = unlike.first {
      let weighted = expected * Int128(coders - 1)
      return Double(weighted - Int128(total - 1) * Int128(pairs)) / Double(weighted)
    }
    let observed = unlike.sorted { $0.key < $1.key }.reduce(0) {
      $0 + Double($1.value) / Double($1.key - 1)
    }
    return (Double(expected) - Double(total - 1) * observed) / Double(expected)
  }
}
