import QualmBase

/// Looking at tokens and taking them.
extension Parser {
  /// Whether the statement ends before the token to be read next.
  var isAtEnd: Bool { endsStatement(index) }

  /// Whether the query at hand ends before the token to be read next: with its statement, or inside
  /// brackets before what closes them and before `of`.
  var isAtQueryEnd: Bool {
    if isAtEnd { return true }
    guard queryBrackets > 0 else { return false }
    if seemsToBeginStatement(index) { return true }
    return openBrackets == queryBrackets && (isNext(.closeBracket) || isNext(.of))
  }

  /// The kind of the token to be read next; `end` where the statement ends.
  var kind: Token.Kind { kind(0) }

  /// The kind of the token `ahead` places on; `end` where the statement ends before it.
  func kind(_ ahead: Int) -> Token.Kind {
    for step in 0...ahead where endsStatement(index + step) { return .end }
    return tokens[index + ahead].kind
  }

  private func endsStatement(_ index: Int) -> Bool {
    guard index < tokens.count else { return true }
    let token = tokens[index]
    if token.kind == .end || token.kind == .sign(.semicolon) { return true }
    guard token.startsLine, index > statementStart, openBrackets == 0 else { return false }
    // After an operator the line goes on, unless it plainly begins another sentence.
    if index == joinIndex { return beginsSentence(index) }
    if token.kind == .sign(.bar) || continuesStatement(token) { return false }
    if case .sign(let sign) = tokens[index - 1].kind, sign.joinsLines {
      return beginsSentence(index)
    }
    return true
  }

  /// Whether a word that statements begin with stands there, the first of its line, and what could
  /// follow it: no code is called so and followed by another.
  private func beginsSentence(_ index: Int) -> Bool {
    guard seemsToBeginStatement(index) else { return false }
    let next = tokens[index + 1]
    guard !next.startsLine else { return false }
    switch next.kind {
    case .word: return next.keyword == nil
    case .string, .sign(.star), .sign(.openBracket): return true
    default: return false
    }
  }

  /// Whether a line that begins so carries the statement on.
  private func continuesStatement(_ token: Token) -> Bool {
    guard token.kind == .word else { return false }
    let keyword = token.keyword ?? Keyword.named(spelling(token).lowercased())
    return keyword.map(Keyword.continuingLines.contains) ?? false
  }

  /// Whether a statement seems to begin at the token: it is the first of its line and one of the
  /// words that statements begin with. Only asked where the reading is lost, or a bracket open.
  func seemsToBeginStatement(_ index: Int) -> Bool {
    let token = tokens[index]
    guard token.startsLine, index > statementStart else { return false }
    guard let keyword = token.keyword else { return false }
    return keyword == .external || Keyword.statements.contains(keyword)
  }

  /// The text of a token as it is written.
  func spelling(_ token: Token) -> String { text.text(in: token.start..<token.end) }

  /// The text of the token to be read next, cut where it is long.
  var spellingHere: String {
    let token = tokens[index]
    return text.text(in: token.start..<min(token.end, token.start + 60))
  }

  /// The text of the token before, cut where it is long; nil at the statement's start.
  var spellingBefore: String? {
    guard index > statementStart else { return nil }
    let token = tokens[index - 1]
    return text.text(in: token.start..<min(token.end, token.start + 60))
  }

  func span(of token: Token) -> SourceSpan {
    SourceSpan(file: file, start: token.start, end: token.end)
  }

  /// The place of the token to be read next; at the statement's end, just after what is before.
  var spanHere: SourceSpan {
    guard isAtEnd else { return span(of: tokens[index]) }
    let end = index > 0 ? tokens[index - 1].end : tokens[index].start
    return SourceSpan(file: file, start: end, end: end)
  }

  /// From the token at `start` to the last one taken.
  func span(from start: Int) -> SourceSpan {
    let last = max(start, index - 1)
    return SourceSpan(file: file, start: tokens[start].start, end: tokens[last].end)
  }

  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  /// Whether the sign comes next.
  func isNext(_ sign: Sign) -> Bool { kind == .sign(sign) }

  /// Takes the sign if it comes next.
  mutating func take(_ sign: Sign) -> Bool {
    guard isNext(sign) else { return false }
    advance()
    return true
  }

