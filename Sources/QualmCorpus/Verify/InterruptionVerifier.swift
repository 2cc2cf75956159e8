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
    let wrong = checkPageNumbers(table) + checkWords(table)
    check(document.printedNumbers, kind: "page-number", what: "page number", but: wrong)
    check(document.layout.footnotes, kind: "footnote", what: "footnote", but: wrong)
  }

  /// Nothing that interrupts the text begins or ends within a word, unless the next begins there.
  ///
  /// - Returns: the stretches that do.
  private func checkWords(_ table: DataTable) -> [Range<Int>] {
    let kinds = Set(table["kind"]?.dictionary.compactMap(\.text) ?? []).subtracting(["page-number"])
    let listed = kinds.sorted().flatMap { kind in
      corpus.stretches(of: document.id, kind: kind, in: table).map { (kind, $0.row, $0.range) }
    }
    let starts = Set(listed.map(\.2.lowerBound))
    let ends = Set(listed.map(\.2.upperBound))
    return listed.filter { kind, row, range in
      if ends.contains(range.lowerBound) || starts.contains(range.upperBound) { return false }
      return document.reportCuts(range, "this \(kind)", faults) { edge in
        faults.span(table, row: row, column: edge)
      }
    }.map(\.2)
  }

  /// Each row of the kind is the number on its line, alone there.
  ///
  /// - Returns: the stretches of those that are not.
  private func checkPageNumbers(_ table: DataTable) -> [Range<Int>] {
    var wrong: [Range<Int>] = []
    let layout = document.layout
    for (row, range) in corpus.stretches(of: document.id, kind: "page-number", in: table)
    where document.holds(range) {
      let digits = layout.trimmed(range)
      let line = layout.lines[layout.lineIndex(at: digits.lowerBound)]
      let isAlone = layout.number(digits, digits: 9) != nil && layout.trimmed(line) == digits
      if isAlone { continue }
      wrong.append(range)
      faults.report {
        .notAPageNumber(
          at: faults.span(table, row: row, column: "start"),
          text: document.span(range, faults))
      }
    }
    return wrong
  }

  /// Reports each item that an excerpt runs across or into, and which the table does not list in full.
  ///
  /// Evidence may lie in a footnote, so an excerpt inside an item is none of these. Of what is listed
  /// wrongly that was told already.
  private func check(
    _ items: [TextLayout.Item], kind: String, what: String, but wrong: [Range<Int>]
  ) {
    let listed = corpus.stretches(of: document.id, kind: kind, in: corpus.interruptions)
      .map(\.range)
    for item in items where !covers(listed, item.range) {
      let isPart = listed.contains { $0.overlaps(item.range) }
      if wrong.contains(where: { $0.overlaps(item.range) }) { continue }
      for excerpt in excerpts where excerpt.range.overlaps(item.range) {
        let isInside =
          item.range.lowerBound <= excerpt.range.lowerBound
          && excerpt.range.upperBound <= item.range.upperBound
        if isInside { continue }
        faults.report {
          .interruptionUnlisted(
            what, number: item.number, kind: kind, range: item.range, excerpt: excerpt.id,
            isPart: isPart, at: faults.span(corpus.excerpts, row: excerpt.row, column: "start"),
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
