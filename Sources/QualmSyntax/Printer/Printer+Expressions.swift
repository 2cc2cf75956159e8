import QualmBase

/// Codes, conditions, arithmetic, and the names and values in them.
extension Printer {
  /// The text of a code expression, on one line.
  package static func print(_ codes: CodeExpression) -> String {
    switch codes {
    case .name(let word): return print(word)
    case .exactly(let word, _): return "exactly " + print(word)
    case .text(let string): return print(string)
    case .everything: return "*"
    case .uncoded: return "uncoded"
    case .parameter(let use): return print(use)
    case .codedBy(let node):
      return bracketed(node.operand, where: Binding.of(node.operand) < .primary)
        + " coded by " + print(node.coders)
    case .scope(let node):
      return bracketed(node.left, where: Binding.of(node.left) < .relation)
        + (node.isNegated ? " without " : " with ")
        + bracketed(node.right, where: Binding.of(node.right) < .coded)
        + " in same " + print(node.field)
    case .linked(let node): return print(node)
    case .spans(let node): return print(node)
    case .not(let operand, _):
      return "not " + bracketed(operand, where: Binding.of(operand) < .negation)
    case .binary(let node): return print(node)
    case .threshold(let node):
      return print(node.quantifier) + " of ("
        + node.operands.map { print($0) }.joined(separator: ", ") + ")"
    case .group(let inner, _): return "(" + print(inner) + ")"
    case .invalid: return "…"
    }
  }

  /// How tightly the outermost operator of a code expression binds.
  private enum Binding: Int, Comparable {
    case alternative, conjunction, negation, relation, coded, primary

    static func < (first: Binding, second: Binding) -> Bool { first.rawValue < second.rawValue }

    static func of(_ codes: CodeExpression) -> Binding {
      switch codes {
      case .binary(let node): of(node.operator)
      case .not: .negation
      case .scope, .linked, .spans: .relation
      case .codedBy: .coded
      default: .primary
      }
    }

    static func of(_ operator: CodeBinary.Operator) -> Binding {
      switch `operator` {
      case .or, .xor: .alternative
      case .and, .butNot: .conjunction
      }
    }
  }

  private static func bracketed(_ codes: CodeExpression, where isNeeded: Bool) -> String {
    isNeeded ? "(" + print(codes) + ")" : print(codes)
  }

  /// A chain leans to the left, and is written by a loop so that a long one takes little stack;
  /// brackets stand where another kind of chain is inside.
  private static func print(_ node: CodeBinary) -> String {
    let own = Binding.of(node.operator)
    var tail: [String] = []
    var first = node
    tail.append(operand(first.right, isRight: true, in: own, before: nil))
    while case .binary(let left) = first.left, Binding.of(left.operator) == own {
      let next = first.operator
      tail.append(next.rawValue)
      first = left
      tail.append(operand(first.right, isRight: true, in: own, before: next))
    }
    tail.append(first.operator.rawValue)
    tail.append(operand(first.left, isRight: false, in: own, before: first.operator))
    return tail.reversed().joined(separator: " ")
  }

  private static func operand(
    _ codes: CodeExpression, isRight: Bool, in own: Binding, before next: CodeBinary.Operator?
  ) -> String {
    let binding = Binding.of(codes)
    let isChain = binding == .alternative || binding == .conjunction
    let isOpen = next == .or && endsInTypes(codes)
    return bracketed(codes, where: isChain && (isRight || binding != own) || isOpen)
  }

  private static func print(_ node: LinkRelation) -> String {
    var text = bracketed(node.left, where: Binding.of(node.left) < .relation)
    text += node.isNegated ? " not linked" : " linked"
    if !node.types.isEmpty { text += " by " + joined(node.types) }
    guard let partner = node.partner else { return text }
    return text + " \(partner.direction.rawValue) " + (partner.isOther ? "other " : "")
      + bracketed(partner.codes, where: Binding.of(partner.codes) < .coded)
  }

  private static func print(_ node: SpanRelation) -> String {
    bracketed(node.left, where: Binding.of(node.left) < .relation)
      + (node.isNegated ? " not " : " ") + node.comparison.rawValue
      + (node.isOther ? " other " : " ")
      + bracketed(node.right, where: Binding.of(node.right) < .coded)
      + (node.distance.map { " within \($0.count) \($0.unit.rawValue)" } ?? "")
  }

  /// Whether the text of an expression ends in types of links, which an `or` would go on with.
  private static func endsInTypes(_ codes: CodeExpression) -> Bool {
    switch codes {
    case .linked(let node): node.partner == nil && !node.types.isEmpty
    case .not(let operand, _): endsInTypes(operand)
    default: false
    }
  }

  /// Types of links.
  static func joined(_ types: [Literal]) -> String {
    types.map(print).joined(separator: " or ")
  }

