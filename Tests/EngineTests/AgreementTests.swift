import QualmBase
import QualmCorpus
import QualmEngine
import QualmPlan
import QualmStore
import TestSupport
import Testing

/// `agree` against the naive reckoning, over random projects with and without passes.
@Suite("Agreement is what the definitions give")
struct AgreementTests {
  @Test("random projects, coders, passes, codes and units")
  func random() throws {
    var seen: [String: Int] = [:]
    for number in 0..<400 {
      var generator = SeededGenerator(seed: UInt64(number) &+ 1960)
      var corpus = PlainCorpus(random: &generator, mostExcerpts: number % 20 == 0 ? 90 : 25)
      corpus.useFewerCoders(&generator)
      corpus.addPasses(&generator)
      let snapshot = Snapshot(corpus.corpus(shuffledBy: &generator))
      let agreement = plan(corpus, &generator)
      let limit = generator.chance(percent: 50) ? nil : generator.below(10)
      let predicate: Predicate =
        limit.map { .test(SmallCorpus.page, .ordering(.less, .integer($0)), SmallCorpus.span) }
        ?? .everything
      let query = SmallCorpus.plan(predicate, [.agree(agreement)])
      let rows = corpus.excerpts.indices.filter { row in
        limit.map { limit in corpus.excerpts[row].page.map { $0 < limit } ?? false } ?? true
      }
      let naive = NaiveAgreement(corpus: corpus, rows: rows)
      if naive.coders.count < 2 {
        seen["few coders", default: 0] += 1
        let error = #expect(throws: Diagnostic.self) { try Engine(snapshot: snapshot).run(query) }
        #expect(error?.code == .fewCoders)
        continue
      }
      let answer = try Engine(snapshot: snapshot).run(query)
      let expected = naive.table(agreement)
      try compare(answer.table, expected, "project \(number): \(agreement)")
      let says = answer.remarks.map(\.code) == [.agreementWithoutPasses]
      #expect(says == corpus.passes.isEmpty)
      for row in expected {
        seen[row.coders.count > 2 ? "all" : "pair", default: 0] += 1
        if row.figures[2] == nil { seen["not defined", default: 0] += 1 }
        if (row.counts[0] ?? 0) > 3, (row.counts[1] ?? 0) > 0 { seen["partial", default: 0] += 1 }
      }
      seen[agreement.unit == .sources ? "sources" : "excerpts", default: 0] += 1
      if corpus.passes.isEmpty { seen["without passes", default: 0] += 1 }
    }
    let kinds = [
      "all", "pair", "not defined", "partial", "sources", "excerpts", "without passes",
      "few coders",
    ]
    for kind in kinds { #expect(seen[kind, default: 0] >= 20, "\(kind): \(seen)") }
  }

  @Test("three coders: a row for all with an alpha, then each pair; who made no pass is left out")
  func threeCoders() throws {
    var corpus = SmallCorpus.plain
    corpus.coders = ["first", "second", "third", "fourth"]
    corpus.codings += [
      .init(excerpt: 0, code: 1, coder: "third"), .init(excerpt: 2, code: 1, coder: "fourth"),
      .init(excerpt: 3, code: 1, coder: "third"),
    ]
    corpus.passes = [
      .init(coder: "first", code: 0), .init(coder: "second", code: 0, document: 0),
      .init(coder: "third", code: 1, excerpt: 0), .init(coder: "third", code: 1, excerpt: 1),
    ]
    var generator = SeededGenerator(seed: 3)
    let engine = Engine(snapshot: Snapshot(corpus.corpus(shuffledBy: &generator)))
    let resource = AgreementPlan.Facet(
      label: "theme/resource", groups: [CodeGroup(label: "theme/resource", codes: [CodeID(1)])])
    let answer = try engine.run(
      SmallCorpus.plan([
        .agree(
          AgreementPlan(
            name: "resource", root: CodeID(1), facets: [resource], listsGroups: false,
            unit: .excerpts))
      ]))
    #expect(
      SmallCorpus.lines(answer.table) == [
        "theme/resource first;second;third 4 0 – – – – – \(1.0 / 7)",
        "theme/resource first;second 4 0 0 2 2 50.0 0.0 \(-1.0 / 6)",
        "theme/resource first;third 2 2 1 1 0 50.0 0.0 0.0",
        "theme/resource second;third 2 2 0 1 1 50.0 0.0 0.0",
      ])
    #expect(
      answer.footers == [
        "a unit is an excerpt with a code, where two coders or more looked for it",
        "left out: 1 code given where the coder made no pass",
        "left out: fourth, who made no pass",
      ])
    #expect(answer.table.columns.map(\.name) == ["resource"] + AgreementPlan.figures.map(\.name))
    #expect(answer.remarks.isEmpty)
  }

  private func plan(
    _ corpus: PlainCorpus, _ generator: inout SeededGenerator
  ) -> AgreementPlan {
    func facet(_ top: Int, withItself: Bool) -> AgreementPlan.Facet {
      var groups = corpus.children(top).map {
        CodeGroup(label: corpus.path($0), codes: corpus.subtree($0).map { CodeID($0) })
      }
      if withItself {
        groups.insert(CodeGroup(label: corpus.path(top) + " (itself)", codes: [CodeID(top)]), at: 0)
      }
      return AgreementPlan.Facet(label: corpus.path(top), groups: groups)
    }
    let isOne = generator.chance(percent: 50)
    let withItself = generator.chance(percent: 50)
    let tops = isOne ? [generator.choose([0, 1, 5])] : [0, 5]
    return AgreementPlan(
      name: "facet", root: nil, facets: tops.map { facet($0, withItself: withItself) },
      listsGroups: isOne, unit: generator.chance(percent: 35) ? .sources : .excerpts)
  }

  private func compare(_ table: Table, _ expected: [NaiveAgreement.Row], _ what: String) throws {
    try #require(table.rowCount == expected.count, "\(what)")
    for (index, row) in expected.enumerated() {
      let cells = table.row(index)
      try #require(cells[0] == .text(row.label), "\(what)")
      try #require(cells[1] == .list(row.coders.map { .text($0) }), "\(what)")
      let counts = row.counts.map { $0.map { Value.integer($0) } ?? .missing }
      try #require(Array(cells[2..<7]) == counts, "\(what), row \(index)")
      for (cell, figure) in zip(cells[7...], row.figures) {
        switch (cell, figure) {
        case (.missing, nil): continue
        case (.number(let number), let figure?):
          try #require(abs(number - figure) < 1e-9, "\(what), row \(index)")
        default: try #require(Bool(false), "\(what), row \(index): \(cell), \(figure as Any)")
        }
      }
    }
  }
}

extension PlainCorpus {
  /// Sometimes there are two coders, sometimes one.
  fileprivate mutating func useFewerCoders(_ generator: inout SeededGenerator) {
    let count = generator.choose([1, 2, 2, 2, 3, 3])
    coders = Array(coders.prefix(count))
    codings = codings.filter { coding in coding.coder.map(coders.contains) ?? true }
    record = record.intersection(coders)
  }

  /// In most projects coders look for some codes in some places.
  fileprivate mutating func addPasses(_ generator: inout SeededGenerator) {
    if excerpts.isEmpty || generator.chance(percent: 30) { return }
    for coder in coders {
      for _ in 0..<(1 + generator.below(4)) {
        var pass = Pass(coder: coder, code: generator.choose([0, 0, 0, 1, 4, 5, 5, 6]))
        if generator.chance(percent: 60) { pass.document = generator.below(documents.count) }
        passes.append(pass)
      }
      for excerpt in excerpts.indices where generator.chance(percent: 30) {
        passes.append(Pass(coder: coder, code: generator.choose([0, 5]), excerpt: excerpt))
      }
    }
  }
}
