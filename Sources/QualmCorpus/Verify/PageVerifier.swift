import QualmBase

/// Checks the pages that `units` lists: they follow each other, and bear the numbers they should.
struct PageVerifier {
  let corpus: Corpus
  let faults: FaultCollector
  /// The documents whose pages are not what they should be: no excerpt can be held against them.
  private(set) var unsound: Set<String> = []
  /// The rows of pages that do not begin where they should.
  private var misplaced: Set<Int> = []

  init(corpus: Corpus, faults: FaultCollector) {
    self.corpus = corpus
    self.faults = faults
  }

  /// Checks the order of the pages of every document; no text is needed.
  mutating func verifyOrder() {
    guard let units = corpus.units else { return }
    for document in units["document"]?.dictionary.compactMap(\.text) ?? [] {
      let pages = Pages(corpus, document: document).pages
      let count = faults.count
      checkPlaces(pages, units)
      checkNumbers(pages, units)
      if faults.count > count { unsound.insert(document) }
    }
  }

  /// The pages lie side by side.
  private mutating func checkPlaces(_ pages: [Pages.Page], _ units: DataTable) {
    for (page, next) in zip(pages, pages.dropFirst())
    where page.range.upperBound != next.range.lowerBound {
      misplaced.insert(next.row)
      faults.report {
        .pageGap(
          end: page.range.upperBound, start: next.range.lowerBound,
          at: faults.span(units, row: next.row, column: "start"),
          previous: faults.span(units, row: page.row, column: "end"))
      }
    }
  }

  /// From the first numbered page to the last all are numbered, one by one. A single wrong number is
  /// one fault, and so is a page that is not listed, which leaves a gap.
  private func checkNumbers(_ pages: [Pages.Page], _ units: DataTable) {
    guard let first = pages.firstIndex(where: { $0.number != nil }),
      let end = pages.lastIndex(where: { $0.number != nil })
    else { return }
    var last: Int?
    for (index, page) in pages.enumerated().prefix(end + 1).dropFirst(first) {
      let span = { faults.span(units, row: page.row, column: "number") }
      // A number may be the greatest that there is.
      let expected = last.map { $0 &+ 1 }
      guard let number = page.number else {
        faults.report { .pageWithoutNumber(at: span()) }
        last = expected
        continue
      }
      guard let before = last, let expected, number != expected, !misplaced.contains(page.row)
      else {
        last = number
        continue
      }
      faults.report { .pageNumberJump(from: before, to: number, at: span()) }
      let isAlone = index + 1 < pages.count && pages[index + 1].number == expected &+ 1
      last = isAlone ? expected : number
    }
  }

  /// Checks the pages of one document against its text.
  mutating func verify(_ document: ReadDocument) {
    guard let units = corpus.units else { return }
    let count = faults.count
    checkLines(document, units)
    if !unsound.contains(document.id) { checkPrintedNumbers(document, units) }
    if faults.count > count { unsound.insert(document.id) }
  }

  private func checkLines(_ document: ReadDocument, _ units: DataTable) {
    for page in document.pages.pages
    where document.holds(page.range) && !misplaced.contains(page.row) {
      let start = page.range.lowerBound
      if start == 0 || document.layout.scalars[start - 1] == "\n" { continue }
      faults.report {
        .pageWithinLine(
          number: page.number, at: faults.span(units, row: page.row, column: "start"),
          text: document.span(start..<start + 1, faults))
      }
    }
  }

  private func checkPrintedNumbers(_ document: ReadDocument, _ units: DataTable) {
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
