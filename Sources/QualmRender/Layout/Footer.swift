import QualmBase

/// The lines under a table.
enum Footer {
  /// First the figures, or the number of rows shown where there are none, then the answer's own.
  static func lines(of answer: Answer, rowCount: Int) -> [String] {
    let first = answer.figures.map(text) ?? counted(rowCount, "row")
    return [first] + answer.footers.map { VisibleText.of($0, keepsLines: false) }
  }

  /// The figures as `16 excerpts (+ 2 not testimony) · 6 of 32 sources`.
  private static func text(of figures: Answer.Figures) -> String {
    let aside = figures.notTestimony > 0 ? " (+ \(figures.notTestimony) not testimony)" : ""
    return counted(figures.excerpts, "excerpt") + aside
      + " · \(figures.sources) of \(counted(figures.sourcesOf, "source"))"
  }

  private static func counted(_ number: Int, _ thing: String) -> String {
    "\(number) \(thing)\(number == 1 ? "" : "s")"
  }
}
