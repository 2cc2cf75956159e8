package import QualmBase

/// Puts a text into its canonical form, comments included.
///
/// Statements are written by `Printer`. A comment on a line of its own stands before the statement
/// or stage that follows it; one at a line's end stays behind the head or stage that it follows. A
/// comment inside a head or a stage moves before it. A statement with comments inside has a line
/// for each of its stages. At most one blank line between statements is kept.
package enum Formatter {
  /// The formatted text; nil where `text` has errors, which are given.
  package static func format(_ text: SourceText) -> (text: String?, diagnostics: [Diagnostic]) {
    let (parsed, comments) = Parser.parseKeepingComments(text, file: FileID(0))
    if parsed.diagnostics.containsError { return (nil, parsed.diagnostics) }
    var layout = Layout(text: text, comments: comments)
    layout.write(parsed.script)
    return (layout.result, parsed.diagnostics)
  }
}

/// Statements and comments, written one after the other.
private struct Layout {
  let text: SourceText
  let comments: [Comment]
  var result = ""
  /// The first comment that is not yet written.
  private var next = 0
  /// Where what was written last ends in the text.
  private var lastEnd = 0

  init(text: SourceText, comments: [Comment]) {
    self.text = text
    self.comments = comments
  }

  mutating func write(_ script: Script) {
    for statement in script.statements { write(statement) }
    writeComments(before: text.bytes.count + 1, indentation: "")
  }

  private mutating func write(_ statement: Statement) {
    let span = statement.span
    let parts = Printer.parts(of: statement)
    // Those inside the first part come before the statement too.
    let firstEnd = parts.count > 1 ? Int(parts[1].start) : Int(span.end)
    writeComments(before: Int(span.start), indentation: "")
    keepBlankLine(before: Int(span.start))
    writeInner(upTo: contentEnd(before: firstEnd), indentation: "")
    result += Printer.documentation(of: statement)
    let isPlain = next >= comments.count || comments[next].start >= Int(span.end)
    let line = parts.map(\.text).joined(separator: " ")
    if isPlain, parts.count == 1 || line.count <= Printer.lineLength {
      result += line
    } else {
      write(parts, end: Int(span.end))
    }
    lastEnd = Int(span.end)
    writeTrailing(after: Int(span.end), before: text.bytes.count)
    result += "\n"
  }

  /// Writes a line for each part, with the comments between them.
  private mutating func write(_ parts: [StatementPart], end: Int) {
    for (number, part) in parts.enumerated() {
      let partEnd = number + 1 < parts.count ? Int(parts[number + 1].start) : end
      if number > 0 {
        result += "\n"
        writeInner(upTo: contentEnd(before: partEnd), indentation: "  ")
        result += "  "
      }
      result += part.text
      if number + 1 < parts.count {
        writeTrailing(after: contentEnd(before: partEnd), before: partEnd)
      }
    }
  }

  /// Where the last byte before `limit` ends that is neither blank, `|` nor in a comment.
  private func contentEnd(before limit: Int) -> Int {
    var end = limit
    var comment = comments.lastIndex { $0.start < limit } ?? -1
    while end > 0 {
      if comment >= 0, comments[comment].end >= end, comments[comment].start < end {
        end = comments[comment].start
        comment -= 1
        continue
      }
      let byte = text.bytes[end - 1]
      let isGap = byte == 0x20 || (0x09...0x0D).contains(byte) || byte == UInt8(ascii: "|")
      guard isGap else { break }
      end -= 1
    }
    return end
  }

  /// Writes the comments before `limit`, each on a line of its own, blank lines between kept.
  private mutating func writeComments(before limit: Int, indentation: String) {
    while next < comments.count, comments[next].start < limit {
      keepBlankLine(before: comments[next].start)
      writeNext(indentation, isPlain: !comments[next].isOwnLine)
    }
  }

  /// Writes the comments before `limit`, each on a line of its own.
  private mutating func writeInner(upTo limit: Int, indentation: String) {
    while next < comments.count, comments[next].start < limit {
      writeNext(indentation, isPlain: true)
    }
  }

  /// Writes a comment on a line of its own.
  ///
  /// - Parameter isPlain: whether it must not become the documentation of a definition, before which
  ///   it may come to stand.
  private mutating func writeNext(_ indentation: String, isPlain: Bool) {
    let comment = comments[next]
    let isDemoted = isPlain && comment.kind == .documentation
    result += indentation + (isDemoted ? String(content(comment).dropFirst()) : content(comment))
    result += "\n"
    lastEnd = comments[next].end
    next += 1
  }

  /// Writes a comment that stands after `end` on the same line, if there is one before `limit`.
  private mutating func writeTrailing(after end: Int, before limit: Int) {
    guard next < comments.count, comments[next].start < limit, comments[next].start >= end,
      !text.bytes[end..<comments[next].start].contains(UInt8(ascii: "\n")),
      isAlone(end..<comments[next].start)
    else { return }
    result += "  " + content(comments[next])
    lastEnd = comments[next].end
    next += 1
  }

  /// Whether nothing but blanks, `|` and `;` stands in the range.
  private func isAlone(_ range: Range<Int>) -> Bool {
    text.bytes[range].allSatisfy {
      $0 == 0x20 || (0x09...0x0D).contains($0) || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: ";")
    }
  }

  private func content(_ comment: Comment) -> String {
    var bytes = text.bytes[comment.start..<comment.end]
    while let last = bytes.last, last == 0x20 || (0x09...0x0D).contains(last) { bytes.removeLast() }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Adds a blank line where the text has one between what was written last and `start`.
  private mutating func keepBlankLine(before start: Int) {
    guard !result.isEmpty, lastEnd < start else { return }
    var ends = 0
    for byte in text.bytes[lastEnd..<start] {
      if byte == UInt8(ascii: "\n") {
        ends += 1
        if ends == 2 { break }
      } else if byte != 0x20, !(0x09...0x0D).contains(byte) {
        ends = 0
      }
    }
    if ends >= 2 { result += "\n" }
  }
}
