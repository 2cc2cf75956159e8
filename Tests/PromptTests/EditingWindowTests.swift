import Glibc
import ProcessSupport
import Testing

/// Writing and changing an entry, as the screen shows it.
@Suite("Editing in a window")
struct EditingWindowTests {
  private let home = TemporaryFolder()

  private func open(
    rows: Int = 24, columns: Int = 80, environment: [String: String?] = [:]
  ) throws -> TerminalWindow {
    let window = try TerminalWindow(
      home: home, environment: environment, rows: rows, columns: columns)
    window.expectPrompt()
    return window
  }

  @Test("a long line goes over several rows, and is changed in the middle")
  func longLine() throws {
    let window = try open(rows: 10, columns: 20)
    window.type("find coping where mission = \"MONUSCO\"")
    window.expectEnd("qualm> find coping w", "here mission = \"MONU", "SCO\"")
    window.type("\u{1}")
    window.expect("the cursor is at the beginning") {
      $0.line == "qualm> find coping w" && $0.column == 7
    }
    window.type("\u{1B}[C\u{1B}[C\u{1B}[C\u{1B}[C not")
    window.expect("what follows has moved on") {
      $0.text.hasSuffix("qualm> find not copi\nng where mission = \"\nMONUSCO\"") && $0.column == 15
    }
    window.type("\u{7F}\u{7F}\u{7F}\u{7F}\u{5}!")
    window.expectEnd("qualm> find coping w", "here mission = \"MONU", "SCO\"!")
    window.type("\u{3}")
    window.expectPrompt()
  }

  @Test("at the margin the cursor stands on a row of its own, and comes back")
  func margin() throws {
    let window = try open(rows: 10, columns: 20)
    window.type("abcdefghijklm")
    window.expect("the row is full, the cursor on the next") {
      $0.text.hasSuffix("qualm> abcdefghijklm") && $0.line == "" && $0.column == 0
    }
    window.type("\u{7F}")
    window.expect("and back") { $0.line == "qualm> abcdefghijkl" && $0.column == 19 }
    window.type("m\u{1B}[D")
    window.expect("on the last letter") { $0.line == "qualm> abcdefghijklm" && $0.column == 19 }
    window.type("\u{1B}[Cn")
    window.expectEnd("qualm> abcdefghijklm", "n")
    window.type("\u{3}")
    window.expect("Ctrl-C below") { $0.text.hasSuffix("qualm> abcdefghijklm\nn^C\nqualm>") }
  }

  @Test("a wide letter that does not fit goes to the next row whole")
  func wideAtMargin() throws {
    let window = try open(rows: 10, columns: 20)
    window.type("abcdefghijkl漢字x")
    window.expect("the letters are whole") {
      $0.text.hasSuffix("qualm> abcdefghijkl\n漢字x") && $0.column == 5
    }
    window.type("\u{1B}[D\u{1B}[D\u{1B}[D")
    window.expect("the cursor is on the first of them") { $0.line == "漢字x" && $0.column == 0 }
    window.type("\u{1B}[D")
    window.expect("and before it") { $0.line == "qualm> abcdefghijkl" && $0.column == 18 }
    window.type("\u{4}")
    window.expect("one letter less makes room") {
      $0.text.hasSuffix("qualm> abcdefghijk漢\n字x") && $0.column == 18
    }
    window.type("\u{3}")
    window.leave()
  }

  @Test(
    "characters of several parts are one step for the cursor and one for Backspace",
    arguments: ["e\u{301}", "क्षि", "👨‍👩‍👧", "👍🏽", "❤️", "🇩🇪", "漢\u{3099}", "각"])
  func clusters(character: String) throws {
    let window = try open(rows: 10, columns: 40)
    window.type("a\(character)b\(character)c")
    let all = window.expect("all is there") {
      $0.line.hasPrefix("qualm> a") && $0.line.hasSuffix("c")
    }
    window.type("\u{1B}[D\u{1B}[D")
    window.expect("two steps lead before the second") { $0.column < all.column - 1 }
    window.type("|")
    window.expect("a sign goes in there") {
      $0.line.split(separator: " ").joined().hasPrefix(
        "qualm>a\(character)b|\(character)c".split(separator: " ").joined())
    }
    window.type("\u{7F}\u{7F}\u{7F}!")
    window.expect("the sign and two characters are gone") {
      $0.line.split(separator: " ").joined() == "qualm>a!\(character)c"
    }
    window.type("\u{4}\u{5}.\r")
    window.expect("the program has read what the screen shows") { $0.text.contains("1 | a!c.") }
    window.leave()
  }

