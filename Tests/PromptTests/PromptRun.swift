import Glibc
import ProcessSupport
import Testing

/// A folder of one test, gone when the test is.
final class TemporaryFolder {
  let path: String
  private var lastNumber = 0

  init() {
    var template = Array("/tmp/qualm-prompt-XXXXXX".utf8CString)
    path = mkdtemp(&template).map { String(cString: $0) } ?? "/nonexistent"
  }

  deinit { remove(path) }

  /// A number that names something in the folder, another each time.
  func nextNumber() -> Int {
    lastNumber += 1
    return lastNumber
  }

  /// Writes a file in the folder.
  func write(_ text: String, to name: String) {
    let file = open("\(path)/\(name)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    _ = Array(text.utf8).withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    close(file)
  }

  /// Whether the folder has a file of that name.
  func holds(_ name: String) -> Bool { access("\(path)/\(name)", F_OK) == 0 }

  /// The text of a file in the folder; empty where there is none.
  func read(_ name: String) -> String {
    let file = open("\(path)/\(name)", O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while case let count = Glibc.read(file, &buffer, buffer.count), count > 0 {
      bytes += buffer.prefix(count)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func remove(_ path: String) {
    if let folder = opendir(path) {
      while let entry = readdir(folder) {
        let name = withUnsafePointer(to: &entry.pointee.d_name) {
          $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
        }
        if name != ".", name != ".." { remove("\(path)/\(name)") }
      }
      closedir(folder)
      rmdir(path)
    } else {
      unlink(path)
    }
  }
}

/// The program at its prompt, on a terminal and in a home of its own.
final class PromptRun {
  let terminal: PseudoTerminal
  private let rows: Int
  private let columns: Int

  init(
    home: TemporaryFolder, executable: String = ChildProcess.qualm, arguments: [String] = [],
    environment: [String: String] = [:],
    rows: Int = 24, columns: Int = 80
  ) throws {
    let fixed = ["HOME": home.path, "XDG_STATE_HOME": home.path + "/state"]
    terminal = try PseudoTerminal(
      ChildRequest(
        executable, arguments, environment: fixed.merging(environment) { $1 }, directory: home.path),
      rows: rows, columns: columns)
    self.rows = rows
    self.columns = columns
  }

  /// The screen as it is now.
  var screen: Screen { screen(terminal.text) }

  private func screen(_ text: String) -> Screen {
    var screen = Screen(rows: rows, columns: columns)
    screen.write(text)
    return screen
  }

  /// Waits until the screen is as wanted; tells what it was where it never is.
  func expect(
    _ what: Comment, sourceLocation: SourceLocation = #_sourceLocation,
    _ condition: (Screen) -> Bool
  ) {
    let held = terminal.readUntil { condition(screen($0)) }
    #expect(
      held, "\(what); the screen:\n\(screen.text)",
      sourceLocation: sourceLocation)
  }

  /// Waits for the text on the screen.
  func expect(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) {
    expect("`\(text)` is on the screen", sourceLocation: sourceLocation) { $0.text.contains(text) }
  }

  /// Waits for a prompt with nothing written.
  func expectPrompt(sourceLocation: SourceLocation = #_sourceLocation) {
    expect("an empty prompt", sourceLocation: sourceLocation) {
      $0.line == "qualm>" && $0.column == 7
    }
  }

  func type(_ text: String) { terminal.type(text) }

  /// Leaves by Ctrl-D from an empty prompt.
  func leave(sourceLocation: SourceLocation = #_sourceLocation) {
    expectPrompt(sourceLocation: sourceLocation)
    type("\u{4}")
    #expect(terminal.finish() == .exited(0), sourceLocation: sourceLocation)
  }
}
