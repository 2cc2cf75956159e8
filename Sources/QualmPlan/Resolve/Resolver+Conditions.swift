import QualmBase
import QualmSyntax

/// What stands after `where`.
extension Resolver {
  /// The fields whose absence lets rows in.
  struct Negations {
    private(set) var references: [FieldReference] = []

    mutating func add(_ reference: FieldReference) {
      if !references.contains(where: { $0.origin == reference.origin }) {
        references.append(reference)
      }
    }
  }

  /// The predicate of a condition over rows of `shape`, and the fields whose absence lets rows in
  /// through `!=` or `not`; nil, already reported, where a part does not resolve.
  mutating func filter(
    _ condition: Condition, over shape: Shape
  ) -> (predicate: Predicate, negations: [FieldReference])? {
    var negations = Negations()
    guard let predicate = resolve(condition, shape, isNegated: false, &negations) else {
      return nil
    }
    return (predicate, negations.references)
  }

  private mutating func resolve(
    _ condition: Condition, _ shape: Shape, isNegated: Bool, _ negations: inout Negations
  ) -> Predicate? {
    guard takesPart(at: condition.span) else { return nil }
    var found = negations
    defer { negations = found }
    return deeper(at: condition.span) { resolver in
      resolver.resolvePart(condition, shape, isNegated, &found)
    }
  }

  private mutating func resolvePart(
    _ condition: Condition, _ shape: Shape, _ isNegated: Bool, _ negations: inout Negations
  ) -> Predicate? {
    switch condition {
    case .not(let inner, let span):
      return resolve(inner, shape, isNegated: !isNegated, &negations).map { .negation($0, span) }
    case .group(let inner, _):
      return resolve(inner, shape, isNegated: isNegated, &negations)
    case .and, .or: return chain(condition, shape, isNegated, &negations)
    case .comparison(let node): return comparison(node, shape, isNegated, &negations)
    case .membership(let node): return membership(node, shape, isNegated, &negations)
    case .between(let node): return between(node, shape, isNegated, &negations)
    case .contains(let node): return contains(node, shape, isNegated, &negations)
    case .startsWith(let node): return startsWith(node, shape, isNegated, &negations)
    case .matches(let node): return matches(node, shape, isNegated, &negations)
    case .presence(let node): return presence(node, shape)
    case .invalid: return gap()
    }
  }

  /// A chain leans to the left and may be long, so it is walked in a loop.
  private mutating func chain(
    _ last: Condition, _ shape: Shape, _ isNegated: Bool, _ negations: inout Negations
  ) -> Predicate? {
    var rights: [(condition: Condition, isAnd: Bool, span: SourceSpan)] = []
    var node = last
    while true {
      if case .and(let left, let right, let span) = node {
        rights.append((right, true, span))
        node = left
      } else if case .or(let left, let right, let span) = node {
        rights.append((right, false, span))
        node = left
      } else {
        break
      }
    }
    var operands = [resolve(node, shape, isNegated: isNegated, &negations)]
    var isWhole = true
    for (index, part) in rights.enumerated().reversed() {
      operands.append(resolve(part.condition, shape, isNegated: isNegated, &negations))
      if index > 0, rights[index - 1].isAnd == part.isAnd { continue }
      let resolved = operands.compactMap { $0 }
      isWhole = isWhole && resolved.count == operands.count
      operands = [part.isAnd ? .all(resolved, part.span) : .any(resolved, part.span)]
    }
    return isWhole ? operands[0] : nil
  }

  // MARK: Comparisons

  private mutating func comparison(
    _ node: Comparison, _ shape: Shape, _ isNegated: Bool, _ negations: inout Negations
  ) -> Predicate? {
    let field: FieldReference
    switch node.subject {
    case .size(let name, _):
      guard let reference = reference(name, in: shape) else { return nil }
      return size(reference, node)
    case .field(let name):
      guard let reference = reference(name, in: shape) else { return nil }
      field = reference
    }
    let isEquality = node.operator == .equal || node.operator == .notEqual
    guard isEquality || field.type.isOrdered else {
      return unsuitable(node.operator.rawValue, field, at: node.span)
    }
    let letsMissingIn = isNegated != (node.operator == .notEqual)
    var predicate: Predicate?
    switch node.comparand {
    case .literal(let literal):
      predicate =
        isEquality
        ? member([literal], field, at: node.span)
        : value(literal, for: field, isMember: false).map {
          .test(field, .ordering(node.operator.ordering, $0), node.span)
        }
    case .set(let literals, _):
      guard isEquality else { return gap() }
      predicate = exactSet(literals, field, at: node.span)
    case .its(let name, _):
      guard let other = reference(name, in: shape) else { return nil }
      predicate = compare(field, node.operator, other, at: node.span)
      if predicate != nil, letsMissingIn { negations.add(other) }
    }
    guard let predicate else { return nil }
    if letsMissingIn { negations.add(field) }
    return node.operator == .notEqual ? .negation(predicate, node.span) : predicate
  }

