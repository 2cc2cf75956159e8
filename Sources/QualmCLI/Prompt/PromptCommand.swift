import QualmBase
import QualmRender
import QualmSession

/// One command of the prompt: a row of the table that finds, completes and explains them.
struct PromptCommand: Sendable {
  /// What may follow a command's name; decides what Tab offers there.
  enum Argument: Sendable, Equatable {
    case nothing
    /// A command, a keyword, a page of the manual, or the code of a diagnostic.
    case topic
    /// A code of the codebook.
    case code
    /// Anything that the corpus has a name for.
    case name
    /// The rest of a query that begins so.
    case query(after: String)
    case format
    case file
    case folder
    /// A version of the codebook.
    case framework
    /// A setting, and then its value.
    case setting
    /// One of these words.
    case words([String])
    /// A text of which nothing is known.
    case text
  }

  /// What a group of commands is about, in the order `:help` lists them.
  enum Group: String, Sendable, CaseIterable {
    case corpus = "The corpus"
    case answers = "Answers"
    case entries = "Entries and files"
    case session = "The session"
  }

  /// Its name without the colon.
  let name: String
  /// What follows it as `:help` writes it: `[pattern]`, `FILE`.
  let usage: String
  /// What it is about.
  let group: Group
  /// What it does, in a line.
  let summary: String
  /// What else there is to know, in a few sentences; empty where nothing is.
  var details = ""
  /// Uses of it, as they are typed.
  var examples: [String] = []
  /// What it is followed by.
  let argument: Argument
  /// Whether a use of it stands in the log above its answer. What changes answers is logged by those who
  /// change it, and what asks a query by the query.
  var isLogged = false
  /// Whether it reads or writes files, or runs programs, which `--safe` refuses.
  var touchesFiles = false
  /// Does it.
  let action: @Sendable (Prompt, PromptCommand.Call) throws(Diagnostic) -> PromptFlow

  /// The whole command as `:help` writes it.
  var synopsis: String { usage.isEmpty ? ":\(name)" : ":\(name) \(usage)" }

  /// Whether it does nothing without an argument.
  var needsArgument: Bool { !usage.isEmpty && usage.first != "[" }

  /// One use of a command.
  struct Call {
    /// The command as `:help` writes it.
    var synopsis: String
    /// What follows the name; empty where nothing does.
    var argument: String
    /// Where that stands, or the command where there is none.
    var span: SourceSpan

    /// Where bytes of the argument stand.
    func span(of range: Range<Int>) -> SourceSpan {
      let start = span.range.lowerBound
      return SourceSpan(
        file: span.file, start: start + range.lowerBound, end: start + range.upperBound)
    }

    /// What the argument is not, told as a mistake in the use of the command.
    var misuse: Diagnostic { .promptCommandUse(synopsis, at: span) }
  }
}

extension Prompt {
  /// Carries out a command, with its colon; in a text, where so many lines stand above it.
  func carryOut(
    _ command: String, in name: String = "query", below lines: Int = 0
  ) -> PromptFlow {
    var texts = SourceMap()
    let above = String(repeating: "\n", count: lines)
    let file = texts.add(SourceText(name: name, text: above + command))
    let parts = CommandLineParts(command, file: file, offset: lines)
    do throws(Diagnostic) {
      return try call(parts)
    } catch {
      report([error], about: texts)
      let offset = error.span.map { $0.range.lowerBound - lines }
      past.failure = (Prefill(command, at: offset), isKeeping)
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
      let isMissing = parts.argument.isEmpty && command.needsArgument
      let isTooMuch = !parts.argument.isEmpty && command.argument == .nothing
      if isMissing || isTooMuch {
        throw .promptCommandUse(
          command.synopsis, at: isMissing ? parts.nameSpan : parts.argumentSpan)
      }
      if session.options.isSafe, command.touchesFiles {
        throw .safeMode("no file is read or written", at: parts.nameSpan)
      }
      if command.isLogged, isKeeping {
        transcript?.add(text: ":\(command.name) \(parts.argument)")
      }
      return try command.action(
        self,
        PromptCommand.Call(
          synopsis: command.synopsis, argument: parts.argument,
          span: parts.argument.isEmpty ? parts.nameSpan : parts.argumentSpan))
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

  /// Takes an entry that begins with a colon, at an offset in its file.
  init(_ entry: String, file: FileID, offset fileOffset: Int = 0) {
    let nameEnd = entry.firstIndex(where: \.isWhitespace) ?? entry.endIndex
    name = String(entry[..<nameEnd].dropFirst())
    let rest = entry[nameEnd...].drop(while: \.isWhitespace)
    argument = Prompt.trimmed(String(rest))
    func offset(_ index: String.Index) -> Int {
      fileOffset + entry.utf8.distance(from: entry.startIndex, to: index)
    }
    nameSpan = SourceSpan(file: file, start: fileOffset, end: offset(nameEnd))
    let start = offset(rest.startIndex)
    argumentSpan = SourceSpan(file: file, start: start, end: start + argument.utf8.count)
  }
}
