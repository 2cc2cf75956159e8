import QualmBase
import QualmRender

/// A chart of a small table, by the name of the files that show how it is drawn.
struct ChartSample: Sendable, CustomStringConvertible {
  var name: String
  var answer: Answer
  var width: Int?

  init(
    _ name: String, _ table: Table, _ chart: Answer.Chart, width: Int? = nil,
    figures: Answer.Figures? = nil
  ) {
    self.name = name
    self.width = width
    answer = Answer(table: table, layout: .chart(chart), figures: figures)
  }

  var description: String { name }
}

extension ChartSample {
  private static func numbers(_ name: String, _ cells: [Double?]) -> Table.Column {
    column(name, .number, cells.map { $0.map(Value.number) ?? .missing })
  }

  private static let bar = Answer.Chart.bar(labels: [0], value: 1, of: nil)

  private static let counted = table(
    texts("theme", ["theme/power", "theme/resource", "theme/environment", nil], isKey: true),
    integers("excerpts", [120, 233, 1, 0]), integers("excerpts_of", [233, 233, 233, 233]))

  static let bars: [ChartSample] = [
    ChartSample(
      "bar", counted, .bar(labels: [0], value: 1, of: 2),
      figures: Answer.Figures(excerpts: 233, notTestimony: 0, sources: 30, sourcesOf: 32)),
    ChartSample("bar-20-columns", counted, .bar(labels: [0], value: 1, of: 2), width: 20),
    ChartSample(
      "bar-negative",
      table(
        texts("year", ["2008", "2009", "2010", "2011"]), numbers("change", [-12.5, 0, 4.25, nil])),
      bar, width: 60),
    ChartSample(
      "bar-all-negative",
      table(texts("year", ["2008", "2009"]), integers("change", [-3, -1])), bar, width: 40),
    ChartSample(
      "bar-wide-letters",
      table(
        texts("主題", ["権力への依存", "資源", "e\u{301}tat 🇨🇩"]), integers("数", [3, 12, 7])), bar,
      width: 50),
    ChartSample(
      "bar-long-labels",
      table(
        texts(
          "said",
          [
            "The mission waits for the candidates of states that have other things to do",
            "theme/power/state-politics/bilateral-agendas/commercial-interests-of-neighbours",
            "short",
          ]),
        integers("excerpts", [5, 9, 2])), bar, width: 60),
    ChartSample(
      "bar-two-keys",
      table(
        texts("theme", ["power", "power"]), texts("mission", ["UNMIK", nil]),
        integers("excerpts", [5, 9])), .bar(labels: [0, 1], value: 2, of: nil), width: 60),
    ChartSample("bar-one-row", table(texts("a", ["only"]), integers("n", [1])), bar, width: 40),
    ChartSample(
      "bar-zeros", table(texts("a", ["x", "y"]), integers("n", [0, 0])), bar, width: 40),
    ChartSample("bar-no-rows", table(texts("a", []), integers("n", [])), bar, width: 40),
    ChartSample(
      "bar-hostile",
      table(
        texts("a<b>", ["<script>alert(1)</script>", "\u{1B}[31m&\"'", "\u{202E}\u{0}\u{FFFE}"]),
        integers("n]]>", [1, 2, 3])), bar, width: 60),
  ]

  private static let grid = table(
    texts("theme", ["power", "power", "power", "resource", "resource", nil], isKey: true),
    texts("question", ["rq1", "rq2", "rq3", "rq1", "rq2", "rq2"], isKey: true),
    integers("excerpts", [40, 1, 0, 17, nil, 30]))
  private static let heat = Answer.Chart.heat(rows: [0], columns: [1], cell: 2)

