extension DiagnosticCode {
  /// The chart cannot be drawn from these columns.
  public static let chartColumns = DiagnosticCode(351)
  /// There is too much to draw.
  public static let chartTooLarge = DiagnosticCode(352)
  /// A stage follows one that ends a query.
  public static let afterOutput = DiagnosticCode(353)
  /// The file's extension names no format, or one that does not suit the answer.
  public static let fileFormat = DiagnosticCode(354)
  /// `to` or `chart` stands elsewhere than at the end of a query.
  public static let outputInside = DiagnosticCode(355)
  /// Files are neither written nor read in safe mode.
  public static let safeMode = DiagnosticCode(356)
}

extension Catalogue {
  static let output: [CatalogueEntry] = [
    CatalogueEntry(
      .chartColumns, "a chart that these columns do not give",
      """
      A chart is drawn from a table: `bar` from names and a number, `heat` from two keys and a number, \
      `line` from something to run along and a number, `network` from two columns of names. Stages \
      such as `count by theme`, `matrix theme by question` and `links` make such tables.
      """,
      example: "find coping | chart bar"),
    CatalogueEntry(
      .chartTooLarge, "too much for one chart",
      """
      A chart that shows everything at once shows nothing: so many bars, lines or nodes cannot be \
      told apart. `where`, `sort … desc` and `first` choose what matters; `to "file.csv"` keeps all \
      of it.
      """,
      example: "from excerpts | select id, page | chart bar"),
    CatalogueEntry(
      .afterOutput, "a stage after the end",
      """
      `chart` and `to` say what becomes of the answer, so they end a query; after a `chart` there may \
      be a `to`. The stages that make the answer stand before them.
      """,
      example: "find * | count by theme | chart bar | sort excerpts"),
    CatalogueEntry(
      .fileFormat, "a file of an unknown format",
      """
      The extension of the file says how the answer is written: `.csv`, `.tsv`, `.json`, `.jsonl`, \
      `.md` (a table of Markdown), `.txt` (what a terminal shows), and for a chart `.svg`.
      """,
      example: "find coping | to \"coping.xlsx\""),
    CatalogueEntry(
      .outputInside, "an answer that goes out in the midst of a query",
      """
      A definition, and a query inside another, stand for rows and do nothing by themselves. `to` \
      belongs at the end of the sentence that asks, and so does `chart`, which a stage of your own may end \
      with.
      """,
      example: "let kept = find coping | to \"coping.csv\""),
    CatalogueEntry(
      .safeMode, "files in safe mode",
      """
      With `--safe` a query neither writes files (`to "file"`) nor reads modules from files (`use \
      "file"`), so that one from elsewhere can be run without looking at it. The modules of the standard \
      library can be used.
      """),
  ]
}

extension Diagnostic {
  /// `wanted` is what the chart is drawn from: `names and a column of numbers`.
  package static func chartColumns(
    _ chart: String, wanted: String, hint: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.chartColumns, "a \(chart) chart needs \(wanted)", at: span, hint: hint)
  }

  /// `things` are what there is too much of: `lines`.
  package static func chartTooLarge(
    _ chart: String, _ count: Int, _ things: String, limit: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .chartTooLarge, "a \(chart) chart shows at most \(limit) \(things), and this has \(count)",
      at: span, hint: "`where` or `first` chooses some of them")
  }

  /// `output` is `chart` or `to`.
  package static func afterOutput(_ output: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .afterOutput, "nothing follows `\(output)`, which ends a query", at: span,
      hint: output == "chart" ? "only `to \"file\"` may" : nil)
  }

  /// `formats` are the extensions that there are, without points.
  package static func fileFormat(
    _ path: String, formats: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .fileFormat,
      path.isEmpty
        ? "the name of the file is missing"
        : "the name `\(path)` does not say which format is meant", at: span,
      hint: "it ends in " + Catalogue.alternatives(formats.map { "." + $0 }, "or"))
  }

  /// A picture is asked of an answer that is no chart.
  package static func pictureWithoutChart(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .fileFormat, "`\(path)` is a picture, and there is no chart to draw", at: span,
      hint: "such as `| chart bar to \"\(path)\"`")
  }

  /// `output` is `chart` or `to`.
  package static func outputInside(_ output: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .outputInside, "`\(output)` stands at the end of a sentence, and this is only a part of one",
      at: span)
  }

  /// `action` is what is not done: `no file is written`.
  package static func safeMode(_ action: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.safeMode, "with `--safe` \(action)", at: span)
  }
}
