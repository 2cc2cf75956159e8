import Glibc
import ProcessSupport
import Testing

/// Tab in the shells themselves, in a window.
@Suite("Shells complete queries")
struct ShellCompletionTests {
  typealias Shell = ShellWindow.Shell

  private let home = TemporaryFolder()

  @Test(
    "bash", .enabled(if: Shell.bash.isThere, "bash is not installed"))
  func bash() throws { try tryAll(.bash) }

  @Test("zsh", .enabled(if: Shell.zsh.isThere, "zsh is not installed"))
  func zsh() throws { try tryAll(.zsh) }

  @Test("fish", .enabled(if: Shell.fish.isThere, "fish is not installed"))
  func fish() throws { try tryAll(.fish) }

  /// A line, what Tab makes of it, what is typed behind that, and the words that qualm is then given.
  private struct Line {
    var typed: String
    var completed: String
    var rest: String
    var words: [String]
  }

  private func tryAll(_ shell: Shell) throws {
    makeWildCorpus()
    let shellWindow = try ShellWindow(shell, home: home)
    for line in Self.lines(shell) + Self.wildLines(shell) {
      shellWindow.complete(line.typed, to: line.completed)
      shellWindow.run(line.rest, words: line.words)
      shellWindow.window.type("\u{C}")
      shellWindow.window.expect("an empty screen") { $0.text == "$" && $0.column == 2 }
    }
    #expect(access(home.path + "/pwned", F_OK) != 0, "a value ran")
    lists(shellWindow, shell)
    staysQuiet(shellWindow)
  }

  /// fish leaves the word as it is where another may follow, the others begin the next.
  private static func lines(_ shell: Shell) -> [Line] {
    let gap = shell == .fish ? " " : ""
    return [
      Line(
        typed: "qualm -c 'find copi", completed: "qualm -c 'find coping",
        rest: gap + "| count'", words: ["-c", "find coping | count"]),
      Line(
        typed: "qualm -c \"find * where mission = UNM",
        completed: "qualm -c \"find * where mission = UNMIK", rest: gap + "| count\"",
        words: ["-c", "find * where mission = UNMIK | count"]),
      Line(
        typed: "qualm -c find\\ \\*\\ where\\ mission\\ =\\ MONUS",
        completed: "qualm -c find\\ \\*\\ where\\ mission\\ =\\ MONUSCO"
          + (shell == .fish ? "" : "\\"), rest: shell == .fish ? "\\ x" : "x",
        words: ["-c", "find * where mission = MONUSCO x"]),
      Line(
        typed: "qualm -c 'find coping' -c 'find COPI",
        completed: shell == .fish
          ? "qualm -c 'find coping' -c find\\ coping" : "qualm -c 'find coping' -c 'find coping",
        rest: shell == .fish ? "" : "x'",
        words: ["-c", "find coping", "-c", "find coping" + (shell == .fish ? "" : " x")]),
      Line(
        typed: "qualm --framework=ini", completed: "qualm --framework=initial", rest: "x",
        words: ["--framework=initial", "x"]),
      Line(
        typed: "qualm --corpus wi", completed: "qualm --corpus wild/", rest: "x",
        words: ["--corpus", "wild/x"]),
      Line(
        typed: "qualm help summ", completed: "qualm help summarize", rest: "",
        words: ["help", "summarize"]),
      Line(
        typed: "qualm --max", completed: "qualm --max-rows", rest: "5",
        words: ["--max-rows", "5"]),
    ]
  }

