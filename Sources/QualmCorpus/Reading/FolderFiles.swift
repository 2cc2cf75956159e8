import Glibc

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
        return try FileSystem.read("\(name)/\(WriteJournal.passingName(of: path))")
      } catch {
        // It has its lasting name already.
        if error != .missing { throw error }
      }
    }
    return try FileSystem.read("\(name)/\(path)")
  }
}

/// Reading whole files.
enum FileSystem {
  /// The bytes of the file at `path`.
  static func read(_ path: String) throws(FileFault) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw fault(errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw fault(errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw fault(EISDIR) }
    // One byte more than the file has, so that the last read finds the end without growing.
    var bytes = [UInt8](repeating: 0, count: max(0, Int(status.st_size)) + 1)
    var count = 0
    while true {
      if count == bytes.count { bytes.append(contentsOf: repeatElement(0, count: count)) }
      let got = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress?.advanced(by: count), $0.count - count)
      }
      if got < 0 {
        if errno == EINTR { continue }
        throw fault(errno)
      }
      if got == 0 { break }
      count += got
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// What a system error means for a reader.
  static func fault(_ code: Int32) -> FileFault {
    code == ENOENT || code == ENOTDIR ? .missing : .unreadable(message(code))
  }

  /// The system's words for an error.
  static func message(_ code: Int32) -> String {
    guard let text = strerror(code) else { return "error \(code)" }
    return String(cString: text)
  }
}
