import QualmBase

/// Reading a text code point by code point.
extension DocumentText {
  /// The code point that begins at a byte offset, and the number of its bytes; nil at the end.
  func scalar(at offset: Int) -> (scalar: Unicode.Scalar, width: Int)? {
    guard offset < bytes.count else { return nil }
    let first = bytes[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    // The bytes are valid UTF-8: the first of them says how many there are.
    let width = first < 0xE0 ? 2 : (first < 0xF0 ? 3 : 4)
    var value = UInt32(first) & (0x7F >> UInt32(width))
    for byte in bytes[offset + 1..<offset + width] { value = value << 6 | UInt32(byte & 0x3F) }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
  }

  /// The code point that ends at a byte offset, and the number of its bytes; nil at the beginning.
  func scalar(before offset: Int) -> (scalar: Unicode.Scalar, width: Int)? {
    guard offset > 0 else { return nil }
    var first = offset - 1
    while first > 0, bytes[first] & 0xC0 == 0x80 { first -= 1 }
    return scalar(at: first)
  }

  /// The number of code points in a byte range that begins and ends with whole ones.
  func characterCount(in range: Range<Int>) -> Int {
    bytes[range].count { $0 & 0xC0 != 0x80 }
  }

  /// Whether a letter, a mark or a digit begins at a byte offset.
  func isWord(at offset: Int) -> Bool {
    scalar(at: offset).map { Words.isWordScalar($0.scalar) } ?? false
  }

  /// Whether a letter, a mark or a digit ends at a byte offset.
  func isWord(before offset: Int) -> Bool {
    scalar(before: offset).map { Words.isWordScalar($0.scalar) } ?? false
  }
}

extension Unicode.Scalar {
  /// Whether it is white space of any kind.
  var isWhiteSpace: Bool {
    value < 0x80 ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
  }

  /// Whether it ends a line.
  var isLineEnd: Bool {
    (0x0A...0x0D).contains(value) || value == 0x85 || value == 0x2028 || value == 0x2029
  }

  /// Whether a word may be broken after it at the end of a line.
  var isHyphen: Bool { self == "-" || self == "\u{2010}" || self == "\u{AD}" }
}
