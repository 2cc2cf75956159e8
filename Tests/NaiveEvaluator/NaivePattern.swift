import QualmBase

/// A regular expression, read from what stands between its slashes and tried in every way from every place.
struct NaivePattern {
  private indirect enum Part {
    case letter((Unicode.Scalar) -> Bool)
    /// What must be so of the letters before and after a place.
    case edge((Unicode.Scalar?, Unicode.Scalar?) -> Bool)
    case choice([[Part]])
    case repeated(Part, least: Int, most: Int?)
  }

  private let part: Part

  init(_ source: String) throws {
    var reader = Reader(source)
    part = try reader.choice()
    if reader.next != nil { throw Refusal("a bracket too many") }
  }

  /// Whether the pattern is somewhere in a text.
  func matches(_ text: String) -> Bool {
    let text = Array(TextFolding.fold(text).unicodeScalars)
    return (0...text.count).contains { !ends(part, from: $0, text).isEmpty }
  }

  /// Every place where a reading of a part from a place may end.
  private func ends(_ part: Part, from place: Int, _ text: [Unicode.Scalar]) -> Set<Int> {
    switch part {
    case .letter(let isMeant): return place < text.count && isMeant(text[place]) ? [place + 1] : []
    case .edge(let holds):
      let before = place == 0 ? nil : text[place - 1]
      return holds(before, place < text.count ? text[place] : nil) ? [place] : []
    case .choice(let choices):
      return choices.reduce(into: []) { ends, parts in
        ends.formUnion(
          parts.reduce([place]) { places, part in
            Set(places.flatMap { self.ends(part, from: $0, text) })
          })
      }
    case .repeated(let part, let least, let most):
      func again(_ places: Set<Int>) -> Set<Int> {
        Set(places.flatMap { ends(part, from: $0, text) })
      }
      var places: Set<Int> = [place]
      for _ in 0..<least { places = again(places) }
      var latest = places
      var left = most.map { $0 - least }
      while !latest.isEmpty, left != 0 {
        left = left.map { $0 - 1 }
        latest = again(latest).subtracting(places)
        places.formUnion(latest)
      }
      return places
    }
  }

  // MARK: Kinds

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .decimalNumber
  }

  private static func isOfWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || WordSearch.isLetter(scalar)
  }

  /// What stands for a letter of a pattern in a folded text.
  private static func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    TextFolding.fold(String(scalar)).unicodeScalars.first ?? scalar
  }

  // MARK: Reading

  /// Goes through the letters of a pattern.
  private struct Reader {
    private var rest: [Unicode.Scalar]

    init(_ source: String) {
      // Letters with marks in one form; signs, and letters that a backslash makes kinds, as they stand.
      rest = source.flatMap { character in
        Array(
          (character.isASCII ? String(character) : TextFolding.fold(String(character)))
            .unicodeScalars)
      }
    }

    var next: Unicode.Scalar? { rest.first }

    private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
      guard next == scalar else { return false }
      rest.removeFirst()
      return true
    }

    private mutating func any() throws -> Unicode.Scalar {
      if rest.isEmpty { throw Refusal("an open pattern") }
      return rest.removeFirst()
    }

    /// Alternatives, up to a closing bracket or the end.
    mutating func choice() throws -> Part {
      var choices: [[Part]] = [[]]
      var isAfterBlank = false
      while let scalar = next, scalar != ")" {
        if take("|") {
          choices.append([])
          isAfterBlank = false
          continue
        }
        let isBlank = scalar.properties.isWhitespace
        let part = try part()
        let (whole, isRepeated) = try repeated(part)
        // Blanks in a row are one in the text.
        if !(isBlank && isAfterBlank) {
          choices[choices.count - 1].append(whole)
          isAfterBlank = isBlank && !isRepeated
        }
      }
      return .choice(choices)
    }

    private mutating func part() throws -> Part {
      switch try any() {
      case ".": return .letter { _ in true }
      case "^": return .edge { before, _ in before == nil }
      case "$": return .edge { _, after in after == nil }
      case "(":
        if take("?"), !take(":") { throw Refusal("an odd group") }
        let inner = try choice()
        if !take(")") { throw Refusal("an open group") }
        return inner
      case "[": return .letter(try members())
      case "\\": return try escaped()
      case let scalar: return .letter { $0 == NaivePattern.folded(scalar) }
      }
    }

    private mutating func escaped() throws -> Part {
      if next == "b" || next == "B" {
        let isEdge = try any() == "b"
        return .edge { before, after in
          let (one, other) = (before.map(isOfWord) ?? false, after.map(isOfWord) ?? false)
          return (one != other) == isEdge
        }
      }
      return .letter(try kind(of: try any()).isMeant)
    }

    /// What a letter after a backslash stands for; the letter itself where it is no kind.
    private func kind(
      of scalar: Unicode.Scalar
    ) throws -> (isMeant: (Unicode.Scalar) -> Bool, itself: Unicode.Scalar?) {
      switch scalar {
      case "d": return (isDigit, nil)
      case "D": return ({ !isDigit($0) }, nil)
      case "w": return (isOfWord, nil)
      case "W": return ({ !isOfWord($0) }, nil)
      case "s": return ({ $0.properties.isWhitespace }, nil)
      case "S": return ({ !$0.properties.isWhitespace }, nil)
      case "n", "r", "t", "f", "v": return ({ $0 == " " }, " ")
      default:
        if isOfWord(scalar), scalar != "_" { throw Refusal("no kind") }
        return ({ $0 == NaivePattern.folded(scalar) }, scalar)
      }
    }

    /// What stands in square brackets.
    private mutating func members() throws -> (Unicode.Scalar) -> Bool {
      let isNegated = take("^")
      var tests: [(Unicode.Scalar) -> Bool] = []
      while !take("]") {
        let (test, first) = try member()
        guard let first, next == "-", rest.count > 1, rest[1] != "]" else {
          tests.append(test)
          continue
        }
        rest.removeFirst()
        guard let last = try member().itself, first <= last else { throw Refusal("no range") }
        let letters = Set(
          (first.value...last.value).compactMap { Unicode.Scalar($0) }.map(NaivePattern.folded))
        tests.append { letters.contains($0) }
      }
      if tests.isEmpty { throw Refusal("an empty class") }
      return { scalar in tests.contains { $0(scalar) } != isNegated }
    }

    private mutating func member() throws -> (
      isMeant: (Unicode.Scalar) -> Bool, itself: Unicode.Scalar?
    ) {
      let scalar = try any()
      if scalar == "\\" { return try kind(of: try any()) }
      return ({ $0 == NaivePattern.folded(scalar) }, scalar)
    }

    // MARK: Repetitions

    private mutating func repeated(_ part: Part) throws -> (Part, isRepeated: Bool) {
      let made: Part
      switch next {
      case "*": made = .repeated(part, least: 0, most: nil)
      case "+": made = .repeated(part, least: 1, most: nil)
      case "?": made = .repeated(part, least: 0, most: 1)
      case "{":
        guard let end = rest.firstIndex(of: "}") else { throw Refusal("an open number") }
        let numbers = String(String.UnicodeScalarView(rest[1..<end]))
          .split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
        rest.removeFirst(end)
        switch numbers.count {
        case 1: made = .repeated(part, least: numbers[0] ?? 0, most: numbers[0] ?? 0)
        case 2: made = .repeated(part, least: numbers[0] ?? 0, most: numbers[1])
        default: throw Refusal("no number of times")
        }
      default: return (part, false)
      }
      rest.removeFirst()
      // As few as possible or as many: what is found is the same.
      _ = take("?")
      return (made, true)
    }
  }
}
