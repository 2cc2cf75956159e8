import NaiveEvaluator
import TestSupport

/// Stages, each made by a function of its own that says how the rows change.
extension SentenceMaker {
  typealias Make = @Sendable (inout SentenceMaker, inout Rows) -> String?

  /// How each stage is made, with how often it is tried; nil where the rows do not allow it.
  private static let stages: [(weight: Int, make: Make)] = [
    (16, { $0.whereStage(&$1) }), (18, { $0.countStage(&$1) }), (14, { $0.summarizeStage(&$1) }),
    (20, { $0.matrixStage(&$1) }), (40, { $0.cellStage(&$1) }), (8, { $0.selectStage(&$1) }),
    (9, { $0.sortStage(&$1) }), (3, { $0.cutStage("first", &$1) }),
    (3, { $0.cutStage("last", &$1) }), (3, { $0.cutStage("skip", &$1) }),
    (4, { $0.sampleStage(&$1) }), (5, { $0.distinctStage(&$1) }), (6, { $0.withStage(&$1) }),
    (4, { $0.renameStage(&$1) }), (4, { $0.dropStage(&$1) }), (6, { $0.expandStage(&$1) }),
    (7, { $0.linksStage(&$1) }), (7, { $0.agreeStage(&$1) }), (4, { $0.callStage(&$1) }),
    (7, { $0.cooccurStage(&$1) }), (7, { $0.combineStage(&$1) }), (5, { $0.ruleStage(&$1) }),
    (4, { $0.saturationStage(&$1) }), (5, { $0.timelineStage(&$1) }), (6, { $0.joinStage(&$1) }),
    (5, { $0.citeStage(&$1) }), (20, { $0.wordsStage(&$1) }),
  ]

  mutating func stage(_ rows: inout Rows) -> String {
    let total = Self.stages.reduce(0) { $0 + $1.weight }
    while true {
      var place = random.below(total)
      guard
        let stage = Self.stages.first(where: { stage in
          place -= stage.weight
          return place < 0
        })
      else { continue }
      var tried = rows
      tried.matrix = []
      if stage.weight == 40 { tried.matrix = rows.matrix }
      if let text = stage.make(&self, &tried) {
        rows = tried
        return text
      }
    }
  }

  private mutating func whereStage(_ rows: inout Rows) -> String? {
    rows.fields.isEmpty ? nil : "where " + condition(rows, depth: 2)
  }

  // MARK: Keys

  /// Up to so many keys with the columns that they give; nil where a name would stand twice.
  mutating func keys(
    _ rows: Rows, atMost limit: Int, beside names: Set<String>
  ) -> (text: String, columns: [Vocabulary.Field])? {
    var names = names
    var texts: [String] = []
    var columns: [Vocabulary.Field] = []
    for _ in 0..<1 + random.below(limit) {
      let fields = rows.fields.filter { $0.values.count <= mostGroups }
      let ownCodes = fields.filter(\.isOfOwnCodes)
      if fields.isEmpty { return nil }
      let field =
        random.chance(percent: 40) && !ownCodes.isEmpty
        ? random.choose(ownCodes) : random.choose(fields)
      guard names.insert(field.name).inserted else { return nil }
      var column = field
      column.isOfOwnCodes = false
      column.isMany = false
      var text = ""
      switch random.below(10) {
      case 0, 1, 2: text += "every "
      case 3, 4: text += "combined "
      case 5: text += random.choose(["every combined ", "combined every "])
      default: break
      }
      column.isMany = text.contains("combined")
      text += field.name
      if field.isOfOwnCodes, random.chance(percent: 45) {
        text += random.choose([" depth 1", " depth 2", " leaves"])
      }
      texts.append(text)
      columns.append(column)
    }
    return (texts.joined(separator: ", "), columns)
  }

  static func figure(_ name: String, _ type: Vocabulary.FieldType = .integer) -> Vocabulary.Field {
    Vocabulary.Field(
      name: name, type: type,
      values: type == .integer ? ["0", "1", "2", "3", "5"] : ["0", "0.5", "1"])
  }

  func table(_ columns: [Vocabulary.Field]) -> Rows {
    Rows(name: nil, fields: columns, shown: columns.map(\.name))
  }

  // MARK: Groups

  private mutating func countStage(_ rows: inout Rows) -> String? {
    let unit: String =
      switch rows.name {
      case nil, "sources", "links of excerpts", "pairs of excerpts": "rows"
      case let name?: name
      }
    var figures = [unit, unit + "_of"] + (rows.isExcerpts ? ["sources", "sources_of"] : [])
    var text = "count"
    if !rows.fields.isEmpty, random.chance(percent: 25) {
      text += " distinct " + random.choose(rows.fields).name
      figures.append("distinct")
    }
    var columns: [Vocabulary.Field] = []
    if !rows.fields.isEmpty, random.chance(percent: 85) {
      guard let keys = keys(rows, atMost: 2, beside: Set(figures)) else { return nil }
      text += " by " + keys.text
      columns = keys.columns
    }
    rows = table(columns + figures.map { Self.figure($0) })
    return text
  }

