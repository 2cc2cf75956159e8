import Glibc
import QualmBase

/// The user's own editor, for a query that has grown.
enum ExternalEditor {
  /// Has the user edit a text in a file of its own.
  ///
  /// - Returns: the text as the editor left it, without line ends behind it.
  /// - Throws: `editorFailed` where there is no editor, or it ended with an error.
  static func edit(
    _ text: String, environment: (String) -> String? = Terminal.environment
  ) throws(Diagnostic) -> String {
    let command = command(environment: environment, isThere: ShellChild.isThere)
    guard let command else { throw .editorFailed("vi", reason: "is not there") }
    if let program = ShellChild.program(of: command), !ShellChild.isThere(program) {
      throw .editorFailed(command, reason: "is not there")
    }
    let path = try write(text, for: command)
    defer { unlink(path) }
    guard
      let child = ShellChild("\(command) \"$0\"", arguments: [path], readsFromUs: false)
    else { throw .editorFailed(command, reason: "cannot be run") }
    let status = child.finish()
    if status == 127 { throw .editorFailed(command, reason: "is not there") }
    guard status == 0 else {
      throw .editorFailed(command, reason: "left with the status \(status)")
    }
    do throws(SystemFailure) {
      var bytes = try FileBytes.read(path)
      while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
      return String(decoding: bytes, as: UTF8.self)
    } catch {
      throw .editorFailed(command, reason: "has left no text: \(error.description.startingSmall)")
    }
  }

  /// The command of the editor: the user's choice, else the first of the usual ones that is there.
  private static func command(
    environment: (String) -> String?, isThere: (String) -> Bool
  ) -> String? {
    environment("VISUAL") ?? environment("EDITOR")
      ?? ["editor", "nano", "vi"].first(where: isThere)
  }

  /// Writes the text to a new file that only the user can read.
  private static func write(_ text: String, for command: String) throws(Diagnostic) -> String {
    let folder = Terminal.environment("TMPDIR") ?? "/tmp"
    let ending = ".qlm"
    let unique = String(repeating: "X", count: 6)
    var template = Array("\(folder)/qualm-\(unique)\(ending)".utf8CString)
    let descriptor = mkstemps(&template, Int32(ending.utf8.count))
    guard descriptor >= 0 else {
      let reason = String(cString: strerror(errno)).startingSmall
      throw .editorFailed(command, reason: "cannot be given a file in `\(folder)`: \(reason)")
    }
    defer { close(descriptor) }
    let path = template.withUnsafeBufferPointer { buffer in
      String(decoding: buffer.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
    let sink = DescriptorSink(descriptor)
    guard sink.write(Array((text + "\n").utf8)) else {
      unlink(path)
      throw .editorFailed(
        command, reason: "cannot be given a file: \(sink.failure?.description ?? "")")
    }
    return path
  }
}
