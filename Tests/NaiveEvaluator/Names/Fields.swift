import QualmBase
import QualmCorpus
import QualmSyntax

/// A field and the references that lead to it, seen from the rows of a table.
final class Path {
  let name: String
  /// The references on the way, the first a column of the rows' own table.
  let hops: [Column]
  let column: Column
  private let world: World

  /// Whether a row may have several values.
  let isMany: Bool

  init(
    _ name: String, _ hops: [Column], _ column: Column, _ world: World, isMany: Bool? = nil
  ) {
    self.isMany = isMany ?? (column.isMany || hops.contains(where: \.isMany))
    self.name = name
    self.hops = hops
    self.column = column
    self.world = world
  }

  var type: ColumnType { column.type }

  /// Whether this is the field `source` of excerpts.
  var isSource: Bool { hops.isEmpty && column === world.tables[.excerpts]?["source"] }

  /// Whether this is a field of an excerpt's sources.
  var isOfSources: Bool {
    hopsFromExcerpt.first.map { $0 === world.tables[.excerpts]?["source"] } ?? false
  }

  /// The way from an excerpt: a row of links or pairs leads to one first.
  var hopsFromExcerpt: ArraySlice<Column> {
    hops.first?.name == "excerpt" ? hops.dropFirst() : hops[...]
  }

  /// The values that a row has, in order.
  func items(_ row: Int) -> [Item] {
    var rows = [row]
    for hop in hops {
      guard case .things(let kind) = hop.leadsTo else { return [] }
      rows = rows.flatMap { hop.cells[$0] }.compactMap { item in
        item.thing.flatMap { $0.kind == kind ? $0.row : nil }
      }
    }
    if hops.isEmpty { return column.cells[row] }
    return column.arranged(rows.flatMap { column.cells[$0] })
  }
}

extension Column {
  /// The kind of the things named, codes among them.
  var leadsTo: ColumnType {
    if case .codes = type { .things(.codes) } else { type }
  }
}

extension Evaluation {
  /// What a name stands for in the rows of a table: of things the nearest owner wins, excerpt, source,
  /// document, facet; of what a stage made its columns.
  func path(_ name: FieldName, in table: NaiveTable) throws -> Path {
    try path(try word(name), in: table)
  }

  func path(_ word: Word, in table: NaiveTable) throws -> Path {
    guard let kind = table.kind else {
      let folded = TextFolding.name(word.text)
      let similar = table.columns.filter { TextFolding.name($0.name) == folded }
      guard let column = table[word.text] ?? (similar.count == 1 ? similar[0] : nil) else {
        throw Refusal("no column \(word.text)")
      }
      return Path(column.name, [], column, world)
    }
    guard let found = try find(word, of: kind) else { throw Refusal("no field \(word.text)") }
    return Path(word.text, found.hops, found.column, world)
  }

  typealias Found = (hops: [Column], column: Column)

  private func find(_ word: Word, of kind: Kind) throws -> Found? {
    let steps = word.steps(separatedBy: ".")
    if steps.count > 1, let found = try follow(steps, from: kind) { return found }
    return try nearest(word, of: kind)
  }

  /// What a name that is no path stands for.
  private func nearest(_ word: Word, of kind: Kind) throws -> Found? {
    for isName in readings(word.text) {
      if let found = owned(by: kind, isName).first { return found }
    }
    if let hops = wayToCodes(from: kind), let facet = try codeColumn(word) { return (hops, facet) }
    return nil
  }

  /// Exactly as written before folded.
  private func readings(_ name: String) -> [(String) -> Bool] {
    let folded = TextFolding.name(name)
    return [{ $0 == name }, { TextFolding.name($0) == folded }]
  }

  private func wayToCodes(from kind: Kind) -> [Column]? {
    switch kind {
    case .excerpts: []
    case .linkEnds: world.tables[.linkEnds]?["excerpt"].map { [$0] }
    case .pairs: pairsTable?["excerpt"].map { [$0] }
    default: nil
    }
  }

  /// The fields of that name: the rows' own, then those behind their references, sources before
  /// documents; an excerpt leads to these two alone.
  private func owned(by kind: Kind, _ isName: (String) -> Bool) -> [Found] {
    if kind == .linkEnds { return ownedByLinkEnds(isName) }
    if kind == .pairs {
      guard let pairs = pairsTable, let excerpt = pairs["excerpt"] else { return [] }
      let own: [Found] = pairs.columns.filter { isName($0.name) }.map { ([], $0) }
      return own + owned(by: .excerpts, isName).map { ([excerpt] + $0.hops, $0.column) }
    }
    let own = columns(of: kind)
    var found: [Found] = own.filter { isName($0.name) }.map { ([], $0) }
    let leading = own.filter { kind != .excerpts || ["source", "document"].contains($0.name) }
    let sorted =
      leading.filter { kind == .excerpts && $0.name == "source" }
      + leading.filter { kind != .excerpts || $0.name != "source" }
    for hop in sorted {
      guard case .things(let target) = hop.leadsTo, target != kind else { continue }
      found += (world.tables[target]?.columns ?? []).filter { isName($0.name) }.map { ([hop], $0) }
    }
    return found
  }

