import Glibc
import ProcessSupport
import Testing

@Suite("A window of tmux")
struct WindowTests {
  private let home = TemporaryFolder()

  @Test("shows text, colours and the cursor")
  func looks() throws {
    let window = try TerminalWindow(
      home: home,
      command: "printf 'a \\033[1;31mred\\033[0;2m dim\\033[0m 漢 '; printf \"$HOME\"; read line",
      rows: 6, columns: 70)
    let screen = window.expect("the text is there") {
      $0.lines.first?.hasSuffix("漢 " + home.path) == true
    }
    var red = WindowScreen.Style()
    red.isBold = true
    red.color = "31"
    #expect(screen.styles(of: "red") == [red])
    #expect(screen.styles(of: "dim").map(\.isDim) == [true])
    #expect(screen.styles(of: "漢") == [WindowScreen.Style()])
    #expect(screen.styles(of: "nowhere").isEmpty)
    #expect(screen.row == 0 && screen.column == 13 + home.path.utf8.count)
  }

  @Test("takes keys and pastes, changes its size, and knows how the program ended")
  func does() throws {
    let window = try TerminalWindow(
      home: home,
      command: "printf '\\033[?2004h'; stty size; read a; read b; stty size; cat -v; exit 3",
      rows: 6, columns: 30)
    window.expect("6 30")
    window.resize(rows: 8, columns: 40)
    window.type("é漢\r")
    window.type("\r")
    window.expect("8 40")
    window.paste("one")
    window.expect("^[[200~one^[[201~")
    window.type("\u{4}\u{4}")
    window.expectExit(3)
    #expect(window.transcript().hasPrefix("6 30\né漢\n\n8 40\n"))
  }

  @Test("tells the signal that ended the program")
  func signalled() throws {
    let window = try TerminalWindow(home: home, command: "echo here; exec cat")
    window.expect("here")
    window.signal(SIGTERM)
    window.expect("it has ended") { $0.ended == .signalled(SIGTERM) }
  }
}

@Suite("The prompt in a window")
struct PromptWindowTests {
  private let home = TemporaryFolder()

  @Test("the mark of the prompt is bold, the cursor behind it; Ctrl-D leaves with 0")
  func opening() throws {
    let window = try TerminalWindow(home: home)
    window.expect("Qualm 0.1.0")
    let screen = window.expectPrompt()
    #expect(screen.styles(of: "qualm>").map(\.isBold) == [true])
    window.leave()
  }
}
