import Foundation
import ProcessSupport
import Testing

@testable import QualmCLI

@Suite("Help and the manual page")
struct GuideTests {
  /// A command line of the examples, and the command that tells of it.
  struct Example: Sendable, CustomTestStringConvertible {
    let command: String
    let line: String
    var testDescription: String { line }
  }

  private static let examples = Guide.allExamples.sorted { $0.key < $1.key }.flatMap { entry in
    entry.value.map { Example(command: entry.key, line: $0.line) }
  }

  /// What the examples ask for is there.
  private func makeFolder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let study = Repository.path + "/Tests/Fixtures/scanned"
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/study", withDestinationPath: study)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/qualm", withDestinationPath: ChildProcess.qualm)
    try folder.write(
      Array("param mission = MONUSCO\n\nfind * where source.mission = $mission | count\n".utf8),
      to: "questions.qlm")
    try folder.write(
      Array("claim \"coping is shared\" that sources(find coping) > 1\n".utf8), to: "claims.qlm")
    return folder
  }

  @Test("every example of help does what it should", arguments: examples)
  func example(_ example: Example) throws {
    // Where man is not there its example ends at the page.
    let hasMan = FileManager.default.isExecutableFile(atPath: "/usr/bin/man")
    let line = hasMan ? example.line : example.line.replacing(" | man -l -", with: "")
    let folder = try makeFolder()
    let result = try ChildProcess.run(
      ChildRequest(
        "/bin/bash", ["-c", "set -o pipefail; " + line],
        environment: ["PATH": folder.path + ":/usr/local/bin:/usr/bin:/bin"],
        directory: folder.path))
    #expect(result.status == .exited(0))
    #expect(result.errorText == "")
  }

  @Test("every command has examples, and help shows them")
  func coverage() throws {
    #expect(Set(Guide.allExamples.keys) == Set(CommandTable.names + [""]))
    for example in Self.examples {
      for words in [[example.command, "--help"], ["help", example.command]] {
        let result = try ChildProcess.run(
          ChildRequest(ChildProcess.qualm, words.filter { !$0.isEmpty }))
        #expect(result.outputText.contains("\nEXAMPLES:\n"))
        #expect(result.outputText.contains("  \(example.line)\n"))
      }
    }
  }

  @Test("the version of the corpus is that of its description")
  func version() throws {
    let text = try Data(
      contentsOf: URL(filePath: Repository.path + "/stdlib/corpus/datapackage.json"))
    let package = try JSONSerialization.jsonObject(with: text) as? [String: Any]
    let corpusVersion = try #require(package?["version"] as? String)
    let result = try ChildProcess.run(ChildRequest(ChildProcess.qualm, ["--version"]))
    #expect(
      result.outputText
        == "qualm \(Version.current) (corpus: Vallings 2015, version \(corpusVersion))\n")
  }

  private func page() throws -> String {
    try ChildProcess.run(ChildRequest(ChildProcess.qualm, ["man"])).outputText
  }

  @Test("the manual page tells of every command, option and command of the prompt")
  func manual() throws {
    let page = try page()
    for title in [
      "NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "COMMANDS", "THE PROMPT", "FILES",
      "ENVIRONMENT", "EXIT STATUS", "EXAMPLES",
    ] {
      #expect(page.contains("\n.SH \"\(title)\"\n"))
    }
    let table = try #require(OptionTable.read())
    #expect(table.commands.map(\.name) == CommandTable.names)
    for command in table.commands {
      #expect(page.contains("\n.SS \"qualm \(command.name)\"\n"))
    }
    for option in ([table.root] + table.commands).flatMap(\.options).flatMap(\.names) {
      #expect(page.contains("\\fB" + option.replacing("-", with: "\\-") + "\\fP"))
    }
    for command in PromptCommands.all {
      #expect(page.contains("\n\\fB:\(command.name)"))
    }
    for name in Guide.variables.map(\.name) { #expect(page.contains("\n\\fB\(name)\\fP\n")) }
  }

  @Test("the manual page is plain roff: known macros, ASCII, nothing that typography would change")
  func roff() throws {
    let macros: Set<Substring> = [".TH", ".SH", ".SS", ".PP", ".TP", ".nf", ".fi"]
    for line in try page().split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(line.allSatisfy { $0.isASCII && $0 != "\t" && $0 != "'" && $0 != "`" }, "\(line)")
      guard line.hasPrefix(".") else { continue }
      #expect(macros.contains(line.prefix { $0 != " " }), "\(line)")
    }
  }

  @Test(
    "groff has nothing to say against it",
    .enabled(
      if: FileManager.default.isExecutableFile(atPath: "/usr/bin/groff"), "groff is not installed"))
  func groff() throws {
    let result = try ChildProcess.run(
      ChildRequest("/usr/bin/groff", ["-man", "-Tutf8", "-ww"]), input: Array(try page().utf8))
    #expect(result.status == .exited(0))
    #expect(result.errorText == "")
  }

  @Test("what is installed goes again, whatever the folder is called")
  func install() throws {
    let folder = try TemporaryFolder()
    let place = folder.path + "/a folder"
    func make(_ goal: String) throws {
      let result = try ChildProcess.run(
        ChildRequest(
          "/usr/bin/make",
          ["-s", goal, "PROGRAM=\(ChildProcess.qualm)", "DESTDIR=\(place)", "PREFIX=/usr"],
          directory: Repository.path))
      #expect(result.status == .exited(0))
      #expect(result.errorText == "")
    }
    func files() -> Set<String> {
      let all = FileManager.default.enumerator(atPath: place + "/usr")?.allObjects as? [String]
      var isFolder: ObjCBool = false
      return Set(
        (all ?? []).filter {
          FileManager.default.fileExists(atPath: place + "/usr/" + $0, isDirectory: &isFolder)
            && !isFolder.boolValue
        })
    }
    try make("install")
    #expect(
      files() == [
        "bin/qualm", "share/man/man1/qualm.1", "share/bash-completion/completions/qualm",
        "share/zsh/site-functions/_qualm", "share/fish/vendor_completions.d/qualm.fish",
      ])
    let manual = try String(contentsOfFile: place + "/usr/share/man/man1/qualm.1", encoding: .utf8)
    #expect(manual.hasPrefix(".TH QUALM 1"))
    try make("uninstall")
    #expect(files() == [])
  }
}
