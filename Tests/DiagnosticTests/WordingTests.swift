import QualmBase
import Testing

@Suite("Diagnostics speak plainly")
struct WordingTests {
  /// Words of who writes the program, and of who looks for somebody to blame.
  private static let unwanted: Set<String> = [
    "token", "tokens", "parser", "parse", "parsed", "syntax", "lexer", "ast", "nil", "null",
    "index", "exception", "assertion", "crash", "internal", "invalid", "illegal", "bad", "wrong",
    "you", "your", "failed", "fatal", "please", "sorry", "oops",
  ]

  @Test("messages and hints keep to the rules", arguments: DiagnosticTests.codes)
  func wording(_ code: String) throws {
    for sample in Sample.byCode[code] ?? [] {
      let shown = Shown(try sample.raise())
      for head in shown.heads {
        check(head.message, isMessage: true)
      }
      for hint in shown.hints {
        // The one address that suits a help.
        check(hint.replacing("did you mean ", with: "perhaps "), isMessage: false)
      }
    }
  }

  private func check(_ text: String, isMessage: Bool) {
    let complaints = Self.complaints(about: text, isMessage: isMessage)
    #expect(complaints.isEmpty, "`\(text)`")
  }

  /// What is against the rules.
  private static func complaints(about text: String, isMessage: Bool) -> [String] {
    let words = ownWords(text)
    var complaints = words.lowercased().split { !$0.isLetter }.map(String.init)
      .filter(unwanted.contains)
    if text.count > 160 { complaints.append("too long") }
    if text.first?.isUppercase == true { complaints.append("begins with a capital") }
    if text.hasSuffix(".") { complaints.append("ends in a full stop") }
    if isMessage, words.contains(". ") { complaints.append("more than one sentence") }
    if !text.count(where: { $0 == "`" }).isMultiple(of: 2) { complaints.append("open backtick") }
    return complaints
  }

  /// The text without what it quotes.
  private static func ownWords(_ text: String) -> String {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined(separator: "…")
  }

  @Test(
    "the rules find what is against them",
    arguments: [
      ("a bad token", ["bad", "token"]), ("Upper case", ["begins with a capital"]),
      ("two. sentences", ["more than one sentence"]), ("an end.", ["ends in a full stop"]),
      ("`open", ["open backtick"]), ("unknown code `token`", []),
      (String(repeating: "a", count: 161), ["too long"]),
    ])
  func rules(_ text: String, _ expected: [String]) {
    #expect(Self.complaints(about: text, isMessage: true) == expected)
  }
}
