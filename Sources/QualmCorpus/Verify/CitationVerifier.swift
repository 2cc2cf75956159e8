import QualmBase

/// Holds the citations that excerpts give against those that the text has, both ways.
struct CitationVerifier {
  let corpus: Corpus
  let form: CitationForm
  let document: ReadDocument
  let excerpts: [PlacedExcerpt]
  let faults: FaultCollector

  func verify() {
    guard corpus.excerpts["cite_start"] != nil, corpus.excerpts["cite_end"] != nil else { return }
    let coverage = CitationCoverage(
      form, document.layout, document.outline, excerpts: excerpts)
    for excerpt in coverage.stray { report(excerpt, citation: nil) }
    let sources = ExcerptSources(corpus)
    let known = Set(corpus.sources?["id"]?.dictionary.compactMap(\.text) ?? [])
    for place in coverage.places {
      for excerpt in place.nearby { report(excerpt, citation: place.citation) }
      let strangers = place.excerpts.filter { !isNamed($0, by: place.citation, sources) }
      for excerpt in strangers { report(excerpt, sources.sources(of: excerpt), place.citation) }
      let unknown =
        corpus.sources == nil ? [] : place.citation.sources.filter { !known.contains($0) }
      if !unknown.isEmpty {
        faults.report {
          .unknownCitedSource(unknown, at: document.span(place.citation.range, faults))
        }
      }
      // Where an excerpt is of the wrong source, the one that it should be of is not missed as well.
      guard place.isRequired, strangers.isEmpty else { continue }
      let present = Set((place.excerpts + place.nearby).flatMap(sources.sources))
      let missing = place.citation.sources.filter { !present.contains($0) && !unknown.contains($0) }
      if missing.isEmpty { continue }
      faults.report {
        .citationUncovered(missing, at: document.span(place.citation.range, faults))
      }
    }
    checkNames(coverage)
  }

  /// Whether a citation names a source of an excerpt, and every one of them that any citation could.
  private func isNamed(
    _ excerpt: PlacedExcerpt, by citation: Citation, _ sources: ExcerptSources
  ) -> Bool {
    let own = sources.sources(of: excerpt)
    let citable = own.filter { source in
      form.labels.contains { label in
        source.hasPrefix(label.sourcePrefix)
          && Int(source.dropFirst(label.sourcePrefix.count)) != nil
      }
    }
    return own.contains(where: citation.sources.contains)
      && citable.allSatisfy(citation.sources.contains)
  }

  /// A stretch that is not one whole citation; `citation` is the one that it overlaps.
  private func report(_ excerpt: PlacedExcerpt, citation: Citation?) {
    faults.report {
      .notACitation(
        excerpt: excerpt.id, nearest: citation?.range,
        at: faults.span(corpus.excerpts, row: excerpt.row, column: "cite_start"),
        text: excerpt.citation.flatMap {
          document.holds($0) ? document.span($0, faults) : nil
        })
    }
  }

  /// An excerpt of a source that its citation does not name.
  private func report(_ excerpt: PlacedExcerpt, _ sources: [String], _ citation: Citation) {
    faults.report {
      .citationOfOther(
        excerpt: excerpt.id, sources: sources, named: citation.sources,
        at: faults.span(corpus.excerpts, row: excerpt.row, column: "cite_start"),
        text: document.span(citation.range, faults))
    }
  }

  /// The column `citation` calls each occurrence by one name of its own: what most of its excerpts
  /// call it, of equally many names the first.
  private func checkNames(_ coverage: CitationCoverage) {
    guard let column = corpus.excerpts["citation"] else { return }
    var named: [String: PlacedExcerpt] = [:]
    for place in coverage.places {
      let names = names(of: place, column)
      guard let most = names.map(\.excerpts.count).max(),
        let own = names.first(where: { $0.excerpts.count == most })
      else {
        for excerpt in place.excerpts { reportName(of: excerpt, isLacking: true) }
        continue
      }
      let first = own.excerpts[0]
      for excerpt in place.excerpts where column.text(at: excerpt.row) != own.name {
        if column.text(at: excerpt.row) == nil {
          reportName(of: excerpt, isLacking: true)
        } else {
          reportNames(excerpt, first, isOneCitation: true)
        }
      }
      if let earlier = named[own.name] {
        reportNames(first, earlier, isOneCitation: false)
      } else {
        named[own.name] = first
      }
    }
    for excerpt in excerpts where excerpt.citation == nil && column.text(at: excerpt.row) != nil {
      reportName(of: excerpt, isLacking: false)
    }
  }

  /// The names that the excerpts of a citation give it, each with its excerpts.
  private func names(
    of place: CitedPlace, _ column: DataColumn
  ) -> [(name: String, excerpts: [PlacedExcerpt])] {
    var names: [(name: String, excerpts: [PlacedExcerpt])] = []
    for excerpt in place.excerpts {
      guard let name = column.text(at: excerpt.row) else { continue }
      if let index = names.firstIndex(where: { $0.name == name }) {
        names[index].excerpts.append(excerpt)
      } else {
        names.append((name, [excerpt]))
      }
    }
    return names
  }

  /// A citation without a name, or a name without a citation.
  private func reportName(of excerpt: PlacedExcerpt, isLacking: Bool) {
    faults.report {
      .citationName(
        excerpt: excerpt.id, isLacking: isLacking,
        at: faults.span(corpus.excerpts, row: excerpt.row, column: "citation"))
    }
  }

  private func reportNames(
    _ excerpt: PlacedExcerpt, _ other: PlacedExcerpt, isOneCitation: Bool
  ) {
    func span(_ excerpt: PlacedExcerpt) -> SourceSpan {
      faults.span(corpus.excerpts, row: excerpt.row, column: "citation")
    }
    faults.report {
      .citationNames(
        excerpt: excerpt.id, other: other.id, isOneCitation: isOneCitation, at: span(excerpt),
        first: span(other))
    }
  }
}
