/// The words of a folded text.
///
/// A word is a run of letters, marks and digits; between two of them `'`, `-`, `,` and `.` belong to
/// it as well: `mother-in-law`, `don't`, `1,200`, `6.3.2`.
package enum Words {
  /// Whether the code point is a letter, a mark or a number.
  package static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x80 { return isWordByte(UInt8(scalar.value)) }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default: return false
    }
  }

  /// Whether the code point belongs to a word if it stands between two word code points.
  package static func isInner(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "-" || scalar == "," || scalar == "."
  }

  /// The words, in order. The text is folded already.
  package static func split(_ folded: String) -> [String] {
    var words: [String] = []
    forEach(in: Array(folded.utf8)) { words.append(String(decoding: $0, as: UTF8.self)) }
    return words
  }

  /// Calls `body` with the bytes of each word, in order. The text is valid UTF-8 and folded.
  package static func forEach(in folded: [UInt8], _ body: (ArraySlice<UInt8>) -> Void) {
    var start = 0
    var index = 0
    /// One past the last byte that is certainly of the word; `start` where there is no word.
    var end = 0
    while index < folded.count {
      let (isWord, width) = classify(folded, at: index)
      if isWord {
        if end != index, !(end > start && end + 1 == index && isInnerByte(folded[end])) {
          if end > start { body(folded[start..<end]) }
          start = index
        }
        end = index + width
      }
      index += width
    }
    if end > start { body(folded[start..<end]) }
  }

  static func isWordByte(_ byte: UInt8) -> Bool {
    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
  }

  private static func isInnerByte(_ byte: UInt8) -> Bool {
    byte == 0x27 || byte == 0x2D || byte == 0x2C || byte == 0x2E
  }

  /// Whether the code point that begins at `index` is one of a word, and the number of its bytes.
  private static func classify(_ bytes: [UInt8], at index: Int) -> (isWord: Bool, width: Int) {
    let first = bytes[index]
    if first < 0x80 { return (isWordByte(first), 1) }
    let width = first < 0xE0 ? 2 : (first < 0xF0 ? 3 : 4)
    var value = UInt32(first) & (0x7F >> UInt32(width))
    let last = min(index + width, bytes.count)
    for byte in bytes[min(index + 1, last)..<last] { value = value << 6 | UInt32(byte & 0x3F) }
    guard let scalar = Unicode.Scalar(value) else { return (false, max(1, last - index)) }
    return (isWordScalar(scalar), max(1, last - index))
  }
}
