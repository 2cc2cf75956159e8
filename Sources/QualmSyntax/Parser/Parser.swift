package import QualmBase

/// Reads a text as Qualm: a recursive-descent parser whose functions quote their productions from
/// `grammar/query.ebnf`.
///
/// An error never ends the reading. It is reported once, what cannot be read is skipped up to the
/// next `|`, the next closing bracket or the end of the statement, and until there nothing more is
/// reported (`isLost`).
package struct Parser {
  /// How deep brackets, `not` and the operands of a chain may nest. Consumers walk trees by
  /// recursion; a tree of this height is safe on a thread's stack of 512 KiB in debug builds.
  package static let maximumHeight = 100
  /// How deep brackets and `not` may nest while reading, where one level takes several calls.
  package static let maximumNesting = 30

  let text: SourceText
  let file: FileID
  let tokens: [Token]
  let comments: [Comment]
  /// The token to be read next.
  var index = 0
  /// The first token of the statement at hand.
  var statementStart = 0
  /// How many brackets are open: a line end means nothing inside.
  var openBrackets = 0
  /// How many brackets are open around the query at hand: one that stands in brackets ends at what
  /// closes them.
  var queryBrackets = 0
  /// The token after an operator: a statement does not end before it.
  var joinIndex = -1
  /// How deep the reading functions have called themselves.
  var nesting = 0
  var diagnostics: [Diagnostic]
  /// Whether an error was reported and the reading has not found its place again.
  var isLost = false
  /// Whether errors are swallowed up to the next stage: the stage before it was a guess.
  var isMuted = false
  var stopsTooEarly = false
  var hasReportedHeight = false
  /// Whether the first query of a `share` is being read, which ends at `of`.
  var isInShare = false
  /// The head that a misspelt word was taken for.
  var guessedHead: Keyword?
  /// Words of the statement at hand that are not in lower case: they are told together.
  var upperCase: [(written: String, meant: String, span: SourceSpan)] = []
  /// How many diagnostics there were before the statement at hand.
  var earlierDiagnostics = 0
  /// Where each statement lies, with all after it that could not be read.
  var extents: [SourceSpan] = []
  /// What was passed over unread, and where the error lies that it follows from: of its characters
  /// nothing is told.
  var unread: [(span: SourceSpan, error: UInt32)] = []
  /// Where the error lies by which the reading was lost last; nil where it was not told.
  var lastError: UInt32?
  /// The comments that became documentation, by index.
  var documentationComments: Set<Int> = []
  /// The first comment after the statement before this one.
  var nextComment = 0

  /// Reads `text`, whose spans name `file`; reports every error and never fails.
  package static func parse(_ text: SourceText, file: FileID) -> ParsedScript {
    parseKeepingComments(text, file: file).parsed
  }

  /// Reads `text` and gives the comments too, but for those that are documentation.
  static func parseKeepingComments(
    _ text: SourceText, file: FileID
  ) -> (parsed: ParsedScript, comments: [Comment]) {
    var parser = Parser(text, file)
    let script = parser.parseScript()
    let comments = parser.comments.indices
      .filter { !parser.documentationComments.contains($0) }
      .map { parser.comments[$0] }
    return (parser.result(script), comments)
  }

  private init(_ text: SourceText, _ file: FileID) {
    self.text = text
    self.file = file
    let lexed = Lexer.read(text, file: file)
    tokens = lexed.tokens
    comments = lexed.comments
    diagnostics = lexed.diagnostics
  }

  private func result(_ script: Script) -> ParsedScript {
    let kept = withoutConsequences()
    return ParsedScript(
      script: script, extents: extents, diagnostics: kept,
      isIncomplete: stopsTooEarly && kept.count == 1 && kept.allSatisfy { $0.code.number >= 100 })
  }

  /// The diagnostics in order of place, without those that only follow from characters which could
  /// not be read earlier on the line.
  private func withoutConsequences() -> [Diagnostic] {
    // What is not UTF-8 may stand for anything, and is mended for the whole text at once.
    if let bytes = diagnostics.first(where: { $0.code == .invalidBytes }) {
      return diagnostics.filter { $0 == bytes || ($0.span?.start ?? 0) < (bytes.span?.start ?? 0) }
        .sorted { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }
    }
    var unreadable: [Int: UInt32] = [:]
    for diagnostic in diagnostics where Parser.confusing.contains(diagnostic.code) {
      guard let start = diagnostic.span?.start else { continue }
      let line = text.lineIndex(at: Int(start))
      unreadable[line] = min(unreadable[line] ?? start, start)
    }
    func isConsequence(_ start: UInt32) -> Bool {
      unreadable[text.lineIndex(at: Int(start))].map { $0 <= start } ?? false
    }
    let skipped = unread.filter { !isConsequence($0.error) }
    let kept = diagnostics.enumerated().filter { _, diagnostic in
      if diagnostic.code.number < 100, let span = diagnostic.span {
        return !skipped.contains {
          $0.error < span.start && $0.span.start <= span.start && span.end <= $0.span.end
        }
      }
      guard let start = diagnostic.span?.start, diagnostic.code.number >= 100,
        let first = unreadable[text.lineIndex(at: Int(start))]
      else { return true }
      return start < first
    }
    return kept.sorted {
      ($0.element.span?.start ?? 0, $0.offset) < ($1.element.span?.start ?? 0, $1.offset)
    }
    .map(\.element)
  }

  /// What leaves the rest of its line hard to read.
  private static let confusing: Set<DiagnosticCode> = [
    .invalidBytes, .typographicSigns, .unknownCharacter, .openString, .openBacktick,
    .singleQuotes, .operatorNeedsBlanks, .namelessParameter,
  ]
}

/// A node and how many nodes lie on the longest way down through it.
struct Measured<Node> {
  var node: Node
  var height: Int

  init(_ node: Node, height: Int = 1) {
    self.node = node
    self.height = height
  }
}
