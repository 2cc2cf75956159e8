import QualmSession

/// What one reading of the prompt gave.
enum LineEvent: Equatable {
  /// A whole entry, of one line or several, without the last line end.
  case entry(String)
  /// The user gave the entry up with Ctrl-C.
  case cancelled
  /// There is no more input: Ctrl-D on an empty entry, or the end of the file.
  case end
  /// A signal asks the program to leave.
  case terminated
}

/// What a reader must know about the text that is being written.
protocol EntryGuide: AnyObject {
  /// Whether Enter runs the text, or opens another line.
  func isComplete(_ text: String) -> Bool
  /// Whether a line that has come in already carries the text on, so that it does not run without
  /// it: what is pasted into a terminal that does not mark pastes comes line by line.
  func goesOn(with line: String) -> Bool
  /// What may stand at a UTF-8 offset of the text.
  func completions(in text: String, at offset: Int) -> Completions
  /// The text as the user's own editor gives it back; nil where it stays as it is. The terminal is
  /// in the shell's mode while this runs.
  func edit(_ text: String) -> String?
}

extension EntryGuide {
  func goesOn(with line: String) -> Bool { false }

  func edit(_ text: String) -> String? { nil }
}

extension LineReader {
  func recall(_ entries: [String]) { entries.forEach(remember) }
}

/// Reads entries from a user: the line editor on a terminal, plain lines elsewhere, a list in
/// tests.
protocol LineReader: AnyObject {
  /// Shows the prompt and reads one entry.
  func read() -> LineEvent
  /// Takes the entries of earlier sessions for recall, oldest first, none twice.
  func recall(_ entries: [String])
  /// Keeps an entry for recall.
  func remember(_ entry: String)
  /// Has a text stand in the next entry from the start, to be changed and run.
  func prefill(_ text: Prefill)
}
