package import QualmBase

/// What a query computes, never how: where its rows come from and the steps they pass through.
///
/// Typed and complete: an executor needs no name look-up, no literal reading and no codebook walk.
package struct QueryPlan: Sendable, Hashable {
  package var origin: Origin
  package var steps: [Step]
  /// The columns shown when the rows that arrive are still rows of a relation.
  package var defaultColumns: [FieldReference]
  /// Codes that the framework leaves visible, ascending; nil where it hides none.
  package var visibleCodes: [CodeID]?
  /// The name of that framework.
  package var framework: String?
  /// Voices that meet the conditions which speak of sources alone: the denominator of sources.
  /// A predicate over the relation `sources`.
  package var voices: Predicate
  /// Searched text and patterns as the user wrote them, in order: the answer then says what was read.
  package var searches: [String]
  /// What becomes of the answer.
  package var output: OutputPlan
  package var span: SourceSpan

  package init(
    origin: Origin, steps: [Step], defaultColumns: [FieldReference], visibleCodes: [CodeID]?,
    voices: Predicate, searches: [String], output: OutputPlan = .none, span: SourceSpan
  ) {
    self.output = output
    self.origin = origin
    self.steps = steps
    self.defaultColumns = defaultColumns
    self.visibleCodes = visibleCodes
    self.voices = voices
    self.searches = searches
    self.span = span
  }
}

/// Where rows come from: those of `relation` that satisfy `predicate`, in the relation's order.
package struct Origin: Sendable, Hashable {
  package var relation: RelationName
  package var predicate: Predicate
  package var span: SourceSpan

  package init(relation: RelationName, predicate: Predicate, span: SourceSpan) {
    self.relation = relation
    self.predicate = predicate
    self.span = span
  }
}

/// One step. Steps up to the first that makes a table (`makesTable`) take and give rows of the
/// origin's relation, in order, or after `links` of `linksOfExcerpts` and after `pairs` of
/// `pairsOfExcerpts`; those after it take and give a table.
package struct Step: Sendable, Hashable {
  package indirect enum Kind: Sendable, Hashable {
    /// Keeps rows. `negationsOverMissing` are the field references whose absence lets rows in
    /// through `!=` or `not`; the answer counts them (`includes 28 with no affiliation`).
    case filter(Predicate, negationsOverMissing: [FieldReference])
    /// Makes a table of these columns.
    case select([FieldReference])
    case sort([SortTerm])
    case first(Int)
    case last(Int)
    case skip(Int)
    /// The N rows with the smallest SHA-256 of `seed` and the row's id (a table's row: its cells).
    case sample(Int, seed: String)
    /// One row for each combination of these columns, the first; of all columns where empty.
    case distinct([FieldReference])
    /// `count`: columns are the keys, then figures (`GroupFigures`).
    case count(distinct: FieldReference?, keys: [GroupKey])
    case summarize([Aggregate], keys: [GroupKey])
    case matrix(MatrixPlan)
    /// The excerpts behind a cell of a matrix: those of the rows given that belong to the group
    /// addressed of every key. It stands in the place of the matrix, so its rows are excerpts.
    case cell([GroupKey], [CellAddress])
    /// Adds a column. This and the next three only ever follow a step that makes a table: where
    /// the rows are still rows of a relation, the resolver puts a `select` before them.
    case compute(name: String, Arithmetic, type: FieldType)
    case rename([Renamed])
    case drop([String])
    /// A row for each value of the field; a row without one stays, with nothing there.
    case expand(FieldReference)
    /// Makes a table of these columns of excerpts and of their words, or with a context of what
    /// stands before, the words, and what stands after.
    ///
    /// A step and no sink, since later stages choose, sort and count its rows. It asks no more of an
    /// executor than the ids of excerpts: their words are fetched by id wherever the rows come from.
    case words([FieldReference], context: WordContext?)
    /// For each excerpt, in its place, a row for each link of these types (any where nil) that it is an
    /// end of, in the order of links: the rows are then those of `linksOfExcerpts`.
    case links([String]?)
    /// For each excerpt, in its place, a row for each other that it lies so to, with the stretch that the
    /// two share or cover: the rows are then those of `pairsOfExcerpts`. Follows the origin at once.
    case pairs(SpanTest, right: Predicate, SpanExtent)
    /// Rows of the same kind from another plan are added, or choose among those at hand.
    case combine(CombinationPlan, rows: Shape)
    /// Adds the reference of the excerpt that each row comes from, in the column `citation`. Only ever
    /// follows steps that leave every row one of an excerpt.
    case cite(CitationStyle)
    /// Columns of another plan's rows are added where they match.
    case join(JoinPlan, columns: [Shape.Column])
    /// `agree`: a row for each facet or group of codes and each set of coders compared.
    case agree(AgreementPlan)
    /// `cooccur`: a row for each pair of groups.
    case cooccur(CooccurrencePlan)
    /// `rule`: a row for each source or excerpt that the rule speaks of, counter-examples first.
    case rule(RulePlan)
    /// `saturation`: a row for each group, with the codes that it brings.
    case saturation(SaturationPlan)
    /// `timeline`: a row for each step from the first date to the last.
    case timeline(TimelinePlan)
  }

  package var kind: Kind
  package var span: SourceSpan

  package init(_ kind: Kind, span: SourceSpan) {
    self.kind = kind
    self.span = span
  }

  /// Whether rows of a relation become a table here.
  package var makesTable: Bool {
    switch kind {
    case .select, .count, .summarize, .matrix, .compute, .rename, .drop, .expand, .words, .agree,
      .cooccur, .rule, .saturation, .timeline, .join, .cite:
      true
    case .filter, .sort, .first, .last, .skip, .sample, .distinct, .cell, .links, .pairs, .combine:
      false
    }
  }

  /// Whether rows are left out for another reason than a condition.
  package var limitsRows: Bool {
    switch kind {
    case .first, .last, .skip, .sample, .distinct, .cell, .links, .pairs: true
    default: false
    }
  }
}

