package import QualmBase

/// The word being written in an unfinished text, and all that may stand in its place.
package struct Cursor: Sendable {
  /// What the user chooses a name or a value for.
  package enum Slot: Sendable, Hashable {
    /// After `find` and what joins codes: a code, an id, a definition, words, a pattern, `*`.
    case operand
    /// A code by its name.
    case code
    /// After `from`.
    case table
    /// After `union` and `join`: a table, or the name of a query.
    case rows
    /// In the brackets of a claim: the name of a query.
    case asked
    /// After `use`: a module, or a file in quotes.
    case module
    /// After `to`: a file in quotes.
    case outputFile
    /// A field or a column.
    case field
    /// The field of a condition, whose values may follow.
    case conditionField
    /// A field that is compared with the one read last.
    case comparedField
    /// A field that groups are put in order by.
    case orderField
    /// A column that is shown.
    case shownField
    /// A field of the rows that a `join` takes up.
    case otherField
    /// The field that two excerpts share.
    case sharedField
    /// What rows are grouped by.
    case key
    /// The codes of which it is told how far coders agree.
    case facet
    /// A field of dates.
    case dateField
    /// A number or a column.
    case operandOfSum
    /// A value of the field that was read last.
    case value
    /// The same after `contains`, where it may also be words.
    case contained
    /// A value that nothing is known of.
    case anyValue
    /// A group of the matrix before it.
    case cell
    /// What a stage's definition is called with.
    case argument
    /// A stage that a definition made.
    case stageName
    case coder, linkType, framework
    /// After `why`.
    case rowID
    case number, newName, string, pattern
  }

  /// Whose rows a stage or a condition speaks of.
  package enum Rows: Sendable, Hashable {
    /// Excerpts, since nothing else was said.
    case excerpts
    /// Those of a query: the bytes of what is written of it up to its conditions or its last `|`.
    case query(Range<Int>)
    /// Those of the table or the definition whose name stands in these bytes.
    case named(Range<Int>)
    /// Those of the last answer.
    case ofLastAnswer
    /// Those of the last answer, after stages.
    case continued(Range<Int>)
    /// Whatever a definition is used for.
    case unknown
  }

  /// One thing that may stand at the cursor.
  package enum Expected: Sendable, Hashable {
    /// These words, what they do, and whether a bracket always follows.
    case words(String, String, opens: Bool)
    /// The word of a stage, what it does, and the rows that it is given.
    case stage(String, String, Rows)
    /// This sign, and what it does.
    case sign(Sign, String)
    /// Something of the user's choice.
    case slot(Slot, field: String, Rows)
  }

  /// How the word being written is quoted.
  package enum Quoting: Sendable, Hashable {
    case none
    /// Between `"`, of which the first is there.
    case string
    /// Between backticks, of which the first is there.
    case backticks
    /// After `$`.
    case parameter
  }

  /// What may stand there, in the order of the grammar, each once.
  package var expected: [Expected]
  /// Whether nothing stands before the word.
  package var isAtBeginning: Bool
  /// Whether nothing can follow the sentence, which is whole as it stands.
  package var isAtEnd = false
  /// How the word so far is quoted.
  package var quoting: Quoting
  /// The bytes of the word so far, quotes and all.
  package var replacing: Range<Int>
  /// The byte where the sentence at hand begins; what stands before may define names.
  package var sentence: Int
  /// The words and commas of the stage that is being written, outside brackets, and its own word first.
  package var stage: [String]
  /// The parameters of the definition of a stage that is being written.
  package var parameters: [String]
  /// Whether codes or conditions stand before the word that leave rows out.
  package var narrowsRows: Bool

  /// Reads `text` up to `offset`, a byte offset, as far as it can be understood.
  package init(at offset: Int, in text: SourceText) {
    let before = Array(text.bytes.prefix(max(0, offset)))
    let word = WrittenWord(atEndOf: before)
    quoting = word.quoting
    replacing = word.start..<before.count
    let text = SourceText(name: text.name, bytes: Array(before[..<word.start]))
    let lexed = Lexer.read(text, file: FileID(0))
    let tokens = SentenceTokens(
      lexed.tokens.filter { $0.kind != .end }, of: text,
      endsLine: text.bytes[(lexed.tokens.dropLast().last?.end ?? 0)...].contains(0x0A))
    sentence = tokens.start
    isAtBeginning = tokens.isFirst && tokens.tokens.isEmpty
    parameters = tokens.parameters
    stage = tokens.lastStage(in: text)
    narrowsRows = tokens.narrowsRows
    if word.isInComment || lexed.comments.last.map({ $0.end == text.bytes.count }) ?? false
      || tokens.tokens.count > Cursor.mostTokens
    {
      expected = []
      return
    }
    expected = FormReader.expected(after: tokens, in: text)
    if expected.isEmpty { isAtEnd = FormReader.isWhole(tokens, in: text) }
  }

  /// What a string that is not finished stands for so far: behind its quote, with its escapes resolved.
  package static func value(ofString written: String) -> String {
    let bytes = Array(written.utf8.dropFirst())
    return StringContent(bytes, in: bytes.indices).value
  }

  /// The most words and signs of a sentence that are read: nobody writes a longer one by hand.
  private static let mostTokens = 5000
}

/// The word that ends where the cursor is.
struct WrittenWord {
  var start: Int
  var quoting = Cursor.Quoting.none
  var isInComment = false

