// What is wrong with the positions of a corpus, as its documents' words show.

extension DiagnosticCode {
  static let strangerAtEdge = DiagnosticCode(748)
  static let interruptionUnlisted = DiagnosticCode(749)
  static let notAPageNumber = DiagnosticCode(750)
  static let wrongSection = DiagnosticCode(751)
  static let wrongChapter = DiagnosticCode(752)
  static let wrongPage = DiagnosticCode(753)
  static let wrongPageBasis = DiagnosticCode(754)
  static let pageWithinLine = DiagnosticCode(755)
  static let pageGap = DiagnosticCode(756)
  static let pageNumberJump = DiagnosticCode(757)
  static let printedNumberDiffers = DiagnosticCode(758)
  static let notACitation = DiagnosticCode(759)
  static let citationOfOther = DiagnosticCode(760)
  static let unknownCitedSource = DiagnosticCode(762)
  static let citationNames = DiagnosticCode(763)
  static let citedSectionMissing = DiagnosticCode(764)
  static let citationsUndeclared = DiagnosticCode(765)
  static let citationsNeedWords = DiagnosticCode(766)
  static let citationUncovered = DiagnosticCode(767)
}

extension Catalogue {
  static let positions: [CatalogueEntry] = [
    CatalogueEntry(
      .strangerAtEdge, "An excerpt begins or ends with what is none of its words",
      """
      With the words attached, each span is held against them: from the first word to the last,
      with the punctuation after it, and without white space, quotation marks or the punctuation
      of other words around them.
      """),
    CatalogueEntry(
      .interruptionUnlisted, "An excerpt runs across a page number or a footnote",
      """
      A sentence that goes over a page has the page's number and its footnotes in the middle. An
      excerpt may run across them if the table `interruptions` lists them, so that quoting leaves
      them out.

      A line of one to three digits alone is taken for a page number; a footnote begins with its
      number at the foot of a page. What the table lists as `figure` or `heading` is no page number.
      """),
    CatalogueEntry(
      .notAPageNumber, "A listed page number is none",
      """
      A row of `interruptions` of the kind `page-number` covers a number that stands on a line of
      its own. The text at this row's positions is something else; perhaps they were counted in
      another version of the text.
      """),
    CatalogueEntry(
      .wrongSection, "An excerpt gives another section than the one it lies in",
      """
      The section of an excerpt is the innermost numbered heading before its first word, such as
      `6.3.2`; before a chapter's first heading the chapter's number.
      """),
    CatalogueEntry(
      .wrongChapter, "An excerpt gives another chapter than the one it lies in",
      """
      The chapter of an excerpt is that of the last heading before its first word.
      """),
    CatalogueEntry(
      .wrongPage, "An excerpt gives another page than the one it begins on",
      """
      The pages of a document are listed in `units`, with their numbers. An excerpt is on the page
      that holds its first word.
      """),
    CatalogueEntry(
      .wrongPageBasis, "How a page's number is known is told wrongly",
      """
      A page's number is `printed` where the text still bears it, on a line of its own; on all
      other pages it was counted from one that does.
      """),
    CatalogueEntry(
      .pageWithinLine, "A page begins within a line",
      """
      A page listed in `units` begins where a line of the text does.
      """),
    CatalogueEntry(
      .pageGap, "Pages do not follow each other",
      """
      The pages that `units` lists for a document lie side by side: each begins where the last one
      ends, and none covers another.
      """,
      example: """
        document,kind,start,end,number
        d1,page,0,900,1
        d1,page,950,1800,2
        """),
    CatalogueEntry(
      .pageNumberJump, "The numbers of pages do not rise by one",
      """
      The pages of a document are numbered one by one, in the order of the text, without one
      between them that has no number. Until they are, no excerpt is held against them.
      """,
      example: """
        document,kind,start,end,number
        d1,page,0,900,1
        d1,page,900,1800,3
        """),
    CatalogueEntry(
      .printedNumberDiffers, "A page bears another number than the one given",
      """
      The text has a number on a line of its own, and the page of `units` that it stands on has
      another. Either the pages were counted wrongly, or the line is no page number: then
      `interruptions` says what it is, such as `figure`.
      """),
    CatalogueEntry(
      .notACitation, "The citation of an excerpt is none",
      """
      `cite_start` and `cite_end` hold one whole citation of the form that `qualm.citations`
      declares: from the first letter of its label to the last digit, without brackets and
      neighbouring references.
      """),
    CatalogueEntry(
      .citationOfOther, "A citation names another source",
      """
      The citation that an excerpt gives must name the source which the excerpt belongs to. Either
      the positions are those of another citation, or the excerpt was given to the wrong source.
      """),
    CatalogueEntry(
      .citationUncovered, "A citation has no excerpt",
      """
      Each citation in the sections that `qualm.citations` declares is evidence: for every source
      that it names there is an excerpt whose `cite_start` and `cite_end` are those of the citation.

      `qualm corpus citations` lists all citations with their excerpts.
      """),
    CatalogueEntry(
      .unknownCitedSource, "A citation names an unknown source",
      """
      The text cites a source by a number which no source of the corpus has. `qualm.citations`
      says what the ids of sources begin with.
      """),
    CatalogueEntry(
      .citationNames, "Citations are not told apart by their names",
      """
      The column `citation` of an excerpt names an occurrence in the text: it is the same for all
      excerpts that one citation vouches for, and another one for every other citation. Where
      nothing is cited it is empty, as `cite_start` and `cite_end` are.
      """),
    CatalogueEntry(
      .citedSectionMissing, "A section is declared that no document has",
      """
      `qualm.citations` lists the sections in which every citation must have its excerpts. None of
      the attached documents has a heading with this number.
      """),
    CatalogueEntry(
      .citationsUndeclared, "How sources are cited is not declared",
      """
      Citations can be found in a text where the corpus says what they look like: in the member
      `qualm.citations` of `datapackage.json`, a label, the words after it and the beginning of the
      sources' ids.
      """,
      example: """
        {"citations": {"words": ["interview"], "labels": [{"label": "DRC", "source": "DRC-"}]}}
        """),
    CatalogueEntry(
      .citationsNeedWords, "Citations are looked for, and no words are attached",
      """
      A corpus holds positions only, so its citations can be read only in the documents themselves.
      Attach each with `--attach FILE`.
      """),
  ]
}

