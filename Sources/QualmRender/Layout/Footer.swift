import QualmBase

/// The lines under a table.
enum Footer {
  /// First the figures, or the number of rows shown where there are none, then the answer's own.
  static func lines(of answer: Answer, rowCount: Int) -> [String] {
    let first = answer.figures.map(text) ?? rowCount.counted("row")
    return [first] + answer.footers.map { VisibleText.of($0, keepsLines: false) }
  }

  /// The figures as `16 excerpts (+ 2 not testimony) · 6 of 32 sources`.
  private static func text(of figures: Answer.Figures) -> String {
    let aside = figures.notTestimony > 0 ? " (+ \(figures.notTestimony) not testimony)" : ""
    return figures.excerpts.counted("excerpt") + aside
      + " · \(figures.sources) of \(figures.sourcesOf.counted("source"))"
  }
}
