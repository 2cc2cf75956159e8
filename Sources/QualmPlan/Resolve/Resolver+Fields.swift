import QualmBase
import QualmSyntax

/// Names of fields and columns, and the paths that lead to them.
extension Resolver {
  /// A field that a name may stand for, and whose it is.
  struct Candidate {
    var hops: [Field]
    var field: Field
    /// What a message calls the owner: `excerpt`.
    var owner: String
  }

  /// What a field's name stands for in rows of `shape`; nil, already reported, where nothing does.
  ///
  /// The nearest owner wins: excerpt, source, document, facet; other rows: their own fields, then
  /// those behind their references. Where several have the name a note says so, once.
  mutating func reference(_ name: FieldName, in shape: Shape) -> FieldReference? {
    guard let word = word(name) else { return nil }
    return reference(word, in: shape)
  }

  mutating func reference(_ word: Word, in shape: Shape) -> FieldReference? {
    switch shape {
    case .unknown: return nil
    case .table(let columns): return column(word, among: columns)
    case .relation(let relation): return field(word, of: relation)
    }
  }

  /// The columns that `find` or `from` shows.
  mutating func defaultColumns(of relation: RelationName, at span: SourceSpan) -> [FieldReference] {
    if relation == .linksOfExcerpts { return linkColumns(at: span) }
    if relation == .pairsOfExcerpts { return pairColumns(at: span) }
    guard relation == .excerpts else {
      return fields(of: relation).map { FieldReference(hops: [], $0, name: $0.name, span: span) }
    }
    return catalog.defaultColumns.compactMap { path in
      let word = Word(path, span: span)
      guard let found = candidates(word, of: .excerpts).first else { return nil }
      return FieldReference(hops: found.hops, found.field, name: path, span: span)
    }
  }

  /// What a name stands for in rows of a relation; nil, and nothing said, where it is nothing.
  mutating func candidateReference(_ word: Word, of relation: RelationName) -> FieldReference? {
    candidates(word, of: relation).first.map {
      FieldReference(hops: $0.hops, $0.field, name: word.text, span: word.span)
    }
  }

  // MARK: Columns

  private mutating func column(_ word: Word, among columns: [Shape.Column]) -> FieldReference? {
    let name = word.text
    let folded = TextFolding.name(name)
    let similar = columns.filter { TextFolding.name($0.name) == folded }
    let found = columns.first { $0.name == name } ?? (similar.count == 1 ? similar[0] : nil)
    if let found {
      return FieldReference(
        origin: .column(found.name), type: found.type, isMany: found.isMany, name: found.name,
        span: word.span)
    }
    let first = word.steps(separatedBy: ".")[0]
    if first != name, let entity = columns.first(where: { $0.name == first }),
      case .reference = entity.type
    {
      report(.pathEnds(first, isColumn: true, at: word.span))
    } else {
      let names = columns.map(\.name)
      if let grouped, candidateReference(word, of: grouped.relation) != nil {
        report(
          .columnBeforeTable(
            name, of: grouped.relation.text, stage: grouped.stage, at: word.span))
      } else {
        report(
          .unknownColumn(
            name, nearest: nearest(name, among: names), columns: names,
            at: word.span))
      }
    }
    return nil
  }

  // MARK: Fields

  private mutating func field(_ word: Word, of relation: RelationName) -> FieldReference? {
    let found = candidates(word, of: relation)
    if let best = found.first {
      // The own fields of other rows are what everybody expects; an excerpt shares its names.
      let isOwn = best.hops.isEmpty || best.hops.last?.leadsTo == .links
      if relation == .excerpts || !isOwn { note(found, word) }
      return FieldReference(hops: best.hops, best.field, name: word.text, span: word.span)
    }
    let steps = word.steps(separatedBy: ".")
    return steps.count > 1
      ? path(steps, word, from: relation) : unknown(word.text, of: relation, at: word.span)
  }

