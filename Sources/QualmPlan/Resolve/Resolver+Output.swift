import QualmBase
import QualmSyntax

/// What becomes of the answer: `chart` and `to`.
extension Resolver {
  /// Whether a stage may stand here: none may behind one that ends a query. The picture of a query that
  /// has a name, or that is carried on from, is left out where another stage takes its rows.
  mutating func mayStand(_ stage: Stage, in pipeline: inout Pipeline) -> Bool {
    let isFile = if case .to = stage.kind { true } else { false }
    if pipeline.output.destination != nil {
      report(.afterOutput("to", at: stage.span))
      return false
    }
    guard pipeline.output.chart != nil, !isFile else { return true }
    guard pipeline.takesUpChart else {
      report(.afterOutput("chart", at: stage.span))
      return false
    }
    pipeline.output.chart = nil
    return true
  }

  // MARK: chart

  mutating func chart(
    _ kind: Answer.Chart.Kind, to file: Literal?, _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    guard endsSentence || !frames.isEmpty else {
      report(.outputInside("chart", at: span))
      return
    }
    // Also where there is no chart: a wrong name is told with the rest.
    defer { if let file { to(file, isPicture: true, span, &pipeline) } }
    guard pipeline.shape != .unknown else { return }
    if kind == .network, let relation = pipeline.relation,
      relation == .linksOfExcerpts || relation == .links
    {
      tabulate(&pipeline, at: span)
    }
    let found = ChartColumns(columns: pipeline.shape.columns)
    guard let chart = found.chart(kind) else {
      report(
        .chartColumns(
          kind.rawValue, wanted: ChartColumns.wanted(kind), hint: ChartColumns.example(kind),
          at: span))
      return
    }
    pipeline.output.chart = ChartPlan(chart, title: found.title(of: chart), span: span)
    pipeline.takesUpChart = false
  }

  // MARK: to

  mutating func to(_ file: Literal, _ span: SourceSpan, _ pipeline: inout Pipeline) {
    let isPicture = pipeline.output.chart != nil || pipeline.shape == .unknown
    to(file, isPicture: isPicture, span, &pipeline)
  }

  private mutating func to(
    _ file: Literal, isPicture: Bool, _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    guard endsSentence, frames.isEmpty else {
      report(.outputInside("to", at: span))
      return
    }
    guard let path = literal(file)?.text else { return }
    guard let format = Answer.FileFormat(ofPath: path) else {
      let formats = Answer.FileFormat.allCases.map(\.rawValue)
      report(.fileFormat(path, formats: formats, at: file.span))
      return
    }
    guard format != .svg || isPicture else {
      report(.pictureWithoutChart(path, at: file.span))
      return
    }
    pipeline.output.destination = Answer.Destination(path: path, format: format, span: file.span)
  }
}
