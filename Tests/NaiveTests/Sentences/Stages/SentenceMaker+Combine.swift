import NaiveEvaluator
import TestSupport

extension SentenceMaker {
  mutating func combineStage(_ rows: inout Rows) -> String? {
    let operation = random.choose(["union", "intersect", "except"])
    switch rows.name {
    case "excerpts":
      rows.matrix = []
      var other = rows
      if random.chance(percent: 20) {
        let name = newName("q")
        definitions.append("let \(name) = " + codes(depth: 1))
        return "\(operation) \(name)"
      }
      let condition = random.chance(percent: 50) ? " where " + self.condition(rows, depth: 1) : ""
      let further = random.chance(percent: 25) ? " | " + (sortOrCut(&other) ?? "first 3") : ""
      return "\(operation) (find " + codes(depth: 1) + condition + further + ")"
    case "sources", "documents", "codes", "coders":
      guard let name = rows.name, !rows.fields.isEmpty else { return nil }
      return "\(operation) (from \(name) where " + condition(rows, depth: 1) + ")"
    case nil:
      // The same columns again, of other excerpts.
      let known = rowsOf(seen.tables.first { $0.name == "excerpts" })
      let isSame = rows.shown.allSatisfy { name in
        let column = rows.fields.first { $0.name == name }
        return known.fields.contains { $0.name == name && $0.isMany == column?.isMany }
      }
      guard isSame, !rows.shown.isEmpty else { return nil }
      return "\(operation) (find " + codes(depth: 1) + " | select "
        + random.shuffled(rows.shown).joined(separator: ", ") + ")"
    default: return nil
    }
  }

  private mutating func sortOrCut(_ rows: inout Rows) -> String? {
    random.chance(percent: 50) ? "first \(1 + random.below(6))" : "sort id desc"
  }

  mutating func joinStage(_ rows: inout Rows) -> String? {
    let shown = shown(rows)
    guard shown.count == rows.shown.count, !shown.isEmpty else { return nil }
    var there: Rows
    var text: String
    var name = "other"
    if random.chance(percent: 60) {
      let names = ["sources", "documents", "missions", "codes"].filter { name in
        seen.tables.contains { $0.name == name }
      }
      name = random.choose(names)
      there = rowsOf(seen.tables.first { $0.name == name })
      text = "join \(name) on "
    } else {
      there = rowsOf(seen.tables.first { $0.name == "excerpts" })
      let fields = random.subset(there.fields.filter { !$0.isOfOwnCodes }, atMost: 3)
      guard !fields.isEmpty else { return nil }
      text =
        "join (find " + codes(depth: 1) + " | select "
        + fields.map(\.name).joined(separator: ", ") + ") on "
      there = Rows(name: nil, fields: fields, shown: fields.map(\.name))
    }
    guard let match = match(rows, there) else { return nil }
    let (here, other) = match
    text += here.name == other.name ? here.name : "\(here.name) = \(other.name)"
    var columns = shown
    if !columns.contains(where: { $0.name == here.name }) { columns.append(plain(here)) }
    let taken = columns.map(\.name)
    var added = self.shown(there)
    if !added.contains(where: { $0.name == other.name }) { added.append(plain(other)) }
    for var column in added where !(column.name == other.name && here.name == other.name) {
      if taken.contains(column.name) { column.name = "\(name).\(column.name)" }
      guard !columns.contains(where: { $0.name == column.name }) else { return nil }
      columns.append(column)
    }
    rows = Rows(name: nil, fields: columns, shown: columns.map(\.name))
    return text
  }

  /// Two fields of one kind, best such that have a value in common.
  private mutating func match(
    _ rows: Rows, _ there: Rows
  ) -> (Vocabulary.Field, Vocabulary.Field)? {
    var pairs: [(Vocabulary.Field, Vocabulary.Field)] = []
    for here in rows.fields {
      for other in there.fields where here.type == other.type && here.type != .codes {
        if !Set(here.values).isDisjoint(with: other.values) { pairs.append((here, other)) }
      }
    }
    let likely = pairs.filter { $0.1.name == "id" }
    if pairs.isEmpty { return nil }
    return random.choose(likely.isEmpty || random.chance(percent: 40) ? pairs : likely)
  }
}
