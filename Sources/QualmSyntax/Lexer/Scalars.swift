/// Reads UTF-8 by hand, so that any bytes can be read and every place is a byte offset.
enum Scalars {
  /// The scalar at `offset` and its length in bytes; an invalid byte gives nil and length 1.
  static func decode(_ bytes: [UInt8], at offset: Int) -> (scalar: Unicode.Scalar?, length: Int) {
    let first = bytes[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let length: Int
    var value: UInt32
    switch first {
    case 0xC2...0xDF: (length, value) = (2, UInt32(first & 0x1F))
    case 0xE0...0xEF: (length, value) = (3, UInt32(first & 0x0F))
    case 0xF0...0xF4: (length, value) = (4, UInt32(first & 0x07))
    default: return (nil, 1)
    }
    guard offset + length <= bytes.count else { return (nil, 1) }
    for next in bytes[(offset + 1)..<(offset + length)] {
      guard next & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(next & 0x3F)
    }
    let smallest: UInt32 = length == 2 ? 0x80 : (length == 3 ? 0x800 : 0x10000)
    guard value >= smallest, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
    return (scalar, length)
  }

  /// The ranges of bytes that are not UTF-8, neighbours joined.
  static func invalidRanges(_ bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var offset = 0
    while offset < bytes.count {
      if bytes[offset] < 0x80 {
        offset += 1
        continue
      }
      let (scalar, length) = decode(bytes, at: offset)
      if scalar == nil {
        if let last = ranges.last, last.upperBound == offset {
          ranges[ranges.count - 1] = last.lowerBound..<(offset + 1)
        } else {
          ranges.append(offset..<(offset + 1))
        }
      }
      offset += length
    }
    return ranges
  }

  /// Whether a word may begin with it, and hold it anywhere: letters, marks, digits and `_`.
  static func isWordScalar(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII {
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "_": return true
      default: return false
      }
    }
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      return true
    default:
      return false
    }
  }

  /// Whether a word may hold it between two of its other scalars.
  static func isInnerScalar(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "-", ".", ":", "/", "\u{2019}": true
    // Joiners, which the spelling of several scripts needs.
    case "\u{200C}", "\u{200D}": true
    default: false
    }
  }
}