  private mutating func summarizeStage(_ rows: inout Rows) -> String? {
    if rows.fields.isEmpty { return nil }
    var figures: [String] = []
    var columns: [Vocabulary.Field] = []
    for place in 0..<1 + random.below(3) {
      let (text, column) = aggregate("n\(place)", rows)
      figures.append(text)
      columns.append(column)
    }
    var text = "summarize " + figures.joined(separator: ", ")
    var keyColumns: [Vocabulary.Field] = []
    if random.chance(percent: 75) {
      guard let keys = keys(rows, atMost: 2, beside: Set(columns.map(\.name))) else { return nil }
      text += " by " + keys.text
      keyColumns = keys.columns
    }
    rows = table(keyColumns + columns)
    return text
  }

  private mutating func aggregate(_ name: String, _ rows: Rows) -> (String, Vocabulary.Field) {
    let field = random.choose(rows.fields)
    var column = field
    column.name = name
    column.isMany = false
    column.isOfOwnCodes = false
    let numbers = rows.fields.filter { $0.type == .integer || $0.type == .number }
    let ordered = rows.fields.filter { $0.type != .codes && $0.type != .boolean }
    let hasSources = rows.hasCodes || rows.name == "sources"
    switch random.below(11) {
    case 0: return ("\(name) = count", Self.figure(name))
    case 1 where hasSources: return ("\(name) = sources", Self.figure(name))
    case 2:
      let others = random.chance(percent: 50) ? ", " + random.choose(rows.fields).name : ""
      return ("\(name) = distinct(\(field.name)\(others))", Self.figure(name))
    case 3, 4:
      column.isMany = true
      return ("\(name) = values(\(field.name))", column)
    case 5:
      column.isMany = field.isMany
      return ("\(name) = first(\(field.name))", column)
    case 6, 7:
      guard !ordered.isEmpty else { break }
      var column = random.choose(ordered)
      let text = "\(name) = \(random.choose(["min", "max"]))(\(column.name))"
      column.name = name
      column.isMany = false
      return (text, column)
    case 8, 9:
      guard !numbers.isEmpty else { break }
      let number = random.choose(numbers)
      let function = random.choose(["sum", "mean", "median"])
      return (
        "\(name) = \(function)(\(number.name))",
        Self.figure(name, function == "sum" ? number.type : .number)
      )
    default: break
    }
    return ("\(name) = share", Self.figure(name, .number))
  }

  private mutating func matrixStage(_ rows: inout Rows) -> String? {
    guard rows.hasCodes, !rows.fields.isEmpty else { return nil }
    let contents: [(text: String, name: String)] = [
      ("", "excerpts"), (" count excerpts", "excerpts"), (" count sources", "sources"),
      (" count distinct sources", "sources"), (" count codings", "codings"),
      (" count distinct documents", "documents"), (" share of row", "share"),
      (" share of row", "share"), (" share of row", "share"),
      (" share of column", "share"), (" share of total", "share"), (" ids", "ids"),
      (" summaries 2", "summaries"),
    ]
    let content = random.choose(contents)
    guard let down = keys(rows, atMost: 2, beside: [content.name]),
      let across = keys(
        rows, atMost: 1, beside: Set(down.columns.map(\.name)).union([content.name]))
    else { return nil }
    var cell = Self.figure(content.name, content.name == "share" ? .number : .integer)
    if content.name == "ids" || content.name == "summaries" {
      cell = Vocabulary.Field(
        name: content.name, type: .text, isMany: true,
        values: content.name == "ids" ? seen.excerptIDs : seen.summaries)
    }
    let keys = down.columns + across.columns
    let before = rows.name
    rows = table(keys + [cell])
    rows.matrix = keys
    rows.beforeMatrix = before
    return "matrix \(down.text) by \(across.text)\(content.text)"
  }

  private mutating func cellStage(_ rows: inout Rows) -> String? {
    guard !rows.matrix.isEmpty else { return nil }
    var addresses: [String] = []
    for key in rows.matrix {
      if key.isMany || key.values.isEmpty || random.chance(percent: 12) {
        addresses.append(random.choose(["missing", "\"–\""]))
      } else {
        let value = random.choose(key.values)
        addresses.append(key.type == .codes ? value : literal(value))
      }
    }
    let before = rows.beforeMatrix
    switch before {
    case "links of excerpts": rows = rowsOf(seen.links)
    case "pairs of excerpts": rows = rowsOf(seen.pairs)
    default: rows = rowsOf(seen.tables.first { $0.name == "excerpts" })
    }
    rows.name = before
    return "cell " + addresses.joined(separator: ", ")
  }

  // MARK: Columns

