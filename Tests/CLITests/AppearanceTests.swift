import ProcessSupport
import Testing

@testable import QualmCLI

@Suite("What the environment asks of the looks")
struct AppearanceTests {
  /// Variables, the choice of `--color`, whether a terminal is there, whether colours are used.
  struct ColorCase: Sendable, CustomTestStringConvertible {
    let variables: [String: String]
    var choice: String?
    let isTerminal: Bool
    let isColored: Bool

    var testDescription: String {
      "\(variables.sorted { $0.key < $1.key }) \(choice ?? "-") terminal: \(isTerminal)"
    }

    init(_ variables: [String: String], _ choice: String?, _ isTerminal: Bool, _ colored: Bool) {
      self.variables = variables
      self.choice = choice
      self.isTerminal = isTerminal
      isColored = colored
    }
  }

  private static let xterm = ["TERM": "xterm"]

  @Test(
    "colours",
    arguments: [
      ColorCase(xterm, nil, true, true),
      ColorCase(xterm, nil, false, false),
      ColorCase(xterm, "auto", true, true),
      ColorCase(xterm, "never", true, false),
      ColorCase([:], "always", false, true),
      // A terminal that has none, or does not say what it is.
      ColorCase([:], nil, true, false),
      ColorCase(["TERM": ""], nil, true, false),
      ColorCase(["TERM": "dumb"], nil, true, false),
      ColorCase(["TERM": "unknown"], nil, true, false),
      // An empty variable is none.
      ColorCase(["TERM": "xterm", "NO_COLOR": "1"], nil, true, false),
      ColorCase(["TERM": "xterm", "NO_COLOR": ""], nil, true, true),
      ColorCase(["TERM": "xterm", "CLICOLOR": "0"], nil, true, false),
      ColorCase(["TERM": "xterm", "CLICOLOR": "1"], nil, true, true),
      ColorCase(["TERM": "xterm", "CLICOLOR": "1"], nil, false, false),
      ColorCase(["CLICOLOR_FORCE": "1"], nil, false, true),
      ColorCase(["CLICOLOR_FORCE": "1", "TERM": "dumb"], nil, false, true),
      ColorCase(["CLICOLOR_FORCE": "1", "CLICOLOR": "0"], nil, false, true),
      ColorCase(["CLICOLOR_FORCE": "0"], nil, false, false),
      ColorCase(["CLICOLOR_FORCE": "0", "TERM": "xterm"], nil, true, true),
      ColorCase(["CLICOLOR_FORCE": ""], nil, false, false),
      ColorCase(["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], nil, false, false),
      ColorCase(["NO_COLOR": "1"], "always", false, true),
      ColorCase(["NO_COLOR": "1"], "auto", true, false),
      ColorCase(["CLICOLOR_FORCE": "1"], "never", false, false),
    ])
  func colors(_ example: ColorCase) {
    let set = example.variables.filter { !$0.value.isEmpty }
    let appearance = Appearance { set[$0] }
    #expect(
      appearance.usesColor(example.choice, isTerminal: example.isTerminal) == example.isColored)
  }

  @Test(
    "columns",
    arguments: [
      (nil, 100, 100), (nil, nil, nil), ("60", 100, 60), ("60", nil, 60), ("0", 100, 100),
      ("-5", 100, 100), ("wide", 100, 100), ("200", 100, 200), ("1", nil, 1),
      ("99999999999", nil, 65_535), ("99999999999999999999999", 100, 100), (" 60", 100, 100),
    ] as [(String?, Int?, Int?)])
  func columns(variable: String?, window: Int?, expected: Int?) {
    let appearance = Appearance { $0 == "COLUMNS" ? variable : nil }
    #expect(appearance.width(window: window) == expected)
  }

  @Test("the window's columns give way to COLUMNS")
  func terminal() throws {
    for (variables, width) in [([:], 50), (["COLUMNS": "30"], 30), (["COLUMNS": "0"], 50)] {
      let terminal = try PseudoTerminal(
        ChildRequest(
          ChildProcess.qualm,
          ["--color", "never", "-c", "find coping | select id, summary | first 3"],
          environment: variables), rows: 24, columns: 50)
      #expect(terminal.finish() == .exited(0))
      let lines = terminal.text.split(separator: "\r\n")
      let rule = try #require(lines.first { $0.hasPrefix("──") })
      #expect(rule.count == width, "\(variables)")
    }
  }
}
