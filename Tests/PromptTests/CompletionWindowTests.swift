import ProcessSupport
import Testing

@Suite("Completion in a window")
struct CompletionWindowTests {
  private let home = TemporaryFolder()

  @Test("an empty entry lists what it may begin with, and what that does, less loudly")
  func beginning() throws {
    let window = try TerminalWindow(home: home)
    window.expectPrompt()
    window.type("\t")
    let screen = window.expect("the list, and an empty entry below it") {
      $0.text.contains("\nfind     excerpts by their codes") && $0.line == "qualm>"
    }
    #expect(screen.column == 7)
    #expect(screen.text.contains("\nclaim    what must hold"))
    #expect(screen.styles(of: "excerpts by their codes").map(\.isDim) == [true])
    window.leave()
  }

  @Test("codes are listed from the top, their counts to the right, then by their letters")
  func codes() throws {
    let window = try TerminalWindow(home: home)
    window.expectPrompt()
    window.type("find \t")
    let screen = window.expect("the codes at the top") {
      $0.text.contains("more: a letter brings them") && $0.line == "qualm> find"
    }
    #expect(screen.text.contains("\ntheme     543  Framework theme\n"))
    #expect(screen.text.contains("\ncoping     37  Coping mechanisms\n"))
    #expect(screen.column == 12)
    window.type("cop\t")
    window.expect("the only code is put in") { $0.line == "qualm> find coping" && $0.column == 19 }
    window.type("\u{3}")
    window.leave()
  }

  @Test("a misspelt name gives way to the only one near it, and a line says so")
  func misspelt() throws {
    let window = try TerminalWindow(home: home)
    window.expectPrompt()
    window.type("find copng\t")
    let screen = window.expect("the code and the line") {
      $0.line == "qualm> find coping" && $0.text.contains("`copng`")
    }
    #expect(screen.text.contains("nothing here is called `copng`; this is near it:\ncoping  37"))
    #expect(screen.column == 19)
    window.type("where mission = MONUK\t")
    // A value may be one that no row has, so it stays as it is.
    window.expect("the value stays") {
      $0.text.contains("begins with `MONUK`") && $0.line.hasSuffix("= MONUK")
    }
    window.type("\u{3}")
    window.leave()
  }

  @Test("in a window of ten rows and twenty columns the entry stays in sight")
  func narrow() throws {
    let window = try TerminalWindow(home: home, rows: 10, columns: 20)
    window.expectPrompt()
    window.type("find * |\u{1B}\r\t")
    let screen = window.expect("the list between the two drawings of the entry") {
      $0.text.hasSuffix("qualm> find * |") && $0.text.contains("more: ")
    }
    #expect(screen.column == 0)
    #expect(screen.lines.count <= 10)
    window.type("\u{3}")
    window.leave()
  }

  @Test("files are named behind commands and between the quotes of a query")
  func files() throws {
    home.write("", to: "my own.qlm")
    home.write("", to: "other.csv")
    let window = try TerminalWindow(home: home)
    window.expectPrompt()
    window.type(":load my\t")
    window.expect("a name with a blank") { $0.line == "qualm> :load my own.qlm" }
    window.type("\u{15}use \"my\t")
    window.expect("the only script") { $0.line == "qualm> use \"my own.qlm\"" }
    window.type("\u{15}find * | to \"new.c\t")
    window.expect("a file that is not there yet") { $0.line == "qualm> find * | to \"new.csv\"" }
    window.type("\u{3}")
    window.leave()
  }
}
