/// Why a file of a package cannot be read.
package enum FileFault: Error, Sendable, Hashable {
  case missing
  /// The system's words.
  case unreadable(String)
}

/// The files of a package: a folder, what is built in, or a dictionary in tests.
package protocol PackageFiles {
  /// What errors call the package, such as the folder's path as the user gave it.
  var name: String { get }

  /// Gives the bytes of the file at `path` (relative to the package, `/` between steps) to `body`;
  /// they are valid only until it returns.
  func withBytes<Result>(
    of path: String, _ body: (UnsafeBufferPointer<UInt8>) throws(FileFault) -> Result
  ) throws(FileFault) -> Result

  /// The bytes of the file at `path` where they stay as long as the program runs, so that what they
  /// hold may be looked for later; nil for any other package, which is the default.
  func lastingBytes(of path: String) -> LastingBytes?
}

extension PackageFiles {
  package func lastingBytes(of path: String) -> LastingBytes? { nil }
}

/// Bytes that are never changed nor freed: what is built into the program.
///
/// Unchecked, because a pointer alone does not say so: whoever makes one vouches for it.
package struct LastingBytes: @unchecked Sendable {
  package let bytes: UnsafeBufferPointer<UInt8>

  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }
}

/// A package in memory.
package struct MemoryFiles: PackageFiles, Sendable {
  package var name: String
  package var files: [String: [UInt8]]

  package init(name: String = "corpus", files: [String: [UInt8]]) {
    self.name = name
    self.files = files
  }

  package func withBytes<Result>(
    of path: String, _ body: (UnsafeBufferPointer<UInt8>) throws(FileFault) -> Result
  ) throws(FileFault) -> Result {
    guard let bytes = files[path] else { throw .missing }
    return try bytes.withUnsafeBufferPointer { (buffer) throws(FileFault) in try body(buffer) }
  }
}