  @Test("lines of one entry: Up and Down inside, a change in the first, Enter in the middle")
  func severalLines() throws {
    let window = try open()
    window.type("find (one or\rtwo or\rthree")
    window.expectEnd("qualm> find (one or", "two or", "three")
    window.type("\u{1B}[A\u{1B}[A")
    window.expect("in the first line") { $0.line == "qualm> find (one or" }
    window.type("\u{1}X")
    window.expect("only the first line has changed") {
      $0.text.hasSuffix("qualm> Xfind (one or\ntwo or\nthree")
    }
    window.type("\u{1B}[B\u{1B}[B\u{5}4")
    window.expectEnd("qualm> Xfind (one or", "two or", "three4")
    window.type("\u{1B}[B")
    window.expectEnd("two or", "three4")
    window.type("\u{1B}[1;5H-\u{1B}[1;5F+")
    window.expectEnd("qualm> -Xfind (one or", "two or", "three4+")
    window.type("\u{3}")
    window.expectPrompt()
    window.leave()
  }

  @Test("an entry taller than the window shows the rows around its cursor, and runs whole")
  func tall() throws {
    let window = try open(rows: 6, columns: 30)
    window.paste(":help (\n" + (1...12).map { "line \($0)" }.joined(separator: "\n"))
    window.expectEnd("line 7", "line 8", "line 9", "line 10", "line 11", "line 12")
    window.type(String(repeating: "\u{1B}[A", count: 12))
    window.expect("the first lines") {
      $0.lines == ["qualm> :help (", "line 1", "line 2", "line 3", "line 4", "line 5"]
        && $0.row == 0
    }
    window.type("\u{5}X\u{1B}[B\u{5}Y")
    window.expect("they can be changed") {
      $0.lines.prefix(3) == ["qualm> :help (X", "line 1Y", "line 2"] && $0.row == 1
    }
    window.type(String(repeating: "\u{1B}[B", count: 11))
    window.expect("and the last again") { $0.lines.last == "line 12" && $0.row == 5 }
    window.type("\u{3}")
    window.expectPrompt()
    let text = window.transcript()
    let lines = (2...12).map { "line \($0)\n" }.joined()
    #expect(text.contains("qualm> :help (X\nline 1Y\n" + lines.dropLast() + "^C\nqualm>"))
    window.leave()
  }

  @Test("Ctrl-L clears the window and keeps the entry and its cursor")
  func clear() throws {
    let window = try open()
    window.type("find (\rcoping\u{1B}[D\u{1B}[D\u{C}")
    window.expect("the entry at the top") {
      $0.lines.prefix(2) == ["qualm> find (", "coping"]
        && $0.lines.dropFirst(2).allSatisfy(\.isEmpty)
        && $0.row == 1 && $0.column == 4
    }
    window.type("\u{3}")
    window.leave()
  }

  @Test("a window made narrower and wider shows the entry once, whole, the cursor in its place")
  func resize() throws {
    // The first line goes over a margin in every window, so that what the terminal makes of its rows
    // is never what the program makes of them: only then is it seen that the program was there.
    let first = "find (coping where mission = \"MONUSCO\" and gender = \"female\" or"
    let window = try open(rows: 30, columns: 61)
    window.type("\(first)\u{1B}\rand 漢字 one two three\u{1B}[D\u{1B}[D")
    window.expect("two lines") { $0.text.hasSuffix("\nand 漢字 one two three") && $0.column == 20 }
    for columns in [20, 13, 60, 33, 7, 80] {
      window.resize(rows: 30, columns: columns)
      let rows = Self.wrapped(["qualm> " + first, "and 漢字 one two three"], columns)
      window.expect("\(columns) columns") { screen in
        screen.text.hasSuffix(rows.joined(separator: "\n"))
          && screen.text.components(of: "qualm>") == 1 && screen.text.components(of: "漢") == 1
      }
    }
    window.type("!")
    window.expect("the cursor was where it was") {
      $0.text.hasSuffix("\nand 漢字 one two thr!ee") && $0.column == 21
    }
    window.type("\u{3}")
    window.leave()
  }

  @Test("an answer fits the new width")
  func resizedAnswer() throws {
    let window = try open(rows: 20, columns: 60)
    window.type(":help timing")
    window.expectEnd("qualm> :help timing")
    window.resize(rows: 20, columns: 30)
    window.expectEnd("qualm> :help timing")
    window.type("\r")
    window.expectPrompt()
    let rows = window.screen().lines
    #expect(rows.contains { $0.contains("[on|off]") })
    #expect(rows.allSatisfy { $0.count <= 30 })
    window.leave()
  }

  /// Lines as rows of a window; wide letters stay whole.
  private static func wrapped(_ lines: [String], _ columns: Int) -> [String] {
    lines.flatMap { line in
      var rows = [""]
      var column = 0
      for character in line {
        let width = character.unicodeScalars.first.map { $0.value > 0x3000 ? 2 : 1 } ?? 1
        if column + width > columns {
          rows.append("")
          column = 0
        }
        rows[rows.count - 1].append(character)
        column += width
      }
      return rows.map { $0.last == " " ? String($0.dropLast()) : $0 }
    }
  }

