package import QualmBase

/// The word being written in an unfinished text, and what may stand in its place.
package struct Cursor: Sendable, Hashable {
  /// What kind of thing may stand at a place.
  package enum Place: Sendable, Hashable {
    /// The beginning of a sentence.
    case statement
    /// After `|`.
    case stage
    /// An operand after `find`: a code, an id, a definition.
    case operand
    /// Between operands: `and`, `with`, `where`, `|`.
    case afterOperand
    /// After `coded by`.
    case coder
    /// After `linked by` and after `links`: a type of links.
    case linkType
    /// After the types of `linked by`: `to`, `and`, `where`.
    case afterLinkType
    /// After `under`.
    case framework
    /// After `from`.
    case table
    /// After `use`.
    case module
    /// After `$`.
    case parameter
    /// A field or a column.
    case field
    /// After a field in a condition: `=`, `in`, `contains`.
    case comparison
    /// A value of the field of this name.
    case value(of: String)
    /// After a value: `and`, `or`.
    case afterCondition
    /// After `by` and in `matrix`.
    case key
    /// After `agree`.
    case agreement
    /// After `on` in `agree`: a facet, or another code with codes below it.
    case facet
    /// After `=` in `summarize`.
    case aggregate
    /// After the number of `context`.
    case unit
    /// Nothing that can be offered: a new name, a number, inside a string or a comment.
    case nothing
  }

  /// What `table` is after the stage `links`.
  package static let links = "links of excerpts"

  package var place: Place
  /// The table after `from` whose rows the sentence is about, or `links` after that stage; nil for
  /// excerpts.
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
      case .sign, .arrow, .foreign, .end:
        break
      }
    }
    if let comment = lexed.comments.last, comment.end == end {
      place = .nothing
      return
    }
    var reader = PlaceReader(text: before)
    for token in tokens { reader.read(token) }
    place = reader.place
    table = reader.table
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
