import QualmBase
import QualmCorpus

/// A column whose values name rows of several relations, with a second one that says of which.
struct MixedReference: Sendable {
  /// The things named: excerpts first, then sources, documents and codes, each in the order of
  /// their relation, then what names no row. Where things of two kinds have the same id it is there
  /// twice, so that a path from it leads to the right one.
  private(set) var values: [Value] = []
  /// For each row of the table the index of its value, or `Encoding.none`; of several columns one after
  /// the other.
  private(set) var entries: [UInt32] = []
  /// For each value the place of its relation in `relations` and the row there.
  private var ends: [End] = []

  private struct End: Hashable {
    var relation: Int
    var row: UInt32
    /// The id of what is not found.
    var unknown: Value?

    func precedes(_ other: End) -> Bool {
      if relation != other.relation { return relation < other.relation }
      if row != other.row { return row < other.row }
      guard let unknown, let second = other.unknown else { return false }
      return NaturalOrder.precedes(unknown, second)
    }
  }

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
    self.init(table, [(name, kind: kind)], targets: targets)
  }

  /// Looks up what each row of a table names in several columns.
  init(_ table: DataTable?, _ names: [(name: String, kind: String)], targets: [String: Target]) {
    guard let table else { return }
    let columns = names.compactMap { name in
      table[name.name].map { (values: $0, kinds: table[name.kind]) }
    }
    guard columns.count == names.count, table.rowCount > 0 else { return }
    var named: [End: Value] = [:]
    let endsOfRows = (0..<table.rowCount * columns.count).map { slot -> End? in
      let (column, kinds) = columns[slot / table.rowCount]
      let row = slot % table.rowCount
      let value = column.value(at: row)
      guard !value.isMissing else { return nil }
      let kind = MixedReference.kind(kinds, row)
      let relations = MixedReference.relations
      let relation = relations.firstIndex { $0.0 == kind } ?? relations.count
      let target = relation < relations.count ? targets[relations[relation].1] : nil
      let found = target?.row(of: value)
      let end = End(
        relation: found == nil ? relations.count : relation, row: found ?? Encoding.none,
        unknown: found == nil ? value : nil)
      named[end] = value
      return end
    }
    let sorted = named.sorted { $0.key.precedes($1.key) }
    values = sorted.map(\.value)
    ends = sorted.map(\.key)
    var places: [End: UInt32] = [:]
    for (place, end) in ends.enumerated() { places[end] = UInt32(place) }
    entries = endsOfRows.map { end in end.flatMap { places[$0] } ?? Encoding.none }
  }

  /// For each entry the row that it names in a relation, or `Encoding.none`.
  func rows(in relation: String) -> [UInt32] {
    let targets = rowsOfEntries(in: relation)
    return entries.map { $0 == Encoding.none ? Encoding.none : targets[Int($0)] }
  }

  /// For each value the row of a relation that it names, or `Encoding.none`.
  func rowsOfEntries(in relation: String) -> [UInt32] {
    let place = MixedReference.relations.firstIndex { $0.1 == relation }
    return ends.map { $0.relation == place ? $0.row : Encoding.none }
  }
}
