import QualmBase

/// `rule`.
extension Parser {
  /// `rule = "rule" codes "=>" codes "per" ( "source" | "excerpt" )`
  mutating func parseRule() -> Rule? {
    if isArrowInBrackets {
      fail(
        .unexpected(
          spellingHere, at: spanHere,
          hint: "a rule has no brackets around it, " + Parser.ruleExample))
      return nil
    }
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

  /// Whether the bracket that comes next has the arrow inside.
  private var isArrowInBrackets: Bool {
    guard isNext(.openBracket) else { return false }
    var depth = 0
    for token in tokens[index...] {
      switch token.kind {
      case .sign(.openBracket): depth += 1
      case .sign(.closeBracket):
        depth -= 1
        if depth == 0 { return false }
      case .sign(.arrow): return depth == 1
      case .sign(.bar), .sign(.semicolon), .end: return false
      default: continue
      }
    }
    return false
  }

  /// Whether `per source` or `per excerpt` stands `ahead` places on, which ends a rule.
  func isUnitOfRule(_ ahead: Int) -> Bool {
    isNext(.per, ahead: ahead)
      && (isNext(.source, ahead: ahead + 1) || isNext(.excerpt, ahead: ahead + 1))
  }

  /// From the last `|` to here.
  private var spanOfStage: SourceSpan {
    var first = index
    while first > statementStart, tokens[first].kind != .sign(.bar) { first -= 1 }
    return span(from: first)
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
    // What is missing is shown with the arrow as it is written.
    let rule = spanOfStage
    diagnostics.removeAll { diagnostic in
      guard diagnostic.code == .foreignSign, let place = diagnostic.span else { return false }
      return place.start >= rule.start && place.end <= rule.end
    }
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
