/// What a query gives: a table, how to lay it out, the figures that belong under it, and remarks.
public struct Answer: Sendable {
  /// How a person is shown the table; machines always get the table as it is.
  public enum Layout: Sendable, Hashable {
    /// A row a line.
    case rows
    /// A grid: the columns with these indices name its rows, its columns and its cell.
    case grid(rows: [Int], columns: [Int], cell: Int)
    /// A picture.
    case chart(Chart)
  }

  /// The evidence behind an answer, counted: every number with its unit and its denominator.
  public struct Figures: Sendable, Hashable {
    /// Excerpts whose sources include a voice.
    public var excerpts: Int
    /// Excerpts beside them that are not testimony: assertions of the author, records.
    public var notTestimony: Int
    /// Voices among the sources of the excerpts.
    public var sources: Int
    /// The voices that could have been among them: those that meet every condition which speaks
    /// of sources alone.
    public var sourcesOf: Int

    /// Makes the figures.
    public init(excerpts: Int, notTestimony: Int, sources: Int, sourcesOf: Int) {
      self.excerpts = excerpts
      self.notTestimony = notTestimony
      self.sources = sources
      self.sourcesOf = sourcesOf
    }
  }

  /// The rows.
  public var table: Table
  /// Their layout for a person.
  public var layout: Layout
  /// The figures for the foot; nil where the rows are not about excerpts.
  public var figures: Figures?
  /// Further lines for the foot, such as `groups overlap: an excerpt may stand in several`.
  public var footers: [String]
  /// Warnings and notes about the answer.
  public var remarks: [Diagnostic]
  /// The file that the answer is to be written to, instead of being shown; nil where the query
  /// names none.
  public var destination: Destination?

  /// Makes an answer.
  public init(
    table: Table, layout: Layout = .rows, figures: Figures? = nil, footers: [String] = [],
    remarks: [Diagnostic] = [], destination: Destination? = nil
  ) {
    self.destination = destination
    self.table = table
    self.layout = layout
    self.figures = figures
    self.footers = footers
    self.remarks = remarks
  }
}
