import QualmBase
import Testing

@Suite("Values have one order")
struct NaturalOrderTests {
  @Test(
    "texts",
    arguments: [
      ["DRC-2", "DRC-10"], ["a", "B", "c"], ["2", "10", "a"], ["", "a", "ab"], ["A", "a", "b"],
      ["x007", "x7", "x8"], ["x1y2", "x1y10", "x2y1"], ["Z", "É"], ["6.3.2", "6.3.10", "6.10"],
      ["99999999999999999999", "100000000000000000000"],
    ])
  func texts(ascending: [String]) {
    for (index, first) in ascending.enumerated() {
      #expect(NaturalOrder.compare(first, first) == 0)
      for second in ascending.dropFirst(index + 1) {
        #expect(NaturalOrder.compare(first, second) < 0, "\(first) \(second)")
        #expect(NaturalOrder.compare(second, first) > 0, "\(first) \(second)")
      }
    }
  }

  @Test("only equal bytes are equal, and the order is transitive")
  func total() {
    let letters = ["", "a", "A", "b", "0", "1", "10", "-"]
    let texts = letters.flatMap { a in letters.flatMap { b in letters.map { a + b + $0 } } }
    let sorted = Array(Set(texts)).sorted { NaturalOrder.precedes($0, $1) }
    for (index, first) in sorted.enumerated() {
      let isAscending = sorted[(index + 1)...].allSatisfy { NaturalOrder.compare(first, $0) < 0 }
      #expect(isAscending, "\(first)")
    }
  }

  @Test("kinds: yes and no, numbers, dates, text, lists, missing last")
  func kinds() {
    let year = PartialDate("2011").map { Value.date($0) } ?? .missing
    let month = PartialDate("2011-01").map { Value.date($0) } ?? .missing
    let ascending: [Value] = [
      .boolean(true), .boolean(false), .integer(2), .number(2.5), .integer(10), year, month,
      .text("1"), .text("x"), .list([.integer(1)]), .list([.integer(1), .integer(2)]), .missing,
    ]
    for (index, first) in ascending.enumerated() {
      for (other, second) in ascending.enumerated() {
        let expected = index < other ? -1 : (index == other ? 0 : 1)
        #expect(NaturalOrder.compare(first, second).signum() == expected, "\(first) \(second)")
      }
    }
  }
}
