import QualmBase

/// The deeper checks of `qualm corpus verify`: what a corpus may hold and yet should not.
package enum CorpusVerifier {
  /// Checks a corpus that was read from `files`; with `words` also against the documents.
  ///
  /// - Returns: what was found, errors and warnings; empty where all is well. The rules are the
  ///   corpus's own: `qualm.rules`, `qualm.required`, and the columns `single` and `codable`.
  package static func verify(
    _ corpus: Corpus, files: some PackageFiles, words: AttachedWords? = nil
  ) -> CorpusFaults {
    let faults = FaultCollector(name: files.name) { path in
      try? files.withBytes(of: path) { (bytes) throws(FileFault) in Array(bytes) }
    }
    CodingVerifier(corpus: corpus, faults: faults).verify()
    RepairVerifier(corpus: corpus, faults: faults).verifyOnce()
    var pages = PageVerifier(corpus: corpus, faults: faults)
    pages.verifyOrder()
    if let words, !words.isEmpty { verify(corpus, words, &pages, faults) }
    return faults.faults
  }

  /// Checks what only the words can tell.
  private static func verify(
    _ corpus: Corpus, _ words: AttachedWords, _ pages: inout PageVerifier, _ faults: FaultCollector
  ) {
    SummaryVerifier(corpus: corpus, words: words, faults: faults).verify()
    RepairVerifier(corpus: corpus, words: words, faults: faults).verify()
    let documents = ReadDocument.all(corpus, words)
    let placed = Dictionary(grouping: corpus.placedExcerpts, by: \.document)
    for document in documents {
      let excerpts = placed[document.id] ?? []
      EdgeVerifier(corpus: corpus, document: document, excerpts: excerpts, faults: faults).verify()
      InterruptionVerifier(
        corpus: corpus, document: document, excerpts: excerpts, faults: faults
      ).verify()
      pages.verify(document)
      PlaceVerifier(
        corpus: corpus, document: document, excerpts: excerpts,
        hasSoundPages: !pages.unsound.contains(document.id), faults: faults
      ).verify()
      if let form = corpus.descriptor.citations {
        CitationVerifier(
          corpus: corpus, form: form, document: document, excerpts: excerpts, faults: faults
        ).verify()
      }
    }
    checkSections(corpus, documents, faults)
  }

  /// A declared section that no document has would silently ask for nothing.
  private static func checkSections(
    _ corpus: Corpus, _ documents: [ReadDocument], _ faults: FaultCollector
  ) {
    let attached = Set(documents.map(\.id))
    guard corpus.descriptor.documents.allSatisfy({ attached.contains($0.id) }) else { return }
    let numbers = Set(documents.flatMap { $0.outline.headings.compactMap(\.number) })
    for (index, section) in (corpus.descriptor.citations?.sections ?? []).enumerated()
    where !numbers.contains(section) {
      faults.report {
        .citedSectionMissing(
          section,
          at: faults.span(
            ofDescriptor: [
              .member("qualm"), .member("citations"), .member("sections"), .item(index),
            ]))
      }
    }
  }
}
