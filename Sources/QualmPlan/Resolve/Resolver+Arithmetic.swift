import QualmBase
import QualmSyntax

/// The expressions of `with`, over the columns of a table.
extension Resolver {
  /// What an expression computes, and the type of what comes out; nil, already reported, where it
  /// does not resolve.
  mutating func arithmetic(
    _ expression: Expression, in shape: Shape
  ) -> (Arithmetic, FieldType)? {
    guard takesPart(at: expression.span) else { return nil }
    return deeper(at: expression.span) { $0.arithmeticPart(expression, shape) }
  }

  private mutating func arithmeticPart(
    _ expression: Expression, _ shape: Shape
  ) -> (Arithmetic, FieldType)? {
    switch expression {
    case .field(let name):
      return reference(name, in: shape).map { (.field($0), $0.type) }
    case .size(let name, _):
      return reference(name, in: shape).map { (.size($0), .integer) }
    case .string(let string):
      return (.constant(.text(string.value)), .text)
    case .number(let word):
      if let number = Int(decimal: word.text) { return (.constant(.integer(number)), .integer) }
      if let number = Double(decimal: word.text) { return (.constant(.number(number)), .number) }
      report(
        .numbersWanted("with", field: word.text, holds: "words", isMany: false, at: word.span))
      return nil
    case .group(let inner, _): return arithmetic(inner, in: shape)
    case .binary: return chain(expression, shape)
    case .invalid: return gap()
    }
  }

  /// A chain leans to the left and may be long, so it is walked in a loop.
  private mutating func chain(
    _ last: Expression, _ shape: Shape
  ) -> (Arithmetic, FieldType)? {
    var parts: [(operation: Expression.Operator, right: Expression, span: SourceSpan)] = []
    var node = last
    while case .binary(let operation, let left, let right, let span) = node {
      parts.append((operation, right, span))
      node = left
    }
    var result = arithmetic(node, in: shape)
    if let first = result, let part = parts.last {
      result = number(first, node, part.operation) ? first : nil
    }
    for part in parts.reversed() {
      let right = arithmetic(part.right, in: shape)
      guard let value = right, number(value, part.right, part.operation) else {
        result = nil
        continue
      }
      guard let left = result, takesPart(at: part.span) else { continue }
      let isWhole = left.1 == .integer && value.1 == .integer && part.operation != .divide
      result = (
        .binary(part.operation.planned, left.0, value.0, part.span), isWhole ? .integer : .number
      )
    }
    return result
  }

  /// Whether an operand is one number; says so where it is none.
  private mutating func number(
    _ operand: (Arithmetic, FieldType), _ expression: Expression,
    _ operation: Expression.Operator
  ) -> Bool {
    if operand.1.comparisonClass == .numbers, !operand.0.isMany { return true }
    let name: String
    switch operand.0 {
    case .field(let reference): name = reference.name
    case .constant(.text(let text)): name = text
    default: name = ""
    }
    report(
      .numbersWanted(
        operation.rawValue, field: name,
        holds: operand.0.isMany ? "several values" : operand.1.holds, isMany: operand.0.isMany,
        at: expression.span))
    return false
  }
}

extension Expression.Operator {
  /// The same operator in a plan.
  fileprivate var planned: Arithmetic.Operator {
    switch self {
    case .add: .add
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    }
  }
}
