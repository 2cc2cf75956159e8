/// How far coders agree: which codes are compared, in which units.
///
/// A unit is an excerpt (or a source) with one of the groups of codes, to which a coder says yes or no.
/// Every coder's codings are seen, not those of record alone.
package struct AgreementPlan: Sendable, Hashable {
  /// Codes whose units are pooled: a facet, or one of its codes.
  package struct Facet: Sendable, Hashable {
    /// What the row of the pooled units is called.
    package var label: String
    /// The values to which a coder says yes or no, in codebook order, each with all below it.
    package var groups: [CodeGroup]

    package init(label: String, groups: [CodeGroup]) {
      self.label = label
      self.groups = groups
    }
  }

  package enum Unit: Sendable, Hashable {
    /// An excerpt with a group of codes.
    case excerpts
    /// A source with a group of codes, which it has where one of its excerpts has.
    case sources
    /// A character of a document with a group of codes.
    case characters
  }

  /// What the pooled row is called where rows for the single codes follow it.
  package static let pooled = "(all)"

  /// The names of the columns after the one that names the codes.
  package static let figures: [(name: String, type: FieldType)] = [
    ("coders", .reference(.coders)), ("units", .integer), ("unpaired", .integer),
    ("both", .integer), ("one", .integer), ("neither", .integer), ("percent", .number),
    ("kappa", .number), ("alpha", .number),
  ]

  /// The names of the columns that follow these where units are characters: Krippendorff's alphas of
  /// stretches, on marks and codes, on marks alone, on codes where both marked, and on one code there.
  package static let alphas: [(name: String, type: FieldType)] = [
    ("u_alpha", .number), ("u_binary", .number), ("cu_alpha", .number), ("k_alpha", .number),
  ]

  /// The columns after the one that names the codes.
  package static func figures(of unit: Unit) -> [(name: String, type: FieldType)] {
    unit == .characters ? figures + alphas : figures
  }

  /// The name of the column that names the codes.
  package var name: String
  /// The lowest code that has all codes compared in or below it.
  package var root: CodeID?
  package var facets: [Facet]
  /// Whether each facet's pooled row is followed by one for each of its groups.
  package var listsGroups: Bool
  package var unit: Unit

  package init(
    name: String, root: CodeID?, facets: [Facet], listsGroups: Bool, unit: Unit
  ) {
    self.name = name
    self.root = root
    self.facets = facets
    self.listsGroups = listsGroups
    self.unit = unit
  }
}
