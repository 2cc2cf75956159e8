import QualmBase

/// A complaint of argument-parser in the form of our own diagnostics: `Unknown option '--fromat'.
/// Did you mean '--format'?` is a sentence and a hint.
struct UsageComplaint {
  private let sentence: String
  private let hint: String

  init(_ message: String) {
    let lines = message.split(separator: "\n", maxSplits: 1)
    var sentence = lines.first.map(String.init) ?? "the command line is not complete"
    var hint = "`qualm --help` lists the options"
    if let question = sentence.firstRange(of: ". Did you mean ") {
      hint = "did you mean " + sentence[question.upperBound...]
      sentence = String(sentence[..<question.lowerBound])
    }
    if sentence.hasSuffix(".") { sentence.removeLast() }
    self.sentence = UsageComplaint.plain(sentence)
    self.hint = UsageComplaint.plain(hint)
  }

  var diagnostic: Diagnostic { .commandLine(sentence, hint: hint) }

  /// The text with a small first letter, and names in backticks as everywhere else.
  private static func plain(_ text: String) -> String {
    let letters = Array(text.startingSmall)
    return String(
      letters.indices.map { index in
        let isApostrophe =
          index > 0 && index + 1 < letters.count && letters[index - 1].isLetter
          && letters[index + 1].isLetter
        return letters[index] == "'" && !isApostrophe ? "`" : letters[index]
      })
  }
}

extension String {
  /// Where `part` first stands.
  fileprivate func firstRange(of part: String) -> Range<Index>? {
    indices.lazy.compactMap { start in
      self[start...].hasPrefix(part)
        ? start..<index(start, offsetBy: part.count) : nil
    }.first
  }
}
