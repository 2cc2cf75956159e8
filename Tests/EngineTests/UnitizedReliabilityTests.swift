import TestSupport
import Testing

@testable import QualmEngine

/// The alphas of stretches against a count over all pairs of characters.
@Suite("Alphas of stretches are what counting characters gives")
struct UnitizedReliabilityTests {
  typealias Unit = UnitizedReliability.Unit

  /// The definitions character by character, as the docstring of `UnitizedReliability` tells them, quadratic
  /// in the length.
  private struct Naive {
    /// A character of one coder: its value, nil in a gap, and its unit.
    private struct Place {
      var coder: Int
      var value: Int?
      var unit: Int?
    }

    private let coders: Int
    private var columns: [[Place]] = []
    private var pool: [Place] { columns.flatMap { $0 } }

    init(length: Int, units: [[Unit]]) {
      coders = units.count
      for place in 0..<length {
        columns.append(
          units.indices.map { coder in
            let unit = units[coder].firstIndex { $0.start <= place && place < $0.end }
            return Place(coder: coder, value: unit.map { units[coder][$0].value }, unit: unit)
          })
      }
    }

    /// 1 − Do / De, where `unlike` says which values differ, over the characters that `counts` admits.
    private func alpha(_ unlike: (Int?, Int?) -> Bool, valued: Bool) -> Double? {
      // Observed: each character of one coder beside the same of another.
      var observed = 0
      var beside = 0
      for column in columns {
        for one in column {
          for other in column where other.coder != one.coder {
            if valued, one.value == nil || other.value == nil { continue }
            beside += 1
            if unlike(one.value, other.value) { observed += 1 }
          }
        }
      }
      // Expected: each character beside each that is not of the same unit.
      var expected = 0
      var pairs = 0
      for (x, one) in pool.enumerated() {
        for (y, other) in pool.enumerated() where x != y {
          let isOneUnit = one.coder == other.coder && one.unit != nil && one.unit == other.unit
          if isOneUnit { continue }
          pairs += 1
          if unlike(one.value, other.value) { expected += 1 }
        }
      }
      if expected == 0 || beside == 0 { return nil }
      return 1 - (Double(observed) / Double(beside)) / (Double(expected) / Double(pairs))
    }

    var alpha: Double? { alpha({ $0 != $1 }, valued: false) }

    var binaryAlpha: Double? { alpha({ ($0 == nil) != ($1 == nil) }, valued: false) }

    /// The values where two coders marked the same, each character of the one with those of the other.
    private var shared: [Place] {
      columns.flatMap { column in
        column.filter { one in
          one.value != nil && column.contains { $0.coder != one.coder && $0.value != nil }
        }
      }
    }

    /// cuα of two coders: as alpha, of what both marked.
    var codingAlpha: Double? {
      var unlike = 0
      for column in columns where column.allSatisfy({ $0.value != nil }) {
        if column[0].value != column[1].value { unlike += 2 }
      }
      let (expected, pairs) = differing { $0 != $1 }
      if expected == 0 { return nil }
      return 1 - (Double(unlike) / Double(shared.count)) / (Double(expected) / Double(pairs))
    }

    /// (k)uα of two coders: the share of k's characters that the other gave another value, over the share
    /// of pairs with a k that would be unlike.
    func alpha(of value: Int) -> Double? {
      let own = shared.filter { $0.value == value }.count
      var unlike = 0
      for column in columns where column.allSatisfy({ $0.value != nil }) {
        if column[0].value != column[1].value, column.contains(where: { $0.value == value }) {
          unlike += 1
        }
      }
      var expected = 0
      var pairs = 0
      for (x, one) in shared.enumerated() where one.value == value {
        for (y, other) in shared.enumerated() where x != y {
          if one.coder == other.coder, one.unit == other.unit { continue }
          pairs += 1
          if other.value != value { expected += 1 }
        }
      }
      if expected == 0 || own == 0 { return nil }
      return 1 - (Double(unlike) / Double(own)) / (Double(expected) / Double(pairs))
    }

    private func differing(_ unlike: (Int?, Int?) -> Bool) -> (Int, Int) {
      var (expected, pairs) = (0, 0)
      for (x, one) in shared.enumerated() {
        for (y, other) in shared.enumerated() where x != y {
          if one.coder == other.coder, one.unit == other.unit { continue }
          pairs += 1
          if unlike(one.value, other.value) { expected += 1 }
        }
      }
      return (expected, pairs)
    }
  }

  private static func isSame(_ first: Double?, _ second: Double?) -> Bool {
    guard let first, let second else { return first == nil && second == nil }
    return abs(first - second) < 1e-9
  }

