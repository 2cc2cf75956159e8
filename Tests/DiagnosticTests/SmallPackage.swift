import Foundation
import ProcessSupport
import QualmBase
import QualmCorpus
import Testing

/// The small example package in memory, to be broken.
struct SmallPackage {
  static let folder = Repository.root.appending(path: "Tests/Fixtures/small")

  var files: MemoryFiles

  init() throws {
    let names = Repository.files(
      below: "Tests/Fixtures/small", suffixes: [".csv", ".json", ".jsonl", ".txt"])
    var loaded: [String: [UInt8]] = [:]
    for name in names {
      let path = String(name.dropFirst("Tests/Fixtures/small/".count))
      loaded[path] = Array(try Repository.text(name).utf8)
    }
    files = MemoryFiles(name: "small", files: loaded)
  }

  /// Replaces the first place in a file that holds `old`.
  mutating func replace(_ path: String, _ old: String, _ new: String) throws {
    let text = String(decoding: try #require(files.files[path]), as: UTF8.self)
    let range = try #require(text.range(of: old), "\(path) does not hold \(old)")
    files.files[path] = Array(text.replacingCharacters(in: range, with: new).utf8)
  }

  /// Adds a table of repairs with these rows.
  mutating func addRepairs(_ rows: String) throws {
    try replace(
      "datapackage.json", "    {\n      \"name\": \"sets\"",
      """
          {
            "name": "repairs", "path": "repairs.csv",
            "schema": {"fields": [
              {"name": "document", "type": "string"}, {"name": "damaged", "type": "string"},
              {"name": "mended", "type": "string"}, {"name": "start", "type": "integer"}
            ]}
          },
          {
            "name": "sets"
      """)
    files.files["repairs.csv"] = Array(("document,damaged,mended,start\n" + rows).utf8)
  }

  /// Calls `body` with a folder that holds the package.
  func inFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "qualm-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, bytes) in files.files {
      let file = folder.appending(path: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
    }
    return try body(folder.path)
  }

  /// What reading the package finds, and where that is nothing, what verifying it finds with the
  /// words attached.
  func faults() throws -> String {
    switch CorpusReader.read(files) {
    case .failure(let faults):
      return Shown.text(faults.diagnostics, in: faults.texts)
    case .success(let corpus):
      var words = AttachedWords()
      try words.attach(try #require(files.files["d1.txt"]), named: "d1.txt", to: corpus.descriptor)
      let faults = CorpusVerifier.verify(corpus, files: files, words: words)
      return Shown.text(faults.diagnostics, in: faults.texts)
    }
  }
}

/// Files of which one claims a size that none can have; its bytes are never looked at.
struct HugeFiles: PackageFiles {
  var files: MemoryFiles
  var name: String { files.name }

  func withBytes<Result>(
    of path: String, _ body: (UnsafeBufferPointer<UInt8>) throws(FileFault) -> Result
  ) throws(FileFault) -> Result {
    try files.withBytes(of: path) { (bytes) throws(FileFault) in
      try body(
        path == "documents.csv"
          ? UnsafeBufferPointer(start: bytes.baseAddress, count: 1 << 32) : bytes)
    }
  }
}
