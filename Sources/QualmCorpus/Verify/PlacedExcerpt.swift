/// An excerpt that is a stretch of a document's text.
package struct PlacedExcerpt: Sendable, Hashable {
  /// Its row in the table `excerpts`.
  package var row: Int
  package var id: String
  package var document: String
  /// Its code points.
  package var range: Range<Int>
  /// The code points of the citation that vouches for it, where one does.
  package var citation: Range<Int>?
}

extension Corpus {
  /// The excerpts that are stretches of text, in the order of the table.
  var placedExcerpts: [PlacedExcerpt] {
    let table = excerpts
    let columns = ["cite_start", "cite_end"].map { table[$0] }
    guard let documents = table["document"], let starts = table["start"], let ends = table["end"]
    else { return [] }
    return (0..<table.rowCount).compactMap { row in
      guard let document = documents.text(at: row),
        let range = Corpus.range(starts.integer(at: row), ends.integer(at: row))
      else { return nil }
      return PlacedExcerpt(
        row: row, id: table["id"]?.text(at: row) ?? "", document: document, range: range,
        citation: Corpus.range(columns[0]?.integer(at: row), columns[1]?.integer(at: row)))
    }
  }

  /// The stretches of one kind that a table lists for a document.
  func stretches(
    of document: String, kind: String, in table: DataTable?
  ) -> [(row: Int, range: Range<Int>)] {
    guard let table, let documents = table["document"], let kinds = table["kind"],
      let starts = table["start"], let ends = table["end"]
    else { return [] }
    return (0..<table.rowCount).compactMap { row in
      guard documents.text(at: row) == document, kinds.text(at: row) == kind else { return nil }
      return Corpus.range(starts.integer(at: row), ends.integer(at: row)).map { (row, $0) }
    }
  }

  /// The half-open range; nil where an end is lacking or the range is empty.
  private static func range(_ start: Int?, _ end: Int?) -> Range<Int>? {
    guard let start, let end, start >= 0, start < end else { return nil }
    return start..<end
  }
}

/// To which sources each excerpt belongs, as far as the package itself says.
struct ExcerptSources {
  private var sourcesByExcerpt: [String: [String]] = [:]
  private var stretches: [(source: String, document: String, range: Range<Int>)] = []

  init(_ corpus: Corpus) {
    guard let table = corpus.memberships, let sources = table["source"] else { return }
    for row in 0..<table.rowCount {
      guard let source = sources.text(at: row) else { continue }
      if let excerpt = table["excerpt"]?.text(at: row) {
        sourcesByExcerpt[excerpt, default: []].append(source)
      } else if let document = table["document"]?.text(at: row) {
        let start = table["start"]?.integer(at: row) ?? 0
        let end = table["end"]?.integer(at: row) ?? .max
        if start < end { stretches.append((source, document, start..<end)) }
      }
    }
  }

  /// The ids of the sources that claim an excerpt; where none does, it is its own.
  func sources(of excerpt: PlacedExcerpt) -> [String] {
    let claims = stretches.filter { stretch in
      stretch.document == excerpt.document && stretch.range.lowerBound <= excerpt.range.lowerBound
        && excerpt.range.upperBound <= stretch.range.upperBound
    }
    return (sourcesByExcerpt[excerpt.id] ?? []) + claims.map(\.source)
  }
}
