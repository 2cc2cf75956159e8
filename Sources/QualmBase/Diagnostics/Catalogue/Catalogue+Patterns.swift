extension DiagnosticCode {
  /// A bracket of a pattern without its partner.
  public static let patternBracket = DiagnosticCode(21)
  /// Look-around, back-references and other signs that patterns do not have.
  public static let patternBeyond = DiagnosticCode(22)
  /// A repetition of nothing, or no number of times.
  public static let patternRepetition = DiagnosticCode(23)
  /// A class or an escape that stands for nothing.
  public static let patternCharacter = DiagnosticCode(24)
  /// A pattern with too many parts.
  public static let patternTooLarge = DiagnosticCode(25)
  /// A pattern that does not end on its line.
  public static let openPattern = DiagnosticCode(26)
}

extension Catalogue {
  static let patterns: [CatalogueEntry] = [
    CatalogueEntry(
      .patternBracket, "a bracket of a pattern without its partner",
      """
      In a pattern `( )` group and `[ ]` hold the characters of a class; each that is opened is closed. A \
      bracket that is searched for stands behind a backslash: `\\(`.
      """,
      example: "find /lack of (staff|money/"),
    CatalogueEntry(
      .patternBeyond, "what patterns do not have",
      """
      A pattern is searched for in time that grows with the text and no faster, whatever the pattern. \
      Look-around (`(?=…)`, `(?<!…)`) and references back to a group (`\\1`) rule that out, so they are not \
      part of patterns. Case plays no role anyway, so there is nothing to switch.

      What must not stand near by is said in the query: `find /staff/ but not /staff college/`.
      """,
      example: "find /staff(?! college)/"),
    CatalogueEntry(
      .patternRepetition, "a repetition of nothing",
      """
      `*`, `+`, `?` and `{2,5}` say how often what stands before them may stand there: a character, a class \
      or a group. Behind another repetition they need a group: `(a+){2}`. To search for the sign itself put a \
      backslash before it: `\\*`, `\\{`.
      """,
      example: "find /*copter/"),
    CatalogueEntry(
      .patternCharacter, "a class or an escape that stands for nothing",
      """
      A backslash before a sign makes it stand for itself; of letters only `\\d \\w \\s \\b`, their capitals \
      and `\\n \\r \\t \\f \\v` have a meaning. A class holds at least one character, `[^]…]` is written \
      `[^\\]…]`, and a range runs from the lower to the higher: `[a-z]`.
      """,
      example: "find /[z-a]/"),
    CatalogueEntry(
      .patternTooLarge, "a pattern with too many parts",
      """
      Repetitions by a number are written out: `(abc){100}` has 300 parts. A pattern may have 5,000 of them, \
      a part be repeated 1,000 times, and groups stand in one another 200 deep, so that a search stays \
      quick. `*` and `+` have no limit.
      """,
      example: "find /(.{100}){100}/"),
    CatalogueEntry(
      .openPattern, "a pattern that does not end",
      """
      A pattern stands between two slashes on one line: `find /vacan(t|cies)/`. A slash inside stands behind \
      a backslash: `and\\/or`.
      """,
      example: "find /vacan(t|cies)"),
  ]
}

extension Diagnostic {
  /// A pattern that begins here has no end on its line.
  package static func openPattern(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .openPattern, "the pattern that begins here does not end on its line", at: span,
      hint: "it ends in `/`; a slash inside is written `\\/`")
  }

  /// What is wrong with a pattern; `written` is the part that it is about.
  package static func faultyPattern(
    _ kind: RegularExpression.Fault.Kind, _ written: String, at span: SourceSpan
  ) -> Diagnostic {
    func fault(_ code: DiagnosticCode, _ message: String, _ hint: String?) -> Diagnostic {
      Diagnostic(code, message, at: span, hint: hint)
    }
    switch kind {
    case .open:
      let sign = written.prefix(1)
      return fault(
        .patternBracket, "`\(sign)` is not closed in the pattern",
        "close it by `\(sign == "[" ? "]" : ")")`, or write `\\\(sign)` for the sign itself")
    case .stray:
      return fault(
        .patternBracket, "`\(written)` closes nothing in the pattern",
        "for the sign itself write `\\\(written)`")
    case .lookAround:
      return fault(
        .patternBeyond, "patterns do not look around: `\(written)` is not part of them",
        "`find /a/ but not /b/` leaves out what has both")
    case .backReference:
      return fault(
        .patternBeyond, "patterns do not refer back to a group: `\(written)` is not part of them",
        nil)
    case .otherGroup:
      return fault(
        .patternBeyond, "`\(written)` is not part of patterns",
        "a group is `( )`; capitals and small letters are the same anyway")
    case .nothingToRepeat:
      return fault(
        .patternRepetition, "there is nothing before `\(written)` to repeat",
        "`.\(written)` repeats any character, `\\\(written)` is the sign itself")
    case .repeatedTwice:
      return fault(
        .patternRepetition, "`\(written)` follows another repetition",
        "put the first in brackets: `(…)\(written)`")
    case .wrongCount:
      return fault(
        .patternRepetition, "`\(written)` is no number of times",
        "such as `{2}`, `{2,}` or `{2,5}`; the sign itself is `\\{`")
    case .backwardCount:
      return fault(
        .patternRepetition, "`\(written)` asks for more at least than at most",
        "the lower number comes first")
    case .emptyClass:
      return fault(
        .patternCharacter, "`\(written)` has no character", "the sign `]` itself is written `\\]`")
    case .wrongRange:
      return fault(
        .patternCharacter, "`\(written)` is no range of characters",
        "the lower comes first, as in `a-z`; `-` itself is written `\\-`")
    case .namedClass:
      return fault(
        .patternCharacter, "classes have no names here",
        "`\\w` is a letter or number, `\\d` a digit, `\\s` a blank")
    case .unknownEscape:
      return fault(
        .patternCharacter, "`\(written)` stands for nothing in a pattern",
        "there are `\\d`, `\\w`, `\\s`, `\\b` and their capitals; any other letter stands for itself"
      )
    case .openEscape:
      return fault(
        .patternCharacter, "nothing follows the `\\` at the end of the pattern",
        "a backslash itself is written `\\\\`")
    case .tooLarge:
      return fault(
        .patternTooLarge,
        "the pattern grows too large by `\(written.count > 30 ? written.prefix(30) + "…" : written[...])`",
        "repeat fewer times; `*` and `+` have no limit")
    case .tooDeep:
      return fault(.patternTooLarge, "the pattern has groups in groups too deep", nil)
    }
  }
}
