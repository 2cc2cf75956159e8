import CLibedit
import Glibc

/// Reads entries with libedit: editing with Emacs or vi keys, history, search, completion.
///
/// The editor is C and calls back; it knows its reader by an unretained pointer, which is why the
/// reader ends the editor before it goes.
final class EditLineReader: LineReader {
  let editor: OpaquePointer
  let guide: any EntryGuide
  let wake: Int32
  /// Whether the terminal understands more than plain text.
  let isPlain: Bool
  let color: Bool
  var decoder = KeyDecoder()
  /// How the entry ends where it does not end by being run.
  var ending: LineEvent?
  /// Ctrl-C was handed to the editor, which has not acted on it yet.
  var isCancelling = false
  /// Where the cursor goes in a text that stands in the entry from the start, in characters.
  var cursorOfPrefill: Int?
  /// What Tab has found, between finding and showing.
  var found: (candidates: CompletionList, cursor: Int)?
  private let history: OpaquePointer?
  private let promptText: UnsafeMutableBufferPointer<wchar_t>

  /// The most entries that are kept for recall.
  static let historySize = 5000

  /// Starts the editor on the standard streams; nil where it cannot.
  ///
  /// - Parameters:
  ///   - prompt: what stands before an entry.
  ///   - guide: knows the language.
  ///   - wake: becomes readable when a signal came.
  ///   - color: whether the prompt and lists may be coloured.
  init?(prompt: String, guide: any EntryGuide, wake: Int32, color: Bool) {
    Self.secureUnicodeLocale()
    guard let editor = edit_start("qualm") else { return nil }
    self.editor = editor
    self.guide = guide
    self.wake = wake
    self.color = color
    isPlain = ["dumb", "unknown"].contains(Terminal.environment("TERM") ?? "dumb")
    let shown = color ? "\u{1}\u{1B}[1m\u{1}\(prompt)\u{1}\u{1B}[0m\u{1}" : prompt
    let wide = Self.wide(shown)
    promptText = .allocate(capacity: wide.count)
    _ = promptText.initialize(from: wide)
    history = edit_start_history(editor, Int32(Self.historySize))
    configure()
  }

  deinit {
    el_end(editor)
    if let history { history_wend(history) }
    promptText.deallocate()
  }

  /// Under a locale without UTF-8 libedit drops letters silently; a text in any script is whole
  /// under C.UTF-8.
  static func secureUnicodeLocale() {
    setlocale(LC_ALL, "")
    let codeset = nl_langinfo(Int32(CODESET)).map { String(cString: $0) }
    if codeset != "UTF-8" { setlocale(LC_CTYPE, "C.UTF-8") }
  }

  func read() -> LineEvent {
    ending = nil
    isCancelling = false
    PromptSignals.catchStops(true)
    setBracketedPaste(true)
    // The editor draws its prompt before it stops the terminal's echo: a key typed in between would
    // be drawn as well.
    edit_prepare_terminal(editor, 1)
    var count: Int32 = 0
    let line = el_wgets(editor, &count)
    setBracketedPaste(false)
    PromptSignals.catchStops(false)
    if let line, ending == nil { return .entry(Self.text(line, count: Int(count))) }
    let event = ending ?? .end
    if event == .cancelled { decoder.reset() }
    el_reset(editor)
    write(event == .cancelled ? "^C\n" : "\n")
    return event
  }

  func remember(_ entry: String) {
    guard let history, !entry.unicodeScalars.contains("\0") else { return }
    withWide(entry) { edit_remember(history, $0) }
  }

  func prefill(_ text: Prefill) {
    let before = String(decoding: text.text.utf8.prefix(text.offset), as: UTF8.self)
    cursorOfPrefill = before.unicodeScalars.count
    decoder.queuePaste(text.text)
  }

  // MARK: Setting up

  private func configure() {
    edit_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
    edit_set_prompt(editor, promptOfEditor, 1)
    edit_set_reader(editor, readKey)
    var commands = edit_commands(
      enter: enterPressed, newline: newlinePressed, up: upPressed, down: downPressed,
      right: rightPressed, end: endPressed,
      complete: completePressed, list: listAsked, paste: pasteArrived, cancel: cancelAsked,
      leave: leavePressed)
    edit_add_commands(editor, &commands)
    withWide("emacs") { edit_set_editor(editor, $0) }
    // The user's file may choose vi, which sets all keys anew, so ours come after it.
    decoder.passesUnknownSequences = el_source(editor, nil) == 0
    for (key, command) in Self.bindings { bind(key, to: command) }
    for (key, command) in Self.commandModeBindings { bindInCommandMode(key, to: command) }
  }

