import Testing

@testable import QualmEngine

@Suite("Statistics give what the literature gives")
struct StatisticsTests {
  @Test("percent agreement as NVivo counts it: 50 both, 150 one, 800 neither of 1,000")
  func percent() {
    let table = PairAgreement(both: 50, firstOnly: 100, secondOnly: 50, neither: 800)
    #expect(table.units == 1000)
    #expect(table.percent == 85)
  }

  static let kappas: [(table: PairAgreement, kappa: Double)] = [
    // 1,000 characters, 100 coded by each, 80 by both: (0.96 - 0.82) / (1 - 0.82).
    (PairAgreement(both: 80, firstOnly: 20, secondOnly: 20, neither: 880), 7.0 / 9),
    // The example of most textbooks: 50 grant proposals.
    (PairAgreement(both: 20, firstOnly: 5, secondOnly: 10, neither: 15), 0.4),
    // The two tables of 100 with the same 60 % that kappa tells apart.
    (PairAgreement(both: 45, firstOnly: 15, secondOnly: 25, neither: 15), 3.0 / 23),
    (PairAgreement(both: 25, firstOnly: 35, secondOnly: 5, neither: 35), 7.0 / 27),
    (PairAgreement(both: 3, neither: 4), 1),
    (PairAgreement(firstOnly: 2, secondOnly: 2), -1),
    // One says yes throughout and the other no: nothing beyond chance, and nothing less.
    (PairAgreement(firstOnly: 5), 0),
  ]

  @Test("kappa", arguments: kappas)
  func kappa(table: PairAgreement, expected: Double) throws {
    let kappa = try #require(table.kappa)
    #expect(abs(kappa - expected) < 1e-15)
  }

  @Test("kappa and alpha are not defined where every answer is the same, nor without units")
  func undefined() {
    for table in [PairAgreement(), PairAgreement(both: 7), PairAgreement(neither: 7)] {
      #expect(table.kappa == nil)
      #expect(pair(table).alpha == nil)
    }
    #expect(PairAgreement().percent == nil)
    #expect(PairAgreement(neither: 7).percent == 100)
  }

  @Test("large tables do not overflow")
  func large() throws {
    let many = 1 << 44
    let table = PairAgreement(both: many, firstOnly: many, secondOnly: many, neither: many)
    #expect(table.kappa == 0)
    #expect(try abs(#require(pair(table).alpha)) < 1e-12)
  }

  /// Krippendorff (2011), section C: 4 observers, 12 units, 5 values, with missing data.
  static let fourByTwelve: [[Int?]] = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, nil, nil, nil],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nil, 3],
    [nil, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nil],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nil],
  ]

  @Test("alpha of 4 observers, 12 units, 5 values and missing data is 0.743")
  func fourObservers() throws {
    var reliability = NominalReliability(valueCount: 5)
    for unit in 0..<12 {
      var counts = [Int](repeating: 0, count: 5)
      for case let value? in StatisticsTests.fourByTwelve.map({ $0[unit] }) {
        counts[value - 1] += 1
      }
      reliability.add(counts)
    }
    let alpha = try #require(reliability.alpha)
    #expect(abs(alpha - 0.743_421) < 1e-6)
  }

  @Test("alpha of two observers over ten units who agree on 60 % is 0.095")
  func tenUnits() throws {
    // Krippendorff (2011), section A: 0100000010 and 1110010000.
    let table = PairAgreement(both: 1, firstOnly: 1, secondOnly: 3, neither: 5)
    #expect(table.percent == 60)
    let alpha = try #require(pair(table).alpha)
    #expect(abs(alpha - 2.0 / 21) < 1e-15)
  }

  @Test("alpha of two observers, twelve units and five values is 0.692")
  func twelveUnits() throws {
    // Krippendorff (2011), section B: a a b b d c c c e d d a and b a b b b c c c e d d d.
    var reliability = NominalReliability(valueCount: 5)
    for (first, second) in zip(
      [0, 0, 1, 1, 3, 2, 2, 2, 4, 3, 3, 0], [1, 0, 1, 1, 1, 2, 2, 2, 4, 3, 3, 3])
    {
      var counts = [Int](repeating: 0, count: 5)
      counts[first] += 1
      counts[second] += 1
      reliability.add(counts)
    }
    let alpha = try #require(reliability.alpha)
    #expect(abs(alpha - 0.692) < 0.0005)
  }

  @Test("units that one observer valued do not count, and pooled units are units of one table")
  func pooling() {
    var whole = NominalReliability(valueCount: 2)
    var (first, second) = (whole, whole)
    for (index, counts) in [[2, 0], [1, 2], [0, 3], [1, 1], [4, 1], [1, 0], [0, 0]].enumerated() {
      whole.add(counts, times: index + 1)
      if index % 2 == 0 {
        first.add(counts, times: index + 1)
      } else {
        second.add(counts, times: index + 1)
      }
    }
    first.add(second)
    #expect(first == whole)
    #expect(first.alpha == whole.alpha)
    var more = whole
    more.add([1, 0], times: 100)
    #expect(more == whole)
  }

  private func pair(_ table: PairAgreement) -> NominalReliability {
    Comparison.Pair(first: 0, second: 1, table: table).reliability
  }
}
