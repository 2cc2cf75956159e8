import QualmBase
import QualmRender

/// Prints the answers of one run of the program on standard output, one after the other.
struct AnswerPrinter: ~Copyable {
  private let settings: Settings
  private let sink: DescriptorSink
  private var fileFailure: Diagnostic?
  private var output: OutputBuffer

  init(_ settings: Settings) {
    self.settings = settings
    let sink = DescriptorSink(Terminal.output)
    self.sink = sink
    output = OutputBuffer(sink)
  }

  /// Whether anybody still reads.
  var isOpen: Bool { output.isOpen }

  /// Why the output, or a file, could not be written; nil where it could, or where the reader merely left.
  var failure: Diagnostic? {
    fileFailure
      ?? sink.failure.map { .unwritableFile("the answer", reason: $0.description.startingSmall) }
  }

  /// Prints an answer, or writes it to the file that the query names, and then tells, on standard
  /// error, what is to be remarked about it.
  ///
  /// - Returns: whether to go on: somebody still reads, and the file could be written.
  mutating func print(_ answer: Answer, texts: SourceMap) -> Bool {
    if let destination = answer.destination {
      do throws(Diagnostic) {
        try AnswerFile.write(answer, to: destination, header: settings.render.header)
      } catch {
        fileFailure = error
        return false
      }
      settings.reporter.report(answer.remarks, texts: texts)
      settings.reporter.tellWritten(AnswerFile.content(of: answer), to: destination.path)
      return true
    }
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

  /// Prints plain text, and tells where that cannot be.
  static func show(text: String, _ settings: Settings) -> ExitStatus {
    var printer = AnswerPrinter(settings)
    _ = printer.print(text)
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