  /// Finds it at the end of a text: quotes that are open there, else what looks like a word.
  init(atEndOf bytes: [UInt8]) {
    let line = bytes.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    var string: Int?
    var ticks: Int?
    var index = line
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\") where string != nil: index += 1
      case UInt8(ascii: "\"") where ticks == nil: string = string == nil ? index : nil
      case UInt8(ascii: "`") where string == nil: ticks = ticks == nil ? index : nil
      case UInt8(ascii: "-")
      where string == nil && ticks == nil && index + 1 < bytes.count
        && bytes[index + 1] == UInt8(ascii: "-")
        && (index == line || bytes[index - 1] == UInt8(ascii: " ")):
        isInComment = true
      default: break
      }
      index += 1
    }
    if let string {
      start = string
      quoting = .string
      return
    }
    start = ticks ?? bytes.count
    if ticks != nil { quoting = .backticks }
    while start > line, Self.isInWord(bytes[start - 1]) || Self.isClosedTick(bytes, start, line) {
      if bytes[start - 1] == UInt8(ascii: "`") {
        start -= 1
        while start > line, bytes[start - 1] != UInt8(ascii: "`") { start -= 1 }
      }
      start -= 1
    }
    if start > line, bytes[start - 1] == UInt8(ascii: "$") {
      start -= 1
      quoting = .parameter
    }
  }

  /// Whether a byte may belong to a word.
  private static func isInWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"),
      UInt8(ascii: "."), UInt8(ascii: ":"), UInt8(ascii: "/"), 0x80...:
      true
    default: false
    }
  }

  /// Whether a step in backticks ends before `end`.
  private static func isClosedTick(_ bytes: [UInt8], _ end: Int, _ line: Int) -> Bool {
    let tick = UInt8(ascii: "`")
    return bytes[end - 1] == tick && bytes[line..<(end - 1)].contains(tick)
  }
}

/// The words and signs of the last sentence of a text.
struct SentenceTokens {
  var tokens: [Token]
  /// The byte where the sentence begins.
  var start: Int
  /// Whether none stands before it.
  var isFirst: Bool
  /// The parameters of the stage's definition that the sentence is; empty for others.
  var parameters: [String] = []
  /// Whether the last of them may end the sentence, so that another may begin.
  var mayBeOver: Bool

  /// Cuts off the sentences before the last, as the parser does.
  ///
  /// - Parameter endsLine: whether the line of the last token is over.
  init(_ all: [Token], of text: SourceText, endsLine: Bool) {
    var first = 0
    var depth = 0
    for (index, token) in all.enumerated() {
      if token.kind == .sign(.semicolon) {
        first = index + 1
        depth = 0
        continue
      }
      if token.startsLine, index > first, depth == 0, token.kind != .sign(.bar),
        !(token.keyword.map(Keyword.continuingLines.contains) ?? false),
        !Self.joinsLines(all[index - 1])
      {
        first = index
      }
      switch token.kind {
      case .sign(.openBracket), .sign(.openBrace): depth += 1
      case .sign(.closeBracket), .sign(.closeBrace): depth = max(0, depth - 1)
      default: break
      }
    }
    isFirst = first == 0
    tokens = Array(all[first...])
    start = tokens.first?.start ?? text.bytes.count
    mayBeOver =
      tokens.isEmpty || endsLine && depth == 0 && !(tokens.last.map(Self.joinsLines) ?? false)
    if tokens.first?.keyword == .let, tokens.count > 3, tokens[2].kind == .sign(.openBracket) {
      parameters = tokens[3...].prefix { $0.kind != .sign(.closeBracket) }
        .filter { $0.kind == .word }.map { text.text(in: $0.start..<$0.end) }
    }
  }

  /// Whether they name codes or words to find, or have a condition that is finished.
  var narrowsRows: Bool {
    guard let head = tokens.firstIndex(where: { $0.keyword == .find || $0.keyword == .from }) else {
      return false
    }
    var isFind = tokens[head].keyword == .find
    var isCondition = false
    for token in tokens[(head + 1)...] {
      switch token.keyword {
      case .where:
        isFind = false
        isCondition = true
      case .and where isCondition, .or where isCondition: return true
      case nil:
        if token.kind == .sign(.bar) {
          if isCondition { return true }
          isFind = false
        } else if isFind, [.word, .string, .regularExpression].contains(token.kind) {
          return true
        }
      default: break
      }
    }
    return false
  }

  /// The words and commas behind the last `|`, outside brackets that are closed; none where the
  /// innermost bracket that is open has no `|`.
  func lastStage(in text: SourceText) -> [String] {
    var words: [String] = []
    var depth = 0
    for token in tokens.reversed() {
      switch token.kind {
      case .sign(.closeBracket), .sign(.closeBrace): depth += 1
      case .sign(.openBracket), .sign(.openBrace):
        if depth == 0 { return [] }
        depth -= 1
      case .sign(.bar) where depth == 0: return words.reversed()
      case .word where depth == 0, .string where depth == 0, .sign(.comma) where depth == 0:
        words.append(text.text(in: token.start..<token.end))
      default: break
      }
    }
    return []
  }

  /// Whether a line that ends in this goes on in the next.
  private static func joinsLines(_ token: Token) -> Bool {
    if case .sign(let sign) = token.kind { return sign.joinsLines }
    return token.keyword.map(joiningWords.contains) ?? false
  }

  private static let joiningWords: Set<Keyword> = [.and, .or, .xor, .not, .but, .with, .without]
}
