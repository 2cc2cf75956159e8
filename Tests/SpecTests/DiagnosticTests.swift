import Foundation
import ProcessSupport
import QualmBase
import QualmSession
import Testing

@Suite("Every diagnostic has a snapshot")
struct DiagnosticTests {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "diagnostics")

  @Test("no two entries share a code, and each has a heading and a long form")
  func entries() {
    let entries = Catalogue.entries
    #expect(entries.count > 80)
    #expect(Set(entries.map(\.code)).count == entries.count)
    for entry in entries {
      #expect(!entry.title.isEmpty && entry.explanation.count > 40, "\(entry.code)")
      #expect(entry.explanation.last == ".", "\(entry.code)")
    }
  }

  @Test("every code has a way to be seen: an example that raises it, or a sample")
  func coverage() {
    for entry in Catalogue.entries {
      #expect(
        entry.example != nil || DiagnosticSamples.byCode[entry.code.description] != nil,
        "\(entry.code) has neither")
    }
    let codes = Set(Catalogue.entries.map(\.code.description))
    for code in DiagnosticSamples.byCode.keys { #expect(codes.contains(code), "\(code)") }
  }

  @Test(
    "the example of a code raises it, in the words of its snapshot",
    arguments: Catalogue.entries.filter { $0.example != nil }.map(\.code.description))
  func example(_ code: String) throws {
    let entry = try #require(Catalogue.entry(named: code))
    let text = try #require(entry.example)
    let session = try Session()
    var remarks: [Diagnostic] = []
    let (_, diagnostics) = session.run(SourceText(name: "query", text: text)) { answer in
      remarks += answer.remarks
      return true
    }
    let raised = diagnostics + remarks
    #expect(raised.contains { $0.code == entry.code }, "raised: \(raised.map(\.code.description))")
    let shown = raised.map { DiagnosticRenderer(texts: session.texts).text($0) }.joined()
    try compare(shown, with: code)
  }

  @Test(
    "what no query raises is shown in the words of its snapshot",
    arguments: DiagnosticSamples.byCode.keys.sorted())
  func sample(_ code: String) throws {
    let samples = try #require(DiagnosticSamples.byCode[code])
    for diagnostic in samples { #expect(diagnostic.code.description == code) }
    let shown = samples.map { DiagnosticRenderer(texts: DiagnosticSamples.texts).text($0) }
    try compare(shown.joined(), with: code)
  }

  @Test("no message speaks of the implementation or blames")
  func wording() throws {
    let unwanted = ["token", "parser", "syntax error", "invalid", "illegal", "you ", "nil", "null"]
    for code in Catalogue.entries.map(\.code.description) {
      let shown = try String(
        contentsOf: Self.folder.appending(path: "\(code).txt"), encoding: .utf8)
      for line in shown.split(separator: "\n")
      where ["error[", "warning[", "note[", "help:"].contains(where: line.hasPrefix) {
        for word in unwanted {
          #expect(!line.lowercased().contains(word), "\(code): `\(line)` says `\(word)`")
        }
      }
    }
  }

  private func compare(_ shown: String, with code: String) throws {
    let url = Self.folder.appending(path: "\(code).txt")
    if SpecTests.rewrites {
      try FileManager.default.createDirectory(
        at: Self.folder, withIntermediateDirectories: true)
      try shown.write(to: url, atomically: true, encoding: .utf8)
    }
    #expect(try shown == String(contentsOf: url, encoding: .utf8), "see diagnostics/\(code).txt")
  }
}
