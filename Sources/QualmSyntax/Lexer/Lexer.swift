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
  /// The signs of other languages on the line at hand, which are told together.
  var foreignSigns: [(written: String, meant: String, span: SourceSpan)] = []
  /// The line whose single quotes were reported last.
  var lastQuotedLine: Int?
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
    if reportEncoding() {
      offset = bytes.count
      return append(.end, from: bytes.count)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    if byte(offset) == UInt8(ascii: "#"), byte(offset + 1) == UInt8(ascii: "!") {
      readComment(.shebang)
    }
    while offset < bytes.count { readOne() }
    reportForeignSigns()
    append(.end, from: bytes.count)
  }

  /// Says how the text is saved where that is not in UTF-8 with usual line ends; whether it is so far
  /// from it that nothing else can be told. A text has one encoding, so one place is shown.
  private mutating func reportEncoding() -> Bool {
    if isWide {
      report(.wideText(Array(bytes.prefix(2)), at: span(0, min(2, bytes.count))))
      return true
    }
    if let carriage = loneCarriage {
      report(.lineEnds(at: span(carriage, carriage + 1)))
      return true
    }
    if let range = Scalars.invalidRanges(bytes).first {
      report(
        .invalidBytes(Array(bytes[range].prefix(4)), at: span(range.lowerBound, range.upperBound)))
    }
    return false
  }

  /// Whether the text is UTF-16: it begins with the mark of that, or every other byte at its beginning
  /// is zero.
  private var isWide: Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    guard bytes.count >= 4 else { return false }
    let zeros = bytes.prefix(4).map { $0 == 0 }
    return zeros == [true, false, true, false] || zeros == [false, true, false, true]
  }

  /// The first CR of a text whose lines end in CR alone, and which has several.
  private var loneCarriage: Int? {
    guard let first = bytes.firstIndex(of: 0x0D), !bytes.contains(UInt8(ascii: "\n")),
      let last = bytes.lastIndex(where: { $0 > 0x20 }), first < last
    else { return nil }
    return first
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

  private mutating func reportForeignSigns() {
    guard let first = foreignSigns.first else { return }
    report(.foreignSigns(foreignSigns.map { ($0.written, $0.meant) }, at: first.span))
    foreignSigns = []
  }

  private mutating func readOne() {
    let current = bytes[offset]
    switch current {
    case UInt8(ascii: "\n"):
      reportForeignSigns()
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
      if !readForeignComment("//"), !readBracketedComment() { readSlash() }
    case UInt8(ascii: "#"):
      if !readForeignComment("#") { readUnknown() }
    case UInt8(ascii: ":"):
      if byte(offset + 1) == UInt8(ascii: "=") {
        takeMisspelt(":=", .equal)
      } else if !readPromptCommand() {
        readUnknown()
      }
    case UInt8(ascii: "%") where bytes[offset...].starts(with: "%>%".utf8):
      takeMisspelt("%>%", .bar)
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

  /// Passes over `/* … */`, and to the line's end where nothing closes it; false where there is none,
  /// but a pattern that begins with a star.
  private mutating func readBracketedComment() -> Bool {
    guard byte(offset + 1) == UInt8(ascii: "*") else { return false }
    let line = bytes[(offset + 2)...].prefix { $0 != UInt8(ascii: "\n") }
    guard let slash = line.firstIndex(of: UInt8(ascii: "/")) else {
      return readForeignComment("/*")
    }
    return bytes[slash - 1] == UInt8(ascii: "*") && slash - 1 > offset + 1
      && readForeignComment("/*")
  }

  /// Passes over a command of the prompt, and says what it is; false where there is none.
  private mutating func readPromptCommand() -> Bool {
    let start = offset
    guard isLineStart, isLetter(start + 1) else { return false }
    offset += 1
    while isLetter(offset) { offset += 1 }
    let command = text.text(in: start..<offset)
    report(
      .promptCommand(command, instead: Lexer.askingLike[command], at: span(start, offset)))
    append(.unknown, from: start)
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
    return true
  }

  private func isLetter(_ index: Int) -> Bool {
    byte(index).map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) } ?? false
  }

  /// What asks in a text as commands do at the prompt.
  private static let askingLike = [
    ":codes": "`from codes` lists them", ":help": "`qualm help` explains words of the language",
    ":format": "`--format` says how answers are written",
    ":load": "`use \"./mine.qlm\"` takes the definitions of a file",
  ]

  /// Reads a comment, the operator `-`, or an arrow as other languages write it.
  private mutating func readDashes() {
    let start = offset
    guard byte(offset + 1) == UInt8(ascii: "-") else {
      readDash()
      return
    }
    var end = offset
    while byte(end) == UInt8(ascii: "-") { end += 1 }
    if !isLineStart, !isBlank(start - 1) {
      report(.commentNeedsBlank(at: span(start, end)))
    }
    readComment(end - start == 3 ? .documentation : .line)
  }

  private mutating func readDash() {
    let start = offset
    if byte(start + 1) == UInt8(ascii: ">") { return takeMisspelt("->", .arrow) }
    guard wantsValue, let end = endOfNumber(from: start + 1) else {
      return readSpacedOperator(.minus)
    }
    report(.signedNumber(text.text(in: start..<end), at: span(start, end)))
    offset = start + 1
    append(.sign(.minus), from: start)
  }

  /// Whether a value is wanted here, so that `-` cannot mean to subtract.
  private var wantsValue: Bool {
    guard let last = result.tokens.last else { return false }
    switch last.kind {
    case .sign(let sign):
      return [
        .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .openBracket, .openBrace,
        .comma,
      ].contains(sign)
    case .word:
      let wanting: [Keyword] = [.seed, .first, .last, .skip, .between, .and]
      return last.keyword.map { wanting.contains($0) } ?? false
    default: return false
    }
  }

  /// The end of the number that begins at `start`; nil where there is none.
  private func endOfNumber(from start: Int) -> Int? {
    func isDigit(_ index: Int) -> Bool {
      byte(index).map { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) } ?? false
    }
    var end = start
    while isDigit(end) || end > start && byte(end) == UInt8(ascii: ".") && isDigit(end + 1) {
      end += 1
    }
    return end > start ? end : nil
  }

  /// Reads `-` or `/`, which are operators only between blanks.
  mutating func readSpacedOperator(_ sign: Sign) {
    let start = offset
    offset += 1
    if !isBlank(start - 1) || !isBlank(offset) {
      report(
        .operatorNeedsBlanks(sign.rawValue, hint: hint(about: sign), at: span(start, offset)))
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
      if !closes {
        let isCommand = start == 0 && ["\\", "."].contains(shown) && isLetter(offset)
        let told = isCommand ? Parser.commandsHint : hint(about: shown)
        report(.unknownCharacter(shown, hint: told, at: span(start, offset)))
      }
      hasSquareBracket = shown.hasPrefix("[") || hasSquareBracket && !closes
    }
    append(.unknown, from: start)
  }

  /// What the place tells about an operator that stands close to a word.
  private func hint(about sign: Sign) -> String? {
    if sign == .slash {
      return byte(offset) == UInt8(ascii: "*") ? "a code stands for all below it too" : nil
    }
    switch result.tokens.last?.keyword {
    case .sort: return "from high to low is written `sort page desc`"
    case .select: return "columns are left out by `drop`"
    case .find, .and, .or, .not: return "codes are taken away by `but not`"
    default: return nil
    }
  }

  /// What the place tells about characters without meaning.
  private func hint(about characters: String) -> String? {
    guard let last = result.tokens.last else {
      return characters == "?" ? "`qualm help` explains the language" : nil
    }
    let before = result.tokens.dropLast().last
    switch characters {
    case ":" where last.kind == .string: return "`that` stands there: `claim \"…\" that …`"
    case ":" where last.kind == .word: return "a value follows `=`"
    case ".." where last.kind == .word: return "from one to the other is written `between 5 and 6`"
    case "::", "\\": return "a code below another is written `theme/resource`"
    case "." where last.kind == .word && last.end == offset - 1:
      return "a code stands for all below it too"
    case "?" where isBlank(offset): return "a query ends without a sign"
    case "%" where [.sample, .first, .last, .skip].contains(before?.keyword):
      return "rows are counted, as in `sample 60 seed 1`"
    case "[":
      if last.kind == .sign(.equal) || last.kind == .sign(.notEqual) {
        return "a set stands in braces: `= {a, b}`"
      }
      return last.keyword == .contains ? "several values: `contains all of (a, b)`" : nil
    case "%":
      guard last.kind == .word, last.end + 1 == offset,
        let percent = Double(text.text(in: last.start..<last.end))
      else { return nil }
      return "a share is a number from 0 to 1: `\(percent / 100)`"
    default: return nil
    }
  }
}
