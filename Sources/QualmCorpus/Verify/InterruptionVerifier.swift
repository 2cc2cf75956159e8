import QualmBase

/// Holds the table `interruptions` against the text: what it lists is there, and whatever an excerpt
/// runs across is listed.
struct InterruptionVerifier {
  let corpus: Corpus
  let document: ReadDocument
  let excerpts: [PlacedExcerpt]
  let faults: FaultCollector

  func verify() {
    guard let table = corpus.interruptions else { return }
    checkPageNumbers(table)
    check(document.printedNumbers, kind: "page-number", what: "page number")
    check(document.layout.footnotes, kind: "footnote", what: "footnote")
  }

  /// Each row of the kind is the number on its line, alone there.
  private func checkPageNumbers(_ table: DataTable) {
    let layout = document.layout
    for (row, range) in corpus.stretches(of: document.id, kind: "page-number", in: table)
    where document.holds(range) {
      let digits = layout.trimmed(range)
      let line = layout.lines[layout.lineIndex(at: digits.lowerBound)]
      let isAlone = layout.number(digits, digits: 9) != nil && layout.trimmed(line) == digits
      if isAlone { continue }
      faults.report {
        .notAPageNumber(
          at: faults.span(table, row: row, column: "start"),
          text: document.span(range, faults))
      }
    }
  }

  /// Reports each item that an excerpt runs across or into, and which the table does not list in full.
  ///
  /// Evidence may lie in a footnote, so an excerpt inside an item is none of these.
  private func check(_ items: [TextLayout.Item], kind: String, what: String) {
    let listed = corpus.stretches(of: document.id, kind: kind, in: corpus.interruptions)
      .map(\.range)
    for item in items where !covers(listed, item.range) {
      for excerpt in excerpts where excerpt.range.overlaps(item.range) {
        let isInside =
          item.range.lowerBound <= excerpt.range.lowerBound
          && excerpt.range.upperBound <= item.range.upperBound
        if isInside { continue }
        faults.report {
          .interruptionUnlisted(
            what, number: item.number, kind: kind, range: item.range, excerpt: excerpt.id,
            at: faults.span(corpus.excerpts, row: excerpt.row, column: "start"),
            text: document.span(item.range, faults))
        }
      }
    }
  }

  /// Whether the stretches together hold all of a range but white space.
  private func covers(_ stretches: [Range<Int>], _ range: Range<Int>) -> Bool {
    range.allSatisfy { position in
      document.layout.scalars[position].isWhiteSpace
        || stretches.contains { $0.contains(position) }
    }
  }
}
