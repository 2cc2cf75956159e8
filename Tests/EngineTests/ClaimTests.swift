import QualmBase
import QualmPlan
import Testing

@testable import QualmEngine

@Suite("Conditions of claims")
struct ClaimTests {
  private static let one = ClaimTest.judgement(
    ClaimJudgement(
      .numbers(.constant(.integer(1)), .equal, .constant(.integer(1))), text: "1 = 1"))

  /// `(0 and 1) or not 2`, by the places of the judgements.
  private let condition = ClaimTest.or([.and([one, one]), .not(one)])

  @Test("what is open stays open only where it decides")
  func threeValues() {
    func known(_ truths: [Bool?]) -> Bool? { condition.known { truths[$0] } }
    for first in [true, false] {
      for second in [true, false] {
        for third in [true, false] {
          #expect(known([first, second, third]) == ((first && second) || !third))
        }
      }
    }
    #expect(known([nil, true, true]) == nil)
    #expect(known([nil, false, true]) == false)
    #expect(known([nil, true, false]) == true)
    #expect(known([false, true, nil]) == nil)
    #expect(known([true, true, nil]) == true)
  }

  @Test("the judgements that decide are blamed, and no others")
  func blamed() {
    func blamed(_ truths: [Bool]) -> [Int] { condition.blamed(wanted: true) { truths[$0] } }
    #expect(blamed([true, false, true]) == [1, 2])
    #expect(blamed([false, false, true]) == [0, 1, 2])
    #expect(blamed([true, true, true]) == [])
    #expect(blamed([false, true, false]) == [])
  }

  /// A measure that came to a number.
  private func measured(_ number: Int) -> ClaimJudge.Measured {
    ClaimJudge.Measured(text: "", value: .integer(number))
  }

  @Test("between what was found and everything a comparison holds, or not, or is open")
  func between() {
    func between(_ ordering: Ordering, _ number: Int, from low: Int, to high: Int) -> Bool? {
      Truth.between(
        .numbers(.constant(.missing), ordering, .constant(.missing)),
        [measured(low), measured(number)], [measured(high), measured(number)])
    }
    // Every range and number up to 4, against going through the range.
    for ordering in Ordering.allCases {
      for low in 0...4 {
        for high in low...4 {
          for number in 0...4 {
            let truths = Set((low...high).map { ValueMatch.holds($0 - number, ordering) })
            let expected = truths.count == 1 ? truths.first : nil
            #expect(between(ordering, number, from: low, to: high) == expected)
            #expect(between(ordering, number, from: high, to: low) == expected)
          }
        }
      }
    }
  }

  @Test("what is missing equals nothing and differs from everything")
  func missing() {
    for ordering in Ordering.allCases {
      let kind = ClaimJudgement.Kind.numbers(
        .constant(.missing), ordering, .constant(.integer(0)))
      var undefined = measured(0)
      undefined.value = .missing
      #expect(Truth.of(kind, [undefined, measured(0)]) == (ordering == .notEqual))
    }
  }
}
