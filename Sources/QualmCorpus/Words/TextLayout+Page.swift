// What stands on a page beside its sentences.

extension TextLayout {
  /// A number or a note in the text.
  package struct Item: Sendable, Hashable {
    /// Its stretch, without white space at the ends.
    package var range: Range<Int>
    /// The number that it is, or bears.
    package var number: Int
  }

  /// The printed page numbers: lines of one to three digits alone.
  package var printedNumbers: [Item] {
    lines.compactMap { line in
      let range = trimmed(line)
      return number(range).map { Item(range: range, number: $0) }
    }
  }

  /// The footnotes.
  ///
  /// A note is single-spaced, and so are block quotes; a body text that is double-spaced may begin a
  /// line with a number as well (`24 hours`). What tells a note from both is its place: it begins, after
  /// a blank line or another note, with a number of one or two digits, a blank and a word; and
  /// nothing but the printed number follows it on the page. Where it is a single line, which
  /// double-spaced text would look like, its number must also follow that of the last note, one
  /// lost in between at most.
  package var footnotes: [Item] {
    var notes: [Item] = []
    var line = 0
    while line < lines.count {
      guard noteNumber(line) != nil, line == 0 || isBlank(line - 1) else {
        line += 1
        continue
      }
      let end = endOfBlock(line)
      if endsPage(end) { append(line..<end, to: &notes) }
      line = end
    }
    return notes
  }

  /// Adds the notes of a block, each of which begins with the number after the last.
  private func append(_ block: Range<Int>, to notes: inout [Item]) {
    guard let first = noteNumber(block.lowerBound) else { return }
    let last = notes.last?.number ?? 0
    guard block.count > 1 || (last + 1...last + 2).contains(first) else { return }
    var starts = [(line: block.lowerBound, number: first)]
    for line in block.dropFirst() {
      if let number = noteNumber(line), number == starts[starts.count - 1].number + 1 {
        starts.append((line, number))
      }
    }
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1].line : block.upperBound
      let range = lines[start.line].lowerBound..<lines[end - 1].upperBound
      notes.append(Item(range: trimmed(range), number: start.number))
    }
  }

  /// The number with which a line begins as a note does: one or two digits, a blank, a word.
  private func noteNumber(_ line: Int) -> Int? {
    let range = lines[line]
    let digits = scalars[range].prefix { TextLayout.isDigit($0) }
    guard let number = number(digits.startIndex..<digits.endIndex, digits: 2), number > 0 else {
      return nil
    }
    let rest = digits.endIndex..<range.upperBound
    let word = trimmed(rest)
    guard word.lowerBound > rest.lowerBound, let first = scalars[word].first else { return nil }
    return first.properties.isAlphabetic || first.properties.isQuotationMark ? number : nil
  }

  /// One past the last line of the block that begins with a line: up to a blank one or a new page.
  private func endOfBlock(_ line: Int) -> Int {
    var end = line + 1
    while end < lines.count, !isBlank(end), !beginsPage(end) { end += 1 }
    return end
  }

  /// Whether nothing but the printed number stands between a line and the next page.
  private func endsPage(_ line: Int) -> Bool {
    var next = line
    while next < lines.count, isBlank(next) { next += 1 }
    if next == lines.count || beginsPage(next) { return true }
    return number(trimmed(lines[next])) != nil
  }
}
