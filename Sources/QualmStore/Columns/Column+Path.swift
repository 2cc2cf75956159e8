import QualmBase

extension Column {
  /// The rows of the target that any of these rows refers to.
  func related(_ rows: RowSet) -> RowSet {
    guard let reference else { return RowSet(universe: 0) }
    let cells = encoding
    let targets = reference.rowOfEntry(count: cells.dictionary.count)
    var words = [UInt64](repeating: 0, count: RowSet.wordCount(universe: reference.targetCount))
    for row in rows.rows {
      for slot in cells.slots(of: Int(row)) {
        let target = targets[Int(cells.indices[slot])]
        if target != Encoding.none { words[Int(target >> 6)] |= 1 << UInt64(target & 63) }
      }
    }
    return RowSet(words: words, universe: reference.targetCount)
  }

  /// The rows that refer to any of these rows of the target.
  func referring(to rows: RowSet) -> RowSet {
    guard let reference else { return RowSet(universe: rowCount) }
    precondition(rows.universe == reference.targetCount, "rows of another relation")
    if reference.rows == nil { return self.rows(ofAny: rows.rows.map { Int($0) }) }
    let targets = reference.rowOfEntry(count: dictionary.count)
    return self.rows(
      ofAny: targets.indices.filter {
        targets[$0] != Encoding.none && rows.contains(Int(targets[$0]))
      })
  }

  /// This column as one of the relation from which `hops` lead to its own, each a reference.
  func through(_ hops: [Column]) -> Column {
    guard let first = hops.first else { return self }
    let isMany = isMany || hops.contains(where: \.isMany)
    return Column(
      name: name, kind: kind, isMany: isMany, rowCount: first.rowCount, reference: reference
    ) { [self] in
      var starts: [UInt32] = [0]
      var rows: [UInt32] = []
      // Each step turns lists of rows of one relation into lists of rows of the next.
      for row in 0..<UInt32(first.rowCount) {
        rows.append(row)
        starts.append(row + 1)
      }
      for hop in hops {
        let targets = hop.reference?.rowOfEntry(count: hop.dictionary.count) ?? []
        (starts, rows) = hop.encoding.following(starts, rows) { entry in
          targets.isEmpty ? Encoding.none : targets[Int(entry)]
        }
      }
      let cells = encoding
      let slots = cells.following(starts, rows) { $0 }
      if isMany {
        return Encoding(
          dictionary: cells.dictionary, slots: Slots(starts: slots.starts, indices: slots.indices))
      }
      return Encoding(
        dictionary: cells.dictionary, starts: nil,
        indices: zip(slots.starts, slots.starts.dropFirst()).map { begin, end in
          begin == end ? Encoding.none : slots.indices[Int(begin)]
        })
    }
  }
}

extension Encoding {
  /// For lists of rows the lists of what those rows have, each entry passed through `map`; what it
  /// turns into `none` is left out, and no list repeats an entry.
  fileprivate func following(
    _ starts: [UInt32], _ rows: [UInt32], _ map: (UInt32) -> UInt32
  ) -> (starts: [UInt32], indices: [UInt32]) {
    var newStarts: [UInt32] = [0]
    var indices: [UInt32] = []
    newStarts.reserveCapacity(starts.count)
    for list in 0..<starts.count - 1 {
      let begin = indices.count
      for row in rows[Int(starts[list])..<Int(starts[list + 1])] {
        for slot in slots(of: Int(row)) {
          let entry = map(self.indices[slot])
          if entry != Encoding.none, !indices[begin...].contains(entry) { indices.append(entry) }
        }
      }
      newStarts.append(UInt32(indices.count))
    }
    return (newStarts, indices)
  }
}
