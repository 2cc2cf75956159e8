import QualmBase
import QualmPlan

/// Makes plans at random that are right for a plain corpus, and counts what they are made of.
struct RandomPlans {
  let corpus: PlainCorpus
  var generator: SeededGenerator
  /// How often each kind of condition was made.
  var made: [String: Int] = [:]
  /// The codes that the plan at hand sees; nil where it sees all.
  var visible: [Int]?

  static let span = SourceSpan(file: FileID(0), start: 0, end: 0)

  init(_ corpus: PlainCorpus, _ generator: SeededGenerator) {
    self.corpus = corpus
    self.generator = generator
  }

  // MARK: Fields

  var source: Field {
    Field(
      relation: .excerpts, name: "source", type: .reference(.sources),
      isMany: corpus.excerpts.contains { $0.sources.count > 1 })
  }

  static let mentor = Field(
    relation: .sources, name: "mentor", type: .reference(.sources), isMany: false)
  static let excerpt = Field(
    relation: .codings, name: "excerpt", type: .reference(.excerpts), isMany: false)
  static let code = Field(
    relation: .codings, name: "code", type: .reference(.codes), isMany: false)

  static let atEnd = Field(
    relation: .linksOfExcerpts, name: "excerpt", type: .reference(.excerpts), isMany: false)
  static let link = Field(
    relation: .linksOfExcerpts, name: "link", type: .reference(.links), isMany: false)
  static let other = Field(
    relation: .linksOfExcerpts, name: "other", type: .reference(.excerpts), isMany: false)

  static func field(
    _ relation: RelationName, _ name: String, _ type: FieldType, isMany: Bool = false
  ) -> Field {
    Field(relation: relation, name: name, type: type, isMany: isMany)
  }

  static func reference(_ hops: [Field], _ field: Field) -> FieldReference {
    FieldReference(
      origin: .field(hops: hops, field), type: field.type,
      isMany: field.isMany || hops.contains { $0.isMany },
      name: (hops + [field]).map(\.name).joined(separator: "."), span: span)
  }

  private static let excerptFields = [
    field(.excerpts, "id", .text), field(.excerpts, "document", .reference(.documents)),
    field(.excerpts, "mission", .text, isMany: true),
    field(.excerpts, "theatre", .text, isMany: true), field(.excerpts, "kind", .text),
    field(.excerpts, "page", .integer), field(.excerpts, "chapter", .integer),
    field(.excerpts, "score", .number), field(.excerpts, "dated", .date),
    field(.excerpts, "checked", .boolean), field(.excerpts, "summary", .text),
  ]
  private static let sourceFields = [
    field(.sources, "id", .text), field(.sources, "voice", .boolean),
    field(.sources, "affiliation", .text), field(.sources, "roles", .text, isMany: true),
    field(.sources, "met", .date), field(.sources, "rank", .integer), mentor,
  ]

  /// The fields of a relation's rows, own ones and those behind references.
  func references(_ relation: RelationName) -> [FieldReference] {
    let sources = RandomPlans.sourceFields
    switch relation {
    case .excerpts:
      return
        (RandomPlans.excerptFields + [source]).map { RandomPlans.reference([], $0) }
        + sources.map { RandomPlans.reference([source], $0) }
        + sources.map { RandomPlans.reference([source, RandomPlans.mentor], $0) }
        + [nil, 0, 5].map { root in
          let root = root.map { CodeID($0) }
          return RandomPlans.reference(
            [], RandomPlans.field(.excerpts, "codes", .codes(root), isMany: true))
        }
    case .sources:
      return sources.map { RandomPlans.reference([], $0) }
        + sources.map { RandomPlans.reference([RandomPlans.mentor], $0) }
    case .codings:
      return [RandomPlans.code, RandomPlans.field(.codings, "coder", .reference(.coders))].map {
        RandomPlans.reference([], $0)
      }
        + RandomPlans.excerptFields.map { RandomPlans.reference([RandomPlans.excerpt], $0) }
        + sources.map { RandomPlans.reference([RandomPlans.excerpt, source], $0) }
        + [
          RandomPlans.reference(
            [RandomPlans.excerpt],
            RandomPlans.field(.excerpts, "theme", .codes(CodeID(0)), isMany: true))
        ]
    case .linksOfExcerpts: return linkReferences
    default: return []
    }
  }

