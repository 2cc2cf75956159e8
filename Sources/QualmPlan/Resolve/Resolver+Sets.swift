import QualmBase
import QualmSyntax

/// Membership and sets, for values and for codes, which a value below them stands for too.
extension Resolver {
  /// The field has one of these values.
  mutating func member(
    _ literals: [Literal], _ field: FieldReference, at span: SourceSpan
  ) -> Predicate? {
    guard field.type.isCodes else {
      return values(literals, for: field).map { .test(field, .anyOf($0), span) }
    }
    return codeLeaves(literals, field, at: span).map { leaves in
      .any(leaves.map(\.predicate), span)
    }
  }

  /// The field's values are exactly these.
  mutating func exactSet(
    _ literals: [Literal], _ field: FieldReference, at span: SourceSpan
  ) -> Predicate? {
    guard !literals.isEmpty else { return .negation(isKnown(field, at: span), span) }
    guard field.type.isCodes else {
      return values(literals, for: field).map { .test(field, .setEquals($0), span) }
    }
    return codeLeaves(literals, field, at: span).map { leaves in
      .all(leaves.map(\.predicate) + [none(beside: leaves, field, at: span)], span)
    }
  }

  /// There is a value.
  func isKnown(_ field: FieldReference, at span: SourceSpan) -> Predicate {
    guard case .field(let hops, let source) = field.origin, hops.isEmpty,
      source.relation == .excerpts, case .codes(let root) = source.type
    else { return .test(field, .isKnown, span) }
    return has(codes.range(of: root), field, name: field.name, at: span)
  }

  /// `contains …`: words in a text, members of a many-valued field.
  mutating func contains(
    _ node: Contains, _ shape: Shape, _ isNegated: Bool, _ negations: inout Negations
  ) -> Predicate? {
    guard let field = reference(node.field, in: shape) else { return nil }
    let predicate: Predicate?
    switch node.requirement {
    case .one(let literal): predicate = containsOne(literal, field, at: node.span)
    case .some(let quantifier, let literals):
      predicate = containsSome(quantifier, literals, field, at: node.span)
    case .only(let literals): predicate = containsOnly(literals, field, at: node.span)
    }
    if predicate != nil, isNegated { negations.add(field) }
    return predicate
  }

  private mutating func containsOne(
    _ given: Literal, _ field: FieldReference, at span: SourceSpan
  ) -> Predicate? {
    if field.type.isCodes { return member([given], field, at: span) }
    guard let literal = literal(given) else { return nil }
    // A quoted text is searched even where there are several values: memos are such texts.
    let text: String? = if case .string(let string) = literal { string.searched } else { nil }
    if field.type.comparisonClass == .words, text != nil || !field.isMany {
      return pattern(text ?? literal.text, at: literal.span).map {
        .test(field, .matches($0), span)
      }
    }
    guard field.isMany else { return notASet(field, at: span) }
    return member([literal], field, at: span)
  }

  private mutating func containsSome(
    _ quantifier: Quantifier, _ literals: [Literal], _ field: FieldReference, at span: SourceSpan
  ) -> Predicate? {
    if field.type.isCodes {
      guard let leaves = codeLeaves(literals, field, at: span) else { return nil }
      return quantified(quantifier, once(leaves, by: \.codes).map(\.predicate), span)
    }
    if !field.isMany {
      guard field.type.comparisonClass == .words else { return notASet(field, at: span) }
      let patterns = literals.map { searched($0) }
      let resolved = patterns.compactMap { $0 }
      guard resolved.count == patterns.count else { return nil }
      return quantified(
        quantifier, once(resolved, by: \.source).map { .test(field, .matches($0), span) }, span)
    }
    guard let values = values(literals, for: field),
      let test = countTest(quantifier, of: Set(values).count, at: span)
    else { return nil }
    if case .any = quantifier { return .test(field, .anyOf(values), span) }
    return .test(field, .contains(test, of: values), span)
  }

  /// A value that stands twice in a list counts once.
  private func once<Part, Key: Hashable>(_ parts: [Part], by key: (Part) -> Key) -> [Part] {
    var seen: Set<Key> = []
    return parts.filter { seen.insert(key($0)).inserted }
  }

  /// What is searched in a text; nil, already reported, where that is nothing.
  private mutating func searched(_ given: Literal) -> TextPattern? {
    guard let literal = literal(given) else { return nil }
    let text = if case .string(let string) = literal { string.searched } else { literal.text }
    return pattern(text, at: literal.span)
  }

  private mutating func containsOnly(
    _ literals: [Literal], _ field: FieldReference, at span: SourceSpan
  ) -> Predicate? {
    if field.type.isCodes {
      guard let leaves = codeLeaves(literals, field, at: span) else { return nil }
      return .all([isKnown(field, at: span), none(beside: leaves, field, at: span)], span)
    }
    guard field.isMany else { return notASet(field, at: span) }
    return values(literals, for: field).map { .test(field, .onlyOf($0), span) }
  }

  private mutating func notASet(_ field: FieldReference, at span: SourceSpan) -> Predicate? {
    report(
      .wrongComparison(
        "contains", field: field.name, holds: field.type.holds,
        hint: "it has one value at most: compare it with `=`, `!=` or `in`", at: span))
    return nil
  }

  // MARK: Codes

  /// A code among the values, with all below it.
  private struct CodeLeaf {
    var codes: [CodeID]
    var predicate: Predicate
  }

  private mutating func codeLeaves(
    _ literals: [Literal], _ field: FieldReference, at span: SourceSpan
  ) -> [CodeLeaf]? {
    var leaves: [CodeLeaf] = []
    for literal in literals {
      guard let code = code(literal, for: field) else { continue }
      let selected = codes.closure(of: code)
      // One comparison is one place; in a list each member has its own.
      let place = literals.count == 1 ? span : literal.span
      leaves.append(
        CodeLeaf(
          codes: selected,
          predicate: has(selected, field, name: codes.written(code), at: place)))
    }
    return leaves.count == literals.count ? leaves : nil
  }

  /// There is no value outside `leaves`.
  private func none(
    beside leaves: [CodeLeaf], _ field: FieldReference, at span: SourceSpan
  ) -> Predicate {
    if case .column = field.origin {
      // A table may tell of more than codes, such as `(all)`.
      let texts = leaves.flatMap(\.codes).flatMap(shown).map(Value.text)
      let isUnknown = Predicate.negation(.test(field, .isKnown, span), span)
      return .any([isUnknown, .test(field, .onlyOf(texts), span)], span)
    }
    let allowed = Set(leaves.flatMap(\.codes))
    let others = codes.range(of: field.type.root).filter { !allowed.contains($0) }
    guard !others.isEmpty else { return .everything }
    return .negation(
      has(others, field, name: field.name, at: span), span)
  }
}
