import NaiveEvaluator
import QualmBase
import TestSupport

/// Stages of excerpts and of one's own.
extension SentenceMaker {
  mutating func linksStage(_ rows: inout Rows) -> String? {
    guard rows.isExcerpts else { return nil }
    rows = rowsOf(seen.links)
    rows.name = "links of excerpts"
    if seen.linkTypes.isEmpty || random.chance(percent: 60) { return "links" }
    let types = some(of: seen.linkTypes, atMost: 2).map { literal($0) }
    return "links " + types.joined(separator: " or ")
  }

  mutating func agreeStage(_ rows: inout Rows) -> String? {
    guard rows.isExcerpts, seen.hasTwoCoders else { return nil }
    var text = "agree" + random.choose(["", " by coder"])
    var name = "facet"
    if !seen.nodes.isEmpty, random.chance(percent: 60) {
      name = random.chance(percent: 15) ? "code" : random.choose(seen.nodes)
      guard !["one", "both", "units", "coders"].contains(name) else { return nil }
      text += " on " + name + random.choose(["", "", " leaves", " depth 2"])
    }
    if random.chance(percent: 40) {
      text += random.choose([" unit source", " unit source", " unit excerpt"])
    }
    let counts = ["units", "unpaired", "both", "one", "neither"].map { Self.figure($0) }
    let figures = ["percent", "kappa", "alpha"].map { Self.figure($0, .number) }
    let coders = Vocabulary.Field(name: "coders", type: .text, isMany: true, values: seen.coders)
    let codes = Vocabulary.Field(name: name, type: .codes, values: seen.codes)
    rows = table([codes, coders] + counts + figures)
    // The last digits of these are not the same everywhere, so that nothing may rest on them.
    rows.fields.removeLast(figures.count)
    return text
  }

  /// A stage of the query's own, with a field for its parameter.
  mutating func callStage(_ rows: inout Rows) -> String? {
    guard !rows.fields.isEmpty else { return nil }
    let field = random.choose(rows.fields)
    guard !field.name.contains("`") else { return nil }
    let name = newName("s")
    let isCount = random.chance(percent: 50) && !rows.shown.isEmpty
    if isCount {
      let unit = rows.name ?? "rows"
      guard ![unit, unit + "_of", "rows", "rows_of", "sources", "sources_of"].contains(field.name)
      else { return nil }
      definitions.append("let \(name)(f) = count by $f | first 3")
      var column = plain(field)
      column.isMany = false
      rows = table([column])
    } else {
      definitions.append("let \(name)(f, g) = sort $f desc | where $g is known | first 4")
      return "\(name)(\(field.name), \(random.choose(rows.fields).name))"
    }
    return "\(name)(\(field.name))"
  }

  /// `cite` of excerpts, of their columns, or of their links and pairs.
  mutating func citeStage(_ rows: inout Rows) -> String? {
    var text = "cite " + random.choose(["markdown", "bibtex", "csl-json"])
    var columns: [Vocabulary.Field]
    if rows.isExcerpts, random.chance(percent: 40) {
      guard let selection = selectStage(&rows) else { return nil }
      text = selection + " | " + text
      columns = rows.fields
    } else if rows.isExcerpts {
      columns = ["id", "source", "page"].compactMap { name in
        rows.fields.first { $0.name == name }.map(plain)
      }
    } else if rows.isOfExcerpts {
      columns = shown(rows)
      guard columns.count == rows.shown.count else { return nil }
    } else {
      return nil
    }
    columns.append(Vocabulary.Field(name: "citation", type: .text, values: ["(One 2010; e1)"]))
    rows = table(columns)
    return text
  }

  /// `quote` and `context`.
  mutating func wordsStage(_ rows: inout Rows) -> String? {
    guard seen.hasWords, rows.hasCodes else { return nil }
    var columns = shown(rows)
    guard columns.count == rows.shown.count else { return nil }
    columns.removeAll { $0.name == "summary" || $0.name == "text" }
    var text = "quote"
    var names = ["quote"]
    if random.chance(percent: 72) {
      let units = seen.units.filter { $0 != .pages }
      let unit = random.choose(units + units.filter { $0 != .characters })
      let count = random.choose(unit == .characters ? [0, 1, 5, 30] : [0, 1, 1, 2, 3])
      text = "context \(count) \(unit.rawValue)"
      names = ["before", "quote", "after"]
      let kept = ["id", "source", "page"]
      let keptOfOthers = ["id", "type", "direction", "other"]
      columns.removeAll { !(rows.isExcerpts ? kept : keptOfOthers).contains($0.name) }
    }
    columns += names.map {
      Vocabulary.Field(name: $0, type: .text, values: Array(seen.summaries.prefix(20)))
    }
    if random.chance(percent: 20) {
      text += " | cite markdown"
      columns.append(Vocabulary.Field(name: "citation", type: .text, values: ["(One 2010; e1)"]))
    }
    rows = table(columns)
    return text
  }
}
