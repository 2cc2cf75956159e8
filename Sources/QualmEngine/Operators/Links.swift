import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// `links`: in the place of each excerpt its ends of links of these types, or of any.
  func links(
    _ state: RowState, _ types: [String]?, at span: SourceSpan
  ) throws(Diagnostic) -> RowState {
    guard state.frame.isExcerpts else {
      throw .planDoesNotFit("row of excerpts at this step", at: span)
    }
    let links = run.snapshot.excerptLinks
    let rows = links.rows(ofTypes: types)
      .intersection(links.rows(ofExcerpts: state.selection.set))
    let frame = try run.frame(.linksOfExcerpts, at: span)
    switch state.selection {
    case .set: return RowState(frame: frame, selection: .set(rows))
    case .list(let excerpts, _):
      let ordered = Operators.order(rows, as: excerpts, links)
      return RowState(frame: frame, selection: .list(ordered, universe: frame.rowCount))
    }
  }

  /// The rows in the order of their excerpts in a list.
  private static func order(
    _ rows: RowSet, as excerpts: [UInt32], _ links: ExcerptLinks
  ) -> [UInt32] {
    var places: [UInt32: Int] = [:]
    for (place, excerpt) in excerpts.enumerated() { places[excerpt] = place }
    return rows.rows.map { (place: places[links.excerpts[Int($0)]] ?? 0, row: $0) }
      .sorted { ($0.place, $0.row) < ($1.place, $1.row) }
      .map(\.row)
  }
}
