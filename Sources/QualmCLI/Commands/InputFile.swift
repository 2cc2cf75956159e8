import QualmBase

/// Reads files as the user names them.
enum InputFile {
  /// What names standard input.
  static let standardInput = "-"

  /// The bytes of a file, named in errors as the user named it; `-` is standard input.
  static func read(_ path: String) throws(Diagnostic) -> SourceText {
    let name = path == standardInput ? "standard input" : path
    do throws(SystemFailure) {
      let bytes =
        path == standardInput
        ? try FileBytes.read(descriptor: Terminal.input) : try FileBytes.read(path)
      return SourceText(name: name, bytes: bytes)
    } catch {
      if error.isFolder { throw .folderAsFile(name) }
      throw .unreadableFile(
        name, reason: error.description.startingSmall,
        nearestCommands: error.isMissing
          ? NearestName.candidates(for: path, among: CommandTable.names, limit: 1) : [])
    }
  }
}
