import Glibc
import QualmBase
import QualmRender
import QualmSession

extension Prompt {
  /// Runs a query that was typed, or that a command asks.
  func ask(_ text: String, isTyped: Bool = true) {
    if isTyped { past.willRun(text, isKept: isKeeping) }
    run(text)
  }

  /// Runs statements; in a text of that name, where so many lines stand above them.
  @discardableResult
  func run(_ text: String, in name: String = "query", below lines: Int = 0) -> Bool {
    let above = String(repeating: "\n", count: lines)
    return run(SourceText(name: name, text: above + text), written: text, from: lines)
  }

  /// Runs a text and shows its answers as they come, then what went wrong.
  ///
  /// - Parameters:
  ///   - written: what of it the user has written, for the log, a script, and `:fix`.
  ///   - first: where that begins in the text, in bytes.
  /// - Returns: whether all of it ran.
  @discardableResult
  func run(_ text: SourceText, written: String, from first: Int = 0) -> Bool {
    if isKeeping { transcript?.begin(query: PromptPast.standingAlone(written)) }
    let clock = ContinuousClock()
    let began = clock.now
    var start = began
    var answerCount = 0
    var progress = ProgressLine(on: window, "working", of: session)
    let (status, diagnostics) = Interrupt.cancelling(session) {
      session.run(text) { answer in
        let time = clock.now - start
        progress.finish()
        if answerCount > 0, answer.destination == nil {
          _ = write({ $0.append(settings.format.separator) }, to: output)
        }
        answerCount += 1
        past.answer = answer
        let goesOn = show(answer, time: time)
        progress = ProgressLine(on: window, "working", of: session)
        start = clock.now
        return goesOn
      }
    }
    let step = session.step
    progress.finish()
    if Interrupt.hasArrived {
      transcript?.end(isRight: false)
      sayStopped(
        after: clock.now - began, while: status == .cancelled ? step : nil,
        isRunning: status == .cancelled, answerCount: answerCount)
      return false
    }
    let isRight = !diagnostics.containsError
    transcript?.end(isRight: isRight)
    report(diagnostics, about: session.texts)
    guard isRight else {
      if let offset = offset(of: diagnostics, in: text) {
        past.failure = (Prefill(written, at: max(0, offset - first)), isKeeping)
      }
      return false
    }
    past.hasRun(written, hasAnswer: answerCount > 0, isKept: isKeeping)
    return true
  }

  /// Where the first error of a text stands in it; nil where none does.
  private func offset(of diagnostics: [Diagnostic], in text: SourceText) -> Int? {
    let spans = diagnostics.filter { $0.severity == .error }.compactMap(\.span)
    let own = spans.first { session.texts[$0.file]?.bytes == text.bytes }
    return own?.range.lowerBound
  }

  /// Says what Ctrl-C has stopped.
  private func sayStopped(
    after time: Duration, while step: (number: Int, of: Int)?, isRunning: Bool, answerCount: Int
  ) {
    // The terminal itself has written `^C` where the cursor was.
    clearLine()
    var text = "stopped after \(Self.text(of: time))"
    if let step, step.of > 1 { text += ", at step \(step.number) of \(step.of)" }
    if isRunning {
      text += answerCount == 0 ? "; there is no answer" : "; this query has no answer"
    } else {
      text += ", while an answer was being written"
    }
    say(text + ", the session goes on\n")
  }

  /// Begins a line anew where something may stand already.
  private func clearLine() {
    say(window == nil || Terminal.isPlain ? "\n" : "\r\u{1B}[K")
  }

  /// Shows one answer, or writes it to the file that it names, and the remarks on it; false after
  /// Ctrl-C, where nobody reads, and where a file cannot be written.
  @discardableResult
  func show(_ answer: Answer, time: Duration? = nil) -> Bool {
    if let destination = answer.destination { return write(answer, to: destination) }
    log(answer)
    guard present(answer, as: settings.renderer, time: time) else { return false }
    report(answer.remarks, about: session.texts)
    if case .grid = answer.layout, window != nil, !hasToldOfCells {
      hasToldOfCells = true
      say(dimmed("`| cell ROW, COLUMN` goes on with what is behind a cell") + "\n")
    }
    return true
  }

