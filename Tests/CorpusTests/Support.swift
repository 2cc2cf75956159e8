import Glibc
import ProcessSupport
import QualmBase
import QualmCorpus
import Testing

/// A copy in memory of one of the example packages, to be changed.
struct Package {
  var files: MemoryFiles

  /// Loads `Tests/Fixtures/<name>`.
  init(_ name: String = "small") throws {
    let folder = "\(Repository.path)/Tests/Fixtures/\(name)"
    var loaded: [String: [UInt8]] = [:]
    for entry in TemporaryFolder.names(in: folder) + ["tables/places.csv", "tables/roads.csv"] {
      if let bytes = readFile("\(folder)/\(entry)") { loaded[entry] = bytes }
    }
    files = MemoryFiles(name: name, files: loaded)
  }

  /// Replaces the one place in a file that holds `old`.
  mutating func replace(_ path: String, _ old: String, _ new: String) throws {
    let text = String(decoding: try #require(files.files[path], "no \(path)"), as: UTF8.self)
    let parts = text.split(separator: old, omittingEmptySubsequences: false)
    try #require(parts.count >= 2, "\(path) does not hold \(old)")
    let rest = parts.dropFirst().joined(separator: old)
    files.files[path] = Array((parts[0] + new + rest).utf8)
  }

  func read() -> Result<Corpus, CorpusFaults> { CorpusReader.read(files) }
}

/// A package in memory that is never freed, as what is built into the program.
struct LastingFiles: PackageFiles {
  let name = "built in"
  private let files: [String: LastingBytes]

  init(_ memory: MemoryFiles) {
    files = memory.files.mapValues { bytes in
      let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
      _ = copy.initialize(from: bytes)
      return LastingBytes(UnsafeBufferPointer(copy))
    }
  }

  func withBytes<Result>(
    of path: String, _ body: (UnsafeBufferPointer<UInt8>) throws(FileFault) -> Result
  ) throws(FileFault) -> Result {
    guard let bytes = files[path] else { throw .missing }
    return try body(bytes.bytes)
  }

  func lastingBytes(of path: String) -> LastingBytes? { files[path] }
}

extension CorpusFaults {
  /// The text that a diagnostic points to.
  func pointed(_ diagnostic: Diagnostic) -> String? {
    diagnostic.span.flatMap { texts[$0.file]?.text(in: $0) }
  }

  /// All diagnostics, a line each, for the message of a failing test.
  var description: String {
    diagnostics.map { diagnostic in
      let place = diagnostic.span.flatMap { span in
        texts[span.file].map { "\($0.name):\($0.lineIndex(at: Int(span.start)) + 1) " }
      }
      return "\(diagnostic.code) \(place ?? "")\(diagnostic.message)"
    }.joined(separator: "\n")
  }
}

extension Result where Success == Corpus, Failure == CorpusFaults {
  /// The faults, none where reading went well.
  var faults: CorpusFaults {
    if case .failure(let faults) = self { return faults }
    return CorpusFaults(diagnostics: [], texts: SourceMap())
  }
}