  private func bind(_ key: String, to command: String) {
    withWide(key) { key in
      withWide(command) { _ = edit_bind(editor, key, $0) }
    }
    bindInCommandMode(key, to: command)
  }

  private func bindInCommandMode(_ key: String, to command: String) {
    withWide(key) { key in
      withWide(command) { _ = edit_bind_in_command_map(editor, key, $0) }
    }
  }

  private static let bindings: [(key: String, command: String)] =
    [
      ("^M", "qualm-enter"), ("^J", "qualm-enter"), ("^I", "qualm-complete"),
      ("^D", "qualm-leave"), ("^R", "em-inc-search-prev"),
    ]
    + SpecialKey.allCases.map { (String(Character($0.scalar)), command(for: $0)) }

  /// What differs in vi's mode for commands.
  private static let commandModeBindings = [
    ("k", "qualm-up"), ("j", "qualm-down"),
    (String(Character(SpecialKey.right.scalar)), "ed-next-char"),
    (String(Character(SpecialKey.end.scalar)), "ed-move-to-end"),
  ]

  private static func command(for key: SpecialKey) -> String {
    switch key {
    case .up: "qualm-up"
    case .down: "qualm-down"
    case .left: "ed-prev-char"
    case .right: "qualm-right"
    case .home: "ed-move-to-beg"
    case .end, .toEnd: "qualm-end"
    case .delete, .deleteNext: "ed-delete-next-char"
    case .wordLeft: "ed-prev-word"
    case .wordRight: "em-next-word"
    case .newline: "qualm-newline"
    case .paste: "qualm-paste"
    case .accept: "ed-newline"
    case .previousLine: "ed-prev-line"
    case .nextLine: "ed-next-line"
    case .previousEntry: "ed-prev-history"
    case .nextEntry: "ed-next-history"
    case .list: "qualm-list"
    case .cancel: "qualm-cancel"
    }
  }

  // MARK: The entry

  /// The text being written and the number of characters (Unicode scalars) before the cursor.
  var entry: (text: String, cursor: Int) {
    guard let line = el_wline(editor)?.pointee, let buffer = line.buffer else { return ("", 0) }
    return (
      Self.text(buffer, count: line.lastchar - buffer), line.cursor - buffer
    )
  }

  /// Puts `text` in at the cursor.
  func insert(_ text: String) {
    _ = withWide(text) { el_winsertstr(editor, $0) }
  }

  /// Lets one of the editor's own commands act next.
  func push(_ keys: SpecialKey...) {
    withWide(String(String.UnicodeScalarView(keys.map(\.scalar)))) { el_wpush(editor, $0) }
  }

  var promptPointer: UnsafeMutablePointer<wchar_t>? { promptText.baseAddress }

  /// Writes past the editor, which has nothing unwritten when this is called.
  func write(_ text: String) {
    _ = DescriptorSink(Terminal.output).write(Array(text.utf8))
  }

  func setBracketedPaste(_ isOn: Bool) {
    if !isPlain { write("\u{1B}[?2004\(isOn ? "h" : "l")") }
  }

  private static func text(_ pointer: UnsafePointer<wchar_t>, count: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for character in UnsafeBufferPointer(start: pointer, count: count) {
      scalars.append(Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{FFFD}")
    }
    if scalars.last == "\n" { scalars.removeLast() }
    return String(scalars)
  }

  private static func wide(_ text: String) -> [wchar_t] {
    text.unicodeScalars.map { wchar_t(bitPattern: $0.value) } + [0]
  }

  /// Calls `body` with `text` as C's wide characters, which end in a zero.
  private func withWide<Result>(
    _ text: String, _ body: (UnsafePointer<wchar_t>?) -> Result
  ) -> Result {
    Self.wide(text).withUnsafeBufferPointer { body($0.baseAddress) }
  }
}
