import QualmBase
import Testing

@Suite("Diagnostics are shown")
struct DiagnosticRendererTests {
  private static func shown(
    _ text: String, _ range: Range<Int>, color: Bool = false,
    _ make: (SourceSpan) -> Diagnostic = { .unexpected("x", at: $0, hint: "leave it") }
  ) -> String {
    var texts = SourceMap()
    let file = texts.add(SourceText(name: "query", text: text))
    let span = SourceSpan(file: file, start: range.lowerBound, end: range.upperBound)
    return DiagnosticRenderer(texts: texts, usesColor: color).text(make(span))
  }

  @Test("the line, carets under the place, the hint")
  func plain() {
    #expect(
      Self.shown("find a\nfind copng x", 12..<17) == """
        error[Q0104]: `x` does not fit here
          --> query:2:6
           |
         2 | find copng x
           |      ^^^^^
        help: leave it

        """)
  }

  @Test("a label stands behind the carets")
  func label() {
    let text = Self.shown("ab", 0..<1) { .invalidBytes([0xFF, 0x0A], at: $0) }
    #expect(text.contains("   | ^ bytes FF 0A\n"))
  }

  @Test(
    "carets stand under the right columns",
    arguments: [
      ("find 漢字 x", 12..<13, "     |           ^", 11),
      ("find é x", 8..<9, "     |        ^", 8),
      ("find e\u{301} x", 9..<10, "     |        ^", 8),
      ("\tfind x", 6..<7, "     |              ^", 14),
      ("find 👩‍👩‍👧 x", 24..<25, "     |         ^", 9),
      ("find 漢字 x", 5..<11, "     |      ^^^^", 6),
      ("find", 4..<4, "     |     ^", 5),
    ])
  func columns(text: String, range: Range<Int>, carets: String, column: Int) {
    let lines = Self.shown(text, range).split(separator: "\n")
    #expect(lines[1] == "  --> query:1:\(column)")
    #expect(lines[4] == carets.dropFirst(2), "\(lines)")
  }

  @Test("a place over several lines is marked to the end of its first")
  func severalLines() {
    #expect(Self.shown("find a\nfind b", 5..<12).contains("   |      ^\n"))
  }

  @Test("a long line is cut around the place")
  func long() {
    let text = String(repeating: "a ", count: 500) + "here" + String(repeating: " b", count: 500)
    let lines = Self.shown(text, 1000..<1004).split(separator: "\n")
    #expect(lines[1] == "  --> query:1:1001")
    #expect(lines[3].count < 120 && lines[3].hasSuffix("…") && lines[3].contains("| …"))
    let start = lines[4].prefix { $0 != "^" }.count
    #expect(lines[3].dropFirst(start).hasPrefix("here"))
    #expect(lines[4].hasSuffix("^^^^"))
  }

  @Test("signs that could move the cursor or turn the writing are not passed on")
  func harmful() {
    let text = Self.shown("find \u{1B}[31m \u{202E}x", 5..<6)
    #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
  }

  @Test("colours come only when asked for, and change nothing else")
  func colours() {
    let coloured = Self.shown("find x", 5..<6, color: true)
    #expect(coloured.contains("\u{1B}[1;31merror[Q0104]\u{1B}[0m"))
    var plain = ""
    var isInside = false
    for character in coloured {
      if character == "\u{1B}" { isInside = true }
      if !isInside { plain.append(character) }
      if isInside, character == "m" { isInside = false }
    }
    #expect(plain == Self.shown("find x", 5..<6))
  }

  @Test("JSON has the same fields on one line")
  func json() {
    var texts = SourceMap()
    let file = texts.add(SourceText(name: "a \"b\".qlm", text: "find\n漢 x"))
    let span = SourceSpan(file: file, start: 9, end: 10)
    let renderer = DiagnosticRenderer(texts: texts)
    #expect(
      renderer.json(.unexpected("x", at: span, hint: nil))
        == #"{"code":"Q0104","severity":"error","message":"`x` does not fit here","#
        + #""file":"a \"b\".qlm","line":2,"column":4,"endLine":2,"endColumn":5,"#
        + #""start":9,"end":10,"label":null,"hint":null,"related":[]}"#)
  }
}

@Suite("Display width")
struct DisplayWidthTests {
  @Test(
    "columns of a terminal",
    arguments: [
      ("", 0), ("abc", 3), ("漢字", 4), ("e\u{301}", 1), ("é", 1), ("👩‍👩‍👧", 2), ("🇨🇩", 2), ("❤️", 2),
      ("क्षि", 1), ("한", 2), ("\u{200B}", 0), ("a\tb", 2), ("Ａ", 2), ("–", 1), ("אב", 2),
    ])
  func width(text: String, columns: Int) {
    #expect(DisplayWidth.of(text) == columns)
  }
}

@Suite("Nearest names")
struct NearestNameTests {
  @Test(
    "those that may have been meant, nearest first",
    arguments: [
      ("copng", ["coping", "poaching", "copying"], ["coping"]),
      ("mision", ["mission", "missions"], ["mission", "missions"]),
      ("Coping", ["coping", "Copings"], ["coping"]),
      ("reso", ["resource", "reason", "resort"], ["resort", "resource"]),
      ("cuont", ["count", "cell"], ["count"]),
      ("zzz", ["coping"], []),
      ("", ["a"], []),
      ("ab", ["ba", "b", "abc", "xy"], ["abc", "b", "ba"]),
    ])
  func nearest(name: String, names: [String], expected: [String]) {
    #expect(NearestName.candidates(for: name, among: names) == expected)
    #expect(NearestName.candidates(for: name, among: names.reversed()) == expected)
  }

  @Test(
    "the distance counts a swap of neighbours as one",
    arguments: [
      ("ab", "ba", 1), ("", "abc", 3), ("kitten", "sitting", 3), ("ca", "abc", 3), ("é", "e", 1),
      ("same", "same", 0),
    ])
  func distance(first: String, second: String, edits: Int) {
    #expect(NearestName.distance(first, second) == edits)
    #expect(NearestName.distance(second, first) == edits)
  }
}
