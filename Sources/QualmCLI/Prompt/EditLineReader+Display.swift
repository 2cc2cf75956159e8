import CLibedit
import Glibc

// Drawing the entry, and giving the terminal away for a while.
extension EditLineReader {
  /// The size of the window; 24 rows of 80 columns where the terminal does not say.
  static var windowSize: (rows: Int, columns: Int) {
    var size = winsize()
    let isKnown = ioctl(Terminal.output, UInt(TIOCGWINSZ), &size) == 0
    return (
      isKnown && size.ws_row > 0 ? Int(size.ws_row) : 24,
      isKnown && size.ws_col > 0 ? Int(size.ws_col) : 80
    )
  }

  /// Brings the screen up to date with the entry.
  func draw() {
    let size = Self.windowSize
    let (text, cursor, hasStart) = surroundings(2 * size.rows * size.columns)
    let layout = EntryLayout(
      prompt: hasStart ? prompt : "", isBold: color, text: text, cursor: cursor,
      columns: size.columns)
    display.widthOfWindow = size.columns
    write(display.show(layout, height: size.rows))
  }

  /// Leaves the entry on the screen as it is, all of it, and the cursor on the line below; `text` is
  /// what it has come to.
  func leaveEntry(_ text: String) {
    guard display.isShown || ending == nil else { return }
    let size = Self.windowSize
    // Of a text of megabytes the window and its memory show the end at most.
    let most = EntryDisplay.longestFarewell * size.columns
    let isWhole = text.utf8.count <= most
    let shown = isWhole ? text : String(decoding: text.utf8.suffix(most), as: UTF8.self)
    let layout = layout(shown, isWhole: isWhole, columns: size.columns)
    display.widthOfWindow = size.columns
    write(display.leave(layout, height: size.rows) + "\n")
  }

  /// The text in rows; without the prompt where it is not the whole entry.
  func layout(_ text: String, isWhole: Bool = true, columns: Int) -> EntryLayout {
    EntryLayout(
      prompt: isWhole ? prompt : "", isBold: color, text: text, cursor: 0, columns: columns)
  }

  /// Leaves the entry on the screen with `lines` below it; it is drawn again below these.
  func showBelow(_ lines: [String]) {
    leaveEntry(entry.text)
    write(lines.map { $0 + "\n" }.joined())
  }

  /// The text near the cursor, the scalars of it before the cursor, and whether it has the beginning
  /// of the entry: all of a text of usual length, else about `reach` characters on both sides.
  private func surroundings(_ reach: Int) -> (text: String, cursor: Int, hasStart: Bool) {
    guard let line = el_wline(editor)?.pointee, let buffer = line.buffer else {
      return ("", 0, true)
    }
    let count = line.lastchar - buffer
    let cursor = line.cursor - buffer
    guard count > max(20_000, 4 * reach) else {
      return (Self.text(buffer, count: count), cursor, true)
    }
    var start = max(0, cursor - reach)
    if start > 0, let lineStart = (start..<cursor).first(where: { buffer[$0] == 10 }) {
      start = lineStart + 1
    }
    let end = min(count, cursor + reach)
    return (Self.text(buffer + start, count: end - start), cursor - start, start == 0)
  }

  // MARK: The terminal in other hands

  /// Ctrl-Z: gives the terminal back as it was, sleeps, and draws the entry again.
  func stop() {
    leaveEntry(entry.text)
    giveTerminal { kill(getpid(), SIGTSTP) }
  }

  /// Has the entry written on in the user's own editor.
  func editElsewhere() {
    write(display.takeAway(columns: Self.windowSize.columns, clips: Self.clips))
    let text = entry.text
    var edited: String?
    giveTerminal { edited = guide.edit(text) }
    if let edited { replaceEntry(by: edited) }
  }

  /// The window has a new size: the entry is drawn again in its place.
  func takeAwayResized() {
    write(display.takeAway(columns: Self.windowSize.columns, clips: Self.clips))
  }

  /// Calls `body` with the terminal as the shell left it.
  private func giveTerminal(_ body: () -> Void) {
    setBracketedPaste(false)
    edit_prepare_terminal(editor, 0)
    PromptSignals.catchStops(false)
    body()
    PromptSignals.catchStops(true)
    edit_prepare_terminal(editor, 1)
    setBracketedPaste(true)
    Interrupt.take()
  }

  /// Whether a window that gets narrower cuts its rows off, as few terminals do, and does not wrap
  /// them.
  private static var clips: Bool {
    Terminal.environment("XTERM_VERSION") != nil || Terminal.environment("TERM") == "linux"
  }
}
