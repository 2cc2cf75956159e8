package import QualmBase

/// A word as it stands in the text: a code, a field, a value, an id or a number, read by place.
///
/// Backticks quote a step of a name; what they quote is never split at `/` or `.`.
package struct Word: Sendable, Hashable {
  /// A stretch of a word that is either wholly inside backticks or wholly outside.
  package struct Piece: Sendable, Hashable {
    /// The characters, without backticks.
    package var text: String
    /// Whether backticks stood around them.
    package var isQuoted: Bool

    package init(text: String, isQuoted: Bool) {
      self.text = text
      self.isQuoted = isQuoted
    }
  }

  package var pieces: [Piece]
  package var span: SourceSpan

  package init(pieces: [Piece], span: SourceSpan) {
    self.pieces = pieces
    self.span = span
  }

  /// Makes an unquoted word.
  package init(_ text: String, span: SourceSpan) {
    self.init(pieces: [Piece(text: text, isQuoted: false)], span: span)
  }

  /// The characters without backticks.
  package var text: String { pieces.map(\.text).joined() }

  /// Whether any part stood in backticks.
  package var isQuoted: Bool { pieces.contains(where: \.isQuoted) }

  /// The steps of a path: split at `separator` wherever it stands outside backticks.
  package func steps(separatedBy separator: Character) -> [String] {
    var steps = [""]
    for piece in pieces {
      if piece.isQuoted {
        steps[steps.count - 1] += piece.text
        continue
      }
      for character in piece.text {
        if character == separator {
          steps.append("")
        } else {
          steps[steps.count - 1].append(character)
        }
      }
    }
    return steps
  }
}

/// A string in double quotes, its escapes resolved.
package struct StringLiteral: Sendable, Hashable {
  package var value: String
  /// The offsets in the value's UTF-8 of stars written `\*`: where text is searched, these are
  /// plain stars and all others stand for letters or words.
  package var escapedStars: [Int]
  package var span: SourceSpan

  package init(value: String, escapedStars: [Int] = [], span: SourceSpan) {
    self.value = value
    self.escapedStars = escapedStars
    self.span = span
  }

  /// The value as it is searched: a backslash before each plain star and each plain backslash.
  package var searched: String {
    var text = ""
    var offset = 0
    for scalar in value.unicodeScalars {
      if scalar == "\\" || escapedStars.contains(offset) { text += "\\" }
      text.unicodeScalars.append(scalar)
      offset += UTF8.width(scalar)
    }
    return text
  }
}

/// The use of a parameter, `$mission`.
package struct ParameterUse: Sendable, Hashable {
  /// The name without the `$`.
  package var name: String
  package var span: SourceSpan

  package init(name: String, span: SourceSpan) {
    self.name = name
    self.span = span
  }
}

/// What may stand where a value is wanted.
package enum Literal: Sendable, Hashable {
  case word(Word)
  case string(StringLiteral)
  case parameter(ParameterUse)

  package var span: SourceSpan {
    switch self {
    case .word(let word): word.span
    case .string(let string): string.span
    case .parameter(let use): use.span
    }
  }
}

/// How many rows: `first 10`, `first $n`.
package enum Amount: Sendable, Hashable {
  case number(Int)
  case parameter(ParameterUse)
}

/// A field, with a path that follows entities: `mission`, `source.role`, `on.source.page`.
package enum FieldName: Sendable, Hashable {
  case word(Word)
  case parameter(ParameterUse)

  package var span: SourceSpan {
    switch self {
    case .word(let word): word.span
    case .parameter(let use): use.span
    }
  }
}
