import QualmBase
import QualmCorpus
import QualmEngine
import QualmPlan
import QualmStore
import TestSupport

/// Four excerpts whose answers can be read off, and short ways to ask about them.
enum SmallCorpus {
  static let span = SourceSpan(file: FileID(0), start: 0, end: 4)

  static let plain: PlainCorpus = {
    var corpus = PlainCorpus()
    corpus.codes = [
      .init(id: "c0", name: "theme", parent: nil), .init(id: "c1", name: "resource", parent: 0),
      .init(id: "c2", name: "power", parent: 0), .init(id: "c3", name: "coping", parent: nil),
    ]
    corpus.documents = ["doc-1"]
    corpus.sources = [
      .init(id: "S-1", affiliation: "UN", roles: ["police", "civil"], rank: 1),
      .init(id: "S-2", affiliation: "non-UN", rank: 2), .init(id: "S-10", voice: false),
    ]
    corpus.excerpts = [
      .init(
        id: "E-1", start: 0, sources: [0], mission: ["UNMIK"], page: 3, chapter: 1, score: 0.5,
        summary: "lack of staff"),
      .init(
        id: "E-2", start: 5, sources: [0, 1], mission: ["UNMIK", "MONUSCO"], page: 10, chapter: 2,
        summary: "no road"),
      .init(id: "E-3", start: 9, sources: [2], chapter: 2, summary: "a note"),
      .init(
        id: "E-4", start: 12, sources: [1], mission: ["MONUSCO"], page: 4, score: 0.25,
        summary: "helicopters lack staff"),
    ]
    corpus.codings = [
      .init(excerpt: 0, code: 1, coder: "first"), .init(excerpt: 0, code: 3, coder: "first"),
      .init(excerpt: 1, code: 1, coder: "first"), .init(excerpt: 1, code: 2, coder: "first"),
      .init(excerpt: 3, code: 2, coder: "second"),
    ]
    return corpus
  }()

  static let snapshot: Snapshot = {
    var generator = SeededGenerator(seed: 1)
    return Snapshot(plain.corpus(shuffledBy: &generator))
  }()

  // MARK: Fields

  static func field(
    _ relation: RelationName, _ name: String, _ type: FieldType, isMany: Bool = false
  ) -> Field {
    Field(relation: relation, name: name, type: type, isMany: isMany)
  }

  static func reference(_ hops: [Field], _ field: Field) -> FieldReference {
    FieldReference(
      origin: .field(hops: hops, field), type: field.type,
      isMany: field.isMany || hops.contains { $0.isMany },
      name: (hops + [field]).map(\.name).joined(separator: "."), span: span)
  }

  static let source = field(
    .excerpts, "source", .reference(.sources), isMany: true)

  static func own(_ name: String, _ type: FieldType = .text, isMany: Bool = false)
    -> FieldReference
  {
    reference([], field(.excerpts, name, type, isMany: isMany))
  }

  static func ofSource(_ name: String, _ type: FieldType = .text, isMany: Bool = false)
    -> FieldReference
  {
    reference([source], field(.sources, name, type, isMany: isMany))
  }

  static func column(_ name: String, _ type: FieldType, isMany: Bool = false) -> FieldReference {
    FieldReference(origin: .column(name), type: type, isMany: isMany, name: name, span: span)
  }

  static let id = own("id")
  static let page = own("page", .integer)
  static let score = own("score", .number)
  static let mission = own("mission", isMany: true)

  static func key(
    _ reference: FieldReference, every: Bool = false, ofSource: Bool = false
  ) -> GroupKey {
    GroupKey(
      name: reference.name, kind: .values(reference), keepsEmpty: every,
      isSourceAttribute: ofSource, span: span)
  }

  /// `theme`, by its children.
  static let theme = GroupKey(
    name: "theme",
    kind: .codes([
      CodeGroup(label: "theme/resource", codes: [CodeID(1)]),
      CodeGroup(label: "theme/power", codes: [CodeID(2)]),
    ]), keepsEmpty: false, isSourceAttribute: false, span: span)

  // MARK: Asking

  static func plan(
    _ predicate: Predicate = .everything, of relation: RelationName = .excerpts,
    columns: [FieldReference] = [id], voices: Predicate = .everything,
    searches: [String] = [], _ steps: [Step.Kind] = []
  ) -> QueryPlan {
    QueryPlan(
      origin: Origin(relation: relation, predicate: predicate, span: span),
      steps: steps.map { Step($0, span: span) }, defaultColumns: columns, visibleCodes: nil,
      voices: voices, searches: searches, span: span)
  }

  /// A plan over every excerpt.
  static func plan(_ steps: [Step.Kind]) -> QueryPlan { plan(.everything, steps) }

  static func answer(_ plan: QueryPlan, limits: Limits = Limits()) throws -> Answer {
    try Engine(snapshot: snapshot).run(plan, limits: limits)
  }

  /// The rows that a plan gives, a line each, cells joined by a blank and lists by `;`.
  static func rows(_ plan: QueryPlan) throws -> [String] { lines(try answer(plan).table) }

  static func lines(_ table: Table) -> [String] {
    (0..<table.rowCount).map { row in table.row(row).map(text).joined(separator: " ") }
  }

  private static func text(_ value: Value) -> String {
    switch value {
    case .missing: "–"
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .boolean(let isTrue): String(isTrue)
    case .date(let date): date.description
    case .list(let values): values.map(text).joined(separator: ";")
    }
  }
}
