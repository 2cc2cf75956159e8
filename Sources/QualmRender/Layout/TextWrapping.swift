import QualmBase

/// Breaks text into lines that fit a column.
package enum TextWrapping {
  /// The width of the longest piece that is not broken if it can be helped.
  static func longestPiece(of text: String) -> Int {
    pieces(of: Substring(text)).map { DisplayWidth.of($0.word) }.max() ?? 0
  }

  /// The text in lines of at most `width` columns, broken at blanks and after `;`, and inside a
  /// word only if it is wider than a line, there after `/` and `-`. Line ends of the text stay.
  package static func lines(of text: String, width: Int) -> [String] {
    // No text is wider than it has bytes.
    if text.utf8.count <= width, !text.utf8.contains(UInt8(ascii: "\n")) { return [text] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap {
      DisplayWidth.of($0) <= width ? [String($0)] : wrap($0, width: max(1, width))
    }
  }

  private static func wrap(_ paragraph: Substring, width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for piece in pieces(of: paragraph) {
      var word = piece.word
      let gap = piece.afterBlank && used > 0 ? 1 : 0
      if used + gap + DisplayWidth.of(word) <= width {
        if gap == 1 { line += " " }
        line += word
        used += gap + DisplayWidth.of(word)
        continue
      }
      if used > 0 { lines.append(line) }
      // Measured once: a text without blanks is one word.
      var rest = DisplayWidth.of(word)
      while rest > width {
        let head = prefix(of: word, width: width)
        lines.append(String(head))
        word = word[head.endIndex...]
        rest -= DisplayWidth.of(head)
      }
      line = String(word)
      used = rest
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

  /// The words of a text and whether a blank stands before each; a word ends after each `;` in it too.
  private static func pieces(of text: Substring) -> [(word: Substring, afterBlank: Bool)] {
    var pieces: [(word: Substring, afterBlank: Bool)] = []
    let bytes = text.utf8
    var start = bytes.startIndex
    var afterBlank = false
    func end(at index: Substring.Index) {
      if start < index { pieces.append((text[start..<index], afterBlank && !pieces.isEmpty)) }
    }
    // Blanks, line ends and `;` are single bytes that stand for nothing else in UTF-8.
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"):
        end(at: index)
        start = bytes.index(after: index)
        afterBlank = true
      case UInt8(ascii: ";"):
        let next = bytes.index(after: index)
        end(at: next)
        start = next
        afterBlank = false
      default: break
      }
    }
    end(at: bytes.endIndex)
    return pieces
  }
}
