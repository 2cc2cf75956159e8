import QualmBase
import QualmPlan
import QualmStore

/// For each combination of groups the voices that could have been in it: all that meet the query's
/// conditions on sources, and, where a key is an attribute of sources, have the group's value.
struct Denominators {
  private let voices: RowSet
  /// For each key that is an attribute of sources, the voices of each of its groups.
  private let byKey: [(key: Int, groups: [RowSet])]

  init(run: Run, grouping: [KeyGroups]) throws(Diagnostic) {
    voices = try run.voices()
    var byKey: [(key: Int, groups: [RowSet])] = []
    for (index, keyGroups) in grouping.enumerated() where keyGroups.key.isSourceAttribute {
      byKey.append((index, try Denominators.sources(of: keyGroups, run: run, among: voices)))
    }
    self.byKey = byKey
  }

  /// The voices that could have been in the combination of these groups.
  func voices(of groups: [Int]) -> RowSet {
    byKey.reduce(voices) { $0.intersection($1.groups[groups[$1.key]]) }
  }

  /// Those of some sources that have the value of each group of a key.
  static func sources(
    of keyGroups: KeyGroups, run: Run, among sources: RowSet
  ) throws(Diagnostic) -> [RowSet] {
    let key = keyGroups.key
    let reference: FieldReference
    switch key.kind {
    case .values(let field), .valueSets(let field): reference = field
    case .codes, .codeSets: return keyGroups.groups.map { _ in sources }
    }
    guard case .field(let hops, let field) = reference.origin else {
      return keyGroups.groups.map { _ in sources }
    }
    let path = hops + [field]
    guard
      let hop = path.firstIndex(where: {
        $0.type == .reference(.sources) && $0.relation != .sources
      })
    else { return keyGroups.groups.map { _ in sources } }
    if hop == path.count - 1 { return keyGroups.groups.map { named($0.label, run, sources) } }
    if case .valueSets = key.kind, path[hop].isMany {
      return try partners(keyGroups, attribute(reference, path[(hop + 1)...]), run, sources)
    }
    var side = key
    let attribute = attribute(reference, path[(hop + 1)...])
    side.keepsEmpty = false
    if case .valueSets = key.kind {
      side.kind = .valueSets(attribute)
    } else {
      side.kind = .values(attribute)
    }
    let frame = try run.frame(.sources, at: key.span)
    let groups = try Grouper(run: run, frame: frame, rows: sources).groups(by: side).groups
    var found: [Value: RowSet] = [:]
    for group in groups { found[group.label] = group.rows }
    let none = RowSet(universe: frame.rowCount)
    return keyGroups.groups.map { found[$0.label] ?? none }
  }

  /// The part of a reference that lies beyond the source.
  private static func attribute(
    _ reference: FieldReference, _ path: ArraySlice<Field>
  ) -> FieldReference {
    var attribute = reference
    if let field = path.last {
      attribute.origin = .field(hops: Array(path.dropLast()), field)
    }
    return attribute
  }

  /// The sources that may be among several of an excerpt whose values together are a group's set: all
  /// their own values are in it.
  private static func partners(
    _ keyGroups: KeyGroups, _ attribute: FieldReference, _ run: Run, _ sources: RowSet
  ) throws(Diagnostic) -> [RowSet] {
    let frame = try run.frame(.sources, at: keyGroups.key.span)
    let field = try run.values(of: attribute, in: frame)
    let all = Set(field.dictionary.indices)
    return keyGroups.groups.map { group in
      if group.label.isMissing { return sources.subtracting(field.known) }
      let others = all.subtracting(group.label.items.compactMap { field.index(of: $0) })
      return field.known.subtracting(field.rows(ofAny: others.sorted())).intersection(sources)
    }
  }

  /// The sources that a group of the key `source` names: one, or the set of a combined key.
  private static func named(_ label: Value, _ run: Run, _ sources: RowSet) -> RowSet {
    let rows = label.items.compactMap { value -> UInt32? in
      guard case .text(let id) = value, let row = run.snapshot.sources.row(ofID: id) else {
        return nil
      }
      return UInt32(row)
    }
    return RowSet(unordered: rows[...], universe: sources.universe).intersection(sources)
  }
}
