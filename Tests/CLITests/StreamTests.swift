import Foundation
import ProcessSupport
import Testing

@Suite("Streams, files and signals")
struct StreamTests {
  /// A query whose answer is larger than a pipe holds.
  private static let long = [String](repeating: "find * | select id, summary", count: 100)

  @Test("a reader who leaves ends the program, quietly and with 0", arguments: ["jsonl", "table"])
  func closedPipe(format: String) throws {
    let result = try ChildProcess.run(
      ChildRequest(ChildProcess.qualm, ["--format", format]),
      input: Array(Self.long.joined(separator: "\n").utf8), outputLimit: 1)
    #expect(!result.output.isEmpty)
    #expect(result.errorText.split(separator: "\n").allSatisfy { $0.contains("note") })
    #expect(result.status == .exited(0))
  }

  @Test("so does a reader who was never there")
  func unreadPipe() throws {
    let result = try ChildProcess.run(
      ChildRequest(ChildProcess.qualm, ["-c", "from coders"]), outputLimit: 0)
    #expect(result.errors.isEmpty)
    #expect(result.status == .exited(0))
  }

  @Test("in a shell, with head")
  func head() throws {
    let script = "printf 'find * | select id, summary' | \"$QUALM\" --format jsonl | head -1"
    let result = try ChildProcess.run(
      ChildRequest("/bin/sh", ["-c", script], environment: ["QUALM": ChildProcess.qualm]))
    #expect(result.outputText.hasPrefix("{\"id\":"))
    #expect(result.outputText.split(separator: "\n").count == 1)
    #expect(result.errors.isEmpty)
    #expect(result.status == .exited(0))
  }

  @Test(
    "a full disk is an error",
    arguments: [
      "-c 'from coders'", "help Q0201", "--help", "run --help", "--version", "corpus info",
    ])
  func fullDisk(arguments: String) throws {
    let result = try ChildProcess.run(
      ChildRequest(
        "/bin/sh", ["-c", "exec \"$QUALM\" \(arguments) >/dev/full"],
        environment: ["QUALM": ChildProcess.qualm]))
    #expect(result.errorText.contains("error[Q0907]: cannot write the answer: no space left"))
    #expect(result.status == .exited(2))
  }

  @Test("a script may begin with a byte order mark and end its lines as Windows does")
  func windowsScript() throws {
    let script =
      "\u{FEFF}#!/usr/bin/env qualm\r\n-- é\r\nfrom sources where id = DRC-1\r\n| select id\r\n"
    let result = try ChildProcess.run(
      ChildRequest(ChildProcess.qualm, []), input: Array(script.utf8))
    #expect(result.outputText == "id\nDRC-1\n")
    #expect(result.errors.isEmpty)
    #expect(result.status == .exited(0))
  }

  @Test("a script that is not UTF-8 is an error with a place")
  func invalidText() throws {
    let result = try ChildProcess.run(
      ChildRequest(ChildProcess.qualm, []),
      input: Array("find \"a".utf8) + [0xFF] + Array("\"".utf8))
    #expect(result.output.isEmpty)
    #expect(result.errorText.contains("error[Q0001]"))
    #expect(result.errorText.contains("standard input:1:8"))
    #expect(result.status == .exited(2))
  }

