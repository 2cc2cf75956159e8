import QualmBase
import QualmRender
import QualmSession
import Testing

@testable import QualmCLI

@Suite("Commands of the prompt")
struct CommandTests {
  /// What a prompt says to a list of entries.
  private func run(_ entries: String..., history: HistoryFile? = nil) throws -> PromptTalk {
    try PromptTalk(entries, history: history)
  }

  @Test("every command is found by its name, and :help tells of it")
  func table() throws {
    let names = PromptCommands.all.map(\.name)
    #expect(Set(names).count == names.count)
    #expect(names.count >= 8)
    let help = try run(":help").text
    for command in PromptCommands.all {
      #expect(PromptCommands.resolve(command.name) == .command(command.name))
      #expect(help.contains("  \(command.synopsis)  "))
      #expect(!command.summary.hasSuffix("."))
    }
  }

  @Test(
    "a beginning is enough where no other command begins so",
    arguments: [
      ("q", PromptCommands.Resolution.command("quit")), ("desc", .command("describe")),
      ("fie", .command("fields")), ("fi", .several(["fields", "fix"])),
      ("", .unknown(nearest: [])),
      ("hlep", .unknown(nearest: ["help"])), ("dscribe", .unknown(nearest: ["describe"])),
      ("HELP", .unknown(nearest: ["help"])), ("xyzzy", .unknown(nearest: [])),
    ])
  func resolution(name: String, expected: PromptCommands.Resolution) {
    #expect(PromptCommands.resolve(name) == expected)
  }

  @Test("a command is cut into name and argument, each with its place")
  func parts() {
    let parts = CommandLineParts(":load  my file.qlm ", file: FileID(0))
    #expect(parts.name == "load" && parts.nameSpan.range == 0..<5)
    #expect(parts.argument == "my file.qlm" && parts.argumentSpan.range == 7..<18)
    #expect(CommandLineParts(":", file: FileID(0)).name == "")
  }

  @Test("help about one command, about a diagnostic")
  func help() throws {
    let one = try run(":help timing").text
    #expect(one.contains(":timing [on|off]") && !one.contains(":codes"))
    #expect(try run(":help :t").text == one)
    let page = try run(":help Q0951").text
    #expect(page.hasPrefix("Q0951: a command that the prompt does not have\n\n"))
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test(
    "every term of answers is explained, at the prompt and on the command line",
    arguments: GlossaryTerm.all.map(\.term))
  func glossary(term: String) throws {
    let text = try #require(HelpTopics.text(about: term, asking: "qualm help", width: 80) { $0 })
    #expect(text.hasPrefix("  \(term)"))
    #expect(try run(":help \(term)").text.contains(text.prefix { $0 != "\n" }))
  }

  @Test("help about an excerpt, about several words, about a page")
  func helpOfOthers() throws {
    #expect(try run(":help DRC-15.9").text == run(":describe DRC-15.9").text)
    let several = try run(":help framework matrix")
    #expect(several.told.isEmpty)
    #expect(several.text.contains("frameworks") && several.text.contains(":framework"))
    #expect(several.text.contains("matrix"))
    #expect(try run(":help spans").text.hasPrefix("Spans\n"))
    #expect(try run(":help testimny").told.contains("did you mean `testimony`?"))
  }

  @Test("the format is chosen by its name or its beginning, and stays")
  func format() throws {
    #expect(try run(":format json").prompt.settings.format.name == "json")
    #expect(try run(":format m").prompt.settings.format.name == "markdown")
    #expect(try run(":format csv", ":format nosuch").prompt.settings.format.name == "csv")
    #expect(try run(":format j").prompt.settings.format.name == "table")
    let list = try run(":format csv", ":format").text
    #expect(list.contains("* csv") && list.contains("  tsv"))
  }

  @Test("timing is turned on and off, and changed over")
  func timing() throws {
    #expect(try run(":timing").text == "timing is off\n")
    #expect(try run(":timing on", ":timing").text == "timing is on\ntiming is off\n")
    #expect(try run(":timing off").prompt.settings.showsTiming == false)
    #expect(try run(":timing perhaps").prompt.settings.showsTiming)
  }

  @Test(
    "the prompt is left by :quit and by the words of other shells",
    arguments: [":quit", ":q", "exit", "quit", "\\q", ".quit"])
  func quit(entry: String) throws {
    #expect(try run(entry, ":timing").text == "")
  }

  @Test("entries are remembered, but not those that begin with a blank")
  func remembering() throws {
    let reader = try run(":timing", "  :timing", "\n", ":timing \n").reader
    #expect(reader.remembered == [":timing", ":timing"])
  }

  @Test("a history that cannot be kept does not stop the prompt")
  func lostHistory() throws {
    let folder = TemporaryFolder()
    let run = try run(":timing", ":timing", history: HistoryFile(path: folder.path))
    #expect(run.text == "timing is off\ntiming is on\n")
    #expect(run.reader.remembered.count == 2)
  }

  @Test(
    "times have three digits",
    arguments: [
      (Duration.microseconds(412), "0.41 ms"), (.microseconds(4127), "4.12 ms"),
      (.milliseconds(41), "41.0 ms"), (.milliseconds(412), "412 ms"), (.seconds(4), "4.00 s"),
      (.milliseconds(61_500), "61.5 s"), (.seconds(1000), "1000 s"),
    ])
  func times(time: Duration, expected: String) {
    #expect(Prompt.text(of: time) == expected)
  }
}
