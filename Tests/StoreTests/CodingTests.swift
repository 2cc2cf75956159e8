import QualmBase
import QualmCorpus
import QualmStore
import TestSupport
import Testing

/// Codings of random corpora, their coders and what hangs on them, against a scan.
@Suite("Codings are what a scan finds")
struct CodingTests {
  static let seeds = SnapshotTests.seeds

  private func rows(_ naive: NaiveCorpus, where holds: (RandomCorpus.Excerpt) -> Bool) -> RowSet {
    RowSet(
      ascending: naive.excerpts.indices.filter { holds(naive.excerpts[$0]) }.map { UInt32($0) },
      universe: naive.excerpts.count)
  }

  @Test("posting sets of codes, for every choice of coders", arguments: seeds)
  func coded(seed: UInt64) {
    let model = RandomCorpus(seed: seed)
    let naive = NaiveCorpus(model)
    let snapshot = Snapshot(model.corpus)
    var random = SeededGenerator(seed: seed ^ 0x5EED)
    let count = model.codes.count
    var lists: [[Int]] = [[], Array(0..<count)]
    lists += (0..<count).map { Array($0..<model.codes[$0].subtreeEnd) }
    lists += (0..<count).map { [$0] }
    // As a framework leaves them: a subtree with holes.
    for _ in 0..<4 { lists.append((0..<count).filter { _ in random.chance(0.8) }) }
    let choices: [(Snapshot.Coders, (String?) -> Bool)] = [
      (.ofRecord, naive.isOfRecord), (.any, { _ in true }),
      (.these(["first"]), { $0 == "first" }), (.these(["nobody"]), { _ in false }),
      (.these(["second", "first"]), { $0 != nil }),
    ]
    for (choice, admits) in choices {
      let codesOfExcerpts = naive.excerpts.map { Set(naive.codings(of: $0, admits).map(\.code)) }
      let expected = lists.map { codes in
        RowSet(
          ascending: codesOfExcerpts.indices.filter {
            !codesOfExcerpts[$0].isDisjoint(with: codes)
          }.map { UInt32($0) }, universe: codesOfExcerpts.count)
      }
      #expect(lists.map { snapshot.coded($0, coders: choice) } == expected)
    }
  }