  @Test("formatting keeps permissions and symbolic links")
  func formatInPlace() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array("find   coping\n".utf8), to: "a.qlm")
    let path = "\(folder.path)/a.qlm"
    chmod(path, 0o750)
    symlink("a.qlm", "\(folder.path)/link.qlm")
    let result = try ChildProcess.run(
      ChildRequest(ChildProcess.qualm, ["fmt", "link.qlm"], directory: folder.path))
    #expect(result.status == .exited(0))
    #expect(try folder.text(of: "a.qlm") == "find coping\n")
    var information = stat()
    #expect(lstat("\(folder.path)/link.qlm", &information) == 0)
    #expect(information.st_mode & S_IFMT == S_IFLNK)
    #expect(stat(path, &information) == 0)
    #expect(information.st_mode & 0o777 == 0o750)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
  }

  @Test("formatting leaves a pipe a pipe")
  func formatPipe() throws {
    let folder = try TemporaryFolder()
    let script = "mkfifo pipe; echo 'find   coping' >pipe & exec \"$QUALM\" fmt pipe"
    let result = try ChildProcess.run(
      ChildRequest(
        "/bin/sh", ["-c", script], environment: ["QUALM": ChildProcess.qualm],
        directory: folder.path))
    #expect(result.errorText.contains("error[Q0907]: cannot write `pipe`"))
    #expect(result.status == .exited(2))
    var information = stat()
    #expect(stat("\(folder.path)/pipe", &information) == 0)
    #expect(information.st_mode & S_IFMT == S_IFIFO)
  }

  @Test("a table on a terminal, in colour unless that is not wanted", arguments: [nil, "1"])
  func terminal(noColor: String?) throws {
    let terminal = try PseudoTerminal(
      ChildRequest(
        ChildProcess.qualm, ["-c", "from sources where id = DRC-1 | select id"],
        environment: noColor.map { ["NO_COLOR": $0] } ?? [:]))
    #expect(terminal.finish() == .exited(0))
    #expect(terminal.text.contains("─────"))
    #expect(terminal.text.contains("1 row"))
    #expect(terminal.text.contains("\u{1B}[") == (noColor == nil))
  }

  @Test("colour where it is asked for, in answers and in errors")
  func color() throws {
    let query = "from sources where id = DRC-1 | select id"
    for (choice, isColored) in [("always", true), ("never", false), ("auto", false)] {
      let result = try ChildProcess.run(
        ChildRequest(
          ChildProcess.qualm,
          ["--color", choice, "--format", "table", "-c", query, "-c", "find copng"],
          environment: ["NO_COLOR": "1"]))
      #expect(result.outputText.contains("\u{1B}[") == isColored)
      #expect(result.errorText.contains("\u{1B}[") == isColored)
      #expect(result.errorText.contains("copng"))
    }
  }

  @Test("a table fits its window")
  func window() throws {
    let terminal = try PseudoTerminal(
      ChildRequest(
        ChildProcess.qualm, ["-c", "find *"], environment: ["NO_COLOR": "1"]),
      columns: 60)
    #expect(terminal.finish() == .exited(0))
    let lines = terminal.text.split(whereSeparator: \.isNewline).filter { !$0.contains("note") }
    #expect(lines.count > 10)
    #expect(lines.allSatisfy { $0.count <= 60 })
  }

  @Test("Ctrl-C while an answer is written leaves with 130")
  func interrupt() throws {
    let folder = try TemporaryFolder()
    try folder.write(Array(Self.long.joined(separator: "\n").utf8), to: "long.qlm")
    let terminal = try PseudoTerminal(
      ChildRequest(
        ChildProcess.qualm, ["--format", "csv", "long.qlm"], directory: folder.path))
    // From here on nobody reads, and the program is soon stuck in the middle of its answers.
    #expect(terminal.expect("id,summary"))
    terminal.type("\u{3}")
    #expect(terminal.finish() == .exited(130))
  }
}

@Suite("The option table")
struct OptionTableTests {
  @Test("every option with a value may stand before a command")
  func hoisting() throws {
    let help = try ChildProcess.run(ChildRequest(ChildProcess.qualm, ["--help"])).outputText
    // `  -c, --command <query>   A query`: the names of the options that take a value.
    let names = help.split(separator: "\n").filter { $0.hasPrefix("  -") && $0.contains("<") }
      .flatMap { $0.prefix { $0 != "<" }.split { $0 == " " || $0 == "," } }
    #expect(names.count > 8)
    for name in names {
      // The value is the name of a command; were it taken for one, help would be asked for.
      let result = try ChildProcess.run(
        ChildRequest(ChildProcess.qualm, [String(name), "help", "check", "/nowhere"]))
      #expect(!result.errorText.contains("Q0908"), "\(name)")
      #expect(!result.errorText.contains("`check`"), "\(name)")
    }
    let query = try ChildProcess.run(ChildRequest(ChildProcess.qualm, ["-c", "help"]))
    #expect(!query.errorText.contains("Q0901"))
  }
}
