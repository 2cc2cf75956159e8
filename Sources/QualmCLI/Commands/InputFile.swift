import Glibc
import QualmBase

/// Reads files as the user names them.
enum InputFile {
  /// What names standard input.
  static let standardInput = "-"

  /// The bytes of a file, named in errors as the user named it; `-` is standard input.
  static func read(_ path: String) throws(Diagnostic) -> SourceText {
    if path == standardInput {
      return SourceText(name: "standard input", bytes: try bytes(of: 0, named: "standard input"))
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .unreadableFile(
        path, reason: systemReason(errno),
        nearestCommands: NearestName.candidates(for: path, among: CommandTable.names, limit: 1))
    }
    defer { close(descriptor) }
    return SourceText(name: path, bytes: try bytes(of: descriptor, named: path))
  }

  private static func bytes(of descriptor: Int32, named name: String) throws(Diagnostic) -> [UInt8]
  {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &buffer, buffer.count)
      if count > 0 {
        bytes += buffer.prefix(count)
      } else if count == 0 {
        return bytes
      } else if errno == EISDIR {
        throw .folderAsFile(name)
      } else if errno != EINTR {
        throw .unreadableFile(name, reason: systemReason(errno))
      }
    }
  }
}
