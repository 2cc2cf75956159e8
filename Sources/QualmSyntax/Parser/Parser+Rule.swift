import QualmBase

/// `rule`.
extension Parser {
  /// `rule = "rule" codes "=>" codes "per" ( "source" | "excerpt" )`
  mutating func parseRule() -> Rule? {
    let condition = parseCodes()
    guard !isLost else { return nil }
    guard take(.arrow) else {
      failArrow()
      return nil
    }
    if isUnitOfRule(0) {
      failMissing("a code")
      return nil
    }
    let consequence = parseCodes()
    guard !isLost else { return nil }
    guard take(.per) else {
      failPer()
      return nil
    }
    guard let unit: Rule.Unit = parseChoice("what to count") else { return nil }
    return Rule(condition: condition, consequence: consequence, unit: unit)
  }

  /// Whether `per source` or `per excerpt` stands `ahead` places on, which ends a rule.
  func isUnitOfRule(_ ahead: Int) -> Bool {
    isNext(.per, ahead: ahead)
      && (isNext(.source, ahead: ahead + 1) || isNext(.excerpt, ahead: ahead + 1))
  }

  private mutating func failArrow() {
    let isComparison: Bool =
      if case .sign(let sign) = kind { Parser.comparison(sign) != nil || sign == .minus } else {
        false
      }
    let hint = isComparison ? "did you mean `=>`?" : Parser.ruleExample
    if isAtEnd || isNext(.bar) {
      failMissing("`=>`", hint: hint)
    } else {
      failUnexpected(near: Parser.joining, hint: hint)
    }
  }

  private mutating func failPer() {
    if isAtEnd || isNext(.bar) {
      failMissing("`per source` or `per excerpt`", hint: Parser.ruleExample)
    } else if isNext(.by) {
      failUnexpected(hint: "did you mean `per`?")
    } else {
      failUnexpected(near: [.per] + Parser.joining, hint: Parser.ruleExample)
    }
  }

  /// An example of a rule, for hints.
  static let ruleExample = "such as `rule resource => coping per source`"
}