  /// Whether a field that rows of a relation reach has this very name.
  mutating func namesField(_ word: Word, of relation: RelationName) -> Bool {
    let steps = word.steps(separatedBy: ".")
    return steps.count > 1
      ? follow(steps, from: relation) != nil : !owned(by: relation) { $0 == word.text }.isEmpty
  }

  /// All that `word` may stand for as one name, the nearest owner first.
  private mutating func candidates(_ word: Word, of relation: RelationName) -> [Candidate] {
    let steps = word.steps(separatedBy: ".")
    if steps.count > 1, let found = follow(steps, from: relation) { return [found] }
    return owners(of: word, from: relation)
  }

  /// The same of a name that is no path.
  private mutating func owners(of word: Word, from relation: RelationName) -> [Candidate] {
    let name = word.text
    let folded = TextFolding.name(name)
    var found = owned(by: relation) { $0 == name }
    if found.isEmpty { found = owned(by: relation) { TextFolding.name($0) == folded } }
    if let hops = hopsToCodes(from: relation), let facet = codeField(word) {
      if found.isEmpty || codes[facet.root].isFacet {
        found.append(Candidate(hops: hops, field: facet.field, owner: "codes"))
      }
    }
    return found
  }

  /// The way from rows to the excerpts whose codes may be read by their names alone; nil where there is
  /// none.
  private mutating func hopsToCodes(from relation: RelationName) -> [Field]? {
    if relation == .excerpts { return [] }
    guard relation.isOfExcerpts else { return nil }
    return fields(of: relation).first { $0.name == LinkEnds.excerpt }.map { [$0] }
  }

  /// The fields of that name: the relation's own, then those behind its references.
  mutating func owned(
    by relation: RelationName, _ isName: (String) -> Bool
  ) -> [Candidate] {
    if relation == .linksOfExcerpts { return ownedByLinks(isName) }
    if relation == .pairsOfExcerpts { return ownedByPairs(isName) }
    let own = ownFields(of: relation)
    var found: [Candidate] = own.filter { isName($0.name) }.map {
      Candidate(hops: [], field: $0, owner: relation.one)
    }
    // An excerpt leads on to its source and its document alone: who coded it is no owner.
    let leading = own.filter { field in
      relation != .excerpts || field.name == "source" || field.name == "document"
    }
    for hop in leading.sorted(by: { $0.isSourceOfExcerpts && !$1.isSourceOfExcerpts }) {
      guard let target = hop.leadsTo, target != relation else { continue }
      for field in fields(of: target) where isName(field.name) {
        let owner = hop.name == target.one ? hop.name : "\(target.one) in `\(hop.name)`"
        found.append(Candidate(hops: [hop], field: field, owner: owner))
      }
    }
    return found
  }

  /// The fields of that name in rows of `linksOfExcerpts`: their own, those of the link but for its id,
  /// those of the excerpt and behind it. What stands at the other end is always reached by a path.
  private mutating func ownedByLinks(_ isName: (String) -> Bool) -> [Candidate] {
    let own = fields(of: .linksOfExcerpts)
    var found = own.filter { isName($0.name) }.map {
      Candidate(hops: [], field: $0, owner: RelationName.linksOfExcerpts.one)
    }
    if let link = own.first(where: { $0.name == LinkEnds.link }) {
      found += fields(of: .links).filter { isName($0.name) && $0.name != "id" }.map {
        Candidate(hops: [link], field: $0, owner: RelationName.links.one)
      }
    }
    if let excerpt = own.first(where: { $0.name == LinkEnds.excerpt }) {
      found += owned(by: .excerpts, isName).map {
        Candidate(hops: [excerpt] + $0.hops, field: $0.field, owner: $0.owner)
      }
    }
    return found
  }

