import QualmBase
import QualmPlan
import QualmStore

/// What is told of single stages.
extension WhyAnswer {
  /// The row kept in the place of the followed one, which has the same values.
  func twin(
    of before: Followed, _ after: Followed, _ references: [FieldReference]
  ) throws(Diagnostic) -> [String] {
    guard let own = before.chosen.first else { return [] }
    let rows = after.state.selection.rows
    var alike = Set(rows.indices)
    for reference in references {
      let field = try run.values(of: reference, in: before.state.frame)
      let cells = field.cells(rows)
      let wanted = field.cells([own])[0]
      alike = alike.filter { cells[$0] == wanted }
    }
    guard let place = alike.min() else { return ["an earlier row has the same values"] }
    guard let excerpt = before.state.frame.excerpt(of: rows[place]) else {
      return ["row \(place + 1) has the same values and comes before"]
    }
    let name = WhyLines.text(run.snapshot.excerpts.ids.cells(rows: [excerpt])[0])
    return ["\(name) has the same values and comes before"]
  }

  /// The groups of each key that the row belongs to.
  func groups(of followed: Followed, _ keys: [GroupKey]) throws(Diagnostic) -> [String] {
    let own = RowSet(
      unordered: followed.chosen[...], universe: followed.state.frame.rowCount)
    let grouper = Grouper(run: run, frame: followed.state.frame, rows: own)
    var facts: [String] = []
    for key in keys {
      let groups = try grouper.groups(by: key).groups.filter { !$0.rows.isEmpty }
      let labels = groups.map { $0.label.isMissing ? "–" : WhyLines.text($0.label) }
      facts.append("\(key.name): \(WhyLines.few(labels).joined(separator: ", "))")
    }
    return facts
  }

  /// The excerpts with which the row makes pairs.
  func pairFacts(_ after: Followed) -> [String] {
    let others = after.state.frame.pairs?.relation.column(named: SpanPairs.other)
    let facts = others?.cells(rows: after.chosen).map { "with \(WhyLines.text($0))" } ?? []
    return facts.isEmpty ? ["the two share nothing"] : facts
  }

  /// The links that the row goes on as, or those that it has instead.
  func linkFacts(_ after: Followed, holds: Bool) throws(Diagnostic) -> [String] {
    let links = run.snapshot.excerptLinks
    if holds { return links.described(after.chosen) }
    return after.rows.isEmpty
      ? ["no link"] : links.described(after.rows).map { "has only \($0)" }
  }
}
