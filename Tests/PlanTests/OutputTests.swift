import QualmBase
import QualmPlan
import Testing

@Suite("Charts and files are resolved")
struct OutputTests {
  private func chart(_ text: String, then line: String? = nil) -> Answer.Chart? {
    let resolved = Resolved(text, then: line)
    #expect(resolved.said.filter { !$0.contains("note") } == [])
    return resolved.plan?.output.chart?.chart
  }

  @Test("a bar chart takes the keys and the first figure, with its denominators")
  func bars() {
    #expect(chart("find * | count by theme | chart bar") == .bar(labels: [0], value: 1, of: 2))
    #expect(
      chart("find * | count by theme, mission | chart bar")
        == .bar(labels: [0, 1], value: 2, of: 3))
    // A key that is a number is no figure.
    #expect(chart("find * | count by page | chart bar") == .bar(labels: [0], value: 1, of: 2))
    #expect(
      chart("find * | count by page | select sources, page | chart bar")
        == .bar(labels: [1], value: 0, of: nil))
    #expect(
      chart("find * | count by theme | with r = excerpts / sources | select theme, r | chart bar")
        == .bar(labels: [0], value: 1, of: nil))
    #expect(
      chart("find * | summarize m = mean(page), n = count by source | chart bar")
        == .bar(labels: [0], value: 1, of: nil))
    #expect(
      chart("find * | select id, page | chart bar") == .bar(labels: [0], value: 1, of: nil))
    #expect(
      chart("find * | select page, id | chart bar") == .bar(labels: [1], value: 0, of: nil))
  }

  @Test("a heat chart takes a matrix as it stands, and else the last key across")
  func heats() {
    #expect(
      chart("find * | matrix theme by mission | chart heat")
        == .heat(rows: [0], columns: [1], cell: 2))
    #expect(
      chart("find * | matrix theme by mission, page share of row | chart heat")
        == .heat(rows: [0], columns: [1, 2], cell: 3))
    #expect(
      chart("find * | matrix theme by mission | select excerpts, mission, theme | chart heat")
        == .heat(rows: [2], columns: [1], cell: 0))
    #expect(
      chart("find * | count by theme, mission, page | chart heat")
        == .heat(rows: [0, 1], columns: [2], cell: 3))
  }

  @Test("a line runs along the first key, with one for each of the others")
  func lines() {
    #expect(
      chart("find * | count by page | chart line") == .line(along: 0, series: [], value: 1))
    #expect(
      chart("find * | count by page, theme | chart line")
        == .line(along: 0, series: [1], value: 2))
    #expect(
      chart("find * | summarize a = min(page), b = max(page) by source | select a, b | chart line")
        == .line(along: 0, series: [], value: 1))
  }

  @Test("a network is made of two keys or of links")
  func networks() {
    #expect(
      chart("find * | cooccur theme | chart network")
        == .network(from: 0, to: 1, edge: Answer.Chart.Edge(weight: 4)))
    #expect(
      chart("find * | count by theme, mission | chart network")
        == .network(from: 0, to: 1, edge: Answer.Chart.Edge(weight: 2)))
    #expect(
      chart("find * | links | select other, type, id | chart network")
        == .network(from: 2, to: 0, edge: Answer.Chart.Edge(kind: 1)))
  }

  @Test("a file has the format of its extension")
  func files() {
    func destination(_ text: String, given: [String: String] = [:]) -> Answer.Destination? {
      let resolved = Resolved(text, given: given)
      #expect(resolved.said == [])
      return resolved.plan?.output.destination
    }
    let file = destination("find * | to \"a/b.c.CSV\"")
    #expect(file?.path == "a/b.c.CSV")
    #expect(file?.format == .csv)
    #expect(file?.span.range == 12..<23)
    #expect(destination("find * | count by theme | chart bar to \"a.svg\"")?.format == .svg)
    #expect(destination("find * | count by theme | chart bar | to \"a.md\"")?.format == .markdown)
    let given = destination("param out = \"x.csv\"\nfind * | to $out", given: ["out": "y.json"])
    #expect(given?.path == "y.json")
    #expect(given?.format == .json)
  }

  @Test(
    "what cannot be drawn or written is told at its place",
    arguments: [
      ("find * | chart bar", "Q0351 [chart bar]"),
      ("find * | count by theme | select theme | chart bar", "Q0351 [chart bar]"),
      ("find * | matrix theme by mission ids | chart heat", "Q0351 [chart heat]"),
      ("find * | count by theme | chart heat", "Q0351 [chart heat]"),
      ("find * | count by theme | chart network", "Q0351 [chart network]"),
      ("from sources | chart line", "Q0351 [chart line]"),
      ("find * | count by theme | chart bar | count", "Q0353 [count]"),
      ("find * | count by theme | chart bar | chart bar", "Q0353 [chart bar]"),
      ("find * | to \"a.csv\" | to \"b.csv\"", "Q0353 [to \"b.csv\"]"),
      ("find * | count by theme | chart bar to \"a.svg\" | first 1", "Q0353 [first 1]"),
      ("find * | to \"a.xls\"", "Q0354 [\"a.xls\"]"), ("find * | to \"csv\"", "Q0354 [\"csv\"]"),
      ("find * | to \".csv\"", "Q0354 [\".csv\"]"), ("find * | to \"\"", "Q0354 [\"\"]"),
      ("find * | to \"a.csv/\"", "Q0354 [\"a.csv/\"]"),
      ("find * | to \"a\\u0000.csv\"", "Q0354 [\"a\\u0000.csv\"]"),
      ("find * | to \"a.svg\"", "Q0354 [\"a.svg\"]"),
      ("let q = find * | to \"a.csv\"", "Q0355 [to \"a.csv\"]"),
      ("let s(f) = count by $f | chart bar to \"a.svg\"", "Q0355 [chart bar to \"a.svg\"]"),
    ])
  func errors(text: String, expected: String) {
    let said = Resolved(text).said.filter { !$0.contains(" note ") }
    #expect(said.count == 1 && said.allSatisfy { $0.hasPrefix(expected) }, "\(said)")
  }

  @Test("definitions may end with a chart, and the rows go on without it")
  func definitions() {
    #expect(
      chart("let bars(f) = count by $f | chart bar\nfind * | bars(theme)")
        == .bar(labels: [0], value: 1, of: 2))
    let named = "let q = find * | count by theme | chart bar\n"
    #expect(chart(named + "from q") == .bar(labels: [0], value: 1, of: 2))
    #expect(chart(named + "from q | first 2") == nil)
    #expect(
      chart(named + "from q | to \"a.svg\"") == .bar(labels: [0], value: 1, of: 2))
  }

  @Test("a line that carries on takes the rows, or writes the chart")
  func continuing() {
    let query = "find * | count by theme | chart bar"
    #expect(chart(query, then: "| to \"a.svg\"") == .bar(labels: [0], value: 1, of: 2))
    #expect(chart(query, then: "| first 2") == nil)
    #expect(chart(query, then: "| chart line") == .line(along: 0, series: [], value: 1))
    #expect(Resolved(query + " | to \"a.svg\"", then: "| first 2").plan?.output == OutputPlan.none)
  }
}
