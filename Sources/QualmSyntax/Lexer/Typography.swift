import QualmBase

/// Signs that word processors put where plain ones are meant.
enum Typography {
  enum Repair: Equatable {
    case quote
    case blank
    /// Nothing at all: a sign without width.
    case nothing
    case text(String)

    var text: String {
      switch self {
      case .quote: "\""
      case .blank: " "
      case .nothing: ""
      case .text(let text): text
      }
    }
  }

  /// What was meant by `scalar`; nil where it is no such sign.
  static func repair(of scalar: Unicode.Scalar) -> Repair? {
    switch scalar.value {
    case 0x201C...0x201F, 0x2018...0x201B, 0xAB, 0xBB, 0x2039, 0x203A: .quote
    case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x0B, 0x0C, 0x85, 0x2028, 0x2029:
      .blank
    case 0x200B, 0x2060, 0xFEFF, 0xAD, 0x200C, 0x200D, 0x200E, 0x200F: .nothing
    case 0x2010...0x2015, 0x2212: .text("-")
    case 0x2260: .text("!=")
    case 0x2264: .text("<=")
    case 0x2265: .text(">=")
    case 0xD7: .text("*")
    case 0x2192, 0x21D2: .text("=>")
    case 0xFF01...0xFF5E:
      Scalars.isWordScalar(scalar)
        ? nil : Unicode.Scalar(scalar.value - 0xFEE0).map { .text(String($0)) }
    default: nil
    }
  }
}

extension Lexer {
  /// Reads a typographic sign, as near to what was meant as need be for the rest of the text.
  mutating func readTypographic(_ repair: Typography.Repair, length: Int) {
    let start = offset
    let line = text.lineIndex(at: start)
    if line != lastRepairedLine {
      lastRepairedLine = line
      report(
        .typographicSigns(
          repaired: repairedLine(text.rangeOfLine(line)), at: span(start, start + length)))
    }
    offset += length
    if repair == .quote {
      skipToClosingQuote()
      append(.string, from: start)
    }
  }

  private mutating func skipToClosingQuote() {
    while offset < bytes.count, bytes[offset] != UInt8(ascii: "\n") {
      let (scalar, length) = Scalars.decode(bytes, at: offset)
      if let scalar, scalar == "\"" || (isQuote(scalar) && !isInner(offset, length)) {
        offset += length
        return
      }
      offset += length
    }
  }

  private func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    Typography.repair(of: scalar) == .quote
  }

  /// Whether the sign at `index` stands between two letters, as in `don’t`.
  private func isInner(_ index: Int, _ length: Int) -> Bool {
    var before = index - 1
    while before > 0, bytes[before] & 0xC0 == 0x80 { before -= 1 }
    guard before >= 0, index + length < bytes.count,
      let first = Scalars.decode(bytes, at: before).scalar,
      let second = Scalars.decode(bytes, at: index + length).scalar
    else { return false }
    return Scalars.isWordScalar(first) && Scalars.isWordScalar(second)
  }

  /// The line as it was meant: typographic signs outside plain strings replaced.
  private func repairedLine(_ range: Range<Int>) -> String {
    var repaired = ""
    var isInString = false
    var index = range.lowerBound
    while index < range.upperBound {
      let (scalar, length) = Scalars.decode(bytes, at: index)
      defer { index += length }
      guard let scalar else {
        repaired += "\u{FFFD}"
        continue
      }
      if scalar == "\"" { isInString.toggle() }
      guard !isInString || isQuote(scalar), let repair = Typography.repair(of: scalar),
        !(Scalars.isInnerScalar(scalar) && isInner(index, length))
      else {
        repaired.unicodeScalars.append(scalar)
        continue
      }
      if repair == .quote { isInString.toggle() }
      repaired += repair.text
    }
    return String(repaired.drop { $0 == " " })
  }
}
