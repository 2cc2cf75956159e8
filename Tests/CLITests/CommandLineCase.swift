import ProcessSupport
import Testing

/// One case of a file in `cases/`: a command line, and what must come of it.
///
///     #### the name of the case
///     $ NO_COLOR=1 qualm --format csv -c 'find coping | count'
///     ## STDIN
///     what stands on standard input
///     ## FILE a.qlm
///     what stands in a file of the folder that the program runs in
///     ## STDOUT
///     ## STDERR
///     ## STATUS 2
///     ## AFTER a.qlm
///     what stands in the file in the end
///
/// `FIXTURES/` at the beginning of a word is the folder of the tests' example corpora.
///
/// What is not mentioned must be empty, the status 0. `## STDOUT has` and `## STDERR has` ask that
/// each of the lines is part of what was written. Words are split as a shell does; variables of the
/// environment stand before `qualm`.
struct CommandLineCase: Sendable, CustomTestStringConvertible {
  /// What must have been written on a stream.
  enum Expectation: Sendable {
    /// This text.
    case exactly(String)
    /// Something that holds these lines, or these parts of lines.
    case having([String])
  }

  let file: String
  let line: Int
  let name: String
  var environment: [String: String] = [:]
  var arguments: [String] = []
  var input = ""
  var files: [(name: String, text: String)] = []
  var output = Expectation.exactly("")
  var errors = Expectation.exactly("")
  var status: Int32 = 0
  var after: [(name: String, text: String)] = []

  var testDescription: String { "\(file):\(line) \(name)" }
}

extension CommandLineCase {
  /// Every case of every file.
  static let all: [CommandLineCase] = {
    let paths = Repository.files(below: "Tests/CLITests/cases", suffixes: [".cases"])
    return paths.flatMap { path in
      read((try? Repository.lines(path)) ?? [], file: String(path.split(separator: "/").last ?? ""))
    }
  }()

  /// The cases of one file.
  static func read(_ lines: [Substring], file: String) -> [CommandLineCase] {
    var cases: [CommandLineCase] = []
    var heading = ""
    var section: [Substring] = []
    for (index, line) in lines.enumerated() {
      if line.hasPrefix("#### ") {
        cases.last.map { cases[cases.count - 1] = $0.taking(section, under: heading) }
        cases.append(
          CommandLineCase(file: file, line: index + 1, name: String(line.dropFirst(5))))
        (heading, section) = ("", [])
      } else if line.hasPrefix("## ") {
        cases.last.map { cases[cases.count - 1] = $0.taking(section, under: heading) }
        (heading, section) = (String(line.dropFirst(3)), [])
      } else {
        section.append(line)
      }
    }
    cases.last.map { cases[cases.count - 1] = $0.taking(section, under: heading) }
    return cases
  }

  /// The case with what one of its sections says.
  private func taking(_ lines: [Substring], under heading: String) -> CommandLineCase {
    var result = self
    var lines = lines
    while lines.last == "" { lines.removeLast() }
    let text = lines.map { "\($0)\n" }.joined()
    let words = heading.split(separator: " ").map(String.init)
    switch words.first {
    case nil: result.takeCommand(lines.first { $0.hasPrefix("$ ") }.map { $0.dropFirst(2) } ?? "")
    case "STDIN": result.input = text
    case "STDOUT":
      result.output = words.count > 1 ? .having(lines.map(String.init)) : .exactly(text)
    case "STDERR":
      result.errors = words.count > 1 ? .having(lines.map(String.init)) : .exactly(text)
    case "STATUS": result.status = words.last.flatMap { Int32($0) } ?? -1
    case "FILE": result.files.append((words[1], text))
    case "AFTER": result.after.append((words[1], text))
    default: Issue.record("\(file):\(line): no section is called `\(heading)`")
    }
    return result
  }

  private mutating func takeCommand(_ command: Substring) {
    var words = CommandLineCase.words(of: command)
    while let word = words.first, word != "qualm", let equals = word.firstIndex(of: "=") {
      environment[String(word[..<equals])] = String(word[word.index(after: equals)...])
      words.removeFirst()
    }
    if words.first != "qualm" { Issue.record("\(file):\(line): there is no `$ qualm …`") }
    let fixtures = Repository.path + "/Tests/Fixtures/"
    arguments = words.dropFirst().map { word in
      word.hasPrefix("FIXTURES/") ? fixtures + word.dropFirst("FIXTURES/".count) : word
    }
  }

  /// The words of a command line, parted at blanks outside of quotes.
  static func words(of command: Substring) -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in command {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        word = word ?? ""
      } else if quote == nil, character == " " {
        word.map { words.append($0) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    word.map { words.append($0) }
    return words
  }
}
