import QualmBase

/// The pages of one document, from the table `units`, in the order of the text.
struct Pages {
  /// One page.
  struct Page {
    /// Its row in `units`.
    var row: Int
    var range: Range<Int>
    /// Its number, printed or counted.
    var number: Int?
  }

  let pages: [Page]

  init(_ corpus: Corpus, document: String) {
    let numbers = corpus.units?["number"]
    pages = corpus.stretches(of: document, kind: "page", in: corpus.units)
      .map { Page(row: $0.row, range: $0.range, number: numbers?.integer(at: $0.row)) }
      .sorted { ($0.range.lowerBound, $0.row) < ($1.range.lowerBound, $1.row) }
  }

  /// The page on which a position lies, the last that begins at it or before.
  func page(at position: Int) -> Page? {
    let next = pages.partitioningIndex(where: { $0.range.lowerBound > position })
    return next > 0 && pages[next - 1].range.contains(position) ? pages[next - 1] : nil
  }
}
