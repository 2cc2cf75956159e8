import ArgumentParser
import QualmBase

/// The commands of the program with their options, as argument-parser knows them.
///
/// The man page and the completion in shells are made of it, so that there is no second list to keep.
struct OptionTable {
  /// An option or an argument.
  struct Entry {
    /// What stands before its value.
    enum Kind { case option, flag, argument }

    var kind: Kind
    /// How it may be written, with its dashes; none for an argument.
    var names: [String]
    /// What help calls its value; an argument's own name.
    var value: String
    /// What it is for, in a sentence.
    var summary: String
    /// Whether it may be left out.
    var isOptional: Bool
    /// Whether it may be given several times.
    var isRepeating: Bool
    /// Whether all commands share it.
    var isCommon: Bool
    /// What its value may be, where that is known beforehand.
    var values: Values?
  }

  /// What the value of an option may be.
  enum Values: Equatable {
    case words([String])
    case files
    case folders
  }

  /// A command; that of an empty name is the program without one.
  struct Command {
    var name: String
    var summary: String
    var entries: [Entry]

    /// The entries that are given by their place.
    var arguments: [Entry] { entries.filter { $0.kind == .argument } }
    /// The entries that are given by a name.
    var options: [Entry] { entries.filter { $0.kind != .argument } }
  }

  /// The program without the name of a command.
  let root: Command
  /// The commands, in the order help lists them.
  let commands: [Command]

  /// The table of the program.
  ///
  /// - Returns: nil only if argument-parser should come to write its table in another way.
  static func read() -> OptionTable? {
    let text = RootCommand._dumpHelp()
    guard let tree = try? JSONReader.read(Array(text.utf8)), let root = tree["command"] else {
      return nil
    }
    // argument-parser adds a `help` of its own behind ours.
    let named = (root["subcommands"]?.array ?? []).map { command($0) }
    var commands = CommandTable.names.compactMap { name in named.first { $0.name == name } }
    // Only the program itself has a version.
    for index in commands.indices {
      commands[index].entries.removeAll { $0.names.contains("--version") }
    }
    var program = command(root)
    program.name = ""
    return OptionTable(root: program, commands: commands)
  }

  /// The command of that name.
  func command(named name: String) -> Command? { commands.first { $0.name == name } }

  /// The option of that name, with its dashes, in whatever command.
  func option(named name: String) -> Entry? {
    ([root] + commands).lazy.flatMap(\.options).first { $0.names.contains(name) }
  }

  private static func command(_ tree: JSONValue) -> Command {
    Command(
      name: tree["commandName"]?.string ?? "", summary: tree["abstract"]?.string ?? "",
      entries: (tree["arguments"]?.array ?? [])
        .filter { $0["shouldDisplay"]?.boolean ?? true }.map { entry($0) })
  }

  private static func entry(_ tree: JSONValue) -> Entry {
    let kind: Entry.Kind =
      switch tree["kind"]?.string {
      case "option": .option
      case "flag": .flag
      default: .argument
      }
    let names = (tree["names"]?.array ?? []).compactMap { name in
      name["name"]?.string.map { (name["kind"]?.string == "short" ? "-" : "--") + $0 }
    }
    let section = tree["sectionTitle"]?.string
    return Entry(
      kind: kind, names: names, value: tree["valueName"]?.string ?? "",
      summary: tree["abstract"]?.string ?? "",
      isOptional: tree["isOptional"]?.boolean ?? false,
      isRepeating: tree["isRepeating"]?.boolean ?? false,
      isCommon: section != nil || names.contains("--help"),
      values: values(tree["completionKind"]))
  }

  private static func values(_ tree: JSONValue?) -> Values? {
    guard let tree else { return nil }
    if tree["file"] != nil { return .files }
    if tree["directory"] != nil { return .folders }
    return (tree["list"]?["values"]?.array).map { .words($0.compactMap(\.string)) }
  }
}
