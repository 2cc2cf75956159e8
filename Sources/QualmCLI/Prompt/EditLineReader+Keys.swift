import CLibedit
import Glibc

// What the editor calls: global functions, since C takes no closures. Each finds its reader and
// returns one of the values of histedit.h that say what is to be drawn.

private func reader(of editor: OpaquePointer?) -> EditLineReader? {
  guard let editor, let client = edit_client(editor) else { return nil }
  return Unmanaged<EditLineReader>.fromOpaque(client).takeUnretainedValue()
}

func promptOfEditor(_ editor: OpaquePointer?) -> UnsafeMutablePointer<wchar_t>? {
  reader(of: editor)?.promptPointer
}

func readKey(_ editor: OpaquePointer?, _ key: UnsafeMutablePointer<wchar_t>?) -> Int32 {
  guard let reader = reader(of: editor), let key else { return -1 }
  return reader.nextKey(&key.pointee)
}

/// Enter: a text that can run runs, another gets one more line.
func enterPressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  guard let reader = reader(of: editor) else { return UInt8(CC_ERROR) }
  guard reader.guide.isComplete(reader.entry.text) else { return newlinePressed(editor, key) }
  reader.push(.accept)
  return UInt8(CC_NORM)
}

func newlinePressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  reader(of: editor)?.insert("\n")
  return UInt8(CC_REFRESH)
}

func upPressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  guard let reader = reader(of: editor) else { return UInt8(CC_ERROR) }
  let (text, cursor) = reader.entry
  let isBelow = text.unicodeScalars.prefix(cursor).contains("\n")
  reader.push(isBelow ? .previousLine : .previousEntry)
  return UInt8(CC_NORM)
}

func downPressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  guard let reader = reader(of: editor) else { return UInt8(CC_ERROR) }
  let (text, cursor) = reader.entry
  let isAbove = text.unicodeScalars.dropFirst(cursor).contains("\n")
  reader.push(isAbove ? .nextLine : .nextEntry)
  return UInt8(CC_NORM)
}

/// Right: where vi's keys are in use, the editor's own commands for this and for End do not go
/// behind the last character, not even while writing.
func rightPressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  guard let editor else { return UInt8(CC_ERROR) }
  el_cursor(editor, 1)
  return UInt8(CC_CURSOR)
}

func endPressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  guard let editor, let reader = reader(of: editor) else { return UInt8(CC_ERROR) }
  let (text, cursor) = reader.entry
  el_cursor(editor, Int32(clamping: text.unicodeScalars.count - cursor))
  return UInt8(CC_CURSOR)
}

func pasteArrived(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  guard let reader = reader(of: editor) else { return UInt8(CC_ERROR) }
  reader.insert(reader.decoder.takePasted())
  if let cursor = reader.cursorOfPrefill {
    el_cursor(editor, Int32(cursor - reader.entry.cursor))
    reader.cursorOfPrefill = nil
  }
  return UInt8(CC_REFRESH)
}

/// Ctrl-D: the end on an empty entry, else the character under the cursor goes.
func leavePressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  guard let reader = reader(of: editor) else { return UInt8(CC_ERROR) }
  if reader.entry.text.isEmpty {
    reader.ending = .end
    return UInt8(CC_EOF)
  }
  reader.push(.deleteNext)
  return UInt8(CC_NORM)
}

func cancelAsked(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  reader(of: editor)?.ending = .cancelled
  return UInt8(CC_EOF)
}

func completePressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  UInt8(reader(of: editor)?.complete() ?? CC_ERROR)
}

func listAsked(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  UInt8(reader(of: editor)?.showCompletions() ?? CC_ERROR)
}

extension EditLineReader {
  /// Waits for the next key; returns 1 with it, 0 at the end of the input, -1 where reading ends
  /// early.
  func nextKey(_ key: inout wchar_t) -> Int32 {
    while true {
      if PromptSignals.terminating != nil {
        ending = .terminated
        return -1
      }
      if Interrupt.take() { return interrupt(&key) }
      if PromptSignals.takeStop() { stop() }
      if PromptSignals.takeResize() { resize() }
      if let scalar = decoder.next() {
        key = wchar_t(bitPattern: scalar.value)
        return 1
      }
      switch waitForInput() {
      case .input:
        guard readInput() else {
          guard let scalar = decoder.next(flushing: true) else { return 0 }
          key = wchar_t(bitPattern: scalar.value)
          return 1
        }
      case .signal: continue
      case .quiet:
        // No more of the sequence has come: it was the key Escape.
        if let scalar = decoder.next(flushing: true) {
          key = wchar_t(bitPattern: scalar.value)
          return 1
        }
      }
    }
  }

  /// Ctrl-C: the editor is asked to go to the end of the entry, so that nothing is written over
  /// it, and to give it up. A key may be swallowed by a command that waits for one, which is why
  /// there are two, and why Ctrl-C for the second time does not ask.
  private func interrupt(_ key: inout wchar_t) -> Int32 {
    guard !isCancelling else {
      ending = .cancelled
      return -1
    }
    isCancelling = true
    decoder.reset()
    decoder.queue(.cancel)
    key = wchar_t(bitPattern: SpecialKey.toEnd.scalar.value)
    return 1
  }

  private enum Waking {
    case input, signal, quiet
  }

  /// How long a lone Escape may be the beginning of a sequence, in milliseconds.
  private static let escapeDelay: Int32 = 40

  private func waitForInput() -> Waking {
    var polled = [
      pollfd(fd: 0, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    let count = poll(&polled, 2, decoder.isInEscape ? Self.escapeDelay : -1)
    if polled[1].revents != 0 {
      var bytes = [UInt8](repeating: 0, count: 64)
      while Glibc.read(wake, &bytes, bytes.count) == bytes.count {}
      return .signal
    }
    if count < 0 { return errno == EINTR ? .signal : .input }
    return count == 0 ? .quiet : .input
  }

  /// Reads what is there; false at the end of the input.
  private func readInput() -> Bool {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, initialized in
      count = Glibc.read(0, buffer.baseAddress, buffer.count)
      initialized = max(0, count)
    }
    decoder.append(bytes)
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN))
  }

  /// Ctrl-Z: gives the terminal back as it was, sleeps, and draws the entry again.
  private func stop() {
    setBracketedPaste(false)
    write("\n")
    edit_prepare_terminal(editor, 0)
    PromptSignals.catchStops(false)
    kill(getpid(), SIGTSTP)
    PromptSignals.catchStops(true)
    edit_prepare_terminal(editor, 1)
    setBracketedPaste(true)
    edit_refresh(editor)
  }

  /// The window has a new size. The editor forgets where the entry is drawn, and the terminal has
  /// wrapped it in its own way, so it is drawn once more on a new line.
  private func resize() {
    write(isPlain ? "\r\n" : "\r\n\u{1B}[J")
    el_resize(editor)
    edit_refresh(editor)
  }
}
