import Foundation
import ProcessSupport
import QualmBase

@testable import QualmCLI

/// A call of the program, in a folder of its own.
struct CommandLine: Sendable {
  var arguments: [String]
  var files: [String: String] = [:]
  /// Folders that are there.
  var folders: [String] = []
  /// What a shell sends standard output to.
  var output: String?

  func errors() throws -> String {
    let folder = URL(filePath: NSTemporaryDirectory())
      .appending(path: "qualm-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for name in folders {
      try FileManager.default.createDirectory(
        at: folder.appending(path: name), withIntermediateDirectories: true)
    }
    for (name, text) in files {
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    var request = ChildRequest(ChildProcess.qualm, arguments, directory: folder.path)
    if let output {
      request.executable = "/bin/sh"
      request.arguments =
        ["-c", "exec \"$0\" \"$@\" >\(output)", ChildProcess.qualm] + arguments
    }
    return try ChildProcess.run(request).errorText
  }
}

extension Sample {
  private static func command(
    _ code: String, _ arguments: String..., files: [String: String] = [:],
    folders: [String] = [], output: String? = nil
  ) -> Sample {
    let words = arguments.map { $0.contains(" ") ? "'\($0)'" : $0 }
    let title = (["qualm"] + words + (output.map { [">\($0)"] } ?? [])).joined(separator: " ")
    let line = CommandLine(
      arguments: arguments, files: files, folders: folders, output: output)
    return Sample(code: code, title: title) { try line.errors() }
  }

  /// What the command line raises, and what only files and options raise.
  static let commands: [Sample] = [
    Sample(code: "Q0911", title: "qualm today.md, which holds `:framework initial`") {
      let page = SourceText(
        name: "today.md", text: "```qualm-prompt\n:framework initial\n```\n```qualm\nfind *\n```\n")
      return Shown.text([MarkdownScript.remark(on: page)].compactMap(\.self), in: SourceMap())
    },
    command("Q0208", "--framework", "intial", "-c", "find *"),
    command("Q0356", "--safe", "-c", "find coping | to \"coping.csv\""),
    command("Q0356", "--safe", "-c", "use \"./mine.qlm\""),
    command(
      "Q0453", "run", "a.qlm",
      files: [
        "a.qlm": "use \"./b.qlm\"\nfind one\n", "b.qlm": "use \"./a.qlm\"\nlet one = coping\n",
      ]),
    command(
      "Q0455", "--param", "mision=UNMIK", "-c",
      "param mission = MONUSCO; find * where mission = $mission"),
    command("Q0701", "--corpus", "nowhere", "-c", "find *"),
    command("Q0702", "--corpus", "corpus", "-c", "find *", folders: ["corpus/datapackage.json"]),
    command("Q0801", "--attach", "nowhere.txt", "-c", "find *"),
    command("Q0801", "--attach", "texts", "-c", "find *", folders: ["texts"]),
    command("Q0802", "--attach", "thesis.txt", "-c", "find *", files: ["thesis.txt": "abc"]),
    command("Q0901", "--fromat", "csv"),
    command("Q0901", "--corpus"),
    command("Q0901", "run"),
    command("Q0901", "-c", "find *", "extra.qlm", "--nonsense"),
    command("Q0902", "--format", "cvs", "-c", "find *"),
    command("Q0902", "--format", "xml"),
    command("Q0902", "--color", "yes", "-c", "find *"),
    command("Q0903", "--timeout", "soon"),
    command("Q0903", "--timeout", "-1", "-c", "find *"),
    command("Q0903", "--max-rows", "2.5", "-c", "find *"),
    command(
      "Q0904", "run", "missions.qlm", "--param", "mission", files: ["missions.qlm": "find *"]),
    command("Q0905", "nowhere.qlm"),
    command("Q0905", "chek"),
    command("Q0905", "find coping"),
    command("Q0906", "run", "."),
    command("Q0906", "fmt", "scripts", folders: ["scripts"]),
    command("Q0907", "-c", "from coders", output: "/dev/full"),
    command("Q0907", "-c", "from coders | to \"out/coders.csv\""),
    command("Q0908", "help", "Q9999"),
    command("Q0908", "help", "Q0930"),
    command("Q0908", "help", "rnu"),
    command("Q0910", "completion", "tcsh"),
    command("Q0910", "completion", "zhs"),
    written("Q0909", "from coders | to \"coders.csv\""),
  ]

  /// The note that a program gets of a file written, as text: a person gets a plain line.
  private static func written(_ code: String, _ query: String) -> Sample {
    let line = CommandLine(arguments: ["--diagnostics", "json", "-c", query])
    return Sample(code: code, title: "qualm --diagnostics json -c '\(query)'") {
      let data = Data(try line.errors().utf8)
      let note = try JSONSerialization.jsonObject(with: data) as? [String: Any]
      func text(_ name: String) -> String { note?[name] as? String ?? "" }
      return "\(text("severity"))[\(text("code"))]: \(text("message"))\n"
    }
  }
}
