import Testing

@testable import QualmCLI

@Suite("Drawing an entry")
struct EntryDisplayTests {
  private func layout(_ text: String, cursor: Int, columns: Int) -> EntryLayout {
    EntryLayout(prompt: "q> ", isBold: true, text: text, cursor: cursor, columns: columns)
  }

  @Test(
    "the cursor and the rows of a text",
    arguments: [
      ("abc", 3, 10, ["q> abc"], 0, 6), ("abcdefg", 7, 10, ["q> abcdefg", ""], 1, 0),
      ("abcdefg", 6, 10, ["q> abcdefg"], 0, 9), ("abcdefgh", 7, 10, ["q> abcdefg", "h"], 1, 0),
      ("abcdefg\nx", 7, 10, ["q> abcdefg", "", "x"], 1, 0),
      ("abcdefg\nx", 8, 10, ["q> abcdefg", "x"], 1, 0), ("ab漢字", 3, 7, ["q> ab漢", "字"], 1, 0),
      ("abc漢", 3, 7, ["q> abc", "漢"], 1, 0), ("e\u{301}x", 2, 9, ["q> e\u{301}x"], 0, 4),
      ("\u{1}x", 1, 9, ["q> ^Ax"], 0, 5),
      ("a\n\u{301}b", 2, 9, ["q> a", "\u{25CC}\u{301}b"], 1, 0),
      ("a\tb", 2, 20, ["q> a    b"], 0, 8), ("漢", 0, 1, ["q", ">", " ", "漢"], 3, 0),
      ("", 0, 3, ["q> ", ""], 1, 0), ("a\u{200B}b", 2, 9, ["q> ab"], 0, 4),
    ])
  func rows(
    text: String, cursor: Int, columns: Int, rows: [String], row: Int, column: Int
  ) {
    let layout = layout(text, cursor: cursor, columns: columns)
    #expect(layout.rows.map { $0.map(\.text).joined() } == rows)
    #expect(layout.cursorRow == row && layout.cursorColumn == column)
  }

  @Test("what is drawn change by change is what is drawn at once", arguments: 0..<40)
  func changes(seed: Int) {
    var random = Generator(state: UInt64(seed) &* 7919 &+ 1)
    let columns = Int.random(in: 4...17, using: &random)
    let pieces = ["a", "bc", "漢", "\n", "e\u{301}", "字字", " ", "long word"]
    var text = Array("".unicodeScalars)
    var display = EntryDisplay()
    display.widthOfWindow = columns
    var screen = Screen(rows: 40, columns: columns)
    for step in 0..<60 {
      let place = Int.random(in: 0...text.count, using: &random)
      if text.count > 40 || Bool.random(using: &random), !text.isEmpty {
        text.removeSubrange(place..<min(text.count, place + Int.random(in: 1...9, using: &random)))
      } else if let piece = pieces.randomElement(using: &random) {
        text.insert(contentsOf: piece.unicodeScalars, at: place)
      }
      let cursor = Int.random(in: 0...text.count, using: &random)
      let string = String(String.UnicodeScalarView(text))
      let layout = layout(string, cursor: cursor, columns: columns)
      screen.write(display.show(layout, height: 40))
      var fresh = EntryDisplay()
      fresh.widthOfWindow = columns
      var expected = Screen(rows: 40, columns: columns)
      expected.write(fresh.show(layout, height: 40))
      #expect(screen.lines == expected.lines, "step \(step): \(string.debugDescription)")
      #expect(screen.row == layout.cursorRow && screen.column == layout.cursorColumn)
      #expect(expected.row == layout.cursorRow && expected.column == layout.cursorColumn)
    }
  }

  @Test("a letter at the end is all that is written for it")
  func sparing() {
    var display = EntryDisplay()
    _ = display.show(layout("find", cursor: 4, columns: 80), height: 24)
    #expect(display.show(layout("find ", cursor: 5, columns: 80), height: 24) == " ")
    #expect(display.show(layout("find ", cursor: 5, columns: 80), height: 24) == "")
  }
}

/// A generator of numbers that gives the same ones each time (SplitMix64, Steele and others 2014).
private struct Generator: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