  private static func print(_ quantifier: Quantifier) -> String {
    switch quantifier {
    case .exactly(let number): "exactly \(number)"
    case .atLeast(let number): "at least \(number)"
    case .atMost(let number): "at most \(number)"
    case .all: "all"
    case .any: "any"
    }
  }

  private static func print(_ coders: CodedBy.Coders) -> String {
    switch coders {
    case .any: "any"
    case .these(let values) where values.count == 1: values.map(print).joined()
    case .these(let values): list(values)
    }
  }

  /// The text of a condition, on one line.
  package static func print(_ condition: Condition) -> String {
    switch condition {
    case .comparison(let node):
      return print(node.subject) + " \(node.operator.rawValue) " + print(node.comparand)
    case .membership(let node):
      return print(node.subject) + (node.isNegated ? " not in " : " in ") + list(node.values)
    case .between(let node):
      return print(node.subject) + " between " + print(node.low) + " and " + print(node.high)
    case .contains(let node):
      return print(node.field) + " contains " + print(node.requirement)
    case .startsWith(let node): return print(node.field) + " starts with " + print(node.prefix)
    case .presence(let node):
      return print(node.field) + (node.isKnown ? " is known" : " is missing")
    case .not(let operand, _): return "not " + bracketed(operand, where: isJoined(operand))
    case .and(let left, let right, _):
      return bracketed(left, where: isJoined(left, by: .or)) + " and "
        + bracketed(right, where: isJoined(right))
    case .or(let left, let right, _):
      return bracketed(left, where: isJoined(left, by: .and)) + " or "
        + bracketed(right, where: isJoined(right))
    case .group(let inner, _): return "(" + print(inner) + ")"
    case .invalid: return "…"
    }
  }

  private static func bracketed(_ condition: Condition, where isNeeded: Bool) -> String {
    isNeeded ? "(" + print(condition) + ")" : print(condition)
  }

  /// Whether the outermost part is `and` or `or`, or the one of these that is asked for.
  private static func isJoined(_ condition: Condition, by keyword: Keyword? = nil) -> Bool {
    switch condition {
    case .and: keyword != .or
    case .or: keyword != .and
    default: false
    }
  }

  private static func print(_ subject: Subject) -> String {
    switch subject {
    case .field(let field): print(field)
    case .size(let field, _): "size(" + print(field) + ")"
    }
  }

  private static func print(_ comparand: Comparand) -> String {
    switch comparand {
    case .literal(let literal): print(literal)
    case .its(let field, _): "its " + print(field)
    case .set(let values, _): "{" + values.map(print).joined(separator: ", ") + "}"
    }
  }

  static func print(_ requirement: Contains.Requirement) -> String {
    switch requirement {
    case .one(let literal): print(literal)
    case .some(let quantifier, let values): print(quantifier) + " of " + list(values)
    case .only(let values): "only of " + list(values)
    }
  }

  private static func list(_ values: [Literal]) -> String {
    "(" + values.map(print).joined(separator: ", ") + ")"
  }

  /// The text of an arithmetic expression.
  static func print(_ expression: Expression) -> String {
    switch expression {
    case .field(let field): return print(field)
    case .number(let word): return print(word)
    case .string(let string): return print(string)
    case .size(let field, _): return "size(" + print(field) + ")"
    case .binary(let own, let left, let right, _):
      return bracketed(left, where: isLooser(left, than: own, isRight: false)) + " \(own.rawValue) "
        + bracketed(right, where: isLooser(right, than: own, isRight: true))
    case .group(let inner, _): return "(" + print(inner) + ")"
    case .invalid: return "…"
    }
  }

  private static func bracketed(_ expression: Expression, where isNeeded: Bool) -> String {
    isNeeded ? "(" + print(expression) + ")" : print(expression)
  }

  private static func isLooser(
    _ operand: Expression, than own: Expression.Operator, isRight: Bool
  ) -> Bool {
    guard case .binary(let other, _, _, _) = operand else { return false }
    if isRight { return isProduct(other) == isProduct(own) || isProduct(own) }
    return isProduct(own) && !isProduct(other)
  }

  private static func isProduct(_ operator: Expression.Operator) -> Bool {
    `operator` == .multiply || `operator` == .divide
  }

  static func print(_ word: Word) -> String {
    word.pieces.map { $0.isQuoted ? "`\($0.text)`" : $0.text }.joined()
  }

  static func print(_ string: StringLiteral) -> String {
    StringContent.quoted(string.value, escapedStars: string.escapedStars)
  }

  private static func print(_ use: ParameterUse) -> String { "$" + use.name }

  static func print(_ literal: Literal) -> String {
    switch literal {
    case .word(let word): print(word)
    case .string(let string): print(string)
    case .parameter(let use): print(use)
    }
  }

  static func print(_ amount: Amount) -> String {
    switch amount {
    case .number(let number): "\(number)"
    case .parameter(let use): print(use)
    }
  }

  static func print(_ field: FieldName) -> String {
    switch field {
    case .word(let word): print(word)
    case .parameter(let use): print(use)
    }
  }
}
