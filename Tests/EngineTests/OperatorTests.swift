import QualmBase
import QualmPlan
import Testing

@testable import QualmEngine

@Suite("Operators")
struct OperatorTests {
  private typealias Small = SmallCorpus

  @Test("count gives rows and voices with their denominators, and says that groups overlap")
  func count() throws {
    let answer = try Small.answer(
      Small.plan([.count(distinct: nil, keys: [Small.key(Small.mission)])]))
    #expect(
      answer.table.columns.map(\.name)
        == ["mission", "excerpts", "excerpts_of", "sources", "sources_of"])
    #expect(answer.table.columns.map(\.isKey) == [true, false, false, false, false])
    #expect(
      Small.lines(answer.table) == ["UNMIK 2 4 2 2", "MONUSCO 2 4 2 2", "– 1 4 0 2"])
    #expect(answer.footers == ["groups overlap: an excerpt may count in several"])
    #expect(
      answer.figures == Answer.Figures(excerpts: 3, notTestimony: 1, sources: 2, sourcesOf: 2))
  }

  @Test("a key that is an attribute of sources has denominators of its own")
  func sourceAttribute() throws {
    let key = Small.key(Small.ofSource("affiliation"), ofSource: true)
    #expect(
      try Small.rows(Small.plan([.count(distinct: nil, keys: [key])]))
        == ["non-UN 2 4 1 1", "UN 2 4 1 1", "– 1 4 0 0"])
  }

  @Test("count of nothing is one row of 0, of nothing by a key no row, by every key each")
  func countOfNothing() throws {
    #expect(
      try Small.rows(Small.plan(.nothing, [.count(distinct: nil, keys: [])])) == ["0 0 0 2"])
    let key = Small.key(Small.own("source", .reference(.sources), isMany: true))
    #expect(try Small.rows(Small.plan(.nothing, [.count(distinct: nil, keys: [key])])) == [])
    let every = Small.key(Small.own("source", .reference(.sources), isMany: true), every: true)
    #expect(
      try Small.rows(Small.plan(.nothing, [.count(distinct: nil, keys: [every])]))
        == ["S-1 0 0 0 2", "S-2 0 0 0 2", "S-10 0 0 0 2"])
  }

  @Test("other relations and tables count their rows")
  func countOthers() throws {
    let count = Step.Kind.count(distinct: nil, keys: [])
    let sources = try Small.answer(Small.plan(of: .sources, [count]))
    #expect(sources.table.columns.map(\.name) == ["rows", "rows_of"])
    #expect(sources.figures == nil)
    let table = try Small.answer(
      Small.plan([
        .select([Small.mission]),
        .count(distinct: nil, keys: [Small.key(Small.column("mission", .text, isMany: true))]),
      ]))
    #expect(table.table.columns.map(\.name) == ["mission", "rows", "rows_of"])
    #expect(Small.lines(table.table) == ["UNMIK 2 4", "MONUSCO 2 4", "– 1 4"])
    #expect(table.footers == ["groups overlap: a row may count in several"])
  }

  @Test("summarize works out every aggregate")
  func summarize() throws {
    let functions: [(String, Aggregate.Function)] = [
      ("n", .count), ("voices", .sources), ("distinct", .distinct([Small.mission, Small.page])),
      ("missions", .values(Small.mission)), ("first", .first(Small.page)),
      ("min", .min(Small.page)),
      ("max", .max(Small.page)), ("sum", .sum(Small.page)), ("mean", .mean(Small.page)),
      ("median", .median(Small.page)), ("share", .share),
    ]
    let aggregates = functions.map { Aggregate(name: $0.0, function: $0.1, span: Small.span) }
    let coded = Small.own("id")
    #expect(
      try Small.rows(Small.plan([.summarize(aggregates, keys: [])]))
        == ["4 2 4 UNMIK;MONUSCO 3 3 10 17 \(17.0 / 3) 4.0 1.0"])
    #expect(
      try Small.rows(Small.plan(.nothing, [.summarize(aggregates, keys: [])]))
        == ["0 0 0 – – – – – – – –"])
    let one = Predicate.test(coded, .anyOf([.text("E-1"), .text("E-2")]), Small.span)
    #expect(
      try Small.rows(Small.plan(one, [.summarize([aggregates[9]], keys: [])])) == ["6.5"])
  }

  @Test("first takes the first value in the order in which rows came in")
  func firstInOrder() throws {
    let first = Aggregate(name: "first", function: .first(Small.page), span: Small.span)
    let sort = Step.Kind.sort([SortTerm(reference: Small.page, isDescending: true)])
    #expect(try Small.rows(Small.plan([sort, .summarize([first], keys: [])])) == ["10"])
  }

  @Test("a sum that does not fit stays a number")
  func overflow() {
    let numbers = Numbers(weighted: [(.integer(.max), 2)])
    #expect(numbers.sum == .number(Double(Int.max) * 2))
    #expect(numbers.median == .number(Double(Int.max)))
  }

  @Test("matrix is long, laid out as a grid, and its shares are counted afresh")
  func matrix() throws {
    let plan = MatrixPlan(
      rows: [Small.key(Small.mission)], columns: [Small.theme], cell: .shareOfRow,
      cellName: "share")
    let answer = try Small.answer(Small.plan([.matrix(plan)]))
    #expect(answer.layout == .grid(rows: [0], columns: [1], cell: 2))
    #expect(
      Small.lines(answer.table) == [
        "UNMIK theme/resource 1.0", "UNMIK theme/power 0.5", "UNMIK – 0.0",
        "MONUSCO theme/resource 0.5", "MONUSCO theme/power 0.5", "MONUSCO – 0.5",
        "– theme/resource 0.0", "– theme/power 0.0", "– – 1.0",
      ])
  }

  @Test("cell gives the excerpts behind a cell")
  func cell() throws {
    let keys = [Small.key(Small.mission), Small.theme]
    func rows(_ addresses: [CellAddress]) throws -> [String] {
      try Small.rows(Small.plan([.cell(keys, addresses)]))
    }
    #expect(try rows([.value(.text("UNMIK")), .codes(0)]) == ["E-1", "E-2"])
    #expect(try rows([.value(.text("MONUSCO")), .none]) == ["E-4"])
    #expect(try rows([.none, .none]) == ["E-3"])
    #expect(try rows([.value(.text("MONUC")), .codes(1)]) == [])
  }

  @Test("sort keeps ties in order and missing last, either way")
  func sort() throws {
    func rows(_ isDescending: Bool) throws -> [String] {
      let term = SortTerm(reference: Small.score, isDescending: isDescending)
      return try Small.rows(Small.plan([.sort([term])]))
    }
    #expect(try rows(false) == ["E-4", "E-1", "E-2", "E-3"])
    #expect(try rows(true) == ["E-1", "E-4", "E-2", "E-3"])
  }

  @Test("first, last and skip go by the order at hand")
  func slices() throws {
    let sort = Step.Kind.sort([SortTerm(reference: Small.page, isDescending: true)])
    #expect(try Small.rows(Small.plan([.first(2)])) == ["E-1", "E-2"])
    #expect(try Small.rows(Small.plan([.last(2)])) == ["E-3", "E-4"])
    #expect(try Small.rows(Small.plan([.skip(3)])) == ["E-4"])
    #expect(try Small.rows(Small.plan([.skip(9)])) == [])
    #expect(try Small.rows(Small.plan([sort, .first(1)])) == ["E-2"])
    #expect(try Small.rows(Small.plan([sort, .last(1)])) == ["E-3"])
  }

  @Test("sample takes the smallest SHA-256 of seed, line feed and id")
  func sample() throws {
    // printf '1\nE-1' | sha256sum, and so on: ranks of the digests.
    let digests = ["E-1", "E-2", "E-3", "E-4"].map { id in
      (SHA256.hexadecimal(of: Array("1\n\(id)".utf8)), id)
    }
    let expected = digests.sorted { $0.0 < $1.0 }.prefix(2).map(\.1).sorted()
    #expect(try Small.rows(Small.plan([.sample(2, seed: "1")])) == expected)
    #expect(try Small.rows(Small.plan([.sample(9, seed: "1")])).count == 4)
  }

  @Test("distinct keeps the first of each combination")
  func distinct() throws {
    let chapter = Small.own("chapter", .integer)
    #expect(try Small.rows(Small.plan([.distinct([chapter])])) == ["E-1", "E-2", "E-4"])
    #expect(
      try Small.rows(Small.plan([.select([chapter]), .distinct([])])) == ["1", "2", "–"])
  }

  @Test("negations say how many rows they include for want of a value")
  func negation() throws {
    let affiliation = Small.ofSource("affiliation")
    let isUN = Predicate.test(affiliation, .anyOf([.text("UN")]), Small.span)
    let answer = try Small.answer(
      Small.plan([.filter(.not(isUN, Small.span), negationsOverMissing: [affiliation])]))
    #expect(Small.lines(answer.table) == ["E-3", "E-4"])
    #expect(answer.remarks.map(\.message) == ["includes 1 with no `source.affiliation`"])
    #expect(answer.remarks.map(\.code) == [.includesMissing])
  }

  @Test("a search says what it read")
  func search() throws {
    let pattern = TextPattern(elements: [.word(["staff"])], source: "staff")
    let answer = try Small.answer(
      Small.plan(.text(pattern, Small.span), searches: [pattern.source]))
    #expect(Small.lines(answer.table) == ["E-1", "E-4"])
    #expect(answer.footers == ["read: 0 texts, 4 summaries"])
  }

  @Test("the denominator of sources obeys the conditions on sources")
  func voices() throws {
    let isUN = Predicate.test(
      SmallCorpus.reference([], SmallCorpus.field(.sources, "affiliation", .text)),
      .anyOf([.text("UN")]), Small.span)
    let answer = try Small.answer(Small.plan(voices: isUN))
    #expect(
      answer.figures == Answer.Figures(excerpts: 3, notTestimony: 1, sources: 1, sourcesOf: 1))
  }
}
