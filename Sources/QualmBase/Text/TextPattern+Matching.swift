extension TextPattern {
  /// Reads searched text as it stands between the quotes, its escapes but for `\*` and `\\` resolved.
  ///
  /// The text is folded and cut into words as any other. `*` counts as a letter: in a word it stands for
  /// any letters, also none, alone for any one word. `\*` is a star and `\\` a backslash, which belong to no word.
  package init(parsing source: String) {
    let wild: Unicode.Scalar = "*"
    var words: [[Unicode.Scalar]] = []
    var word: [Unicode.Scalar] = []
    var inner: Unicode.Scalar?
    func isPart(_ scalar: Unicode.Scalar) -> Bool { scalar == wild || Words.isWordScalar(scalar) }
    let scalars = Array(TextFolding.fold(source).unicodeScalars)
    var index = 0
    while index < scalars.count {
      let scalar = scalars[index]
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      let isEscaped = scalar == "\\" && (next == wild || next == "\\")
      if !isEscaped, isPart(scalar) {
        if let mark = inner { word.append(mark) }
        inner = nil
        word.append(scalar)
      } else if !isEscaped, Words.isInner(scalar), !word.isEmpty, inner == nil,
        index + 1 < scalars.count, isPart(scalars[index + 1])
      {
        inner = scalar
      } else {
        if !word.isEmpty { words.append(word) }
        word = []
        inner = nil
      }
      index += isEscaped ? 2 : 1
    }
    if !word.isEmpty { words.append(word) }
    self.init(elements: words.map(TextPattern.element), source: source)
  }

  private static func element(_ word: [Unicode.Scalar]) -> Element {
    if word.allSatisfy({ $0 == "*" }) { return .anyWord }
    var parts: [String] = [""]
    var isAfterStar = false
    for scalar in word {
      if scalar == "*" {
        if !isAfterStar { parts.append("") }
        isAfterStar = true
      } else {
        parts[parts.count - 1].unicodeScalars.append(scalar)
        isAfterStar = false
      }
    }
    return .word(parts)
  }

  /// Whether there is nothing to search for: no word and no star.
  package var isEmpty: Bool { elements.isEmpty }

  /// Whether the pattern's words stand side by side somewhere among these folded words. An empty
  /// pattern matches nothing.
  package func matches(_ words: [String]) -> Bool {
    guard !elements.isEmpty, words.count >= elements.count else { return false }
    return (0...words.count - elements.count).contains { start in
      elements.indices.allSatisfy { elements[$0].matches(Array(words[start + $0].utf8)[...]) }
    }
  }

  /// Whether the pattern's words stand side by side somewhere in a text that is not folded yet.
  package func matches(text: String) -> Bool {
    matches(Words.split(TextFolding.fold(text)))
  }
}

extension TextPattern.Element {
  /// Whether a folded word fits.
  package func matches(_ word: ArraySlice<UInt8>) -> Bool {
    guard case .word(let parts) = self else { return !word.isEmpty }
    let texts = parts.map { Array($0.utf8) }
    guard let first = texts.first, let last = texts.last else { return false }
    if texts.count == 1 { return word.elementsEqual(first) }
    guard word.starts(with: first) else { return false }
    var rest = word.dropFirst(first.count)
    guard rest.count >= last.count, rest.suffix(last.count).elementsEqual(last) else {
      return false
    }
    rest = rest.dropLast(last.count)
    // The earliest place for each part leaves the most room for those after it.
    for part in texts.dropFirst().dropLast() {
      guard let after = TextPattern.Element.end(of: part, in: rest) else { return false }
      rest = rest[after...]
    }
    return true
  }

  /// The index after the first place of `part`.
  private static func end(of part: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
    guard bytes.count >= part.count else { return nil }
    for start in bytes.startIndex...(bytes.endIndex - part.count)
    where bytes[start..<start + part.count].elementsEqual(part) {
      return start + part.count
    }
    return nil
  }
}
