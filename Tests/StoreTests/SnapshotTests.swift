import QualmBase
import QualmCorpus
import QualmStore
import TestSupport
import Testing

/// A snapshot of random corpora against a scan of their rows.
@Suite("A snapshot says what a scan finds")
struct SnapshotTests {
  /// Enough seeds that every oddity occurs; each test goes through all of them.
  static let seeds = Array(UInt64(0)..<240)

  private static func text(_ values: [String]) -> [Value] { values.map { .text($0) } }
  private static func text(_ value: String?) -> [Value] { value.map { [.text($0)] } ?? [] }
  private static func integer(_ value: Int?) -> [Value] { value.map { [.integer($0)] } ?? [] }
  private static func natural(_ values: [Value]) -> [Value] {
    Array(Set(values)).sorted { NaturalOrder.precedes($0, $1) }
  }

  @Test("the random corpora hold what they should")
  func variety() {
    let all = Self.seeds.map { NaiveCorpus(RandomCorpus(seed: $0)) }
    #expect(all.contains { $0.excerpts.isEmpty })
    #expect(all.contains { $0.model.sources == nil && !$0.excerpts.isEmpty })
    #expect(all.contains { $0.sourcesOfExcerpts.contains { $0.count > 1 } })
    #expect(all.contains { naive in naive.excerpts.contains { naive.sources.contains($0.id) } })
    #expect(
      all.contains { naive in naive.model.documents.contains { naive.sources.contains($0.id) } })
    #expect(all.contains { $0.model.coders.contains { !$0.isOfRecord } })
    let evidence = all.flatMap { naive in naive.sourcesOfExcerpts.map(naive.evidence) }
    #expect(Set(evidence) == ["testimony", "assertion", "record"])
  }

  @Test("fields of excerpts", arguments: seeds)
  func excerpts(seed: UInt64) throws {
    let model = RandomCorpus(seed: seed)
    let naive = NaiveCorpus(model)
    let relation = Snapshot(model.corpus).excerpts
    let rows = naive.excerpts
    try expectColumn(relation.ids, rows.map { Self.text($0.id) }, "id")
    for (row, excerpt) in rows.enumerated() { #expect(relation.row(ofID: excerpt.id) == row) }
    #expect(relation.row(ofID: "nobody") == nil)
    try expectColumn(
      relation.column(named: "document"), rows.map { Self.text($0.document) },
      dictionary: Self.text(model.documents.map(\.id)), "document")
    for (name, value) in [
      ("start", \RandomCorpus.Excerpt.start), ("end", \.end), ("page", \.page),
    ] {
      let cells = rows.map { Self.integer($0[keyPath: value]) }
      try expectColumn(
        relation.column(named: name), cells, dictionary: Self.natural(cells.flatMap { $0 }),
        "\(name)")
    }
    try expectColumn(
      relation.column(named: "length"),
      rows.map { row in Self.integer(row.start.flatMap { start in row.end.map { $0 - start } }) },
      "length")
    let missions = rows.map { Self.text($0.mission) }
    try expectColumn(
      relation.column(named: "mission"), missions,
      dictionary: Self.natural(missions.flatMap { $0 }), "mission")
    let certainties = rows.compactMap(\.certainty).filter { !RandomCorpus.certainties.contains($0) }
    try expectColumn(
      relation.column(named: "certainty"), rows.map { Self.text($0.certainty) },
      dictionary: Self.text(RandomCorpus.certainties) + Self.natural(Self.text(certainties)),
      "certainty")
    try expectColumn(
      relation.column(named: "summary"), rows.map { Self.text($0.summary) }, "summary")
    try expectColumn(
      relation.column(named: "span"),
      rows.map { row in
        guard let document = row.document, let start = row.start, let end = row.end else {
          return []
        }
        return Self.text("\(document) [\(start), \(end))")
      }, "span")
    // Words are attached or there is no such field.
    #expect(relation.column(named: "text") == nil)
  }

  @Test("belonging, voices, evidence", arguments: seeds)
  func belonging(seed: UInt64) throws {
    let model = RandomCorpus(seed: seed)
    let naive = NaiveCorpus(model)
    let snapshot = Snapshot(model.corpus)
    let sources = snapshot.sources
    try expectColumn(
      sources.ids, naive.sources.map { Self.text($0) }, dictionary: Self.text(naive.sources), "id")
    try expectColumn(
      snapshot.excerpts.column(named: "source"), naive.sourcesOfExcerpts.map(Self.text),
      dictionary: Self.text(naive.sources), "source")
    #expect(
      snapshot.excerpts.column(named: "source")?.isMany
        == naive.sourcesOfExcerpts.contains { $0.count > 1 })
    try expectColumn(
      snapshot.excerpts.column(named: "evidence"),
      naive.sourcesOfExcerpts.map { Self.text(naive.evidence($0)) }, "evidence")
    try expectColumn(
      sources.column(named: "evidence"), naive.sources.map { Self.text(naive.evidence([$0])) },
      "evidence of sources")
    try expectColumn(
      sources.column(named: "voice"), naive.sources.map { [.boolean(naive.isVoice($0))] }, "voice")
    let voices = naive.sources.indices.filter { naive.isVoice(naive.sources[$0]) }
    #expect(snapshot.voices.rows == voices.map { UInt32($0) })
    let testimony = naive.sourcesOfExcerpts.indices.filter { row in
      naive.sourcesOfExcerpts[row].contains(where: naive.isVoice)
    }
    #expect(snapshot.testimony.rows == testimony.map { UInt32($0) })
    if model.sources != nil {
      let role = naive.sources.map { id in
        Self.text(model.sources?.first { $0.id == id }?.role)
      }
      try expectColumn(
        sources.column(named: "role"), role, dictionary: Self.natural(role.flatMap { $0 }), "role")
    }
  }

  @Test("sets of sources, documents and excerpts", arguments: seeds)
  func crossing(seed: UInt64) throws {
    let model = RandomCorpus(seed: seed)
    let naive = NaiveCorpus(model)
    let snapshot = Snapshot(model.corpus)
    var random = SeededGenerator(seed: seed ^ 0xABCD)
    let excerptCount = naive.excerpts.count
    for density in [0.0, 0.2, 0.7, 1.0] {
      let excerpts = (0..<excerptCount).filter { _ in random.chance(density) }
      let excerptSet = RowSet(ascending: excerpts.map { UInt32($0) }, universe: excerptCount)
      let ofExcerpts = Set(excerpts.flatMap { naive.sourcesOfExcerpts[$0] })
      #expect(
        snapshot.sources(ofExcerpts: excerptSet).rows.map { naive.sources[Int($0)] }
          == naive.sources.filter(ofExcerpts.contains))
      let documents = Set(excerpts.compactMap { naive.excerpts[$0].document })
      #expect(
        snapshot.documents(ofExcerpts: excerptSet).rows.map { model.documents[Int($0)].id }
          == model.documents.map(\.id).filter(documents.contains))
      let sources = naive.sources.indices.filter { _ in random.chance(density) }
      let sourceIDs = Set(sources.map { naive.sources[$0] })
      let sourceSet = RowSet(
        ascending: sources.map { UInt32($0) }, universe: naive.sources.count)
      #expect(
        snapshot.excerpts(ofSources: sourceSet).rows.map { Int($0) }
          == (0..<excerptCount).filter {
            !sourceIDs.isDisjoint(with: naive.sourcesOfExcerpts[$0])
          })
      for document in model.documents.indices {
        let set = RowSet(range: document..<document + 1, universe: model.documents.count)
        #expect(
          snapshot.excerpts(ofDocuments: set).rows.map { Int($0) }
            == (0..<excerptCount).filter {
              naive.excerpts[$0].document == model.documents[document].id
            })
      }
    }
  }

  @Test("paths through several relations", arguments: seeds)
  func paths(seed: UInt64) throws {
    let model = RandomCorpus(seed: seed)
    guard model.sources != nil else { return }
    let naive = NaiveCorpus(model)
    let snapshot = Snapshot(model.corpus)
    let source = try #require(snapshot.excerpts.column(named: "source"))
    let mission = try #require(snapshot.sources.column(named: "mission"))
    let missions = try #require(snapshot.relation(named: "missions"))
    let began = try #require(missions.column(named: "began"))
    #expect(mission.target == "missions")
    func missionOf(_ source: String) -> String? {
      model.sources?.first { $0.id == source }?.mission
    }
    try expectColumn(
      snapshot.column(mission, through: [source]),
      naive.sourcesOfExcerpts.map { Self.text($0.compactMap(missionOf)) }, "source.mission")
    let path = snapshot.column(began, through: [source, mission])
    let years = naive.sourcesOfExcerpts.map { sources in
      sources.compactMap(missionOf).flatMap { id in
        Self.integer(model.missions.first { $0.id == id }?.began)
      }
    }
    try expectColumn(path, years, "source.mission.began")
    // Asking again gives the column that is there.
    #expect(snapshot.column(began, through: [source, mission]) === path)
    #expect(snapshot.column(began, through: []) === began)
    for row in model.missions.indices {
      let set = RowSet(range: row..<row + 1, universe: model.missions.count)
      let referring = snapshot.referring(to: set, through: mission)
      #expect(
        referring.rows.map { naive.sources[Int($0)] }
          == naive.sources.filter { missionOf($0) == model.missions[row].id })
    }
    let all = snapshot.related(snapshot.sources.all, through: mission)
    let used = Set(naive.sources.compactMap(missionOf))
    #expect(
      all.rows.map { model.missions[Int($0)].id } == model.missions.map(\.id).filter(used.contains))
  }
}
