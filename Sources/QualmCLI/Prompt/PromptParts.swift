import QualmBase

/// A text with statements and commands of the prompt, in their order.
///
/// A line that begins with a colon begins a command, which goes on over the lines below it that begin with
/// a blank; all between two commands are statements.
enum PromptPart: Equatable {
  /// Statements, below as many empty lines as stand above them in the text.
  case statements(String)
  /// A command, and how many lines stand above it.
  case command(String, above: Int)

  /// The parts of a text; without commands it is one part, as it stands.
  static func parts(of text: String) -> [PromptPart] {
    var parts: [PromptPart] = []
    var statements = ""
    var number = 0
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      defer { number += 1 }
      if line.hasPrefix(":") {
        parts += [.statements(statements), .command(Prompt.trimmed(String(line)), above: number)]
        statements = String(repeating: "\n", count: number + 1)
      } else if line.first?.isWhitespace ?? false,
        case .command(let command, let above)? = parts.last,
        statements.utf8.count == number, !line.allSatisfy(\.isWhitespace)
      {
        parts[parts.count - 1] = .command(command + "\n" + line, above: above)
        statements += "\n"
      } else {
        statements += line + "\n"
      }
    }
    if number > 0 { statements.removeLast() }
    return (parts + [.statements(statements)]).filter { part in
      if case .statements(let text) = part { !text.allSatisfy(\.isWhitespace) } else { true }
    }
  }
}

extension Prompt {
  /// Runs the parts of a text in their order, each whether those before it were right or not.
  ///
  /// - Parameters:
  ///   - name: what places in the text are told by.
  ///   - perform: runs one part.
  func perform(partsOf text: String, named name: String) -> PromptFlow {
    for part in PromptPart.parts(of: text) {
      switch part {
      case .statements(let statements): run(SourceText(name: name, text: statements))
      case .command(let command, let above):
        if carryOut(command, in: name, below: above) == .leave { return .leave }
      }
      if Interrupt.hasArrived { break }
    }
    return .stay
  }
}
