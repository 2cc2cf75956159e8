import QualmBase
import QualmSyntax

/// What stands after `where`: for each row of a table whether it holds.
struct Conditions {
  let evaluation: Evaluation
  let rowCount: Int
  /// What a field's name stands for.
  let path: (FieldName) throws -> Path

  func holds(_ condition: Condition) throws -> [Bool] {
    switch condition {
    case .comparison(let node): return try comparison(node)
    case .membership(let node):
      let parts = try node.values.map { try equals(node.subject, $0) }
      return each { row in parts.contains { $0[row] } != node.isNegated }
    case .between(let node):
      return try between(node)
    case .contains(let node): return try contains(node)
    case .startsWith(let node):
      let field = try path(node.field)
      let prefix = Array(TextFolding.fold(try evaluation.text(node.prefix)).unicodeScalars)
      return each { row in
        field.items(row).contains { item in
          guard case .text(let text) = item.value else { return false }
          return TextFolding.fold(text).unicodeScalars.starts(with: prefix)
        }
      }
    case .matches(let node):
      let field = try path(node.field)
      let pattern = try NaivePattern(node.pattern.source)
      return each { row in
        field.items(row).contains { item in
          if case .text(let text) = item.value { pattern.matches(text) } else { false }
        }
      }
    case .presence(let node):
      let field = try path(node.field)
      return each { field.items($0).isEmpty != node.isKnown }
    case .not(let part, _): return try holds(part).map { !$0 }
    case .and(let first, let second, _):
      let (one, other) = (try holds(first), try holds(second))
      return each { one[$0] && other[$0] }
    case .or(let first, let second, _):
      let (one, other) = (try holds(first), try holds(second))
      return each { one[$0] || other[$0] }
    case .group(let part, _): return try holds(part)
    default: throw Refusal("not evaluated here")
    }
  }

  private func each(_ holds: (Int) -> Bool) -> [Bool] { (0..<rowCount).map(holds) }

  // MARK: Comparisons

  private func comparison(_ node: Comparison) throws -> [Bool] {
    if node.operator == .notEqual {
      var equality = node
      equality.operator = .equal
      return try comparison(equality).map { !$0 }
    }
    switch node.comparand {
    case .literal(let literal):
      if node.operator == .equal { return try equals(node.subject, literal) }
      if case .size(let name, _) = node.subject {
        let field = try path(name)
        let number = try self.number(literal)
        return each { holds(Set(field.items($0)).count - number, node.operator) }
      }
      guard case .field(let name) = node.subject else { return [] }
      let field = try path(name)
      let value = try self.value(literal, field)
      return each { row in
        field.items(row).contains { compares($0.value, node.operator, value) }
      }
    case .its(let name, _):
      guard case .field(let own) = node.subject else { throw Refusal("size of its") }
      let (first, second) = (try path(own), try path(name))
      return each { row in
        let others = second.items(row)
        return first.items(row).contains { one in
          others.contains { compares(one.value, node.operator, $0.value) }
        }
      }
    case .set(let literals, _):
      guard case .field(let name) = node.subject else { throw Refusal("size is no set") }
      let field = try path(name)
      let tests = try literals.map { try test($0, field) }
      return each { row in
        let items = field.items(row)
        return tests.allSatisfy { test in items.contains(where: test) }
          && items.allSatisfy { item in tests.contains { $0(item) } }
      }
    }
  }

  private func equals(_ subject: Subject, _ literal: Literal) throws -> [Bool] {
    switch subject {
    case .size(let name, _):
      let field = try path(name)
      let number = try self.number(literal)
      return each { Set(field.items($0)).count == number }
    case .field(let name):
      let field = try path(name)
      let test = try test(literal, field)
      return each { field.items($0).contains(where: test) }
    }
  }

  private func between(_ node: Between) throws -> [Bool] {
    switch node.subject {
    case .size(let name, _):
      let field = try path(name)
      let (low, high) = (try number(node.low), try number(node.high))
      return each { row in
        let size = Set(field.items(row)).count
        return low <= size && size <= high
      }
    case .field(let name):
      let field = try path(name)
      let (low, high) = (try value(node.low, field), try value(node.high, field))
      return each { row in
        field.items(row).contains {
          compares($0.value, .greaterOrEqual, low) && compares($0.value, .lessOrEqual, high)
        }
      }
    }
  }

  /// Whether an item is what a literal says: a code itself or one below it, a date within it.
  func test(_ literal: Literal, _ field: Path) throws -> (Item) -> Bool {
    if case .codes(let root) = field.type {
      let code = try evaluation.code(literal, below: root)
      let codes = evaluation.closure(of: code)
      return { item in item.thing.map { $0.kind == .codes && codes.contains($0.row) } ?? false }
    }
    let value = try value(literal, field)
    return { compares($0.value, .equal, value) }
  }

