import QualmBase
import QualmRender
import QualmSession

extension Prompt {
  /// Runs a text and shows its answers as they come, then what went wrong, then the time.
  func run(_ text: SourceText) {
    var isFirst = true
    var showing: Duration = .zero
    let clock = ContinuousClock()
    let start = clock.now
    let (_, diagnostics) = Interrupt.cancelling(session) {
      session.run(text) { answer in
        var goesOn = true
        showing += clock.measure {
          if answer.destination == nil {
            if !isFirst { say(format.separator) }
            isFirst = false
          }
          goesOn = show(answer)
        }
        return goesOn
      }
    }
    let time = clock.now - start - showing
    // The terminal has written `^C` where the answer stopped.
    if Interrupt.hasArrived { say("\n") }
    report(diagnostics, about: session.texts)
    if showsTiming { say(dimmed(Self.text(of: time)) + "\n") }
  }

  /// Shows one answer, or writes it to the file that it names, and the remarks on it; false after
  /// Ctrl-C, where nobody reads, and where a file cannot be written.
  @discardableResult
  func show(_ answer: Answer) -> Bool {
    if let destination = answer.destination { return write(answer, to: destination) }
    var rendering = options.render
    if rendering.width != nil { rendering.width = Terminal.width(of: Terminal.output) }
    var buffer = OutputBuffer(output)
    format.render(answer, options: rendering, into: &buffer)
    guard buffer.flush() else { return false }
    report(answer.remarks, about: session.texts)
    return true
  }

  private func write(_ answer: Answer, to destination: Answer.Destination) -> Bool {
    do throws(Diagnostic) {
      try AnswerFile.write(answer, to: destination, header: options.render.header)
    } catch {
      if !Interrupt.hasArrived { report([error], about: session.texts) }
      return false
    }
    report(answer.remarks, about: session.texts)
    options.reporter.tellWritten(AnswerFile.content(of: answer), to: destination.path)
    return true
  }

  /// Shows diagnostics with the lines that they speak of.
  func report(_ diagnostics: [Diagnostic], about texts: SourceMap) {
    options.reporter.report(diagnostics, texts: texts)
  }

  /// Writes what is no answer: to the terminal, even where answers go to a file.
  func say(_ text: String) {
    _ = talk.write(Array(text.utf8))
  }

  func dimmed(_ text: String) -> String {
    options.render.color ? "\u{1B}[2m\(text)\u{1B}[0m" : text
  }
  func bold(_ text: String) -> String { options.render.color ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  /// A time to three digits: `0.412 ms`, `41.2 ms`, `4.12 s`.
  static func text(of time: Duration) -> String {
    let parts = time.components
    let microseconds = Int(parts.seconds) * 1_000_000 + Int(parts.attoseconds / 1_000_000_000_000)
    let (value, unit) =
      microseconds < 1_000_000 ? (microseconds, "ms") : (microseconds / 1000, "s")
    let whole = value / 1000
    let digits = whole < 10 ? 2 : whole < 100 ? 1 : 0
    let fraction = String(String(1000 + value % 1000).dropFirst().prefix(digits))
    return (digits == 0 ? "\(whole)" : "\(whole).\(fraction)") + " \(unit)"
  }
}
