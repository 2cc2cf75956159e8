import Glibc
import QualmBase
import QualmRender
import QualmSession

/// All that is asked and answered as a page of Markdown: queries stand in blocks of their own, so that
/// the page can be run again.
final class Transcript {
  /// Where the page lies.
  let path: String
  private let descriptor: Int32

  /// Opens the page, or carries on one that is there.
  init(path: String, title: String) throws(SystemFailure) {
    descriptor = open(path, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOCTTY, 0o666)
    guard descriptor >= 0 else { throw SystemFailure(code: errno) }
    self.path = path
    write("# Asked of: \(Self.plain(title))\n")
  }

  deinit { close(descriptor) }

  /// Begins with a query.
  func begin(query: String) {
    let fence = Self.fence(around: query)
    write("\n\(fence)qualm\n\(query)\n\(fence)\n")
  }

  /// Begins with a command of the prompt, which is no query and is not run again.
  func begin(command: String) {
    write("\n`\(Self.plain(command))`\n")
  }

  /// Adds an answer, and the remarks on it are left to `add(_:about:)`.
  func add(_ answer: Answer, mostRows: Int?) {
    let sink = MemorySink()
    var buffer = OutputBuffer(sink)
    var rendering = RenderOptions()
    rendering.mostRows = mostRows
    switch answer.layout {
    case .rows, .grid:
      MarkdownRenderer.render(answer, options: rendering, into: &buffer)
      buffer.flush()
      write("\n\(sink.text)")
    case .document, .chart:
      rendering.width = 100
      TableRenderer.render(answer, options: rendering, into: &buffer)
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
    _ = DescriptorSink(descriptor).write(Array(text.utf8))
  }
}