  @Test("codes of excerpts, counts of codings", arguments: seeds)
  func codes(seed: UInt64) throws {
    let model = RandomCorpus(seed: seed)
    let naive = NaiveCorpus(model)
    let snapshot = Snapshot(model.corpus)
    var random = SeededGenerator(seed: seed ^ 0xC0DE)
    let count = model.codes.count
    #expect(snapshot.codeCount == count)
    let all = (0..<UInt32(naive.excerpts.count)).map { $0 }
    let range = count == 0 ? nil : random.below(count)
    let subtree = range.map { $0..<model.codes[$0].subtreeEnd }
    let visible = (0..<count).filter { _ in random.chance(0.6) }
    for (range, visible) in [(nil, nil), (subtree, nil), (nil, visible), (subtree, visible)] {
      let expected = naive.excerpts.map { excerpt -> Value in
        let codes = Set(naive.codings(of: excerpt, naive.isOfRecord).map(\.code)).filter { code in
          (range?.contains(code) ?? true) && (visible?.contains(code) ?? true)
        }
        return codes.isEmpty ? .missing : .list(codes.sorted().map { .text(model.codes[$0].path) })
      }
      #expect(snapshot.codes(of: all, under: range, visible: visible) == expected)
    }
    let excerpts = rows(naive) { _ in random.chance(0.5) }
    let chosen = Set(excerpts.rows.map { naive.excerpts[Int($0)].id })
    #expect(
      snapshot.codingCount(in: excerpts, codes: visible)
        == model.codings.count {
          chosen.contains($0.excerpt) && visible.contains($0.code) && naive.isOfRecord($0.coder)
        })
  }

  @Test("coders, times and memos of excerpts", arguments: seeds)
  func columns(seed: UInt64) throws {
    let model = RandomCorpus(seed: seed)
    let naive = NaiveCorpus(model)
    let relation = Snapshot(model.corpus).excerpts
    func text(_ values: some Sequence<String?>) -> [Value] {
      values.compactMap { $0 }.map { .text($0) }
    }
    try expectColumn(
      relation.column(named: "coder"),
      naive.excerpts.map { text(naive.codings(of: $0) { _ in true }.map(\.coder)) }, "coder")
    let codings = naive.excerpts.map { naive.codings(of: $0, naive.isOfRecord) }
    try expectColumn(
      relation.column(named: "coded"),
      codings.map { $0.compactMap { $0.time.flatMap { PartialDate($0) }.map { .date($0) } } },
      "coded")
    let memos = zip(naive.excerpts, codings).map { excerpt, codings in
      let on = (model.memos ?? []).filter {
        ($0.kind ?? "excerpt") == "excerpt" && $0.on == excerpt.id
      }
      return text(codings.map(\.memo)) + text(on.map(\.text))
    }
    try expectColumn(relation.column(named: "memo"), memos, "memo")
    // Names of codes may repeat, so that the column of codes is compared by place.
    let code = try #require(relation.column(named: "code"))
    #expect(code.dictionary == model.codes.map { .text($0.path) })
    for index in model.codes.indices {
      #expect(
        code.rows(of: index)
          == rows(naive) { excerpt in
            naive.codings(of: excerpt, naive.isOfRecord).contains { $0.code == index }
          })
    }
  }

  @Test("the relations of codings, codes and coders", arguments: seeds)
  func relations(seed: UInt64) throws {
    let model = RandomCorpus(seed: seed)
    let naive = NaiveCorpus(model)
    let snapshot = Snapshot(model.corpus)
    var coders = model.coders.map(\.id)
    for case let coder? in model.codings.map(\.coder) where !coders.contains(coder) {
      coders.append(coder)
    }
    #expect(snapshot.coders.ids.dictionary == coders.map { .text($0) })
    let position = Dictionary(
      uniqueKeysWithValues: naive.excerpts.enumerated().map { ($1.id, $0) })
    let sorted = model.codings.enumerated().sorted { first, second in
      func key(_ coding: (offset: Int, element: RandomCorpus.Coding)) -> [Int] {
        [
          position[coding.element.excerpt] ?? .max, coding.element.code,
          coding.element.coder.flatMap { coders.firstIndex(of: $0) } ?? .max, coding.offset,
        ]
      }
      return key(first).lexicographicallyPrecedes(key(second))
    }.map(\.element)
    func text(_ value: String?) -> [Value] { value.map { [.text($0)] } ?? [] }
    let codings = snapshot.codings
    try expectColumn(
      codings.column(named: "excerpt"), sorted.map { text($0.excerpt) },
      dictionary: naive.excerpts.map { .text($0.id) }, "excerpt")
    try expectColumn(codings.column(named: "coder"), sorted.map { text($0.coder) }, "coder")
    try expectColumn(codings.column(named: "memo"), sorted.map { text($0.memo) }, "memo")
    #expect(
      codings.column(named: "code")?.cells(rows: codings.all.rows)
        == sorted.map { .text(model.codes[$0.code].path) })
    let codes = snapshot.codes
    try expectColumn(codes.ids, model.codes.map { text($0.id) }, "id")
    try expectColumn(codes.column(named: "name"), model.codes.map { text($0.name) }, "name")
    try expectColumn(codes.column(named: "label"), model.codes.map { text($0.label) }, "label")
    try expectColumn(
      codes.column(named: "depth"), model.codes.map { [.integer($0.depth)] }, "depth")
    try expectColumn(
      codes.column(named: "note"), model.codes.map { text("note on \($0.id)") }, "note")
    #expect(
      codes.column(named: "parent")?.cells(rows: codes.all.rows)
        == model.codes.map { $0.parent.map { .text(model.codes[$0].path) } ?? .missing })
  }

  @Test("what memos are on", arguments: seeds)
  func memos(seed: UInt64) throws {
    let model = RandomCorpus(seed: seed)
    let naive = NaiveCorpus(model)
    let snapshot = Snapshot(model.corpus)
    let relation = snapshot.memos
    guard let memos = model.memos else {
      #expect(relation.rowCount == 0)
      return
    }
    let position = Dictionary(
      uniqueKeysWithValues: naive.excerpts.enumerated().map { ($1.id, $0) })
    func on(_ memo: RandomCorpus.Memo, _ kind: String) -> Bool { (memo.kind ?? "excerpt") == kind }
    func excerpt(_ memo: RandomCorpus.Memo) -> Int? {
      on(memo, "excerpt") ? position[memo.on] : nil
    }
    func text(_ values: [String?]) -> [Value] { values.compactMap { $0 }.map { .text($0) } }
    #expect(
      relation.column(named: "on")?.cells(rows: relation.all.rows) == memos.map { .text($0.on) })
    try expectColumn(
      relation.column(named: "excerpt"), memos.map { text([on($0, "excerpt") ? $0.on : nil]) },
      "excerpt")
    try expectColumn(
      relation.column(named: "source"),
      memos.map { memo in
        if let row = excerpt(memo) { return text(naive.sourcesOfExcerpts[row]) }
        return text([on(memo, "source") ? memo.on : nil])
      }, "source")
    try expectColumn(
      relation.column(named: "document"),
      memos.map { memo in
        if let row = excerpt(memo) { return text([naive.excerpts[row].document]) }
        return text([on(memo, "document") ? memo.on : nil])
      }, "document")
    // Paths lead on from `on`, to the excerpts if any memo is on one.
    guard memos.contains(where: { on($0, "excerpt") }) else { return }
    let page = try #require(snapshot.excerpts.column(named: "page"))
    let hop = try #require(relation.column(named: "on"))
    #expect(hop.target == "excerpts")
    try expectColumn(
      snapshot.column(page, through: [hop]),
      memos.map { memo in
        excerpt(memo).flatMap { naive.excerpts[$0].page }.map { [.integer($0)] } ?? []
      }, "on.page")
    let all = snapshot.related(relation.all, through: hop)
    #expect(all.rows.map { Int($0) } == Set(memos.compactMap(excerpt)).sorted())
  }
}
