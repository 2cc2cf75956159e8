import Foundation
import ProcessSupport
import Testing

@testable import QualmCLI

/// A session as a page shows it: a block marked `session`, which the test types again.
///
/// With `UPDATE_EXPECT=1` the blocks are written anew from what happens.
struct RecordedSession: Sendable, CustomTestStringConvertible {
  let page: String
  /// Which of the page's blocks it is, from 0.
  let number: Int
  /// The lines of the block, by their numbers in the page, from 0.
  let range: Range<Int>
  let lines: [String]

  var testDescription: String { "\(page):\(range.lowerBound)" }

  static let pages = ["README.md", "Documentation/prompt.md"]

  static let all = pages.flatMap { of($0) }

  private static func of(_ page: String) -> [RecordedSession] {
    var sessions: [RecordedSession] = []
    let lines = ((try? Repository.lines(page)) ?? []).map(String.init)
    for (index, line) in lines.enumerated() where line == "```session" {
      let end = lines[(index + 1)...].firstIndex(of: "```") ?? lines.count
      sessions.append(
        RecordedSession(
          page: page, number: sessions.count, range: (index + 1)..<end,
          lines: Array(lines[(index + 1)..<end])))
    }
    return sessions
  }

  /// What a user types: what stands behind the mark of the prompt.
  var entries: [String] {
    lines.filter { $0.hasPrefix(Prompt.mark) }.map { String($0.dropFirst(Prompt.mark.count)) }
  }

  /// Lines without the times, which differ from run to run.
  static func timeless(_ lines: [String]) -> [String] {
    lines.map { $0.replacing(/[0-9.]+ m?s$/, with: "… ms") }
  }

  func replace(with new: [String]) throws {
    var lines = try Repository.lines(page).map(String.init)
    // Blocks above it may have got more lines.
    lines.replaceSubrange(Self.of(page)[number].range, with: new)
    try lines.joined(separator: "\n").write(
      to: Repository.root.appending(path: page), atomically: true, encoding: .utf8)
  }
}

@Suite("Recorded sessions", .serialized)
struct RecordedSessionTests {
  private let home = TemporaryFolder()

  @Test("there is one to be shown")
  func present() {
    #expect(Set(RecordedSession.all.map(\.page)) == Set(RecordedSession.pages))
    #expect(RecordedSession.all.allSatisfy { $0.entries.count >= 3 })
  }

  @Test("a session is what happens when it is typed", arguments: RecordedSession.all)
  func replay(_ session: RecordedSession) throws {
    let window = try TerminalWindow(home: home, rows: 200, columns: 88)
    window.expectPrompt()
    for (index, entry) in session.entries.enumerated() {
      window.type(entry + "\r")
      window.expect("the prompt is back") { screen in
        screen.line == "qualm>" && screen.lines.count { $0.hasPrefix("qualm>") } == index + 2
      }
    }
    var happened = window.screen().lines
    while let last = happened.last, last.isEmpty || last == "qualm>" { happened.removeLast() }
    if ProcessInfo.processInfo.environment["UPDATE_EXPECT"] == "1" {
      return try session.replace(with: happened)
    }
    #expect(RecordedSession.timeless(happened) == RecordedSession.timeless(session.lines))
  }

  @Test("the page of the prompt has every command and every setting, as the program knows them")
  func tables() throws {
    let page = try Repository.text("Documentation/prompt.md")
    func row(_ name: String, _ text: String) -> String {
      "| `\(name.replacing("|", with: "\\|"))` | \(text) |"
    }
    for command in PromptCommands.all {
      let text = command.summary + (command.details.isEmpty ? "" : ". \(command.details)")
      let expected = row(command.synopsis, text.replacing("|", with: "\\|"))
      #expect(page.contains(expected), "\(expected)")
    }
    for setting in PromptSetting.all {
      let expected = row("\(setting.name) \(setting.usage)", setting.summary)
      #expect(page.contains(expected), "\(expected)")
    }
  }
}