  @Test("Ctrl-Z stops the program, fg brings the entry back")
  func stop() throws {
    let window = try TerminalWindow(
      home: home, command: "PS1='shell> ' exec bash --norc -i")
    window.expect("shell>")
    window.type("$QUALM\r")
    window.expectPrompt()
    window.type("find (one\rtwo\u{1B}[D")
    window.expect("an entry") { $0.line == "two" && $0.column == 2 }
    window.type("\u{1A}")
    window.expect("the shell is back") { $0.line == "shell>" }
    window.type("stty -a | grep -o ' [-]*icanon'; fg\r")
    window.expect("the terminal was the shell's, the entry is back, and the cursor in it") {
      $0.text.contains("\n icanon\n") && $0.text.hasSuffix("qualm> find (one\ntwo")
        && $0.column == 2
    }
    window.type("x")
    window.expect("it can be written on") { $0.line == "twxo" }
    window.type("\u{3}")
    window.expectPrompt()
    window.type("\u{4}")
    window.expect("the shell again") { $0.line == "shell>" }
    window.type("exit\r")
    window.expectExit(0)
  }

  @Test("Ctrl-R finds an entry of several lines")
  func search() throws {
    home.write("", to: "x")
    mkdir(home.path + "/state", 0o700)
    mkdir(home.path + "/state/qualm", 0o700)
    home.write("\":help (a\\nneedle)\"\n\":timing\"\n", to: "state/qualm/history")
    let window = try open()
    window.type("\u{12}need")
    window.expect("the entry and what was searched for") {
      $0.text.contains("qualm> :help (a\nneedle)\nbck:need")
    }
    window.type("\u{7F}\u{7F}\u{1B}")
    window.expect("the search is left, the entry stays") {
      $0.text.hasSuffix("qualm> :help (a\nneedle)")
    }
    window.type("\u{3}")
    window.leave()
  }

  @Test("vi keys: Escape alone, movements, changes, and back to writing")
  func vi() throws {
    home.write("bind -v\n", to: ".editrc")
    let window = try open()
    window.type("find (coping or\r  漢字 e\u{301}x")
    window.expectEnd("qualm> find (coping or", "  漢字 e\u{301}x")
    window.type("\u{1B}")
    window.type("x")
    window.expect("the letter under the cursor is gone") { $0.line == "  漢字 e\u{301}" }
    window.type("k")
    window.expect("k goes up a line") { $0.line == "qualm> find (coping or" }
    window.type("0cwask\u{1B}")
    window.expect("a word is changed") { $0.line == "qualm> ask (coping or" && $0.column == 9 }
    window.type("j")
    window.expect("j goes down") { $0.line == "  漢字 e\u{301}" }
    window.type("A!\u{7F}?")
    window.expectEnd("qualm> ask (coping or", "  漢字 e\u{301}?")
    window.type("\u{1B}dd")
    window.expect("nothing is left") { $0.line == "qualm>" && $0.column == 7 }
    window.type("i:timing on\r")
    window.expect("timing is on")
    window.expectPrompt()
    window.type("x\u{1B}k")
    window.expect("k brings the entry before") { $0.line == "qualm> :timing on" }
    window.type("j")
    window.expect("and j what was being written") { $0.line == "qualm> x" }
    window.type("\u{3}")
    window.leave()
  }

  @Test(
    "the entry goes to the user's own editor and comes back, with Emacs' keys and vi's",
    arguments: [("", ["\u{18}\u{5}"]), ("bind -v\n", ["\u{1B}", "v"])])
  func elsewhere(file: String, keys: [String]) throws {
    home.write(file, to: ".editrc")
    home.write(
      "stty -a | grep -o ' [-]*icanon' > mode; cat \"$1\" > seen; printf 'find (coping\\n  or 漢)\\n' > \"$1\"\n",
      to: "editor")
    let window = try open(environment: ["EDITOR": "sh \(home.path)/editor", "VISUAL": nil])
    window.type("find (half\rdone")
    window.expectEnd("qualm> find (half", "done")
    for key in keys { window.type(key) }
    window.expect("what the editor left stands in the entry") {
      $0.text.hasSuffix("\nqualm> find (coping\n  or 漢)") && !$0.text.contains("half")
    }
    #expect(home.read("seen").hasPrefix("find (half\ndone"))
    #expect(home.read("mode") == " icanon\n")
    window.type("\u{1}")
    window.type("\u{3}")
    window.leave()
  }

  @Test(
    "Ctrl-C gives up a search, a completion, an entry in its middle, and an empty one"
  )
  func interrupted() throws {
    let window = try open()
    for keys in [
      "x\u{12}ab", "find co\t\t", "find (\u{1B}\rb\u{1B}[A\u{1B}[D", "\u{18}", "\u{1B}",
    ] {
      window.type(keys)
      window.type("\u{3}")
      window.expect("Ctrl-C after \(keys.debugDescription)") {
        $0.text.contains("^C") && $0.line == "qualm>" && $0.column == 7
      }
      window.type("\u{C}")
      window.expect("an empty window") { $0.text == "qualm>" }
    }
    window.type(":timing on\r")
    window.expect("timing is on")
    window.leave()
  }
}
