import QualmBase
import QualmPlan

extension RandomPlans {
  /// A test on a field that a row of the relation has.
  mutating func test(_ relation: RelationName) -> Predicate {
    let field = generator.choose(references(relation))
    let test = test(field)
    return .test(field, test, RandomPlans.span)
  }

  private mutating func test(_ field: FieldReference) -> ValueTest {
    let isCodes =
      switch field.type {
      case .codes, .reference(.codes): true
      default: false
      }
    if isCodes, generator.chance(60) {
      note("codes")
      let codes = corpus.subtree(generator.below(corpus.codes.count))
      return .codes(codes.map { CodeID($0) })
    }
    switch generator.below(10) {
    case 0:
      note("ordering")
      let ordering = generator.choose([Ordering.less, .lessOrEqual, .greater, .greaterOrEqual])
      return .ordering(ordering, literal(field))
    case 1:
      note("between")
      return .between(literal(field), literal(field))
    case 2:
      guard field.type == .text else { return known() }
      note("starts with")
      return .startsWith(generator.choose(["h", "MON", "role", "é", "É", "pol", ""]))
    case 3:
      guard field.type == .text else { return known() }
      note("matches")
      return .matches(wordPattern())
    case 4:
      note("contains")
      return .contains(
        CountTest(generator.choose(Ordering.allCases), generator.below(4)), of: literals(field))
    case 5:
      note("only of")
      return .onlyOf(literals(field))
    case 6:
      note("set equals")
      return .setEquals(literals(field))
    case 7:
      note("size")
      return .size(generator.choose(Ordering.allCases), generator.below(4))
    default:
      note("any of")
      return .anyOf(literals(field))
    }
  }

  private mutating func known() -> ValueTest {
    note("is known")
    return .isKnown
  }

  private mutating func wordPattern() -> TextPattern {
    let word = generator.choose(["civil", "affairs", "politics", "paraphrase", "un", "monusco"])
    let element: TextPattern.Element =
      generator.chance(50) ? .word([word]) : .word([String(word.prefix(3)), ""])
    return TextPattern(elements: [element], source: word)
  }

  private mutating func literals(_ field: FieldReference) -> [Value] {
    (0..<generator.below(4)).map { _ in literal(field) }
  }

  /// A value of the field's type, mostly one that occurs.
  mutating func literal(_ field: FieldReference) -> Value {
    switch field.type {
    case .integer: return .integer(generator.below(12) - 2)
    case .number: return .number(Double(generator.below(10)) / 4)
    case .boolean: return .boolean(generator.chance(50))
    case .date:
      return PartialDate(generator.choose(PlainCorpus.dates)).map { .date($0) } ?? .missing
    case .codes, .reference(.codes): return .text(corpus.path(generator.below(corpus.codes.count)))
    case .text, .reference: return .text(text(field.name))
    }
  }

  private mutating func text(_ name: String) -> String {
    let field = name.split(separator: ".").last.map(String.init) ?? ""
    if generator.chance(10) { return "nowhere" }
    switch field {
    case "mission", "theatre": return generator.choose(PlainCorpus.missions + ["Darfur"])
    case "kind": return generator.choose(PlainCorpus.kinds)
    case "affiliation": return generator.choose(PlainCorpus.affiliations)
    case "roles": return generator.choose(PlainCorpus.roles)
    case "document": return generator.choose(corpus.documents + ["doc-1"])
    case "source", "mentor": return generator.choose(corpus.sources).id
    case "direction": return generator.choose(["to", "from", "with"])
    case "type": return generator.choose(PlainCorpus.linkTypes)
    case "wording": return generator.choose(PlainCorpus.wordings)
    case "other_kind": return generator.choose(["excerpt", "source", "code", "coding"])
    case "coder": return generator.choose(corpus.coders)
    default: return "\(generator.chance(50) ? "E" : "S")-\(1 + generator.below(20))"
    }
  }

  // MARK: Keys

  /// Keys of the rows of a relation, each of another field.
  mutating func keys(_ relation: RelationName, atMost limit: Int) -> [GroupKey] {
    (0..<generator.below(limit + 1)).map { number in key(relation, number) }
  }

  mutating func key(_ relation: RelationName, _ number: Int) -> GroupKey {
    let keepsEmpty = generator.chance(25)
    if [.excerpts, .linksOfExcerpts].contains(relation), generator.chance(30) {
      let isSet = generator.chance(30)
      note(isSet ? "key combined codes" : "key codes")
      let groups = corpus.children(generator.chance(60) ? 0 : 5).map {
        CodeGroup(label: corpus.path($0), codes: corpus.subtree($0).map { CodeID($0) })
      }
      return GroupKey(
        name: "key\(number)", kind: isSet ? .codeSets(groups) : .codes(groups),
        keepsEmpty: keepsEmpty && !isSet, isSourceAttribute: false, span: RandomPlans.span)
    }
    let reference = generator.choose(references(relation))
    let isSet = generator.chance(25)
    note(isSet ? "key combined" : keepsEmpty ? "key every" : "key")
    let isSource = reference.reachesSource
    if isSource, !isSet { note("key of sources") }
    if isSource, isSet { note("key combined of sources") }
    return GroupKey(
      name: "key\(number)", kind: isSet ? .valueSets(reference) : .values(reference),
      keepsEmpty: keepsEmpty && !isSet, isSourceAttribute: isSource, span: RandomPlans.span)
  }
}

extension FieldReference {
  /// Whether the value is the excerpt's source or an attribute of it.
  var reachesSource: Bool {
    guard case .field(let hops, let field) = origin, let first = (hops + [field]).first else {
      return false
    }
    return first.relation == .excerpts && first.name == "source"
  }
}
