import Glibc
import ProcessSupport
import Testing

/// Terminals that can little, windows that are small, streams that are closed.
@Suite("The prompt anywhere")
struct EverywhereWindowTests {
  private let home = TemporaryFolder()

  @Test(
    "a terminal that can do nothing, or that nobody knows, is enough",
    arguments: ["dumb", "", "nonesuch-256color", "vt100", "xterm-kitty", nil])
  func terminals(name: String?) throws {
    let window = try TerminalWindow(home: home, environment: ["TERM": name])
    window.expectPrompt()
    window.type("find coping | count by mission\r")
    window.expect("MONUSCO")
    window.expectPrompt()
    window.type(":timing on\r")
    window.expect("timing is on")
    window.leave()
    #expect(!window.transcript().contains("\u{1B}"))
  }

  @Test(
    "lines pasted without marks are one entry where they carry on",
    arguments: ["dumb", "tmux-256color"])
  func unmarkedPaste(name: String) throws {
    let window = try TerminalWindow(home: home, environment: ["TERM": name], rows: 50)
    window.expectPrompt()
    window.paste(
      "find coping\n| count by mission\n:timing on\nfind coping\n\n  where mission = \"MONUSCO\"\n| count\n",
      marked: false)
    window.expect("three entries, three answers") {
      $0.text.components(of: "sources_of") == 2 && $0.text.components(of: "timing is on") == 1
        && $0.line == "qualm>"
    }
    window.leave()
    if name != "dumb" {
      #expect(home.read("state/qualm/history").split(separator: "\n").count == 3)
    }
  }

  @Test("a paste of a megabyte is one entry, and can be given up", arguments: [true, false])
  func megabyte(isMarked: Bool) throws {
    let window = try TerminalWindow(home: home)
    window.expectPrompt()
    let line = "  or coping -- a line of a very long query that was pasted\n"
    let count = 1_000_000 / line.utf8.count
    window.paste(
      "find (coping\n" + String(repeating: line, count: count) + "  or the-end", marked: isMarked)
    window.expect("its end is there", timeout: 60) { $0.line == "  or the-end" && $0.column == 12 }
    window.type("!\u{7F}x")
    window.expect("it can be changed") { $0.line == "  or the-endx" }
    window.type("\u{3}")
    window.expect("it is given up", timeout: 60) { $0.text.hasSuffix("the-endx^C\nqualm>") }
    window.type("find coping | count\r")
    window.expect("sources_of")
    window.leave()
  }

  @Test("twenty columns")
  func narrow() throws {
    let window = try TerminalWindow(home: home, rows: 60, columns: 20)
    window.expectPrompt()
    window.type("find coping where mission = \"MONUSCO\" | count\r")
    window.expect("sources_of")
    let screen = window.expectPrompt()
    #expect(screen.text.contains("qualm> find coping w\nhere mission = \"MONU\nSCO\" | count\n"))
    window.type("find cop\t")
    window.expect("Tab") { $0.text.contains("qualm> find coping") }
    window.type("\u{3}")
    window.leave()
  }

  @Test("letters of any script under the locale C")
  func locale() throws {
    let window = try TerminalWindow(home: home, environment: ["LC_ALL": "C", "LANG": nil])
    window.expectPrompt()
    window.type(":describe théme 漢字")
    window.expect("wide letters count as two") {
      $0.line == "qualm> :describe théme 漢字" && $0.column == 27
    }
    window.type("\u{7F}\u{1B}[Dx\r")
    window.expect("x漢")
    window.leave()
    #expect(home.read("state/qualm/history") == "\":describe théme x漢\"\n")
  }

  @Test(
    "a closed stream ends nothing, and nothing is written where it does not belong",
    arguments: [">&-", "2>&-", ">&- 2>&-"])
  func closedStreams(redirection: String) throws {
    let window = try TerminalWindow(
      home: home, command: "\"$QUALM\" \(redirection); echo left $?")
    if redirection == ">&- 2>&-" {
      window.expect("an empty window") { $0.text.isEmpty }
    } else {
      window.expectPrompt()
    }
    window.type(":timing on\r:timing off\r")
    if redirection != ">&- 2>&-" { window.expect("timing is off") }
    window.type("\u{4}")
    window.expect("left 0")
    let history = home.read("state/qualm/history")
    #expect(history.split(separator: "\n").allSatisfy { $0.hasPrefix("\":timing o") }, "\(history)")
  }

