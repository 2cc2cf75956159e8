import Foundation
import Synchronization

/// Writes expected rows into a spec file: rows that SQL gave, and only on request.
enum SpecWriter {
  /// Cases run side by side, and several of them are in one file.
  private static let turn = Mutex(())

  static func write(_ rows: [String], to spec: SpecCase) throws {
    try turn.withLock { _ in try replace(rows, in: spec) }
  }

  private static func replace(_ rows: [String], in spec: SpecCase) throws {
    let url = SpecCase.folder.appending(path: spec.file)
    var lines = try String(contentsOf: url, encoding: .utf8)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.firstIndex(of: "#### \(spec.name)") else { return }
    let end = lines[(start + 1)...].firstIndex { $0.hasPrefix("#### ") } ?? lines.count
    let heading = lines[start..<end].firstIndex(of: "## ROWS")
    let from = heading ?? lines[start..<end].lastIndex { !$0.isEmpty }.map { $0 + 1 } ?? end
    let to =
      heading.flatMap { at in lines[(at + 1)..<end].firstIndex { $0.hasPrefix("## ") } } ?? end
    lines.replaceSubrange(from..<to, with: ["## ROWS"] + rows + [""])
    try lines.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
  }
}