  mutating func selectStage(_ rows: inout Rows) -> String? {
    if rows.fields.isEmpty { return nil }
    let fields = (0..<1 + random.below(4)).map { _ in random.choose(rows.fields) }
    guard Set(fields.map(\.name)).count == fields.count else { return nil }
    rows = table(fields.map(plain))
    return "select " + fields.map(\.name).joined(separator: ", ")
  }

  func plain(_ field: Vocabulary.Field) -> Vocabulary.Field {
    var field = field
    field.isOfOwnCodes = false
    return field
  }

  /// The fields that are shown.
  func shown(_ rows: Rows) -> [Vocabulary.Field] {
    rows.shown.compactMap { name in rows.fields.first { $0.name == name }.map(plain) }
  }

  private mutating func sortStage(_ rows: inout Rows) -> String? {
    if rows.fields.isEmpty { return nil }
    let keys = (0..<1 + random.below(2)).map { _ in
      random.choose(rows.fields).name + random.choose(["", " desc"])
    }
    return "sort " + keys.joined(separator: ", ")
  }

  private mutating func cutStage(_ word: String, _ rows: inout Rows) -> String? {
    let count = "\(word == "skip" ? random.below(4) : 1 + random.below(8))"
    guard random.chance(percent: 16) else { return "\(word) \(count)" }
    let name = newName("p")
    definitions.append("param \(name) = \(count)")
    return "\(word) $\(name)"
  }

  private mutating func sampleStage(_ rows: inout Rows) -> String? {
    // The last digits of what a division gave are not the same everywhere.
    if rows.name == nil, rows.fields.contains(where: { $0.type == .number }) || hidesFigures(rows) {
      return nil
    }
    return "sample \(1 + random.below(8)) seed \(literal(random.choose(["1", "2", "a b"])))"
  }

  private mutating func distinctStage(_ rows: inout Rows) -> String? {
    let isWhole = rows.fields.isEmpty || random.chance(percent: 25)
    if isWhole { return hidesFigures(rows) ? nil : "distinct" }
    let names = (0..<1 + random.below(2)).map { _ in random.choose(rows.fields).name }
    return "distinct " + names.joined(separator: ", ")
  }

  /// Whether there are columns that sentences may not speak of.
  private func hidesFigures(_ rows: Rows) -> Bool {
    rows.name == nil && rows.shown.contains { name in !rows.fields.contains { $0.name == name } }
  }

  private mutating func withStage(_ rows: inout Rows) -> String? {
    let numbers = rows.fields.filter { ($0.type == .integer || $0.type == .number) && !$0.isMany }
    guard !numbers.isEmpty, !rows.shown.contains("w1") else { return nil }
    var columns = shown(rows)
    guard columns.count == rows.shown.count else { return nil }
    func operand() -> String {
      random.chance(percent: 70)
        ? random.choose(numbers).name
        : random.choose(["2", "0.5", "0", "size(\(random.choose(rows.fields).name))"])
    }
    var expression = operand()
    for _ in 0..<1 + random.below(2) {
      let sign = random.choose(["+", "-", "*", "/"])
      expression =
        random.chance(percent: 30)
        ? "(\(expression)) \(sign) \(operand())"
        : "\(expression) \(sign) \(operand())"
    }
    columns.append(Self.figure("w1", .number))
    var text = "with w1 = " + expression
    if random.chance(percent: 30) {
      text += ", w2 = w1 * 2"
      columns.append(Self.figure("w2", .number))
    }
    if random.chance(percent: 15) {
      text += ", w3 = \"a\""
      columns.append(Vocabulary.Field(name: "w3", type: .text, values: ["a"]))
    }
    guard !rows.shown.contains("w2"), !rows.shown.contains("w3") else { return nil }
    rows = table(columns)
    return text
  }

  private mutating func renameStage(_ rows: inout Rows) -> String? {
    var columns = shown(rows)
    guard columns.count == rows.shown.count, !columns.isEmpty, !rows.shown.contains("r1") else {
      return nil
    }
    let place = random.below(columns.count)
    let old = columns[place].name
    columns[place].name = "r1"
    rows = table(columns)
    return "rename \(old) as r1"
  }

  private mutating func dropStage(_ rows: inout Rows) -> String? {
    var columns = shown(rows)
    guard columns.count == rows.shown.count, columns.count > 1 else { return nil }
    let dropped = columns.remove(at: random.below(columns.count))
    rows = table(columns)
    return "drop \(dropped.name)"
  }

  private mutating func expandStage(_ rows: inout Rows) -> String? {
    let lists = rows.fields.filter(\.isMany)
    guard !lists.isEmpty else { return nil }
    var field = random.choose(lists)
    var columns = shown(rows)
    guard columns.count == rows.shown.count else { return nil }
    let name = field.name
    field = plain(field)
    field.isMany = false
    if let place = columns.firstIndex(where: { $0.name == name }) {
      columns[place] = field
    } else {
      columns.append(field)
    }
    rows = table(columns)
    return "expand " + name
  }
}