extension Diagnostic {
  /// White space, a quotation mark or foreign punctuation at the `edge`, `start` or `end`, of an excerpt.
  package static func strangerAtEdge(
    _ what: String, excerpt: String, edge: String, at span: SourceSpan
  ) -> Diagnostic {
    let verb = edge == "start" ? "begins" : "ends"
    return Diagnostic(.strangerAtEdge, "`\(excerpt)` \(verb) with \(what)", at: span)
  }

  /// A page number or a footnote within an excerpt, of which `interruptions` knows nothing, or not all.
  package static func interruptionUnlisted(
    _ what: String, number: Int, kind: String, range: Range<Int>, excerpt: String, isPart: Bool,
    at span: SourceSpan, text: SourceSpan
  ) -> Diagnostic {
    let lists = isPart ? "lists in part" : "does not list"
    return Diagnostic(
      .interruptionUnlisted,
      "`\(excerpt)` runs across the \(what) \(number), which `interruptions` \(lists)",
      at: span, hint: "it is a `\(kind)` from \(range.lowerBound) to \(range.upperBound)",
      related: [Label(span: text, text: "the \(what)")])
  }

  /// A listed page number whose stretch is something else.
  package static func notAPageNumber(at span: SourceSpan, text: SourceSpan) -> Diagnostic {
    Diagnostic(
      .notAPageNumber, "a page number is listed where no number stands alone on a line", at: span,
      related: [Label(span: text, text: "what stands there")])
  }

