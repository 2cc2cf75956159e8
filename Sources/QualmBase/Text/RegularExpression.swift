/// A regular expression over folded text: `lack of (staff|money)`.
///
/// Letters, signs and blanks stand for themselves, folded as the text is; `.` is any character, `[a-z]` and
/// `[^a-z]` are classes; `\d` is a digit, `\w` a letter, mark, number or `_`, `\s` a blank, `\b` the edge of a
/// word, and `\D \W \S \B` are all others; `*`, `+`, `?`, `{2}`, `{2,}`, `{2,5}` repeat what stands before
/// them, `|` separates alternatives, `( )` and `(?: )` group, `^` and `$` are the start and the end of the text.
///
/// It is searched for anywhere in a text, in time that grows with the length of the text and no faster,
/// whatever the pattern: all ways to read it are followed side by side (K. Thompson, "Regular Expression
/// Search Algorithm", Communications of the ACM 11, 1968). That leaves no room for look-around and
/// back-references, which are errors.
package struct RegularExpression: Sendable, Hashable {
  /// What stands between the slashes.
  package let source: String
  let program: Program

  /// How many parts a pattern may have once its repetitions are written out.
  package static let largestSize = 5000
  /// How often a part may be repeated at most by a number.
  package static let mostRepetitions = 1000
  /// How deep groups may be nested.
  static let deepestNesting = 200

  /// Reads what stands between the slashes.
  ///
  /// - Throws: the first thing that is wrong with it.
  package init(_ source: String) throws(Fault) {
    var parser = PatternParser(source)
    let node = try parser.parse()
    self.source = source
    program = try Program(node, of: source)
  }

  package static func == (first: RegularExpression, second: RegularExpression) -> Bool {
    first.source == second.source
  }

  package func hash(into hasher: inout Hasher) { hasher.combine(source) }
}

extension RegularExpression {
  /// What is wrong with a pattern, and where.
  package struct Fault: Error, Hashable {
    package enum Kind: Sendable, Hashable {
      /// `(` or `[` that is not closed.
      case open
      /// `)` that closes nothing.
      case stray
      /// `[]`.
      case emptyClass
      /// `[z-a]`, `[a-\d]`.
      case wrongRange
      /// `[[:alpha:]]`.
      case namedClass
      /// `(?=`, `(?<!`.
      case lookAround
      /// `\1`.
      case backReference
      /// `(?i)`, `(?<name>`.
      case otherGroup
      /// `*` with nothing before it.
      case nothingToRepeat
      /// `a**`.
      case repeatedTwice
      /// `{` that is no number of times.
      case wrongCount
      /// `{5,2}`.
      case backwardCount
      /// `\q`.
      case unknownEscape
      /// `\` at the end.
      case openEscape
      /// More parts than a pattern may have.
      case tooLarge
      /// Groups in groups beyond the limit.
      case tooDeep
    }

    package var kind: Kind
    /// The bytes of the pattern that it is about.
    package var range: Range<Int>
  }
}

/// A pattern as it is read.
indirect enum PatternNode {
  /// An assertion about a place between characters.
  enum Edge: Hashable {
    case start, end
    case ofWord
    case notOfWord
  }

  case empty
  case scalar(Unicode.Scalar)
  case any
  case set(ScalarSet)
  case edge(Edge)
  case sequence([PatternNode])
  case choice([PatternNode])
  /// At least so often, at most so often or without end; the range is that of the sign that says so.
  case repeated(PatternNode, least: Int, most: Int?, Range<Int>)
}
