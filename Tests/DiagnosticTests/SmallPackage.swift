import Foundation
import ProcessSupport
import QualmBase
import QualmCorpus
import Testing

/// A small example package in memory, to be broken.
struct SmallPackage {
  var files: MemoryFiles

  /// Loads `Tests/Fixtures/<name>`.
  init(_ name: String = "small") throws {
    let folder = "Tests/Fixtures/\(name)"
    let names = Repository.files(below: folder, suffixes: [".csv", ".json", ".jsonl", ".txt"])
    var loaded: [String: [UInt8]] = [:]
    for name in names {
      let path = String(name.dropFirst(folder.count + 1))
      loaded[path] = Array(try Repository.text(name).utf8)
    }
    files = MemoryFiles(name: name, files: loaded)
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

  /// Changes a document, and its SHA-256 with it.
  mutating func replaceWords(_ path: String, _ old: String, _ new: String) throws {
    let digest = SHA256.hexadecimal(of: try #require(files.files[path]))
    try replace(path, old, new)
    try replace(
      "datapackage.json", digest, SHA256.hexadecimal(of: try #require(files.files[path])))
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
      for (path, bytes) in files.files where path.hasSuffix(".txt") {
        try words.attach(bytes, named: path, to: corpus.descriptor)
      }
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
