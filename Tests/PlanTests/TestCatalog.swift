import QualmBase
import QualmPlan

/// A corpus made up for these tests: names that repeat, clash, hold blanks, or are hidden.
struct TestCatalog: Catalog {
  var codes: [CatalogCode]
  var referenceTables = ["missions"]
  var coders = ["first", "second", "Third Reader"]
  var frameworks: [CatalogFramework]
  var defaultColumns = ["id", "source", "mission", "page", "summary"]
  var hasWords = false
  var boundaries: Set<TextUnit> = []
  /// Fields of excerpts beside those declared below, all of them texts.
  var furtherFields: [String] = []

  init() {
    var builder = CodebookBuilder()
    builder.add("theme", isFacet: true, isCodable: false) { theme in
      theme.add("power", label: "Power dependency") { $0.add("mandate") }
      theme.add("resource", label: "Resource dependency") { resource in
        resource.add("staffing") { $0.add("staffing") }
        resource.add("money")
      }
      theme.add("learning") { $0.add("single-loop") }
    }
    builder.add("coping", isFacet: true) { coping in
      coping.add("poaching")
      coping.add("stand-ins")
      coping.add("resource")
    }
    builder.add("question", isFacet: true) { question in
      question.add("rq1")
      question.add("rq2")
    }
    builder.add("kind", isFacet: true) { $0.add("quote") }
    builder.add("Works well") { $0.add("and/or") }
    let made = builder.codes
    let hidden = made.indices.filter { made[$0].path.hasPrefix("theme/learning") }
    codes = made
    frameworks = [
      CatalogFramework(name: "initial", isDefault: false, hidden: hidden.map(CodeID.init)),
      CatalogFramework(name: "revised", isDefault: true, hidden: []),
    ]
  }

  func hasBoundaries(of unit: TextUnit) -> Bool { boundaries.contains(unit) }

  private static let declared: [RelationName: [(name: String, type: FieldType, isMany: Bool)]] = [
    .excerpts: [
      ("id", .text, false), ("document", .reference(.documents), false),
      ("source", .reference(.sources), true), ("page", .integer, false),
      ("mission", .text, true), ("summary", .text, false), ("kind", .text, false),
      ("chapter", .text, false), ("cited", .boolean, false), ("weight", .number, false),
      ("memo", .text, true), ("coder", .reference(.coders), true), ("coded", .date, true),
      ("evidence", .text, false),
    ],
    .sources: [
      ("id", .text, false), ("mission", .text, false), ("role", .text, false),
      ("met", .date, false), ("voice", .boolean, false), ("age", .integer, false),
      ("power", .text, false),
    ],
    .documents: [("id", .text, false), ("title", .text, false), ("role", .text, false)],
    .memos: [
      ("id", .text, false), ("on", .reference(.excerpts), false), ("kind", .text, false),
      ("text", .text, false),
    ],
    .links: [
      ("id", .text, false), ("type", .text, false), ("directed", .boolean, false),
      ("from", .reference(.excerpts), false), ("to", .reference(.excerpts), false),
      ("memo", .text, false), ("wording", .text, false),
    ],
    .linksOfExcerpts: [
      ("excerpt", .reference(.excerpts), false), ("link", .reference(.links), false),
      ("direction", .text, false), ("other", .reference(.excerpts), false),
      ("other_kind", .text, false),
    ],
    .pairsOfExcerpts: [
      ("excerpt", .reference(.excerpts), false), ("other", .reference(.excerpts), false),
      ("document", .reference(.documents), false), ("start", .integer, false),
      ("end", .integer, false), ("length", .integer, false),
    ],
    .codings: [
      ("excerpt", .reference(.excerpts), false), ("code", .reference(.codes), false),
      ("coder", .reference(.coders), false),
    ],
    .codes: [("id", .text, false), ("name", .text, false), ("parent", .reference(.codes), false)],
    .coders: [("id", .text, false)],
    .reference("missions"): [("name", .text, false), ("year", .integer, false)],
  ]

  func fields(of relation: RelationName) -> [Field]? {
    let further = relation == .excerpts ? furtherFields : []
    return TestCatalog.declared[relation].map { declared in
      declared.map {
        Field(relation: relation, name: $0.name, type: $0.type, isMany: $0.isMany)
      } + further.map { Field(relation: relation, name: $0, type: .text, isMany: false) }
    }
  }

  func contains(id: String, in relation: RelationName) -> Bool {
    switch relation {
    case .excerpts: ["DRC-15.1", "DRC-15.3"].contains(id)
    case .sources: ["DRC-15", "Kosovo-1"].contains(id)
    default: false
    }
  }

  func values(of field: Field) -> [Value] {
    switch (field.relation, field.name) {
    case (.excerpts, "mission"), (.sources, "mission"): [.text("MONUSCO"), .text("UNMIK")]
    case (.excerpts, "source"), (.sources, "id"): [.text("DRC-15"), .text("Kosovo-1")]
    case (.excerpts, "chapter"): [.text("5"), .text("6")]
    case (.excerpts, "page"): [.integer(204), .integer(205)]
    case (.excerpts, "coded"): [PartialDate("2011-01-17").map(Value.date) ?? .missing]
    case (.links, "type"): [.text("contradicts"), .text("Is like")]
    case (.sources, "role"): [.text("planner"), .text("police")]
    case (.memos, "kind"), (.excerpts, "kind"): [.text("note"), .text("paraphrase")]
    case (.codings, "coder"), (.excerpts, "coder"): coders.map(Value.text)
    default: []
    }
  }

  /// The code with this path.
  func code(_ path: String) -> CodeID {
    CodeID(codes.firstIndex { $0.path == path } ?? -1)
  }
}

/// Numbers codes in pre-order.
struct CodebookBuilder {
  private(set) var codes: [CatalogCode] = []
  private var parent: CodeID?

  mutating func add(
    _ name: String, label: String? = nil, isFacet: Bool = false, isCodable: Bool = true,
    _ below: (inout CodebookBuilder) -> Void = { _ in }
  ) {
    let index = codes.count
    let path = parent.map { codes[$0.index].path + "/" + name } ?? name
    codes.append(
      CatalogCode(
        id: "c\(index)", name: name, label: label, definition: nil, parent: parent, path: path,
        isFacet: isFacet, isCodable: isCodable, end: CodeID(index + 1)))
    let outer = parent
    parent = CodeID(index)
    below(&self)
    parent = outer
    codes[index].end = CodeID(codes.count)
  }
}
