import QualmStore

/// Excerpts and the rows that come from them.
extension Run {
  /// The excerpts that these rows of a frame are, or come from.
  func excerpts(behind rows: RowSet, of frame: Frame) -> RowSet {
    guard let excerpts = frame.excerpts else { return rows }
    return RowSet(
      unordered: rows.rows.map { excerpts[Int($0)] }[...], universe: snapshot.excerpts.rowCount)
  }

  /// The rows of a frame that are, or come from, these excerpts.
  func rows(of frame: Frame, behind excerpts: RowSet) -> RowSet {
    guard let owners = frame.excerpts else { return excerpts }
    return RowSet(
      ascending: owners.indices.filter { excerpts.contains(Int(owners[$0])) }.map { UInt32($0) },
      universe: frame.rowCount)
  }
}
