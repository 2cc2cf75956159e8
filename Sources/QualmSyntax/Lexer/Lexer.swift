import QualmBase

/// Cuts a text into tokens and comments; reports what cannot be part of any sentence.
///
/// Works on bytes, so that every offset is a byte offset and no text can make it fail.
struct Lexer {
  let text: SourceText
  let file: FileID
  let bytes: [UInt8]
  var offset = 0
  var result = LexedText()
  /// Whether no token or comment was met on this line yet.
  var isLineStart = true
  /// The line whose typographic signs were reported last: one report for each line is enough.
  var lastRepairedLine: Int?
  /// Whether a `[` was reported whose `]` is still to come.
  private var hasSquareBracket = false

  /// Cuts `text` into tokens.
  static func read(_ text: SourceText, file: FileID) -> LexedText {
    var lexer = Lexer(text: text, file: file)
    lexer.readAll()
    return lexer.result
  }

  private init(text: SourceText, file: FileID) {
    self.text = text
    self.file = file
    bytes = text.bytes
  }

  private mutating func readAll() {
    for range in Scalars.invalidRanges(bytes) {
      result.diagnostics.append(
        .invalidBytes(Array(bytes[range].prefix(4)), at: span(range.lowerBound, range.upperBound)))
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    if byte(offset) == UInt8(ascii: "#"), byte(offset + 1) == UInt8(ascii: "!") {
      readComment(.shebang)
    }
    while offset < bytes.count { readOne() }
    append(.end, from: bytes.count)
  }

  /// The byte at `index`, or nil outside the text.
  func byte(_ index: Int) -> UInt8? {
    bytes.indices.contains(index) ? bytes[index] : nil
  }

  func span(_ start: Int, _ end: Int) -> SourceSpan {
    SourceSpan(file: file, start: start, end: end)
  }

  /// Adds a token from `start` to the current offset.
  mutating func append(_ kind: Token.Kind, from start: Int, keyword: Keyword? = nil) {
    result.tokens.append(
      Token(kind: kind, start: start, end: offset, startsLine: isLineStart, keyword: keyword))
    isLineStart = false
  }

  mutating func report(_ diagnostic: Diagnostic) {
    result.diagnostics.append(diagnostic)
  }

  /// Whether a blank, a line end or an end of the text is at `index`.
  func isBlank(_ index: Int) -> Bool {
    guard let byte = byte(index) else { return true }
    return byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private mutating func readOne() {
    let current = bytes[offset]
    switch current {
    case UInt8(ascii: "\n"):
      offset += 1
      isLineStart = true
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"):
      offset += 1
    case UInt8(ascii: "\""):
      readString()
    case UInt8(ascii: "'"):
      readSingleQuoted()
    case UInt8(ascii: "`"):
      readWord()
    case UInt8(ascii: "$"):
      readParameter()
    case UInt8(ascii: "-"):
      readDashes()
    case UInt8(ascii: "/"):
      if !readForeignComment("//") { readSlash() }
    case UInt8(ascii: "#"):
      if !readForeignComment("#") { readUnknown() }
    default:
      if readSign() { return }
      readScalar()
    }
  }

  /// Reads a word, or whatever else begins with a letter or an odd scalar.
  private mutating func readScalar() {
    let (scalar, length) = Scalars.decode(bytes, at: offset)
    if let scalar, Scalars.isWordScalar(scalar) {
      readWord()
    } else if let scalar, let repair = Typography.repair(of: scalar) {
      readTypographic(repair, length: length)
    } else {
      readUnknown()
    }
  }

  private mutating func readComment(_ kind: Comment.Kind) {
    let start = offset
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
    var end = offset
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    result.comments.append(Comment(kind: kind, start: start, end: end, isOwnLine: isLineStart))
  }

  /// Passes over a comment as other languages begin it, and says so once; false where there is none.
  private mutating func readForeignComment(_ sign: String) -> Bool {
    let start = offset
    guard isBlank(start - 1), bytes[start...].starts(with: sign.utf8) else { return false }
    offset += sign.utf8.count
    report(.unknownCharacter(sign, at: span(start, offset)))
    append(.unknown, from: start)
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
    return true
  }

  /// Reads a comment, or the operator `-`.
  private mutating func readDashes() {
    let start = offset
    guard byte(offset + 1) == UInt8(ascii: "-") else {
      readSpacedOperator(.minus)
      return
    }
    var end = offset
    while byte(end) == UInt8(ascii: "-") { end += 1 }
    if !isLineStart, !isBlank(start - 1) {
      report(.commentNeedsBlank(at: span(start, end)))
    }
    readComment(end - start == 3 ? .documentation : .line)
  }

  /// Reads `-` or `/`, which are operators only between blanks.
  mutating func readSpacedOperator(_ sign: Sign) {
    let start = offset
    offset += 1
    if !isBlank(start - 1) || !isBlank(offset) {
      let next = byte(offset) ?? 0
      report(
        .operatorNeedsBlanks(
          sign.rawValue,
          isNumber: sign == .minus && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next),
          at: span(start, offset)))
    }
    append(.sign(sign), from: start)
  }

  /// Reads `/re/`, or the operator `/`.
  private mutating func readSlash() {
    let start = offset
    guard !isBlank(start + 1), opensOperand(start) else {
      readSpacedOperator(.slash)
      return
    }
    var end = start + 1
    while let next = byte(end), next != UInt8(ascii: "/"), next != UInt8(ascii: "\n") {
      end += next == UInt8(ascii: "\\") && byte(end + 1) != UInt8(ascii: "\n") ? 2 : 1
    }
    guard byte(end) == UInt8(ascii: "/"), end > start + 1 else {
      if opensPattern { readOpenPattern() } else { readSpacedOperator(.slash) }
      return
    }
    offset = end + 1
    append(.regularExpression, from: start)
  }

  /// Whether nothing but a pattern can begin here: what stands before wants an operand.
  private var opensPattern: Bool {
    guard let last = result.tokens.last else { return false }
    switch last.kind {
    case .sign(.openBracket), .sign(.comma): return true
    case .word:
      let wanting: [Keyword] = [
        .find, .matches, .and, .or, .xor, .not, .with, .without, .inside, .overlaps, .near, .before,
        .after, .other,
      ]
      return last.keyword.map(wanting.contains) ?? false
    default: return false
    }
  }

  /// Reports a pattern that does not end on its line, and reads it to there.
  private mutating func readOpenPattern() {
    let start = offset
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
    report(.openPattern(at: span(start, start + 1)))
    append(.regularExpression, from: start)
  }

  /// Whether an operand may begin at `index`, by what stands before it.
  private func opensOperand(_ index: Int) -> Bool {
    if isBlank(index - 1) { return true }
    let before = bytes[index - 1]
    return before == UInt8(ascii: "(") || before == UInt8(ascii: ",") || before == UInt8(ascii: "{")
  }

  private mutating func readUnknown() {
    let start = offset
    var onlyInvalid = true
    while offset < bytes.count {
      let (scalar, length) = Scalars.decode(bytes, at: offset)
      if let scalar {
        if isBlank(offset) || Scalars.isWordScalar(scalar) || Typography.repair(of: scalar) != nil
          || "\"'`$-/=!<>+*(){},;|&".unicodeScalars.contains(scalar)
        {
          break
        }
        onlyInvalid = false
      }
      offset += length
    }
    if !onlyInvalid {
      let shown = text.text(in: start..<min(offset, start + 40))
      // Of a pair of brackets one is told.
      let closes = shown == "]" && hasSquareBracket
      if !closes { report(.unknownCharacter(shown, at: span(start, offset))) }
      hasSquareBracket = shown == "[" || hasSquareBracket && !closes
    }
    append(.unknown, from: start)
  }
}
