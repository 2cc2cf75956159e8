import Glibc
import ProcessSupport
import Testing

@Suite("Answers in a window")
struct AnswerWindowTests {
  private let home = TemporaryFolder()

  private func open(
    rows: Int = 24, columns: Int = 80, environment: [String: String?] = [:],
    arguments: String = ""
  ) throws -> TerminalWindow {
    let window = try TerminalWindow(
      home: home, command: "exec \"$QUALM\" \(arguments)", environment: environment, rows: rows,
      columns: columns)
    window.expectPrompt()
    return window
  }

  @Test("a table fits its window: words wrap, numbers stand at the right, the foot has the figures")
  func fits() throws {
    let window = try open(columns: 64)
    window.type("find coping | first 2\r")
    let screen = window.expect("the answer and the next prompt") {
      $0.text.contains("2 rows · 2 excerpts · 2 of 32 sources · ") && $0.line == "qualm>"
    }
    #expect(screen.lines.contains { $0.hasPrefix("DRC-19.3  DRC-19  MONUSCO") })
    #expect(screen.lines.contains { $0.hasPrefix("────") && $0.count <= 64 })
    #expect(screen.text.contains(" 180  Civilian"))
    window.leave()
  }

  @Test("a window too narrow for columns has them below each other")
  func narrow() throws {
    let window = try open(rows: 40, columns: 20)
    window.type("find coping | first 1\r")
    window.expect("the row by itself") {
      $0.text.contains("── 1 of 1 ─") && $0.text.contains("\nmission\n  MONUSCO\n")
    }
    window.leave()
  }

  @Test("wide letters count as two columns")
  func wide() throws {
    let window = try open(
      columns: 60, arguments: "--corpus \(Repository.path)/Tests/Fixtures/minimal")
    window.type(":codes\r")
    let screen = window.expect("the codes") { $0.text.contains("信頼") && $0.line == "qualm>" }
    // The number ends where its heading does, two letters being as wide as four.
    #expect(screen.lines.contains("code              excerpts  sources  label"))
    #expect(screen.lines.contains("Vertrauen / 信頼         1        1"))
    window.leave()
  }

  @Test("ids, codes and denominators have colours, unless NO_COLOR is set")
  func colors() throws {
    let window = try open()
    window.type("find coping | count by theme\r")
    let screen = window.expect("the answer") {
      $0.text.contains("theme/learning") && $0.line == "qualm>"
    }
    #expect(screen.styles(of: "theme/learning").map(\.color) == ["32"])
    #expect(screen.styles(of: "excerpts_of").map(\.isBold) == [true])
    window.type("find coping | first 1 | select id\r")
    let other = window.expect("the id") { $0.text.contains("DRC-19.3") && $0.line == "qualm>" }
    #expect(other.styles(of: "DRC-19.3").map(\.color) == ["36"])
    window.leave()

    let plain = try open(environment: ["NO_COLOR": "1"])
    plain.type("find coping | first 1 | select id\r")
    let screenWithout = plain.expect("the id") {
      $0.text.contains("DRC-19.3") && $0.line == "qualm>"
    }
    #expect(screenWithout.styles(of: "DRC-19.3").allSatisfy { $0 == WindowScreen.Style() })
    plain.leave()
  }

  @Test(
    "an answer longer than the window goes to the pager; its figures stay, :last opens it again")
  func pager() throws {
    home.write("#!/bin/sh\nread first\necho \"PAGED $first\"\ncat >/dev/null\n", to: "page")
    let window = try open(environment: ["PAGER": "sh \(home.path)/page"])
    window.type("find coping | first 2 | select id\r")
    window.expect("what fits is shown as it is") {
      $0.text.contains("2 rows") && !$0.text.contains("PAGED")
    }
    window.type("find coping | select id\r")
    window.expect("the pager had it, and the figures stay") {
      $0.text.contains("PAGED") && $0.text.contains("37 rows · 23 excerpts (+ 14 not testimony)")
    }
    window.type("\u{c}:set rows 30\r")
    window.type("find coping | select id\r")
    window.expect("rows shown of rows found") { $0.text.contains("30 of 37 rows") }
    window.type(":last\r")
    window.expect("all of it again") { $0.text.components(of: "PAGED") >= 2 }
    window.leave()
  }

