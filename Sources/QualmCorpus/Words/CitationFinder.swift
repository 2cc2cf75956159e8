import QualmBase

/// One citation in a text.
package struct Citation: Sendable, Hashable {
  /// From the label to the last digit.
  package var range: Range<Int>
  /// The label's index in the form.
  package var label: Int
  /// The numbers, in the order of the text.
  package var numbers: [Int]
  /// The ids of the sources that it names, in the order of the text.
  package var sources: [String]
}

/// Finds every citation of a text that has the declared form, and nothing else.
///
/// A label, white space, one of the words in any case, white space, and numbers joined by commas and
/// `and`; white space is any of it, line ends and blank lines too. A number has three digits at most,
/// so that a year after a comma belongs to another reference.
package struct CitationFinder {
  private let form: CitationForm
  private let labels: [[Unicode.Scalar]]
  private let words: [[Unicode.Scalar]]

  package init(_ form: CitationForm) {
    self.form = form
    labels = form.labels.map { Array($0.label.unicodeScalars) }
    words = form.words.map { $0.unicodeScalars.map(TextFolding.fold) }
  }

  /// The citations, in the order of the text.
  package func citations(in layout: TextLayout) -> [Citation] {
    var citations: [Citation] = []
    let scalars = layout.scalars
    let initials = Set(labels.compactMap(\.first))
    var position = 0
    while position < scalars.count {
      if initials.contains(scalars[position]),
        position == 0 || !Words.isWordScalar(scalars[position - 1]),
        let citation = citation(at: position, scalars)
      {
        citations.append(citation)
        position = citation.range.upperBound
      } else {
        position += 1
      }
    }
    return citations
  }

  /// The citation that begins at a position.
  private func citation(at start: Int, _ scalars: [Unicode.Scalar]) -> Citation? {
    for (index, label) in labels.enumerated() where scalars[start...].starts(with: label) {
      guard let afterLabel = CitationFinder.spaceEnd(start + label.count, scalars),
        let afterWord = wordEnd(afterLabel, scalars),
        let afterSpace = CitationFinder.spaceEnd(afterWord, scalars),
        let first = CitationFinder.number(at: afterSpace, scalars)
      else { continue }
      var numbers = [first.number]
      var end = first.end
      while let next = CitationFinder.joinedNumber(at: end, scalars) {
        numbers.append(next.number)
        end = next.end
      }
      let prefix = form.labels[index].sourcePrefix
      return Citation(
        range: start..<end, label: index, numbers: numbers,
        sources: numbers.map { "\(prefix)\($0)" })
    }
    return nil
  }

  /// One past the word of the form that begins at a position, the longest of them.
  private func wordEnd(_ start: Int, _ scalars: [Unicode.Scalar]) -> Int? {
    words.filter { word in
      start + word.count <= scalars.count
        && zip(word, scalars[start...]).allSatisfy { $0 == TextFolding.fold($1) }
    }.map(\.count).max().map { start + $0 }
  }

  /// One past the white space that begins at a position; nil where there is none.
  private static func spaceEnd(_ start: Int, _ scalars: [Unicode.Scalar]) -> Int? {
    let end = spacesEnd(start, scalars)
    return end > start ? end : nil
  }

  private static func spacesEnd(_ start: Int, _ scalars: [Unicode.Scalar]) -> Int {
    scalars[start...].firstIndex { !$0.isWhiteSpace } ?? scalars.count
  }

  /// The number of up to three digits that begins at a position, as a word of its own.
  private static func number(
    at start: Int, _ scalars: [Unicode.Scalar]
  ) -> (number: Int, end: Int)? {
    let digits = scalars[start...].prefix(4).prefix { TextLayout.isDigit($0) }
    guard (1...3).contains(digits.count), let number = Int(digits.map(String.init).joined()),
      digits.endIndex == scalars.count || !Words.isWordScalar(scalars[digits.endIndex])
    else { return nil }
    return (number, digits.endIndex)
  }

  /// The number that a comma, an `and`, or both join to what ends at a position.
  private static func joinedNumber(
    at end: Int, _ scalars: [Unicode.Scalar]
  ) -> (number: Int, end: Int)? {
    var position = spacesEnd(end, scalars)
    var isJoined = false
    if position < scalars.count, scalars[position] == "," {
      isJoined = true
      position = spacesEnd(position + 1, scalars)
    }
    let and = "and".unicodeScalars
    if isJoined || position > end, scalars[position...].starts(with: and),
      let next = spaceEnd(position + and.count, scalars)
    {
      isJoined = true
      position = next
    }
    return isJoined ? number(at: position, scalars) : nil
  }
}
