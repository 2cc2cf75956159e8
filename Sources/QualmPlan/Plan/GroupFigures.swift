/// The figure columns that `count` puts after its keys.
package enum GroupFigures {
  /// What is counted.
  package enum Rows: Sendable, Hashable {
    /// Rows of a relation.
    case relation(RelationName)
    /// Rows of a table.
    case table
  }

  /// The combinations that `count distinct f` counts.
  package static let distinct = "distinct"
  /// The column of a matrix with shares.
  package static let share = "share"

  /// The names of the figure columns, all of them whole numbers.
  ///
  /// Over excerpts: `excerpts` in the group, `excerpts_of` the rows that came in, `sources` the
  /// voices among them, `sources_of` the voices that meet the conditions which speak of sources
  /// alone (per group where the key is an attribute of sources). Over other rows: their number in
  /// the group under the relation's name, and the rows that came in. Rows of `sources` and of tables
  /// are called `rows`: whatever is called `sources` counts voices only; so are rows of links of excerpts,
  /// where a link may stand twice, and of pairs of excerpts, where an excerpt may.
  package static func columns(of rows: Rows, hasDistinct: Bool) -> [String] {
    let counts: [String] =
      switch rows {
      case .relation(.excerpts): ["excerpts", "excerpts_of", "sources", "sources_of"]
      case .relation(.sources), .relation(.linksOfExcerpts), .relation(.pairsOfExcerpts), .table:
        ["rows", "rows_of"]
      case .relation(let relation): [relation.text, relation.text + "_of"]
      }
    return hasDistinct ? counts + [distinct] : counts
  }
}
