import QualmBase

extension Lexer {
  /// Reads a string in double quotes, which ends on the line where it begins.
  mutating func readString() {
    let start = offset
    offset += 1
    while let next = byte(offset), next != UInt8(ascii: "\""), next != UInt8(ascii: "\n") {
      let skipsNext =
        next == UInt8(ascii: "\\") && offset + 1 < bytes.count
        && bytes[offset + 1] != UInt8(ascii: "\n")
      offset += skipsNext ? 2 : 1
    }
    if byte(offset) == UInt8(ascii: "\"") {
      offset += 1
      let content = StringContent(bytes, in: (start + 1)..<(offset - 1))
      for range in content.faults {
        report(
          .unknownEscape(
            text.text(in: range), at: span(range.lowerBound, range.upperBound)))
      }
    } else {
      report(.openString(at: span(start, start + 1)))
    }
    append(.string, from: start)
  }

  /// Reads text in single quotes, which is reported and then read as a string.
  mutating func readSingleQuoted() {
    let start = offset
    var end = start + 1
    while let next = byte(end), next != UInt8(ascii: "'"), next != UInt8(ascii: "\n") { end += 1 }
    guard byte(end) == UInt8(ascii: "'") else {
      offset += 1
      report(.singleQuotes(nil, at: span(start, offset)))
      append(.unknown, from: start)
      return
    }
    offset = end + 1
    let line = text.lineIndex(at: start)
    if line != lastQuotedLine {
      report(
        .singleQuotes(
          StringContent.quoted(text.text(in: (start + 1)..<end)), at: span(start, offset)))
    }
    lastQuotedLine = line
    append(.string, from: start)
  }
}

/// What stands between the quotes of a string, its escapes resolved.
struct StringContent {
  var value = ""
  /// The offsets in the value's UTF-8 of stars that were written `\*`.
  var escapedStars: [Int] = []
  /// The byte ranges of escapes that there are not.
  var faults: [Range<Int>] = []

  /// Reads the escapes of JSON, and `\*`.
  init(_ bytes: [UInt8], in range: Range<Int>) {
    var plainStart = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      guard bytes[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      value += String(decoding: bytes[plainStart..<index], as: UTF8.self)
      let end = readEscape(bytes, at: index, limit: range.upperBound)
      index = end
      plainStart = end
    }
    value += String(decoding: bytes[plainStart..<range.upperBound], as: UTF8.self)
  }

  /// Adds what the escape at `start` stands for; gives the offset after it.
  private mutating func readEscape(_ bytes: [UInt8], at start: Int, limit: Int) -> Int {
    guard start + 1 < limit else {
      faults.append(start..<limit)
      return limit
    }
    switch bytes[start + 1] {
    case UInt8(ascii: "\""): value += "\""
    case UInt8(ascii: "\\"): value += "\\"
    case UInt8(ascii: "/"): value += "/"
    case UInt8(ascii: "b"): value += "\u{8}"
    case UInt8(ascii: "f"): value += "\u{C}"
    case UInt8(ascii: "n"): value += "\n"
    case UInt8(ascii: "r"): value += "\r"
    case UInt8(ascii: "t"): value += "\t"
    case UInt8(ascii: "*"):
      escapedStars.append(value.utf8.count)
      value += "*"
    case UInt8(ascii: "u"):
      return readUnicodeEscape(bytes, at: start, limit: limit)
    default:
      let length = Scalars.decode(bytes, at: start + 1).length
      faults.append(start..<min(limit, start + 1 + length))
      return min(limit, start + 1 + length)
    }
    return start + 2
  }

  private mutating func readUnicodeEscape(_ bytes: [UInt8], at start: Int, limit: Int) -> Int {
    guard let high = StringContent.hexadecimal(bytes, from: start + 2, limit: limit) else {
      faults.append(start..<min(start + 2, limit))
      return min(start + 2, limit)
    }
    if let scalar = Unicode.Scalar(high) {
      value.unicodeScalars.append(scalar)
      return start + 6
    }
    // Half of a pair: JSON writes what lies beyond U+FFFF as two.
    if high < 0xDC00, start + 7 < limit, bytes[start + 6] == UInt8(ascii: "\\"),
      bytes[start + 7] == UInt8(ascii: "u"),
      let low = StringContent.hexadecimal(bytes, from: start + 8, limit: limit),
      (0xDC00..<0xE000).contains(low),
      let scalar = Unicode.Scalar(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))
    {
      value.unicodeScalars.append(scalar)
      return start + 12
    }
    faults.append(start..<(start + 6))
    return start + 6
  }

  private static func hexadecimal(_ bytes: [UInt8], from start: Int, limit: Int) -> UInt32? {
    guard start + 4 <= limit else { return nil }
    var value: UInt32 = 0
    for byte in bytes[start..<(start + 4)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  /// The text in double quotes, with escapes where they are needed.
  static func quoted(_ value: String, escapedStars: [Int] = []) -> String {
    var result = "\""
    var offset = 0
    var stars = escapedStars[...]
    for scalar in value.unicodeScalars {
      if stars.first == offset {
        result += "\\"
        stars = stars.dropFirst()
      }
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<" ", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
      offset += UTF8.width(scalar)
    }
    return result + "\""
  }
}
