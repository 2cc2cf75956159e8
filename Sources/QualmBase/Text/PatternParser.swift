/// Reads the text of a regular expression.
struct PatternParser {
  typealias Fault = RegularExpression.Fault

  /// A character of the pattern in Normalization Form C, and the byte where it stands.
  private struct Item {
    var scalar: Unicode.Scalar
    var offset: Int
  }

  private let items: [Item]
  private let byteCount: Int
  private var index = 0
  private var depth = 0

  init(_ source: String) {
    var items: [Item] = []
    var offset = 0
    for character in source {
      for scalar in TextFolding.composed(String(character)) {
        items.append(Item(scalar: scalar, offset: offset))
      }
      offset += character.utf8.count
    }
    self.items = items
    byteCount = offset
  }

  /// The whole pattern.
  mutating func parse() throws(Fault) -> PatternNode {
    let node = try parseChoice()
    if index < items.count { throw fault(.stray, from: index, to: index + 1) }
    return node
  }

  // MARK: Characters

  private var next: Unicode.Scalar? { index < items.count ? items[index].scalar : nil }

  private func peek(_ ahead: Int) -> Unicode.Scalar? {
    index + ahead < items.count ? items[index + ahead].scalar : nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  private func offset(_ index: Int) -> Int {
    index < items.count ? items[index].offset : byteCount
  }

  private func fault(_ kind: Fault.Kind, from start: Int, to end: Int) -> Fault {
    Fault(kind: kind, range: offset(start)..<max(offset(start), offset(end)))
  }

  // MARK: Structure

  /// `choice = sequence { "|" sequence }`
  private mutating func parseChoice() throws(Fault) -> PatternNode {
    var choices = [try parseSequence()]
    while take("|") { choices.append(try parseSequence()) }
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  /// `sequence = { part [ repetition ] }`
  private mutating func parseSequence() throws(Fault) -> PatternNode {
    var parts: [PatternNode] = []
    var isAfterBlank = false
    while let scalar = next, scalar != "|", scalar != ")" {
      // White space in a row is one blank in the text, and so it is here.
      let isBlank = scalar.properties.isWhitespace
      let part = try parsePart()
      let repeated = try parseRepetition(of: part)
      if isBlank, isAfterBlank { continue }
      isAfterBlank = isBlank
      if case .repeated = repeated { isAfterBlank = false }
      parts.append(repeated)
    }
    return parts.isEmpty ? .empty : (parts.count == 1 ? parts[0] : .sequence(parts))
  }

  private static func repeats(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "*" || scalar == "+" || scalar == "?" || scalar == "{"
  }

  private mutating func parsePart() throws(Fault) -> PatternNode {
    let start = index
    guard let scalar = next else { return .empty }
    if PatternParser.repeats(scalar) {
      throw fault(scalar == "{" ? .wrongCount : .nothingToRepeat, from: start, to: start + 1)
    }
    index += 1
    switch scalar {
    case ".": return .any
    case "^": return .edge(.start)
    case "$": return .edge(.end)
    case "(": return try parseGroup(start)
    case "[": return .set(try parseClass(start))
    case "\\": return try parseEscape(start)
    default: return .scalar(ScalarSet.fold(scalar))
    }
  }

  private mutating func parseGroup(_ start: Int) throws(Fault) -> PatternNode {
    if take("?") {
      guard take(":") else {
        let isLookAround =
          next == "=" || next == "!" || next == "<" && (peek(1) == "=" || peek(1) == "!")
        let length = next == "<" && isLookAround ? 2 : 1
        throw fault(isLookAround ? .lookAround : .otherGroup, from: start, to: index + length)
      }
    }
    depth += 1
    if depth > RegularExpression.deepestNesting {
      throw fault(.tooDeep, from: start, to: start + 1)
    }
    let inner = try parseChoice()
    depth -= 1
    guard take(")") else { throw fault(.open, from: start, to: start + 1) }
    return inner
  }

  // MARK: Repetitions

  private mutating func parseRepetition(of part: PatternNode) throws(Fault) -> PatternNode {
    let start = index
    var least = 0
    var most: Int?
    switch next {
    case "*": index += 1
    case "+":
      index += 1
      least = 1
    case "?":
      index += 1
      most = 1
    case "{": (least, most) = try parseCount()
    default: return part
    }
    let range = offset(start)..<offset(index)
    // As few as possible or as many as can be: a search finds the same.
    if next == "?" { index += 1 }
    if let again = next, PatternParser.repeats(again) {
      throw fault(.repeatedTwice, from: index, to: index + 1)
    }
    return .repeated(part, least: least, most: most, range)
  }

  /// `{2}`, `{2,}`, `{2,5}`, `{,5}`
  private mutating func parseCount() throws(Fault) -> (Int, Int?) {
    let start = index
    index += 1
    let least = try parseNumber(start)
    var most = least
    if take(",") { most = try parseNumber(start) }
    if !take("}") {
      while let scalar = next, scalar != "}", index < start + 8 { index += 1 }
      throw fault(.wrongCount, from: start, to: next == "}" ? index + 1 : start + 1)
    }
    if least == nil, most == nil { throw fault(.wrongCount, from: start, to: index) }
    if let least, let most, most < least { throw fault(.backwardCount, from: start, to: index) }
    return (least ?? 0, most)
  }

  private mutating func parseNumber(_ start: Int) throws(Fault) -> Int? {
    var number: Int?
    while let scalar = next, (0x30...0x39).contains(scalar.value) {
      number = (number ?? 0) * 10 + Int(scalar.value - 0x30)
      index += 1
      if let number, number > RegularExpression.mostRepetitions {
        while let digit = next, (0x30...0x39).contains(digit.value) { index += 1 }
        throw fault(.tooLarge, from: start, to: next == "}" ? index + 1 : index)
      }
    }
    return number
  }

  // MARK: Classes and escapes

  private mutating func parseEscape(_ start: Int) throws(Fault) -> PatternNode {
    guard let scalar = next else { throw fault(.openEscape, from: start, to: start + 1) }
    switch scalar {
    case "b", "B":
      index += 1
      return .edge(scalar == "b" ? .ofWord : .notOfWord)
    default:
      switch try parseEscaped(start) {
      case .kind(let kind, let isNegated): return .set(ScalarSet(kind, isNegated: isNegated))
      case .scalar(let scalar): return .scalar(scalar)
      }
    }
  }

  private enum Escaped {
    case kind(ScalarSet.Kind, isNegated: Bool)
    case scalar(Unicode.Scalar)
  }

  /// What stands after a backslash, in a class or outside.
  private mutating func parseEscaped(_ start: Int) throws(Fault) -> Escaped {
    guard let scalar = next else { throw fault(.openEscape, from: start, to: start + 1) }
    index += 1
    switch scalar {
    case "d": return .kind(.digit, isNegated: false)
    case "D": return .kind(.digit, isNegated: true)
    case "w": return .kind(.word, isNegated: false)
    case "W": return .kind(.word, isNegated: true)
    case "s": return .kind(.blank, isNegated: false)
    case "S": return .kind(.blank, isNegated: true)
    case "n", "r", "t", "f", "v": return .scalar(" ")
    case "1"..."9", "k": throw fault(.backReference, from: start, to: index)
    default:
      if Words.isWordScalar(scalar) { throw fault(.unknownEscape, from: start, to: index) }
      return .scalar(ScalarSet.fold(scalar))
    }
  }

  /// A class, its `[` taken.
  private mutating func parseClass(_ start: Int) throws(Fault) -> ScalarSet {
    var set = ScalarSet()
    set.isNegated = take("^")
    if next == "]" { throw fault(.emptyClass, from: start, to: index + 1) }
    while !take("]") {
      let from = index
      guard let low = try parseMember(start) else { throw fault(.open, from: start, to: start + 1) }
      guard next == "-", let after = peek(1), after != "]" else {
        switch low {
        case .kind(let kind, let isNegated): set.insert(kind, isNegated: isNegated)
        case .scalar(let scalar): set.insert(scalar.value...scalar.value)
        }
        continue
      }
      index += 1
      guard let high = try parseMember(start) else {
        throw fault(.open, from: start, to: start + 1)
      }
      guard case .scalar(let first) = low, case .scalar(let last) = high, first <= last else {
        throw fault(.wrongRange, from: from, to: index)
      }
      set.insert(first.value...last.value)
    }
    set.close()
    return set
  }

  /// A character of a class as it is written, or a kind; nil at the end of the pattern.
  private mutating func parseMember(_ start: Int) throws(Fault) -> Escaped? {
    guard let scalar = next else { return nil }
    if scalar == "[", peek(1) == ":" { throw fault(.namedClass, from: index, to: index + 2) }
    let from = index
    index += 1
    return scalar == "\\" ? try parseEscaped(from) : .scalar(scalar)
  }
}
