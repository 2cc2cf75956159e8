/// Keys that have no character of their own.
///
/// The line editor knows single characters and sequences that begin with Escape. A sequence would
/// swallow the key after a lone Escape in vi's mode, so sequences are read here, and each is handed
/// on as one control character of U+0080–U+009F. Nobody can type these: the decoder drops them.
enum SpecialKey: UInt8, CaseIterable {
  case up = 0x80
  case down, left, right, home, end, entryStart, entryEnd, delete, wordLeft, wordRight
  /// Enter with Alt: always another line.
  case newline
  /// A paste came in: `KeyDecoder.takePasted` has it.
  case paste
  /// Steps that commands of the prompt leave to the editor's own commands.
  case accept, previousLine, nextLine, deleteNext

  /// The character that stands for the key.
  var scalar: Unicode.Scalar { Unicode.Scalar(rawValue) }
}

/// Turns the bytes of a terminal into keys: UTF-8, the sequences of arrow keys, bracketed paste.
struct KeyDecoder {
  /// Whether a sequence that means nothing here is handed on character by character, so that a key
  /// of the user's own `~/.editrc` works, rather than dropped.
  var passesUnknownSequences = false

  private var bytes: [UInt8] = []
  private var position = 0
  private var pasted: String?
  /// Where the text of a paste begins whose end has not come yet, and how far it was searched.
  private var paste: (start: Int, searched: Int)?
  private var queued: [Unicode.Scalar] = []
  /// More came in at once than anybody types: a paste that the terminal did not mark.
  private(set) var isInBurst = false
  /// How many bytes came in last.
  private(set) var lastCount = 0

  /// So many bytes at once are a paste.
  static let burst = 512

  init() {}

  /// Takes bytes that came in.
  mutating func append(_ more: [UInt8]) {
    lastCount = more.count
    if more.count >= Self.burst, !more.contains(Self.escape) { isInBurst = true }
    if position > 0, paste == nil {
      bytes.removeFirst(position)
      position = 0
    }
    bytes += more
  }

  /// Forgets everything that came in and was not taken.
  mutating func reset() {
    bytes = []
    position = 0
    pasted = nil
    paste = nil
    queued = []
    isInBurst = false
  }

  /// Nothing has come in for a while: what comes next is typed.
  mutating func endBurst() { isInBurst = false }

  /// The first line with something on it of what came in and was not taken; nil where there is
  /// none. Its end may not be there yet.
  var upcomingLine: String? {
    bytes[position...].prefix(4096).split { $0 == 0x0A || $0 == 0x0D }
      .map { String(decoding: $0, as: UTF8.self) }.first { $0.contains { !$0.isWhitespace } }
  }

  /// Lets a text follow as if it had been pasted.
  mutating func queuePaste(_ text: String) {
    pasted = text
    queued.append(SpecialKey.paste.scalar)
  }

  /// Whether what is left may be the beginning of a sequence, or just the key Escape: then the
  /// time that passes tells which.
  var isInEscape: Bool {
    paste == nil && position < bytes.count && bytes[position] == Self.escape
  }

  /// The text of the paste that the last key `.paste` told of.
  mutating func takePasted() -> String {
    defer { pasted = nil }
    return pasted ?? ""
  }

  /// The next key, or nil where more bytes are needed.
  ///
  /// - Parameter flushing: no more bytes are to be expected soon, or at all.
  mutating func next(flushing: Bool = false) -> Unicode.Scalar? {
    while true {
      if !queued.isEmpty { return queued.removeFirst() }
      if paste != nil { return nextOfPaste() }
      guard position < bytes.count else { return nil }
      if isInBurst {
        if let key = nextOfBurst() { return key }
        if isInBurst { return nil }
      }
      switch bytes[position] {
      case Self.escape:
        guard let sequence = sequence(flushing: flushing) else { return nil }
        interpret(sequence)
      default:
        guard let scalar = scalar(flushing: flushing) else { return nil }
        if Self.isTypable(scalar) { return scalar }
      }
    }
  }

  // MARK: Sequences

  private static let escape: UInt8 = 0x1B

  /// The bytes of the sequence at hand, taken; nil where its end has not come.
  private mutating func sequence(flushing: Bool) -> ArraySlice<UInt8>? {
    let rest = bytes[position...]
    var length = Self.sequenceLength(rest)
    if length == nil, flushing { length = rest.count }
    guard let length else { return nil }
    defer { position += length }
    return rest.prefix(length)
  }

