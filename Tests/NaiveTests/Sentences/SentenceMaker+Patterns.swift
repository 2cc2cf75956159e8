import NaiveEvaluator
import TestSupport

/// Regular expressions.
extension SentenceMaker {
  /// A pattern, slashes and all, much like a piece of a text.
  mutating func pattern(in text: String) -> String {
    let text = text.split { $0.isWhitespace }.joined(separator: " ")
    var made = alternative(in: text)
    if random.chance(percent: 15) { made += "|" + alternative(in: text) }
    return "/" + made + "/"
  }

  private mutating func alternative(in text: String) -> String {
    let letters = Array(text)
    guard !letters.isEmpty else { return "." }
    let start = random.below(letters.count)
    let piece = letters[start..<min(letters.count, start + 1 + random.below(7))]
    var made = ""
    for (place, letter) in piece.enumerated() {
      // A blank after the slash would make it a division.
      made += letter == " " && place == 0 && made.isEmpty ? "\\s" : part(for: letter)
    }
    switch random.below(14) {
    case 0: made = "^" + made
    case 1: made += "$"
    case 2: made = "\\b" + made
    case 3: made += "\\b"
    case 4: made = "\\B" + made
    case 5: made = "^.*" + made + ".*$"
    case 6: made = "(" + made + ")" + times()
    case 7: made = "(?:" + made + "|" + part(for: random.choose(letters)) + ")" + times()
    default: break
    }
    return made
  }

  /// What stands for one letter of the text: mostly something that fits it.
  private mutating func part(for letter: Character) -> String {
    let plain = Self.escaped(letter)
    switch random.below(22) {
    case 0: return "."
    case 1: return plain + times()
    case 2: return letter.isWhitespace ? "\\s+" : letter.isNumber ? "\\d" : "\\w"
    case 3: return random.choose(["\\D", "\\W", "\\S", "\\w", "\\d", "\\s"]) + times()
    case 4: return "[" + Self.member(letter) + random.choose(["a-f", "x", "\\d", "N-S"]) + "]"
    case 5: return "[^" + Self.member(letter) + "]" + random.choose(["", "?", "*"])
    case 6: return "[^" + random.choose(["q", "K-M", "\\d\\s", "0-9.-"]) + "]" + times()
    case 7: return "(" + plain + random.choose(["|x", "|", "|\\.", "x?|st"]) + ")"
    case 8:
      return random.chance(percent: 30)
        ? "(" + plain + "*)*" : "(" + plain + times() + ")" + times()
    case 9: return plain + random.choose(["\\b", "\\B", "", " ", "  "])
    case 10:
      return letter.isLetter
        ? Self.escaped(Character(letter.uppercased().prefix(1).description)) : plain
    default: return plain
    }
  }

  private mutating func times() -> String {
    random.choose(["", "?", "*", "+", "{1}", "{1,2}", "{0,1}", "{,2}", "{1,}", "{2}", "+?", "*?"])
  }

  private static func escaped(_ letter: Character) -> String {
    letter.isASCII && !letter.isLetter && !letter.isNumber && letter != " " && letter != "_"
      ? "\\\(letter)" : String(letter)
  }

  /// A letter as it stands in square brackets: one code point alone, or another.
  private static func member(_ letter: Character) -> String {
    letter.unicodeScalars.count == 1 ? escaped(letter) : "q"
  }
}
