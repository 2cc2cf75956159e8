import QualmBase
import QualmSyntax

/// Keys: what stands after `by`.
extension Resolver {
  /// The keys of a stage; nil, already reported, where one does not resolve.
  mutating func keys(_ keys: [Key], over shape: Shape) -> [GroupKey]? {
    let resolved = keys.map { key($0, over: shape) }
    let found = resolved.compactMap { $0 }
    return found.count == resolved.count ? found : nil
  }

  /// One key; nil, already reported, where it does not resolve.
  ///
  /// - Parameter insteadOf: what to write in the place of a code that has none below it.
  mutating func key(
    _ key: Key, over shape: Shape, insteadOf: (Resolver, CodeID) -> String? = { _, _ in nil }
  ) -> GroupKey? {
    guard let word = word(key.field) else { return nil }
    let isOfExcerpts =
      if case .relation(let relation) = shape {
        relation == .excerpts || relation.isOfExcerpts
      } else {
        false
      }
    if isOfExcerpts, let leaf = leafCode(word) {
      report(
        .keyWithoutGroups(codes.written(leaf), instead: insteadOf(self, leaf), at: word.span))
      return nil
    }
    guard let reference = reference(word, in: shape) else { return nil }
    if let groups = groups(reference, key.depth) {
      return GroupKey(
        name: reference.name, kind: key.isCombined ? .codeSets(groups) : .codes(groups),
        codeField: isOfOwnExcerpt(reference) ? nil : reference, keepsEmpty: key.isEvery,
        isSourceAttribute: false, span: key.span)
    }
    if isOfExcerpts { noteCode(beside: reference, word) }
    guard key.depth == .children else {
      report(.keyWithoutDepth(reference.name, at: key.span))
      return nil
    }
    return GroupKey(
      name: reference.name,
      kind: key.isCombined ? .valueSets(reference) : .values(reference),
      keepsEmpty: key.isEvery, isSourceAttribute: reference.isSourceAttribute, span: key.span)
  }

  /// Says, once, that a field was taken where a code with codes below it has the name too.
  private mutating func noteCode(beside field: FieldReference, _ word: Word) {
    guard case .one(let code) = findCode(word), codes.hasChildren(code),
      case .field(let hops, let last) = field.origin,
      noted.insert(word.text).inserted
    else { return }
    let path = codes.written(code)
    report(
      .fieldOfSeveral(
        word.text, owner: hops.last?.name ?? last.relation.one,
        others: path == word.text ? [] : [path], at: word.span))
  }

  /// A code without codes below it, where no field has the name.
  private mutating func leafCode(_ word: Word) -> CodeID? {
    guard case .one(let code) = findCode(word), !codes.hasChildren(code) else { return nil }
    let folded = TextFolding.name(word.text)
    let isField = fieldNames(of: .excerpts).contains { TextFolding.name($0) == folded }
    return isField ? nil : code
  }

  /// Whether it is a field of the rows' own excerpts: not of those at the other end of links, nor of those
  /// that memos are on.
  func isOfOwnExcerpt(_ reference: FieldReference) -> Bool {
    guard case .field(let hops, let field) = reference.origin, field.relation == .excerpts else {
      return false
    }
    return hops.isEmpty
      || hops.count == 1 && hops[0].relation.isOfExcerpts && hops[0].name == LinkEnds.excerpt
  }

  /// The groups of a facet of excerpts, of another code with codes below it, of their `code`, or at a
  /// depth of that of codings; nil for a field that is none.
  private func groups(_ reference: FieldReference, _ depth: Key.Depth) -> [CodeGroup]? {
    guard case .field(_, let field) = reference.origin, case .codes(let root) = field.type,
      field.relation == .excerpts || field.relation == .codings && depth != .children
    else { return nil }
    guard let root else { return groups(ofAll: depth) }
    return groups(below: root, depth)
  }

  /// The groups of all codes at a depth.
  func groups(ofAll depth: Key.Depth) -> [CodeGroup] {
    guard case .levels(let levels) = depth else {
      return codes.range(of: nil).compactMap { asApplied($0) }
    }
    let tops = codes.range(of: nil).filter { codes[$0].parent == nil }
    return tops.flatMap { groups(below: $0, levels: levels - 1) }
  }

  /// The groups of codes below a node at a depth.
  func groups(below root: CodeID, _ depth: Key.Depth) -> [CodeGroup] {
    switch depth {
    case .leaves: codes.closure(of: root).compactMap { asApplied($0) }
    case .children: groups(below: root, levels: 1)
    case .levels(let levels): groups(below: root, levels: max(levels, 1))
    }
  }

  /// The nodes `levels` further down, each with all below it; a node passed on the way stands for
  /// the codings on itself, or for itself where nothing lies below it.
  private func groups(below root: CodeID, levels: Int) -> [CodeGroup] {
    var groups: [CodeGroup] = []
    var open: [(code: CodeID, level: Int)] = [(root, 0)]
    while let (code, level) = open.popLast() {
      let children = codes.children(of: code)
      if level == levels || children.isEmpty {
        groups.append(CodeGroup(label: codes[code].path, codes: codes.closure(of: code)))
      } else {
        if let itself = asApplied(code) { groups.append(itself) }
        open += children.reversed().map { ($0, level + 1) }
      }
    }
    return groups
  }

  /// The group of codings on the node itself; nil where there can be none.
  private func asApplied(_ code: CodeID) -> CodeGroup? {
    let known = codes[code]
    guard known.isCodable else { return nil }
    return CodeGroup(
      label: codes.hasChildren(code) ? CodeGroup.itself(known.path) : known.path, codes: [code])
  }
}
