extension DiagnosticCode {
  /// Several owners have a field of this name.
  public static let fieldOfSeveral = DiagnosticCode(601)
  /// No row has the value.
  public static let valueOfNone = DiagnosticCode(602)
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

  package static func valueOfNone(
    _ value: String, field: String, nearest: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .valueOfNone, .warning, "nothing has the \(field) `\(value)`", at: span,
      hint: Catalogue.didYouMean(nearest))
  }
}
