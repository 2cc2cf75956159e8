import QualmBase
import QualmCorpus
import QualmSyntax

/// One group of a key.
struct NaiveGroup {
  /// What its rows have in common; none for those that have nothing.
  var label: [Item]
  var rows: Set<Int>
}

/// A key and its groups among some rows.
struct KeyGroups {
  var name: String
  var type: ColumnType
  var isCombined: Bool
  var isEvery: Bool
  var groups: [NaiveGroup]
  /// The labels, or those that make up sets, in their order.
  var order: [Item]
  /// The field, where the key is one.
  var path: Path?
  /// The groups there could be, where the key is of codes: the code at the head of each.
  var codes: [(label: Item, codes: [Int])]?
  /// Whether these are codes of the rows' own excerpts.
  var isOfOwnCodes: Bool
}

/// A group of each key, and the rows in all of them.
struct NaiveCombination {
  var labels: [[Item]]
  var rows: [Int]
  /// For each source whether it is a voice that could have been there.
  var voices: [Bool]
  /// Whether there are none because nobody looked.
  var isNeverLookedFor: Bool
}

extension Evaluation {
  func groups(_ key: Key, _ state: State) throws -> KeyGroups {
    let word = try word(key.field)
    let path = try path(word, in: state.table)
    let groups: [NaiveGroup]
    let isOwn = isOfOwnExcerpts(path, state.table)
    let isGrouped = isOwn || holdsCodesOfExcerpts(path, state.table, key.depth)
    let codes = isGrouped ? codeGroups(path.type, key.depth) : nil
    if let codes, !isOwn {
      groups = codes.map { group in
        NaiveGroup(
          label: [group.label],
          rows: Set(
            state.rows.filter { row in
              path.items(row).contains { $0.thing.map { group.codes.contains($0.row) } ?? false }
            }))
      }
    } else if let codes {
      groups = codes.map { group in
        NaiveGroup(
          label: [group.label],
          rows: Set(
            state.rows.filter { row in
              let excerpt = state.table.excerpts?[row] ?? row
              return codesOfRecord(excerpt).contains { group.codes.contains($0) }
            }))
      }
    } else {
      if key.depth != .children { throw Refusal("a field has no depth") }
      let all = key.isEvery && !key.isCombined ? everyValue(of: path) : []
      let occurring = Set(state.rows.flatMap { path.items($0) } + all)
      groups = path.column.arranged(Array(occurring)).map { item in
        NaiveGroup(label: [item], rows: Set(state.rows.filter { path.items($0).contains(item) }))
      }
    }
    let keepsEmpty = key.isEvery && !key.isCombined
    var made = groups.filter { group in
      !group.rows.isEmpty || keepsEmpty && !(codes == nil && isRuledOut(group.label, path, state))
    }
    let order = made.flatMap(\.label)
    if key.isCombined { made = combined(made, state.rows) }
    let rest = Set(state.rows.filter { row in !made.contains { $0.rows.contains(row) } })
    if !rest.isEmpty { made.append(NaiveGroup(label: [], rows: rest)) }
    return KeyGroups(
      name: path.name, type: path.type, isCombined: key.isCombined, isEvery: key.isEvery,
      groups: made, order: order, path: codes == nil ? path : nil, codes: codes,
      isOfOwnCodes: isOwn && codes != nil)
  }

  /// All values there are: of a field of things those of its table and its categories, of a column of a
  /// table those that stand in it.
  private func everyValue(of path: Path) -> [Item] {
    path.column.isTabled ? path.column.occurring : path.column.order
  }

  /// Whether a group, of a field that is an attribute of sources, has sources of which none meets the
  /// conditions.
  private func isRuledOut(_ label: [Item], _ path: Path, _ state: State) -> Bool {
    let hops = path.hopsFromExcerpt
    let sources: [Int]
    if hops.isEmpty, path.column === world.tables[.excerpts]?["source"] {
      sources = label[0].thing.map { [$0.row] } ?? []
    } else if let first = hops.first, first === world.tables[.excerpts]?["source"] {
      let own = Path(path.name, Array(hops.dropFirst()), path.column, world)
      sources = world.sources.indices.filter { own.items($0).contains(label[0]) }
    } else {
      return false
    }
    return !sources.isEmpty && sources.allSatisfy { !state.eligible[$0] }
  }

