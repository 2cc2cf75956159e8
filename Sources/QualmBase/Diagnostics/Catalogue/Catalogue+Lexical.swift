extension DiagnosticCode {
  /// Bytes that are not UTF-8.
  public static let invalidBytes = DiagnosticCode(1)
  /// Curly quotes, odd blanks and the like.
  public static let typographicSigns = DiagnosticCode(2)
  /// A character without meaning.
  public static let unknownCharacter = DiagnosticCode(3)
  /// A string that does not end on its line.
  public static let openString = DiagnosticCode(4)
  /// A backslash before a letter that it gives no meaning.
  public static let unknownEscape = DiagnosticCode(5)
  /// A name in backticks that does not end on its line.
  public static let openBacktick = DiagnosticCode(6)
  /// Two backticks with nothing between.
  public static let emptyBackticks = DiagnosticCode(7)
  /// Text in single quotes.
  public static let singleQuotes = DiagnosticCode(8)
  /// `-` or `/` without blanks around.
  public static let operatorNeedsBlanks = DiagnosticCode(9)
  /// A sign of another language.
  public static let foreignSign = DiagnosticCode(10)
  /// `$` without a name.
  public static let namelessParameter = DiagnosticCode(11)
  /// `--` without a blank before it.
  public static let commentNeedsBlank = DiagnosticCode(12)
}

extension Catalogue {
  static let lexical: [CatalogueEntry] = [
    CatalogueEntry(
      .invalidBytes, "bytes that are not UTF-8",
      """
      Queries and scripts are UTF-8 text. The bytes shown are none: the file may have been saved \
      in another encoding, such as Latin-1 or UTF-16. Save it as UTF-8.
      """),
    CatalogueEntry(
      .typographicSigns, "signs of a word processor",
      """
      Word processors and web pages put curly quotes, long dashes and blanks of special width \
      where plain ones were typed. A query copied from there is shown as it was meant; use that \
      line instead.

      Inside a string in straight quotes every sign is allowed and stands for itself.
      """,
      example: "find “helicopter*”"),
    CatalogueEntry(
      .unknownCharacter, "a character without meaning",
      """
      The language gives the character no meaning, and names hold only letters, digits, `_` and \
      between these `- . : / ’`. Put a name with other characters in backticks, and searched \
      text in double quotes.
      """,
      example: "find coping # a note"),
    CatalogueEntry(
      .openString, "text in quotes that does not end",
      """
      Text in double quotes ends on the line where it begins. Write a quotation mark inside as \
      `\\"` and a new line as `\\n`.
      """,
      example: "find \"helicopter"),
    CatalogueEntry(
      .unknownEscape, "a backslash that has no meaning",
      """
      In quotes a backslash stands before `"`, `\\`, `/`, before `b f n r t`, or before `u` and \
      four hexadecimal digits, all as in JSON; `\\*` is a plain star in searched text. Write a \
      backslash itself as `\\\\`.
      """,
      example: #"find "lack\of""#),
    CatalogueEntry(
      .openBacktick, "a name in backticks that does not end",
      """
      Backticks stand around a name, or one step of it, that holds blanks or other signs: \
      theme/`slow recruitment`. The closing one is missing on this line.
      """,
      example: "find `slow recruitment"),
    CatalogueEntry(
      .emptyBackticks, "backticks with nothing between them",
      """
      Backticks stand around a name, or one step of it, that holds blanks or other signs. A name \
      has at least one character.
      """,
      example: "find ``"),
    CatalogueEntry(
      .singleQuotes, "single quotes",
      """
      Text stands in double quotes. Single quotes are left to the shell, so that \
      `qualm -c 'find "helicopter*"'` works as it is. A name with an apostrophe is written with \
      `’` or in backticks.
      """,
      example: "find 'helicopter*'"),
    CatalogueEntry(
      .operatorNeedsBlanks, "an operator without blanks around it",
      """
      Names may hold `-` and `/` inside, as in `non-UN` and `theme/resource`. To subtract or to \
      divide put a blank on both sides: `excerpts / sources`. A value that begins with one of \
      them stands in quotes: `"-5"`.
      """,
      example: "find * | count | with share = excerpts/ sources"),
    CatalogueEntry(
      .foreignSign, "a sign that other languages use",
      """
      Equality is `=` and its negation `!=`; what joins conditions and codes are the words `and`, \
      `or` and `not`.
      """,
      example: "find coping && poaching"),
    CatalogueEntry(
      .namelessParameter, "`$` without a name",
      """
      `$` and a name stand for the value of a parameter: `param mission = MONUSCO` declares it, \
      `$mission` uses it.
      """,
      example: "find coping where mission = $"),
    CatalogueEntry(
      .commentNeedsBlank, "a comment without a blank before it",
      """
      `--` begins a comment at the start of a line or after a blank. Names may hold a single `-`, \
      so a blank is needed to tell the two apart.
      """,
      example: "find coping-- by any name"),
  ]
}

extension Diagnostic {
  /// `bytes` are the first of those that cannot be read.
  package static func invalidBytes(_ bytes: [UInt8], at span: SourceSpan) -> Diagnostic {
    let shown = bytes.map { byte in
      let digits = String(byte, radix: 16, uppercase: true)
      return digits.count < 2 ? "0" + digits : digits
    }
    return Diagnostic(
      .invalidBytes, "the text is not UTF-8", at: span,
      label: (shown.count == 1 ? "byte " : "bytes ") + shown.joined(separator: " "),
      hint: "save the file in the encoding UTF-8")
  }

