import Glibc
import ProcessSupport
import Testing

/// The program at a terminal. Each test waits for a state of the screen, never for a time.
@Suite("The prompt on a terminal")
struct PromptTests {
  private let home = TemporaryFolder()
  private var history: String { home.read("state/qualm/history") }

  @Test("it opens with a greeting, and Ctrl-D leaves with 0")
  func opening() throws {
    let run = try PromptRun(home: home)
    run.expect("Qualm 0.1.0")
    run.expect(":help")
    run.leave()
  }

  @Test("a mistyped command gets a suggestion under the user's own line")
  func suggestion() throws {
    let run = try PromptRun(home: home)
    run.expectPrompt()
    run.type(":hlep\r")
    run.expect("Q0951")
    run.expectPrompt()
    run.type(":fi\r")
    run.expect("Q0952")
    run.type(":describe\r")
    run.expect("Q0953")
    run.type(":format xml\r")
    run.expect("Q0954")
    run.type(":load nowhere.qlm\r")
    run.expect("Q0905")
    run.leave()
  }

  @Test("Tab completes a command, and lists where several fit")
  func commandCompletion() throws {
    let run = try PromptRun(home: home)
    run.expectPrompt()
    run.type(":ti\t")
    run.expect("the command is whole, a blank after it") {
      $0.line == "qualm> :timing" && $0.column == 15
    }
    run.type("o\t")
    run.expect("both words are listed, the entry below them") {
      $0.text.contains("on   off\nqualm> :timing o")
    }
    run.type("n\r")
    run.expect("timing is on")
    run.type(":fi\t")
    run.expect("a list with details") {
      $0.text.contains("\n:fields  the fields") && $0.line == "qualm> :fi" && $0.column == 10
    }
    run.type("\u{3}")
    run.leave()
    #expect(history == "\":timing on\"\n")
  }

  @Test("a list below an entry of several lines leaves the entry whole, the cursor in its place")
  func completionInTheMiddle() throws {
    home.write("", to: "one.qlm")
    home.write("", to: "two.qlm")
    let run = try PromptRun(home: home)
    run.expectPrompt()
    run.type(":load \u{1B}\rsecond\u{1B}\rthird!\u{1B}[A\u{1B}[A\t")
    run.expect("the list stands between two copies of the entry") {
      $0.text.hasSuffix(
        "qualm> :load\nsecond\nthird!\none.qlm  two.qlm\nqualm> :load\nsecond\nthird!")
        && $0.lines.lastIndex(of: "qualm> :load") == $0.row
    }
    run.type("\u{3}")
    run.leave()
  }

  @Test("Ctrl-C gives the entry up and keeps the session")
  func interrupt() throws {
    let run = try PromptRun(home: home)
    run.expectPrompt()
    run.type("first\u{1B}\rsecond\u{1B}[A")
    run.expect("the cursor stands in the first line, after the second was written") {
      $0.line == "qualm> first" && $0.text.hasSuffix("second")
    }
    run.type("\u{3}")
    run.expect("nothing is written over") {
      $0.text.hasSuffix("qualm> first\nsecond^C\nqualm>")
    }
    run.expectPrompt()
    run.type("\u{3}")
    run.expect("an empty entry is given up as well") { $0.text.hasSuffix("qualm> ^C\nqualm>") }
    run.type(":timing\r")
    run.expect("timing is off")
    run.leave()
    #expect(history == "\":timing\"\n")
  }

  @Test("Ctrl-C within a search, and after Escape")
  func interruptElsewhere() throws {
    let run = try PromptRun(home: home)
    run.expectPrompt()
    run.type("x\u{12}ab")
    run.expect("a search") { $0.text.contains("bck") }
    run.type("\u{3}")
    run.expectPrompt()
    run.type("y\u{1B}")
    run.expect("qualm> y")
    run.type("\u{3}")
    run.expectPrompt()
    run.leave()
  }

