import Testing

@Suite("The screen that the tests look at")
struct ScreenTests {
  private func screen(_ text: String) -> Screen {
    var screen = Screen(rows: 3, columns: 5)
    screen.write(text)
    return screen
  }

  @Test("text wraps, and wraps late")
  func wrapping() {
    #expect(screen("abcdefg").lines == ["abcde", "fg", ""])
    let full = screen("abcde")
    #expect(full.row == 0 && full.column == 4)
    #expect(screen("abcde\r\nf").lines == ["abcde", "f", ""])
  }

  @Test("lines scroll out at the top")
  func scrolling() {
    #expect(screen("a\r\nb\r\nc\r\nd").lines == ["b", "c", "d"])
  }

  @Test("the cursor moves, and cells are put in and taken out")
  func control() {
    #expect(screen("abc\u{1B}[2D\u{1B}[P").lines[0] == "ac")
    #expect(screen("abc\u{1B}[2D\u{1B}[@x").lines[0] == "axbc")
    #expect(screen("abc\u{8}\u{8}\u{1B}[K").lines[0] == "a")
    #expect(screen("ab\r\ncd\u{1B}[A\u{1B}[J").lines == ["ab", "", ""])
  }

  @Test("wide characters fill two cells")
  func wide() {
    let wide = screen("漢字字")
    #expect(wide.lines == ["漢字", "字", ""])
    #expect(wide.column == 2)
  }
}
