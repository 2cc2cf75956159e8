import QualmBase
import QualmCorpus
import TestSupport

/// A package made at random, written as text and read as any other.
///
/// Small enough to go through by hand, odd enough that everything occurs: several sources of an excerpt
/// and none, sources that are no voices, coders who are unknown, names that repeat, values that are
/// missing, links and memos on anything, frameworks that hide codes, tables that are not there.
struct RandomPackage {
  var random: SeededGenerator
  var documents: [String] = []
  var sources: [String] = []
  var excerpts: [String] = []
  var codes: [(id: String, name: String, parent: Int?, isCodable: Bool)] = []
  var tables: [(schema: String, path: String, rows: String)] = []
  /// The texts that are attached, by the document's id.
  var texts: [String: String] = [:]
  let hasMissions: Bool
  let hasFrameworks: Bool
  let coders: [(id: String, isOfRecord: Bool)]

  static let words = [
    "staff", "Staff", "helicopter", "helicopters", "lack", "of", "the", "road", "Übung", "don’t",
    "don't", "6.3.2", "état", "E\u{301}TAT", "1,200", "vacancy", "staff-car", "mission", "a",
  ]

  /// The package of a seed, and the texts of its documents that are attached.
  static func corpus(seed: UInt64) throws -> (corpus: Corpus, texts: [String: String]) {
    var package = RandomPackage(seed: seed)
    let corpus = try package.read()
    return (corpus, package.texts)
  }

  private init(seed: UInt64) {
    random = SeededGenerator(seed: seed)
    hasMissions = random.chance(percent: 70)
    hasFrameworks = random.chance(percent: 50)
    let all = [
      [("ann", true), ("ben", false)], [("ann", true), ("ben", true)], [("ann", true)],
      [("ann", true), ("ben", false), ("Third one", false)], [],
      [("ann", false), ("ben", false), ("Third one", false)],
    ]
    coders = random.choose(all).map { (id: $0.0, isOfRecord: $0.1) }
  }

  mutating func read() throws -> Corpus {
    makeDocuments()
    if random.chance(percent: 45) { makeTexts() }
    makeCodes()
    let hasSources = random.chance(percent: 88)
    if hasSources { makeSources() }
    makeExcerpts()
    if hasSources { makeMemberships() }
    makeCodings()
    if random.chance(percent: 85) { makeLinks() }
    if random.chance(percent: 80) { makeMemos() }
    if random.chance(percent: 40), !coders.isEmpty { makePasses() }
    if random.chance(percent: 65) { makeUnits() }
    if !texts.isEmpty, random.chance(percent: 60) { makeInterruptions() }
    if !texts.isEmpty, random.chance(percent: 60) { makeRepairs() }
    if hasMissions { makeMissions() }
    var files = ["datapackage.json": Array(descriptor.utf8)]
    for table in tables { files[table.path] = Array(table.rows.utf8) }
    switch CorpusReader.read(MemoryFiles(files: files)) {
    case .success(let corpus): return corpus
    case .failure(let faults): throw Unreadable(messages: faults.diagnostics.map(\.message))
    }
  }

  struct Unreadable: Error {
    var messages: [String]
  }

  // MARK: Text

  var descriptor: String {
    let people = coders.map { #"{"id": "\#($0.id)", "record": \#($0.isOfRecord)}"# }
    let frameworks =
      hasFrameworks
      ? #", "frameworks": [{"name": "initial"}, {"name": "revised", "default": true}]"# : ""
    let digests = texts.sorted { $0.key < $1.key }.map { id, text in
      #"{"id": "\#(id)", "sha256": "\#(SHA256.hexadecimal(of: Array(text.utf8)))"}"#
    }
    let author = sources.last.map { #", "author": "\#($0)""# } ?? ""
    return """
      {"name": "random", "qualm": {"format": 1, "coders": [\(people.joined(separator: ", "))]\
      \(frameworks)\(author), "documents": [\(digests.joined(separator: ", "))]}, "resources": [\(tables.map(\.schema).joined(separator: ", "))]}
      """
  }

  // MARK: Choosing

  mutating func each<Cell>(
    _ things: [some Any], _ make: (inout SeededGenerator) -> Cell
  ) -> [Cell] {
    var cells: [Cell] = []
    for _ in things { cells.append(make(&random)) }
    return cells
  }

  mutating func sentence() -> String? {
    if random.chance(percent: 10) { return nil }
    let count = 1 + random.below(6)
    let words = (0..<count).map { _ in random.choose(Self.words) }
    return words.joined(separator: random.choose([" ", " ", ", ", "\u{A0}", " - "]))
  }

  static let missions = ["UNMIK", "MONUC", "MONUSCO"]
  static let dates = ["2010", "2011", "2011-01", "2011-01-17", "2011-03", "2012-12-31"]
}