  @Test("an entry of several lines is recalled as one, in the next session too")
  func recall() throws {
    var run = try PromptRun(home: home)
    run.expectPrompt()
    run.type(":help timing\u{1B}\r\u{1B}\r \r")
    run.expect(":timing [on|off]")
    run.leave()
    home.write(history + "\":help (a\\n  b)\"\n\"torn", to: "state/qualm/history")
    run = try PromptRun(home: home)
    run.expectPrompt()
    run.type("\u{1B}[A")
    run.expect("the whole entry") { $0.text.hasSuffix("qualm> :help (a\n  b)") }
    run.type("\u{1B}[A")
    run.expect("Up goes to its first line") { $0.line == "qualm> :help (a" }
    run.type("\u{1B}[A")
    run.expect("and then to the entry before") { $0.line == "qualm> :help timing" }
    run.type("\u{1B}[B")
    run.expect("Down comes back") { $0.text.hasSuffix("qualm> :help (a\n  b)") }
    run.type("\u{3}")
    run.leave()
  }

  @Test("Ctrl-R searches the history")
  func search() throws {
    var run = try PromptRun(home: home)
    run.expectPrompt()
    run.type(":help timing\r")
    run.expect("whether the foot")
    run.expectPrompt()
    run.type(":format\r")
    run.expect("markdown")
    run.expectPrompt()
    run.leave()
    run = try PromptRun(home: home)
    run.expectPrompt()
    run.type("\u{12}tim")
    run.expect("the entry is found") { $0.text.contains("qualm> :help timing") }
    run.type("\r")
    run.expect(":timing [on|off]")
    run.leave()
  }

  @Test("what begins with a blank stays out of the history")
  func secret() throws {
    let run = try PromptRun(home: home)
    run.expectPrompt()
    run.type(" :timing\r")
    run.expect("timing is off")
    run.expectPrompt()
    run.type("\u{1B}[A")
    run.type("x")
    run.expect("there is nothing to recall") { $0.line == "qualm> x" }
    run.type("\u{3}")
    run.leave()
    #expect(history == "")
  }

  @Test(
    "letters of any script are whole in any locale", arguments: ["C", "POSIX", "xx_YY.UTF-8", ""])
  func locale(name: String) throws {
    let run = try PromptRun(home: home, environment: ["LC_ALL": name, "LANG": name])
    run.expectPrompt()
    run.type(":describe théme 漢字")
    run.expect("wide letters count as two") {
      $0.line == "qualm> :describe théme 漢字" && $0.column == 27
    }
    run.type("\u{8}x\r")
    run.expect("error[")
    run.expectPrompt()
    run.leave()
    #expect(history == "\":describe théme 漢x\"\n")
  }

  @Test("a paste of several lines is one entry")
  func paste() throws {
    let run = try PromptRun(home: home)
    run.expect("pastes are marked") { $0.marksPastes && $0.line == "qualm>" }
    run.type("\u{1B}[200~:help\r\n timing\n\n\u{1B}[201~")
    run.expect("the paste waits") { $0.text.hasSuffix("qualm> :help\n timing") }
    run.type("\r")
    run.expect(":timing [on|off]")
    run.leave()
    #expect(history == "\":help\\n timing\"\n")
    #expect(!run.screen.marksPastes)
  }

