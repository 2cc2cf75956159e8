import QualmBase

/// How a document's text is laid out: its code points, its lines, and what a page bears beside its
/// sentences.
///
/// Texts that were read from paper mark the beginning of a page by a line that begins with exactly
/// one blank, or by three blank lines before it; there are no form feeds.
package struct TextLayout: Sendable {
  /// The code points; their indices are the positions that a corpus counts in.
  package let scalars: [Unicode.Scalar]
  /// The lines without their ends, in order; a text that ends in a newline has an empty last one.
  package let lines: [Range<Int>]

  /// Reads a text.
  package init(_ document: DocumentText) {
    scalars = Array(String(decoding: document.bytes, as: UTF8.self).unicodeScalars)
    var lines: [Range<Int>] = []
    var start = 0
    for (position, scalar) in scalars.enumerated() where scalar == "\n" {
      lines.append(start..<position)
      start = position + 1
    }
    self.lines = lines + [start..<scalars.count]
  }

  /// The 0-based number of the line that holds a position.
  package func lineIndex(at position: Int) -> Int {
    max(0, lines.partitioningIndex(where: { $0.lowerBound > position }) - 1)
  }

  /// The text of a stretch, which must lie within the document.
  package func text(_ range: Range<Int>) -> String {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: scalars[range])
    return String(text)
  }

  /// The stretch without the white space at its ends.
  func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while start < end, scalars[start].isWhiteSpace { start += 1 }
    while start < end, scalars[end - 1].isWhiteSpace { end -= 1 }
    return start..<end
  }

  /// The number that a stretch reads as, if it is 1 to `digits` ASCII digits and nothing else.
  func number(_ range: Range<Int>, digits: Int = 3) -> Int? {
    guard (1...digits).contains(range.count) else { return nil }
    var number = 0
    for scalar in scalars[range] {
      guard TextLayout.isDigit(scalar) else { return nil }
      number = number * 10 + Int(scalar.value - 0x30)
    }
    return number
  }

  /// Whether nothing but white space stands on a line.
  func isBlank(_ line: Int) -> Bool { trimmed(lines[line]).isEmpty }

  /// Whether a page begins with a line.
  func beginsPage(_ line: Int) -> Bool {
    guard !isBlank(line) else { return false }
    let range = lines[line]
    if scalars[range.lowerBound] == " " { return scalars[range.lowerBound + 1] != " " }
    return line == 0 || (line >= 3 && (1...3).allSatisfy { isBlank(line - $0) })
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool { (0x30...0x39).contains(scalar.value) }
}
