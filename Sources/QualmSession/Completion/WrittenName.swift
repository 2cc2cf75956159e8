import QualmBase

/// The beginning of a name as a user has written it, and what it fits.
struct WrittenName {
  /// As it stands there, without quotes.
  let text: String
  private let small: String
  /// Its steps as names are looked up; `power-` keeps what it ends in.
  private let folded: String

  init(_ written: String) {
    text = written.filter { $0 != "`" }
    small = text.lowercased()
    folded = Self.folded(text)
  }

  var isEmpty: Bool { text.isEmpty }

  /// Whether it has several steps, or is about to.
  var isPath: Bool { text.contains("/") }

  /// The number of steps that are begun.
  var stepCount: Int { 1 + text.utf8.count { $0 == UInt8(ascii: "/") } }

  /// Whether a word, a value or an id begins so, in any case.
  func begins(_ name: String) -> Bool {
    if small.isEmpty { return true }
    // Most names fail by their first letter, which costs less than to make them small.
    if let one = name.utf8.first, let other = small.utf8.first, one < 0x80, other < 0x80,
      one | 0x20 != other | 0x20
    {
      return false
    }
    return name.lowercased().hasPrefix(small)
  }

  /// Whether a name that is folded begins so.
  func beginsFolded(_ name: String) -> Bool { name.hasPrefix(folded) }

  /// Whether any word of a folded name or a label begins so.
  func beginsWord(in name: String) -> Bool {
    guard folded.utf8.count > 1 else { return false }
    return name.hasPrefix(folded) || name.contains("-" + folded)
  }

  /// A name, or a path step by step, as it is compared.
  static func folded(_ name: String) -> String {
    let steps = name.split(separator: "/", omittingEmptySubsequences: false).map { step in
      let folded = TextFolding.name(String(step))
      // Of a word that ends in a hyphen more is to come.
      return step.last == "-" && folded.last != "-" && !folded.isEmpty ? folded + "-" : folded
    }
    return steps.joined(separator: "/")
  }
}

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
