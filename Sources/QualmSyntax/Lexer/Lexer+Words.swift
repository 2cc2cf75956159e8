import QualmBase

extension Lexer {
  /// Reads a word: letters, marks, digits, `_`, inner `- . : / ’`, and steps in backticks.
  mutating func readWord() {
    let start = offset
    var isQuoted = false
    var hasApostrophe = false
    reading: while offset < bytes.count {
      if bytes[offset] == UInt8(ascii: "`") {
        isQuoted = true
        guard readBackticks() else { break reading }
        continue
      }
      let (scalar, length) = Scalars.decode(bytes, at: offset)
      guard let scalar else { break }
      if Scalars.isWordScalar(scalar) {
        offset += length
      } else if Scalars.isInnerScalar(scalar), offset > start, wordGoesOn(at: offset + length) {
        offset += length
      } else if scalar == "'", offset > start, !isBlank(offset - 1), letterFollows(offset + 1) {
        hasApostrophe = true
        offset += length
      } else {
        break
      }
    }
    if hasApostrophe {
      report(.apostrophe(text.text(in: start..<offset), at: span(start, offset)))
    }
    let keyword = isQuoted ? nil : Keyword.named(text.text(in: start..<offset))
    append(.word, from: start, keyword: keyword)
  }

  /// Whether a word that had an inner sign before `index` goes on there.
  private func wordGoesOn(at index: Int) -> Bool {
    byte(index) == UInt8(ascii: "`") || letterFollows(index)
  }

  private func letterFollows(_ index: Int) -> Bool {
    guard index < bytes.count else { return false }
    guard let scalar = Scalars.decode(bytes, at: index).scalar else { return false }
    return Scalars.isWordScalar(scalar)
  }

  /// Reads a step in backticks; false where it has no end on this line.
  private mutating func readBackticks() -> Bool {
    let start = offset
    offset += 1
    while let next = byte(offset), next != UInt8(ascii: "`") {
      if next == UInt8(ascii: "\n") { break }
      offset += 1
    }
    guard byte(offset) == UInt8(ascii: "`") else {
      report(.openBacktick(at: span(start, start + 1)))
      return false
    }
    offset += 1
    if offset - start == 2 { report(.emptyBackticks(at: span(start, offset))) }
    return true
  }

  /// Reads `$name`; the name has letters, marks, digits, `_` and inner `-`.
  mutating func readParameter() {
    let start = offset
    offset += 1
    while offset < bytes.count {
      let (scalar, length) = Scalars.decode(bytes, at: offset)
      guard let scalar else { break }
      let isInner = scalar == "-" && offset > start + 1 && letterFollows(offset + 1)
      guard Scalars.isWordScalar(scalar) || isInner else { break }
      offset += length
    }
    guard offset > start + 1 else {
      report(.namelessParameter(at: span(start, offset)))
      append(.unknown, from: start)
      return
    }
    append(.parameter, from: start)
  }

  /// Reads a sign of one or two bytes; false where there is none.
  mutating func readSign() -> Bool {
    let next = byte(offset + 1)
    func follows(_ character: Unicode.Scalar) -> Bool { next == UInt8(ascii: character) }
    switch bytes[offset] {
    case UInt8(ascii: "("): take(.openBracket, 1)
    case UInt8(ascii: ")"): take(.closeBracket, 1)
    case UInt8(ascii: "{"): take(.openBrace, 1)
    case UInt8(ascii: "}"): take(.closeBrace, 1)
    case UInt8(ascii: ","): take(.comma, 1)
    case UInt8(ascii: ";"): take(.semicolon, 1)
    case UInt8(ascii: "+"): take(.plus, 1)
    case UInt8(ascii: "*"): take(.star, 1)
    case UInt8(ascii: "|"):
      if follows("|") {
        takeForeign("||", .or)
      } else if follows(">") {
        takeMisspelt("|>", .bar)
      } else {
        take(.bar, 1)
      }
    case UInt8(ascii: "&"):
      if follows("&") { takeForeign("&&", .and) } else { takeForeign("&", .and) }
    case UInt8(ascii: "!"):
      if follows("=") {
        take(.notEqual, 2)
      } else if follows(">") {
        takeMisspelt("!>", .lessOrEqual)
      } else if follows("<") {
        takeMisspelt("!<", .greaterOrEqual)
      } else {
        takeForeign("!", .not)
      }
    case UInt8(ascii: "<"):
      if follows("=") {
        take(.lessOrEqual, 2)
      } else if follows(">") {
        takeMisspelt("<>", .notEqual)
      } else if follows("-"), isBlank(offset + 2) {
        takeMisspelt("<-", .equal)
      } else {
        take(.less, 1)
      }
    case UInt8(ascii: ">"):
      if follows("=") { take(.greaterOrEqual, 2) } else { take(.greater, 1) }
    case UInt8(ascii: "="):
      if follows("=") {
        takeMisspelt(byte(offset + 2) == UInt8(ascii: "=") ? "===" : "==", .equal)
      } else if follows("<") {
        takeMisspelt("=<", .lessOrEqual)
      } else if follows(">") {
        take(.arrow, 2)
      } else {
        take(.equal, 1)
      }
    default: return false
    }
    return true
  }

  private mutating func take(_ sign: Sign, _ length: Int) {
    let start = offset
    offset += length
    append(.sign(sign), from: start)
  }

  mutating func takeMisspelt(_ written: String, _ sign: Sign) {
    let start = offset
    offset += written.utf8.count
    foreignSigns.append((written, sign.rawValue, span(start, offset)))
    append(.sign(sign), from: start)
  }

  private mutating func takeForeign(_ written: String, _ keyword: Keyword) {
    let start = offset
    offset += written.utf8.count
    foreignSigns.append((written, keyword.rawValue, span(start, offset)))
    append(.foreign, from: start, keyword: keyword)
  }
}