  /// The fields of links of excerpts: of the link, of the excerpt and of the other end.
  private var linkReferences: [FieldReference] {
    let own = ["direction", "other_kind"].map {
      RandomPlans.reference([], RandomPlans.field(.linksOfExcerpts, $0, .text))
    }
    // Without a table of links they have no fields.
    let fields =
      corpus.links.isEmpty
      ? []
      : [
        RandomPlans.field(.links, "type", .text), RandomPlans.field(.links, "wording", .text),
        RandomPlans.field(.links, "directed", .boolean),
      ]
    let link = fields.map { RandomPlans.reference([RandomPlans.link], $0) }
    let ends = [RandomPlans.atEnd, RandomPlans.other]
    let excerpts = ends.flatMap { end in
      (RandomPlans.excerptFields + [source]).map { RandomPlans.reference([end], $0) }
        + RandomPlans.sourceFields.map { RandomPlans.reference([end, source], $0) }
        + [
          RandomPlans.reference(
            [end], RandomPlans.field(.excerpts, "theme", .codes(CodeID(0)), isMany: true))
        ]
    }
    return own + own + link + link + ends.map { RandomPlans.reference([], $0) } + excerpts
  }

  // MARK: Predicates

  mutating func note(_ kind: String) { made[kind, default: 0] += 1 }

  mutating func predicate(_ relation: RelationName, depth: Int) -> Predicate {
    if depth == 0 || generator.chance(30) { return leaf(relation) }
    switch generator.below(relation == .codings ? 5 : relation == .excerpts ? 9 : 6) {
    case 0:
      note("not")
      return .not(predicate(relation, depth: depth - 1), RandomPlans.span)
    case 1:
      note("and")
      return .and(parts(relation, depth), RandomPlans.span)
    case 2:
      note("or")
      return .or(parts(relation, depth), RandomPlans.span)
    case 3:
      note("xor")
      return .xor(parts(relation, depth), RandomPlans.span)
    case 4:
      let test = CountTest(generator.choose(Ordering.allCases), generator.below(4))
      note("threshold \(test.ordering.rawValue)")
      return .threshold(test, parts(relation, depth), RandomPlans.span)
    case 6: return linked(depth)
    case 7, 8: return spans(depth)
    default:
      let isNegated = generator.chance(50)
      note(isNegated ? "without" : "with")
      return .scope(
        left: predicate(relation, depth: depth - 1), right: predicate(relation, depth: depth - 1),
        field: generator.choose(references(relation)), isNegated: isNegated, RandomPlans.span)
    }
  }

  private mutating func linked(_ depth: Int) -> Predicate {
    let hasRight = generator.chance(80)
    let test = LinkTest(
      types: linkTypes(), direction: generator.choose(LinkTest.Direction.allCases),
      isToOthers: generator.chance(30))
    let isNegated = generator.chance(30)
    note(isNegated ? "not linked" : "linked \(test.direction.rawValue)")
    if !hasRight { note("linked to anything") }
    if test.isToOthers { note("linked to other") }
    return .linked(
      left: predicate(.excerpts, depth: depth - 1), test,
      right: hasRight ? predicate(.excerpts, depth: depth - 1) : nil, isNegated: isNegated,
      RandomPlans.span)
  }

