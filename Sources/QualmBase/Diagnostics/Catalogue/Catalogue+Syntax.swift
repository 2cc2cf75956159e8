extension DiagnosticCode {
  /// A sentence that begins with no word that sentences begin with.
  public static let unknownStatement = DiagnosticCode(101)
  /// A word of the language that is not in lower case.
  public static let upperCaseKeyword = DiagnosticCode(102)
  /// Something that has to stand here does not.
  public static let missing = DiagnosticCode(103)
  /// Something stands here that does not fit.
  public static let unexpected = DiagnosticCode(104)
  /// A bracket that is not closed.
  public static let openBracket = DiagnosticCode(105)
  /// A bracket that closes nothing.
  public static let strayBracket = DiagnosticCode(106)
  /// A construct that this version does not have.
  public static let notYet = DiagnosticCode(107)
  /// No whole number, or too small a one.
  public static let notWhole = DiagnosticCode(108)
  /// A stage without `|`.
  public static let missingBar = DiagnosticCode(109)
  /// `|` where there is nothing to pass on.
  public static let strayBar = DiagnosticCode(110)
  /// `under` said twice.
  public static let frameworkTwice = DiagnosticCode(111)
  /// No figure has the name.
  public static let unknownFigure = DiagnosticCode(112)
  /// Too many or too few fields for a figure.
  public static let figureFields = DiagnosticCode(113)
  /// A set that is compared by order.
  public static let setNotOrdered = DiagnosticCode(114)
  /// Brackets or operands nested too deeply.
  public static let nestedTooDeeply = DiagnosticCode(115)
}

extension Catalogue {
  static let syntax: [CatalogueEntry] = [
    CatalogueEntry(
      .unknownStatement, "a sentence that begins with another word",
      """
      A sentence begins with `find` or `from` (a query), `let` and `param` (definitions), `use` \
      (a module) or `explain`. At the prompt a line that begins with `|` goes on from the last \
      answer.
      """,
      example: "fnd coping"),
    CatalogueEntry(
      .upperCaseKeyword, "a word of the language in capitals",
      """
      The words of the language are in lower case, so that names in capitals, such as those of \
      missions, can never be taken for them.
      """,
      example: "find coping AND poaching"),
    CatalogueEntry(
      .missing, "something is missing",
      """
      The sentence stops, or goes on with another part, where something was still to come: a code \
      after `and`, a value after `=`, a field after `by`. A sentence ends with its line, unless a \
      bracket is open, the line ends in an operator or a comma, or the next line begins with `|` \
      or a word such as `where` or `and`.
      """,
      example: "find coping where mission ="),
    CatalogueEntry(
      .unexpected, "something that does not fit",
      """
      What is shown does not fit after what stands before it. Often a word that joins the two is \
      missing or misspelt, or a name or value of several words is not in quotes: codes are \
      written `power-dependency` or in backticks, values `"power dependency"`.
      """,
      example: "find coping poaching"),
    CatalogueEntry(
      .openBracket, "a bracket that is not closed",
      """
      Each `(` needs its `)` and each `{` its `}`. While a bracket is open the sentence goes on \
      over the ends of lines.
      """,
      example: "find (coping or poaching | count"),
    CatalogueEntry(
      .strayBracket, "a bracket that closes nothing",
      """
      There is no open bracket that this one could close.
      """,
      example: "find coping) | count"),
    CatalogueEntry(
      .notYet, "not in this version yet",
      """
      The language has a place for this, but this version cannot answer it yet. \
      The changelog says what each version brings.
      """,
      example: "find siblings of coping"),
    CatalogueEntry(
      .notWhole, "not a whole number",
      """
      Here stands a whole number, written in digits without a sign: how many rows, how many \
      levels, how many of a list.
      """,
      example: "find coping | first ten"),
    CatalogueEntry(
      .missingBar, "a stage without `|`",
      """
      Rows pass from one stage to the next at `|`. Only the condition right after `find` or \
      `from` goes without it.
      """,
      example: "find * | count by source where excerpts > 3"),
    CatalogueEntry(
      .strayBar, "`|` with nothing before it",
      """
      A line that begins with `|` goes on from the last answer, and has to be the first of what \
      is typed. In a script a query begins with `find` or `from`.
      """,
      example: "use framework; | count"),
    CatalogueEntry(
      .frameworkTwice, "two frameworks",
      """
      A query sees the codebook under one framework: `under` is said once.
      """,
      example: "find * under initial under revised"),
    CatalogueEntry(
      .unknownFigure, "a name that is no figure",
      """
      `summarize` makes columns out of `count`, `sources`, `distinct(…)`, `values(…)`, \
      `first(…)`, `min(…)`, `max(…)`, `sum(…)`, `mean(…)`, `median(…)` and `share`.
      """,
      example: "find * | summarize n = cuont by source"),
    CatalogueEntry(
      .figureFields, "the wrong number of fields",
      """
      `count`, `sources` and `share` speak of rows and take no field. `distinct` takes one or \
      more, whose combinations it counts; the other figures take one.
      """,
      example: "find * | summarize n = mean by source"),
    CatalogueEntry(
      .setNotOrdered, "a set compared by order",
      """
      Sets are equal or they are not; there is no order among them. `contains only of (…)` and \
      `contains all of (…)` ask for part and whole, `size(…)` for the number.
      """,
      example: "find * where theme > {power, resource}"),
    CatalogueEntry(
      .nestedTooDeeply, "nested too deeply",
      """
      Brackets and `not` nest up to 30 levels, and brackets, `not` and operands in a chain \
      together up to 100. A long list of alternatives is better written `any of (a, b, c)` or \
      `in (a, b, c)`, which have no such limit, or cut into parts by `let`.
      """),
  ]
}

