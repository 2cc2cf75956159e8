import Glibc
import QualmBase

/// Writes files so that a crash leaves the old content or the new, never a part.
enum AtomicFile {
  /// Replaces the content of the file at `path`, which keeps its permissions; a symbolic link stays
  /// one, and what it leads to is replaced.
  static func replace(_ path: String, with bytes: [UInt8]) throws(Diagnostic) {
    do throws(SystemFailure) {
      try replaceContent(of: path, with: bytes)
    } catch {
      throw .unwritableFile("`\(path)`", reason: error.description.startingSmall)
    }
  }

  private static func replaceContent(
    of path: String, with bytes: [UInt8]
  ) throws(SystemFailure) {
    guard let resolved = realpath(path, nil) else { throw SystemFailure(code: errno) }
    let target = String(cString: resolved)
    free(resolved)
    var information = stat()
    // Renaming over a file asks only for a writable folder; the file's own protection counts too.
    guard stat(target, &information) == 0, access(target, W_OK) == 0 else {
      throw SystemFailure(code: errno)
    }
    // A pipe or a device is no place for a file.
    guard information.st_mode & S_IFMT == S_IFREG else { throw SystemFailure(code: ENOTSUP) }
    let temporary = "\(target).\(getpid()).new"
    do throws(SystemFailure) {
      try write(bytes, to: temporary, mode: information.st_mode & 0o7777)
      guard rename(temporary, target) == 0 else { throw SystemFailure(code: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
    synchronizeFolder(of: target)
  }

  /// Writes a new file and waits until it is on the disk.
  private static func write(
    _ bytes: [UInt8], to path: String, mode: mode_t
  ) throws(SystemFailure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    defer { close(descriptor) }
    let sink = DescriptorSink(descriptor)
    guard sink.write(bytes), fchmod(descriptor, mode) == 0, fsync(descriptor) == 0 else {
      throw sink.failure ?? SystemFailure(code: errno)
    }
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
