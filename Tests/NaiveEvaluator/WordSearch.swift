import QualmBase

/// Searched words: whole words in order, `*` the rest of a word or one word.
struct WordSearch {
  /// The words, each a list of letters; nil is a star.
  private let words: [[Unicode.Scalar?]]

  init(_ text: String) {
    let scalars = Array(TextFolding.fold(text).unicodeScalars)
    var letters: [Unicode.Scalar?] = []
    var isLetter: [Bool] = []
    var index = 0
    while index < scalars.count {
      // A backslash makes a plain star, or a plain backslash, of what follows.
      if scalars[index] == "\\", index + 1 < scalars.count,
        "*\\".contains(Character(scalars[index + 1]))
      {
        letters.append(" ")
        isLetter.append(false)
        index += 2
        continue
      }
      letters.append(scalars[index] == "*" ? nil : scalars[index])
      isLetter.append(scalars[index] == "*" || WordSearch.isLetter(scalars[index]))
      index += 1
    }
    words = WordSearch.split(letters, isLetter)
  }

  /// Whether the words stand side by side somewhere in a text.
  func matches(_ text: String) -> Bool {
    let scalars = Array(TextFolding.fold(text).unicodeScalars)
    let found = WordSearch.split(scalars.map { $0 }, scalars.map(WordSearch.isLetter))
    guard !words.isEmpty, found.count >= words.count else { return false }
    return (0...found.count - words.count).contains { start in
      words.indices.allSatisfy { WordSearch.fits(found[start + $0][...], words[$0][...]) }
    }
  }

  private static func fits(
    _ word: ArraySlice<Unicode.Scalar?>, _ pattern: ArraySlice<Unicode.Scalar?>
  ) -> Bool {
    guard let first = pattern.first else { return word.isEmpty }
    if let letter = first {
      return word.first == letter && fits(word.dropFirst(), pattern.dropFirst())
    }
    return (word.startIndex...word.endIndex).contains { fits(word[$0...], pattern.dropFirst()) }
  }

  /// Runs of letters, marks and digits, with single `'`, `-`, `,` and `.` between two of them.
  private static func split(
    _ scalars: [Unicode.Scalar?], _ isLetter: [Bool]
  ) -> [[Unicode.Scalar?]] {
    var words: [[Unicode.Scalar?]] = []
    var word: [Unicode.Scalar?] = []
    for index in scalars.indices {
      let isInner =
        !isLetter[index] && !word.isEmpty && isLetter[index - 1]
        && index + 1 < scalars.count && isLetter[index + 1]
        && scalars[index].map { "'-,.".unicodeScalars.contains($0) } ?? false
      if isLetter[index] || isInner {
        word.append(scalars[index])
      } else if !word.isEmpty {
        words.append(word)
        word = []
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber:
      true
    default: false
    }
  }
}
