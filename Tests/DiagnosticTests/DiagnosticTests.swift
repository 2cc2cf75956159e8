import Foundation
import QualmBase
import Testing

@Suite("Every diagnostic has a snapshot")
struct DiagnosticTests {
  static let codes = Catalogue.entries.map(\.code.description)

  @Test("no two entries share a code, and each has a heading and a long form")
  func entries() {
    let entries = Catalogue.entries
    #expect(entries.count > 100)
    #expect(Set(entries.map(\.code)).count == entries.count)
    for entry in entries {
      #expect(!entry.title.isEmpty && !entry.title.hasSuffix("."), "\(entry.code)")
      #expect(entry.explanation.count >= 40 && entry.explanation.hasSuffix("."), "\(entry.code)")
    }
  }

  @Test("every code has a sample, and every sample and every snapshot a code")
  func coverage() throws {
    #expect(Set(Self.codes).subtracting(Sample.byCode.keys).isEmpty)
    #expect(Set(Sample.byCode.keys).subtracting(Self.codes).isEmpty)
    #expect(try Set(Snapshot.names()).subtracting(Self.codes).isEmpty)
  }

  @Test("a code is raised, and shown in the words of its snapshot", arguments: codes)
  func snapshot(_ code: String) throws {
    let shown = try (Sample.byCode[code] ?? []).map { sample in
      let text = try sample.raise()
      let heads = Shown(text).heads
      #expect(heads.contains { $0.code == code }, "\(sample.title) raises \(heads)")
      #expect(heads.count == sample.count, "\(sample.title): a mistake is told once; \(heads)")
      return sample.title.split(separator: "\n").map { "> \($0)\n" }.joined() + "\n" + text
    }
    #expect(!shown.isEmpty)
    try Snapshot.compare(shown.joined(separator: "\n"), with: code)
  }
}

/// The files of `snapshots/`, one for each code.
enum Snapshot {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "snapshots")

  /// Whether snapshots may be written: asked for, and not by a machine that only checks.
  static let rewrites =
    ProcessInfo.processInfo.environment["UPDATE_EXPECT"] == "1"
    && ProcessInfo.processInfo.environment["CI"] != "true"

  /// The codes that have a file.
  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .map { $0.hasSuffix(".txt") ? String($0.dropLast(4)) : $0 }
  }

  static func compare(_ shown: String, with code: String) throws {
    let url = folder.appending(path: "\(code).txt")
    if rewrites {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      try shown.write(to: url, atomically: true, encoding: .utf8)
    }
    let expected = try? String(contentsOf: url, encoding: .utf8)
    #expect(shown == expected, "read what is new, then UPDATE_EXPECT=1 writes \(code).txt")
  }
}
