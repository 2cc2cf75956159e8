import QualmBase
import QualmPlan

/// A row of a grouped answer as the naive evaluator works it out.
struct NaiveGroup: Equatable {
  var labels: [Value]
  var rows: [Int]
  /// The voices that could have been in the group.
  var voices: [Int]
}

extension Naive {
  /// The groups of some rows by keys: every combination of labels is asked of every row.
  func groups(
    _ keys: [GroupKey], _ rows: [Int], _ relation: RelationName, voices: [Int]
  ) -> [NaiveGroup] {
    var combinations: [[Value]] = [[]]
    for key in keys {
      let labels = labels(key, rows, relation)
      combinations = combinations.flatMap { start in labels.map { start + [$0] } }
    }
    return combinations.compactMap { labels in
      let members = rows.filter { row in
        zip(keys, labels).allSatisfy { belongs(row, $0, $1, relation) }
      }
      let others = zip(keys, labels).filter { !$0.0.keepsEmpty }
      let occurs = rows.contains { row in
        others.allSatisfy { belongs(row, $0.0, $0.1, relation) }
      }
      guard !members.isEmpty || occurs || others.isEmpty else { return nil }
      let could = voices.filter { voice in
        zip(keys, labels).allSatisfy { couldSpeak(voice, $0, $1) }
      }
      return NaiveGroup(labels: labels, rows: members, voices: could)
    }
  }

  /// The labels of a key's groups in order, `missing` last where a row has none.
  private func labels(_ key: GroupKey, _ rows: [Int], _ relation: RelationName) -> [Value] {
    let perRow = rows.map { ownLabels($0, key, relation) }
    let occurring = Set(perRow.flatMap { $0 })
    var labels: [Value]
    switch key.kind {
    case .values(let reference):
      guard case .field(_, let field) = reference.origin else { return [] }
      labels = dictionary(field).filter { key.keepsEmpty || occurring.contains($0) }
    case .codes(let groups):
      labels = groups.map { .text($0.label) }.filter { key.keepsEmpty || occurring.contains($0) }
    case .valueSets(let reference):
      guard case .field(_, let field) = reference.origin else { return [] }
      labels = sets(occurring, order: dictionary(field))
    case .codeSets(let groups):
      labels = sets(occurring, order: groups.map { .text($0.label) })
    }
    if perRow.contains(where: \.isEmpty) { labels.append(.missing) }
    return labels
  }

  private func sets(_ labels: Set<Value>, order: [Value]) -> [Value] {
    func places(_ label: Value) -> [Int] {
      guard case .list(let items) = label else { return [] }
      return items.map { order.firstIndex(of: $0) ?? 0 }
    }
    return labels.sorted { places($0).lexicographicallyPrecedes(places($1)) }
  }

  /// The labels of the groups that a row belongs to; none where it has no value.
  private func ownLabels(_ row: Int, _ key: GroupKey, _ relation: RelationName) -> [Value] {
    switch key.kind {
    case .values(let reference): return values(reference, row)
    case .valueSets(let reference):
      let values = values(reference, row)
      return values.isEmpty ? [] : [.list(values)]
    case .codes(let groups): return codeLabels(excerpt(row, relation), groups)
    case .codeSets(let groups):
      let labels = codeLabels(excerpt(row, relation), groups)
      return labels.isEmpty ? [] : [.list(labels)]
    }
  }

  private func codeLabels(_ row: Int, _ groups: [CodeGroup]) -> [Value] {
    groups.filter { group in
      codings[row].contains {
        isOfRecord($0.coder) && group.codes.contains(CodeID($0.code))
      }
    }.map { .text($0.label) }
  }

  private func belongs(
    _ row: Int, _ key: GroupKey, _ label: Value, _ relation: RelationName
  ) -> Bool {
    let labels = ownLabels(row, key, relation)
    return label == .missing ? labels.isEmpty : labels.contains(label)
  }

  /// Whether a voice has the value of a group whose key is an attribute of sources.
  private func couldSpeak(_ voice: Int, _ key: GroupKey, _ label: Value) -> Bool {
    guard key.isSourceAttribute, let reference = key.reference,
      case .field(let hops, let field) = reference.origin
    else { return true }
    let own: [Value]
    if hops.isEmpty {
      own = [.text(corpus.sources[voice].id)]
    } else {
      var side = reference
      side.origin = .field(hops: Array(hops.dropFirst()), field)
      own = values(side, voice)
    }
    switch (key.kind, label) {
    case (_, .missing): return own.isEmpty
    case (.valueSets, .list(let items)):
      let hop = hops.first ?? field
      if hops.isEmpty { return items.contains(own[0]) }
      return hop.isMany ? !own.isEmpty && own.allSatisfy(items.contains) : own == items
    default: return own.contains(label)
    }
  }

  /// The voices among the sources of some excerpts.
  func voices(of excerpts: [Int], among voices: [Int]) -> Int {
    Set(excerpts.flatMap { corpus.excerpts[$0].sources }).intersection(voices).count
  }
}

extension GroupKey {
  /// The field that the key groups by, where it is one.
  var reference: FieldReference? {
    switch kind {
    case .values(let reference), .valueSets(let reference): reference
    case .codes, .codeSets: nil
    }
  }
}
