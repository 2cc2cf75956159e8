extension DiagnosticCode {
  static let wordsUnreadable = DiagnosticCode(801)
  static let wordsNotOfCorpus = DiagnosticCode(802)
  static let wordsNotText = DiagnosticCode(803)
  static let wordsNotAttached = DiagnosticCode(804)
  static let excerptsWithoutWords = DiagnosticCode(805)
  static let unknownBoundaries = DiagnosticCode(806)
  static let nothingToSearch = DiagnosticCode(807)
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
      .nothingToSearch, "a search that could not read every excerpt",
      """
      A search reads the words of an excerpt, or its summary where no words are attached. Some \
      excerpts have neither, so whether they hold what was searched for is not known: they are not \
      found, and `not` finds them. Attach their documents with `--attach FILE`, at \
      the prompt with `:attach FILE`.
      """),
    CatalogueEntry(
      .wordsNotAttached, "words are asked for, and none are attached",
      """
      A corpus holds positions only; the words themselves are in the documents. Attach a document \
      with `--attach FILE`, at the prompt with `:attach FILE`, to read them. `find "lack of *"` needs none: without the words it \
      searches the summaries, and says so.
      """,
      example: "find coping | quote"),
    CatalogueEntry(
      .excerptsWithoutWords, "excerpts whose words are not attached",
      """
      A corpus may have several documents, and each is attached by a `--attach FILE` of its own, at \
      the prompt by `:attach FILE`. \
      Excerpts of the others are in the answer, and their words are missing there.

      `qualm corpus info` lists the documents and says of which the words are attached.
      """),
    CatalogueEntry(
      .unknownBoundaries, "sentences, paragraphs or pages without boundaries",
      """
      Where sentences and paragraphs begin and end is a reading of a text, so it is not guessed: the \
      corpus says it in its table `units`. `context` finds words and characters without.

      Distances, as in `near … within 2 pages`, need no attached text. So words too are counted from \
      the table `units`; characters alone need no boundaries.
      """),
  ]
}

extension Catalogue {
  /// How a document's text is brought in, on the command line and at the prompt.
  static let attachFile = "`--attach FILE` (at the prompt `:attach FILE`)"
}

extension Diagnostic {
  /// A search read nothing of `count` of `total` excerpts.
  package static func nothingToSearch(
    _ count: Int, of total: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .nothingToSearch, .warning,
      "\(count) of \(total.counted("excerpt")) had neither words nor a summary to search", at: span,
      hint: "\(Catalogue.attachFile) brings the words of a document")
  }

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

  /// The words of `count` excerpts are missing, since these documents are not attached.
  package static func excerptsWithoutWords(
    _ count: Int, documents: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .excerptsWithoutWords, .warning,
      count == 1
        ? "the words of 1 excerpt are missing" : "the words of \(count) excerpts are missing",
      at: span,
      hint: "attach \(Catalogue.alternatives(documents)) with \(Catalogue.attachFile)")
  }

  /// The corpus says of no document where such units begin and end.
  package static func unknownBoundaries(_ units: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownBoundaries, .error, "the corpus does not say where \(units) begin and end", at: span,
      hint: "`context 30 words` needs no boundaries")
  }

  /// The corpus does not say of these documents where such units begin and end.
  package static func unknownBoundaries(
    _ units: String, of documents: [String], at span: SourceSpan
  ) -> Diagnostic {
    let names = documents.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .unknownBoundaries, .warning,
      "the corpus does not say where \(units) begin and end in \(names)", at: span,
      hint: "`context 30 words` needs no boundaries")
  }

  /// The corpus does not say where such units begin and end, so that a distance cannot be measured.
  ///
  /// - Parameters:
  ///   - documents: those of which it does not say it; all where there is none.
  ///   - word: what a distance stands behind.
  package static func unmeasurable(
    _ units: String, in documents: [String] = [], after word: String = "within",
    at span: SourceSpan
  ) -> Diagnostic {
    let names = documents.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      .unknownBoundaries, .error,
      "the corpus does not say where \(units) begin and end"
        + (names.isEmpty ? "" : " in \(names)"),
      at: span, hint: "`\(word) 1000 characters` needs no boundaries")
  }

  /// `thing` needs the words of a document, and none are attached.
  package static func wordsNotAttached(_ thing: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wordsNotAttached, .error,
      "`\(thing)` needs the words of the documents, which are not attached", at: span,
      hint: "attach them with \(Catalogue.attachFile), or ask for `summary`")
  }
}
