/// The tables whose meaning the language knows.
package enum StandardTable: String, Sendable, CaseIterable {
  case documents, sources, memberships, codes, excerpts, codings, links, memos, passes, units,
    interruptions, repairs, sets

  /// A column whose meaning the language fixes, and so its type.
  struct Column {
    var name: String
    var kind: FieldKind
    /// Whether the table means nothing without it.
    var isRequired: Bool
    /// The table of the things that it names by id.
    var refersTo: StandardTable?

    init(
      _ name: String, _ kind: FieldKind = .text, isRequired: Bool = false,
      refersTo: StandardTable? = nil
    ) {
      self.name = name
      self.kind = kind
      self.isRequired = isRequired
      self.refersTo = refersTo
    }
  }

  /// Whether every corpus has the table.
  var isRequired: Bool {
    switch self {
    case .documents, .codes, .excerpts, .codings: true
    default: false
    }
  }

  /// What one row of the table is called.
  var entity: String {
    switch self {
    case .passes: "pass"
    default: String(rawValue.dropLast())
    }
  }

  /// The columns that the language knows.
  var columns: [Column] {
    switch self {
    case .documents: [Column("id", isRequired: true)]
    case .sources: [Column("id", isRequired: true), Column("voice", .boolean)]
    case .memberships:
      [
        Column("source", isRequired: true, refersTo: .sources),
        Column("document", refersTo: .documents), Column("start", .integer),
        Column("end", .integer), Column("excerpt", refersTo: .excerpts),
      ]
    case .codes:
      [
        Column("id", isRequired: true), Column("name", isRequired: true), Column("parent"),
        Column("facet", .boolean), Column("codable", .boolean), Column("single", .boolean),
        Column("since"),
      ]
    case .excerpts:
      [
        Column("id", isRequired: true),
        Column("document", isRequired: true, refersTo: .documents),
        Column("start", .integer), Column("end", .integer),
        Column("time_start", .integer), Column("time_end", .integer), Column("region"),
      ]
    case .codings:
      [
        Column("excerpt", isRequired: true, refersTo: .excerpts),
        Column("code", isRequired: true, refersTo: .codes), Column("coder"),
      ]
    case .links:
      [
        Column("id"), Column("type", isRequired: true), Column("directed", .boolean),
        Column("from_kind"), Column("from", isRequired: true), Column("to_kind"),
        Column("to", isRequired: true),
      ]
    case .memos:
      [Column("id"), Column("on_kind"), Column("on", isRequired: true), Column("coder")]
    case .passes:
      [
        Column("coder", isRequired: true), Column("code", isRequired: true, refersTo: .codes),
        Column("document", refersTo: .documents), Column("excerpt", refersTo: .excerpts),
      ]
    case .units:
      [
        Column("document", isRequired: true, refersTo: .documents),
        Column("kind", isRequired: true), Column("start", .integer, isRequired: true),
        Column("end", .integer, isRequired: true), Column("number", .integer),
      ]
    case .interruptions:
      [
        Column("document", isRequired: true, refersTo: .documents),
        Column("kind", isRequired: true), Column("start", .integer, isRequired: true),
        Column("end", .integer, isRequired: true),
      ]
    case .repairs:
      [
        Column("document", isRequired: true, refersTo: .documents),
        Column("damaged", isRequired: true), Column("mended", isRequired: true),
        Column("start", .integer),
      ]
    case .sets: [Column("id", isRequired: true)]
    }
  }

  /// Two columns that hold a half-open stretch of the document which the row names.
  struct Stretch {
    var start: String
    var end: String
    /// Whether they count code points of its text; else milliseconds of its recording.
    var isText = true
  }

  /// The columns that hold stretches.
  var stretches: [Stretch] {
    switch self {
    case .excerpts:
      [
        Stretch(start: "start", end: "end"), Stretch(start: "cite_start", end: "cite_end"),
        Stretch(start: "time_start", end: "time_end", isText: false),
      ]
    case .memberships, .units, .interruptions: [Stretch(start: "start", end: "end")]
    default: []
    }
  }
}
