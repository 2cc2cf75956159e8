import Glibc

/// Reads entries line by line where no editing is possible: the terminal's own line discipline is
/// all there is. Prompts go to standard error, so that answers alone are in the output.
final class PlainLineReader: LineReader {
  private let prompt: String
  private let continuation: String
  private unowned let guide: any EntryGuide
  private let wake: Int32
  private var input: [UInt8] = []
  private var isAtEnd = false

  init(prompt: String, continuation: String, guide: any EntryGuide, wake: Int32) {
    self.prompt = prompt
    self.continuation = continuation
    self.guide = guide
    self.wake = wake
  }

  func read() -> LineEvent {
    var entry = ""
    var mark = prompt
    while true {
      write(mark)
      switch nextLine() {
      case .line(let line): entry += line
      case .nothing(let event):
        write("\n")
        return event == .end && !entry.isEmpty ? .entry(entry) : event
      }
      if !goesOnBelow(entry), guide.isComplete(entry) { return .entry(entry) }
      entry += "\n"
      // Lines that have come in already ask for no mark.
      mark = nextText == nil ? continuation : ""
    }
  }

  /// Nothing can be recalled here.
  func remember(_ entry: String) {}

  /// Nor can anything be changed: the text is shown, to be written again.
  func prefill(_ text: Prefill) { write(text.text + "\n") }

  private func write(_ text: String) {
    _ = DescriptorSink(Terminal.errors).write(Array(text.utf8))
  }

  private enum Line {
    case line(String)
    case nothing(LineEvent)
  }

  private func nextLine() -> Line {
    while true {
      if PromptSignals.terminating != nil { return .nothing(.terminated) }
      if Interrupt.take() { return .nothing(.cancelled) }
      if let end = input.firstIndex(of: UInt8(ascii: "\n")) {
        let line = String(decoding: input[..<end], as: UTF8.self)
        input.removeFirst(end + 1)
        return .line(line)
      }
      if isAtEnd {
        guard !input.isEmpty else { return .nothing(.end) }
        defer { input = [] }
        return .line(String(decoding: input, as: UTF8.self))
      }
      waitForInput()
    }
  }

  /// Of an entry as long as this in bytes it is only asked whether it can run when no more lines are
  /// waiting.
  private static let longEntry = 1 << 16

  /// Whether the next line has come in already and carries the entry on.
  private func goesOnBelow(_ entry: String) -> Bool {
    // A terminal hands its lines out one by one.
    while !isAtEnd, nextText == nil, waitForInput(20) {}
    guard let next = nextText else { return false }
    return entry.utf8.count > Self.longEntry || guide.goesOn(with: next)
  }

  /// The first whole line with something on it of what has come in and was not taken.
  private var nextText: String? {
    let start = input.firstIndex { ![0x20, 0x09, 0x0D, 0x0A].contains($0) }
    guard let start, let end = input[start...].firstIndex(of: 0x0A) else { return nil }
    return String(decoding: input[start..<end], as: UTF8.self)
  }

  /// Reads what comes in; waits for it no longer than `timeout` milliseconds, where that is not -1.
  /// False where nothing came.
  @discardableResult
  private func waitForInput(_ timeout: Int32 = -1) -> Bool {
    var polled = [
      pollfd(fd: 0, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&polled, 2, timeout) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    if polled[1].revents != 0 { PromptSignals.drain(wake) }
    guard polled[0].revents != 0 else { return false }
    let count = Glibc.read(0, &buffer, buffer.count)
    input += buffer.prefix(max(0, count))
    isAtEnd = count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN)
    return true
  }
}