  /// Of a link's end: its own fields, those of the link but for the id, those of the excerpt.
  private func ownedByLinkEnds(_ isName: (String) -> Bool) -> [Found] {
    guard let ends = world.tables[.linkEnds], let link = ends["link"], let excerpt = ends["excerpt"]
    else { return [] }
    let own: [Found] = ends.columns.filter { isName($0.name) }.map { ([], $0) }
    let ofLink: [Found] = (world.tables[.links]?.columns ?? [])
      .filter { isName($0.name) && $0.name != "id" }.map { ([link], $0) }
    return own + ofLink + owned(by: .excerpts, isName).map { ([excerpt] + $0.hops, $0.column) }
  }

  /// The columns of a table, as far as the query sees their codes.
  func columns(of kind: Kind) -> [Column] {
    if kind == .pairs { return pairsTable?.columns ?? [] }
    guard let table = world.tables[kind] else { return [] }
    if kind != .excerpts || !isVisible.contains(false) { return table.columns }
    return table.columns.map { column in
      guard column.name == "code", case .codes = column.type else { return column }
      return codeColumn(nil)
    }
  }

  /// A code with codes below it, as a field of excerpts.
  private func codeColumn(_ word: Word) throws -> Column? {
    let code: Int?
    do { code = try self.code(word) } catch is Refusal { return nil }
    guard let code, !children(of: code).isEmpty else { return nil }
    return codeColumn(code)
  }

  /// The codes of each excerpt below one, as they were applied; all codes where there is none.
  func codeColumn(_ root: Int?) -> Column {
    let all = world.all(.codes)
    let wanted = world.codes.indices.filter { code in
      isVisible[code] && root.map { world.isBelow(code, $0) } ?? true
    }
    return Column(
      root.map { world.codes[$0].name } ?? "code", .codes(below: root), isMany: true,
      cells: world.excerpts.indices.map { excerpt in
        codesOfRecord(excerpt).filter { wanted.contains($0) }.map { all[$0] }
      }, listed: wanted.map { all[$0] })
  }

  // MARK: Paths

  private func follow(_ steps: [String], from kind: Kind) throws -> Found? {
    var hops: [Column] = []
    var kind = kind
    let steps = kind == .memos ? try withoutOn(steps) : steps
    for (index, step) in steps.enumerated() {
      guard let found = try nearest(unplaced(step), of: kind) else { return nil }
      if index == steps.count - 1 { return (hops + found.hops, found.column) }
      // Codes of excerpts lead nowhere.
      if kind == .excerpts, found.column.type.isCodes { return nil }
      guard case .things(let target) = found.column.leadsTo else { return nil }
      hops += found.hops + [found.column]
      kind = target
    }
    return nil
  }

  /// `on.source` of a memo is its own field `source`, so are `excerpt`, `document` and `code`; a field that
  /// the thing it is on does not have itself is sought behind these.
  private func withoutOn(_ steps: [String]) throws -> [String] {
    guard steps.count > 1, TextFolding.name(steps[0]) == "on",
      case .things(let target) = world.tables[.memos]?["on"]?.leadsTo,
      let found = try nearest(unplaced(steps[1]), of: .memos)
    else { return steps }
    if found.hops.isEmpty {
      return ["excerpt", "source", "document", "code"].contains(found.column.name)
        ? Array(steps.dropFirst()) : steps
    }
    return columns(of: target).contains { $0.name == found.column.name }
      ? steps : Array(steps.dropFirst())
  }

  private func unplaced(_ name: String) -> Word {
    Word(name, span: SourceSpan(file: FileID(0), start: 0, end: 0))
  }

  // MARK: What is shown

  /// The columns that rows of things show.
  func shownPaths(of table: NaiveTable) throws -> [Path] {
    guard let kind = table.kind else { return table.columns.map { Path($0.name, [], $0, world) } }
    func path(_ name: String) throws -> Path {
      try self.path(unplaced(name), in: table)
    }
    switch kind {
    case .excerpts: return try shownOfExcerpts.map(path)
    case .linkEnds:
      let kept = ["id", "source", "type", "direction", "other", "other.source"]
      let told = kept + ["directed", "from_kind", "from", "to_kind", "to"]
      let further = (world.tables[.links]?.columns ?? []).map(\.name).filter { !told.contains($0) }
      // Where there are no links they have no fields.
      return (kept + further).compactMap { try? path($0) }
    case .pairs:
      let own = table.columns.map(\.name)
      let names = [
        "id", "other", "document", "start", "end", "length", "time_start", "time_end", "text",
      ]
      return try names.filter { $0 == "id" || own.contains($0) }.map(path)
    default: return columns(of: kind).map { Path($0.name, [], $0, world) }
    }
  }

  /// `id, source, mission, page, summary`; for other corpora the first three attributes of excerpts, sources
  /// and documents, and the summary or where there are none the codes.
  private var shownOfExcerpts: [String] {
    let names = (world.tables[.excerpts]?.columns ?? []).map(\.name)
    if ["mission", "page", "summary"].allSatisfy(names.contains) {
      return ["id", "source", "mission", "page", world.texts.isEmpty ? "summary" : "text"]
    }
    let places = [
      "id", "source", "document", "start", "end", "summary", "text", "evidence", "coder", "coded",
      "memo", "length", "voice", "span", "time_start", "time_end", "region", "citation",
      "cite_start",
      "cite_end", "code",
    ]
    var attributes: [String] = []
    for kind in [Kind.excerpts, .sources, .documents] {
      for column in world.tables[kind]?.columns ?? []
      where !places.contains(column.name) && !attributes.contains(column.name) {
        attributes.append(column.name)
      }
    }
    return ["id", "source"] + attributes.prefix(3)
      + [world.texts.isEmpty ? names.contains("summary") ? "summary" : "code" : "text"]
  }
}