  /// The sets of groups that rows stand in, by their first group, then their second; the shorter first.
  private func combined(_ groups: [NaiveGroup], _ rows: [Int]) -> [NaiveGroup] {
    var sets: [[Int]: Set<Int>] = [:]
    for row in rows {
      let set = groups.indices.filter { groups[$0].rows.contains(row) }
      if !set.isEmpty { sets[set, default: []].insert(row) }
    }
    return sets.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { set, rows in
      NaiveGroup(label: set.flatMap { groups[$0].label }, rows: rows)
    }
  }

  // MARK: Codes

  /// Whether a field holds the codes of the rows' own excerpts.
  func isOfOwnExcerpts(_ path: Path, _ table: NaiveTable) -> Bool {
    guard path.type.isCodes else { return false }
    switch table.kind {
    case .excerpts: return path.hops.isEmpty
    case .linkEnds, .pairs: return path.hops.count == 1 && path.hops[0].name == "excerpt"
    default: return false
    }
  }

  /// Whether a field holds the codes of other excerpts, or at a depth those of codings.
  private func holdsCodesOfExcerpts(
    _ path: Path, _ table: NaiveTable, _ depth: Key.Depth
  ) -> Bool {
    guard path.type.isCodes else { return false }
    if case .things(.excerpts)? = path.hops.last?.leadsTo { return true }
    let isOfCodings =
      if case .things(.codings)? = path.hops.last?.leadsTo { true } else {
        path.hops.isEmpty && table.kind == .codings
      }
    return isOfCodings && depth != .children
  }

  typealias CodeGroup = (label: Item, codes: [Int])

  private func codeGroups(_ type: ColumnType, _ depth: Key.Depth) -> [CodeGroup]? {
    guard case .codes(let root) = type else { return nil }
    return codeGroups(below: root, depth)
  }

  /// The groups of the codes below one, or of all.
  func codeGroups(below root: Int?, _ depth: Key.Depth) -> [CodeGroup] {
    switch (root, depth) {
    case (nil, .levels(let levels)):
      return children(of: nil).flatMap { codeGroups(below: $0, levels: levels - 1) }
    case (nil, _):
      return world.codes.indices.filter { isVisible[$0] }.compactMap(asApplied)
    case (let root?, .leaves): return closure(of: root).compactMap(asApplied)
    case (let root?, .children): return codeGroups(below: root, levels: 1)
    case (let root?, .levels(let levels)): return codeGroups(below: root, levels: max(1, levels))
    }
  }

  /// The nodes so many steps further down, each with all below it; what is coded on a node on the way
  /// forms its own group.
  private func codeGroups(below code: Int, levels: Int) -> [CodeGroup] {
    let children = children(of: code)
    if levels == 0 || children.isEmpty {
      return [
        (Item(.text(world.codes[code].path), Thing(kind: .codes, row: code)), closure(of: code))
      ]
    }
    return (asApplied(code).map { [$0] } ?? [])
      + children.flatMap { codeGroups(below: $0, levels: levels - 1) }
  }

  /// The codings on a node itself; none where excerpts may not bear it, and none does.
  private func asApplied(_ code: Int) -> CodeGroup? {
    let isApplied = world.codings.contains { $0.code == code }
    guard world.codes[code].isCodable || isApplied else { return nil }
    let path = world.codes[code].path
    let label = children(of: code).isEmpty ? path : path + " (itself)"
    return (Item(.text(label), Thing(kind: .codes, row: code)), [code])
  }

  // MARK: Combinations