  /// How long the sequence is that begins with an Escape; nil if more bytes could belong to it.
  private static func sequenceLength(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard let second = bytes.dropFirst().first else { return nil }
    switch second {
    case UInt8(ascii: "["):
      for (count, byte) in bytes.enumerated().dropFirst(2) {
        // ECMA-48, 5.4: parameters and intermediates, then one final byte.
        if (0x40...0x7E).contains(byte) { return count + 1 }
        if !(0x20...0x3F).contains(byte) { return count }
      }
      return nil
    case UInt8(ascii: "O"): return bytes.count >= 3 ? 3 : nil
    case UInt8(ascii: "\r"), UInt8(ascii: "\n"): return 2
    default: return 1
    }
  }

  private mutating func interpret(_ sequence: ArraySlice<UInt8>) {
    let text = String(decoding: sequence.dropFirst(), as: UTF8.self)
    if text == "[200~" {
      paste = (position, position)
    } else if let key = Self.keys[text] {
      queued.append(key.scalar)
    } else if sequence.count <= 2 || passesUnknownSequences {
      queued += sequence.map { Unicode.Scalar($0) }.filter(Self.isTypable)
    }
  }

  private static let keys: [String: SpecialKey] = [
    "\r": .newline, "\n": .newline,
    "[A": .up, "OA": .up, "[B": .down, "OB": .down, "[C": .right, "OC": .right,
    "[D": .left, "OD": .left, "[H": .home, "OH": .home, "[1~": .home, "[7~": .home,
    "[F": .end, "OF": .end, "[4~": .end, "[8~": .end, "[3~": .delete,
    "[1;5H": .entryStart, "[1;5F": .entryEnd, "[1;5C": .wordRight, "[1;3C": .wordRight,
    "[1;5D": .wordLeft, "[1;3D": .wordLeft,
  ]

  // MARK: Paste

  private static let pasteEnd = Array("\u{1B}[201~".utf8)

  private mutating func nextOfPaste() -> Unicode.Scalar? {
    guard let paste else { return nil }
    let end = Self.pasteEnd
    var index = paste.searched
    while index + end.count <= bytes.count {
      if bytes[index] == Self.escape, bytes[index..<(index + end.count)].elementsEqual(end) {
        pasted = Self.cleaned(bytes[paste.start..<index])
        position = index + end.count
        self.paste = nil
        return SpecialKey.paste.scalar
      }
      index += 1
    }
    self.paste = (paste.start, index)
    return nil
  }

  /// What is there of a paste without marks, up to a key that is none of text, which ends the burst.
  /// Its lines do not run one by one; line ends at its end wait for what follows, and are Enter
  /// where nothing does.
  private mutating func nextOfBurst() -> Unicode.Scalar? {
    let rest = bytes[position...]
    var text = rest.prefix { $0 >= 0x20 && $0 != 0x7F || (0x09...0x0D).contains($0) }
    if text.count < rest.count {
      isInBurst = false
    } else {
      while let last = text.last, last == 0x0A || last == 0x0D { text.removeLast() }
      text = text.dropLast(Self.cutBytes(at: text))
    }
    guard !text.isEmpty else { return nil }
    pasted = Self.cleaned(text, keepsEnd: true)
    position += text.count
    return SpecialKey.paste.scalar
  }

  /// How many bytes at the end are the beginning of a character whose rest has not come.
  private static func cutBytes(at bytes: ArraySlice<UInt8>) -> Int {
    for (index, byte) in bytes.suffix(3).reversed().enumerated() where byte >= 0xC0 {
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
      return index + 1 < length ? index + 1 : 0
    }
    return 0
  }

  /// Pasted bytes as an entry: line ends made one kind, those at the end left out unless it
  /// `keepsEnd`, and nothing that would move the cursor.
  static func cleaned(_ bytes: ArraySlice<UInt8>, keepsEnd: Bool = false) -> String {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      defer { previous = scalar }
      switch scalar {
      // The editor has the terminal exchange the two.
      case "\n" where previous == "\r", "\r" where previous == "\n":
        defer { previous = nil }
        continue
      case "\r", "\n": scalars.append("\n")
      case "\t": scalars.append(" ")
      case _ where scalar.value >= 0x20 && scalar.value != 0x7F && isTypable(scalar):
        scalars.append(scalar)
      default: break
      }
    }
    while !keepsEnd, scalars.last == "\n" { scalars.removeLast() }
    return String(scalars)
  }

  // MARK: Characters

  private static func isTypable(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value != 0 && !(0x80..<0xA0).contains(scalar.value)
  }

  /// The scalar at hand, taken; an invalid byte reads as U+FFFD.
  private mutating func scalar(flushing: Bool) -> Unicode.Scalar? {
    let lead = bytes[position]
    if lead < 0x80 {
      position += 1
      return Unicode.Scalar(lead)
    }
    let length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1
    let rest = bytes[position...].prefix(length)
    let isCut = rest.count < length && rest.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
    if isCut, !flushing { return nil }
    var iterator = rest.makeIterator()
    var decoder = UTF8()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else {
      position += 1
      return "\u{FFFD}"
    }
    position += length
    return scalar
  }
}