  /// The fields of that name in rows of `pairsOfExcerpts`: their own, those of the excerpt on the left and
  /// behind it. The excerpt on the right is always reached by a path.
  private mutating func ownedByPairs(_ isName: (String) -> Bool) -> [Candidate] {
    let own = fields(of: .pairsOfExcerpts)
    var found = own.filter { isName($0.name) }.map {
      Candidate(hops: [], field: $0, owner: RelationName.pairsOfExcerpts.one)
    }
    if let excerpt = own.first(where: { $0.name == SpanPairs.excerpt }) {
      found += owned(by: .excerpts, isName).map {
        Candidate(hops: [excerpt] + $0.hops, field: $0.field, owner: $0.owner)
      }
    }
    return found
  }

  /// The fields of a relation, with `code` for excerpts.
  mutating func ownFields(of relation: RelationName) -> [Field] {
    let fields = fields(of: relation)
    guard relation == .excerpts, !fields.contains(where: { $0.name == "code" }) else {
      return fields
    }
    return fields + [Field(relation: .excerpts, name: "code", type: .codes(nil), isMany: true)]
  }

  /// A code with codes below it, read as a field of excerpts.
  private mutating func codeField(_ word: Word) -> (field: Field, root: CodeID)? {
    guard case .one(let code) = findCode(word), codes.hasChildren(code) else { return nil }
    let field = Field(
      relation: .excerpts, name: codes.written(code), type: .codes(code), isMany: true)
    return (field, code)
  }

  private mutating func note(_ found: [Candidate], _ word: Word) {
    // Every row has an `id`, and an excerpt's `evidence` is that of its sources.
    guard found.count > 1, word.text != "id", word.text != "evidence",
      noted.insert(word.text).inserted
    else { return }
    let others = found.dropFirst().compactMap { other in
      // Behind the excerpt of a link's end the path begins as in rows of excerpts.
      other.hops.last.map { "\($0.name).\(other.field.name)" }
    }
    report(.fieldOfSeveral(word.text, owner: found[0].owner, others: others, at: word.span))
  }

  // MARK: Paths

  /// Follows a path whose every step is found, the nearest owner's wherever it leads; says nothing.
  private mutating func follow(_ steps: [String], from relation: RelationName) -> Candidate? {
    var hops: [Field] = []
    var current = relation
    let steps = relation == .memos ? withoutOn(steps) : steps
    for (index, step) in steps.enumerated() {
      let word = Word(step, span: SourceSpan(file: FileID(0), start: 0, end: 0))
      guard let best = owners(of: word, from: current).first else { return nil }
      if index == steps.count - 1 {
        return Candidate(hops: hops + best.hops, field: best.field, owner: current.one)
      }
      guard let target = best.field.leadsTo else { return nil }
      hops += best.hops + [best.field]
      current = target
    }
    return nil
  }

  /// The steps of a memo's path without a leading `on` where the memo itself knows more than what `on`
  /// leads to: its `source` is that of the excerpt or the source it is on.
  private mutating func withoutOn(_ steps: [String]) -> [String] {
    guard steps.count > 1, TextFolding.name(steps[0]) == "on",
      let on = ownFields(of: .memos).first(where: { $0.name == "on" })?.leadsTo
    else { return steps }
    let next = Word(steps[1], span: SourceSpan(file: FileID(0), start: 0, end: 0))
    guard let found = owners(of: next, from: .memos).first else { return steps }
    let isKnown =
      found.hops.isEmpty
      ? ["excerpt", "source", "document", "code"].contains(found.field.name)
      : !ownFields(of: on).contains { $0.name == found.field.name }
    return isKnown ? Array(steps.dropFirst()) : steps
  }

