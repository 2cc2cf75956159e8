import Glibc
import QualmBase

/// Writes files so that a crash leaves the old content or the new, never a part.
enum AtomicFile {
  /// Replaces the content of the file at `path`, which keeps its permissions; a symbolic link stays
  /// one, and what it leads to is replaced.
  static func replace(_ path: String, with bytes: [UInt8]) throws(Diagnostic) {
    do throws(SystemFailure) {
      try write(bytes, to: try existing(path))
    } catch {
      throw .unwritableFile("`\(path)`", reason: error.description.startingSmall)
    }
  }

  /// Writes the file at `path`: makes it where there is none, and otherwise replaces it as `replace`
  /// does.
  static func write(_ bytes: [UInt8], to path: String) throws(SystemFailure) {
    var information = stat()
    let isThere = lstat(path, &information) == 0
    guard isThere || errno == ENOENT else { throw SystemFailure(code: errno) }
    try write(bytes, to: isThere ? try existing(path) : Target(path: path, mode: nil))
  }

  /// A file to be written, which may be there already.
  private struct Target {
    /// Its path, with no symbolic link in the last place.
    var path: String
    /// Its permissions; nil for those that a new file gets.
    var mode: mode_t?
  }

  private static func existing(_ path: String) throws(SystemFailure) -> Target {
    guard let resolved = realpath(path, nil) else { throw SystemFailure(code: errno) }
    let target = String(cString: resolved)
    free(resolved)
    var information = stat()
    // Renaming over a file asks only for a writable folder; the file's own protection counts too.
    guard stat(target, &information) == 0, access(target, W_OK) == 0 else {
      throw SystemFailure(code: errno)
    }
    // A pipe or a device is no place for a file.
    let kind = information.st_mode & S_IFMT
    guard kind == S_IFREG else { throw SystemFailure(code: kind == S_IFDIR ? EISDIR : ENOTSUP) }
    return Target(path: target, mode: information.st_mode & 0o7777)
  }

  private static func write(_ bytes: [UInt8], to target: Target) throws(SystemFailure) {
    let temporary = "\(target.path).\(getpid()).new"
    do throws(SystemFailure) {
      try write(bytes, toNew: temporary, mode: target.mode)
      guard rename(temporary, target.path) == 0 else { throw SystemFailure(code: errno) }
    } catch {
      unlink(temporary)
      throw error
    }
    synchronizeFolder(of: target.path)
  }

  /// Writes a new file and waits until it is on the disk.
  private static func write(
    _ bytes: [UInt8], toNew path: String, mode: mode_t?
  ) throws(SystemFailure) {
    let descriptor = open(
      path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode == nil ? 0o666 : 0o600)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    defer { close(descriptor) }
    let sink = DescriptorSink(descriptor)
    guard sink.write(bytes), mode.map({ fchmod(descriptor, $0) == 0 }) ?? true,
      fsync(descriptor) == 0
    else { throw sink.failure ?? SystemFailure(code: errno) }
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
