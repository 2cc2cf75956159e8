package import QualmBase

/// A code by its place in the codebook: codes are numbered in codebook order (pre-order, so that
/// a code and all below it are one range), and every executor keeps that numbering.
package struct CodeID: Sendable, Hashable, Comparable {
  package var index: Int

  package init(_ index: Int) {
    self.index = index
  }

  package static func < (first: CodeID, second: CodeID) -> Bool { first.index < second.index }
}

/// What a row is.
package enum RelationName: Sendable, Hashable {
  case excerpts, sources, documents, codes, codings, links, memos, coders
  /// What the stage `links` makes of excerpts: a row for each end of a link that is an excerpt
  /// (`LinkEnds` names its fields). No query begins with it.
  case linksOfExcerpts
  /// What `as overlap` and `as union` make of a relation of spans: a row for each pair of excerpts that
  /// lie so to each other (`SpanPairs` names its fields). No query begins with it.
  case pairsOfExcerpts
  /// A reference table of the package.
  case reference(String)

  /// The word after `from`.
  package var text: String {
    switch self {
    case .excerpts: "excerpts"
    case .sources: "sources"
    case .documents: "documents"
    case .codes: "codes"
    case .codings: "codings"
    case .links: "links"
    case .memos: "memos"
    case .coders: "coders"
    // No table of a package can be called so.
    case .linksOfExcerpts: "links of excerpts"
    case .pairsOfExcerpts: "pairs of excerpts"
    case .reference(let name): name
    }
  }
}

/// The fields that rows of `linksOfExcerpts` have of their own.
package enum LinkEnds {
  /// The excerpt at this end.
  package static let excerpt = "excerpt"
  /// The link.
  package static let link = "link"
  /// Whether the link leads `to` the other end, comes `from` it, or, not being directed, is one
  /// `with` it.
  package static let direction = "direction"
  /// What stands at the other end; paths lead on where it is an excerpt.
  package static let other = "other"
  /// What that is: `excerpt`, `source`, `document`, `code`.
  package static let otherKind = "other_kind"
}

/// The fields that rows of `pairsOfExcerpts` have of their own.
package enum SpanPairs {
  /// The excerpt on the left.
  package static let excerpt = "excerpt"
  /// The excerpt on the right.
  package static let other = "other"
  /// The document in which both lie.
  package static let document = "document"
  /// Where the stretch that the two make begins in the text.
  package static let start = "start"
  /// One past its last character.
  package static let end = "end"
  /// The number of its characters.
  package static let length = "length"
  /// Where it begins in the recording.
  package static let timeStart = "time_start"
  /// Where it ends there.
  package static let timeEnd = "time_end"
  /// Its words, where they are attached.
  package static let text = "text"
}

/// The type by which a field's literals are read and its values compared.
package enum FieldType: Sendable, Hashable {
  case text
  case integer
  case number
  case boolean
  case date
  /// An id of a row of another relation; compares as text, paths lead on through it.
  case reference(RelationName)
  /// Codes below this node, or any code where nil; a value is any ancestor too.
  case codes(CodeID?)
}

/// One field of a relation, as the corpus declares it.
package struct Field: Sendable, Hashable {
  package var relation: RelationName
  package var name: String
  package var type: FieldType
  /// Whether a row may have several values.
  package var isMany: Bool

  package init(relation: RelationName, name: String, type: FieldType, isMany: Bool) {
    self.relation = relation
    self.name = name
    self.type = type
    self.isMany = isMany
  }
}

/// Where a step finds its values: a field reached through references, or a column of the table
/// that the step before made.
package struct FieldReference: Sendable, Hashable {
  package enum Origin: Sendable, Hashable {
    /// `hops` lead from the rows' own relation to the one that has the field: the excerpt's
    /// `mission` has none, `source.mission` has one, the field `source` of excerpts.
    case field(hops: [Field], Field)
    /// The column of a table with this name.
    case column(String)
  }

  package var origin: Origin
  package var type: FieldType
  /// Whether a row may have several values here; true also where a hop is many-valued.
  package var isMany: Bool
  /// What the column is called when it is selected or grouped by: as the user wrote it.
  package var name: String
  package var span: SourceSpan

  package init(
    origin: Origin, type: FieldType, isMany: Bool, name: String, span: SourceSpan
  ) {
    self.origin = origin
    self.type = type
    self.isMany = isMany
    self.name = name
    self.span = span
  }
}
