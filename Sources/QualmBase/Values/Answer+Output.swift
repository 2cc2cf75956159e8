extension Answer {
  /// A picture that a query asks for: which columns of the table it is drawn from, by index.
  ///
  /// Programs get the table as it is; whoever shows answers to people draws it.
  public enum Chart: Sendable, Hashable {
    /// A bar for each row, named by the columns `labels`. `of` has the denominators, where there
    /// are any.
    case bar(labels: [Int], value: Int, of: Int?)
    /// A shaded grid: the columns with these indices name its rows, its columns and its cells.
    case heat(rows: [Int], columns: [Int], cell: Int)
    /// A line for each combination of the columns `series`, running along the column `along`.
    case line(along: Int, series: [Int], value: Int)
    /// A node for each value of the columns `from` and `to`, and an edge for each row.
    case network(from: Int, to: Int, edge: Edge)

    /// What is known of the edges of a network.
    public struct Edge: Sendable, Hashable {
      /// The column with their weights.
      public var weight: Int?
      /// The column that says of what kind they are.
      public var kind: Int?
      /// The column that says which way they lead: `to`, `from`, or `with` for either; or whether
      /// they lead from the one to the other at all.
      public var direction: Int?

      /// Makes the columns of edges.
      public init(weight: Int? = nil, kind: Int? = nil, direction: Int? = nil) {
        self.weight = weight
        self.kind = kind
        self.direction = direction
      }
    }

    /// The kinds of charts, as a query names them.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
      case bar, heat, line, network
    }

    /// Its kind.
    public var kind: Kind {
      switch self {
      case .bar: .bar
      case .heat: .heat
      case .line: .line
      case .network: .network
      }
    }
  }

  /// A file that a query asks its answer to be written to.
  ///
  /// A session writes nothing: whoever runs the query does, or does not.
  public struct Destination: Sendable, Hashable {
    /// The path as the query has it; relative to the working directory.
    public var path: String
    /// The format that its extension names.
    public var format: FileFormat
    /// The place of the path in the query.
    public var span: SourceSpan

    /// Makes a destination.
    public init(path: String, format: FileFormat, span: SourceSpan) {
      self.path = path
      self.format = format
      self.span = span
    }
  }

  /// The formats of files, by their extensions.
  public enum FileFormat: String, Sendable, Hashable, CaseIterable {
    case csv, tsv, json, jsonl
    /// A table of Markdown.
    case markdown = "md"
    /// What a terminal shows.
    case text = "txt"
    /// A chart as a picture.
    case svg

    /// The format that the extension of a path names, in any case; nil for any other, and for a path
    /// that has none.
    public init?(ofPath path: String) {
      // The system would end the path there.
      guard !path.utf8.contains(0) else { return nil }
      let name = path.split(separator: "/", omittingEmptySubsequences: false).last ?? ""
      guard let dot = name.lastIndex(of: "."), dot > name.startIndex else { return nil }
      self.init(rawValue: name[name.index(after: dot)...].lowercased())
    }
  }
}
