import QualmBase

/// Holds the ends of excerpts and units against the words of their document.
struct EdgeVerifier {
  let corpus: Corpus
  let document: ReadDocument
  let excerpts: [PlacedExcerpt]
  let faults: FaultCollector

  private var scalars: [Unicode.Scalar] { document.layout.scalars }

  func verify() {
    checkStretches()
    checkUnits()
    for excerpt in excerpts where document.holds(excerpt.range) { checkEdges(excerpt) }
  }

  /// Where the package does not say how long the text is, only the text can tell that a position
  /// lies beyond it.
  private func checkStretches() {
    let digest = corpus.descriptor.documents.first { $0.id == document.id }
    guard digest?.characters == nil else { return }
    for table in corpus.tables {
      for stretch in StandardTable(rawValue: table.name)?.stretches ?? [] where stretch.isText {
        for row in 0..<table.rowCount
        where table["document"]?.text(at: row) == document.id {
          guard let end = table[stretch.end]?.integer(at: row), end > scalars.count else {
            continue
          }
          faults.report {
            .spanOutside(
              end, document: document.id, characters: scalars.count,
              at: faults.span(table, row: row, column: stretch.end))
          }
        }
      }
    }
  }

  /// Reports the words, sentences and paragraphs of `units` that begin or end within a word.
  private func checkUnits() {
    guard let units = corpus.units else { return }
    for kind in ["word", "sentence", "paragraph"] {
      for (row, range) in corpus.stretches(of: document.id, kind: kind, in: units) {
        document.reportCuts(range, "this \(kind)", faults) { edge in
          faults.span(units, row: row, column: edge)
        }
      }
    }
  }

  private func checkEdges(_ excerpt: PlacedExcerpt) {
    let range = excerpt.range
    document.reportCuts(range, "`\(excerpt.id)`", faults) { edge in
      faults.span(corpus.excerpts, row: excerpt.row, column: edge)
    }
    checkScalar(excerpt, "start", at: range.lowerBound)
    checkScalar(excerpt, "end", at: range.upperBound - 1)
  }

  /// Reports white space at an edge, the mark of a quotation that is not whole within, and
  /// punctuation that belongs to the words outside.
  private func checkScalar(_ excerpt: PlacedExcerpt, _ edge: String, at position: Int) {
    let scalar = scalars[position]
    if scalar.isWhiteSpace {
      report(excerpt, edge, "white space")
    } else if scalar.properties.isQuotationMark, !isApostrophe(position),
      isQuote(excerpt) || !hasPartner(position, excerpt.range)
    {
      report(excerpt, edge, "a quotation mark")
    } else if edge == "start" ? closes(position) : "([{".unicodeScalars.contains(scalar) {
      report(excerpt, edge, "punctuation of other words")
    }
  }

  /// Whether a mark belongs to the words before it; an ellipsis and `.5` do not.
  private func closes(_ position: Int) -> Bool {
    if ",;:!?)]}".unicodeScalars.contains(scalars[position]) { return true }
    guard scalars[position] == ".", position + 1 < scalars.count else { return false }
    let next = scalars[position + 1]
    return next != "." && !TextLayout.isDigit(next)
  }

  private func report(_ excerpt: PlacedExcerpt, _ edge: String, _ what: String) {
    faults.report {
      .strangerAtEdge(
        what, excerpt: excerpt.id, edge: edge,
        at: faults.span(corpus.excerpts, row: excerpt.row, column: edge))
    }
  }

  /// Whether the package calls the excerpt a quotation: that is the words between the marks.
  private func isQuote(_ excerpt: PlacedExcerpt) -> Bool {
    corpus.excerpts["kind"]?.text(at: excerpt.row)?.hasSuffix("quote") == true
  }

  /// Whether the other mark of a quotation stands further within, as in `“We wait,” said Ana`.
  private func hasPartner(_ position: Int, _ range: Range<Int>) -> Bool {
    let isSingle = EdgeVerifier.isSingle(scalars[position])
    return range.dropFirst().dropLast().contains { other in
      other != position && scalars[other].properties.isQuotationMark
        && EdgeVerifier.isSingle(scalars[other]) == isSingle && !isApostrophe(other)
    }
  }

  /// Whether a mark belongs to a word: `can’t`, `the others’`.
  private func isApostrophe(_ position: Int) -> Bool {
    guard scalars[position] == "'" || scalars[position] == "\u{2019}", position > 0 else {
      return false
    }
    let before = scalars[position - 1]
    let after = position + 1 < scalars.count ? scalars[position + 1] : " "
    return before == "s" || before == "S"
      || (SharedWords.isLetter(before) && SharedWords.isLetter(after))
  }

  private static func isSingle(_ mark: Unicode.Scalar) -> Bool {
    ["'", "\u{2018}", "\u{2019}", "\u{201A}", "\u{201B}", "\u{2039}", "\u{203A}"].contains(mark)
  }
}