  /// Every combination of the groups of some keys that has rows, or whose groups of the keys that keep
  /// no empty ones occur together.
  func combinations(_ keys: [KeyGroups], _ state: State) -> [NaiveCombination] {
    var all: [[NaiveGroup]] = [[]]
    for key in keys { all = all.flatMap { start in key.groups.map { start + [$0] } } }
    let isPlain = keys.allSatisfy(\.isEvery)
    return all.compactMap { groups in
      let rows = state.rows.filter { row in groups.allSatisfy { $0.rows.contains(row) } }
      let others = zip(keys, groups).filter { !$0.0.isEvery }.map(\.1)
      let occurs = state.rows.contains { row in others.allSatisfy { $0.rows.contains(row) } }
      guard !rows.isEmpty || occurs || isPlain else { return nil }
      let voices = world.sources.indices.map { source in
        state.voices[source]
          && zip(keys, groups).allSatisfy { couldSpeak(source, $0, $1.label) }
      }
      return NaiveCombination(
        labels: groups.map(\.label), rows: rows, voices: voices,
        isNeverLookedFor: rows.isEmpty && isNeverLookedFor(groups, keys, state))
    }
  }

  /// Whether for one of these groups, of codes, no coder of record looked for any of its codes in the
  /// rows that belong to all the others, of which there are some.
  func isNeverLookedFor(_ groups: [NaiveGroup], _ keys: [KeyGroups], _ state: State) -> Bool {
    let isOfExcerpts = state.table.kind == .excerpts || state.table.excerpts != nil
    if world.passes.isEmpty || !isOfExcerpts { return false }
    return keys.indices.contains { index in
      guard keys[index].isOfOwnCodes, !keys[index].isCombined,
        let codes = keys[index].codes?.first(where: { [$0.label] == groups[index].label })?.codes
      else { return false }
      let others = state.rows.filter { row in
        groups.indices.allSatisfy { $0 == index || groups[$0].rows.contains(row) }
      }
      let excerpts = others.map { state.table.excerpts?[$0] ?? $0 }
      return !excerpts.isEmpty && !excerpts.contains { lookedForAny(of: codes, $0) }
    }
  }

  private func lookedForAny(of codes: [Int], _ excerpt: Int) -> Bool {
    let ofRecord = world.coders.filter(\.isOfRecord).map(\.id)
    return world.passes.contains { pass in
      guard let coder = pass.coder, ofRecord.isEmpty || ofRecord.contains(coder),
        codes.contains(where: { world.isBelow($0, pass.code) })
      else { return false }
      return covers(pass, excerpt)
    }
  }

  /// Whether a pass was made over an excerpt.
  func covers(_ pass: World.Pass, _ excerpt: Int) -> Bool {
    if let id = pass.excerpt { return id == world.excerpts[excerpt].id }
    guard let document = pass.document else { return true }
    return world.excerpts[excerpt].document.map { world.documents[$0] } == document
  }

  /// Whether a source could be in a group: where the key is an attribute of sources, one that has the
  /// value. Of a set of values of several sources, one whose values are all in it.
  private func couldSpeak(_ source: Int, _ key: KeyGroups, _ label: [Item]) -> Bool {
    guard let path = key.path, path.isOfSources else { return true }
    let hops = path.hopsFromExcerpt
    let own = Path(path.name, Array(hops.dropFirst()), path.column, world).items(source)
    if label.isEmpty { return own.isEmpty }
    if !key.isCombined { return own.contains(label[0]) }
    let isOfSeveral = hops.first?.isMany ?? false
    return isOfSeveral
      ? !own.isEmpty && own.allSatisfy { label.contains($0) } : own == label
  }

  /// The columns of the keys.
  func columns(_ keys: [KeyGroups], _ labels: [[[Item]]]) -> [Column] {
    keys.indices.map { index in
      Column(
        keys[index].name, keys[index].type, isMany: keys[index].isCombined,
        cells: labels.map { $0[index] }, listed: keys[index].order)
    }
  }
}

/// Columns of figures.
extension Column {
  static func integers(_ name: String, _ cells: [Int]) -> Column {
    Column(name, .integer, cells: cells.map { [Item(.integer($0))] })
  }

  static func values(_ name: String, _ type: ColumnType, _ cells: [Value]) -> Column {
    Column(name, type, cells: cells.map { $0.isMissing ? [] : [Item($0)] })
  }
}
