extension DiagnosticCode {
  static let wordsUnreadable = DiagnosticCode(801)
  static let wordsNotOfCorpus = DiagnosticCode(802)
  static let wordsNotText = DiagnosticCode(803)
  static let wordsNotAttached = DiagnosticCode(804)
}

extension Catalogue {
  static let words: [CatalogueEntry] = [
    CatalogueEntry(
      .wordsUnreadable, "An attached file cannot be read",
      """
      The file given with `--attach` is not there or may not be read. The message repeats the
      reason that the system gives.
      """),
    CatalogueEntry(
      .wordsNotOfCorpus, "An attached file is none of the corpus's documents",
      """
      Positions are only right in exactly the text that was coded, so a file is recognised by its
      SHA-256. This one has another: perhaps another version of the text, or one that an editor
      has saved with other line ends.

      `qualm corpus info` lists the documents with their digests; `sha256sum FILE` shows that of a
      file.
      """),
    CatalogueEntry(
      .wordsNotText, "An attached file is not UTF-8 text",
      """
      Positions count Unicode code points, so the text must be valid UTF-8.
      """),
    CatalogueEntry(
      .wordsNotAttached, "words are asked for, and none are attached",
      """
      A corpus holds positions only; the words themselves are in the documents. Attach a document \
      with `--attach FILE` to read them. `find "lack of *"` needs none: without the words it \
      searches the summaries, and says so.
      """,
      example: "find * where text contains staff"),
  ]
}

extension Diagnostic {
  /// The file at `path` cannot be read, for the system's `reason`.
  package static func wordsUnreadable(_ path: String, reason: String) -> Diagnostic {
    Diagnostic(
      .wordsUnreadable, .error, "cannot read `\(path)`: \(Catalogue.small(reason))", at: nil)
  }

  /// The file has the digest `found`, which no document of the corpus has.
  package static func wordsNotOfCorpus(
    _ path: String, found: String, expected: [(document: String, digest: String)]
  ) -> Diagnostic {
    let known = expected.map { "`\($0.document)` has \($0.digest)" }.joined(separator: ", ")
    return Diagnostic(
      .wordsNotOfCorpus, .error,
      "`\(path)` is none of the corpus's documents: its SHA-256 is \(found)", at: nil,
      hint: known.isEmpty ? "the corpus gives no SHA-256 of its documents" : known)
  }

  /// The file is not valid UTF-8.
  package static func wordsNotText(_ path: String) -> Diagnostic {
    Diagnostic(.wordsNotText, .error, "`\(path)` is not UTF-8 text", at: nil)
  }

  /// `thing` needs the words of a document, and none are attached.
  package static func wordsNotAttached(_ thing: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wordsNotAttached, .error,
      "`\(thing)` needs the words of the documents, which are not attached", at: span,
      hint: "attach them with `--attach FILE`, or ask for `summary`")
  }
}
