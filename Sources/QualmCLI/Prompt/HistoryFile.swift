import Glibc
import QualmBase

/// The entries of earlier sessions, in a file of their own: one JSON string a line, oldest first.
///
/// Each entry is one write at the end of the file, so sessions that run side by side lose nothing
/// of each other, and a session that is killed leaves at worst a torn last line, which is skipped.
/// A file that has grown long is made anew from its end, under a lock that writers share, and put in
/// the place of the old one at once: `HistoryFile+Compaction`.
/// The file is a convenience: where it cannot be read or written the prompt says so once.
struct HistoryFile {
  /// Where the file lies.
  let path: String
  /// The last entry that was kept: the same again is not.
  private var last: String?

  /// No more than this is read of the end of a file, in bytes.
  static let readLimit = 1 << 20

  /// The file at `path`.
  init(path: String) {
    self.path = path
  }

  /// The place of the file: below `XDG_STATE_HOME`, else below `.local/state` at home; nil without a home.
  static func defaultPath(environment: (String) -> String?) -> String? {
    UserFolder.state.path(environment).map { $0 + "/qualm/history" }
  }

  /// The last `limit` entries, oldest first, each once, where it was last.
  ///
  /// - Throws: a note about why the file cannot be read; a file that is not there has no entries.
  mutating func load(limit: Int) throws(Diagnostic) -> [String] {
    guard let bytes = try readEnd() else { return [] }
    let entries = Self.entries(in: bytes)
    last = entries.last
    return Array(entries.suffix(limit))
  }

  /// The last `limit` entries as they are now, other sessions' among them, oldest first.
  ///
  /// - Throws: as `load`.
  func entries(limit: Int) throws(Diagnostic) -> [String] {
    var file = self
    return try file.load(limit: limit)
  }

  /// An entry longer than this in bytes is not kept: it would push all others out.
  static let longestEntry = 100_000

  /// Whether an entry is one to keep: not blank, not the same as the last, not of enormous length,
  /// and not begun with a blank, which is how a user keeps something out.
  func keeps(_ entry: String) -> Bool {
    guard let first = entry.first, !first.isWhitespace, entry != last else { return false }
    return entry.utf8.count <= Self.longestEntry
  }

  /// Adds an entry at the end of the file, if it is one to keep.
  ///
  /// - Throws: a note about why the file cannot be written.
  mutating func append(_ entry: String) throws(Diagnostic) {
    guard keeps(entry) else { return }
    last = entry
    makeFolders()
    let file = try openForWriting()
    defer { close(file) }
    var line = HistoryLine.encode(entry)
    if endsTorn(file) { line.insert(UInt8(ascii: "\n"), at: 0) }
    let count = line.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
    guard count == line.count else { throw failure() }
    flock(file, LOCK_UN)
    compact()
  }

  /// The entries of some bytes of the file, oldest first, each once, where it was last; lines that
  /// are torn or foreign are passed over.
  static func entries(in bytes: ArraySlice<UInt8>) -> [String] {
    var seen: Set<String> = []
    var entries: [String] = []
    for line in bytes.split(separator: UInt8(ascii: "\n")).reversed() {
      guard let entry = HistoryLine.decode(line), seen.insert(entry).inserted else { continue }
      entries.append(entry)
    }
    return entries.reversed()
  }

  // MARK: The file

  /// The last bytes of the file, from the beginning of a line; nil where there is no file.
  private func readEnd() throws(Diagnostic) -> ArraySlice<UInt8>? {
    let file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw failure()
    }
    defer { close(file) }
    return try readEnd(of: file)
  }

  /// The last bytes of an open file, from the beginning of a line.
  func readEnd(of file: Int32) throws(Diagnostic) -> ArraySlice<UInt8> {
    var status = stat()
    guard fstat(file, &status) == 0 else { throw failure() }
    let start = max(0, Int(status.st_size) - Self.readLimit)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count < Self.readLimit {
      let count = pread(file, &buffer, buffer.count, off_t(start + bytes.count))
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw failure() }
      if count == 0 { break }
      bytes += buffer.prefix(count)
    }
    guard start > 0 else { return bytes[...] }
    let firstEnd = bytes.firstIndex(of: UInt8(ascii: "\n")) ?? bytes.endIndex
    return bytes[firstEnd...]
  }

  /// Whether the last line has no end: something was killed while it wrote.
  private func endsTorn(_ file: Int32) -> Bool {
    var byte: UInt8 = 0
    let size = lseek(file, 0, SEEK_END)
    return size > 0 && pread(file, &byte, 1, size - 1) == 1 && byte != UInt8(ascii: "\n")
  }

  private func makeFolders() {
    for (index, byte) in path.utf8.enumerated() where byte == UInt8(ascii: "/") && index > 0 {
      // What cannot be made shows when the file is opened.
      mkdir(String(decoding: path.utf8.prefix(index), as: UTF8.self), 0o700)
    }
  }

  func failure() -> Diagnostic {
    .historyUnavailable(path: path, reason: String(cString: strerror(errno)))
  }
}

/// One entry as one line: a JSON string.
enum HistoryLine {
  /// The line, with its end.
  static func encode(_ entry: String) -> [UInt8] {
    JSONWriter.bytes(.string(entry), .compact) + [UInt8(ascii: "\n")]
  }

  /// The entry; nil for a line that is torn or no JSON string.
  static func decode(_ line: ArraySlice<UInt8>) -> String? {
    (try? JSONReader.read(Array(line)))?.string
  }
}
