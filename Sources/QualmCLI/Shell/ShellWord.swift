/// A word of a command line as a shell reads it, and where each byte of it was written.
struct ShellWord {
  /// The quotes that a byte stands in.
  enum Quote: Equatable {
    case none, single, double
    /// `$'…'`, with escapes.
    case dollar
  }

  /// The word without its quotes.
  private(set) var bytes: [UInt8] = []
  /// For each byte where it begins in the line; a byte behind a backslash begins there.
  private(set) var starts: [Int] = []
  /// For each byte the quotes that it stands in.
  private(set) var quotes: [Quote] = []
  /// Where what is written ends: before a backslash that still waits for its byte.
  private(set) var end: Int
  /// The quotes that are open at the end.
  private(set) var quoteAtEnd = Quote.none

  /// The word as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Where the byte of that index begins in the line, or, behind the last one, where the next would.
  func start(of index: Int) -> Int { index < bytes.count ? starts[index] : end }

  /// The quotes around the byte of that index, or around the next one to come.
  func quote(around index: Int) -> Quote { index < bytes.count ? quotes[index] : quoteAtEnd }

  fileprivate init(at start: Int) { end = start }

  fileprivate mutating func append(_ byte: UInt8, from start: Int, in quote: Quote) {
    bytes.append(byte)
    starts.append(start)
    quotes.append(quote)
  }

  fileprivate mutating func finish(at end: Int, in quote: Quote) {
    self.end = end
    quoteAtEnd = quote
  }
}

/// How a shell writes words; fish differs from the others in what a backslash does within quotes.
enum ShellSyntax {
  case posix, fish

  /// The words of a line that may end within one; the last is the one being written, and empty after a
  /// blank.
  func words(of line: String) -> [ShellWord] {
    var reader = Reader(syntax: self, line: Array(line.utf8))
    return reader.words()
  }

  /// A single word, whose blanks are all its own.
  func word(_ text: String) -> ShellWord {
    var reader = Reader(syntax: self, line: Array(text.utf8), splitsWords: false)
    return reader.words().last ?? ShellWord(at: 0)
  }

  /// Within double quotes: whether a backslash takes this byte's meaning away, rather than staying.
  fileprivate func isEscapedInDouble(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "\""), UInt8(ascii: "$"): true
    case UInt8(ascii: "`"): self == .posix
    default: false
    }
  }
}

/// Goes through a line byte by byte.
private struct Reader {
  let syntax: ShellSyntax
  let line: [UInt8]
  var splitsWords = true
  private var index = 0
  private var quote = ShellWord.Quote.none

  init(syntax: ShellSyntax, line: [UInt8], splitsWords: Bool = true) {
    self.syntax = syntax
    self.line = line
    self.splitsWords = splitsWords
  }

  mutating func words() -> [ShellWord] {
    var words: [ShellWord] = []
    while true {
      while splitsWords, index < line.count, isBlank(line[index]) { index += 1 }
      var word = ShellWord(at: index)
      quote = .none
      var waiting: Int?
      while index < line.count, !(splitsWords && quote == .none && isBlank(line[index])) {
        waiting = step(&word)
      }
      word.finish(at: waiting ?? index, in: quote)
      words.append(word)
      if index >= line.count { return words }
    }
  }

  /// Reads what stands at the index; gives the place of a backslash that nothing follows.
  private mutating func step(_ word: inout ShellWord) -> Int? {
    let start = index
    let byte = line[index]
    index += 1
    switch (quote, byte) {
    case (.none, UInt8(ascii: "'")): quote = .single
    case (.none, UInt8(ascii: "\"")): quote = .double
    case (.single, UInt8(ascii: "'")), (.double, UInt8(ascii: "\"")), (.dollar, UInt8(ascii: "'")):
      quote = .none
    case (.none, UInt8(ascii: "$"))
    where syntax == .posix && index < line.count && line[index] == UInt8(ascii: "'"):
      index += 1
      quote = .dollar
    case (_, UInt8(ascii: "\\")) where quote != .single || syntax == .fish:
      return backslash(from: start, &word)
    default:
      word.append(byte, from: start, in: quote)
    }
    return nil
  }

  private mutating func backslash(from start: Int, _ word: inout ShellWord) -> Int? {
    guard index < line.count else { return start }
    let next = line[index]
    let isEscape =
      switch quote {
      case .none, .dollar: true
      case .double: syntax.isEscapedInDouble(next)
      case .single: next == UInt8(ascii: "'") || next == UInt8(ascii: "\\")
      }
    guard isEscape else {
      word.append(UInt8(ascii: "\\"), from: start, in: quote)
      return nil
    }
    index += 1
    word.append(quote == .dollar ? Self.control(next) : next, from: start, in: quote)
    return nil
  }

  /// The byte that a letter behind a backslash stands for within `$'…'`.
  private static func control(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "n"): UInt8(ascii: "\n")
    case UInt8(ascii: "t"): UInt8(ascii: "\t")
    default: letter
    }
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n")
  }
}

extension ShellWord.Quote {
  /// The text so written that a shell of the POSIX kind reads it within these quotes as it stands.
  func escaped(_ text: some StringProtocol) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch (self, scalar) {
      case (.none, _) where scalar.isASCII && !Self.isPlain(scalar):
        result += "\\"
        result.unicodeScalars.append(scalar)
      case (.single, "'"): result += "'\\''"
      case (.dollar, "'"), (.dollar, "\\"), (.double, "\\"), (.double, "\""), (.double, "$"),
        (.double, "`"):
        result += "\\"
        result.unicodeScalars.append(scalar)
      // An interactive shell looks for `!` even within double quotes, and a backslash would stay.
      case (.double, "!"): result += "\"'!'\""
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// What ends these quotes.
  var mark: String {
    switch self {
    case .none: ""
    case .single, .dollar: "'"
    case .double: "\""
    }
  }

  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_", "-", ".", "/", ":", "@", "%", "+", ",", "=": true
    default: false
    }
  }
}
