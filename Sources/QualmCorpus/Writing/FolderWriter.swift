import Glibc
import QualmBase

/// Puts several files in place as one step; see `WriteJournal`.
final class FolderWriter {
  enum Failure: Error {
    case system(path: String, reason: String)
    /// The hook for tests said so.
    case brokenOff
  }

  private let folder: String
  private let beforeStep: (String) -> Bool
  /// Held open while it is locked against other writers.
  private let lock: Int32

  /// Opens the folder for writing, makes it where there is none, and finishes a writing that was
  /// decided before.
  init(folder: String, beforeStep: @escaping (String) -> Bool) throws(Failure) {
    self.folder = folder
    self.beforeStep = beforeStep
    // The first attempt fails for a folder that is there, which is no fault.
    let made = mkdir(folder, 0o777) == 0 || errno == EEXIST
    lock = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard made, lock >= 0 else {
      throw .system(path: folder, reason: SystemFailure(code: errno).description)
    }
    guard flock(lock, LOCK_EX | LOCK_NB) == 0 else {
      let reason =
        errno == EWOULDBLOCK
        ? "it is being written already" : SystemFailure(code: errno).description
      throw .system(path: folder, reason: reason)
    }
    // A journal that never took its place decided nothing.
    unlink(place(WriteJournal.passingName(of: WriteJournal.name)))
    try finishDecided()
  }

  deinit {
    if lock >= 0 { close(lock) }
  }

  /// Writes what differs from the files that are there.
  func write(_ files: [CorpusWriter.File], removing: [String]) throws(Failure) {
    let changed = files.filter { (try? FileBytes.read(place($0.path))) != $0.bytes }
    let removed = removing.filter { access(place($0), F_OK) == 0 }
    if changed.isEmpty && removed.isEmpty { return }
    do throws(Failure) {
      for file in changed {
        try makeFolders(of: file.path)
        try create(WriteJournal.passingName(of: file.path), file.bytes)
      }
      try sync(folders(of: changed.map(\.path)))
      let journal = WriteJournal(replaced: changed.map(\.path), removed: removed)
      try create(WriteJournal.passingName(of: WriteJournal.name), journal.bytes)
      try rename(WriteJournal.name)
    } catch {
      if case .system = error {
        for file in changed { unlink(place(WriteJournal.passingName(of: file.path))) }
        unlink(place(WriteJournal.passingName(of: WriteJournal.name)))
      }
      throw error
    }
    // From here on the new corpus holds: what the system refuses now, the next writer finishes.
    do throws(Failure) {
      try sync([folder])
      try finishDecided()
    } catch {
      if case .brokenOff = error { throw error }
    }
  }

  /// Renames every file that a journal lists, then takes the journal away.
  private func finishDecided() throws(Failure) {
    guard let journal = WriteJournal(in: folder) else { return }
    for path in journal.replaced {
      if access(place(WriteJournal.passingName(of: path)), F_OK) != 0 { continue }
      try rename(path)
    }
    for path in journal.removed {
      try step("remove \(path)")
      unlink(place(path))
    }
    try sync(folders(of: journal.replaced))
    try step("remove \(WriteJournal.name)")
    unlink(place(WriteJournal.name))
    try sync([folder])
  }

  // MARK: Single steps

  private func place(_ path: String) -> String { "\(folder)/\(path)" }

  private func step(_ what: String) throws(Failure) {
    if !beforeStep(what) { throw .brokenOff }
  }

  private func makeFolders(of path: String) throws(Failure) {
    var folder = self.folder
    for name in path.split(separator: "/").dropLast() {
      folder += "/\(name)"
      if mkdir(folder, 0o777) != 0, errno != EEXIST {
        throw .system(path: folder, reason: SystemFailure(code: errno).description)
      }
    }
  }

  private func folders(of paths: [String]) -> [String] {
    let below = paths.compactMap { path in
      path.lastIndex(of: "/").map { "\(folder)/\(path[..<$0])" }
    }
    return [folder] + Set(below).sorted()
  }

  /// Writes a file in full and waits until the disk has it.
  private func create(_ path: String, _ bytes: [UInt8]) throws(Failure) {
    try step("create \(path)")
    let descriptor = open(place(path), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw failure(path) }
    defer { close(descriptor) }
    var offset = 0
    while offset < bytes.count {
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress?.advanced(by: offset), $0.count - offset)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw failure(path)
      }
      offset += count
    }
    try step("sync \(path)")
    guard fsync(descriptor) == 0 else { throw failure(path) }
  }

  /// Gives a file its lasting name.
  private func rename(_ path: String) throws(Failure) {
    try step("rename \(path)")
    let passing = place(WriteJournal.passingName(of: path))
    guard Glibc.rename(passing, place(path)) == 0 else { throw failure(path) }
  }

  private func sync(_ folders: [String]) throws(Failure) {
    for path in folders {
      try step("sync \(path)")
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard descriptor >= 0 else { throw failure(path) }
      defer { close(descriptor) }
      guard fsync(descriptor) == 0 else { throw failure(path) }
    }
  }

  private func failure(_ path: String) -> Failure {
    .system(path: path, reason: SystemFailure(code: errno).description)
  }
}
