import CLibedit
import Glibc

// Characters of several Unicode scalars, of which libedit knows nothing: an accent by itself, the
// vowels of a syllable, a picture of several joined. The cursor stands before or behind them.
extension EditLineReader {
  /// What the text looked like around the cursor when the editor last waited for a key.
  struct Settled {
    /// Scalars before the cursor.
    var cursor = 0
    /// Scalars of the text.
    var count = 0
    /// Scalars of the character before the cursor and of that behind it.
    var before = 1
    var behind = 1
    /// The scalar behind the cursor.
    var next: wchar_t?
  }

  /// Finishes what the last key has begun: where it has deleted one scalar of a character the rest
  /// goes too, and a cursor within a character moves out of it in the key's direction.
  func settle() {
    guard let line = el_wline(editor)?.pointee, let buffer = line.buffer else { return }
    let old = settled
    let now = Settled(line, buffer)
    if now.count == old.count - 1, now.cursor == old.cursor - 1, old.before > 1,
      now.next == old.next
    {
      el_deletestr(editor, Int32(min(old.before - 1, now.cursor)))
    } else if now.count == old.count - 1, now.cursor == old.cursor, old.behind > 1 {
      let rest = Int32(min(old.behind - 1, now.count - now.cursor))
      el_cursor(editor, rest)
      el_deletestr(editor, rest)
    } else if let inside = Self.character(around: now.cursor, in: buffer, count: now.count) {
      let goesBack = now.cursor < old.cursor
      el_cursor(editor, Int32((goesBack ? inside.lowerBound : inside.upperBound) - now.cursor))
    }
    takeAsSettled()
  }

  /// Takes the text as it is now for settled: it was put in, not typed.
  func takeAsSettled() {
    if let line = el_wline(editor)?.pointee, let buffer = line.buffer {
      settled = Settled(line, buffer)
    }
  }

  /// Puts `text` in the place of the entry, the cursor behind it.
  func replaceEntry(by text: String) {
    let (old, cursor) = entry
    let count = old.unicodeScalars.count
    el_cursor(editor, Int32(clamping: count - cursor))
    if count > 0 { el_deletestr(editor, Int32(clamping: count)) }
    insert(KeyDecoder.cleaned(Array(text.utf8)[...]))
  }

  /// More scalars than any written language puts into one character.
  private static let longestCharacter = 64

  /// Whether a scalar may belong to the character before it.
  private static func mayContinue(_ scalar: wchar_t) -> Bool { scalar >= 0x300 }

  /// The scalars of the character that begins before `cursor` and ends behind it; nil where a
  /// character begins at the cursor.
  private static func character(
    around cursor: Int, in buffer: UnsafePointer<wchar_t>, count: Int
  ) -> Range<Int>? {
    guard cursor > 0, cursor < count, mayContinue(buffer[cursor]) else { return nil }
    let start = max(0, cursor - longestCharacter)
    let end = min(count, cursor + longestCharacter)
    var offset = start
    for character in text(buffer + start, count: end - start) {
      let next = offset + character.unicodeScalars.count
      if offset >= cursor { return nil }
      if next > cursor { return offset..<next }
      offset = next
    }
    return nil
  }

  /// The scalars of the characters before and behind the cursor.
  fileprivate static func sizes(
    around cursor: Int, in buffer: UnsafePointer<wchar_t>, count: Int
  ) -> (before: Int, behind: Int) {
    var sizes = (1, 1)
    if cursor > 1, mayContinue(buffer[cursor - 1]) {
      let start = max(0, cursor - longestCharacter)
      sizes.0 = text(buffer + start, count: cursor - start).last?.unicodeScalars.count ?? 1
    }
    if cursor + 1 < count, mayContinue(buffer[cursor + 1]) {
      let end = min(count, cursor + longestCharacter)
      sizes.1 = text(buffer + cursor, count: end - cursor).first?.unicodeScalars.count ?? 1
    }
    return sizes
  }
}

extension EditLineReader.Settled {
  fileprivate init(_ line: LineInfoW, _ buffer: UnsafePointer<wchar_t>) {
    cursor = line.cursor - buffer
    count = line.lastchar - buffer
    (before, behind) = EditLineReader.sizes(around: cursor, in: buffer, count: count)
    next = cursor < count ? buffer[cursor] : nil
  }
}
