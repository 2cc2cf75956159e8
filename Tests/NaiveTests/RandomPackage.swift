import QualmBase
import QualmCorpus
import TestSupport

/// A package made at random, written as text and read as any other.
///
/// Small enough to go through by hand, odd enough that everything occurs: several sources of an excerpt
/// and none, sources that are no voices, coders who are unknown, names that repeat, values that are
/// missing, links and memos on anything, frameworks that hide codes, tables that are not there.
struct RandomPackage {
  private var random: SeededGenerator
  private var documents: [String] = []
  private var sources: [String] = []
  private var excerpts: [String] = []
  private var codes: [(id: String, name: String, parent: Int?, isCodable: Bool)] = []
  private var tables: [(schema: String, path: String, rows: String)] = []
  private let hasMissions: Bool
  private let hasFrameworks: Bool
  private let coders: [(id: String, isOfRecord: Bool)]

  static let words = [
    "staff", "Staff", "helicopter", "helicopters", "lack", "of", "the", "road", "Übung", "don’t",
    "don't", "6.3.2", "état", "E\u{301}TAT", "1,200", "vacancy", "staff-car", "mission", "a",
  ]

  /// The package of a seed.
  static func corpus(seed: UInt64) throws -> Corpus {
    var package = RandomPackage(seed: seed)
    return try package.read()
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

  private mutating func read() throws -> Corpus {
    makeDocuments()
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

  private var descriptor: String {
    let people = coders.map { #"{"id": "\#($0.id)", "record": \#($0.isOfRecord)}"# }
    let frameworks =
      hasFrameworks
      ? #", "frameworks": [{"name": "initial"}, {"name": "revised", "default": true}]"# : ""
    let author = sources.last.map { #", "author": "\#($0)""# } ?? ""
    return """
      {"name": "random", "qualm": {"format": 1, "coders": [\(people.joined(separator: ", "))]\
      \(frameworks)\(author)}, "resources": [\(tables.map(\.schema).joined(separator: ", "))]}
      """
  }

  /// One column as the descriptor has it, with a cell for each row; empty where nothing is known.
  private struct Column {
    var name: String
    var declaration: String
    var cells: [String]
  }

  private func text(_ name: String, _ cells: [String?]) -> Column {
    Column(name: name, declaration: #""type": "string""#, cells: cells.map { $0 ?? "" })
  }

  private func categories(_ name: String, _ all: [String], _ cells: [String?]) -> Column {
    let listed = all.map { "\"\($0)\"" }.joined(separator: ", ")
    return Column(
      name: name, declaration: #""type": "string", "categories": [\#(listed)]"#,
      cells: cells.map { $0 ?? "" })
  }

  private func integer(_ name: String, _ cells: [Int?]) -> Column {
    Column(
      name: name, declaration: #""type": "integer""#, cells: cells.map { $0.map(String.init) ?? "" }
    )
  }

  private func list(_ name: String, _ cells: [[String]]) -> Column {
    Column(
      name: name, declaration: #""type": "list", "delimiter": ";""#,
      cells: cells.map { $0.joined(separator: ";") })
  }

  private func date(_ name: String, _ cells: [String?]) -> Column {
    Column(name: name, declaration: #""type": "date""#, cells: cells.map { $0 ?? "" })
  }

  private func truth(_ name: String, _ cells: [Bool?]) -> Column {
    Column(
      name: name, declaration: #""type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]"#,
      cells: cells.map { $0.map { $0 ? "yes" : "no" } ?? "" })
  }

  private mutating func add(
    _ name: String, key: [String], _ columns: [Column], references: [(String, String)] = []
  ) {
    func quoted(_ cell: String) -> String {
      cell.contains(where: { ",\"\n".contains($0) })
        ? "\""
          + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
          + "\""
        : cell
    }
    let fields = columns.map { #"{"name": "\#($0.name)", \#($0.declaration)}"# }
    let keys = references.map { field, table in
      #"{"fields": "\#(field)", "reference": {"resource": "\#(table)", "fields": "id"}}"#
    }
    let primary = key.map { "\"\($0)\"" }.joined(separator: ", ")
    let schema = """
      {"name": "\(name)", "path": "\(name).csv", "schema": {"fields": \
      [\(fields.joined(separator: ", "))], "primaryKey": [\(primary)], "foreignKeys": \
      [\(keys.joined(separator: ", "))]}}
      """
    var rows = columns.map(\.name).joined(separator: ",") + "\n"
    for row in columns[0].cells.indices {
      rows += columns.map { quoted($0.cells[row]) }.joined(separator: ",") + "\n"
    }
    tables.append((schema, "\(name).csv", rows))
  }

  // MARK: Choosing

  private mutating func each<Cell>(
    _ things: [some Any], _ make: (inout SeededGenerator) -> Cell
  ) -> [Cell] {
    var cells: [Cell] = []
    for _ in things { cells.append(make(&random)) }
    return cells
  }

  private mutating func sentence() -> String? {
    if random.chance(percent: 10) { return nil }
    let count = 1 + random.below(6)
    let words = (0..<count).map { _ in random.choose(Self.words) }
    return words.joined(separator: random.choose([" ", " ", ", ", "\u{A0}", " - "]))
  }

  private static let missions = ["UNMIK", "MONUC", "MONUSCO"]
  private static let dates = ["2010", "2011", "2011-01", "2011-01-17", "2011-03", "2012-12-31"]

  // MARK: Tables

  private mutating func makeDocuments() {
    documents = (1...1 + random.below(3)).map { "doc-\($0 * 5)" }
    add(
      "documents", key: ["id"],
      [
        text("id", documents), text("title", each(documents) { $0.choose([nil, "One", "two"]) }),
        date("written", each(documents) { $0.choose([nil, "2010", "2011-05"]) }),
      ])
  }

  private mutating func makeCodes() {
    let names = [
      "theme", "power", "Power dependency", "coping", "other", "staff/car", "learning", "A b",
    ]
    var way: [Int] = []
    for index in 0..<6 + random.below(9) {
      way = Array(way.prefix(random.below(min(way.count, 2) + 1)))
      let siblings = codes.filter { $0.parent == way.last }.map(\.name)
      let free = names.filter { !siblings.contains($0) }
      guard !free.isEmpty else { continue }
      codes.append(
        (
          id: "c\(index)", name: random.choose(free), parent: way.last,
          isCodable: random.chance(percent: 75)
        ))
      way.append(codes.count - 1)
    }
    let marksFacets = random.chance(percent: 60)
    let isDivided = hasFrameworks
    let since: [String?] = each(codes) { random in
      isDivided && random.chance(percent: 15) ? "revised" : nil
    }
    let isFacet: [Bool?] = each(codes) { $0.chance(percent: 25) }
    add(
      "codes", key: ["id"],
      [
        text("id", codes.map(\.id)), text("parent", codes.map { $0.parent.map { codes[$0].id } }),
        text("name", codes.map(\.name)),
        text("label", each(codes) { $0.choose([nil, nil, "The label", "Label"]) }),
        truth(
          "facet",
          zip(codes, isFacet).map { code, isFacet in
            marksFacets && (code.parent == nil || isFacet == true)
          }),
        truth("codable", codes.map(\.isCodable)), text("since", since),
        text("note", each(codes) { $0.choose([nil, "first", "second"]) }),
      ])
  }

  private mutating func makeSources() {
    sources = (0..<1 + random.below(6)).map { ["S-1", "S-2", "S-10", "B-3", "b-20", "x y"][$0] }
    var columns = [
      text("id", sources), truth("voice", each(sources) { $0.choose([true, true, nil, false]) }),
      text(
        "role",
        each(sources) { $0.choose([nil, "officer", "Head", "2nd officer", "10th officer"]) }),
      categories(
        "affiliation", ["UN", "non-UN", "none"],
        each(sources) { $0.choose([nil, "UN", "UN", "non-UN"]) }),
      list("roles", each(sources) { $0.subset(["police", "civil", "Army"], atMost: 3) }),
      date("met", each(sources) { $0.choose([nil] + Self.dates) }),
      integer("rank", each(sources) { $0.choose([nil, 1, 2, 3, 10]) }),
    ]
    let sources = self.sources
    if random.chance(percent: 60) {
      columns.append(
        text("mentor", each(sources) { $0.chance(percent: 60) ? $0.choose(sources) : nil }))
    }
    let hasMentor = columns.last?.name == "mentor"
    columns.append(text("mission", each(sources) { $0.choose([nil] + Self.missions) }))
    add(
      "sources", key: ["id"], columns,
      references: (hasMentor ? [("mentor", "sources")] : [])
        + (hasMissions ? [("mission", "missions")] : []))
  }

  private mutating func makeExcerpts() {
    excerpts = (0..<random.choose([3, 8, 14, 20, 24])).map { "e\($0 + 1)" }
    excerpts = random.shuffled(excerpts)
    let documents = self.documents
    let spans: [(Int, Int)?] = each(excerpts) { random in
      if random.chance(percent: 8) { return nil }
      // Many places are the same, so that spans often touch, start and end alike.
      let start = random.chance(percent: 60) ? 3 * random.below(17) : random.below(50)
      let length =
        random.chance(percent: 60)
        ? 3 * (1 + random.below(4)) : 1 + random.below(random.choose([3, 20]))
      return (start, start + length)
    }
    let times: [(Int, Int)?] = each(excerpts) { random in
      if random.chance(percent: 85) { return nil }
      let start = random.below(20)
      return (start, start + 1 + random.below(10))
    }
    var columns = [
      text("id", excerpts), text("document", each(excerpts) { $0.choose(documents) }),
      integer("start", spans.map { $0?.0 }), integer("end", spans.map { $0?.1 }),
      integer("time_start", times.map { $0?.0 }), integer("time_end", times.map { $0?.1 }),
    ]
    var summaries: [String?] = []
    for _ in excerpts { summaries.append(sentence()) }
    let further = [
      list("mission", each(excerpts) { $0.subset(Self.missions + ["KFOR"], atMost: 3) }),
      categories(
        "kind", ["Interview", "note", "figure"],
        each(excerpts) { $0.choose([nil, "Interview", "note", "other", "Doubtful"]) }),
      integer("page", each(excerpts) { $0.choose([nil, 3, 4, 7, 10, 11, 101]) }),
      integer("chapter", each(excerpts) { $0.choose([nil, 1, 2, 5]) }),
      Column(
        name: "score", declaration: #""type": "number""#,
        cells: each(excerpts) { $0.choose(["", "0.5", "0.25", "2", "-1.5"]) }),
      date("dated", each(excerpts) { $0.choose([nil] + Self.dates) }),
      truth("checked", each(excerpts) { $0.choose([nil, true, false]) }),
      text("summary", summaries),
    ]
    for column in further where random.chance(percent: 92) { columns.append(column) }
    add("excerpts", key: ["id"], columns)
  }

  private mutating func makeMemberships() {
    var rows: [(source: String, document: String?, span: (Int, Int)?, excerpt: String?)] = []
    for _ in 0..<random.choose([0, 4, excerpts.count, excerpts.count * 2]) {
      let source = random.choose(sources)
      if random.chance(percent: 8) {
        let start = random.below(30)
        rows.append(
          (
            source, random.choose(documents),
            random.chance(percent: 70) ? (start, start + 25) : nil, nil
          ))
      } else {
        let excerpt = random.choose(excerpts)
        let isThere = rows.contains { $0.source == source && $0.excerpt == excerpt }
        let isOwned = rows.contains { $0.excerpt == excerpt }
        if !isThere, !isOwned || random.chance(percent: 40) {
          rows.append((source, nil, nil, excerpt))
        }
      }
    }
    add(
      "memberships", key: [],
      [
        text("source", rows.map(\.source)), text("document", rows.map(\.document)),
        integer("start", rows.map { $0.span?.0 }), integer("end", rows.map { $0.span?.1 }),
        text("excerpt", rows.map(\.excerpt)),
      ])
  }

  private mutating func makeCodings() {
    var rows: [(excerpt: String, code: Int, coder: String?)] = []
    let names: [String?] = coders.map(\.id) + (coders.isEmpty ? [nil, "dora", "eve"] : [nil])
    for _ in 0..<excerpts.count * 2 + random.below(excerpts.count * 2) {
      let row = (random.choose(excerpts), random.below(codes.count), random.choose(names))
      let isCodable = codes[row.1].isCodable
      if isCodable, !rows.contains(where: { $0.0 == row.0 && $0.1 == row.1 && $0.2 == row.2 }) {
        rows.append(row)
      }
    }
    add(
      "codings", key: ["excerpt", "code", "coder"],
      [
        text("excerpt", rows.map(\.excerpt)), text("code", rows.map { codes[$0.code].id }),
        text("coder", rows.map(\.coder)),
        date("time", each(rows) { $0.choose([nil] + Self.dates) }),
        text("memo", each(rows) { $0.choose([nil, nil, "hard", "Hard", "note 2", "note 10"]) }),
      ])
  }

  /// Something, and what kind of thing it is.
  private mutating func anything() -> (kind: String?, id: String) {
    switch random.below(10) {
    case 0: ("document", random.choose(documents))
    case 1: ("code", random.choose(codes).id)
    case 2 where !sources.isEmpty: ("source", random.choose(sources))
    case 3: (nil, random.choose(excerpts))
    case 4 where random.chance(percent: 30): ("coding", "gone-\(random.below(3))")
    default: ("excerpt", random.choose(excerpts))
    }
  }

  private mutating func makeLinks() {
    var ends: [(from: (kind: String?, id: String), to: (kind: String?, id: String))] = []
    for _ in 0..<random.choose([2, 10, 25]) { ends.append((anything(), anything())) }
    add(
      "links", key: ["id"],
      [
        text("id", ends.indices.map { "link-\($0 + 1)" }),
        categories(
          "type", ["supports", "contradicts"],
          each(ends) { $0.choose(["supports", "contradicts", "repeats", "Goes on"]) }),
        truth("directed", each(ends) { $0.choose([true, true, nil, false]) }),
        text("from_kind", ends.map(\.from.kind)), text("from", ends.map(\.from.id)),
        text("to_kind", ends.map(\.to.kind)), text("to", ends.map(\.to.id)),
        text("wording", each(ends) { $0.choose([nil, "as said", "not so"]) }),
        text("memo", each(ends) { $0.choose([nil, "a link", "hard"]) }),
      ])
  }

  private mutating func makeMemos() {
    var ends: [(kind: String?, id: String)] = []
    for _ in 0..<random.choose([1, 5, 12]) { ends.append(anything()) }
    add(
      "memos", key: ["id"],
      [
        text("id", ends.indices.map { "memo-\($0 + 1)" }), text("on_kind", ends.map(\.kind)),
        text("on", ends.map(\.id)),
        text("kind", each(ends) { $0.choose(["doubt", "count", nil]) }),
        text("text", each(ends) { $0.choose(["hard", "Lack of staff", "note 2", "three"]) }),
      ])
  }

  private mutating func makePasses() {
    var rows: [(coder: String, code: String, document: String?, excerpt: String?)] = []
    for _ in 0..<4 + random.below(12) {
      let coder = random.choose(coders).id
      let code = random.choose(codes).id
      switch random.below(4) {
      case 0: rows.append((coder, code, nil, random.choose(excerpts)))
      case 1, 2: rows.append((coder, code, random.choose(documents), nil))
      default: rows.append((coder, code, nil, nil))
      }
    }
    add(
      "passes", key: [],
      [
        text("coder", rows.map(\.coder)), text("code", rows.map(\.code)),
        text("document", rows.map(\.document)), text("excerpt", rows.map(\.excerpt)),
      ])
  }

  private mutating func makeUnits() {
    var rows: [(document: String, kind: String, start: Int, end: Int, number: Int?)] = []
    for document in documents {
      for (kind, size) in [("word", 3), ("sentence", 9), ("paragraph", 18), ("page", 25)] {
        var start = random.below(3)
        var number = 1 + random.below(90)
        while start < 75 {
          let end = start + 1 + random.below(size * 2 - 1)
          rows.append((document, kind, start, end, kind == "page" ? number : nil))
          start = end + (kind == "page" ? 0 : random.below(3))
          number += random.choose([1, 1, 1, 3])
        }
      }
    }
    add(
      "units", key: [],
      [
        text("document", rows.map(\.document)), text("kind", rows.map(\.kind)),
        integer("start", rows.map(\.start)), integer("end", rows.map(\.end)),
        integer("number", rows.map(\.number)),
      ])
  }

  private mutating func makeMissions() {
    let missions = Self.missions
    add(
      "missions", key: ["id"],
      [
        text("id", missions), integer("began", each(missions) { $0.choose([nil, 1999, 2010]) }),
        text("region", each(missions) { $0.choose(["Africa", "Europe"]) }),
      ])
  }
}
