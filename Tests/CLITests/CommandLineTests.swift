import Foundation
import ProcessSupport
import Testing

@Suite("The command line")
struct CommandLineTests {
  @Test("does what the tables say", arguments: CommandLineCase.all)
  func table(_ example: CommandLineCase) throws {
    let folder = try TemporaryFolder()
    for (name, text) in example.files { try folder.write(Array(text.utf8), to: name) }
    let result = try ChildProcess.run(
      ChildRequest(
        ChildProcess.qualm, example.arguments, environment: example.environment,
        directory: folder.path),
      input: Array(example.input.utf8))
    expect(result.outputText, example.output, "standard output")
    expect(result.errorText, example.errors, "standard error")
    #expect(result.status == .exited(example.status))
    for (name, text) in example.after { #expect(try folder.text(of: name) == text) }
  }

  private func expect(
    _ text: String, _ expectation: CommandLineCase.Expectation, _ stream: Comment
  ) {
    switch expectation {
    case .exactly(let expected):
      #expect(text == expected, stream)
    case .having(let parts):
      for part in parts { #expect(text.contains(part), stream) }
    }
  }

  @Test("has tables to test by")
  func tables() {
    #expect(CommandLineCase.all.count > 40)
    #expect(Set(CommandLineCase.all.map(\.name)).count == CommandLineCase.all.count)
  }
}

/// A folder that is removed with its value.
final class TemporaryFolder {
  let path: String

  init() throws {
    var template = Array("\(FileManager.default.temporaryDirectory.path)/qualm-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw CocoaError(.fileWriteUnknown) }
    path = template.withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { String(cString: $0) } ?? ""
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ bytes: [UInt8], to name: String) throws {
    try Data(bytes).write(to: URL(filePath: path).appending(path: name))
  }

  func text(of name: String) throws -> String {
    try String(contentsOf: URL(filePath: path).appending(path: name), encoding: .utf8)
  }
}