  static let heats: [ChartSample] = [
    ChartSample("heat", grid, heat),
    ChartSample("heat-20-columns", grid, heat, width: 20),
    ChartSample(
      "heat-shares",
      table(
        texts("theme", ["power", "power", "資源への依存", "資源への依存"]),
        texts(
          "a long name of a group", ["counted by nobody", "counted by somebody"] + ["a", "b"]),
        numbers("share", [0.25, 0.0004, 1, 0.5])), heat, width: 60),
    ChartSample(
      "heat-negative",
      table(
        texts("a", ["x", "x", "y", "y"]), texts("b", ["p", "q", "p", "q"]),
        integers("n", [-5, 0, 5, 10])), heat, width: 60),
    ChartSample(
      "heat-one-row", table(texts("a", ["x"]), texts("b", ["y"]), integers("n", [7])), heat),
    ChartSample(
      "heat-zeros", table(texts("a", ["x", "y"]), texts("b", ["p", "p"]), integers("n", [0, 0])),
      heat),
    ChartSample("heat-no-rows", table(texts("a", []), texts("b", []), integers("n", [])), heat),
  ]

  private static let line = Answer.Chart.line(along: 0, series: [], value: 1)

  private static func dates(_ texts: [String?]) -> Table.Column {
    column(
      "year", .date, texts.map { $0.flatMap(PartialDate.init).map(Value.date) ?? .missing },
      isKey: true)
  }

  static let lines: [ChartSample] = [
    ChartSample(
      "line", table(dates(["2008", "2009", "2012", nil]), integers("excerpts", [3, 17, 8, 2])),
      line, width: 60),
    ChartSample(
      "line-series",
      table(
        integers("year", [2010, 2008, 2009, 2008, 2009, 2010]),
        texts("mission", ["UNMIK", "UNMIK", "UNMIK", "MONUSCO", "MONUSCO", "MONUSCO"]),
        integers("excerpts", [9, 1, 4, 6, nil, 2])),
      .line(along: 0, series: [1], value: 2), width: 60),
    ChartSample(
      "line-words",
      table(
        texts("source", (1...40).map { "DRC-\($0)" } + [nil]),
        integers("cumulative", (1...41).map { 60 - 60 / $0 })), line, width: 60),
    ChartSample(
      "line-negative", table(integers("x", [1, 2, 3]), numbers("y", [-0.5, 0.25, -1])), line,
      width: 40),
    ChartSample(
      "line-20-columns",
      table(dates(["2008", "2009", "2010"]), integers("excerpts", [1200, 0, 4000])), line,
      width: 20),
    ChartSample("line-one-row", table(texts("a", ["資源"]), integers("n", [5])), line, width: 40),
    ChartSample(
      "line-zeros", table(integers("a", [1, 2]), integers("n", [0, 0])), line, width: 40),
    ChartSample("line-no-rows", table(integers("a", []), integers("n", [])), line, width: 40),
  ]

  static let networks: [ChartSample] = [
    ChartSample(
      "network",
      table(
        texts("theme", ["power", "power", "power", "resource", "resource"], isKey: true),
        texts("other", ["resource", "learning", "資源への依存", "learning", "power"], isKey: true),
        integers("both", [12, 40, 3, 0, 12])),
      .network(from: 0, to: 1, edge: Answer.Chart.Edge(weight: 2)), width: 50),
    ChartSample(
      "network-20-columns",
      table(
        texts("theme", ["theme/power", "theme/power"], isKey: true),
        texts("other", ["theme/resource", "theme/environment"], isKey: true),
        integers("both", [12, 40])),
      .network(from: 0, to: 1, edge: Answer.Chart.Edge(weight: 2)), width: 20),
    ChartSample(
      "network-links",
      table(
        texts("id", ["a.1", "a.2", "a.2", "a.1", "b.1"]),
        texts("type", ["supports", "contradicts", "supports", "contradicts", "repeats"]),
        texts("direction", ["to", "with", "from", "with", "to"]),
        texts("other", ["a.2", "a.1", "a.1", "a.2", nil])),
      .network(from: 0, to: 3, edge: Answer.Chart.Edge(kind: 1, direction: 2)), width: 50),
    ChartSample(
      "network-itself",
      table(texts("from", ["x"]), texts("to", ["x"]), numbers("weight", [0.5])),
      .network(from: 0, to: 1, edge: Answer.Chart.Edge(weight: 2)), width: 50),
    ChartSample(
      "network-no-rows", table(texts("from", []), texts("to", [])),
      .network(from: 0, to: 1, edge: Answer.Chart.Edge()), width: 50),
  ]

  static let all = bars + heats + lines + networks
}