  /// An excerpt that states another section than the one it lies in.
  package static func wrongSection(
    excerpt: String, expected: String, stated: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongSection, "`\(excerpt)` lies in section \(expected)\(not(stated))", at: span)
  }

  /// An excerpt that states another chapter than the one it lies in.
  package static func wrongChapter(
    excerpt: String, expected: String, stated: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongChapter, "`\(excerpt)` lies in chapter \(expected)\(not(stated))", at: span)
  }

  /// An excerpt that states another page than the one it begins on; nil where that is on none.
  package static func wrongPage(
    excerpt: String, found: (page: Int, stated: String)?, at span: SourceSpan
  ) -> Diagnostic {
    let message =
      found.map { "`\(excerpt)` begins on page \($0.page)\(not($0.stated))" }
      ?? "`\(excerpt)` begins on no numbered page of `units`"
    return Diagnostic(.wrongPage, message, at: span)
  }

  /// A page whose number is said to be printed and is not, or the reverse.
  package static func wrongPageBasis(
    excerpt: String, page: Int, isPrinted: Bool, stated: String, at span: SourceSpan
  ) -> Diagnostic {
    let bears = isPrinted ? "bears its number" : "does not bear its number"
    let says = stated.isEmpty ? "does not say so" : "says `\(stated)`"
    return Diagnostic(
      .wrongPageBasis, "page \(page) \(bears), and `\(excerpt)` \(says)", at: span)
  }

  /// A page that begins where no line does.
  package static func pageWithinLine(
    number: Int?, at span: SourceSpan, text: SourceSpan
  ) -> Diagnostic {
    let page = number.map { "page \($0)" } ?? "a page"
    return Diagnostic(
      .pageWithinLine, "\(page) begins within a line", at: span,
      related: [Label(span: text, text: "where it begins")])
  }

  /// A page that does not begin where the one before it ends.
  package static func pageGap(
    end: Int, start: Int, at span: SourceSpan, previous: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .pageGap, "this page begins at \(start), and the one before it ends at \(end)", at: span,
      related: [Label(span: previous, text: "where that ends")])
  }

  /// A page whose number is not the one after the last.
  package static func pageNumberJump(from: Int, to: Int, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.pageNumberJump, "page \(to) follows page \(from)", at: span)
  }

  /// A page without a number, between others that have one.
  package static func pageWithoutNumber(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.pageNumberJump, "this page has no number, and those around it have", at: span)
  }

  /// A printed number on a page that has another one.
  package static func printedNumberDiffers(
    _ printed: Int, page: Int, at span: SourceSpan, text: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .printedNumberDiffers, "the text bears the number \(printed) on page \(page)", at: span,
      related: [Label(span: text, text: "the printed number")])
  }

  /// A stretch that is not one whole citation; `nearest` is the citation that it overlaps.
  package static func notACitation(
    excerpt: String, nearest: Range<Int>?, at span: SourceSpan, text: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      .notACitation, "the citation of `\(excerpt)` is not one whole citation in the text", at: span,
      hint: nearest.map { "there is one from \($0.lowerBound) to \($0.upperBound)" },
      related: text.map { [Label(span: $0, text: "what stands there")] } ?? [])
  }

  /// An excerpt of `sources`, none or not all of which its citation names.
  package static func citationOfOther(
    excerpt: String, sources: [String], named: [String], at span: SourceSpan, text: SourceSpan
  ) -> Diagnostic {
    let own = sources.isEmpty ? "no source" : list(sources)
    return Diagnostic(
      .citationOfOther,
      "`\(excerpt)` belongs to \(own), and its citation names \(list(named))", at: span,
      related: [Label(span: text, text: "the citation")])
  }

  /// A citation without an excerpt of some of the sources that it names.
  package static func citationUncovered(_ sources: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .citationUncovered, "no excerpt of \(list(sources, "or")) has this citation", at: span,
      hint: "`qualm corpus citations` lists all of them")
  }

  /// A citation of sources that the corpus does not have.
  package static func unknownCitedSource(_ sources: [String], at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownCitedSource, "the corpus has no source \(list(sources, "or"))", at: span)
  }

  /// Two excerpts of one citation that call it by two names, or of two that call them by one.
  package static func citationNames(
    excerpt: String, other: String, isOneCitation: Bool, at span: SourceSpan, first: SourceSpan
  ) -> Diagnostic {
    let what =
      isOneCitation
      ? "have one citation and two names for it" : "have two citations and one name for them"
    return Diagnostic(
      .citationNames, "`\(other)` and `\(excerpt)` \(what)", at: span,
      related: [Label(span: first, text: "the first one")])
  }

  /// An excerpt that has a citation and no name for it, or a name and no citation.
  package static func citationName(
    excerpt: String, isLacking: Bool, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .citationNames,
      isLacking
        ? "the citation of `\(excerpt)` has no name"
        : "`\(excerpt)` names a citation, and has no positions of one", at: span)
  }

  /// A declared section that none of the attached documents has.
  package static func citedSectionMissing(_ section: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .citedSectionMissing, "no attached document has a section `\(section)`", at: span)
  }

  /// Citations are asked for of a corpus that does not say what they look like.
  package static func citationsUndeclared() -> Diagnostic {
    Diagnostic(
      .citationsUndeclared, "the corpus does not say how its documents cite their sources", at: nil,
      hint: "declare it as `qualm.citations` in `datapackage.json`")
  }

  /// The citations of a corpus are asked for, and none of its documents is attached.
  package static func citationsNeedWords() -> Diagnostic {
    Diagnostic(
      .citationsNeedWords,
      "citations are found in the words of the documents, and none are attached",
      at: nil, hint: "attach them with `--attach FILE`")
  }

  private static func not(_ stated: String) -> String {
    stated.isEmpty ? ", and says nothing of it" : ", not \(stated)"
  }

  private static func list(_ names: [String], _ word: String = "and") -> String {
    Catalogue.alternatives(names, word)
  }
}