  @Test("less, the usual pager, is left by q, and the prompt is there", .enabled(if: hasLess))
  func less() throws {
    let window = try open()
    window.type("find coping | select id\r")
    window.expect("less waits") { $0.line == ":" }
    window.type("q")
    window.expect("the figures, and the prompt") {
      $0.text.contains("37 rows") && $0.line == "qualm>"
    }
    window.leave()
  }

  @Test("a pager that is not there is told of once, and the answer is shown all the same")
  func missingPager() throws {
    let window = try open(
      environment: ["PAGER": "no-such-pager", "PATH": home.path])
    window.type("find coping | select id\r")
    window.expect("the answer, and a note") {
      $0.text.contains("37 rows") && $0.text.contains("note[Q0956]")
    }
    window.type("\u{c}find coping | select id\r")
    window.expect("the note is not told again") {
      $0.text.contains("37 rows") && !$0.text.contains("Q0956")
    }
    window.leave()
  }

  @Test("a pager that fails is told of, and the answer is shown all the same")
  func failingPager() throws {
    let window = try open(environment: ["PAGER": "sh -c 'exit 3'"])
    window.type("from sources | select id, role\r")
    window.expect("the answer to its end") { $0.text.contains("54 rows") && $0.line == "qualm>" }
    let transcript = window.transcript()
    #expect(transcript.contains("note[Q0956]") && transcript.contains("\nDRC-1  "))
    window.leave()
  }

  @Test("with --safe neither PAGER nor the key for the editor runs anything")
  func safe() throws {
    let window = try open(
      environment: ["PAGER": "touch paged; cat", "EDITOR": "touch edited; cat"], arguments: "--safe"
    )
    window.type("from sources | select id, role\r")
    window.expect("less, or all of it") { $0.line == ":" || $0.text.contains("54 rows") }
    window.type("q\u{15}")
    window.expectPrompt()
    window.type("find coping\u{18}\u{5}")
    window.expect("the entry as it was") { $0.line == "qualm> find coping" }
    window.type("!\u{3}")
    window.expectPrompt()
    #expect(!home.holds("paged") && !home.holds("edited"))
    window.leave()
  }

  @Test("where answers cannot be written it is told, and the program leaves with 2")
  func full() throws {
    let window = try TerminalWindow(
      home: home, command: "\"$QUALM\" >/dev/full; echo \"left $?\"; read x")
    window.expect("qualm>")
    window.type("find coping | count\r")
    window.expect("left 2")
    #expect(window.screen().text.contains("Q0907"))
  }

  @Test("init.qlm is read, a mistake in it is told at its line; --no-init passes over it")
  func initFile() throws {
    home.write(
      "let makeshift = stand-ins or several-roles\n:set timing off\nlet wrong = copng\n",
      to: "init.qlm")
    let command = "mkdir -p config/qualm && mv init.qlm config/qualm && exec \"$QUALM\""
    let window = try TerminalWindow(
      home: home, command: command, environment: ["XDG_CONFIG_HOME": home.path + "/config"])
    window.expect("the mistake") { $0.text.contains("config/qualm/init.qlm:3:13") }
    window.expectPrompt()
    window.type("find makeshift | count\r")
    window.expect("the definition is there, the time is not") {
      $0.text.contains("1 row · 7 excerpts (+ 1 not testimony) · 3 of 32 sources\n")
    }
    window.leave()
    let without = try open(
      environment: ["XDG_CONFIG_HOME": home.path + "/config"], arguments: "--no-init")
    without.type("find makeshift\r")
    without.expect("unknown code `makeshift`")
    without.leave()
  }
}

