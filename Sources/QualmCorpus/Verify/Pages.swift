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
    var low = 0
    var high = pages.count
    while low < high {
      let middle = (low + high) / 2
      if pages[middle].range.lowerBound <= position { low = middle + 1 } else { high = middle }
    }
    return low > 0 && pages[low - 1].range.contains(position) ? pages[low - 1] : nil
  }
}
