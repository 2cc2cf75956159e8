import QualmBase

/// Checks the pages that `units` lists: they follow each other, and bear the numbers they should.
struct PageVerifier {
  let corpus: Corpus
  let faults: FaultCollector

  /// Checks the order of the pages of every document; no text is needed.
  func verifyOrder() {
    guard let units = corpus.units else { return }
    for document in units["document"]?.dictionary.compactMap(\.text) ?? [] {
      let pages = Pages(corpus, document: document).pages
      for (page, next) in zip(pages, pages.dropFirst()) {
        if page.range.upperBound != next.range.lowerBound {
          faults.report {
            .pageGap(
              end: page.range.upperBound, start: next.range.lowerBound,
              at: faults.span(units, row: next.row, column: "start"),
              previous: faults.span(units, row: page.row, column: "end"))
          }
        }
        guard let number = page.number, let following = next.number, following != number + 1
        else { continue }
        faults.report {
          .pageNumberJump(
            from: number, to: following,
            at: faults.span(units, row: next.row, column: "number"))
        }
      }
    }
  }

  /// Checks the pages of one document against its text.
  func verify(_ document: ReadDocument) {
    guard let units = corpus.units else { return }
    let layout = document.layout
    for page in document.pages.pages where document.holds(page.range) {
      let start = page.range.lowerBound
      if start == 0 || layout.scalars[start - 1] == "\n" { continue }
      faults.report {
        .pageWithinLine(
          number: page.number, at: faults.span(units, row: page.row, column: "start"),
          text: document.span(start..<start + 1, faults))
      }
    }
    for item in document.printedNumbers {
      guard let page = document.pages.page(at: item.range.lowerBound), let number = page.number,
        number != item.number
      else { continue }
      faults.report {
        .printedNumberDiffers(
          item.number, page: number, at: faults.span(units, row: page.row, column: "number"),
          text: document.span(item.range, faults))
      }
    }
  }
}
