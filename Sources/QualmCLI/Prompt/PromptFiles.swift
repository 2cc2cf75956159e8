import Glibc

/// Files as the prompt sees them.
enum PromptFiles {
  /// The path that an argument of a command means: without the quotes that a user may have put around
  /// it, the home folder for `~`.
  static func path(_ argument: String) -> String { expanded(unquoted(argument)) }

  private static func unquoted(_ text: String) -> String {
    for quote in ["\"", "'"]
    where text.utf8.count >= 2 && text.hasPrefix(quote) && text.hasSuffix(quote) {
      return String(text.dropFirst().dropLast())
    }
    return text
  }

  /// The path with `~/` at its beginning made the home folder.
  static func expanded(_ path: String) -> String {
    guard path == "~" || path.hasPrefix("~/"), let home = Terminal.environment("HOME") else {
      return path
    }
    return home + path.dropFirst()
  }

  /// Whether anything is at a path.
  static func isThere(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  /// The names in a folder that begin with `prefix`, sorted, folders with a slash; hidden ones only
  /// where the prefix asks for them.
  static func names(in folder: String, beginning prefix: String) -> [String] {
    guard let directory = opendir(folder.isEmpty ? "." : folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name.hasPrefix(prefix), name != ".", name != "..",
        !name.hasPrefix(".") || prefix.hasPrefix(".")
      else { continue }
      var status = stat()
      let isFolder =
        stat(folder.isEmpty ? name : "\(folder)/\(name)", &status) == 0
        && status.st_mode & S_IFMT == S_IFDIR
      names.append(isFolder ? name + "/" : name)
    }
    return names.sorted()
  }
}
