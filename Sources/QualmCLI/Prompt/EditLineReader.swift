import CLibedit
import Glibc
import QualmBase

/// Reads entries with libedit: editing with Emacs or vi keys, history, search, completion.
///
/// Libedit has the keys and the text; it draws nothing, since it places wide and combining
/// characters wrongly and loses its way when the window changes. `EntryDisplay` draws.
///
/// The editor is C and calls back; it knows its reader by an unretained pointer, which is why the
/// reader ends the editor before it goes.
final class EditLineReader: LineReader {
  let editor: OpaquePointer
  let guide: any EntryGuide
  let wake: Int32
  let prompt: String
  let color: Bool
  /// The terminal, read without waiting: Ctrl-C takes away what was typed, also between the moment
  /// when something is there to be read and the reading, which would then wait for more.
  let input: Int32
  var decoder = KeyDecoder()
  /// How the entry ends where it does not end by being run.
  var ending: LineEvent?
  /// Where the cursor goes in a text that stands in the entry from the start, in characters.
  var cursorOfPrefill: Int?
  /// What of the entry stands on the screen.
  var display = EntryDisplay()
  /// Where the cursor was, and how long the text, when the editor last waited for a key.
  var settled = Settled()
  /// What Up and Down bring back.
  var recall = EntryRecall()
  private let history: OpaquePointer?

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
    guard Self.canPlaceText, let editor = edit_start("qualm") else { return nil }
    self.editor = editor
    self.guide = guide
    self.wake = wake
    self.color = color
    self.prompt = prompt
    input = Self.openInput()
    history = edit_start_history(editor, Int32(Self.historySize))
    configure()
  }

  deinit {
    edit_end(editor)
    if input != Terminal.input { close(input) }
    if let history { history_wend(history) }
  }

  /// The terminal of standard input, opened anew: to change how standard input itself is read would
  /// change it for the shell too.
  private static func openInput() -> Int32 {
    var name = [CChar](repeating: 0, count: 256)
    guard ttyname_r(Terminal.input, &name, name.count) == 0 else { return Terminal.input }
    let opened = open(name, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    return opened >= 0 ? opened : Terminal.input
  }

  /// Whether the terminal can do more than write one line after the other. Whatever else it calls
  /// itself, it knows the few sequences that are used.
  private static var canPlaceText: Bool {
    !Terminal.isPlain
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
    settled = Settled()
    recall.begin()
    display.forget()
    PromptSignals.catchStops(true)
    setBracketedPaste(true)
    // The terminal's echo must be off before the first drawing: a key typed in between would be
    // drawn as well.
    edit_prepare_terminal(editor, 1)
    var count: Int32 = 0
    let line = el_wgets(editor, &count)
    // The editor's own command for Enter has put a line end behind the entry.
    let text = line.map { Self.text($0, count: Int(count) - 1) } ?? ""
    leaveEntry(text)
    setBracketedPaste(false)
    PromptSignals.catchStops(false)
    if line != nil, ending == nil { return .entry(text) }
    let event = ending ?? .end
    if event == .cancelled { decoder.reset() }
    el_reset(editor)
    return event
  }

  func remember(_ entry: String) {
    guard let history, !entry.unicodeScalars.contains("\0") else { return }
    recall.remember(entry, limit: Self.historySize)
    withWide(entry) { edit_remember(history, $0) }
  }

  func recall(_ entries: [String]) {
    guard let history else { return }
    let entries = entries.suffix(Self.historySize).filter { !$0.unicodeScalars.contains("\0") }
    recall.begin(with: entries)
    for entry in entries { withWide(entry) { edit_remember_new(history, $0) } }
  }

  func prefill(_ text: Prefill) {
    let before = String(decoding: text.text.utf8.prefix(text.offset), as: UTF8.self)
    cursorOfPrefill = before.unicodeScalars.count
    decoder.queuePaste(KeyDecoder.cleaned(Array(text.text.utf8)[...]))
  }

  // MARK: Setting up

  private func configure() {
    edit_set_client(editor, Unmanaged.passUnretained(self).toOpaque())
    edit_set_no_prompt(editor)
    edit_set_reader(editor, readKey)
    var commands = edit_commands(
      enter: enterPressed, newline: newlinePressed, up: upPressed, down: downPressed,
      right: rightPressed, home: homePressed, end: endPressed,
      complete: completePressed, paste: pasteArrived, clear: clearPressed,
      edit: editPressed, leave: leavePressed)
    edit_add_commands(editor, &commands)
    withWide("emacs") { edit_set_editor(editor, $0) }
    // The user's file may choose vi, which sets all keys anew, so ours come after it.
    decoder.passesUnknownSequences = el_source(editor, nil) == 0
    for (key, command) in Self.bindings { bind(key, to: command) }
    for (key, command) in Self.writingBindings { bindInWriting(key, to: command) }
    for (key, command) in Self.commandModeBindings { bindInCommandMode(key, to: command) }
    // Where it does not, the user's own keys win over ours.
    if !Self.userFileChoosesKeys { el_source(editor, nil) }
  }

  /// Whether the user's file of the editor chooses Emacs' keys or vi's, which sets all keys anew.
  private static var userFileChoosesKeys: Bool {
    let path =
      Terminal.environment("EDITRC") ?? Terminal.environment("HOME").map { $0 + "/.editrc" }
    guard let path, let bytes = try? FileBytes.read(path) else { return true }
    return String(decoding: bytes, as: UTF8.self).split(separator: "\n").contains { line in
      line.contains("bind") && line.split(separator: " ").contains { $0 == "-v" || $0 == "-e" }
    }
  }

  private func bind(_ key: String, to command: String) {
    bindInWriting(key, to: command)
    bindInCommandMode(key, to: command)
  }

  private func bindInWriting(_ key: String, to command: String) {
    withWide(key) { key in
      withWide(command) { _ = edit_bind(editor, key, $0) }
    }
  }

  private func bindInCommandMode(_ key: String, to command: String) {
    withWide(key) { key in
      withWide(command) { _ = edit_bind_in_command_map(editor, key, $0) }
    }
  }

  private static let bindings: [(key: String, command: String)] =
    [
      ("^M", "qualm-enter"), ("^J", "qualm-enter"), ("^I", "qualm-complete"),
      ("^D", "qualm-leave"), ("^R", "em-inc-search-prev"), ("^L", "qualm-clear"),
      ("^P", "qualm-up"), ("^N", "qualm-down"), ("^A", "qualm-home"), ("^E", "qualm-end"),
    ]
    + SpecialKey.allCases.map { (String(Character($0.scalar)), command(for: $0)) }

  /// What holds in Emacs' keys and vi's mode for writing only.
  private static let writingBindings = [
    ("^X^E", "qualm-edit")
  ]

  /// What differs in vi's mode for commands.
  private static let commandModeBindings = [
    ("k", "qualm-up"), ("j", "qualm-down"), ("v", "qualm-edit"),
    (String(Character(SpecialKey.right.scalar)), "ed-next-char"),
    (String(Character(SpecialKey.end.scalar)), "ed-move-to-end"),
  ]

  private static func command(for key: SpecialKey) -> String {
    switch key {
    case .up: "qualm-up"
    case .down: "qualm-down"
    case .left: "ed-prev-char"
    case .right: "qualm-right"
    case .home: "qualm-home"
    case .entryStart: "ed-move-to-beg"
    case .entryEnd: "ed-move-to-end"
    case .end: "qualm-end"
    case .delete, .deleteNext: "ed-delete-next-char"
    case .wordLeft: "ed-prev-word"
    case .wordRight: "em-next-word"
    case .newline: "qualm-newline"
    case .paste: "qualm-paste"
    case .accept: "ed-newline"
    case .previousLine: "ed-prev-line"
    case .nextLine: "ed-next-line"
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
    takeAsSettled()
  }

  /// Lets one of the editor's own commands act next.
  func push(_ keys: SpecialKey...) {
    withWide(String(String.UnicodeScalarView(keys.map(\.scalar)))) { el_wpush(editor, $0) }
  }

  /// Writes past the editor.
  func write(_ text: String) {
    if !text.isEmpty { _ = DescriptorSink(Terminal.output).write(Array(text.utf8)) }
  }

  func setBracketedPaste(_ isOn: Bool) { write("\u{1B}[?2004\(isOn ? "h" : "l")") }

  /// The text of `count` wide characters.
  static func text(_ pointer: UnsafePointer<wchar_t>, count: Int) -> String {
    var scalars = String.UnicodeScalarView()
    for character in UnsafeBufferPointer(start: pointer, count: count) {
      scalars.append(Unicode.Scalar(UInt32(bitPattern: character)) ?? "\u{FFFD}")
    }
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
