import QualmBase

/// Holds what the excerpts say of their place - section, chapter, page - against the text.
struct PlaceVerifier {
  let corpus: Corpus
  let document: ReadDocument
  let excerpts: [PlacedExcerpt]
  /// Whether the pages of the document are what they should be; else they tell nothing of excerpts.
  let hasSoundPages: Bool
  let faults: FaultCollector

  func verify() {
    let table = corpus.excerpts
    for excerpt in excerpts where document.holds(excerpt.range) {
      let start = excerpt.range.lowerBound
      if let section = document.outline.section(at: start) {
        check(excerpt, "section", section, Diagnostic.wrongSection)
      }
      if let chapter = document.outline.chapter(at: start) {
        check(excerpt, "chapter", chapter, Diagnostic.wrongChapter)
      }
      guard hasSoundPages, table["page"] != nil || table["page_basis"] != nil,
        document.pages.pages.contains(where: { $0.number != nil })
      else { continue }
      let page = document.pages.page(at: start)
      guard let page, let number = page.number else {
        faults.report { .wrongPage(excerpt: excerpt.id, found: nil, at: span(excerpt, "page")) }
        continue
      }
      checkPage(excerpt, number)
      checkBasis(excerpt, page, number)
    }
  }

  /// Reports a cell that does not hold what the text says.
  private func check(
    _ excerpt: PlacedExcerpt, _ name: String, _ expected: String,
    _ make: (_ excerpt: String, _ expected: String, _ stated: String, _ span: SourceSpan) ->
      Diagnostic
  ) {
    guard let stated = text(excerpt, name), stated != expected else { return }
    faults.report { make(excerpt.id, expected, stated, span(excerpt, name)) }
  }

  private func checkPage(_ excerpt: PlacedExcerpt, _ number: Int) {
    guard let stated = text(excerpt, "page"), stated != String(number) else { return }
    faults.report {
      .wrongPage(
        excerpt: excerpt.id, found: (number, stated), at: span(excerpt, "page"))
    }
  }

  /// A page's number is `printed` exactly where the page bears it.
  private func checkBasis(_ excerpt: PlacedExcerpt, _ page: Pages.Page, _ number: Int) {
    guard let stated = text(excerpt, "page_basis") else { return }
    // A page that bears another number is told of as that.
    let isPrinted = document.printedNumbers.contains { page.range.contains($0.range.lowerBound) }
    guard (stated == "printed") != isPrinted else { return }
    faults.report {
      .wrongPageBasis(
        excerpt: excerpt.id, page: number, isPrinted: isPrinted, stated: stated,
        at: span(excerpt, "page_basis"))
    }
  }

  /// What the cell holds, empty where it has no value; nil where there is no such column.
  private func text(_ excerpt: PlacedExcerpt, _ name: String) -> String? {
    corpus.excerpts[name].map { FieldText.text(of: $0.value(at: excerpt.row), $0.schema) }
  }

  private func span(_ excerpt: PlacedExcerpt, _ column: String) -> SourceSpan {
    faults.span(corpus.excerpts, row: excerpt.row, column: column)
  }
}
