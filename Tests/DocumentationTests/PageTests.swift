import Foundation
import ProcessSupport
import QualmBase
import QualmSession
import Testing

@Suite("What the pages show is what happens")
struct PageTests {
  @Test("there are examples to run")
  func present() {
    #expect(ConsoleStep.all.count >= 8)
    #expect(FencedBlock.all.filter { $0.language == "qualm" }.count >= 6)
  }

  @Test("a console block prints what the page says", arguments: ConsoleStep.all)
  func console(_ step: ConsoleStep) throws {
    let request = ChildRequest(
      "/bin/bash", ["-c", "{ \(step.command)\n} 2>&1"],
      environment: ["PATH": "\(ChildProcess.buildFolder):/usr/local/bin:/usr/bin:/bin"],
      directory: Repository.root.path)
    let output = try ChildProcess.run(request).outputText
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    #expect(Self.trimmed(output) == Self.trimmed(step.output))
  }

  @Test(
    "a block of queries is answered",
    arguments: FencedBlock.all.filter { $0.language == "qualm" })
  func queries(_ block: FencedBlock) throws {
    let session = try Session()
    let (status, diagnostics) = session.run(SourceText(name: block.page, text: block.text)) { _ in
      true
    }
    #expect(status == .done, "\(diagnostics.map(\.message))")
    #expect(!diagnostics.contains { $0.severity == .warning }, "\(diagnostics.map(\.message))")
  }

  @Test("no link to a file of ours is dead")
  func links() throws {
    let pages =
      Repository.files(below: "Documentation", suffixes: [".md"])
      + ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "grammar/README.md"]
      + ["examples/README.md", "stdlib/corpus/README.md"]
    for page in pages {
      let folder = Repository.root.appending(path: page).deletingLastPathComponent()
      for piece in try Repository.text(page).components(separatedBy: "](").dropFirst() {
        let target = piece.prefix { $0 != ")" && $0 != "#" }
        guard !target.isEmpty, !target.contains("://") else { continue }
        let path = folder.appending(path: String(target)).path
        #expect(FileManager.default.fileExists(atPath: path), "\(page) links to \(target)")
      }
    }
  }

  private static func trimmed(_ lines: [String]) -> [String] {
    var lines = lines.map { line in
      var line = line
      while line.last == " " { line.removeLast() }
      return line
    }
    while lines.last == "" { lines.removeLast() }
    return lines
  }
}