  private mutating func size(_ field: FieldReference, _ node: Comparison) -> Predicate? {
    guard case .literal(let given) = node.comparand else {
      report(
        .wrongComparison(
          node.operator.rawValue, field: "size(\(field.name))", holds: "whole numbers",
          hint: "compare it with a number", at: node.comparand.span))
      return nil
    }
    guard let literal = literal(given) else { return nil }
    guard let number = Int(decimal: literal.text) else {
      report(
        .wrongLiteral(
          literal.text, field: "size(\(field.name))", wanted: "whole numbers", at: literal.span))
      return nil
    }
    return .test(field, .size(node.operator.ordering, number), node.span)
  }

  /// `!=` is the negation of what comes out for `=`.
  private mutating func compare(
    _ first: FieldReference, _ operation: Comparison.Operator, _ second: FieldReference,
    at span: SourceSpan
  ) -> Predicate? {
    guard first.type.comparisonClass == second.type.comparisonClass else {
      report(
        .unlikeFields(first.name, first.type.holds, second.name, second.type.holds, at: span))
      return nil
    }
    return .compare(
      first, operation == .notEqual ? .equal : operation.ordering, second, span)
  }

  private mutating func membership(
    _ node: Membership, _ shape: Shape, _ isNegated: Bool, _ negations: inout Negations
  ) -> Predicate? {
    guard case .field(let name) = node.subject else { return sizeMembership(node, shape) }
    guard let field = reference(name, in: shape),
      let predicate = member(node.values, field, at: node.span)
    else { return nil }
    if isNegated != node.isNegated { negations.add(field) }
    return node.isNegated ? .negation(predicate, node.span) : predicate
  }

  /// `size(theme) in (2, 3)`.
  private mutating func sizeMembership(_ node: Membership, _ shape: Shape) -> Predicate? {
    guard case .size(let name, let span) = node.subject else { return nil }
    let parts = node.values.map { literal in
      resolveSize(name, .equal, literal, shape, at: span)
    }
    let resolved = parts.compactMap { $0 }
    guard resolved.count == parts.count else { return nil }
    let predicate = Predicate.any(resolved, node.span)
    return node.isNegated ? .negation(predicate, node.span) : predicate
  }

  private mutating func resolveSize(
    _ name: FieldName, _ operation: Comparison.Operator, _ literal: Literal, _ shape: Shape,
    at span: SourceSpan
  ) -> Predicate? {
    guard let field = reference(name, in: shape) else { return nil }
    return size(
      field,
      Comparison(
        subject: .size(name, span), operator: operation, comparand: .literal(literal),
        span: span.union(literal.span)))
  }

  private mutating func between(
    _ node: Between, _ shape: Shape, _ isNegated: Bool, _ negations: inout Negations
  ) -> Predicate? {
    guard case .field(let name) = node.subject else {
      guard case .size(let name, let span) = node.subject,
        let low = resolveSize(name, .greaterOrEqual, node.low, shape, at: span),
        let high = resolveSize(name, .lessOrEqual, node.high, shape, at: span)
      else { return nil }
      return .all([low, high], node.span)
    }
    guard let field = reference(name, in: shape) else { return nil }
    guard field.type.isOrdered else { return unsuitable("between", field, at: node.span) }
    let low = value(node.low, for: field, isMember: false)
    let high = value(node.high, for: field, isMember: false)
    guard let low, let high else { return nil }
    if isNegated { negations.add(field) }
    return .test(field, .between(low, high), node.span)
  }

  private mutating func startsWith(
    _ node: StartsWith, _ shape: Shape, _ isNegated: Bool, _ negations: inout Negations
  ) -> Predicate? {
    guard let field = reference(node.field, in: shape) else { return nil }
    guard field.type.comparisonClass == .words else {
      return unsuitable("starts with", field, at: node.span)
    }
    guard let literal = literal(node.prefix) else { return nil }
    if isNegated { negations.add(field) }
    return .test(field, .startsWith(literal.text), node.span)
  }

  private mutating func matches(
    _ node: Matches, _ shape: Shape, _ isNegated: Bool, _ negations: inout Negations
  ) -> Predicate? {
    guard let field = reference(node.field, in: shape) else { return nil }
    guard field.type.comparisonClass == .words else {
      return unsuitable("matches", field, at: node.span)
    }
    if isNegated { negations.add(field) }
    return .test(field, .hasPattern(node.pattern), node.span)
  }

  private mutating func presence(_ node: Presence, _ shape: Shape) -> Predicate? {
    guard let field = reference(node.field, in: shape) else { return nil }
    let known = isKnown(field, at: node.span)
    return node.isKnown ? known : .negation(known, node.span)
  }

  /// Says that a comparison does not suit the field's type.
  private mutating func unsuitable(
    _ comparison: String, _ field: FieldReference, at span: SourceSpan
  ) -> Predicate? {
    report(
      .wrongComparison(
        comparison, field: field.name, holds: field.type.holds,
        hint: field.type.isOrdered ? nil : "compare it with `=`, `!=` or `in`", at: span))
    return nil
  }
}

extension Comparison.Operator {
  /// The same comparison in a plan.
  var ordering: Ordering {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    }
  }
}
