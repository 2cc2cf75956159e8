import QualmBase

/// A package in a folder of the file system.
package struct FolderFiles: PackageFiles, Sendable {
  /// The folder as the user gave it.
  package let name: String
  /// A writing that was broken off after it was decided: its new files stand in for the old.
  private let journal: WriteJournal?

  /// Looks at the folder at `path`, which need not exist: then every file is missing.
  package init(path: String) {
    name = path
    journal = WriteJournal(in: path)
  }

  package func withBytes<Result>(
    of path: String, _ body: (UnsafeBufferPointer<UInt8>) throws(FileFault) -> Result
  ) throws(FileFault) -> Result {
    let bytes = try read(path)
    return try bytes.withUnsafeBufferPointer { (buffer) throws(FileFault) in try body(buffer) }
  }

  private func read(_ path: String) throws(FileFault) -> [UInt8] {
    if let journal, journal.removed.contains(path) { throw .missing }
    if let journal, journal.replaced.contains(path) {
      do throws(FileFault) {
        return try Self.bytes(of: "\(name)/\(WriteJournal.passingName(of: path))")
      } catch {
        // It has its lasting name already.
        if error != .missing { throw error }
      }
    }
    return try Self.bytes(of: "\(name)/\(path)")
  }

  /// The bytes of a file of the system.
  static func bytes(of path: String) throws(FileFault) -> [UInt8] {
    do throws(SystemFailure) { return try FileBytes.readStored(path) } catch {
      throw FileFault(error)
    }
  }
}

extension FileFault {
  /// What a failure of the system means for a reader of packages.
  init(_ failure: SystemFailure) {
    self = failure.isMissing ? .missing : .unreadable(failure.description)
  }
}