/// How much of the text around an excerpt is shown.
package struct WordContext: Sendable, Hashable {
  package var count: Int
  package var unit: TextUnit

  package init(count: Int, unit: TextUnit) {
    self.count = count
    self.unit = unit
  }
}

/// The column that `cite` makes: the one place that names it.
package enum CitationColumn {
  package static let name = "citation"
}

/// The columns that `quote` and `context` make: the one place that names them.
package enum WordColumns {
  package static let before = "before"
  package static let quote = "quote"
  package static let after = "after"

  /// The columns after those of the excerpt.
  package static func names(hasContext: Bool) -> [String] {
    hasContext ? [before, quote, after] : [quote]
  }
}

/// A column and its new name.
package struct Renamed: Sendable, Hashable {
  package var old: String
  package var new: String

  package init(old: String, new: String) {
    self.old = old
    self.new = new
  }
}

/// One column to sort by.
package struct SortTerm: Sendable, Hashable {
  package var reference: FieldReference
  package var isDescending: Bool

  package init(reference: FieldReference, isDescending: Bool) {
    self.reference = reference
    self.isDescending = isDescending
  }
}

/// What one key groups by.
package struct GroupKey: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// A group for each value, in the order of the entity or of the values.
    case values(FieldReference)
    /// A group for each set of values that occurs.
    case valueSets(FieldReference)
    /// These groups of codes, in codebook order.
    case codes([CodeGroup])
    /// A group for each set of these groups that occurs on an excerpt.
    case codeSets([CodeGroup])
  }

  /// The key's column.
  package var name: String
  package var kind: Kind
  /// The field that holds the codes of groups of codes, where these are not those of the rows' own
  /// excerpts.
  package var codeField: FieldReference?
  /// Whether groups without rows are kept.
  package var keepsEmpty: Bool
  /// Whether the key is an attribute of sources, so that each group has a denominator of its own.
  package var isSourceAttribute: Bool
  package var span: SourceSpan

  package init(
    name: String, kind: Kind, codeField: FieldReference? = nil, keepsEmpty: Bool,
    isSourceAttribute: Bool, span: SourceSpan
  ) {
    self.name = name
    self.kind = kind
    self.codeField = codeField
    self.keepsEmpty = keepsEmpty
    self.isSourceAttribute = isSourceAttribute
    self.span = span
  }
}

/// One group of codes: a child of the key's node with all below it, or the node `(itself)`.
package struct CodeGroup: Sendable, Hashable {
  /// The path shown, `theme/resource`, or `theme (itself)`.
  package var label: String
  package var codes: [CodeID]

  package init(label: String, codes: [CodeID]) {
    self.label = label
    self.codes = codes
  }
}

/// One column of a `summarize`.
package struct Aggregate: Sendable, Hashable {
  package enum Function: Sendable, Hashable {
    /// Rows.
    case count
    /// Voices.
    case sources
    /// Combinations of values; rows where a part is missing are left out.
    case distinct([FieldReference])
    /// The set of values, in their order.
    case values(FieldReference)
    case first(FieldReference)
    case min(FieldReference)
    case max(FieldReference)
    case sum(FieldReference)
    case mean(FieldReference)
    case median(FieldReference)
    /// The group's rows over all rows that came in; missing where none came in.
    case share
  }

  package var name: String
  package var function: Function
  package var span: SourceSpan

  package init(name: String, function: Function, span: SourceSpan) {
    self.name = name
    self.function = function
    self.span = span
  }
}

/// A matrix, planned long: one row for each pair of a row group and a column group. Its table has
/// the row keys' and column keys' columns, then one column for the cell.
package struct MatrixPlan: Sendable, Hashable {
  package enum Cell: Sendable, Hashable {
    case excerpts, sources, codings, documents
    case shareOfRow, shareOfColumn, shareOfTotal
    case ids
    case summaries(Int)
  }

  package var rows: [GroupKey]
  package var columns: [GroupKey]
  package var cell: Cell
  /// The cell column's name: `excerpts`, `sources`, `share`, `ids`, `summaries`.
  package var cellName: String

  package init(rows: [GroupKey], columns: [GroupKey], cell: Cell, cellName: String) {
    self.rows = rows
    self.columns = columns
    self.cell = cell
    self.cellName = cellName
  }
}

/// One coordinate of a cell: the group of one key.
package enum CellAddress: Sendable, Hashable {
  /// The group with this index in the key's code groups.
  case codes(Int)
  /// The group of this value.
  case value(Value)
  /// The group of rows without a value, `–`.
  case none
}

/// Arithmetic over columns; anything with a missing part, and a division by 0, is missing.
package indirect enum Arithmetic: Sendable, Hashable {
  package enum Operator: String, Sendable, Hashable {
    case add = "+"
    case subtract = "-"
    case multiply = "*"
    case divide = "/"
  }

  case field(FieldReference)
  case constant(Value)
  case size(FieldReference)
  case binary(Operator, Arithmetic, Arithmetic, SourceSpan)
}