private let hasLess = access("/usr/bin/less", X_OK) == 0

@Suite("Long work and mistakes in a window")
struct LongWorkTests {
  private let home = TemporaryFolder()
  /// In a debug build this takes seconds.
  private let slow = "find * near other * within 400 pages as union | count"

  @Test("after half a second a line tells that a query runs; Ctrl-C stops it and keeps the session")
  func progress() throws {
    let window = try TerminalWindow(home: home)
    window.expectPrompt()
    // Several, so that a fast machine is slow enough too.
    window.type(Array(repeating: slow, count: 40).joined(separator: "; ") + "\r")
    window.expect("the line that tells") {
      $0.line.hasPrefix("working ") && $0.line.hasSuffix("Ctrl-C stops")
    }
    window.type("\u{3}")
    let screen = window.expect("it was stopped") {
      $0.text.contains("stopped after ") && $0.line == "qualm>"
    }
    #expect(!screen.text.contains("working "))
    #expect(screen.text.contains("the session goes on"))
    window.type("find coping | count\r")
    window.expect("the session goes on") { $0.text.contains("excerpts_of") && $0.line == "qualm>" }
    window.leave()
  }

  @Test("no line in a pipe")
  func pipe() throws {
    let window = try TerminalWindow(
      home: home,
      command: "\"$QUALM\" -c '\(slow)' 2>&1 | cat >all; echo done; read line")
    window.expect("done")
    #expect(home.read("all").contains("294306"))
    #expect(!home.read("all").contains("working"))
  }

  @Test("a mistake is told under the user's own line, and :fix brings it back, the cursor there")
  func fix() throws {
    let window = try TerminalWindow(home: home)
    window.expectPrompt()
    window.type("find coping and copng where page > 200\r")
    window.expect("the caret") {
      $0.text.contains(" 1 | find coping and copng where page > 200\n   |                 ^^^^^\n")
    }
    window.expectPrompt()
    window.type(":fix\r")
    window.expect("the line is back, the cursor at the mistake") {
      $0.line == "qualm> find coping and copng where page > 200" && $0.column == 7 + 16
    }
    window.type("power or \r")
    window.expect("it is run as changed") { $0.text.contains("power or copng") }
    window.expectPrompt()
    window.type("\u{1B}[A")
    window.expect("Up has it too") { $0.line.contains("power or copng") }
    window.type("\u{3}")
    window.leave()
  }

  @Test(":edit hands the last query to the user's editor; what comes back stands in the entry")
  func edit() throws {
    let window = try TerminalWindow(
      home: home, environment: ["EDITOR": "sed -i s/copng/coping/"])
    window.expectPrompt()
    window.type("find copng | count\r")
    window.expect("did you mean")
    window.expectPrompt()
    window.type(":edit\r")
    window.expect("it waits to be run") { $0.line == "qualm> find coping | count" }
    window.type("\r")
    window.expect("excerpts_of")
    window.leave()
  }

  @Test(":watch asks again when the corpus changes, until Enter")
  func watch() throws {
    let window = try TerminalWindow(
      home: home,
      command: "cp -r \(Repository.path)/Tests/Fixtures/two-coders c && exec \"$QUALM\" --corpus c")
    window.expectPrompt()
    window.type("from sources | count\r")
    window.expect("4 rows in the answer") { $0.text.contains("\n   4") && $0.line == "qualm>" }
    window.type(":watch 0.1\r")
    window.expect("watching `c`")
    home.write(home.read("c/sources.csv") + "another,yes,baker\n", to: "c/sources.csv")
    window.expect("the answer of now") {
      $0.text.contains("── changed") && $0.text.contains("\n   5")
    }
    window.type("\r")
    window.expect("watching has ended")
    window.leave()
  }
}
