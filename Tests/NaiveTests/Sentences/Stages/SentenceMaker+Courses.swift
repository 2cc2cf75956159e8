import NaiveEvaluator
import TestSupport

extension SentenceMaker {
  mutating func ruleStage(_ rows: inout Rows) -> String? {
    guard rows.isExcerpts else { return nil }
    let text = "rule " + codes(depth: 1) + " => " + codes(depth: 1)
    let figures = [Self.figure("support"), Self.figure("of"), Self.figure("confidence", .number)]
    let holds = Vocabulary.Field(name: "holds", type: .boolean, values: ["yes", "no"])
    if random.chance(percent: 50) {
      let columns = shown(rows)
      guard columns.count == rows.shown.count else { return nil }
      let all = columns + [holds] + figures
      rows = Rows(name: nil, fields: all, shown: all.map(\.name))
      return text + " per excerpt"
    }
    let ids = ["ids_a", "ids_b"].map {
      Vocabulary.Field(name: $0, type: .text, isMany: true, values: seen.excerptIDs)
    }
    let source = Vocabulary.Field(name: "source", type: .text, values: seen.sourceIDs)
    let all = [source, holds] + ids + figures
    rows = Rows(name: nil, fields: all, shown: all.map(\.name))
    return text + " per source"
  }

  mutating func saturationStage(_ rows: inout Rows) -> String? {
    let figures = ["excerpts", "codes", "new", "cumulative"]
    guard rows.isExcerpts, let key = keys(rows, atMost: 1, beside: Set(figures + ["new_codes"]))
    else { return nil }
    let ordered = rows.fields.filter { $0.type != .codes && $0.type != .boolean }
    let order =
      random.chance(percent: 50) && !ordered.isEmpty ? " order " + random.choose(ordered).name : ""
    let new = Vocabulary.Field(name: "new_codes", type: .codes, isMany: true, values: seen.codes)
    let all = key.columns + figures.map { Self.figure($0) } + [new]
    rows = Rows(name: nil, fields: all, shown: all.map(\.name))
    return "saturation by " + key.text + order
  }

  mutating func timelineStage(_ rows: inout Rows) -> String? {
    let dates = rows.fields.filter { $0.type == .date }
    guard !dates.isEmpty else { return nil }
    let unit = random.choose(["year", "year", "month", "month", "day"])
    let counted: String =
      switch rows.name {
      case nil, "sources", "links of excerpts", "pairs of excerpts": "rows"
      case let name?: name
      }
    let figures =
      [counted, counted + "_of"] + (rows.isExcerpts ? ["sources", "sources_of"] : [])
    let name = random.choose(dates).name
    let step = Vocabulary.Field(name: unit, type: .date, values: ["2010", "2011", "2011-01"])
    let all = [step] + figures.map { Self.figure($0) }
    rows = Rows(name: nil, fields: all, shown: all.map(\.name))
    return "timeline \(name) by \(unit)"
  }
}
