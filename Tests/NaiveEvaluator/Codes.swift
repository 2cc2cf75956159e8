import QualmBase
import QualmCorpus
import QualmSyntax

/// What stands after `find`: for each excerpt whether it is meant.
extension Evaluation {
  func holds(_ expression: CodeExpression) throws -> [Bool] {
    let excerpts = world.excerpts.indices
    switch expression {
    case .name(let word): return try named(word)
    case .exactly(let word, _):
      guard let code = try code(word) else { throw Refusal("no code \(word.text)") }
      return excerpts.map { bears($0, [code]) }
    case .text(let string):
      let search = WordSearch(string.searched)
      return doubted(excerpts.map { world.searched($0).map(search.matches) ?? false })
    case .pattern(let expression, _):
      let pattern = try NaivePattern(expression.source)
      return doubted(excerpts.map { world.searched($0).map(pattern.matches) ?? false })
    case .everything: return excerpts.map { _ in true }
    case .uncoded: return excerpts.map { codesOfRecord($0).isEmpty }
    case .parameter(let use): return try named(try word(Literal.parameter(use)))
    case .codedBy(let node): return try codedBy(node)
    case .scope(let node): return try scope(node)
    case .linked(let node): return try linked(node)
    case .spans(let node): return try spans(node)
    case .not(let operand, _): return try holds(operand).map { !$0 }
    case .binary(let node): return try binary(node)
    case .threshold(let node):
      let operands = try node.operands.map(holds)
      return excerpts.map { excerpt in
        node.quantifier.holds(of: operands.filter { $0[excerpt] }.count, among: operands.count)
      }
    case .group(let operand, _): return try holds(operand)
    default: throw Refusal("not evaluated here")
    }
  }

  /// What a search is taken to have found.
  private func doubted(_ found: [Bool]) -> [Bool] {
    switch doubts {
    case .none: found
    case .fruitless: found.contains(true) ? found : found.map { _ in true }
    case .all: found.map { _ in true }
    }
  }

  /// Whether a coding that counts here gives the excerpt one of these codes.
  private func bears(_ excerpt: Int, _ codes: [Int]) -> Bool {
    world.codingsOf[excerpt].contains { codes.contains($0.code) && counts($0.coder) }
  }

  /// A code with all below it, the id of an excerpt or a source, or a definition.
  private func named(_ word: Word) throws -> [Bool] {
    let excerpts = world.excerpts.indices
    var isUnclear = false
    do {
      if let code = try code(word) {
        let codes = closure(of: code)
        return excerpts.map { bears($0, codes) }
      }
    } catch is Refusal { isUnclear = true }
    if let excerpt = world.excerpts.firstIndex(where: { $0.id == word.text }) {
      return excerpts.map { $0 == excerpt }
    }
    if let source = world.sources.firstIndex(of: word.text) {
      return world.excerpts.map { $0.sources.contains(source) }
    }
    guard !isUnclear || definitions[word.text] != nil,
      case .codes(let codes)? = definitions[word.text]?.body
    else { throw Refusal("no code \(word.text)") }
    return try unfolding([:]) { try holds(codes) }
  }

  /// Works something out inside a definition.
  func unfolding<Result>(
    _ arguments: [String: Literal], _ body: () throws -> Result
  ) throws -> Result {
    guard self.arguments.count < 50 else { throw Refusal("a circle") }
    self.arguments.append(arguments)
    defer { self.arguments.removeLast() }
    return try body()
  }

  private func binary(_ node: CodeBinary) throws -> [Bool] {
    let left = try holds(node.left)
    let right = try holds(node.right)
    return zip(left, right).map { first, second in
      switch node.operator {
      case .and: first && second
      case .butNot: first && !second
      case .or: first || second
      case .xor: first != second
      }
    }
  }

  private func codedBy(_ node: CodedBy) throws -> [Bool] {
    let before = coders
    defer { coders = before }
    try choose(node.coders)
    return try holds(node.operand)
  }

  /// Takes up the coders of a `coded by`.
  func choose(_ coders: CodedBy.Coders) throws {
    guard case .these(let literals) = coders else {
      self.coders = .any
      return
    }
    let meant = try literals.map { literal in
      let name = try text(literal)
      let folded = TextFolding.name(name)
      guard
        let coder = world.coders.firstIndex(where: { $0.id == name })
          ?? world.coders.firstIndex(where: { TextFolding.name($0.id) == folded })
      else { throw Refusal("no coder \(name)") }
      return coder
    }
    self.coders = .these(Set(meant))
  }

  // MARK: Relations

  /// The left excerpts that share a value of the field with a right one. What is missing is never the
  /// same; two codes of a facet are the same where they lie below the same child of it.
  private func scope(_ node: ScopeRelation) throws -> [Bool] {
    let left = try holds(node.left)
    let right = try holds(node.right)
    guard let table = world.tables[.excerpts] else { return left }
    let path = try path(node.field, in: table)
    let values = world.excerpts.indices.map { excerpt in
      Set(path.items(excerpt).map { kin($0, path.type) })
    }
    return world.excerpts.indices.map { excerpt in
      guard left[excerpt] else { return false }
      let shares = world.excerpts.indices.contains {
        right[$0] && !values[excerpt].isDisjoint(with: values[$0])
      }
      return shares != node.isNegated
    }
  }

  private func kin(_ item: Item, _ type: ColumnType) -> Item {
    guard case .codes(let root?) = type, var code = item.thing?.row, code != root else {
      return item
    }
    while let parent = world.codes[code].parent, parent != root { code = parent }
    return Item(.integer(code))
  }

  private func linked(_ node: LinkRelation) throws -> [Bool] {
    let left = try holds(node.left)
    let right = try node.partner.map { try holds($0.codes) }
    let types = try linkTypes(node.types)
    return world.excerpts.indices.map { excerpt in
      guard left[excerpt] else { return false }
      let isTied = world.linkEnds.contains { end in
        guard end.excerpt == excerpt, isOfType(end.link, types) else { return false }
        guard let partner = node.partner, let right else { return true }
        switch partner.direction {
        case .to where end.direction == "from", .from where end.direction == "to": return false
        default: break
        }
        guard let other = end.other.thing, other.kind == .excerpts else { return false }
        return right[other.row] && !(partner.isOther && other.row == excerpt)
      }
      return isTied != node.isNegated
    }
  }

  /// The types of links that are meant, as the corpus writes them; any where none is named.
  func linkTypes(_ literals: [Literal]) throws -> [String] {
    let known = (world.tables[.links]?["type"]?.order ?? []).compactMap { item in
      if case .text(let type) = item.value { type } else { nil }
    }
    return try literals.map { literal in
      let name = try text(literal)
      guard
        let type = known.first(where: { $0 == name })
          ?? known.first(where: { TextFolding.name($0) == TextFolding.name(name) })
      else { throw Refusal("no links \(name)") }
      return type
    }
  }

  func isOfType(_ link: Int, _ types: [String]) -> Bool {
    types.isEmpty
      || types.contains { world.tables[.links]?["type"]?.cells[link] == [Item(.text($0))] }
  }
}

extension Quantifier {
  /// Whether so many of a list are what it asks.
  func holds(of count: Int, among total: Int) -> Bool {
    switch self {
    case .exactly(let number): count == number
    case .atLeast(let number): count >= number
    case .atMost(let number): count <= number
    case .all: count == total
    case .any: count >= 1
    }
  }
}
