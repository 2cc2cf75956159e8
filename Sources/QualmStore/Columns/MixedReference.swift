import QualmBase
import QualmCorpus

/// A column whose values name rows of several relations, with a second one that says of which.
struct MixedReference: Sendable {
  /// The distinct ids: those of excerpts first, then sources, documents and codes, each in the
  /// order of their relation, then what names no row.
  private(set) var values: [Value] = []
  /// For each row of the table the index of its id, or `Encoding.none`.
  private(set) var entries: [UInt32] = []
  /// For each row the relation that it names and the row there.
  private var ends: [(relation: String, row: UInt32)?] = []

  /// The kinds of things and their relations, in the order in which values are listed.
  private static let relations = [
    ("excerpt", "excerpts"), ("source", "sources"), ("document", "documents"), ("code", "codes"),
  ]

  /// What a row's kind column says; `excerpt` where it says nothing.
  static func kind(_ column: DataColumn?, _ row: Int) -> String {
    column?.text(at: row) ?? "excerpt"
  }

  /// The first of excerpts, sources, documents and codes that any row names.
  static func mainRelation(_ kinds: DataColumn?, rowCount: Int) -> String {
    let present = Set((0..<rowCount).map { kind(kinds, $0) })
    return relations.first { present.contains($0.0) }?.1 ?? "excerpts"
  }

  /// Looks up what each row of a table names.
  init(_ table: DataTable?, _ name: String, kind: String, targets: [String: Target]) {
    guard let table, let column = table[name] else { return }
    let kinds = table[kind]
    var places: [Value: (relation: Int, row: UInt32)] = [:]
    for row in 0..<table.rowCount {
      let value = column.value(at: row)
      let relation = MixedReference.relations.firstIndex {
        $0.0 == MixedReference.kind(kinds, row)
      }
      let target = relation.flatMap { targets[MixedReference.relations[$0].1] }
      let end = target?.row(of: value)
      ends.append(end.flatMap { end in target.map { ($0.name, end) } })
      guard !value.isMissing else { continue }
      let place = (
        relation: end == nil ? MixedReference.relations.count : relation ?? 0,
        row: end ?? Encoding.none
      )
      if let earlier = places[value], (earlier.relation, earlier.row) <= place { continue }
      places[value] = place
    }
    values = places.sorted { first, second in
      let (a, b) = (first.value, second.value)
      if a != b { return a < b }
      return NaturalOrder.precedes(first.key, second.key)
    }.map(\.key)
    var indices: [Value: UInt32] = [:]
    for (index, value) in values.enumerated() { indices[value] = UInt32(index) }
    entries = (0..<table.rowCount).map { indices[column.value(at: $0)] ?? Encoding.none }
  }

  /// For each row of the table the row that it names in a relation, or `Encoding.none`.
  func rows(in relation: String) -> [UInt32] {
    ends.map { end in
      if let end, end.relation == relation { end.row } else { Encoding.none }
    }
  }

  /// For each value the row of a relation that a row of the table names by it, or `Encoding.none`.
  func rowsOfEntries(in relation: String) -> [UInt32] {
    var rows = [UInt32](repeating: Encoding.none, count: values.count)
    for (entry, row) in zip(entries, self.rows(in: relation))
    where entry != Encoding.none && row != Encoding.none {
      rows[Int(entry)] = row
    }
    return rows
  }
}
