import QualmBase
import QualmRender
import QualmSession

/// One command of the prompt: a row of the table that finds, completes and explains them.
struct PromptCommand: Sendable {
  /// What may follow a command's name; decides what Tab offers there.
  enum Argument: Sendable, Equatable {
    case nothing
    /// A command, a keyword, or the code of a diagnostic.
    case topic
    /// A code of the codebook.
    case code
    /// Anything that the corpus has a name for.
    case name
    case format
    case file
    /// One of these words.
    case words([String])
  }

  /// Its name without the colon.
  let name: String
  /// What follows it as `:help` writes it: `[pattern]`, `FILE`.
  let usage: String
  /// What it does, in a line.
  let summary: String
  /// What it is followed by.
  let argument: Argument
  /// Does it.
  let action: @Sendable (Prompt, PromptCommand.Call) throws(Diagnostic) -> PromptFlow

  /// The whole command as `:help` writes it.
  var synopsis: String { usage.isEmpty ? ":\(name)" : ":\(name) \(usage)" }

  /// One use of a command.
  struct Call {
    /// What follows the name; empty where nothing does.
    var argument: String
    /// Where that stands.
    var span: SourceSpan
  }
}

/// The commands of the prompt.
enum PromptCommands {
  /// Every command, in the order `:help` lists them.
  static let all: [PromptCommand] = [
    PromptCommand(
      name: "help", usage: "[TOPIC]",
      summary: "this list, or about a command, a word of the language, a code such as Q0201",
      argument: .topic, action: { (prompt, call) throws(Diagnostic) in try prompt.help(call) }),
    PromptCommand(
      name: "codes", usage: "[PATTERN]",
      summary: "the codebook with counts, or the codes whose path or label holds the pattern",
      argument: .code,
      action: { (prompt, call) throws(Diagnostic) in
        prompt.show(prompt.session.codes(matching: call.argument.isEmpty ? nil : call.argument))
        return .stay
      }),
    PromptCommand(
      name: "fields", usage: "", summary: "the fields that conditions and keys may name",
      argument: .nothing,
      action: { (prompt, _) throws(Diagnostic) in
        prompt.show(prompt.session.fields())
        return .stay
      }),
    PromptCommand(
      name: "describe", usage: "NAME",
      summary: "what the corpus knows of a code, a field, a source, an excerpt, a definition",
      argument: .name, action: { (prompt, call) throws(Diagnostic) in try prompt.describe(call) }),
    PromptCommand(
      name: "format", usage: "[NAME]", summary: "how answers are written, from now on",
      argument: .format, action: { (prompt, call) throws(Diagnostic) in try prompt.setFormat(call) }
    ),
    PromptCommand(
      name: "timing", usage: "[on|off]", summary: "whether the time of each entry is shown",
      argument: .words(["on", "off"]),
      action: { (prompt, call) throws(Diagnostic) in try prompt.setTiming(call) }),
    PromptCommand(
      name: "load", usage: "FILE", summary: "run the statements of a file",
      argument: .file, action: { (prompt, call) throws(Diagnostic) in try prompt.load(call) }),
    PromptCommand(
      name: "quit", usage: "", summary: "leave, as Ctrl-D does", argument: .nothing,
      action: { (_, _) throws(Diagnostic) in .leave }),
  ]

  /// Words that leave or ask for help in most shells, and begin no statement here.
  private static let plainWords = ["exit": ":quit", "quit": ":quit", "help": ":help"]

  /// The entry as a command, with its colon; nil for a query.
  static func command(in entry: String) -> String? {
    entry.hasPrefix(":") ? entry : plainWords[entry]
  }

  /// What a written name stands for.
  enum Resolution: Equatable {
    case command(String)
    case several([String])
    case unknown(nearest: [String])
  }

  /// The command of that name, or the only one that begins so.
  static func resolve(_ name: String) -> Resolution {
    let names = all.map(\.name)
    if names.contains(name) { return .command(name) }
    let fitting = names.filter { !name.isEmpty && $0.hasPrefix(name) }
    if fitting.count == 1 { return .command(fitting[0]) }
    if !fitting.isEmpty { return .several(fitting) }
    return .unknown(nearest: NearestName.candidates(for: name, among: names))
  }

  /// The command of exactly that name.
  static func named(_ name: String) -> PromptCommand? { all.first { $0.name == name } }
}

extension Prompt {
  /// Carries out an entry that begins with a colon.
  func carryOut(_ command: String) -> PromptFlow {
    let text = SourceText(name: "query", text: command)
    var texts = SourceMap()
    let parts = CommandLineParts(command, file: texts.add(text))
    do throws(Diagnostic) {
      return try call(parts)
    } catch {
      report([error], about: texts)
      return .stay
    }
  }

  private func call(_ parts: CommandLineParts) throws(Diagnostic) -> PromptFlow {
    switch PromptCommands.resolve(parts.name) {
    case .unknown(let nearest):
      throw .unknownPromptCommand(parts.name, nearest: nearest, at: parts.nameSpan)
    case .several(let names):
      throw .severalPromptCommands(parts.name, names: names, at: parts.nameSpan)
    case .command(let name):
      guard let command = PromptCommands.named(name) else { return .stay }
      let isMissing = parts.argument.isEmpty && !command.usage.isEmpty && command.usage.first != "["
      let isTooMuch = !parts.argument.isEmpty && command.argument == .nothing
      if isMissing || isTooMuch {
        throw .promptCommandUse(
          command.synopsis, at: isMissing ? parts.nameSpan : parts.argumentSpan)
      }
      return try command.action(
        self, PromptCommand.Call(argument: parts.argument, span: parts.argumentSpan))
    }
  }
}

/// A command of the prompt cut into name and argument, with their places.
struct CommandLineParts {
  /// The name without the colon.
  let name: String
  /// Where the command stands, colon and name.
  let nameSpan: SourceSpan
  /// What follows, without blanks around it.
  let argument: String
  /// Where that stands.
  let argumentSpan: SourceSpan

  /// Takes an entry that begins with a colon.
  init(_ entry: String, file: FileID) {
    let nameEnd = entry.firstIndex(where: \.isWhitespace) ?? entry.endIndex
    name = String(entry[..<nameEnd].dropFirst())
    let rest = entry[nameEnd...].drop(while: \.isWhitespace)
    argument = Prompt.trimmed(String(rest))
    func offset(_ index: String.Index) -> Int {
      entry.utf8.distance(from: entry.startIndex, to: index)
    }
    nameSpan = SourceSpan(file: file, start: 0, end: offset(nameEnd))
    let start = offset(rest.startIndex)
    argumentSpan = SourceSpan(file: file, start: start, end: start + argument.utf8.count)
  }
}