  @Test("without a standard input it says so")
  func closedInput() throws {
    let window = try TerminalWindow(home: home, command: "\"$QUALM\" <&-; echo left $?")
    window.expect("left 2")
    window.expect("standard input")
  }

  @Test("a signal to leave puts the terminal in order", arguments: [SIGTERM, SIGHUP])
  func signals(signal: Int32) throws {
    let window = try TerminalWindow(
      home: home,
      command: "sh -c 'echo $$ > id; exec \"$QUALM\"'; stty -a | grep -o ' [-]*icanon'; exec cat -v"
    )
    window.expectPrompt()
    window.type("find (\r  coping\u{1B}[D\u{1B}[A")
    window.expect("an entry of two lines") {
      $0.text.hasSuffix("qualm> find (\n  coping") && $0.row < 22
    }
    let id = try #require(pid_t(home.read("id").split(separator: "\n").first ?? ""))
    kill(id, signal)
    window.expect("the terminal takes lines, and nothing stands in the entry's way") {
      $0.text.contains("qualm> find (\n  coping\n") && $0.text.contains(" icanon")
    }
    window.paste("pasted\n")
    window.expect("pastes are no longer marked") { $0.text.hasSuffix("\npasted\npasted") }
  }
}

/// The history as sessions in windows keep it.
@Suite("History in windows")
struct HistoryWindowTests {
  private let home = TemporaryFolder()
  private var history: String { home.read("state/qualm/history") }

  @Test("two prompts at once, one killed: both keep their entries")
  func twoPrompts() throws {
    let first = try TerminalWindow(home: home)
    let second = try TerminalWindow(home: home)
    first.expectPrompt()
    second.expectPrompt()
    first.type(":timing on\r")
    first.expect("timing is on")
    second.type(":timing off\r")
    second.expect("timing is off")
    first.type(":help load\r")
    first.expect(":load FILE")
    first.expectPrompt()
    first.signal(SIGKILL)
    first.expect("it is gone") { $0.ended == .signalled(SIGKILL) }
    second.type("find (\r  coping)\u{1B}[A\u{1B}[A")
    second.expect("within the entry, then to the one before") { $0.line == "qualm> :timing off" }
    second.type("\u{3}")
    second.leave()
    #expect(history == "\":timing on\"\n\":timing off\"\n\":help load\"\n")
    let third = try TerminalWindow(home: home)
    third.expectPrompt()
    third.type("\u{1B}[A\u{1B}[A\u{1B}[A")
    third.expect("the entries of both, in their order") { $0.line == "qualm> :timing on" }
    third.type("\u{3}")
    third.leave()
  }

  @Test("an entry comes once in recall; a look at the others loses nothing that is written")
  func recall() throws {
    let window = try TerminalWindow(home: home)
    window.expectPrompt()
    for entry in [":timing on", ":timing off", ":timing on"] {
      window.type(entry + "\r")
      window.expectPrompt()
    }
    window.type("find half\u{1B}[A")
    window.expect("the last") { $0.line == "qualm> :timing on" }
    window.type("!\u{1B}[A")
    window.expect("the one before") { $0.line == "qualm> :timing off" }
    window.type("\u{1B}[A?")
    window.expect("there is no third") { $0.line == "qualm> :timing off?" }
    window.type("\u{1B}[B")
    window.expect("the change is kept") { $0.line == "qualm> :timing on!" }
    window.type("\u{1B}[B")
    window.expect("what was being written") { $0.line == "qualm> find half" }
    window.type("\u{1B}[B.")
    window.expect("below it there is nothing") { $0.line == "qualm> find half." }
    window.type("\u{3}")
    window.leave()
  }
}
