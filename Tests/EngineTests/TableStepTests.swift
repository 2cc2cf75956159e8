import QualmBase
import QualmPlan
import Testing

@testable import QualmEngine

@Suite("Steps on tables")
struct TableStepTests {
  private typealias Small = SmallCorpus

  private static let columns = Step.Kind.select([
    SmallCorpus.id, SmallCorpus.mission, SmallCorpus.page, SmallCorpus.score,
  ])
  private let page = SmallCorpus.column("page", .integer)
  private let score = SmallCorpus.column("score", .number)
  private let mission = SmallCorpus.column("mission", .text, isMany: true)

  @Test("a table is filtered by the same conditions, and its figures follow the rows")
  func filter() throws {
    let few = Predicate.test(page, .ordering(.less, .integer(5)), Small.span)
    let answer = try Small.answer(
      Small.plan([TableStepTests.columns, .filter(few, negationsOverMissing: [])]))
    #expect(Small.lines(answer.table) == ["E-1 UNMIK 3 0.5", "E-4 MONUSCO 4 0.25"])
    #expect(answer.figures?.excerpts == 2)
    let size = Predicate.test(mission, .size(.equal, 2), Small.span)
    #expect(
      try Small.rows(Small.plan([TableStepTests.columns, .filter(size, negationsOverMissing: [])]))
        == ["E-2 UNMIK;MONUSCO 10 –"])
  }

  @Test("sorting a table goes by the order of the field that a column came from")
  func sort() throws {
    let keys = [Small.key(Small.mission)]
    let sort = Step.Kind.sort([
      SortTerm(reference: Small.column("mission", .text), isDescending: true)
    ])
    #expect(
      try Small.rows(Small.plan([.count(distinct: nil, keys: keys), sort]))
        == ["MONUSCO 2 4 2 2", "UNMIK 2 4 2 2", "– 1 4 0 2"])
  }

  @Test("arithmetic: missing parts and divisions by 0 are missing")
  func compute() throws {
    let twice = Arithmetic.binary(.multiply, .field(page), .constant(.integer(2)), Small.span)
    let quotient = Arithmetic.binary(
      .divide, .field(page), .binary(.subtract, .field(page), .constant(.integer(3)), Small.span),
      Small.span)
    let steps: [Step.Kind] = [
      .select([Small.id, Small.page, Small.mission]),
      .compute(name: "twice", twice, type: .integer),
      .compute(name: "quotient", quotient, type: .number),
      .compute(name: "missions", .size(mission), type: .integer), .drop(["page", "mission"]),
    ]
    #expect(
      try Small.rows(Small.plan(steps)) == [
        "E-1 6 – 1", "E-2 20 \(10.0 / 7) 2", "E-3 – – 0", "E-4 8 4.0 1",
      ])
  }

  @Test("whole numbers that do not fit become numbers")
  func overflow() {
    #expect(
      Operators.apply(.add, .integer(.max), .integer(1)) == .number(Double(Int.max) + 1))
    #expect(Operators.apply(.divide, .integer(1), .integer(0)) == .missing)
    #expect(Operators.apply(.add, .text("a"), .integer(1)) == .missing)
  }

  @Test("expand gives a row for each value and keeps a row without one")
  func expand() throws {
    let answer = try Small.answer(
      Small.plan([.select([Small.id, Small.mission]), .expand(mission)]))
    #expect(
      Small.lines(answer.table)
        == ["E-1 UNMIK", "E-2 UNMIK", "E-2 MONUSCO", "E-3 –", "E-4 MONUSCO"])
    #expect(answer.figures?.excerpts == 3)
  }

  @Test("rename and drop change the headings")
  func headings() throws {
    let answer = try Small.answer(
      Small.plan([
        TableStepTests.columns, .rename([Renamed(old: "page", new: "leaf")]), .drop(["score"]),
        .first(1),
      ]))
    #expect(answer.table.columns.map(\.name) == ["id", "mission", "leaf"])
    #expect(Small.lines(answer.table) == ["E-1 UNMIK 3"])
  }

  @Test("a sampled table's rows are told apart by their cells")
  func sample() throws {
    let rows = try Small.rows(Small.plan([TableStepTests.columns, .sample(2, seed: "s")]))
    let cells = [
      "E-1\tUNMIK\t3\t0.5", "E-2\tUNMIK;MONUSCO\t10\t", "E-3\t\t\t", "E-4\tMONUSCO\t4\t0.25",
    ]
    let chosen = cells.map { (SHA256.hexadecimal(of: Array("s\n\($0)".utf8)), $0.prefix(3)) }
      .sorted { $0.0 < $1.0 }.prefix(2).map(\.1).sorted()
    #expect(rows.map { $0.prefix(3) } == chosen)
  }
}
