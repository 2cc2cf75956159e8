import ArgumentParser
import QualmRender

/// The manual page qualm(1) in roff, by the macros of man(7).
enum RoffManual {
  /// The page of a table of options.
  static func text(_ table: OptionTable) -> String {
    var page = Page()
    page.line(".TH QUALM 1 \"\" \"qualm \(Version.current)\" \"User Commands\"")
    page.section("NAME")
    page.text("qualm \\- " + Page.escaped(startingSmall(RootCommand.configuration.abstract)))
    page.section("SYNOPSIS")
    page.verbatim(RootCommand.configuration.usage ?? "")
    page.section("DESCRIPTION")
    page.paragraphs(RootCommand.configuration.discussion)
    page.section("OPTIONS")
    page.paragraphs("Every command takes these.")
    page.entries(table.root.options.filter(\.isCommon))
    page.paragraphs("Without the name of a command there are also these.")
    page.entries(table.root.options.filter { !$0.isCommon })
    page.section("COMMANDS")
    for command in table.commands { describe(command, &page) }
    describePrompt(&page)
    page.section("FILES")
    page.terms(Guide.files.map { ($0.path, $0.meaning) })
    page.section("ENVIRONMENT")
    page.terms(Guide.variables.map { ($0.name, $0.meaning) })
    page.section("EXIT STATUS")
    page.terms(Guide.exitStatuses.map { ("\($0.status.rawValue)", $0.meaning) })
    page.section("EXAMPLES")
    page.examples(Guide.examples(of: ""))
    return page.text
  }

  private static func describe(_ command: OptionTable.Command, _ page: inout Page) {
    guard let configuration = CommandTable.command(named: command.name)?.configuration else {
      return
    }
    page.line(".SS \"qualm \(command.name)\"")
    page.paragraphs(command.summary)
    page.verbatim(configuration.usage ?? "")
    page.paragraphs(configuration.discussion)
    page.entries(command.options.filter { !$0.isCommon })
    page.examples(Guide.examples(of: command.name))
  }

  private static func describePrompt(_ page: inout Page) {
    page.section("THE PROMPT")
    page.paragraphs(
      """
      Without a query or a script, and on a terminal, entries are read one by one. An entry is a \
      query, a definition, or one of these commands, whose names may be shortened.
      """)
    page.terms(PromptCommands.all.map { ($0.synopsis, $0.summary) })
  }

  private static func startingSmall(_ text: String) -> String {
    var text = text.startingSmall
    if text.last == "." { text.removeLast() }
    return text
  }
}

/// A page that is being written.
private struct Page {
  private(set) var text = ""

  mutating func line(_ line: String) { text += line + "\n" }

  /// A line that is roff already.
  mutating func text(_ roff: String) { line(roff) }

  mutating func section(_ title: String) { line(".SH \"\(title)\"") }

  /// Paragraphs of plain text; lines that are indented stay as they are.
  mutating func paragraphs(_ plain: String) {
    for paragraph in plain.split(separator: "\n\n") {
      line(".PP")
      if paragraph.hasPrefix(" ") {
        verbatimLines(String(paragraph))
      } else {
        line(Self.marked(paragraph.split(separator: "\n").joined(separator: " ")))
      }
    }
  }

  /// Lines that stay as they are.
  mutating func verbatim(_ plain: String) {
    guard !plain.isEmpty else { return }
    line(".PP")
    verbatimLines(plain)
  }

  private mutating func verbatimLines(_ plain: String) {
    line(".nf")
    for each in plain.split(separator: "\n") { line(Self.escaped(String(each))) }
    line(".fi")
  }

  /// Terms and what they mean.
  mutating func terms(_ terms: [(term: String, meaning: String)]) {
    for (term, meaning) in terms {
      line(".TP")
      line("\\fB\(Self.escaped(term))\\fP")
      line(Self.marked(meaning))
    }
  }

  /// Options with their values and what they are for.
  mutating func entries(_ entries: [OptionTable.Entry]) {
    for entry in entries {
      let names = entry.names.map { "\\fB\(Self.escaped($0))\\fP" }.joined(separator: ", ")
      line(".TP")
      line(entry.kind == .option ? names + " \\fI\(Self.escaped(entry.value))\\fP" : names)
      line(Self.marked(entry.summary))
    }
  }

  /// Command lines with what they are for.
  mutating func examples(_ examples: [Guide.Example]) {
    for example in examples {
      line(".TP")
      line("\\fB\(Self.escaped(example.line))\\fP")
      line(Self.marked(example.purpose.prefix(1).uppercased() + example.purpose.dropFirst() + "."))
    }
  }

  /// Plain text whose words in backticks become bold.
  private static func marked(_ plain: String) -> String {
    let parts = plain.split(separator: "`", omittingEmptySubsequences: false)
    let text = parts.enumerated().map { index, part in
      index % 2 == 1 && index < parts.count - 1 ? "\\fB\(escaped(part))\\fP" : escaped(part)
    }.joined()
    return text.hasPrefix(".") || text.hasPrefix("'") ? "\\&" + text : text
  }

  /// The text so written that roff shows it as it stands.
  static func escaped(_ plain: some StringProtocol) -> String {
    var roff = ""
    for scalar in plain.unicodeScalars {
      switch scalar {
      case "\\": roff += "\\e"
      case "-": roff += "\\-"
      // Left alone these would become quotation marks and accents of typography.
      case "'": roff += "\\(aq"
      case "`": roff += "\\(ga"
      case "^": roff += "\\(ha"
      case "~": roff += "\\(ti"
      case "\"": roff += "\\(dq"
      case _ where scalar.isASCII: roff.unicodeScalars.append(scalar)
      default:
        let digits = String(scalar.value, radix: 16, uppercase: true)
        roff += "\\[u\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)]"
      }
    }
    return roff.hasPrefix(".") ? "\\&" + roff : roff
  }
}
