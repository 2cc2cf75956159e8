import QualmBase

/// What the rows of a table are.
enum Kind: Hashable {
  case excerpts, sources, documents, codes, codings, links, memos, coders
  /// An excerpt with one of the links that it is an end of.
  case linkEnds
  /// Two excerpts that lie to each other as a query says.
  case pairs
  /// Rows of a reference table.
  case reference(String)

  /// The name that stands after `from`, and that `count` gives its column.
  var name: String {
    switch self {
    case .reference(let name): name
    default: String(describing: self)
    }
  }

  /// Those that every corpus has.
  static let standard: [Kind] = [
    .excerpts, .sources, .documents, .codes, .codings, .links, .memos, .coders,
  ]
}

/// One thing of the corpus.
struct Thing: Hashable {
  var kind: Kind
  var row: Int
}

/// A value, and the thing that it names where it names one.
struct Item: Hashable {
  var value: Value
  var thing: Thing?

  init(_ value: Value, _ thing: Thing? = nil) {
    self.value = value
    self.thing = thing
  }
}

/// What a column holds.
enum ColumnType: Hashable {
  case text, integer, number, boolean, date
  /// Ids of things.
  case things(Kind)
  /// Codes; of a facet those below a node and the node.
  case codes(below: Int?)

  var isCodes: Bool { if case .codes = self { true } else { false } }
}

/// One column of a table, with a list of values for every row: none where it is missing.
final class Column {
  let name: String
  let type: ColumnType
  let isMany: Bool
  let cells: [[Item]]
  /// The values that stand before all others, in this order.
  let listed: [Item]

  init(
    _ name: String, _ type: ColumnType, isMany: Bool = false, cells: [[Item]], listed: [Item] = []
  ) {
    self.name = name
    self.type = type
    self.isMany = isMany
    self.cells = cells
    self.listed = listed
  }

  /// The values that occur, each once.
  lazy var occurring: [Item] = {
    var seen: Set<Item> = []
    return cells.flatMap { $0 }.filter { seen.insert($0).inserted }
  }()

  /// The listed values, then all others that occur in natural order.
  lazy var order: [Item] = {
    var seen: Set<Item> = []
    let first = listed.filter { seen.insert($0).inserted }
    let rest = occurring.filter { !seen.contains($0) }
    return first + rest.sorted { NaturalOrder.precedes($0.value, $1.value) }
  }()

  private lazy var places: [Item: Int] = Dictionary(
    uniqueKeysWithValues: order.enumerated().map { ($1, $0) })

  /// Items in the column's order, each once.
  func arranged(_ items: [Item]) -> [Item] {
    if items.count < 2 { return items }
    return Set(items).sorted { (places[$0] ?? 0) < (places[$1] ?? 0) }
  }

  /// The same column with every cell in the column's order.
  var arranged: Column {
    let made = Column(
      name, type, isMany: isMany, cells: cells.map { arranged($0) }, listed: listed)
    return made
  }

  /// The same column with other cells.
  func with(name: String? = nil, isMany: Bool? = nil, cells: [[Item]]) -> Column {
    Column(
      name ?? self.name, type, isMany: isMany ?? self.isMany, cells: cells,
      listed: isTabled ? listed : order)
  }

  /// Whether a stage made the column.
  var isTabled = false

  /// Less than, equal to or greater than 0 as the one cell comes before, with or after the other;
  /// neither is empty.
  func compare(_ first: [Item], _ second: [Item]) -> Int {
    for (one, other) in zip(arranged(first), arranged(second)) where one != other {
      return (places[one] ?? 0) - (places[other] ?? 0)
    }
    return first.count - second.count
  }

  /// What an answer shows of a row.
  func shown(_ row: Int) -> Value {
    let items = cells[row]
    if items.isEmpty { return .missing }
    return isMany ? .list(items.map(\.value)) : items[0].value
  }
}

/// Rows with columns: things of the corpus, or what a stage made.
final class NaiveTable {
  /// Nil where a stage made it.
  let kind: Kind?
  let columns: [Column]
  let rowCount: Int
  /// What tells each row apart.
  let ids: [String]
  /// The excerpt that each row is of.
  let excerpts: [Int]?

  init(
    _ kind: Kind?, _ columns: [Column], rowCount: Int, ids: [String] = [], excerpts: [Int]? = nil
  ) {
    self.kind = kind
    self.columns = columns
    self.rowCount = rowCount
    self.ids = ids
    self.excerpts = excerpts
    if kind == nil { for column in columns { column.isTabled = true } }
  }

  subscript(name: String) -> Column? { columns.first { $0.name == name } }
}

/// Why a query has no answer.
package struct Refusal: Error {
  package var reason: String

  init(_ reason: String) {
    self.reason = reason
  }
}
