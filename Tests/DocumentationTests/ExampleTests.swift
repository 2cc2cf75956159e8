import Foundation
import ProcessSupport
import QualmBase
import QualmSession
import Testing

@Suite("The examples and the standard library run")
struct ExampleTests {
  static let scripts = Repository.files(below: "examples", suffixes: [".qlm"])
  static let shellScripts = Repository.files(below: "examples", suffixes: [".sh"])

  @Test("there are at least sixteen examples, and one in a pipe")
  func present() {
    #expect(Self.scripts.count >= 16)
    #expect(!Self.shellScripts.isEmpty)
  }

  @Test("an example prints what lies beside it", arguments: scripts)
  func example(_ script: String) throws {
    let command = try Repository.text(script).contains("\nclaim ") ? "test" : "run"
    let request = ChildRequest(
      ChildProcess.qualm, [command, script], directory: Repository.root.path)
    try expect(request, prints: script.replacing(".qlm", with: ".expected"))
  }

  @Test("an example for the shell prints what lies beside it", arguments: shellScripts)
  func shellExample(_ script: String) throws {
    let request = ChildRequest(
      "/bin/sh", [script],
      environment: ["PATH": "\(ChildProcess.buildFolder):/usr/local/bin:/usr/bin:/bin"],
      directory: Repository.root.path)
    try expect(request, prints: script.replacing(".sh", with: ".expected"))
  }

  private func expect(_ request: ChildRequest, prints path: String) throws {
    let result = try ChildProcess.run(request)
    let environment = ProcessInfo.processInfo.environment
    if environment["UPDATE_EXPECT"] == "1", environment["CI"] != "true" {
      try result.outputText.write(
        to: Repository.root.appending(path: path), atomically: true, encoding: .utf8)
    }
    #expect(!result.errorText.contains("error[") && !result.errorText.contains("warning["))
    #expect(result.status == .exited(0))
    #expect(try result.outputText == Repository.text(path))
  }

  @Test("an example is formatted as `qualm fmt` has it", arguments: scripts)
  func formatted(_ script: String) throws {
    let request = ChildRequest(
      ChildProcess.qualm, ["fmt", "--check", script], directory: Repository.root.path)
    let result = try ChildProcess.run(request)
    #expect(result.status == .exited(0), "\(result.outputText)\(result.errorText)")
  }

  @Test("every definition of a module has a comment with an example, which runs")
  func modules() throws {
    let modules = Repository.files(below: "stdlib", suffixes: [".qlm"])
      .filter { !$0.contains("builtins/") }
    #expect(!modules.isEmpty)
    for module in modules {
      let name = module.split(separator: "/").last?.dropLast(4) ?? ""
      var examples: [String] = []
      var definitions = 0
      for line in try Repository.lines(module) {
        if line.hasPrefix("---     ") {
          examples.append(String(line.dropFirst(8)))
        } else if line.hasPrefix("let ") {
          definitions += 1
          #expect(!examples.isEmpty, "\(module): `\(line)` has no example")
          for example in examples {
            let session = try Session()
            var answers = 0
            let text = SourceText(name: module, text: "use \(name)\n\(example)")
            let (status, diagnostics) = session.run(text) { answer in
              answers += 1
              return true
            }
            #expect(status == .done, "\(example): \(diagnostics.map(\.message))")
            #expect(answers == 1)
          }
          examples = []
        }
      }
      #expect(definitions >= 5)
    }
  }
}