  /// Says where a path that could not be followed breaks off.
  private mutating func path(
    _ steps: [String], _ word: Word, from relation: RelationName
  ) -> FieldReference? {
    var length = steps.count - 1
    while length > 0 {
      let start = Array(steps[..<length])
      let found =
        length == 1
        ? candidates(Word(start[0], span: word.span), of: relation).first
        : follow(start, from: relation)
      if let found {
        guard let target = found.field.leadsTo else {
          report(.pathEnds(start.joined(separator: "."), isColumn: false, at: word.span))
          return nil
        }
        if isUnattachedText(steps[length], of: target) {
          report(.wordsNotAttached("text", at: word.span))
          return nil
        }
        let names = fieldNames(of: target)
        report(
          .unknownField(
            steps[length], of: target.text,
            nearest: nearest(steps[length], among: names).map {
              (start + [$0]).joined(separator: ".")
            }, fields: names, at: word.span))
        return nil
      }
      length -= 1
    }
    let rest = steps.dropFirst().joined(separator: ".")
    if steps[0] == relation.text || steps[0] == "excerpts",
      !candidates(Word(rest, span: word.span), of: relation).isEmpty
    {
      report(.fieldOfTable(word.text, field: rest, at: word.span))
      return nil
    }
    return unknown(steps[0], of: relation, at: word.span)
  }

  /// Whether a name that is no field would be one if words were attached.
  func isUnattachedText(_ name: String, of relation: RelationName) -> Bool {
    (relation == .excerpts || relation.isOfExcerpts) && name == "text" && !catalog.hasWords
  }

  private mutating func unknown(
    _ name: String, of relation: RelationName, at span: SourceSpan
  ) -> FieldReference? {
    if isUnattachedText(name, of: relation) {
      report(.wordsNotAttached(name, at: span))
      return nil
    }
    if hopsToCodes(from: relation) != nil {
      switch codes.find(Word(name, span: span)) {
      case .one(let code):
        report(.codeAsField(codes.written(code), at: span))
        return nil
      case .several(let matches):
        report(.severalCodes(name, paths: matches.map(codes.unique), at: span))
        return nil
      case .hidden(let code):
        report(.hiddenCode(codes.written(code), framework: codes.framework, at: span))
        return nil
      case .nothing: break
      }
    }
    if name.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
      report(.numberAsField(name, at: span))
      return nil
    }
    if name == "count" {
      report(.figureAsField(name, at: span))
      return nil
    }
    let names = suggests ? fieldNames(of: relation) : []
    let near = nearest(name, among: names, elsewhere: Resolver.fieldsElsewhere)
    report(
      .unknownField(name, of: relation.text, nearest: near, fields: names, at: span))
    return nil
  }

  /// The names that may stand for a field of a relation's rows: its own, those behind its
  /// references, and facets.
  mutating func fieldNames(of relation: RelationName) -> [String] {
    var names = owned(by: relation) { _ in true }.map(\.field.name)
    if hopsToCodes(from: relation) != nil {
      names += codes.range(of: nil).filter { codes[$0].isFacet }.map(codes.writtenName)
    }
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}

extension FieldReference {
  /// Refers to `field`, reached through `hops`.
  init(hops: [Field], _ field: Field, name: String, span: SourceSpan) {
    self.init(
      origin: .field(hops: hops, field), type: field.type,
      isMany: field.isMany || hops.contains { $0.isMany }, name: name, span: span)
  }
}

extension Field {
  /// The relation whose rows the values name.
  fileprivate var leadsTo: RelationName? {
    switch type {
    case .reference(let target): target
    case .codes where relation != .excerpts: .codes
    default: nil
    }
  }
}

extension RelationName {
  /// Whether each row is one of an excerpt, in its field `excerpt`, and none itself.
  var isOfExcerpts: Bool { self == .linksOfExcerpts || self == .pairsOfExcerpts }

  /// What a message calls one row.
  var one: String {
    switch self {
    case .excerpts: "excerpt"
    case .sources: "source"
    case .documents: "document"
    case .codes: "code"
    case .codings: "coding"
    case .links: "link"
    case .memos: "memo"
    case .coders: "coder"
    case .linksOfExcerpts: "link of an excerpt"
    case .pairsOfExcerpts: "pair of excerpts"
    case .reference(let name): "row of `\(name)`"
    }
  }
}
