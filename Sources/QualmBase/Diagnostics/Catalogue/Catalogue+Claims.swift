extension DiagnosticCode {
  /// A number is compared with a set.
  public static let unlikeMeasures = DiagnosticCode(361)
  /// A share of rows of another kind.
  public static let unlikeShare = DiagnosticCode(362)
  /// A share is compared with a number that no share can be.
  public static let shareOutOfRange = DiagnosticCode(363)
}

extension Catalogue {
  static let claims: [CatalogueEntry] = [
    CatalogueEntry(
      .unlikeMeasures, "a number compared with a set",
      """
      A claim measures numbers and sets. `count(…)`, `sources(…)` and `share(… of …)` are numbers, \
      compared with numbers by `=`, `!=`, `<`, `<=`, `>` and `>=`. `values(field, …)` is the set of a \
      field's values: it is compared with a set in braces, `= {MONUSCO, UNMIK}`, or with another \
      `values(…)`, and asked what it `contains`.
      """,
      example: "claim \"All of one mission\" that values(mission, find coping) = MONUSCO"),
    CatalogueEntry(
      .unlikeShare, "a share of rows of another kind",
      """
      `share(part of whole)` says which part of the rows of `whole` are rows of `part` too, so both \
      queries must end in rows of the same table: excerpts, sources, codings. After a stage that \
      makes a table, such as `count` or `select`, there are no such rows, nor are there behind \
      `as overlap` and `as union`, which make pairs of their own.
      """,
      example: "claim \"Half of it\" that share(find coping of from sources) > 0.5"),
    CatalogueEntry(
      .shareOutOfRange, "a share beyond 0 and 1",
      """
      `share(part of whole)` is a part of 1: a half is `0.5`, twenty in a hundred are `0.2`. A number \
      above 1 is never reached, and most often stands for per cent.
      """,
      example: "claim \"A fifth\" that share(find coping of find *) > 20"),
  ]
}

extension Diagnostic {
  /// A set of values is compared by order, most often to say how many there are.
  package static func setSizeInClaim(_ sign: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .setNotOrdered, "a set is not compared by `\(sign)`", at: span,
      hint: "how many values there are is `count(find … | count by …)`")
  }

  /// `number` is what is written, `part` the same in hundredths where it may be per cent.
  package static func shareOutOfRange(
    _ number: String, part: String?, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .shareOutOfRange, "a share lies between 0 and 1, and `\(number)` does not", at: span,
      hint: part.map { "\(number) in a hundred is written `\($0)`" } ?? "a half is `0.5`")
  }

  /// `measure` is the word of what stands before the comparison, `other` what stands after it.
  package static func unlikeMeasures(
    _ measure: String, isSet: Bool, _ other: String, at span: SourceSpan
  ) -> Diagnostic {
    let isMeasure = ["count", "sources", "share", "values"].contains(other)
    let hint: String? =
      if !isSet {
        "numbers are compared with numbers; what stands in a set is asked of `values(…)`"
      } else if isMeasure {
        "a set is compared with a set"
      } else {
        "a set is written `= {\(other)}`, and one value asked for by `contains \(other)`"
      }
    return Diagnostic(
      .unlikeMeasures,
      isSet
        ? "`\(measure)` gives a set, and `\(other)` is none"
        : "`\(measure)` gives a number, which does not go with `\(other)`", at: span, hint: hint)
  }

  /// `part` and `whole` say what the rows of the two queries are.
  package static func unlikeShare(
    _ part: String, of whole: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unlikeShare,
      part == whole
        ? "`share` wants rows of one table, such as excerpts, and these are \(part)"
        : "`share` wants rows of one table, and these are \(part) and \(whole)", at: span,
      hint: "such as `share(find coping where mission = MONUSCO of find coping)`")
  }
}
