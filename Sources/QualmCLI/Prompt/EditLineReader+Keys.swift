import CLibedit
import Glibc

// What the editor calls: global functions, since C takes no closures. Each finds its reader and
// returns one of the values of histedit.h that say what is to be drawn.

private func reader(of editor: OpaquePointer?) -> EditLineReader? {
  guard let editor, let client = edit_client(editor) else { return nil }
  return Unmanaged<EditLineReader>.fromOpaque(client).takeUnretainedValue()
}

func readKey(_ editor: OpaquePointer?, _ key: UnsafeMutablePointer<wchar_t>?) -> Int32 {
  guard let reader = reader(of: editor), let key else { return -1 }
  return reader.nextKey(&key.pointee)
}

/// Enter: a text that can run runs, another gets one more line.
func enterPressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  guard let reader = reader(of: editor) else { return UInt8(CC_ERROR) }
  guard !reader.goesOnBelow(), reader.guide.isComplete(reader.entry.text) else {
    return newlinePressed(editor, key)
  }
  reader.push(.accept)
  return UInt8(CC_NORM)
}

func newlinePressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  reader(of: editor)?.insert("\n")
  return UInt8(CC_NORM)
}

/// Up: within an entry of several lines to the line above, from its first to the entry before.
func upPressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  guard let reader = reader(of: editor) else { return UInt8(CC_ERROR) }
  let (text, cursor) = reader.entry
  if text.unicodeScalars.prefix(cursor).contains("\n") {
    reader.push(.previousLine)
    return UInt8(CC_NORM)
  }
  guard let earlier = reader.recall.earlier(than: text) else { return UInt8(CC_ERROR) }
  reader.replaceEntry(by: earlier)
  return UInt8(CC_NORM)
}

func downPressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  guard let reader = reader(of: editor) else { return UInt8(CC_ERROR) }
  let (text, cursor) = reader.entry
  if text.unicodeScalars.dropFirst(cursor).contains("\n") {
    reader.push(.nextLine)
    return UInt8(CC_NORM)
  }
  guard let later = reader.recall.later(than: text) else { return UInt8(CC_ERROR) }
  reader.replaceEntry(by: later)
  return UInt8(CC_NORM)
}

/// Right: where vi's keys are in use, the editor's own commands for this and for End do not go
/// behind the last character, not even while writing.
func rightPressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  guard let editor else { return UInt8(CC_ERROR) }
  el_cursor(editor, 1)
  return UInt8(CC_NORM)
}

/// Home: to the beginning of the line.
func homePressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  guard let editor, let reader = reader(of: editor) else { return UInt8(CC_ERROR) }
  let (text, cursor) = reader.entry
  let before = Array(text.unicodeScalars.prefix(cursor))
  let lineStart = before.lastIndex(of: "\n").map { $0 + 1 } ?? 0
  el_cursor(editor, Int32(clamping: lineStart - cursor))
  return UInt8(CC_NORM)
}

/// End: behind the line.
func endPressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  guard let editor, let reader = reader(of: editor) else { return UInt8(CC_ERROR) }
  let (text, cursor) = reader.entry
  let after = Array(text.unicodeScalars.dropFirst(cursor))
  el_cursor(editor, Int32(clamping: after.firstIndex(of: "\n") ?? after.count))
  return UInt8(CC_NORM)
}

func pasteArrived(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  guard let reader = reader(of: editor) else { return UInt8(CC_ERROR) }
  reader.insert(reader.decoder.takePasted())
  if let cursor = reader.cursorOfPrefill {
    el_cursor(editor, Int32(cursor - reader.entry.cursor))
    reader.cursorOfPrefill = nil
  }
  return UInt8(CC_NORM)
}

/// Ctrl-D: the end on an empty entry, else the character under the cursor goes.
func leavePressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  guard let reader = reader(of: editor) else { return UInt8(CC_ERROR) }
  if reader.entry.text.isEmpty {
    reader.ending = .end
    reader.leaveEntry("")
    return UInt8(CC_EOF)
  }
  reader.push(.deleteNext)
  return UInt8(CC_NORM)
}

func completePressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  UInt8(reader(of: editor)?.complete() ?? CC_ERROR)
}

/// Ctrl-L: an empty window with the entry at its top.
func clearPressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  guard let reader = reader(of: editor) else { return UInt8(CC_ERROR) }
  reader.write("\u{1B}[H\u{1B}[2J")
  reader.display.forget()
  return UInt8(CC_NORM)
}

func editPressed(_ editor: OpaquePointer?, _ key: wint_t) -> UInt8 {
  guard let reader = reader(of: editor) else { return UInt8(CC_ERROR) }
  reader.editElsewhere()
  return UInt8(CC_NORM)
}

extension EditLineReader {
  /// Waits for the next key; returns 1 with it, 0 at the end of the input, -1 where reading ends
  /// early.
  func nextKey(_ key: inout wchar_t) -> Int32 {
    settle()
    while true {
      if PromptSignals.terminating != nil {
        return end(.terminated)
      }
      if Interrupt.take() { return end(.cancelled) }
      if PromptSignals.takeStop() { stop() }
      if PromptSignals.takeResize() { takeAwayResized() }
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

  /// Ends the reading early.
  private func end(_ event: LineEvent) -> Int32 {
    leaveEntry(entry.text + (event == .cancelled ? "^C" : ""))
    ending = event
    return -1
  }

  private enum Waking {
    case input, signal, quiet
  }

  /// How long a lone Escape may be the beginning of a sequence, in milliseconds.
  private static let escapeDelay: Int32 = 40

  /// How long the next part of a paste may be in coming, in milliseconds.
  private static let burstDelay: Int32 = 20

  /// Whether the line after this Enter has come in too and carries the entry on. Enter that comes by
  /// itself was pressed.
  fileprivate func goesOnBelow() -> Bool {
    guard decoder.lastCount > 1 else { return false }
    if decoder.upcomingLine == nil {
      var polled = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      if poll(&polled, 1, Self.burstDelay) > 0 { _ = readInput() }
    }
    return decoder.upcomingLine.map { guide.goesOn(with: $0) } ?? false
  }

  private func waitForInput() -> Waking {
    var polled = [
      pollfd(fd: input, events: Int16(POLLIN), revents: 0),
      pollfd(fd: wake, events: Int16(POLLIN), revents: 0),
    ]
    // What is there already is read before anything is drawn.
    var count = poll(&polled, 2, decoder.isInBurst ? Self.burstDelay : 0)
    if count == 0, decoder.isInBurst {
      // What is left of the paste is keys now.
      decoder.endBurst()
      return .signal
    }
    if count == 0 {
      draw()
      count = poll(&polled, 2, decoder.isInEscape ? Self.escapeDelay : -1)
    }
    if polled[1].revents != 0 {
      PromptSignals.drain(wake)
      return .signal
    }
    if count < 0 { return errno == EINTR ? .signal : .input }
    return count == 0 ? .quiet : .input
  }

  /// Reads what is there; false at the end of the input.
  private func readInput() -> Bool {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, initialized in
      count = Glibc.read(input, buffer.baseAddress, buffer.count)
      initialized = max(0, count)
    }
    decoder.append(bytes)
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN))
  }
}