  /// Values that a shell would run, or that would end its quotes, within each kind of quotes: each is
  /// the only one of its field.
  private static func wildLines(_ shell: Shell) -> [Line] {
    let gap = shell == .fish ? " " : ""
    func words(_ query: String) -> [String] { ["--corpus", "wild", "-c", query + " x"] }
    let single = "qualm --corpus wild -c 'find * where "
    let double = "qualm --corpus wild -c \"find * where "
    let none = "qualm --corpus wild -c find\\ \\*\\ where\\ "
    let call = words("find * where call = \"$(touch pwned)\"")
    let tick = words("find * where tick = \"`touch pwned`\"")
    let lines = [
      Line(
        typed: single + "call = \"", completed: single + "call = \"$(touch pwned)\"",
        rest: gap + "x'", words: call),
      Line(
        typed: double + "call = \\\"", completed: double + "call = \\\"\\$(touch pwned)\\\"",
        rest: gap + "x\"", words: call),
      Line(
        typed: single + "tick = \"", completed: single + "tick = \"`touch pwned`\"",
        rest: gap + "x'", words: tick),
      // Where the value is written in another way fish writes the word anew.
      Line(
        typed: double + "tick = \\\"",
        completed: double + "tick = \\\"" + (shell == .fish ? "`touch pwned`" : "\\`touch pwned\\`")
          + "\\\"", rest: gap + "x\"", words: tick),
      Line(
        typed: single + "apostrophe = \"",
        completed: single + "apostrophe = \"it" + (shell == .fish ? "\\'" : "'\\''")
          + "s; touch pwned\"", rest: gap + "x'",
        words: words("find * where apostrophe = \"it's; touch pwned\"")),
    ]
    guard shell != .fish else { return lines }
    return lines + [
      Line(
        typed: none + "call\\ =\\ \\\"",
        completed: none + "call\\ =\\ \\\"\\$\\(touch\\ pwned\\)\\\"\\", rest: "x", words: call)
    ]
  }

  private func lists(_ shell: ShellWindow, _ kind: Shell) {
    // bash lists at the second Tab, the others at the first.
    shell.window.type("qualm -c 'find co\t" + (kind == .bash ? "\t" : ""))
    shell.window.expect("codes are listed with what they are") {
      $0.text.contains("Coping mechanisms") && $0.text.contains("coordination")
    }
    // In fish the first leaves the list.
    if kind == .fish { shell.window.type("\u{3}") }
    shell.window.type("\u{3}")
    shell.window.expect("an empty line") { $0.line == "$" }
    shell.window.type("\u{C}")
  }

  /// A corpus that cannot be read brings no candidates and no message.
  private func staysQuiet(_ shell: ShellWindow) {
    shell.window.expect("an empty screen") { $0.text == "$" && $0.column == 2 }
    shell.window.type("qualm --corpus broken -c 'find \tx")
    shell.window.expect("nothing but the line is there") {
      $0.text == "$ qualm --corpus broken -c 'find x"
    }
  }

  /// A corpus whose notes are dangerous where a shell reads them, and one that is none.
  private func makeWildCorpus() {
    mkdir(home.path + "/wild", 0o755)
    mkdir(home.path + "/broken", 0o755)
    home.write("{\"resources\": 1", to: "broken/datapackage.json")
    func fields(_ names: String...) -> String {
      names.map { "{\"name\": \"\($0)\", \"type\": \"string\"}" }.joined(separator: ", ")
    }
    func table(_ name: String, _ fields: String) -> String {
      "{\"name\": \"\(name)\", \"path\": \"\(name).csv\", \"schema\": {\"fields\": [\(fields)]}}"
    }
    let tables = [
      table("documents", fields("id")), table("codes", fields("id", "name")),
      table("excerpts", fields("id", "document", "call", "tick", "apostrophe", "lines")),
      table("codings", fields("excerpt", "code")),
    ]
    home.write(
      "{\"resources\": [\(tables.joined(separator: ", "))]}", to: "wild/datapackage.json")
    home.write("id\nd1\n", to: "wild/documents.csv")
    home.write("id,name\na,a\n", to: "wild/codes.csv")
    home.write("excerpt,code\ne1,a\n", to: "wild/codings.csv")
    home.write(
      """
      id,document,call,tick,apostrophe,lines
      e1,d1,$(touch pwned),`touch pwned`,it's; touch pwned,"two
      lines"

      """, to: "wild/excerpts.csv")
  }
}
