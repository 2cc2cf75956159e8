import ArgumentParser

/// A command of the program: its options are read by argument-parser, then it is performed.
protocol Command: ParsableCommand {
  /// Does what the command is for, tells on standard error what went wrong, and says how it ended.
  func perform() -> ExitStatus
}

/// The commands, and the way from the words of a command line to one of them.
enum CommandTable {
  /// What is done where no command is named.
  static let root: any Command.Type = RootCommand.self

  /// The commands by name, in the order help lists them.
  static let named: [(name: String, command: any Command.Type)] = [
    ("run", RunCommand.self), ("test", TestCommand.self), ("check", CheckCommand.self),
    ("fmt", FormatCommand.self), ("corpus", CorpusCommand.self), ("help", HelpCommand.self),
    ("completion", CompletionCommand.self), ("man", ManCommand.self),
  ]

  /// The names of the commands.
  static var names: [String] { named.map(\.name) }

  /// The command of that name.
  static func command(named name: String) -> (any Command.Type)? {
    named.first { $0.name == name }?.command
  }

  /// Finds the command that is meant and takes its name out of the words, so that options may stand
  /// before it or after it.
  ///
  /// The command is the first word that is neither an option nor an option's value, if it is the
  /// name of one. argument-parser by itself reads the options before a command as the root's.
  static func hoist(_ words: [String]) -> (command: any Command.Type, words: [String]) {
    var index = 0
    while index < words.count, words[index] != "--" {
      let word = words[index]
      if RootCommand.namesWithValue.contains(word) {
        index += 2
      } else if word.hasPrefix("-"), word != InputFile.standardInput {
        index += 1
      } else {
        guard let command = command(named: word) else { break }
        var rest = words
        rest.remove(at: index)
        return (command, rest)
      }
    }
    return (root, words)
  }
}
