import QualmBase

/// What becomes of an answer: `chart` and `to`.
extension Parser {
  /// `chart = "chart" ( "bar" | "heat" | "line" | "network" ) [ to ]`
  mutating func parseChart() -> Stage.Kind {
    let kinds = Answer.Chart.Kind.allCases
    for chart in kinds {
      guard let keyword = Keyword.named(chart.rawValue), take(keyword) else { continue }
      return .chart(chart, to: take(Keyword.to) ? parseFile() : nil)
    }
    let names = kinds.map(\.rawValue)
    let hint =
      "a chart is " + names.dropLast().map { "`\($0)`" }.joined(separator: ", ")
      + " or `\(names[names.count - 1])`"
    guard !isAtEnd, kind == .word, !isNext(.to) else {
      failMissing("the kind of chart", hint: hint)
      return .invalid
    }
    let written = spellingHere.lowercased()
    let meant =
      Parser.chartsElsewhere[written]?.rawValue
      ?? NearestName.candidates(for: written, among: names, limit: 1).first
    failUnexpected(hint: meant.map { "did you mean `\($0)`?" } ?? hint)
    return .invalid
  }

  /// What others call a chart, and what it is called here.
  private static let chartsElsewhere: [String: Answer.Chart.Kind] = [
    "bars": .bar, "column": .bar, "columns": .bar, "histogram": .bar, "heatmap": .heat,
    "lines": .line, "curve": .line, "plot": .line, "graph": .network, "net": .network,
  ]

  /// `file = string | parameter`, after `to`.
  mutating func parseFile() -> Literal {
    switch kind {
    case .string, .parameter: return parseLiteral("the name of a file")
    default:
      let isName = kind == .word && !isAtEnd
      failMissing(
        "the name of a file",
        hint: isName
          ? "it stands in double quotes: `to \"\(spellingHere)\"`"
          : "in double quotes, such as `to \"coping.csv\"`")
      return .string(StringLiteral(value: "", span: spanHere))
    }
  }
}
