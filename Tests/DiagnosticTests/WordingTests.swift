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
    let words = Self.ownWords(text)
    for word in words.lowercased().split(whereSeparator: { !$0.isLetter }) {
      #expect(!Self.unwanted.contains(String(word)), "`\(text)` says `\(word)`")
    }
    #expect(text.count <= 160, "too long: `\(text)`")
    #expect(text.first.map { $0.isLowercase || !$0.isLetter } == true, "`\(text)`")
    #expect(!text.hasSuffix("."), "`\(text)` ends in a full stop")
    #expect(!isMessage || !words.contains(". "), "`\(text)` is more than one sentence")
    #expect(text.filter { $0 == "`" }.count.isMultiple(of: 2), "`\(text)`: backticks")
  }

  /// The text without what it quotes.
  private static func ownWords(_ text: String) -> String {
    text.split(separator: "`", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset.isMultiple(of: 2) }.map { String($0.element) }.joined(separator: "…")
  }

  @Test(
    "the rules find what is against them",
    arguments: ["a bad token", "Upper case", "two. sentences", "an end.", "`open"])
  func rules(_ text: String) {
    withKnownIssue { check(text, isMessage: true) }
  }
}
