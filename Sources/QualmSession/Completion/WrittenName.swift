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
