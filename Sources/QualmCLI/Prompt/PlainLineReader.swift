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
      if guide.isComplete(entry) { return .entry(entry) }
      entry += "\n"
      mark = continuation
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

  private func waitForInput() {
    var polled = [
      pollfd(fd: 0, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    guard poll(&polled, 2, -1) > 0 else { return }
    var buffer = [UInt8](repeating: 0, count: 65_536)
    if polled[1].revents != 0 { _ = Glibc.read(wake, &buffer, buffer.count) }
    guard polled[0].revents != 0 else { return }
    let count = Glibc.read(0, &buffer, buffer.count)
    input += buffer.prefix(max(0, count))
    isAtEnd = count == 0 || (count < 0 && errno != EINTR && errno != EAGAIN)
  }
}
