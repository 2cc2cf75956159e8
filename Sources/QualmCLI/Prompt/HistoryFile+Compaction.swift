import Glibc
import QualmBase

// How the file is kept from growing for ever.
//
// Writers share a lock on the file, and the one that makes the file anew has it alone: what is
// written meanwhile waits, and goes into the new file. Who opened the old file before it was
// replaced sees, once it has the lock, that its name means another file now, and opens that.
extension HistoryFile {
  /// A file longer than this is made anew, in bytes; `readLimit` of it stay at most.
  static let sizeLimit = 2 * readLimit

  /// Opens the file for one more line, with the lock that writers share; where the file system has
  /// no locks, or one is held for too long, without.
  func openForWriting() throws(Diagnostic) -> Int32 {
    for _ in 0..<10 {
      let file = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o600)
      guard file >= 0 else { throw failure() }
      if !Self.lock(file, LOCK_SH) || isCurrent(file) { return file }
      close(file)
    }
    let file = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o600)
    guard file >= 0 else { throw failure() }
    return file
  }

  /// Makes a file that has grown long anew, with the entries of its end, each once. Where that
  /// cannot be done the file stays as it is.
  func compact() {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else { return }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0, status.st_size > Self.sizeLimit, Self.lock(file, LOCK_EX),
      isCurrent(file), let bytes = try? readEnd(of: file)
    else { return }
    let lines = Self.entries(in: bytes).flatMap { HistoryLine.encode($0) }
    if !lines.isEmpty { try? AtomicFile.write(lines, to: path) }
  }

  /// Whether the open file is still the one that the path names.
  private func isCurrent(_ file: Int32) -> Bool {
    var open = stat()
    var named = stat()
    return fstat(file, &open) == 0 && stat(path, &named) == 0
      && open.st_ino == named.st_ino && open.st_dev == named.st_dev
  }

  /// Waits for a lock, a second at most.
  private static func lock(_ file: Int32, _ kind: Int32) -> Bool {
    for _ in 0..<200 {
      if flock(file, kind | LOCK_NB) == 0 { return true }
      guard errno == EWOULDBLOCK || errno == EINTR else { return false }
      usleep(5000)
    }
    return false
  }
}
