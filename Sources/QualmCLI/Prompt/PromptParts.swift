import QualmBase

/// A part of a text with statements and commands of the prompt.
///
/// A line that begins with a colon begins a command, which goes on over the lines below it that begin with
/// a blank; all between two commands are statements.
struct PromptPart: Equatable {
  enum Kind: Equatable {
    case statements
    case command
  }

  let kind: Kind
  /// The part as it is written, without empty lines before and behind it.
  let text: String
  /// How many lines stand above it.
  let above: Int

  /// The parts of a text, in their order; without commands it is one part.
  static func parts(of text: String) -> [PromptPart] {
    var parts: [PromptPart] = []
    var lines: [Substring] = []
    var kind = Kind.statements
    var number = 0
    func end() {
      let first = number - lines.count
      let blank = lines.prefix { $0.allSatisfy(\.isWhitespace) }.count
      while lines.last?.allSatisfy(\.isWhitespace) ?? false { lines.removeLast() }
      if lines.count > blank {
        let text = lines[blank...].joined(separator: "\n")
        parts.append(PromptPart(kind: kind, text: text, above: first + blank))
      }
      lines = []
    }
    // One character ends a line, be it one scalar or two.
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let begins = line.hasPrefix(":")
      let carriesOn = kind == .command && (line.first?.isWhitespace ?? false)
      if begins || (kind == .command && !carriesOn) {
        end()
        kind = begins ? .command : .statements
      }
      lines.append(line)
      number += 1
    }
    end()
    return parts
  }
}

extension Prompt {
  /// Runs parts in their order, each whether those before it were right or not.
  ///
  /// - Parameter name: what places in them are told by.
  func perform(_ parts: [PromptPart], of name: String) -> PromptFlow {
    for part in parts {
      switch part.kind {
      case .statements:
        past.willRun(part.text, isKept: isKeeping)
        run(part.text, in: name, below: part.above)
      case .command:
        if carryOut(part.text, in: name, below: part.above) == .leave { return .leave }
      }
      if Interrupt.hasArrived { break }
    }
    return .stay
  }
}
