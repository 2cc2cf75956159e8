import NaiveEvaluator
import QualmBase

extension SentenceMaker {
  mutating func ruleStage(_ rows: inout Rows) -> String? {
    guard rows.isExcerpts else { return nil }
    let sides = [codes(depth: 1), codes(depth: 1)]
    let unit = random.choose(["source", "excerpt"])
    rows = Rows(
      name: nil,
      fields: [
        Vocabulary.Field(name: "holds", type: .boolean, values: ["yes", "no"]),
        Self.figure("support", .integer), Self.figure("of", .integer),
      ], shown: [])
    return "rule \(sides[0]) => \(sides[1]) per \(unit)"
  }

  mutating func saturationStage(_ rows: inout Rows) -> String? {
    guard rows.isExcerpts, let key = keys(rows, atMost: 1, beside: []) else { return nil }
    let figures = ["excerpts", "codes", "new", "cumulative"]
    if figures.contains(key.columns[0].name) { return nil }
    let plain = rows.fields.filter { !$0.isOfOwnCodes && $0.type != .codes }
    let order = random.chance(50) && !plain.isEmpty ? " order " + random.choose(plain).name : ""
    rows = Rows(
      name: nil, fields: key.columns + figures.map { Self.figure($0, .integer) }, shown: [])
    return "saturation by " + key.text + order
  }

  mutating func timelineStage(_ rows: inout Rows) -> String? {
    // Not the attributes of sources: of these each step has voices of its own.
    let dates = rows.fields.filter { $0.name == "coded" }
    guard rows.isExcerpts, !dates.isEmpty else { return nil }
    let unit = random.choose(["year", "month", "day"])
    let field = random.choose(dates)
    rows = Rows(
      name: nil,
      fields: ["excerpts", "excerpts_of", "sources", "sources_of"].map {
        Self.figure($0, .integer)
      }, shown: [])
    return "timeline \(field.name) by \(unit)"
  }
}
