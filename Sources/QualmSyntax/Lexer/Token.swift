import QualmBase

/// One word, string or sign of a text.
struct Token {
  enum Kind: Hashable {
    case word
    case string
    /// `/…/`, which this version only recognises.
    case regularExpression
    /// `$name`.
    case parameter
    case sign(Sign)
    /// `&&`, `||`, `!`: reported, and read as the keyword that was meant.
    case foreign
    /// Something that was reported and has no meaning.
    case unknown
    /// After everything else.
    case end
  }

  var kind: Kind
  var start: Int
  var end: Int
  /// Whether it is the first on its line.
  var startsLine: Bool
  /// The keyword that an unquoted word spells.
  var keyword: Keyword?
}

/// A comment, kept beside the tokens for the formatter and for doc comments.
struct Comment {
  enum Kind {
    /// `-- …`
    case line
    /// `--- …`
    case documentation
    /// `#!…` on the first line.
    case shebang
  }

  var kind: Kind
  var start: Int
  /// Without the line end.
  var end: Int
  /// Whether nothing stands before it on its line.
  var isOwnLine: Bool
}

/// A text cut into tokens.
struct LexedText {
  /// At least one; the last is `end`.
  var tokens: [Token] = []
  var comments: [Comment] = []
  var diagnostics: [Diagnostic] = []
}
