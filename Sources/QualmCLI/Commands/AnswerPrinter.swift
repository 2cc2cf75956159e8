import QualmBase
import QualmRender

/// Prints the answers of one run of the program on standard output, one after the other.
struct AnswerPrinter: ~Copyable {
  private let settings: Settings
  private let sink: DescriptorSink
  private var output: OutputBuffer

  init(_ settings: Settings) {
    self.settings = settings
    let sink = DescriptorSink(Terminal.output)
    self.sink = sink
    output = OutputBuffer(sink)
  }

  /// Whether anybody still reads.
  var isOpen: Bool { output.isOpen }

  /// Why the output could not be written; nil where it could, or where the reader merely left.
  var failure: Diagnostic? {
    sink.failure.map { .unwritableFile("the answer", reason: $0.description.startingSmall) }
  }

  /// Prints an answer and then, on standard error, what is to be remarked about it.
  ///
  /// - Returns: whether anybody still reads.
  mutating func print(_ answer: Answer, texts: SourceMap) -> Bool {
    if !output.isUntouched { output.append(settings.format.separator) }
    settings.format.render(answer, options: settings.render, into: &output)
    guard output.flush() else { return false }
    settings.reporter.report(answer.remarks, texts: texts)
    return true
  }

  /// Prints one answer, and tells where that cannot be.
  static func show(
    _ answer: Answer, texts: SourceMap = SourceMap(), _ settings: Settings
  ) -> ExitStatus {
    var printer = AnswerPrinter(settings)
    _ = printer.print(answer, texts: texts)
    guard let failure = printer.failure else { return .done }
    settings.reporter.report([failure])
    return .wrong
  }

  /// Prints plain text.
  mutating func print(_ text: String) -> Bool {
    output.append(text)
    return output.flush()
  }
}
