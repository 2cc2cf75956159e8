package import QualmBase
package import QualmSyntax

/// Claims: each of their queries is resolved by itself, as if it stood alone.
extension Resolver {
  /// The plan of a claim, with all that is to be said about it; there is no plan where any of it is an
  /// error.
  package mutating func plan(_ claim: Claim) -> (plan: ClaimPlan?, diagnostics: [Diagnostic]) {
    start()
    if claim.sentence.value.allSatisfy(\.isWhitespace) {
      report(
        .missing(
          "the sentence that is claimed", after: "claim", at: claim.sentence.span,
          hint: "in quotes: `claim \"…\" that …`"))
    }
    let condition = resolve(claim.condition)
    guard let condition, !diagnostics.containsError else { return (nil, diagnostics) }
    let plan = ClaimPlan(
      sentence: claim.sentence.value, text: Printer.print(claim.condition), condition: condition,
      includesAssertions: claim.includesAssertions, known: claim.known?.value, span: claim.span)
    return (plan, diagnostics)
  }

  private mutating func resolve(_ condition: ClaimCondition) -> ClaimTest? {
    switch condition {
    case .empty(let query, _):
      return rows(query).map { test(.empty($0.rows), condition) }
    case .comparison(let node): return comparison(node).map { test($0, condition) }
    case .contains(let node): return contains(node).map { test($0, condition) }
    case .not(let operand, _): return resolve(operand).map { .not($0) }
    case .and(let left, let right, _):
      let parts = [resolve(left), resolve(right)].compactMap { $0 }
      return parts.count == 2 ? .and(parts) : nil
    case .or(let left, let right, _):
      let parts = [resolve(left), resolve(right)].compactMap { $0 }
      return parts.count == 2 ? .or(parts) : nil
    case .group(let inner, _): return resolve(inner)
    case .invalid: return gap()
    }
  }

  private func test(_ kind: ClaimJudgement.Kind, _ condition: ClaimCondition) -> ClaimTest {
    .judgement(ClaimJudgement(kind, text: Printer.print(condition)))
  }

  // MARK: Queries

  /// A query with what its rows are, and the resolver that has seen it, which reads what is asked of
  /// its rows.
  private struct Asked {
    var rows: ClaimRows
    var shape: Shape
    var resolver: Resolver
  }

  private mutating func rows(_ asked: ClaimQuery) -> Asked? {
    let query: Query =
      switch asked {
      case .query(let query): query
      case .name(let word):
        Query(
          head: .from(word), headSpan: word.span, framework: nil, stages: [], span: word.span)
      }
    // On a copy, so that a framework which one query chooses is none of the next one's.
    var resolver = self
    let (plan, said) = resolver.plan(query)
    diagnostics += said
    resolver.start()
    guard let plan else { return nil }
    let shape = plan.steps.reduce(Shape.relation(plan.origin.relation)) {
      $0.after($1, codes: catalog.codes)
    }
    let evidence = evidenceFields
    let rows = ClaimRows(
      plan: plan,
      testimony: plan.narrowed { origin in
        evidence.first { $0.relation == origin.relation }.map { evidence in
          let reference = FieldReference(
            origin: .field(hops: evidence.hops, evidence.field), type: evidence.field.type,
            isMany: false, name: evidence.field.name, span: origin.span)
          return .test(reference, .anyOf([.text("testimony")]), origin.span)
        }
      }, text: Printer.print(asked))
    return Asked(rows: rows, shape: shape, resolver: resolver)
  }

  /// Where rows say what evidence they are: excerpts and sources themselves, codings by their excerpts.
  /// Other rows are no evidence, and stay where testimony alone is asked for.
  private var evidenceFields: [(relation: RelationName, hops: [Field], field: Field)] {
    mutating get {
      func field(_ name: String, of relation: RelationName) -> Field? {
        fields(of: relation).first { $0.name == name }
      }
      var found: [(relation: RelationName, hops: [Field], field: Field)] = []
      for relation in [RelationName.excerpts, .sources] {
        if let evidence = field("evidence", of: relation) { found.append((relation, [], evidence)) }
      }
      if let excerpt = field("excerpt", of: .codings), excerpt.type == .reference(.excerpts),
        let evidence = field("evidence", of: .excerpts)
      {
        found.append((.codings, [excerpt], evidence))
      }
      return found
    }
  }

  // MARK: Numbers

  private mutating func comparison(_ node: ClaimComparison) -> ClaimJudgement.Kind? {
    if node.measure.isSet { return setComparison(node) }
    let left = number(node.measure)
    let right: ClaimNumber?
    switch node.comparand {
    case .measure(let measure) where measure.isSet:
      report(.unlikeMeasures(node.measure.word, isSet: false, measure.word, at: node.span))
      return nil
    case .measure(let measure): right = number(measure)
    case .literal(let literal): right = number(literal, besides: node.measure)
    case .set(_, let span):
      report(.unlikeMeasures(node.measure.word, isSet: false, "{…}", at: span))
      return nil
    }
    guard let left, let right else { return nil }
    return .numbers(left, node.operator.ordering, right)
  }

  private mutating func number(_ given: Literal, besides measure: Measure) -> ClaimNumber? {
    guard let literal = literal(given) else { return nil }
    if case .share = measure, let number = Double(decimal: literal.text), number > 1 || number < 0 {
      let part = number > 1 && number <= 100 ? "\(number / 100)" : nil
      report(.shareOutOfRange(literal.text, part: part, at: literal.span))
      return nil
    }
    if let whole = Int(decimal: literal.text) { return .constant(.integer(whole)) }
    if let number = Double(decimal: literal.text) { return .constant(.number(number)) }
    report(.wrongLiteral(literal.text, field: measure.word, wanted: "numbers", at: literal.span))
    return nil
  }

