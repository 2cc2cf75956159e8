import QualmBase
import QualmPlan
import QualmStore

/// Rows that have something in common.
struct Group {
  /// What they have in common: a value, the path of a code, a list of these; missing for the rows
  /// that have none.
  var label: Value
  /// The group's rows, all of them rows that came in.
  var rows: RowSet
  /// The codes of which the excerpt of a row has one; none in groups of something else.
  var codes: [Int] = []
}

/// The groups of one key among the rows that came in, in their order; may overlap.
struct KeyGroups {
  var key: GroupKey
  var groups: [Group]
  /// The labels, or those that make up sets, in their order.
  var domain: [Value]
}

/// One row of a grouped table: a group of each key, and the rows in all of them.
struct Combination {
  /// The index of the group of each key.
  var groups: [Int]
  var rows: RowSet
}

/// The groups of several keys, combined.
struct Grouping {
  var keys: [KeyGroups]
  var combinations: [Combination]
  /// Whether a row stands in several combinations.
  var overlaps: Bool

  /// The label of each combination's group of the key at `index`.
  func labels(ofKey index: Int) -> [Value] {
    combinations.map { keys[index].groups[$0.groups[index]].label }
  }
}

/// Forms groups of the rows of a frame.
struct Grouper {
  let run: Run
  let frame: Frame
  /// The rows that came in.
  let rows: RowSet

  /// The groups of all keys, combined.
  ///
  /// A combination without rows stays where its groups of the keys that drop empty groups occur
  /// together: `by every source, theme` pairs every source with every theme that occurs.
  func grouping(by keys: [GroupKey]) throws(Diagnostic) -> Grouping {
    var grouped: [KeyGroups] = []
    for key in keys { grouped.append(try groups(by: key)) }
    let keepsAll = keys.allSatisfy(\.keepsEmpty)
    var combinations: [(groups: [Int], rows: RowSet, occurring: RowSet)] = [([], rows, rows)]
    for key in grouped {
      var next: [(groups: [Int], rows: RowSet, occurring: RowSet)] = []
      for combination in combinations {
        try run.watch.check()
        for (index, group) in key.groups.enumerated() {
          let met = combination.rows.intersection(group.rows)
          let occurring =
            key.key.keepsEmpty
            ? combination.occurring : combination.occurring.intersection(group.rows)
          if met.isEmpty, occurring.isEmpty, !keepsAll { continue }
          next.append((combination.groups + [index], met, occurring))
        }
      }
      combinations = next
    }
    let kept = combinations.map { Combination(groups: $0.groups, rows: $0.rows) }
    return Grouping(keys: grouped, combinations: kept, overlaps: Grouper.overlap(kept.map(\.rows)))
  }

  /// Whether rows stand in several of these sets.
  static func overlap(_ sets: [RowSet]) -> Bool {
    guard let universe = sets.first?.universe else { return false }
    let total = sets.reduce(0) { $0 + $1.count }
    return total > RowSet.union(of: sets, universe: universe).count
  }

  /// The groups of one key.
  func groups(by key: GroupKey) throws(Diagnostic) -> KeyGroups {
    var groups: [Group]
    let keepsEmpty = key.keepsEmpty && !PlantedFault.everyDropsEmpty.isPresent
    switch key.kind {
    case .values(let reference): groups = try valueGroups(reference, keepsEmpty: keepsEmpty)
    case .valueSets(let reference): groups = try valueGroups(reference, keepsEmpty: false)
    case .codes(let codes): groups = try codeGroups(codes, keepsEmpty: keepsEmpty, key)
    case .codeSets(let codes): groups = try codeGroups(codes, keepsEmpty: false, key)
    }
    if keepsEmpty { groups = try possible(groups, of: key) }
    let domain = groups.map(\.label)
    switch key.kind {
    case .values, .codes: break
    case .valueSets, .codeSets: groups = setGroups(groups)
    }
    let grouped = RowSet.union(of: groups.map(\.rows), universe: rows.universe)
    let rest = rows.subtracting(grouped)
    if !rest.isEmpty { groups.append(Group(label: .missing, rows: rest)) }
    return KeyGroups(key: key, groups: groups, domain: domain)
  }

