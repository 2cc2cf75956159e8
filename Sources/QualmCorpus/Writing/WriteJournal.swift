import QualmBase

/// The decision that makes a writing of several files one step.
///
/// A writer first writes every new file under a passing name beside the old one and syncs it. Then
/// it writes this journal, which lists the passing names, and renames it into place: from that
/// moment the corpus is the new one. Only then are the files renamed one by one. A reader that
/// finds a journal takes the new file wherever it still stands under its passing name, so a crash
/// at any step leaves the whole old corpus or the whole new one. The next writer finishes what it
/// finds decided. Folders are never exchanged as a whole, since they may hold files of others, or
/// be a place where something is mounted.
struct WriteJournal {
  /// The journal's file.
  static let name = ".qualm-write"

  /// The files that have a new version.
  let replaced: [String]
  /// The files that the new corpus has no more.
  let removed: [String]

  /// The passing name of a file.
  static func passingName(of path: String) -> String { path + ".qualm-new" }

  init(replaced: [String], removed: [String]) {
    self.replaced = replaced
    self.removed = removed
  }

  /// Reads the journal of a folder, if a writing was decided and not finished there.
  init?(in folder: String) {
    guard let bytes = try? FileBytes.read("\(folder)/\(WriteJournal.name)") else { return nil }
    let lines = bytes.split(separator: UInt8(ascii: "\n")).map {
      String(decoding: $0, as: UTF8.self)
    }
    func paths(_ mark: String) -> [String] {
      // Only what lies in the folder: a journal must not make a writer rename files elsewhere.
      lines.filter { $0.hasPrefix(mark) }.map { String($0.dropFirst(mark.count)) }
        .filter { !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") }
    }
    replaced = paths("+ ")
    removed = paths("- ")
  }

  /// The journal's file.
  var bytes: [UInt8] {
    let lines = replaced.map { "+ \($0)\n" } + removed.map { "- \($0)\n" }
    return Array(lines.joined().utf8)
  }
}
