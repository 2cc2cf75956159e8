/// Every citation of the attached documents, for whoever looks for evidence that is not coded yet.
package enum CitationList {
  /// One citation, and what the corpus makes of it.
  package struct Row: Sendable, Hashable {
    package var document: String
    /// Its words, white space as one blank.
    package var text: String
    package var start: Int
    package var end: Int
    /// The 1-based line on which it begins.
    package var line: Int
    /// The innermost numbered heading above it.
    package var section: String?
    /// The number of its page, where the corpus lists the pages.
    package var page: Int?
    /// The ids of the sources that it names.
    package var sources: [String]
    /// The excerpts that give exactly this citation as theirs.
    package var excerpts: [String]
    /// Sources that it names and of which none of these excerpts is; none where it stands outside
    /// the sections that the corpus declares.
    package var missing: [String]
  }

  /// The citations of the form that the corpus declares, document by document.
  package static func rows(
    of corpus: Corpus, _ form: CitationForm, words: AttachedWords
  ) -> [Row] {
    let placed = Dictionary(grouping: corpus.placedExcerpts, by: \.document)
    let sources = ExcerptSources(corpus)
    return ReadDocument.all(corpus, words).flatMap { document in
      let coverage = CitationCoverage(
        form, document.layout, document.outline, excerpts: placed[document.id] ?? [])
      return coverage.places.map { place in
        let range = place.citation.range
        let present = Set(place.excerpts.flatMap(sources.sources))
        let text = document.layout.text(range)
        return Row(
          document: document.id,
          text: text.unicodeScalars.split(whereSeparator: \.isWhiteSpace)
            .map { String($0) }.joined(separator: " "),
          start: range.lowerBound, end: range.upperBound,
          line: document.layout.lineIndex(at: range.lowerBound) + 1, section: place.section,
          page: document.pages.page(at: range.lowerBound)?.number,
          sources: place.citation.sources, excerpts: place.excerpts.map(\.id),
          missing: place.isRequired ? place.citation.sources.filter { !present.contains($0) } : [])
      }
    }
  }
}
