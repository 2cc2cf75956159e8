import QualmBase

/// How names and values are written in a query.
enum QueryText {
  /// A name, in backticks where it is no word, or one that means something where names stand.
  static func name(_ name: String) -> String {
    isWord(name) && !keywords.contains(name) ? name : "`\(name)`"
  }

  /// The words that the language keeps for itself where names stand.
  private static let keywords: Set<String> = [
    "not", "exactly", "at", "all", "any", "uncoded", "its", "every", "combined",
  ]

  /// A value as a word or a string; nil where it cannot be written as either.
  static func literal(_ value: Value, inQuotes: Bool = false) -> String? {
    switch value {
    case .text(let text):
      !inQuotes && isWord(text) && !reserved.contains(text) ? text : quoted(text)
    case .integer, .number, .boolean, .date: inQuotes ? quoted(value.plainText) : value.plainText
    case .list, .missing: nil
    }
  }

  /// A text between quotes. What a terminal would act upon is written by its number, so that it comes
  /// into no line by completion.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "\"": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where isActedUpon(scalar):
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// Whether a terminal would act upon some of a text, and not show all of it.
  static func isActedUpon(_ text: String) -> Bool {
    !text.utf8.allSatisfy { (0x20..<0x7F).contains($0) }
      && text.unicodeScalars.contains(where: isActedUpon)
  }

  private static func isActedUpon(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }

  /// Words that mean something else where a value stands.
  private static let reserved: Set<String> = ["its", "all", "any", "only", "at", "exactly"]

  /// Whether a name can stand without quotes.
  static func isWord(_ text: String) -> Bool {
    let inner: Set<Character> = ["-", ".", ":", "’", "_"]
    guard let first = text.first, let last = text.last else { return false }
    return (first.isLetter || first.isNumber || first == "_")
      && (last.isLetter || last.isNumber || last == "_")
      && text.allSatisfy { $0.isLetter || $0.isNumber || inner.contains($0) }
      && !hasTwoInner(text, inner)
  }

  /// Whether two signs that only stand between letters stand side by side.
  private static func hasTwoInner(_ text: String, _ inner: Set<Character>) -> Bool {
    zip(text, text.dropFirst()).contains {
      inner.contains($0) && $0 != "_" && inner.contains($1) && $1 != "_"
    }
  }
}