  @Test(
    "a terminal that can do nothing is enough",
    arguments: [["TERM": "dumb"], ["TERM": ""], ["TERM": "nonesuch"], ["TERM": "vt100"]])
  func plainTerminals(environment: [String: String]) throws {
    let run = try PromptRun(home: home, environment: environment)
    run.expect("qualm>")
    run.type(":timing\r")
    // Before the next prompt the terminal itself would take Ctrl-D.
    run.expect("the next prompt") { $0.text.hasSuffix("timing is off\nqualm>") }
    run.type("\u{4}")
    #expect(run.terminal.finish() == .exited(0))
    let isPlain = ["dumb", ""].contains(environment["TERM"])
    if isPlain { #expect(!run.terminal.text.contains("\u{1B}")) }
  }

  @Test("vi keys by ~/.editrc; a lone Escape costs no key")
  func viKeys() throws {
    home.write("bind -v\n", to: ".editrc")
    let run = try PromptRun(home: home)
    run.expectPrompt()
    run.type(":timingx\u{1B}")
    run.expect("the cursor stands on the x") { $0.line == "qualm> :timingx" && $0.column == 14 }
    run.type("x")
    run.expect("the x is gone") { $0.line == "qualm> :timing" }
    run.type("\r")
    run.expect("timing is off")
    run.expectPrompt()
    run.type("ab\u{1B}[Dx\u{1B}[C!")
    run.expect("arrows do not leave the mode for writing") { $0.line == "qualm> axb!" }
    run.type("\u{1B}[Hx\u{1B}[Fy")
    run.expect("nor do Home and End") { $0.line == "qualm> xaxb!y" }
    run.type("\u{3}")
    run.leave()
  }

  @Test("keys bound in ~/.editrc work")
  func ownKeys() throws {
    home.write("bind ^P ed-move-to-beg\nbind -s \"\\e[15~\" \":timing\"\n", to: ".editrc")
    let run = try PromptRun(home: home)
    run.expectPrompt()
    run.type("x\u{1B}[15~")
    run.expect("qualm> x:timing")
    run.type("\u{10}")
    run.expect("the user's key wins over the prompt's") { $0.column == 7 }
    run.type("\u{4}\r")
    run.expect("timing is off")
    run.leave()
  }

  @Test("a signal to leave puts the terminal in order", arguments: [SIGTERM, SIGHUP])
  func signals(signal: Int32) throws {
    let run = try PromptRun(home: home)
    run.expectPrompt()
    run.type(":tim")
    run.expect("qualm> :tim")
    run.terminal.signal(signal)
    #expect(run.terminal.finish() == .signalled(signal))
    #expect(!run.screen.marksPastes)
  }

  @Test("a history that cannot be kept is a note, and all else works")
  func lostHistory() throws {
    home.write("in the way", to: "state")
    let run = try PromptRun(home: home)
    run.expect("Q0955")
    run.expectPrompt()
    run.type(":timing\r")
    run.expect("timing is off")
    run.expectPrompt()
    run.type("\u{1B}[A")
    run.expect("recall within the session") { $0.line == "qualm> :timing" }
    run.type("\u{3}")
    run.leave()
    #expect(run.screen.text.components(of: "Q0955") == 1)
  }

  @Test("answers go to a file, the prompt stays on the terminal")
  func redirected() throws {
    let run = try PromptRun(
      home: home, executable: "/bin/sh", arguments: ["-c", "exec \"$0\" > out", ChildProcess.qualm])
    run.expect("qualm>")
    run.type(":timing\r")
    run.expect("timing is off\nqualm>")
    run.type("find coping | count by mission\r")
    run.expect("the prompt is back") { $0.text.components(of: "qualm>") == 3 }
    run.type("\u{4}")
    #expect(run.terminal.finish() == .exited(0))
    #expect(home.read("out").contains("MONUSCO\t"))
    #expect(!home.read("out").contains("qualm>"))
  }

  @Test("Ctrl-D on a written entry deletes, and ends nothing")
  func deleteKey() throws {
    let run = try PromptRun(home: home)
    run.expectPrompt()
    run.type("x:timing\u{1}\u{4}")
    run.expect("the first letter is gone") { $0.line == "qualm> :timing" }
    run.type("\r")
    run.expect("timing is off")
    run.leave()
  }

  @Test("a window of twenty columns is enough")
  func narrow() throws {
    let run = try PromptRun(home: home, rows: 40, columns: 20)
    run.expectPrompt()
    run.type(":describe timing and more than fits\u{1}:describe load \r")
    run.expect("error[")
    run.leave()
    #expect(history.hasPrefix("\":describe load :describe timing"))
  }
}

extension String {
  /// How often `part` stands in the text.
  func components(of part: String) -> Int {
    var rest = self[...]
    var count = 0
    while let range = rest.firstRange(of: part) {
      count += 1
      rest = rest[range.upperBound...]
    }
    return count
  }
}