extension Diagnostic {
  package static func unknownStatement(
    _ word: String, nearest: String?, hint: String?, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownStatement, "a sentence cannot begin with `\(word)`", at: span,
      hint: nearest.map { "did you mean `\($0)`?" } ?? hint
        ?? "a query begins with `find` or `from`")
  }

  package static func upperCaseKeyword(
    _ word: String, meant: String, at span: SourceSpan
  ) -> Diagnostic {
    upperCaseKeywords([(word, meant)], at: span)
  }

  /// All the words of one sentence that are not in lower case; the place is that of the first.
  package static func upperCaseKeywords(
    _ words: [(written: String, meant: String)], at span: SourceSpan
  ) -> Diagnostic {
    func each(_ words: [String]) -> String {
      var seen: Set<String> = []
      return Catalogue.alternatives(words.filter { seen.insert($0).inserted }, "and")
    }
    let isOne = Set(words.map(\.written)).count == 1
    return Diagnostic(
      .upperCaseKeyword,
      "\(each(words.map(\.written))) \(isOne ? "is" : "are") written in lower case", at: span,
      hint: "write \(each(words.map(\.meant)))")
  }

  /// What is missing after the word or sign `after`, or at the start where it is nil.
  package static func missing(
    _ what: String, after: String?, at span: SourceSpan, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(
      .missing, "\(what) is missing" + (after.map { " after `\($0)`" } ?? ""), at: span, hint: hint)
  }

  package static func missing(
    _ what: String, before: String, at span: SourceSpan, hint: String? = nil
  ) -> Diagnostic {
    Diagnostic(.missing, "\(what) is missing before `\(before)`", at: span, hint: hint)
  }

  package static func unexpected(
    _ written: String, at span: SourceSpan, hint: String?
  ) -> Diagnostic {
    Diagnostic(.unexpected, "`\(written)` does not fit here", at: span, hint: hint)
  }

  package static func openBracket(_ bracket: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .openBracket, "the bracket `\(bracket)` is not closed", at: span,
      hint: "write `\(bracket == "{" ? "}" : ")")` where it ends")
  }

  package static func strayBracket(_ bracket: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .strayBracket, "the bracket `\(bracket)` closes nothing", at: span, hint: "leave it out")
  }

  package static func notYet(_ word: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.notYet, "`\(word)` is not in this version yet", at: span)
  }

  package static func notWhole(
    _ written: String, minimum: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .notWhole,
      "a whole number" + (minimum > 0 ? ", \(minimum) or more," : "")
        + " stands here, not `\(written)`",
      at: span,
      hint: written.hasPrefix("-")
        ? "how many there are is never below 0"
        : !written.allSatisfy(\.isNumber)
          ? "write it in digits" : written.count > 18 ? "no number is that great" : nil)
  }

  package static func missingBar(
    _ stage: String, hint: String? = nil, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .missingBar, "`|` is missing before `\(stage)`", at: span,
      hint: hint ?? "write `| \(stage)`")
  }

  package static func strayBar(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .strayBar, "there is nothing before `|`", at: span,
      hint: "a query begins with `find` or `from`")
  }

  package static func frameworkTwice(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.frameworkTwice, "the framework is named twice", at: span)
  }

  package static func unknownFigure(
    _ name: String, nearest: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownFigure, "unknown figure `\(name)`", at: span, hint: Catalogue.didYouMean(nearest))
  }

  package static func figureFields(
    _ name: String, wanted: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.figureFields, "`\(name)` takes \(wanted)", at: span)
  }

  package static func setNotOrdered(_ sign: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .setNotOrdered, "a set is not compared by `\(sign)`", at: span,
      hint: "sets compare by `=` and `!=`")
  }

  package static func nestedTooDeeply(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .nestedTooDeeply, "the expression is nested too deeply", at: span,
      hint: "write a long list as `any of (a, b, c)`, or name parts of it by `let`")
  }

  /// Too many operands joined by `word`, one after the other; `instead` is how such a list is written.
  package static func chainTooLong(
    _ word: String, most: Int, instead: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .nestedTooDeeply, "`\(word)` joins at most \(most) in a row", at: span, hint: instead)
  }
}
