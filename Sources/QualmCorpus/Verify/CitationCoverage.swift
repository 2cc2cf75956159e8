import QualmBase

/// A citation of a document with the excerpts that it vouches for.
package struct CitedPlace: Sendable, Hashable {
  package var citation: Citation
  /// The section it stands in.
  package var section: String?
  /// Whether every source that it names must have an excerpt: it stands in one of the declared
  /// sections.
  package var isRequired: Bool
  /// The excerpts that give exactly its stretch as theirs, in the order of the table.
  package var excerpts: [PlacedExcerpt]
  /// Excerpts that give a stretch which only overlaps it.
  package var nearby: [PlacedExcerpt]
}

/// Lays the citations of a text beside the excerpts that give them.
struct CitationCoverage {
  let places: [CitedPlace]
  /// The excerpts whose citation's stretch touches none that is there.
  let stray: [PlacedExcerpt]

  init(
    _ form: CitationForm, _ layout: TextLayout, _ outline: Outline, excerpts: [PlacedExcerpt]
  ) {
    let citations = CitationFinder(form).citations(in: layout)
    var exact = [[PlacedExcerpt]](repeating: [], count: citations.count)
    var nearby = exact
    var stray: [PlacedExcerpt] = []
    for excerpt in excerpts {
      guard let range = excerpt.citation else { continue }
      let first = citations.partitioningIndex(where: {
        $0.range.upperBound > range.lowerBound
      })
      if first < citations.count, citations[first].range == range {
        exact[first].append(excerpt)
      } else if first < citations.count, citations[first].range.overlaps(range) {
        nearby[first].append(excerpt)
      } else {
        stray.append(excerpt)
      }
    }
    self.stray = stray
    places = citations.enumerated().map { index, citation in
      let section = outline.section(at: citation.range.lowerBound)
      return CitedPlace(
        citation: citation, section: section,
        isRequired: CitationCoverage.isRequired(section, form.sections), excerpts: exact[index],
        nearby: nearby[index])
    }
  }

  /// Whether a section is one of the declared ones, or below one; all are where none is declared.
  private static func isRequired(_ section: String?, _ declared: [String]) -> Bool {
    if declared.isEmpty { return true }
    guard let section else { return false }
    return declared.contains { section == $0 || section.hasPrefix($0 + ".") }
  }
}
