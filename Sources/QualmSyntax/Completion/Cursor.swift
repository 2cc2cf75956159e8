package import QualmBase

/// The word being written in an unfinished text, and what may stand in its place.
package struct Cursor: Sendable, Hashable {
  /// What `table` is after the stage `links`.
  package static let links = "links of excerpts"

  /// What `table` is after `as overlap` and `as union`.
  package static let pairs = "pairs of excerpts"

  package var place: Place
  /// The table after `from` whose rows the sentence is about, or `links` after that stage and
  /// `pairs` after `as union`; nil for excerpts.
  package var table: String?
  /// The bytes of the word so far.
  package var replacing: Range<Int>

  /// Reads `text` up to `offset`, a byte offset, as far as it can be understood.
  package init(at offset: Int, in text: SourceText) {
    let before = SourceText(name: text.name, bytes: Array(text.bytes.prefix(max(0, offset))))
    let lexed = Lexer.read(before, file: FileID(0))
    let end = before.bytes.count
    var tokens = lexed.tokens.filter { $0.kind != .end }[...]
    replacing = end..<end
    if let start = Cursor.beginningOfPath(tokens, in: before) {
      replacing = start..<end
      tokens = tokens.dropLast(2)
    } else if let last = tokens.last, last.end == end {
      switch last.kind {
      case .word, .parameter:
        replacing = last.start..<end
        tokens = tokens.dropLast()
        if last.kind == .parameter {
          place = .parameter
          return
        }
      case .string, .regularExpression, .unknown:
        place = .nothing
        return
      case .sign, .foreign, .end:
        break
      }
    }
    if let comment = lexed.comments.last, comment.end == end {
      place = .nothing
      return
    }
    var reader = PlaceReader(text: before)
    for token in tokens { reader.read(token) }
    let isInRule = reader.level.stage == .rule
    place = isInRule && reader.place == .afterOperand ? .afterOperandOfRule : reader.place
    table = reader.level.table
  }

  /// Where a name begins of which only the next step is lacking, as in `theme/` and `source.`.
  private static func beginningOfPath(_ tokens: ArraySlice<Token>, in text: SourceText) -> Int? {
    guard let byte = text.bytes.last, byte == UInt8(ascii: "/") || byte == UInt8(ascii: "."),
      let mark = tokens.last, mark.start == text.bytes.count - 1,
      let word = tokens.dropLast().last, word.kind == .word, word.end == mark.start
    else { return nil }
    return word.start
  }
}
