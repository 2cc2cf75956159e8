/// Rows out: named columns of equal length.
public struct Table: Sendable, Hashable {
  /// What a column holds, which decides alignment and how a value is written.
  public enum Kind: Sendable, Hashable {
    /// Words: names, ids, summaries.
    case text
    /// Whole numbers.
    case integer
    /// Numbers that a division gave.
    case number
    /// Years, months, days.
    case date
    /// Yes or no.
    case boolean
  }

  /// What the words of a column are the names of, which decides their colour.
  public enum Names: Sendable, Hashable {
    /// Nothing in particular.
    case nothing
    /// Rows of the corpus: excerpts, sources, documents.
    case rows
    case codes
  }

  /// One column.
  public struct Column: Sendable, Hashable {
    /// Its heading, as later stages name it.
    public var name: String
    /// What its cells hold; `missing` and lists of the kind may stand in any column.
    public var kind: Kind
    /// Its cells, one a row.
    public var cells: [Value]
    /// Whether it names groups: a person is then shown `–` for the group of those without a value.
    public var isKey: Bool
    /// What its words are the names of.
    public var names: Names
    /// The rows whose cell is `missing` because nobody looked for a code there: a person is then shown
    /// `·`, while a cell where somebody looked and found nothing is 0.
    public var neverLookedFor: Set<Int>

    /// Makes a column.
    public init(
      name: String, kind: Kind, cells: [Value], isKey: Bool = false, names: Names = .nothing,
      neverLookedFor: Set<Int> = []
    ) {
      self.name = name
      self.kind = kind
      self.cells = cells
      self.isKey = isKey
      self.names = names
      self.neverLookedFor = neverLookedFor
    }
  }

  /// The columns, left to right.
  public var columns: [Column]
  /// The number of rows, which every column has.
  public var rowCount: Int

  /// Makes a table; every column must have `rowCount` cells.
  public init(columns: [Column], rowCount: Int) {
    precondition(columns.allSatisfy { $0.cells.count == rowCount }, "columns of unequal length")
    self.columns = columns
    self.rowCount = rowCount
  }

  /// The cells of row `index`, left to right.
  public func row(_ index: Int) -> [Value] { columns.map { $0.cells[index] } }
}