  private func number(_ literal: Literal) throws -> Int {
    guard let number = Int(try evaluation.text(literal)) else { throw Refusal("no number") }
    return number
  }

  /// The declared type of the field reads the literal.
  private func value(_ literal: Literal, _ field: Path) throws -> Value {
    let text = try evaluation.text(literal)
    let value: Value? =
      switch field.type {
      case .text, .things: .text(text)
      case .integer: Int(text).map { .integer($0) }
      case .number: Double(text).map { .number($0) }
      case .boolean:
        [
          "yes": .boolean(true), "true": .boolean(true), "no": .boolean(false),
          "false": .boolean(false),
        ][text]
      case .date: PartialDate(text).map { .date($0) }
      case .codes: nil
      }
    guard let value else { throw Refusal("\(text) is no value of \(field.name)") }
    return value
  }

  private func compares(_ first: Value, _ operation: Comparison.Operator, _ second: Value) -> Bool {
    switch (first, second) {
    case (.date(let a), .date(let b)):
      switch operation {
      case .equal: return b.firstDay <= a.firstDay && a.lastDay <= b.lastDay
      case .notEqual: return !(b.firstDay <= a.firstDay && a.lastDay <= b.lastDay)
      case .less: return a.lastDay < b.firstDay
      case .lessOrEqual: return a.lastDay <= b.lastDay
      case .greater: return a.firstDay > b.lastDay
      case .greaterOrEqual: return a.firstDay >= b.firstDay
      }
    case (.text(let a), .text(let b)):
      if operation == .equal { return a == b }
      return holds(NaturalOrder.compare(a, b), operation)
    case (.boolean(let a), .boolean(let b)): return operation == .equal && a == b
    default:
      guard let a = first.double, let b = second.double else { return false }
      return holds(a < b ? -1 : (a == b ? 0 : 1), operation)
    }
  }

  private func holds(_ sign: Int, _ operation: Comparison.Operator) -> Bool {
    switch operation {
    case .equal: sign == 0
    case .notEqual: sign != 0
    case .less: sign < 0
    case .lessOrEqual: sign <= 0
    case .greater: sign > 0
    case .greaterOrEqual: sign >= 0
    }
  }

  // MARK: Sets

  private func contains(_ node: Contains) throws -> [Bool] {
    let field = try path(node.field)
    switch node.requirement {
    case .one(let literal):
      let part = try member(literal, field)
      return each { part(field.items($0)) }
    case .some(let quantifier, let literals):
      // A value that stands twice in a list counts once.
      let parts = try distinct(literals, field).map { literal in
        field.isMany || field.type.isCodes
          ? try anyOf(literal, field) : try member(literal, field)
      }
      return each { row in
        let items = field.items(row)
        return quantifier.holds(of: parts.filter { $0(items) }.count, among: parts.count)
      }
    case .only(let literals):
      let tests = try literals.map { try test($0, field) }
      return each { row in
        let items = field.items(row)
        return !items.isEmpty && items.allSatisfy { item in tests.contains { $0(item) } }
      }
    }
  }

  /// The literals that do not say the same as one before them, read as members of a set or as words.
  func distinct(
    _ literals: [Literal], _ field: Path, asMembers: Bool? = nil
  ) throws -> [Literal] {
    var seen: Set<Value> = []
    return try literals.filter { literal in
      if case .codes(let root) = field.type {
        return seen.insert(.integer(try evaluation.code(literal, below: root))).inserted
      }
      return seen.insert(
        asMembers ?? field.isMany
          ? try value(literal, field) : .text(try evaluation.searchedText(literal))
      ).inserted
    }
  }

  private func anyOf(_ literal: Literal, _ field: Path) throws -> ([Item]) -> Bool {
    let test = try test(literal, field)
    return { $0.contains(where: test) }
  }

  /// One `contains`: words in a text, a member of a set. A quoted text is searched in every value.
  private func member(_ literal: Literal, _ field: Path) throws -> ([Item]) -> Bool {
    let isWords: Bool =
      switch field.type {
      case .text, .things: try evaluation.isString(literal) || !field.isMany
      default: false
      }
    guard isWords else { return try anyOf(literal, field) }
    let search = WordSearch(try evaluation.searchedText(literal))
    return { items in
      items.contains { item in
        if case .text(let text) = item.value { search.matches(text) } else { false }
      }
    }
  }
}

extension Value {
  /// The number, where it is one.
  var double: Double? {
    switch self {
    case .integer(let number): Double(number)
    case .number(let number): number
    default: nil
    }
  }
}
