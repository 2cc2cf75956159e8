extension DiagnosticCode {
  /// Several owners have a field of this name.
  public static let fieldOfSeveral = DiagnosticCode(601)
  /// No row has the value.
  public static let valueOfNone = DiagnosticCode(602)
  /// A negation lets in rows that have no value.
  public static let includesMissing = DiagnosticCode(603)
  /// `agree` compares excerpts that were chosen by the codes compared.
  public static let agreementOfChosen = DiagnosticCode(604)
  /// The corpus does not say who looked for what.
  public static let agreementWithoutPasses = DiagnosticCode(605)
  /// Excerpts are compared with themselves.
  public static let spansOfSameCodes = DiagnosticCode(606)
  /// A number of a list that every row reaches.
  public static let alwaysHolds = DiagnosticCode(607)
}

extension Catalogue {
  static let answers: [CatalogueEntry] = [
    CatalogueEntry(
      .fieldOfSeveral, "a field that several have",
      """
      The excerpt, its source and its document may each have a field of the same name, and a \
      facet may have it too. The nearest is taken: excerpt, source, document, facet. A path says \
      otherwise: `source.mission`.
      """,
      example: "find * where mission = MONUSCO"),
    CatalogueEntry(
      .valueOfNone, "a value that no row has",
      """
      The field exists, but nothing in the corpus has this value, so the comparison holds \
      nowhere. Values are compared exactly, case included.
      """,
      example: "find * where mission = MONUSC"),
    CatalogueEntry(
      .includesMissing, "rows without a value are included",
      """
      There is no third truth value: what is missing equals nothing and differs from everything, so \
      `affiliation != UN` and `not affiliation = UN` also hold where no affiliation is known. The \
      answer says how many such rows it includes.

      `and affiliation is known` leaves them out.
      """,
      example: "find * where affiliation != UN"),
    CatalogueEntry(
      .agreementOfChosen, "agreement on excerpts chosen by the codes compared",
      """
      `find coping | agree on coping` compares coders where one of them gave the code. What both left \
      out is not among these excerpts, nor what the other coder alone found where the codings of \
      record chose, so the figures do not tell how far the coders agree.

      `find * | agree on coping` compares them wherever both looked. Conditions on other fields, such \
      as `where chapter = 6`, do no harm.
      """),
    CatalogueEntry(
      .agreementWithoutPasses, "agreement without a record of who looked where",
      """
      The table `passes` of a corpus says which coder looked for which codes in which documents or \
      excerpts. Where it is there, `agree` compares what both coders looked for, and a code that one \
      of them did not give is a `no`.

      Without it `agree` takes an excerpt as looked at by everyone who gave it any code. Excerpts that \
      a coder read and found nothing in are then not compared.
      """),
    CatalogueEntry(
      .spansOfSameCodes, "excerpts that are compared with themselves",
      """
      Both sides of a relation of spans name the same code, or one that lies below the other's. An \
      excerpt stands to itself like any other: `coping near coping within 2 pages` holds of every \
      excerpt coded with coping.

      `other` leaves it out: `coping near other coping within 2 pages` asks for two excerpts.
      """,
      example: "find coping overlaps coping"),
    CatalogueEntry(
      .alwaysHolds, "a number that is always reached",
      """
      `at least 0 of (a, b)` and `at most 2 of (a, b)` hold of everything, so they choose nothing. \
      `at least 1 of` asks for any of them, `exactly 0 of` for none.
      """,
      example: "find at least 0 of (coping, learning)"),
  ]
}

extension Diagnostic {
  /// `owner` is whose field was taken; `others` are the paths that say otherwise.
  package static func fieldOfSeveral(
    _ name: String, owner: String, others: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .fieldOfSeveral, .note, "`\(name)` is read from the \(owner)", at: span,
      hint: others.isEmpty ? nil : "\(Catalogue.alternatives(others)) says otherwise")
  }

  /// `values` are all of the field's where they are few; they are listed where none is near.
  /// `isField` says that a field has the name of the value, `table` that it is a path into that table.
  package static func valueOfNone(
    _ value: String, field: String, nearest: [String], values: [String], isField: Bool,
    table: String? = nil, at span: SourceSpan
  ) -> Diagnostic {
    let all = values.isEmpty ? nil : Catalogue.all(values, the: "value")
    let isAbsent = ["null", "none", "nil", "na", "n/a", "missing", "empty", "unknown"]
      .contains(value.lowercased())
    if value.isEmpty || isAbsent {
      return Diagnostic(
        .valueOfNone, .warning,
        value.isEmpty ? "nothing has an empty \(field)" : "nothing has the \(field) `\(value)`",
        at: span, hint: "what has no value is asked for by `\(field) is missing`")
    }
    let its =
      isField
      ? "`its \(value)` compares with that field"
      : table.map { "the rows of another table are brought in by `join \($0) on …`" }
    return Diagnostic(
      .valueOfNone, .warning, "nothing has the \(field) `\(value)`", at: span,
      hint: its ?? Catalogue.didYouMean(nearest) ?? all)
  }

  /// `count` rows of the answer have no `field`, and are there because a negation lets them in.
  package static func includesMissing(
    _ count: Int, field: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .includesMissing, .note, "includes \(count) with no `\(field)`", at: span,
      hint: "`and \(field) is known` leaves them out")
  }

  /// `agree` compares excerpts that were chosen by the codes compared.
  package static func agreementOfChosen(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .agreementOfChosen, .warning, "the excerpts were chosen by codes that are compared here",
      at: span, hint: "`find *` compares the coders wherever both looked")
  }

  /// `name` is written on both sides, or a code below the one on the other side; `example` says how to
  /// leave an excerpt itself out.
  package static func spansOfSameCodes(
    _ name: String, example: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .spansOfSameCodes, .warning, "excerpts coded with `\(name)` are compared with themselves too",
      at: span, hint: "`other` leaves an excerpt itself out: `\(example)`")
  }

  /// `quantifier` as it is written: `at least 0`.
  package static func alwaysHolds(
    _ quantifier: String, of count: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .alwaysHolds, .warning, "\(quantifier) of \(count) always holds", at: span,
      hint: "`at least 1 of` asks for any of them, `exactly 0 of` for none")
  }

  /// The corpus does not say who looked for what.
  package static func agreementWithoutPasses(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .agreementWithoutPasses, .note,
      "the corpus does not say who looked for what: an excerpt counts as looked at by all who "
        + "gave it a code", at: span, hint: "the table `passes` says it")
  }
}
