import QualmBase

/// Breaks text into lines that fit a column.
package enum TextWrapping {
  /// The width of the longest piece that is not broken if it can be helped.
  static func longestPiece(of text: String) -> Int {
    pieces(of: Substring(text)).map { DisplayWidth.of(String($0.word)) }.max() ?? 0
  }

  /// The text in lines of at most `width` columns, broken at blanks and after `;`, and inside a
  /// word only if it is wider than a line, there after `/` and `-`. Line ends of the text stay.
  package static func lines(of text: String, width: Int) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      DisplayWidth.of(String($0)) <= width ? [String($0)] : wrap($0, width: max(1, width))
    }
  }

  private static func wrap(_ paragraph: Substring, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in pieces(of: paragraph) {
      var word = piece.word
      let gap = piece.afterBlank && used > 0 ? 1 : 0
      if used + gap + DisplayWidth.of(String(word)) <= width {
        if gap == 1 { line += " " }
        line += word
        used += gap + DisplayWidth.of(String(word))
        continue
      }
      if used > 0 { lines.append(line) }
      while DisplayWidth.of(String(word)) > width {
        let head = prefix(of: word, width: width)
        lines.append(String(head))
        word = word[head.endIndex...]
      }
      line = String(word)
      used = DisplayWidth.of(line)
    }
    if used > 0 || lines.isEmpty { lines.append(line) }
    return lines
  }

  /// The longest beginning that fits, at least one character; up to the last `/` or `-` in it, where
  /// there is one: a path breaks between its steps.
  private static func prefix(of word: Substring, width: Int) -> Substring {
    var used = 0
    var end = word.startIndex
    for index in word.indices {
      used += DisplayWidth.of(word[index])
      if used > width, index > word.startIndex { break }
      end = word.index(after: index)
    }
    if let sign = word[..<end].lastIndex(where: { $0 == "/" || $0 == "-" }), sign > word.startIndex
    {
      return word[...sign]
    }
    return word[..<end]
  }

  /// The words of a text and whether a blank stands before each.
  private static func pieces(of text: Substring) -> [(word: Substring, afterBlank: Bool)] {
    var pieces: [(word: Substring, afterBlank: Bool)] = []
    for (index, word) in text.split(whereSeparator: { $0 == " " || $0 == "\n" }).enumerated() {
      var start = word.startIndex
      var afterBlank = index > 0
      while let end = word[start...].firstIndex(of: ";") {
        let next = word.index(after: end)
        pieces.append((word[start..<next], afterBlank))
        afterBlank = false
        start = next
      }
      if start < word.endIndex { pieces.append((word[start...], afterBlank)) }
    }
    return pieces
  }
}
