import QualmBase

/// The numbered headings of a text: in which section each position lies.
///
/// A heading stands alone: at the beginning of its line but for one blank, after a blank line unless
/// that blank begins a page. It is `CHAPTER 4`; or a dotted number, a blank and an upper-case letter,
/// `3.3.4 Observation`, so that running text such as `3.3.4 below)` is none; or `APPENDIX`, with
/// which the chapters end.
///
/// Lines that only look so are left out by their numbers: of all candidates the longest sequence of
/// ascending numbers is taken, and of several equally long ones the last, so that a table of
/// contents gives way to the text itself.
package struct Outline: Sendable {
  /// A heading that counts.
  package struct Heading: Sendable, Hashable {
    /// Where its line begins.
    package var start: Int
    /// Its number, `6.3.2`; nil for an appendix.
    package var number: String?
  }

  /// The headings, in the order of the text.
  package let headings: [Heading]

  /// Finds the headings of a text.
  package init(_ layout: TextLayout) {
    let candidates = layout.lines.indices.compactMap { Candidate(layout, line: $0) }
    headings = Outline.longestAscending(candidates).map { candidate in
      let isAppendix = candidate.key.first == Candidate.appendix
      return Heading(
        start: candidate.start,
        number: isAppendix ? nil : candidate.key.map(String.init).joined(separator: "."))
    }
  }

  /// The number of the innermost section that holds a position: before a chapter's first section the
  /// chapter's own; nil before the first heading and in an appendix.
  package func section(at position: Int) -> String? {
    let next = headings.partitioningIndex(where: { $0.start > position })
    return next == 0 ? nil : headings[next - 1].number
  }

  /// The number of the chapter that holds a position.
  package func chapter(at position: Int) -> String? {
    section(at: position).map { String($0.prefix { $0 != "." }) }
  }

  /// The longest subsequence with strictly ascending keys, by patience sorting (C. Schensted,
  /// "Longest increasing and decreasing subsequences", 1961); of equally long ones the one whose
  /// members come last.
  private static func longestAscending(_ candidates: [Candidate]) -> [Candidate] {
    /// For each length the candidate with the least key that ends a sequence of it.
    var ends: [Int] = []
    var previous = [Int?](repeating: nil, count: candidates.count)
    for (index, candidate) in candidates.enumerated() {
      let length = ends.partitioningIndex(where: {
        !candidates[$0].key.lexicographicallyPrecedes(candidate.key)
      })
      previous[index] = length > 0 ? ends[length - 1] : nil
      if length < ends.count { ends[length] = index } else { ends.append(index) }
    }
    var sequence: [Candidate] = []
    var next = ends.last
    while let index = next {
      sequence.append(candidates[index])
      next = previous[index]
    }
    return sequence.reversed()
  }
}

/// A line that looks like a heading.
private struct Candidate {
  /// What stands for the chapter's number in an appendix: greater than any.
  static let appendix = Int.max

  var start: Int
  /// The numbers by which headings ascend.
  var key: [Int]

  init?(_ layout: TextLayout, line: Int) {
    let range = layout.lines[line]
    let title = layout.trimmed(range)
    let indent = title.lowerBound - range.lowerBound
    guard !title.isEmpty, indent <= 1, indent == 1 || line == 0 || layout.isBlank(line - 1),
      let key = Candidate.chapter(layout, title) ?? Candidate.section(layout, title)
        ?? Candidate.appendix(layout, title)
    else { return nil }
    start = range.lowerBound
    self.key = key
  }

  /// `CHAPTER 4`, with nothing after the number.
  private static func chapter(_ layout: TextLayout, _ title: Range<Int>) -> [Int]? {
    let word = "CHAPTER".unicodeScalars
    guard layout.scalars[title].starts(with: word) else { return nil }
    let rest = title.lowerBound + word.count..<title.upperBound
    let number = layout.trimmed(rest)
    guard number.lowerBound > rest.lowerBound else { return nil }
    return layout.number(number).map { [$0] }
  }

  /// `6.3.2 Title`.
  private static func section(_ layout: TextLayout, _ title: Range<Int>) -> [Int]? {
    var key: [Int] = []
    var position = title.lowerBound
    while true {
      let digits = layout.scalars[position..<title.upperBound].prefix { TextLayout.isDigit($0) }
      guard let number = layout.number(digits.startIndex..<digits.endIndex) else { return nil }
      key.append(number)
      position = digits.endIndex
      guard position < title.upperBound, layout.scalars[position] == "." else { break }
      position += 1
    }
    let words = layout.trimmed(position..<title.upperBound)
    guard key.count > 1, words.lowerBound > position, let first = layout.scalars[words].first,
      first.properties.isUppercase
    else { return nil }
    return key
  }

  /// `APPENDIX 2: Title`, `APPENDIX B`, `A PPEN D IX  1`: a text read from paper may have blanks
  /// within capitals.
  private static func appendix(_ layout: TextLayout, _ title: Range<Int>) -> [Int]? {
    let scalars = layout.scalars[title].filter { !$0.isWhiteSpace }
    let word = "APPENDIX".unicodeScalars
    guard scalars.starts(with: word) else { return nil }
    let rest = scalars.dropFirst(word.count)
    let digits = rest.prefix(3).prefix { TextLayout.isDigit($0) }
    if let number = Int(digits.map(String.init).joined()) { return [appendix, number] }
    return [appendix, rest.first.map { Int($0.value) } ?? 0]
  }
}
