extension DiagnosticCode {
  /// A statement ran longer than it may.
  public static let timeLimit = DiagnosticCode(501)
  /// An answer has more rows than it may.
  public static let rowLimit = DiagnosticCode(502)
  /// A statement was stopped by its user.
  public static let interrupted = DiagnosticCode(503)
  /// A plan names something that the corpus at hand does not have.
  public static let planDoesNotFit = DiagnosticCode(504)
  /// More pairs of excerpts lie so to each other than a query may make.
  public static let tooManyPairs = DiagnosticCode(511)
  /// A `timeline` would have more steps than it may.
  public static let axisTooLong = DiagnosticCode(522)
  /// `cooccur` would have more rows than it may.
  public static let tooManyGroupPairs = DiagnosticCode(521)
  /// `join` would have more rows than it may.
  public static let joinTooLarge = DiagnosticCode(523)
}

extension Catalogue {
  /// Seconds in decimals, however few they are: `0.000001`.
  package static func decimals(_ seconds: Double) -> String {
    guard seconds < 1_000_000_000 else { return "\(seconds)" }
    let billionths = Int((seconds * 1_000_000_000).rounded())
    let (whole, rest) = billionths.quotientAndRemainder(dividingBy: 1_000_000_000)
    guard rest > 0 else { return "\(whole)" }
    var digits = "\(1_000_000_000 + rest)".dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(whole).\(digits)"
  }

  static let limits: [CatalogueEntry] = [
    CatalogueEntry(
      .timeLimit, "the time limit was hit",
      """
      The statement ran longer than `--timeout` allows, at the prompt `:set timeout`, so it was stopped \
      and has no answer.

      Give it more seconds, or ask for less: name a code or a source first, or group by something \
      with fewer values. `explain` shows which step has the most rows.
      """),
    CatalogueEntry(
      .rowLimit, "the row limit was hit",
      """
      The answer has more rows than `--max-rows` allows, at the prompt `:set max-rows`. The rows up \
      to the limit are shown, in the answer's own order; the figures under them speak of all rows.

      Give a higher limit, or end the query with `| first 100`, which is no limit but part of the \
      question.
      """),
    CatalogueEntry(
      .interrupted, "the statement was interrupted",
      """
      Ctrl-C, or a call to stop, ended the statement before it had an answer. Nothing else changed.
      """),
    CatalogueEntry(
      .planDoesNotFit, "the query does not fit the corpus",
      """
      The query was made ready for one corpus and run on another that lacks a field, a table or a \
      code which it names. Resolve the query again against the corpus that is open.
      """),
    CatalogueEntry(
      .axisTooLong, "an axis of dates with too many steps",
      """
      `timeline` shows every step from the first date to the last, also the empty ones. One date far \
      from all others, often a slip such as 0201 for 2011, makes a long axis. Take a longer step, or \
      leave out the dates that are not meant: `where date > 1900`.
      """),
    CatalogueEntry(
      .tooManyPairs, "too many pairs of excerpts",
      """
      `as overlap` and `as union` give a row for each pair of excerpts. Where every excerpt is near every \
      other these are as many as the square of their number, so there is a limit.

      Name narrower codes, or a smaller distance. Without `as …` the excerpts themselves are given, each \
      once.
      """),
    CatalogueEntry(
      .tooManyGroupPairs, "more pairs of groups than a table can hold",
      """
      `cooccur` has a row for each pair of groups, and of 2,000 codes there are two million pairs. \
      Pair the codes below one node, `cooccur theme with coping`, or find fewer excerpts first: \
      groups that have none of them are not paired.
      """),
    CatalogueEntry(
      .joinTooLarge, "more rows than `join` may make",
      """
      `join` gives a row for each pair of rows that match. Where many rows on both sides have the same \
      value these are as many as the product of their numbers, so there is a limit.

      Name a further column that must be equal, `join T on source, page`, or count first: \
      `join (find … | count by source) on source`.
      """),
  ]
}

extension Diagnostic {
  /// The statement ran longer than `seconds`.
  package static func timeLimit(seconds: Double, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .timeLimit,
      "stopped after \(Catalogue.decimals(seconds)) \(seconds == 1 ? "second" : "seconds")",
      at: span,
      hint: "give it longer with `--timeout` (at the prompt `:set timeout`), or ask for less")
  }

  /// The answer has `total` rows, of which the first `limit` are shown.
  package static func rowLimit(
    _ limit: Int, of total: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .rowLimit, .warning, "only the first \(limit) of \(total) rows are shown", at: span,
      hint: "`--max-rows` sets the limit (at the prompt `:set max-rows`)")
  }

  /// The statement was stopped from outside.
  package static func interrupted(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.interrupted, "interrupted", at: span)
  }

  /// From `first` to `last` there are `count` steps, more than the `limit` that an axis has.
  package static func axisTooLong(
    from first: PartialDate, to last: PartialDate, count: Int, limit: Int, unit: DateUnit,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .axisTooLong,
      "from \(first) to \(last) there are \(count) \(unit.rawValue)s, and `timeline` takes at most "
        + "\(limit)",
      at: span,
      hint: unit == .year ? "a condition chooses the dates meant" : "`by year` has fewer steps")
  }

  /// There are `count` pairs of groups, more than the `limit` that a table holds.
  package static func tooManyGroupPairs(_ count: Int, limit: Int, at span: SourceSpan) -> Diagnostic
  {
    Diagnostic(
      .tooManyGroupPairs,
      "there are \(count) pairs of groups, and `cooccur` takes at most \(limit)",
      at: span, hint: "name codes with fewer below them, or find fewer excerpts")
  }

  /// The plan names `thing`, a few words with the name, which the corpus lacks.
  package static func planDoesNotFit(_ thing: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.planDoesNotFit, "this corpus has no \(thing)", at: span)
  }

  /// `join` would have more rows than `limit`.
  package static func joinTooLarge(limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .joinTooLarge, "more than \(limit) pairs of rows match", at: span,
      hint: "a further column that must be equal leaves fewer: `join T on source, page`")
  }

  /// There are more pairs than `limit`.
  package static func tooManyPairs(_ limit: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .tooManyPairs, "more than \(limit) pairs of excerpts lie so to each other", at: span,
      hint: "narrower codes or a smaller distance leave fewer")
  }
}
