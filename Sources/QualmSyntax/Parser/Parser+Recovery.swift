import QualmBase

/// Reporting errors and finding the place again.
extension Parser {
  /// Reports an error after which the reading goes on as if nothing were.
  mutating func report(_ diagnostic: Diagnostic) {
    guard !isLost, !isMuted else { return }
    diagnostics.append(diagnostic)
  }

  /// Reports an error after which the reading must find its place again.
  mutating func fail(_ diagnostic: Diagnostic) {
    let isAtTextEnd = tokens[index].kind == .end
    if isAtTextEnd, !isLost, !isMuted, openBrackets > 0 || endsInOperator { stopsTooEarly = true }
    report(diagnostic)
    isLost = true
  }

  private var endsInOperator: Bool {
    if joinIndex == index { return true }
    guard index > statementStart, case .sign(let sign) = tokens[index - 1].kind else {
      return false
    }
    return sign.joinsLines
  }

  /// Reports that something is missing here.
  mutating func failMissing(_ what: String, hint: String? = nil) {
    fail(.missing(what, after: spellingBefore, at: spanHere, hint: hint))
  }

  /// Reports that what stands here does not fit, with the hint that fits best.
  mutating func failUnexpected(near keywords: [Keyword] = [], hint: String? = nil) {
    if isAtEnd {
      failMissing("something")
      return
    }
    let token = tokens[index]
    switch token.kind {
    case .sign(.closeBracket), .sign(.closeBrace):
      fail(.strayBracket(spellingHere, at: spanHere))
      return
    case .sign(.arrow):
      fail(
        .unexpected(
          "=>", at: spanHere,
          hint: hint ?? "a rule is a stage: `| rule resource => coping per source`"))
      return
    case .regularExpression:
      fail(.notYet("/…/", at: spanHere))
      return
    default: break
    }
    if let stage = stageWithoutBar {
      fail(.missingBar(stage, at: spanHere))
      return
    }
    var nearest: [String] = []
    // `overlap` is a word of `cooccur`, and nearly `overlaps`.
    if token.kind == .word, token.keyword == nil || token.keyword == .overlap {
      nearest = NearestName.candidates(
        for: spelling(token), among: keywords.map(\.rawValue), limit: 1)
    }
    let found = nearest.first.map { "did you mean `\($0)`?" }
    fail(.unexpected(spellingHere, at: spanHere, hint: found ?? hint))
  }

  /// The word of a stage that comes next and can only be one.
  private var stageWithoutBar: String? {
    guard openBrackets == queryBrackets, kind == .word, index > statementStart, !isNext(.with),
      let keyword = Parser.stage(named: spellingHere),
      keyword == .to
        ? kind(1) == .string
        : kind(1) == .word || keyword == .count || keyword == .quote || keyword == .links
    else { return nil }
    return keyword.rawValue
  }

  /// Skips to the next `|` outside brackets, or to the end of the query.
  mutating func recoverToStage() {
    openBrackets = queryBrackets
    skip { $0 == .sign(.bar) }
    openBrackets = queryBrackets
    isLost = false
  }

  /// Skips to the end of the statement.
  mutating func recoverToStatement() {
    queryBrackets = 0
    openBrackets = 0
    skip { _ in false }
    openBrackets = 0
    isLost = false
  }

  /// Skips, bracket by bracket, to a token for which `stops` holds outside the brackets that open
  /// on the way, to a closing bracket that none of them opened, or to the statement's end.
  mutating func skip(until stops: (Token.Kind) -> Bool) {
    let level = openBrackets
    while !isAtEnd, !seemsToBeginStatement(index) {
      switch kind {
      case .sign(.openBracket), .sign(.openBrace):
        openBrackets += 1
      case .sign(.closeBracket), .sign(.closeBrace):
        if openBrackets > level {
          openBrackets -= 1
        } else if level > 0 {
          return
        }
      default:
        if openBrackets == level, stops(kind) { return }
      }
      advance()
    }
    openBrackets = level
  }

  /// Takes what closes the bracket that the token at `open` opened, after an error if need be.
  ///
  /// - Parameter expectation: keywords that could have stood here.
  mutating func close(_ sign: Sign, openedAt open: Int, near expectation: [Keyword] = []) {
    if !isNext(sign) {
      let isConditionAfter = isNext(.where) && !isClosedLater(sign)
      if isAtEnd || isNext(.bar) || isConditionAfter || seemsToBeginStatement(index) {
        fail(.openBracket(spelling(tokens[open]), at: span(of: tokens[open])))
      } else if !isLost {
        failUnexpected(near: expectation, hint: phraseHint(isCode: true))
      }
      skip { $0 == .sign(.bar) }
    }
    if isNext(sign) {
      advance()
      isLost = false
    }
    openBrackets -= 1
  }

  /// Whether what closes the bracket stands somewhere behind, in the text.
  private func isClosedLater(_ sign: Sign) -> Bool {
    tokens[index...].contains { $0.kind == .sign(sign) }
  }

  /// Opens the bracket that comes next; gives its token.
  mutating func open() -> Int {
    openBrackets += 1
    advance()
    return index - 1
  }

  /// Runs `body` one level deeper; nil, and an error, where that is too deep.
  mutating func nested<Node>(_ body: (inout Parser) -> Node) -> Node? {
    guard nesting < Parser.maximumNesting else {
      failHeight(at: spanHere)
      return nil
    }
    nesting += 1
    defer { nesting -= 1 }
    return body(&self)
  }

  /// Reports, once for each text, that something is nested too deeply.
  mutating func failHeight(at span: SourceSpan) {
    if !hasReportedHeight { report(.nestedTooDeeply(at: span)) }
    hasReportedHeight = true
    isLost = true
  }

  /// The height of a node over these; nil, and an error, where it is too great.
  mutating func height(over first: Int, _ second: Int = 0, at span: SourceSpan) -> Int? {
    let height = max(first, second) + 1
    if height <= Parser.maximumHeight { return height }
    failHeight(at: span)
    return nil
  }

  /// Whether what comes `ahead` places on compares a field.
  private func isComparison(_ ahead: Int) -> Bool {
    switch kind(ahead) {
    case .sign(let sign): Parser.comparison(sign) != nil
    case .word:
      [Keyword.in, .between, .contains, .is].contains { isNext($0, ahead: ahead) }
    default: false
    }
  }

  /// A hint where two words stand side by side that may be meant as one name or value.
  func phraseHint(isCode: Bool) -> String? {
    guard index > statementStart, !isAtEnd else { return nil }
    let before = tokens[index - 1]
    let here = tokens[index]
    if here.kind == .sign(.star), before.end == here.start, before.kind == .word {
      return "searched words stand in quotes: `\"\(spelling(before))*\"`"
    }
    guard before.kind == .word, here.kind == .word, before.keyword == nil, here.keyword == nil,
      here.start - before.start < 60
    else { return nil }
    if isCode, isComparison(1) {
      return "a condition stands after `where`: `where \(spellingHere) …`"
    }
    if !isCode, isComparison(1) { return "conditions are joined by `and` or `or`" }
    return isCode
      ? "a name of several words is written `\(spelling(before))-\(spellingHere)`"
      : "a value of several words stands in quotes: `\"\(spelling(before)) \(spellingHere)\"`"
  }
}
