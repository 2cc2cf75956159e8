import QualmBase
import QualmPlan
import QualmStore

/// What the rows of a step are rows of: a relation, or a table that a step made.
///
/// Steps choose and order the rows of one frame without touching it; steps that make a table make a
/// new frame.
final class Frame {
  /// What the rows are.
  enum Kind {
    case relation(RelationName)
    case table(FramedTable)
  }

  let kind: Kind
  /// The number of rows of the whole relation or table, chosen or not.
  let rowCount: Int
  /// The excerpt that each row comes from, where each comes from one and is none.
  let excerpts: [UInt32]?
  /// The pairs that the rows are, where they are pairs of excerpts.
  let pairs: ExcerptPairs?
  private var fields: [(origin: FieldReference.Origin, values: any FieldValues)] = []

  init(kind: Kind, rowCount: Int, excerpts: [UInt32]?, pairs: ExcerptPairs? = nil) {
    self.kind = kind
    self.rowCount = rowCount
    self.excerpts = excerpts
    self.pairs = pairs
  }

  /// Rows of pairs of excerpts, which are of this query alone.
  convenience init(pairs: ExcerptPairs) {
    self.init(
      kind: .relation(.pairsOfExcerpts), rowCount: pairs.relation.rowCount,
      excerpts: pairs.excerpts, pairs: pairs)
  }

  convenience init(_ table: FramedTable) {
    self.init(
      kind: .table(table), rowCount: table.table.rowCount, excerpts: table.excerpts)
  }

  /// Every row.
  var all: RowSet { .all(universe: rowCount) }

  /// Whether the rows are excerpts.
  var isExcerpts: Bool {
    if case .relation(.excerpts) = kind { true } else { false }
  }

  /// The field that was read before, or the one that `make` gives.
  func field(
    _ origin: FieldReference.Origin, make: () throws(Diagnostic) -> any FieldValues
  ) throws(Diagnostic) -> any FieldValues {
    if let known = fields.first(where: { $0.origin == origin }) { return known.values }
    let field = try make()
    fields.append((origin, field))
    return field
  }
}

/// A table with what later steps need to know of its cells.
struct FramedTable {
  var table: Table
  /// For each column, the values in the order in which they stand before any other: the groups of a
  /// key, the dictionary of a field.
  var domains: [[Value]]
  /// The excerpt that each row comes from, where each comes from one.
  var excerpts: [UInt32]?

  /// The index of the column called `name`.
  func index(of name: String) -> Int? {
    table.columns.firstIndex { $0.name == name }
  }
}

/// The rows chosen from a frame, in relation order or in one of their own.
enum Selection {
  /// In the frame's order.
  case set(RowSet)
  /// In this order; distinct.
  case list([UInt32], universe: Int)

  var count: Int {
    switch self {
    case .set(let set): set.count
    case .list(let rows, _): rows.count
    }
  }

  /// The rows, in order.
  var rows: [UInt32] {
    switch self {
    case .set(let set): set.rows
    case .list(let rows, _): rows
    }
  }

  /// The rows without their order.
  var set: RowSet {
    switch self {
    case .set(let set): set
    case .list(let rows, let universe): RowSet(unordered: rows[...], universe: universe)
    }
  }

  /// Those of the rows that are in `kept`, in the same order.
  func intersection(_ kept: RowSet) -> Selection {
    switch self {
    case .set(let set): .set(set.intersection(kept))
    case .list(let rows, let universe):
      .list(rows.filter { kept.contains(Int($0)) }, universe: universe)
    }
  }

  /// The first `count` rows.
  func first(_ count: Int) -> Selection {
    switch self {
    case .set(let set): .set(RowSet(ascending: set.first(count), universe: set.universe))
    case .list(let rows, let universe): .list(Array(rows.prefix(max(0, count))), universe: universe)
    }
  }

  /// The last `count` rows.
  func last(_ count: Int) -> Selection {
    switch self {
    case .set(let set): .set(RowSet(ascending: set.last(count), universe: set.universe))
    case .list(let rows, let universe): .list(Array(rows.suffix(max(0, count))), universe: universe)
    }
  }

  /// All but the first `count` rows.
  func skipping(_ count: Int) -> Selection { last(max(0, self.count - max(0, count))) }
}

/// What one step hands to the next.
struct RowState {
  var frame: Frame
  var selection: Selection
  /// The excerpts that the figures at the foot speak of, where the rows are groups of excerpts.
  var evidence: RowSet?
  /// How the table is laid out for a person.
  var layout = Answer.Layout.rows

  /// The excerpts behind the rows as they stand now; nil where they are not about excerpts.
  func excerpts(universe: Int) -> RowSet? {
    if frame.isExcerpts { return selection.set }
    guard let excerpts = frame.excerpts else { return evidence }
    return RowSet(
      unordered: selection.rows.map { excerpts[Int($0)] }[...], universe: universe)
  }
}
