import QualmBase

/// Reporting errors and finding the place again.
extension Parser {
  /// Reports an error after which the reading goes on as if nothing were.
  mutating func report(_ diagnostic: Diagnostic) {
    guard !isLost, !isMuted else { return }
    diagnostics.append(diagnostic)
  }

  /// Keeps in mind that the word here is to be written `meant`.
  mutating func noteUpperCase(meant: String) {
    guard !isLost, !isMuted else { return }
    upperCase.append((spellingHere, meant, spanHere))
  }

  /// Tells of the words of the statement that are not in lower case.
  mutating func reportUpperCase() {
    guard let first = upperCase.first else { return }
    diagnostics.append(
      .upperCaseKeywords(upperCase.map { ($0.written, $0.meant) }, at: first.span))
    upperCase = []
  }

  /// Whether something was told of the statement at hand.
  var hasReported: Bool { diagnostics.count > earlierDiagnostics }

  /// Reports an error after which the reading must find its place again.
  mutating func fail(_ diagnostic: Diagnostic) {
    let isAtTextEnd = tokens[index].kind == .end
    if isAtTextEnd, !isLost, !isMuted, openBrackets > 0 || endsInOperator { stopsTooEarly = true }
    if !isLost { lastError = isMuted ? nil : diagnostic.span?.start }
    report(diagnostic)
    isLost = true
  }

  /// Skips what `body` skips, and keeps in mind that it was not read where the reading is lost.
  private mutating func leaveUnread(_ body: (inout Parser) -> Void) {
    let start = tokens[index].start
    let error = isLost ? lastError : nil
    body(&self)
    guard let error, tokens[index].start > start else { return }
    unread.append((SourceSpan(file: file, start: start, end: tokens[index].start), error))
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
      // How it is written was told, and does not matter any more.
      let arrow = spanHere
      diagnostics.removeAll { $0.code == .foreignSign && $0.span == arrow }
      fail(
        .unexpected(
          spellingHere, at: arrow,
          hint: hint ?? "a rule is a stage: `| rule resource => coping per source`"))
      return
    case .word
    where index > statementStart && tokens[index - 1].kind == .regularExpression
      && tokens[index - 1].end == token.start:
      fail(
        .unexpected(
          spellingHere, at: spanHere,
          hint: "a pattern ends in `/`, and its letters match in either case"))
      return
    case .regularExpression where hint == nil:
      fail(
        .unexpected(
          spellingHere, at: spanHere,
          hint: "codes and patterns are joined by `and` or `or`"))
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
      let keyword = Parser.stage(named: spellingHere.lowercased()), !isRelationInstead(keyword),
      keyword == .to
        ? kind(1) == .string
        : kind(1) == .word || keyword == .count || keyword == .quote || keyword == .links
    else { return nil }
    return keyword.rawValue
  }

  /// Whether the word of a stage plainly stands for a relation of codes: `a except b`, `a links to b`.
  private func isRelationInstead(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .except: kind(1) == .word && !isNext(.find, ahead: 1) && !isNext(.from, ahead: 1)
    case .links: isNext(.to, ahead: 1) || isNext(.with, ahead: 1) || isNext(.from, ahead: 1)
    default: false
    }
  }

  /// Skips to the next `|` outside brackets, or to the end of the query.
  mutating func recoverToStage() {
    if !isLost, isAtQueryEnd { return }
    openBrackets = queryBrackets
    leaveUnread { parser in parser.skip { $0 == .sign(.bar) } }
    openBrackets = queryBrackets
    isLost = false
  }

  /// Skips to the end of the statement.
  mutating func recoverToStatement() {
    queryBrackets = 0
    openBrackets = 0
    leaveUnread { parser in parser.skip { _ in false } }
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
  ///
  /// `joining` is the word of a chain that the node is part of, and `instead` how a long list is
  /// written.
  mutating func height(
    over first: Int, _ second: Int = 0, joining word: String? = nil, instead: String = "",
    at span: SourceSpan
  ) -> Int? {
    let height = max(first, second) + 1
    if height <= Parser.maximumHeight { return height }
    if let word, second < Parser.maximumNesting {
      if !hasReportedHeight {
        report(.chainTooLong(word, most: Parser.maximumHeight, instead: instead, at: span))
      }
      hasReportedHeight = true
      isLost = true
    } else {
      failHeight(at: span)
    }
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

  /// Words that may stand before a code in plain speech.
  private static let fillers: Set<String> = [
    "code", "codes", "coded", "the", "a", "an", "excerpt", "excerpts", "every", "each", "either",
    "both", "me", "quotes", "quotations", "segments", "node", "nodes", "tag", "text", "with",
    "where", "some",
  ]

  /// A hint where two words stand side by side that may be meant as one name or value.
  func phraseHint(isCode: Bool) -> String? {
    guard index > statementStart, !isAtEnd else { return nil }
    let before = tokens[index - 1]
    let here = tokens[index]
    if here.kind == .sign(.star), before.end == here.start, before.kind == .word {
      return "searched words stand in quotes: `\"\(spelling(before))*\"`"
    }
    if before.kind == .sign(.star), before.end == here.start, here.kind == .word {
      return "searched words stand in quotes: `\"\(spellingHere)*\"`"
    }
    if isCode, here.kind == .word, tokens[statementStart].keyword == .find,
      index == statementStart + 2, Parser.fillers.contains(spelling(before).lowercased())
    {
      return "leave out `\(spelling(before))`: `find \(spellingHere)`"
    }
    guard before.kind == .word, here.kind == .word, before.keyword == nil, here.keyword == nil,
      here.start - before.start < 60
    else { return nil }
    if isCode, isComparison(1) {
      return "a condition stands after `where`: `where \(spellingHere) …`"
    }
    if !isCode, isComparison(1) { return "conditions are joined by `and` or `or`" }
    if !isCode, Parser.isNumber(word(before)), Parser.isNumber(word(here)) {
      return "a comma stands between values: `\(spelling(before)), \(spelling(here))`"
    }
    return isCode
      ? "a name of several words is written `\(spelling(before))-\(spellingHere)`"
      : "a value of several words stands in quotes: `\"\(spelling(before)) \(spellingHere)\"`"
  }
}
