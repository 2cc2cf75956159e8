import QualmBase

/// The file that is read when the prompt opens: statements, and lines with commands of the prompt.
enum PromptInit {
  /// The place by the XDG rules: below `XDG_CONFIG_HOME` where that is an absolute path, else below
  /// `.config` at home; nil without a home.
  static func path(environment: (String) -> String?) -> String? {
    if let folder = environment("XDG_CONFIG_HOME"), folder.hasPrefix("/") {
      return folder + "/qualm/init.qlm"
    }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return home + "/.config/qualm/init.qlm"
  }

  /// A run of statements, or a command.
  enum Part: Equatable {
    /// Statements, below as many empty lines as stand above them in the file.
    case statements(String)
    case command(String)
  }

  /// The parts of the file in their order: a line that begins with a colon is a command, all between two
  /// of them are statements.
  static func parts(of text: String) -> [Part] {
    var parts: [Part] = []
    var statements = ""
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      guard line.hasPrefix(":") else {
        statements += line + "\n"
        continue
      }
      parts += [.statements(statements), .command(Prompt.trimmed(String(line)))]
      statements = String(repeating: "\n", count: statements.utf8.count { $0 == 10 } + 1)
    }
    return (parts + [.statements(statements)]).filter { part in
      if case .statements(let text) = part { !text.allSatisfy(\.isWhitespace) } else { true }
    }
  }
}

extension Prompt {
  /// Runs the user's own file, where there is one. A mistake in it is told, and the rest still runs.
  func runInitFile() -> PromptFlow {
    guard let path = PromptInit.path(environment: Terminal.environment),
      PromptFiles.isThere(path)
    else { return .stay }
    let text: SourceText
    do throws(SystemFailure) {
      text = SourceText(name: path, bytes: try FileBytes.readStored(path))
    } catch {
      report(
        [.unreadableFile(path, reason: error.description.startingSmall)], about: SourceMap())
      return .stay
    }
    for part in PromptInit.parts(of: text.text(in: 0..<text.bytes.count)) {
      switch part {
      case .statements(let statements): run(SourceText(name: path, text: statements))
      case .command(let command): if carryOut(command) == .leave { return .leave }
      }
    }
    past.startAnew()
    return .stay
  }
}
