import QualmBase

/// What was asked in this session, and what came of it.
struct PromptPast {
  /// Every entry that is kept for recall, oldest first.
  var entries: [String] = []
  /// The texts that ran without an error, oldest first: what `:save` writes as a script.
  private(set) var script: [String] = []
  /// The entries that lead to the last result: a query, and the lines that carried on from it.
  private(set) var question: [String] = []
  /// What the first query was asked of, where the corpus has changed since.
  var firstCorpus: String?
  /// The last answer.
  var answer: Answer?
  /// The last text that was wrong, the cursor at its first error, and whether it may be kept.
  var failure: (text: Prefill, isKept: Bool)?
  /// The last text that was no command, right or wrong, and whether it may be kept.
  private(set) var lastText: (text: String, isKept: Bool)?
  /// The files that this session has saved to, which it may replace.
  var savedFiles: Set<String> = []

  /// The text as a sentence of its own: in a file a line that begins with `|` would be part of the one
  /// before it.
  static func standingAlone(_ text: String) -> String {
    text.hasPrefix("|") ? "from _ \(text)" : text
  }

  /// Takes a text that is about to be run.
  mutating func willRun(_ text: String, isKept: Bool) { lastText = (text, isKept) }

  /// Takes a text that ran to its end.
  ///
  /// - Parameters:
  ///   - hasAnswer: whether it asked anything.
  ///   - isKept: whether it may stand in a script.
  mutating func hasRun(_ text: String, hasAnswer: Bool, isKept: Bool) {
    failure = nil
    if isKept { script.append(Self.standingAlone(text)) }
    guard hasAnswer else { return }
    question = Self.takesUpLastResult(text) ? question + [text] : [text]
  }

  /// Whether a text goes on from the result before it.
  private static func takesUpLastResult(_ text: String) -> Bool {
    text.hasPrefix("|")
      || text.split { " \n\t(),;|".contains($0) }.contains("_")
  }

  /// Forgets all, as at the beginning of the session.
  mutating func startAnew() { self = PromptPast() }

  /// Forgets the last result, which is one of another corpus, and notes in the script what is asked from
  /// now on.
  mutating func leaveCorpus(for corpus: String) {
    if script.isEmpty {
      firstCorpus = nil
    } else {
      script.append("-- Asked of: \(corpus)")
    }
    question = []
    answer = nil
  }
}

/// A text that stands in the next entry from the start.
struct Prefill: Equatable {
  var text: String
  /// The bytes of it before the cursor.
  var offset: Int

  /// The same behind a blank, where it may not be kept: what begins with one is not.
  func secret(unless isKept: Bool) -> Prefill {
    isKept ? self : Prefill(" " + text, at: offset + 1)
  }

  /// The text, with the cursor behind it or at a place in it.
  init(_ text: String, at offset: Int? = nil) {
    self.text = text
    self.offset = offset ?? text.utf8.count
  }
}
