package import Foundation

/// The repository's own files, found from this source file.
package enum Repository {
  /// The repository's top folder.
  package static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The same as a path.
  package static let path = root.path

  /// The files below `folder`, as paths from the root, sorted; hidden ones and build folders apart.
  package static func files(below folder: String, suffixes: [String]) -> [String] {
    let base = root.appending(path: folder)
    guard
      let walk = FileManager.default.enumerator(
        at: base, includingPropertiesForKeys: nil, options: [.skipsHiddenFiles])
    else { return [] }
    return walk.compactMap { $0 as? URL }
      .filter { url in suffixes.contains { url.lastPathComponent.hasSuffix($0) } }
      .map { String($0.path.dropFirst(root.path.count)).trimmingPrefix("/").description }
      .sorted()
  }

  /// The text of a file.
  package static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  /// The lines of a file.
  package static func lines(_ path: String) throws -> [Substring] {
    try text(path).split(separator: "\n", omittingEmptySubsequences: false)
  }
}