  private mutating func spans(_ depth: Int) -> Predicate {
    let comparison = generator.choose(
      SpanComparison.allCases + [.near, .near, .near, .near, .before, .after])
    var distance: SpanDistance?
    if comparison == .near || comparison.takesDistance && generator.chance(60) {
      let unit = generator.choose(TextUnit.allCases)
      distance = SpanDistance(count: generator.below(unit == .characters ? 9 : 3), unit: unit)
      note("within \(unit.rawValue)")
    }
    let isToOthers = generator.chance(50)
    let isNegated = generator.chance(30)
    note("span \(comparison.rawValue)")
    if isToOthers { note("spans of others") }
    if isNegated { note("not so") }
    return .spans(
      left: predicate(.excerpts, depth: depth - 1),
      SpanTest(comparison, distance: distance, isToOthers: isToOthers),
      right: predicate(.excerpts, depth: depth - 1), isNegated: isNegated, RandomPlans.span)
  }

  /// Types that links may have, any, or one that none has.
  mutating func linkTypes() -> [String]? {
    if generator.chance(40) { return nil }
    if generator.chance(5) { return ["none such"] }
    return generator.subset(PlainCorpus.linkTypes, atMost: 2)
  }

  private mutating func parts(_ relation: RelationName, _ depth: Int) -> [Predicate] {
    (0..<generator.below(4)).map { _ in predicate(relation, depth: depth - 1) }
  }

  private mutating func leaf(_ relation: RelationName) -> Predicate {
    switch generator.below(relation == .excerpts ? 12 : 8) {
    case 0:
      note("everything")
      return generator.chance(70) ? .everything : nothing()
    case 1, 2: return comparison(relation)
    case 3...7: return test(relation)
    case 8:
      note("uncoded")
      return .uncoded(RandomPlans.span)
    case 9:
      note("text")
      return .text(pattern(), RandomPlans.span)
    default: return coded()
    }
  }

  private mutating func nothing() -> Predicate {
    note("nothing")
    return .nothing
  }

  private mutating func coded() -> Predicate {
    let coders: CodeSelection.Coders
    switch generator.below(4) {
    case 0: coders = .any
    case 1: coders = .these(generator.subset(corpus.coders, atMost: 2))
    default: coders = .ofRecord
    }
    switch coders {
    case .any: note("coded by any")
    case .these: note("coded by these")
    case .ofRecord: note("coded")
    }
    return .coded(
      CodeSelection(codes: someCodes(), coders: coders, name: "codes"), RandomPlans.span)
  }

  /// A code with all below it, or any codes.
  private mutating func someCodes() -> [CodeID] {
    let codes =
      generator.chance(60)
      ? corpus.subtree(generator.below(corpus.codes.count))
      : generator.subset(Array(corpus.codes.indices), atMost: 4)
    let seen = visible.map { visible in codes.filter { visible.contains($0) } } ?? codes
    return seen.map { CodeID($0) }
  }

  private mutating func comparison(_ relation: RelationName) -> Predicate {
    let first = generator.choose(references(relation))
    let alike = references(relation).filter { $0.type.isComparable(with: first.type) }
    let ordering = generator.choose(Ordering.allCases)
    note("compare \(ordering.rawValue)")
    return .compare(first, ordering, generator.choose(alike), RandomPlans.span)
  }

  private mutating func pattern() -> TextPattern {
    let elements = (0..<1 + generator.below(3)).map { _ -> TextPattern.Element in
      switch generator.below(5) {
      case 0: return .anyWord
      case 1: return .word([generator.choose(["heli", "sta", "é", "l"]), ""])
      default: return .word([generator.choose(PlainCorpus.words).lowercased()])
      }
    }
    return TextPattern(elements: elements, source: "pattern")
  }
}

extension FieldType {
  /// Whether values of the two types may stand on both sides of a comparison.
  func isComparable(with other: FieldType) -> Bool {
    switch (self, other) {
    case (.integer, .number), (.number, .integer): true
    case (.codes, .codes): true
    case (.codes, _), (_, .codes): false
    case (.text, .reference), (.reference, .text), (.reference, .reference): true
    default: self == other
    }
  }
}