  /// The text begins as texts in UTF-16 do; `bytes` are the first two.
  package static func wideText(_ bytes: [UInt8], at span: SourceSpan) -> Diagnostic {
    var told = invalidBytes(bytes, at: span)
    told.message = "the text is UTF-16, and queries are UTF-8"
    return told
  }

  /// The lines end in CR alone, so that all is one line.
  package static func lineEnds(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownCharacter, "the lines end in CR alone", at: span,
      hint: "save the file with the line ends LF or CR LF")
  }

  /// A command of the prompt in a text that is run; `instead` is what asks the same there.
  package static func promptCommand(
    _ command: String, instead: String?, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownCharacter, "`\(command)` is a command of the prompt", at: span,
      hint: instead ?? "`qualm` alone begins a prompt, which takes it")
  }

  /// A number with a sign, which no bare word can hold.
  package static func signedNumber(_ number: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .operatorNeedsBlanks, "a number below 0 stands in quotes", at: span,
      hint: "write `\"\(number)\"`")
  }

  package static func typographicSigns(repaired: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .typographicSigns, "the line holds signs that a word processor has put in", at: span,
      hint: "write: \(repaired)")
  }

  /// `hint` is what the place tells beyond the characters.
  package static func unknownCharacter(
    _ characters: String, hint: String? = nil, at span: SourceSpan
  ) -> Diagnostic {
    let usual =
      switch characters {
      case "#", "//", "/*": "a comment begins with `--`"
      case "~": "a pattern is asked for by `matches /…/`"
      case "%": "a share is a number from 0 to 1, and any ending of a word is `*`"
      case "?": "a pattern stands between slashes, such as `/organi[sz]ation/`"
      case ".": "`*` alone is every excerpt"
      case "[", "]": "lists stand in round brackets: `(a, b)`"
      default: "a name with other signs than `- . : / ’ _` stands in backticks"
      }
    return Diagnostic(
      .unknownCharacter, "`\(characters)` has no meaning here", at: span, hint: hint ?? usual)
  }

  package static func openString(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .openString, "the closing quotation mark is missing", at: span,
      hint: "text in quotes ends on the line where it begins")
  }

  package static func unknownEscape(_ written: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownEscape, "`\(written)` has no meaning in quotes", at: span,
      hint: #"a backslash itself is written `\\`"#)
  }

  package static func openBacktick(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.openBacktick, "the closing backtick is missing", at: span)
  }

  package static func emptyBackticks(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.emptyBackticks, "there is no name between the backticks", at: span)
  }

  /// `repaired` is the text in double quotes; nil where the closing quote is missing too.
  package static func singleQuotes(_ repaired: String?, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .singleQuotes, "text stands in double quotes", at: span,
      hint: repaired.map { "write \($0)" })
  }

  /// A word with a straight apostrophe inside.
  package static func apostrophe(_ word: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .singleQuotes, "a name with an apostrophe stands in backticks", at: span,
      hint: "write `\(word)` in backticks, or the text in double quotes")
  }

  package static func operatorNeedsBlanks(
    _ sign: String, hint: String?, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .operatorNeedsBlanks, "`\(sign)` stands between blanks", at: span,
      hint: hint ?? "such as `excerpts \(sign) sources`")
  }

  /// All the signs of other languages on one line; the place is that of the first.
  package static func foreignSigns(
    _ signs: [(written: String, meant: String)], at span: SourceSpan
  ) -> Diagnostic {
    var seen: Set<String> = []
    let distinct = signs.filter { seen.insert($0.written).inserted }
    let meant = Catalogue.alternatives(distinct.map(\.meant), "and")
    return Diagnostic(
      .foreignSign,
      "\(Catalogue.alternatives(distinct.map(\.written), "and")) "
        + "\(distinct.count == 1 ? "is" : "are") written \(meant) here", at: span,
      hint: "write \(meant)")
  }

  package static func namelessParameter(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.namelessParameter, "the parameter's name is missing after `$`", at: span)
  }

  package static func commentNeedsBlank(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .commentNeedsBlank, "a comment needs a blank before `--`", at: span)
  }
}