  /// Writes an answer to the log, where there is one; says once that it cannot be written.
  private func log(_ answer: Answer) {
    guard isKeeping, let transcript else { return }
    transcript.add(answer)
    guard let failure = transcript.failure else { return }
    self.transcript = nil
    report(
      [.unwritableFile("`\(transcript.path)`", reason: failure.description.startingSmall)],
      about: SourceMap())
  }

  /// Shows an answer in a format.
  func present(
    _ answer: Answer, as renderer: any Renderer.Type, time: Duration? = nil, mostRows: Int? = nil
  ) -> Bool {
    var rendering = settings.rendering(time: time)
    rendering.mostRows = mostRows ?? rendering.mostRows
    let (goesOn, wasPaged) = page { renderer.render(answer, options: rendering, into: &$0) }
    // What was read in the pager is gone from the window; its figures stay.
    if goesOn, wasPaged, renderer == TableRenderer.self || renderer == ExpandedRenderer.self {
      return write(
        { TableRenderer.renderFoot(of: answer, options: rendering, into: &$0) }, to: output)
    }
    return goesOn
  }

  /// Writes what `body` gives, by way of the pager where it is longer than the window.
  ///
  /// - Returns: false after Ctrl-C, and where nobody reads; and whether a pager has shown it.
  @discardableResult
  func page(_ body: (inout OutputBuffer) -> Void) -> (goesOn: Bool, wasPaged: Bool) {
    guard let window else { return (write(body, to: output), false) }
    let isSafe = session.options.isSafe
    let pager = Pager(
      settings.pager, isSafe: isSafe, environment: Pager.environment, isThere: ShellChild.isThere)
    let sink = PagingSink(
      pager.command, isSafe: isSafe, columns: Terminal.windowWidth(of: window) ?? 80,
      rows: Terminal.height(of: window), terminal: output)
    let wasTaken = write(body, to: sink)
    if sink.finish() {
      if sink.isBeyondWindow, !hasToldOfPager, let complaint = pager.complaint {
        hasToldOfPager = true
        report([complaint], about: SourceMap())
      }
      // Leaving the pager before the end is no reason to stop what comes next.
      return (wasTaken || sink.hasPaged, sink.hasPaged)
    }
    report([.noPager(pager.command ?? "", instead: nil)], about: SourceMap())
    return (write(body, to: output), false)
  }

  private func write(_ body: (inout OutputBuffer) -> Void, to sink: any ByteSink) -> Bool {
    var buffer = OutputBuffer(sink)
    body(&buffer)
    return buffer.flush()
  }

  private func write(_ answer: Answer, to destination: Answer.Destination) -> Bool {
    do throws(Diagnostic) {
      try AnswerFile.write(answer, to: destination, header: settings.header)
    } catch {
      if !Interrupt.hasArrived { report([error], about: session.texts) }
      return false
    }
    report(answer.remarks, about: session.texts)
    reporter.tellWritten(AnswerFile.content(of: answer), to: destination.path)
    return true
  }

  /// Shows diagnostics with the lines that they speak of.
  func report(_ diagnostics: [Diagnostic], about texts: SourceMap) {
    if isKeeping { transcript?.add(diagnostics, about: texts) }
    reporter.report(diagnostics, texts: texts)
  }

  /// Writes what is no answer: to the terminal, even where answers go to a file.
  func say(_ text: String) {
    _ = talk.write(Array(text.utf8))
  }

  /// Writes a text that may be longer than the window.
  func sayLong(_ text: String) {
    if window == nil {
      say(text)
    } else {
      page { $0.append(text) }
    }
  }

  func dimmed(_ text: String) -> String { settings.color ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
  func bold(_ text: String) -> String { settings.color ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

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