  /// Whether the keyword comes `ahead` places on, in lower case or not: asked only where no name
  /// can stand, so that `AND` can only mean `and`.
  func isNext(_ keyword: Keyword, ahead: Int = 0) -> Bool {
    switch kind(ahead) {
    case .word, .foreign: break
    default: return false
    }
    let token = tokens[index + ahead]
    if token.keyword == keyword { return true }
    guard token.keyword == nil, token.end - token.start == keyword.rawValue.utf8.count else {
      return false
    }
    return spelling(token).lowercased() == keyword.rawValue
  }

  /// Takes the keyword if it comes next; says so where it is not in lower case.
  mutating func take(_ keyword: Keyword) -> Bool {
    guard isNext(keyword) else { return false }
    takeKeyword(keyword)
    return true
  }

  /// Takes the token as the keyword that it was found to be.
  mutating func takeKeyword(_ keyword: Keyword) {
    if tokens[index].keyword != keyword { noteUpperCase(meant: keyword.rawValue) }
    advance()
  }

  /// Says that the statement goes on after the token just taken, whatever the line does.
  mutating func joinLine() { joinIndex = index }

  /// Whether the next token could begin a name, a value or a bracket.
  func beginsOperand(_ ahead: Int = 0) -> Bool {
    switch kind(ahead) {
    case .word, .string, .parameter, .sign(.openBracket), .sign(.star), .regularExpression: true
    default: false
    }
  }

  /// The word of a token, its backticks resolved.
  func word(_ token: Token) -> Word {
    let bytes = text.bytes[token.start..<token.end]
    let tick = UInt8(ascii: "`")
    var pieces: [Word.Piece] = []
    var isQuoted = false
    for stretch in bytes.split(separator: tick, omittingEmptySubsequences: false) {
      if isQuoted || !stretch.isEmpty {
        pieces.append(
          Word.Piece(text: String(decoding: stretch, as: UTF8.self), isQuoted: isQuoted))
      }
      isQuoted.toggle()
    }
    return Word(pieces: pieces, span: span(of: token))
  }

  mutating func takeWord() -> Word {
    let word = word(tokens[index])
    advance()
    return word
  }

  mutating func takeString() -> StringLiteral {
    let token = tokens[index]
    advance()
    let isClosed =
      token.end - token.start >= 2 && text.bytes[token.end - 1] == text.bytes[token.start]
    let end = isClosed ? token.end - 1 : token.end
    let content = StringContent(text.bytes, in: (token.start + 1)..<max(token.start + 1, end))
    return StringLiteral(
      value: content.value, escapedStars: content.escapedStars, span: span(of: token))
  }

  /// Takes a pattern; nil, already reported, where it cannot be read.
  mutating func takePattern() -> RegularExpression? {
    let token = tokens[index]
    advance()
    let slash = UInt8(ascii: "/")
    var end = token.end - 1
    // One that does not end on its line was reported when the text was cut into tokens.
    guard end > token.start, text.bytes[end] == slash else { return nil }
    var backslashes = 0
    while text.bytes[end - 1 - backslashes] == UInt8(ascii: "\\") { backslashes += 1 }
    if backslashes % 2 == 1 { return nil }
    end = max(end, token.start + 1)
    // Bytes that are not UTF-8 were reported when the text was read; offsets in a mended text
    // would not be those of the bytes.
    let bytes = text.bytes[(token.start + 1)..<end]
    guard let source = String(validating: bytes, as: UTF8.self) else { return nil }
    do throws(RegularExpression.Fault) {
      return try RegularExpression(source)
    } catch {
      let range =
        (token.start + 1 + error.range.lowerBound)..<(token.start + 1 + error.range.upperBound)
      report(
        .faultyPattern(
          error.kind, text.text(in: range),
          at: SourceSpan(file: file, start: range.lowerBound, end: range.upperBound)))
      return nil
    }
  }

  mutating func takeParameter() -> ParameterUse {
    let token = tokens[index]
    advance()
    return ParameterUse(
      name: text.text(in: (token.start + 1)..<token.end), span: span(of: token))
  }

  /// The whole number that the token `ahead` places on writes.
  func wholeNumber(_ ahead: Int = 0) -> Int? {
    guard kind(ahead) == .word else { return nil }
    let token = tokens[index + ahead]
    let bytes = text.bytes[token.start..<token.end]
    guard bytes.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return Int(String(decoding: bytes, as: UTF8.self))
  }
}