  /// The groups of a key but those without rows that the conditions on sources rule out: they have
  /// sources, and none of these meets the conditions.
  private func possible(_ groups: [Group], of key: GroupKey) throws(Diagnostic) -> [Group] {
    guard case .values(let reference) = key.kind, reference.isSourceOrAttribute,
      run.narrowsSources, groups.contains(where: \.rows.isEmpty)
    else { return groups }
    let sourceCount = run.snapshot.sources.rowCount
    let all = RowSet(range: 0..<sourceCount, universe: sourceCount)
    let keyGroups = KeyGroups(key: key, groups: groups, domain: [])
    let sources = try Denominators.sources(of: keyGroups, run: run, among: all)
    let eligible = try run.eligibleSources()
    return groups.indices.filter { index in
      !groups[index].rows.isEmpty || sources[index].isEmpty
        || sources[index].intersectionCount(eligible) > 0
    }.map { groups[$0] }
  }

  /// A group for each value that occurs, or for each there is, in the order of the dictionary.
  private func valueGroups(
    _ reference: FieldReference, keepsEmpty: Bool
  ) throws(Diagnostic) -> [Group] {
    let field = try run.values(of: reference, in: frame)
    let dictionary = field.dictionary
    let occurring = field.indices(of: rows)
    let indices = keepsEmpty ? Array(dictionary.indices) : occurring
    var groups: [Group] = []
    groups.reserveCapacity(indices.count)
    for (place, index) in indices.enumerated() {
      if place % Watch.dearBatch == 0 { try run.watch.check() }
      groups.append(Group(label: dictionary[index], rows: field.rows(of: index).intersection(rows)))
    }
    return groups
  }

  /// A group for each group of codes, in codebook order.
  private func codeGroups(
    _ codes: [CodeGroup], keepsEmpty: Bool, _ key: GroupKey
  ) throws(Diagnostic) -> [Group] {
    var groups: [Group] = []
    for group in codes {
      let found = try coded(group.codes, key).intersection(rows)
      if keepsEmpty || !found.isEmpty {
        groups.append(
          Group(
            label: .text(group.label), rows: found,
            codes: key.codeField == nil ? group.codes.map(\.index) : []))
      }
    }
    return groups
  }

  /// The rows that have one of these codes in the key's field, or are excerpts with one, or links or pairs
  /// of such.
  func coded(_ codes: [CodeID], _ key: GroupKey) throws(Diagnostic) -> RowSet {
    if let reference = key.codeField {
      let field = try run.values(of: reference, in: frame)
      return field.rows(ofAny: field.indices(ofCodes: codes))
    }
    let excerpts = run.snapshot.coded(codes.map(\.index))
    switch frame.kind {
    case .relation(.excerpts), .relation(.pairsOfExcerpts):
      return run.rows(of: frame, behind: excerpts)
    case .relation(.linksOfExcerpts): return run.snapshot.excerptLinks.rows(ofExcerpts: excerpts)
    default: throw .planDoesNotFit("codes here", at: key.span)
    }
  }

  /// A group for each set of these groups that a row stands in: ordered by the sets' first groups,
  /// then their second, the shorter first.
  private func setGroups(_ groups: [Group]) -> [Group] {
    var sets: [UInt32: [Int]] = [:]
    for (index, group) in groups.enumerated() {
      for row in group.rows.rows { sets[row, default: []].append(index) }
    }
    var rowsOfSet: [[Int]: [UInt32]] = [:]
    for (row, set) in sets { rowsOfSet[set, default: []].append(row) }
    return rowsOfSet.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { set, rows in
      Group(
        label: .list(set.map { groups[$0].label }),
        rows: RowSet(unordered: rows[...], universe: self.rows.universe))
    }
  }
}
