package import QualmBase
import QualmCorpus
import QualmSyntax

/// What a query can name in a corpus, as the naive evaluator understands names.
package struct Vocabulary {
  package enum FieldType: Sendable, Hashable {
    case text, integer, number, boolean, date
    /// Codes, which conditions name; `values` are their names.
    case codes
  }

  /// A field of some rows.
  package struct Field: Sendable, Hashable {
    package var name: String
    package var type: FieldType
    package var isMany: Bool
    /// Values that it has, as texts; of codes names that mean one below the field's node.
    package var values: [String]
    /// Whether it holds the codes of the rows' own excerpts, so that a key may go down them.
    package var isOfOwnCodes = false

    package init(name: String, type: FieldType, isMany: Bool = false, values: [String]) {
      self.name = name
      self.type = type
      self.isMany = isMany
      self.values = values
    }
  }

  /// Rows of things.
  package struct Rows: Sendable {
    package var name: String
    /// Every field that may be named, by names that mean it.
    package var fields: [Field]
    /// The names of those that are shown.
    package var shown: [String]
    package var count: Int
  }

  /// Names that mean exactly one code.
  package let codes: [String]
  /// Those that name one with codes below it.
  package let nodes: [String]
  package let excerptIDs: [String]
  package let sourceIDs: [String]
  package let coders: [String]
  package let linkTypes: [String]
  /// What searches read.
  package let summaries: [String]
  /// Whether words are attached.
  package let hasWords: Bool
  package let hasTwoCoders: Bool
  /// The units of which every document says where they are.
  package let units: [TextUnit]
  /// What may stand after `from`; the first is excerpts.
  package let tables: [Rows]
  /// The ends of links.
  package let links: Rows
  /// Pairs of excerpts.
  package let pairs: Rows

  /// What can be named under a framework.
  package init(_ world: World, framework: String? = nil) throws {
    let evaluation = Evaluation(world)
    evaluation.see(framework)
    let namer = Namer(evaluation)
    codes = namer.names()
    nodes = namer.thinned(world.codes.indices.filter { !evaluation.children(of: $0).isEmpty })
      .flatMap { namer.names(of: $0) }
    excerptIDs = world.excerpts.map(\.id)
    sourceIDs = world.sources
    coders = world.coders.map(\.id)
    linkTypes = (world.tables[.links]?["type"]?.order ?? []).map(\.value.plainText)
    summaries = world.excerpts.indices.compactMap(world.searched)
    hasWords = !world.texts.isEmpty
    hasTwoCoders = evaluation.canAgree
    units = TextUnit.allCases.filter { unit in
      unit == .characters
        || world.documents.allSatisfy { document in
          let table = world.corpus.units
          let (documents, kinds) = (World.texts(table, "document"), World.texts(table, "kind"))
          return documents.indices.contains {
            documents[$0] == document && kinds[$0] == unit.singular
          }
        }
    }
    let kinds = Kind.standard + world.corpus.referenceTables.map { Kind.reference($0.name) }
    tables = try kinds.filter { !(world.tables[$0]?.columns.isEmpty ?? true) }.map {
      try namer.rows(of: $0)
    }
    links = try namer.rows(of: .linkEnds)
    if let excerpts = world.tables[.excerpts] {
      _ = try evaluation.pairs(
        .spans(.everyPair), .union,
        State(
          table: excerpts, rows: [], eligible: [], isVoice: world.isVoice, countsConditions: false))
    }
    pairs = try namer.rows(of: .pairs)
  }
}

extension SpanRelation {
  /// Any two excerpts that overlap.
  fileprivate static var everyPair: SpanRelation {
    let span = SourceSpan(file: FileID(0), start: 0, end: 0)
    return SpanRelation(
      left: .everything(span), .overlaps, isNegated: false, isOther: false,
      right: .everything(span), distance: nil, span: span)
  }
}

/// Finds names for things.
private final class Namer {
  let evaluation: Evaluation
  private var known: [[Int?]: [String]] = [:]

  init(_ evaluation: Evaluation) {
    self.evaluation = evaluation
  }

  private static let span = SourceSpan(file: FileID(0), start: 0, end: 0)

  /// The names of all codes.
  func names() -> [String] { thinned(evaluation.world.codes.indices).flatMap { names(of: $0) } }

  /// Some of the codes, all where they are few: to find the names of each takes its time.
  func thinned(_ codes: some Sequence<Int>) -> [Int] {
    let codes = Array(codes)
    let step = codes.count / 25 + 1
    return codes.indices.filter { $0 % step == 0 }.map { codes[$0] }
  }

  /// Names that mean a code among those below a node: the ends of its path, as it is written or folded,
  /// and its id.
  func names(of code: Int, below root: Int? = nil) -> [String] {
    if let names = known[[code, root]] { return names }
    let names = newNames(of: code, below: root)
    known[[code, root]] = names
    return names
  }

