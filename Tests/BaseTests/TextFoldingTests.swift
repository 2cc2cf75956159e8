import QualmBase
import Testing

@Suite("Texts are compared folded")
struct TextFoldingTests {
  @Test(
    "case, quotation marks, white space, composition",
    arguments: [
      ("", ""), ("Staff OFFICER", "staff officer"), ("a \t\r\n b", "a b"), (" a ", " a "),
      ("a\u{A0}\u{2003}b", "a b"), ("don’t ‘so’", "don't 'so'"), ("“so” „so‟", "\"so\" \"so\""),
      ("E\u{301}TAT", "\u{E9}tat"), ("ÜBUNG", "übung"), ("ΟΔΟΣ ὁδός ς", "οδοσ ὁδόσ σ"),
      ("Straße STRASSE ẞ", "straße strasse ß"), ("ſ K Å µ", "s k å μ"), ("İI ıi", "İi ıi"),
      ("ǅ ᾈ", "ǆ ᾀ"), ("ꭰ Ꭰ ᏸ", "Ꭰ Ꭰ Ᏸ"), ("ﬅ", "ﬆ"), ("\u{1FBE}", "ι"), ("漢字 हिन्दी", "漢字 हिन्दी"),
      ("𐐀", "𐐨"),
    ])
  func folds(text: String, expected: String) {
    // Compared code point by code point: equal strings may differ in them.
    #expect(Array(TextFolding.fold(text).unicodeScalars) == Array(expected.unicodeScalars))
  }

  @Test("folding twice is folding once, and case does not matter")
  func everyCodePoint() {
    var unstable: [String] = []
    var mismatched: [String] = []
    for value in UInt32(0)...0x1_FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let text = "a" + String(Character(scalar)) + "b"
      let folded = TextFolding.fold(text)
      if Array(TextFolding.fold(folded).utf8) != Array(folded.utf8) { unstable.append(text) }
      let lower = scalar.properties.lowercaseMapping
      if lower.unicodeScalars.count == 1, TextFolding.fold("a" + lower + "b") != folded {
        mismatched.append(text)
      }
    }
    #expect(unstable.isEmpty)
    #expect(mismatched.isEmpty)
  }

  @Test(
    "names: blanks and punctuation are one hyphen",
    arguments: [
      ("Power dependency", "power-dependency"), ("power-dependency", "power-dependency"),
      ("  Needs -- known?", "needs-known"), ("HQ/mission ties", "hq-mission-ties"),
      ("R&D", "r-d"), ("Führung", "führung"), ("…", "…"), ("", ""), ("(a)", "a"),
    ])
  func names(text: String, expected: String) {
    #expect(TextFolding.name(text) == expected)
  }
}

@Suite("Texts are cut into words")
struct WordsTests {
  @Test(
    "runs of letters, marks and digits, with inner marks",
    arguments: [
      ("", []), (" - ", []), ("one two", ["one", "two"]), ("a-b c -d e-", ["a-b", "c", "d", "e"]),
      ("don't 'so'", ["don't", "so"]), ("6.3.2. 1,200, x", ["6.3.2", "1,200", "x"]),
      ("a--b a-'b", ["a", "b", "a", "b"]), ("état, übung", ["état", "übung"]),
      ("हिन्दी 漢字", ["हिन्दी", "漢字"]), ("a_b/c", ["a", "b", "c"]), ("—x…y", ["x", "y"]),
      ("x²", ["x²"]),
    ] as [(String, [String])])
  func split(text: String, words: [String]) {
    #expect(Words.split(text) == words)
  }
}
