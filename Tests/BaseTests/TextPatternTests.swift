import QualmBase
import Testing

@Suite("Searched texts are patterns of words")
struct TextPatternTests {
  @Test(
    "reading",
    arguments: [
      ("Lack of *", [.word(["lack"]), .word(["of"]), .anyWord]),
      ("helicopter*", [.word(["helicopter", ""])]), ("*ed", [.word(["", "ed"])]),
      ("h*c**r", [.word(["h", "c", "r"])]), ("**", [.anyWord]), ("", []), ("?!", []),
      ("self-*", [.word(["self-", ""])]), ("- a -", [.word(["a"])]),
      ("a - *", [.word(["a"]), .anyWord]),
      ("a\\*b", [.word(["a"]), .word(["b"])]), ("\\*", []), ("\\* *", [.anyWord]),
      ("don’t, 6.3.*", [.word(["don't"]), .word(["6.3.", ""])]),
      ("a--b", [.word(["a"]), .word(["b"])]),
      ("a\\b", [.word(["a"]), .word(["b"])]), ("a\\\\b*", [.word(["a"]), .word(["b", ""])]),
    ] as [(String, [TextPattern.Element])])
  func parsing(source: String, elements: [TextPattern.Element]) {
    let pattern = TextPattern(parsing: source)
    #expect(pattern.elements == elements)
    #expect(pattern.source == source)
    #expect(pattern.isEmpty == elements.isEmpty)
  }

  @Test(
    "matching",
    arguments: [
      ("lack of *", "A LACK of\nstaff", true), ("lack of *", "a lack of", false),
      ("lack of", "lack, of", true), ("lack", "lack-of", false), ("lack*", "lack-of", true),
      ("helicopter*", "helicopter", true), ("*copter", "Helicopters", false),
      ("h*c*r*", "helicopters", true), ("ab*ba", "aba", false), ("ab*ba", "abba", true),
      ("*a*a*", "ba", false), ("*a*a*", "bab.a", true), ("a*b*c", "acbc", true), ("", "a", false),
      ("*", "", false), ("*", "…", false), ("* *", "one", false), ("b a", "a b a", true),
      ("état", "E\u{301}tat", true), ("don't", "“Don’t”", true),
    ])
  func matching(source: String, text: String, isMatch: Bool) {
    #expect(TextPattern(parsing: source).matches(text: text) == isMatch)
  }
}