  private func newNames(of code: Int, below root: Int?) -> [String] {
    var steps: [String] = []
    var ends: [[String]] = []
    var node: Int? = code
    while let current = node {
      steps.insert(evaluation.world.codes[current].name, at: 0)
      ends.append(steps)
      node = evaluation.world.codes[current].parent
    }
    let written = ends.flatMap { steps in
      [
        steps.map { Name.isWord($0) ? $0 : "`\($0)`" }.joined(separator: "/"),
        steps.map(TextFolding.name).joined(separator: "/"),
      ]
    }
    var seen: Set<String> = []
    return (written + [evaluation.world.codes[code].id]).filter { text in
      guard seen.insert(text).inserted, let word = Name.word(text) else { return false }
      do { return try evaluation.code(word, below: root) == code } catch { return false }
    }
  }

  func rows(of kind: Kind) throws -> Vocabulary.Rows {
    let made = kind == .pairs ? evaluation.pairsTable : evaluation.world.tables[kind]
    guard let table = made else {
      return Vocabulary.Rows(name: kind.name, fields: [], shown: [], count: 0)
    }
    var names = evaluation.columns(of: kind).map(\.name)
    var leading: [(prefix: String, kind: Kind)] = []
    for column in evaluation.columns(of: kind) {
      guard case .things(let target) = column.leadsTo,
        !(kind == .excerpts && column.type.isCodes)
      else { continue }
      leading.append((column.name, target))
      // A second step.
      for inner in evaluation.columns(of: target) {
        guard case .things(let further) = inner.leadsTo,
          !(target == .excerpts && inner.type.isCodes)
        else { continue }
        leading.append((column.name + "." + inner.name, further))
      }
    }
    for (prefix, target) in leading {
      for column in evaluation.columns(of: target) {
        names.append(prefix + "." + column.name)
        names.append(column.name)
      }
    }
    if kind == .excerpts || kind == .linkEnds || kind == .pairs {
      let nodes = thinned(
        evaluation.world.codes.indices.filter { !evaluation.children(of: $0).isEmpty })
      names += nodes.flatMap { self.names(of: $0) }
      if kind != .excerpts { names += nodes.flatMap { self.names(of: $0) }.map { "other." + $0 } }
    }
    var seen: Set<String> = []
    let fields = names.filter { seen.insert($0).inserted }.compactMap { field($0, in: table) }
    return Vocabulary.Rows(
      name: kind == .pairs ? "pairs of excerpts" : kind.name, fields: fields,
      shown: try evaluation.shownPaths(of: table).map(\.name), count: table.rowCount)
  }

  private func field(_ name: String, in table: NaiveTable) -> Vocabulary.Field? {
    guard let word = Name.word(name), let path = try? evaluation.path(word, in: table) else {
      return nil
    }
    let column = path.column
    var values: [String] = []
    var type = Vocabulary.FieldType.text
    switch path.type {
    case .text, .things: break
    case .integer: type = .integer
    case .number: type = .number
    case .boolean: type = .boolean
    case .date: type = .date
    case .codes(let root):
      type = .codes
      let below = root.map { evaluation.closure(of: $0).filter { $0 != root } }
      values = thinned(below ?? evaluation.world.codes.indices.map { $0 }).flatMap {
        names(of: $0, below: root)
      }
    }
    if type != .codes { values = column.order.prefix(40).map(\.value.plainText) }
    var field = Vocabulary.Field(name: name, type: type, isMany: path.isMany, values: values)
    field.isOfOwnCodes = evaluation.isOfOwnExcerpts(path, table)
    return field
  }
}

/// Names as they are written in a query.
package enum Name {
  /// Whether a text is one word as it is.
  package static func isWord(_ text: String) -> Bool {
    var isAfterLetter = false
    for scalar in text.unicodeScalars {
      let isLetter = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar) || scalar == "_"
      if !isLetter, !isAfterLetter || !"-.:".unicodeScalars.contains(scalar) { return false }
      isAfterLetter = isLetter
    }
    return isAfterLetter
  }

  /// The word that a text is read as, backticks and all; nil where it is none.
  static func word(_ text: String) -> Word? {
    var pieces: [Word.Piece] = []
    for (place, part) in text.split(separator: "`", omittingEmptySubsequences: false).enumerated() {
      let isQuoted = place % 2 == 1
      if !isQuoted {
        let plain = part.split(separator: "/", omittingEmptySubsequences: true)
        if !plain.allSatisfy({ isWord(String($0)) || $0.allSatisfy { ".".contains($0) } }) {
          return nil
        }
      }
      if !part.isEmpty { pieces.append(Word.Piece(text: String(part), isQuoted: isQuoted)) }
    }
    return pieces.isEmpty
      ? nil : Word(pieces: pieces, span: SourceSpan(file: FileID(0), start: 0, end: 0))
  }
}