  /// Units of up to three values over a short text.
  private static func units(_ generator: inout SeededGenerator, _ length: Int) -> [Unit] {
    var units: [Unit] = []
    var place = generator.below(4)
    while place < length {
      let end = min(length, place + 1 + generator.below(5))
      units.append(Unit(start: place, end: end, value: generator.below(3)))
      place = end + generator.below(5)
    }
    return units
  }

  @Test("random units of two coders, and of three")
  func random() {
    var generator = SeededGenerator(seed: 2016)
    var defined = 0
    for round in 0..<300 {
      let length = 1 + generator.below(24)
      let coders = round % 4 == 0 ? 3 : 2
      let units = (0..<coders).map { _ in Self.units(&generator, length) }
      let closed = UnitizedReliability(length: length, units: units)
      let naive = Naive(length: length, units: units)
      #expect(Self.isSame(closed.alpha, naive.alpha), "\(length) \(units)")
      #expect(Self.isSame(closed.binaryAlpha, naive.binaryAlpha), "\(length) \(units)")
      guard coders == 2 else { continue }
      #expect(Self.isSame(closed.codingAlpha, naive.codingAlpha), "\(length) \(units)")
      for value in 0..<3 {
        #expect(Self.isSame(closed.alpha(of: value), naive.alpha(of: value)), "\(length) \(units)")
        if closed.alpha(of: value) != nil { defined += 1 }
      }
    }
    #expect(defined > 100)
  }

  @Test("twenty characters, by hand")
  func byHand() {
    let units = [
      [Unit(start: 2, end: 6, value: 1), Unit(start: 8, end: 12, value: 2)],
      [
        Unit(start: 3, end: 7, value: 1), Unit(start: 8, end: 10, value: 1),
        Unit(start: 10, end: 15, value: 2),
      ],
    ]
    let reliability = UnitizedReliability(length: 20, units: units)
    // ℓ.. = 40; given 1: 4 + 4 + 2, 2: 4 + 5, ø: 21; alike 1: 6, 2: 4, ø: 2 (20 - 8 - 11 + 7) = 16, so 26.
    // C = 16 + 16 + 16 + 4 + 25 + 21 = 98. uα = 1 - 14 (1600 - 98) / (40 (1600 - 100 - 81 - 441)).
    let alpha: Double = 1 - 21028 / 39120
    #expect(Self.isSame(reliability.alpha, alpha))
    // |uα = 1 - 5 (1600 - 98) / (40 · 21 · 19).
    let binaryAlpha: Double = 1 - 7510 / 15960
    #expect(Self.isSame(reliability.binaryAlpha, binaryAlpha))
    // Both marked 3 + 2 + 2 characters; given 1 there: 3 + 3 + 2, 2: 4 + 2; alike 6 + 4; squares 9 + 16 and
    // 9 + 4 + 4. cuα = 1 - 4 (196 - 42) / (14 (196 - 64 - 36)).
    let codingAlpha: Double = 1 - 616 / 1344
    #expect(Self.isSame(reliability.codingAlpha, codingAlpha))
    // (1)uα = 1 - (8 · 14 - 22) (8 - 6) / (64 (14 - 8)).
    let alphaOfOne: Double = 1 - 180 / 384
    #expect(Self.isSame(reliability.alpha(of: 1), alphaOfOne))
  }

  @Test("not defined: nothing looked at, all one value, nothing marked by both")
  func undefined() {
    #expect(UnitizedReliability(length: 0, units: [[], []]).alpha == nil)
    #expect(UnitizedReliability(length: 9, units: [[], []]).alpha == nil)
    let all = [Unit(start: 0, end: 9, value: 1)]
    let whole = UnitizedReliability(length: 9, units: [all, all])
    #expect(whole.alpha == nil && whole.binaryAlpha == nil && whole.codingAlpha == nil)
    #expect(whole.alpha(of: 1) == nil && whole.alpha(of: 7) == nil)
    let apart = UnitizedReliability(
      length: 9,
      units: [[Unit(start: 0, end: 3, value: 1)], [Unit(start: 4, end: 8, value: 2)]])
    #expect(apart.codingAlpha == nil && apart.alpha != nil)
    let same = UnitizedReliability(
      length: 9,
      units: [[Unit(start: 0, end: 3, value: 1)], [Unit(start: 0, end: 3, value: 1)]])
    #expect(same.alpha == 1 && same.binaryAlpha == 1)
  }

  @Test("stretches on one line")
  func ranges() {
    let first = CharacterRanges([5..<9, 0..<3, 2..<4, 9..<9])
    #expect(first.ranges == [0..<4, 5..<9])
    #expect(first.count == 8)
    let second = CharacterRanges([3..<6, 8..<12])
    #expect(first.intersection(second).ranges == [3..<4, 5..<6, 8..<9])
    #expect(CharacterRanges.depths([first, second], in: CharacterRanges([0..<10])) == [0, 7, 3])
  }
}
