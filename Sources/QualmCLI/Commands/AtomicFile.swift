import Glibc
import QualmBase

/// Writes files so that a crash leaves the old content or the new, never a part.
enum AtomicFile {
  /// Replaces the content of the file at `path`, which keeps its permissions; a symbolic link stays
  /// one, and what it leads to is replaced.
  static func replace(_ path: String, with bytes: [UInt8]) throws(Diagnostic) {
    func failure() -> Diagnostic { .unwritableFile("`\(path)`", reason: systemReason(errno)) }
    guard let resolved = realpath(path, nil) else { throw failure() }
    let target = String(cString: resolved)
    free(resolved)
    var information = stat()
    guard stat(target, &information) == 0 else { throw failure() }
    // Renaming over a file asks only for a writable folder; the file's own protection counts too.
    guard access(target, W_OK) == 0 else { throw failure() }

    let temporary = "\(target).\(getpid()).new"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw failure() }
    let sink = DescriptorSink(descriptor)
    let isWritten =
      sink.write(bytes) && fchmod(descriptor, information.st_mode & 0o7777) == 0
      && fsync(descriptor) == 0
    let reason = sink.failure ?? errno
    close(descriptor)
    guard isWritten, rename(temporary, target) == 0 else {
      let reason = isWritten ? errno : reason
      unlink(temporary)
      throw .unwritableFile("`\(path)`", reason: systemReason(reason))
    }
    synchronizeFolder(of: target)
  }

  /// Makes the renaming itself last.
  private static func synchronizeFolder(of path: String) {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
    let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }
}