  private mutating func number(_ measure: Measure) -> ClaimNumber? {
    let text = Printer.print(measure)
    switch measure {
    case .count(let query, _): return rows(query).map { .count($0.rows, text: text) }
    case .sources(let query, let span):
      guard let asked = rows(query) else { return nil }
      switch asked.shape {
      case .relation(let relation)
      where relation == .excerpts || relation == .sources || relation.isOfExcerpts:
        return .sources(asked.rows, text: text)
      default:
        report(
          .wrongRows("sources", wanted: "excerpts", given: asked.shape.description, at: span))
        return nil
      }
    case .share(let part, let whole, let span):
      guard let part = rows(part), let whole = rows(whole) else { return nil }
      // Pairs of excerpts are made anew by each query.
      guard case .relation(let name) = part.shape, name != .pairsOfExcerpts,
        part.shape == whole.shape
      else {
        report(
          .unlikeShare(part.shape.description, of: whole.shape.description, at: span))
        return nil
      }
      return .share(part.rows, of: whole.rows, text: text)
    case .values: return nil
    }
  }

  // MARK: Sets

  private mutating func values(_ measure: Measure) -> (values: ClaimValues, asked: Asked)? {
    guard case .values(let name, let query, _) = measure, var asked = rows(query) else {
      return nil
    }
    guard let field = asked.resolver.reference(name, in: asked.shape) else {
      diagnostics += asked.resolver.diagnostics
      return nil
    }
    diagnostics += asked.resolver.diagnostics
    asked.resolver.start()
    let values = ClaimValues(field: field, rows: asked.rows, text: Printer.print(measure))
    return (values, asked)
  }

  private mutating func setComparison(_ node: ClaimComparison) -> ClaimJudgement.Kind? {
    guard node.operator == .equal || node.operator == .notEqual else {
      report(.setSizeInClaim(node.operator.rawValue, at: node.operatorSpan))
      return nil
    }
    let isNegated = node.operator == .notEqual
    switch node.comparand {
    case .literal(let literal):
      let text = self.literal(literal)?.text ?? ""
      report(.unlikeMeasures(node.measure.word, isSet: true, text, at: literal.span))
      return nil
    case .measure(let measure) where !measure.isSet:
      report(.unlikeMeasures(node.measure.word, isSet: true, measure.word, at: node.span))
      return nil
    case .measure(let measure):
      guard let left = values(node.measure)?.values, let right = values(measure)?.values else {
        return nil
      }
      guard left.field.type.comparisonClass == right.field.type.comparisonClass else {
        report(
          .unlikeFields(
            left.field.name, left.field.type.holds, right.field.name, right.field.type.holds,
            at: node.span))
        return nil
      }
      return .same(left, right, isNegated: isNegated)
    case .set(let literals, _):
      guard let (values, asked) = values(node.measure),
        let members = members(literals, of: values.field, asked)
      else { return nil }
      return .equals(values, members, isNegated: isNegated)
    }
  }

  private mutating func contains(_ node: ClaimContains) -> ClaimJudgement.Kind? {
    guard node.measure.isSet else {
      report(.unlikeMeasures(node.measure.word, isSet: false, "contains", at: node.span))
      return nil
    }
    guard let (values, asked) = values(node.measure) else { return nil }
    switch node.requirement {
    case .one(let literal):
      return members([literal], of: values.field, asked).map {
        .contains(values, CountTest(.greaterOrEqual, 1), of: $0)
      }
    case .some(let quantifier, let literals):
      guard let members = members(literals, of: values.field, asked),
        let test = countTest(quantifier, of: Set(members.map(\.kind)).count, at: node.span)
      else { return nil }
      return .contains(values, test, of: members)
    case .only(let literals):
      return members(literals, of: values.field, asked).map { .onlyOf(values, $0) }
    }
  }

  /// The values of a list, each once; nil, already reported, where one is wrong.
  private mutating func members(
    _ literals: [Literal], of field: FieldReference, _ asked: Asked
  ) -> [ClaimMember]? {
    var resolver = asked.resolver
    var members: [ClaimMember] = []
    // Of few members the list itself is faster than a set.
    var known: Set<ClaimMember.Kind> = []
    let isLong = literals.count > 50
    var isWhole = true
    for literal in literals {
      guard let member = resolver.member(literal, of: field) else {
        isWhole = false
        continue
      }
      let isNew =
        isLong
        ? known.insert(member.kind).inserted : !members.contains { $0.kind == member.kind }
      if isNew { members.append(member) }
    }
    diagnostics += resolver.diagnostics
    return isWhole ? members : nil
  }

  private mutating func member(_ literal: Literal, of field: FieldReference) -> ClaimMember? {
    let text = self.literal(literal)?.text ?? ""
    guard field.type.isCodes else {
      return value(literal, for: field).map { ClaimMember(.values([$0]), text: text) }
    }
    guard let code = code(literal, for: field) else { return nil }
    let selected = codes.closure(of: code)
    switch field.origin {
    case .field: return ClaimMember(.codes(selected), text: text)
    case .column:
      return ClaimMember(.values(selected.flatMap(shown).map(Value.text)), text: text)
    }
  }
}
