import QualmBase

/// The lines under a table.
enum Footer {
  /// First how many rows there are, where that is to be told or nothing else is, the figures, and the
  /// time; then the answer's own lines.
  ///
  /// - Parameters:
  ///   - shown: the rows shown.
  ///   - found: the rows that there are; some are left out where these are more.
  static func lines(
    of answer: Answer, shown: Int, found: Int? = nil, options: RenderOptions = RenderOptions()
  ) -> [String] {
    let found = found ?? shown
    var first: [String] = []
    if shown < found {
      first.append("\(shown) of \(found.counted("row"))")
    } else if options.countsRows || answer.figures == nil {
      first.append(found.counted("row"))
    }
    if let figures = answer.figures { first.append(text(figures)) }
    if let time = options.time { first.append(time) }
    return [first.joined(separator: " · ")]
      + answer.footers.map { VisibleText.of($0, keepsLines: false) }
  }

  /// The lines under a table as it is shown.
  static func lines(
    of answer: Answer, _ table: DisplayTable, _ options: RenderOptions
  ) -> [String] {
    lines(of: answer, shown: table.rowCount, found: table.rowsFound, options: options)
  }

  /// Writes the lines, wrapped to the window.
  static func write(_ lines: [String], options: RenderOptions, into output: inout OutputBuffer) {
    let style = Style(color: options.color)
    for line in lines {
      for part in TextWrapping.lines(of: line, width: options.width ?? .max) {
        output.append(style.footer(part) + "\n")
      }
    }
  }

  /// The figures as `16 excerpts (+ 2 not testimony) · 6 of 32 sources`.
  private static func text(_ figures: Answer.Figures) -> String {
    let aside = figures.notTestimony > 0 ? " (+ \(figures.notTestimony) not testimony)" : ""
    return figures.excerpts.counted("excerpt") + aside
      + " · \(figures.sources) of \(figures.sourcesOf.counted("source"))"
  }
}
