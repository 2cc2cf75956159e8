import Glibc
import QualmBase
import QualmRender
import QualmSession

/// All that is asked and answered as a page of Markdown: queries stand in blocks of their own, so that
/// the page can be run again.
final class Transcript {
  /// Where the page lies.
  let path: String
  private let sink: DescriptorSink
  private let descriptor: Int32
  /// A query of which it is not known yet whether it is right.
  private var pending: String?

  /// How each part of a page begins.
  private static let heading = "# Asked of: "

  /// Why the page could not be written; nil where it could.
  var failure: SystemFailure? { sink.failure }

  /// Opens the page, or carries on one that an earlier session has made.
  ///
  /// - Throws: `EEXIST` where the file is no such page, `EBUSY` where another session writes it, or what
  ///   the system says.
  init(path: String, title: String) throws(SystemFailure) {
    descriptor = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o666)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    self.path = path
    sink = DescriptorSink(descriptor)
    let isNew = try Self.claim(descriptor)
    write((isNew ? "" : "\n") + "\(Self.heading)\(title)\n")
    if let failure { throw failure }
  }

  deinit { close(descriptor) }

  /// Takes the file for this session alone; whether it is empty.
  private static func claim(_ descriptor: Int32) throws(SystemFailure) -> Bool {
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      throw SystemFailure(code: EBUSY)
    }
    let expected = Array(heading.utf8)
    var start = [UInt8](repeating: 0, count: expected.count)
    let count = pread(descriptor, &start, start.count, 0)
    guard count <= 0 || start == expected else { throw SystemFailure(code: EEXIST) }
    return count <= 0
  }

  /// Begins with a query, whose block is written when it is known to be right, or wrong.
  func begin(query: String) { pending = query }

  /// Ends with a query; a wrong one stands in a block that is not run again.
  func end(isRight: Bool) {
    guard let query = pending else { return }
    pending = nil
    let fence = Self.fence(around: query)
    write("\n\(fence)\(isRight ? "qualm" : "text")\n\(query)\n\(fence)\n")
  }

  /// Adds a command as words.
  func add(text command: String) {
    let text = Self.plain(Prompt.trimmed(command))
    // Code that holds backticks stands between more of them, and blanks.
    let span = text.contains("`") ? "`` \(text) ``" : "`\(text)`"
    write("\n\(span)\n")
  }

  /// Adds a command that changes the answers from here on.
  func add(command: String) {
    let fence = Self.fence(around: command)
    write("\n\(fence)\(MarkdownScript.commandLanguage)\n\(command)\n\(fence)\n")
  }

  /// Adds an answer with all its rows; the remarks on it are left to `add(_:about:)`.
  func add(_ answer: Answer) {
    // An answer shows that the query is right.
    end(isRight: true)
    let sink = MemorySink()
    var buffer = OutputBuffer(sink)
    switch answer.layout {
    case .rows, .grid:
      MarkdownRenderer.render(answer, options: RenderOptions(), into: &buffer)
      buffer.flush()
      write("\n\(sink.text)")
    case .document, .chart:
      TableRenderer.render(answer, options: RenderOptions(width: 100), into: &buffer)
      buffer.flush()
      addText(sink.text)
    }
  }

  /// Adds what was told beside an answer.
  func add(_ diagnostics: [Diagnostic], about texts: SourceMap) {
    guard !diagnostics.isEmpty else { return }
    let renderer = DiagnosticRenderer(texts: texts, usesColor: false)
    addText(diagnostics.map { renderer.text($0) }.joined(separator: "\n"))
  }

  private func addText(_ text: String) {
    let fence = Self.fence(around: text)
    write("\n\(fence)text\n\(text)\(text.hasSuffix("\n") ? "" : "\n")\(fence)\n")
  }

  /// Backticks enough not to be ended by those in the text (CommonMark, 4.5).
  private static func fence(around text: String) -> String {
    let longest = text.split { $0 != "`" }.map(\.count).max() ?? 0
    return String(repeating: "`", count: max(3, longest + 1))
  }

  private static func plain(_ text: String) -> String { VisibleText.of(text, keepsLines: false) }

  private func write(_ text: String) {
    _ = sink.write(Array(text.utf8))
  }
}
