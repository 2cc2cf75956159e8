import NaiveEvaluator
import QualmBase
import TestSupport

/// What stands after `where`.
extension SentenceMaker {
  mutating func condition(_ rows: Rows, depth: Int) -> String {
    if depth > 0 {
      switch random.below(9) {
      case 0: return "not " + inner(rows, depth - 1)
      case 1: return inner(rows, depth - 1) + " and " + inner(rows, depth - 1)
      case 2, 3: return inner(rows, depth - 1) + " or " + inner(rows, depth - 1)
      case 4: return "(" + condition(rows, depth: depth - 1) + ")"
      default: break
      }
    }
    return test(rows)
  }

  private mutating func inner(_ rows: Rows, _ depth: Int) -> String {
    depth <= 0 ? test(rows) : "(" + condition(rows, depth: depth) + ")"
  }

  private mutating func test(_ rows: Rows) -> String {
    let field = random.choose(rows.fields)
    let name = field.name
    switch random.below(10) {
    case 0: return name + random.choose([" is known", " is missing"])
    case 1: return size(name)
    case 2:
      let others = rows.fields.filter { $0.type == field.type && $0.name != name }
      let isOrdered = field.type != .codes && field.type != .boolean
      if others.isEmpty { break }
      let sign = random.choose(isOrdered ? ["=", "!=", "<", "<=", ">", ">="] : ["=", "!="])
      return "\(name) \(sign) its \(random.choose(others).name)"
    default: break
    }
    if field.values.isEmpty { return name + random.choose([" is known", " is missing"]) }
    switch field.type {
    case .codes: return codeTest(field)
    case .boolean: return "\(name) \(random.choose(["=", "!="])) \(random.choose(["yes", "no"]))"
    case .text: return textTest(field)
    case .integer, .number, .date: return orderedTest(field)
    }
  }

  private mutating func size(_ name: String) -> String {
    switch random.below(4) {
    case 0: return "size(\(name)) in (\(random.below(3)), \(random.below(4)))"
    case 1: return "size(\(name)) between \(random.below(2)) and \(1 + random.below(2))"
    default:
      let sign = random.choose(["=", "!=", "<", "<=", ">", ">="])
      return "size(\(name)) \(sign) \(random.below(3))"
    }
  }

  mutating func value(_ field: Vocabulary.Field) -> String {
    var text = random.choose(field.values)
    if field.type == .date, random.chance(percent: 40) {
      text = text.split(separator: "-").prefix(1 + random.below(2)).joined(separator: "-")
    }
    if field.type == .codes { return code(text) }
    return literal(text)
  }

  /// The name of a code, as it stands where a value may.
  func code(_ text: String) -> String { text }

  mutating func values(_ field: Vocabulary.Field) -> String {
    var seen: Set<String> = []
    let chosen = (0..<1 + random.below(3)).map { _ in value(field) }
      .filter { seen.insert($0).inserted }
    return chosen.joined(separator: ", ")
  }

  private mutating func membership(_ field: Vocabulary.Field) -> String {
    let name = field.name
    switch random.below(7) {
    case 0, 1: return "\(name) = \(value(field))"
    case 2: return "\(name) != \(value(field))"
    case 3: return "\(name) in (\(values(field)))"
    case 4: return "\(name) not in (\(values(field)))"
    case 5: return "\(name) = {\(values(field))}"
    default: return "\(name) != {\(values(field))}"
    }
  }

  private mutating func sets(_ field: Vocabulary.Field) -> String {
    let name = field.name
    let listed = values(field)
    let count = listed.split(separator: ",").count
    switch random.below(6) {
    case 0: return "\(name) contains only of (\(listed))"
    case 1: return "\(name) contains \(value(field))"
    default: return "\(name) contains \(quantifier(count)) of (\(listed))"
    }
  }

  private mutating func codeTest(_ field: Vocabulary.Field) -> String {
    random.chance(percent: 50) ? membership(field) : sets(field)
  }

  private static func isOfWords(_ name: String) -> Bool {
    ["summary", "text", "before", "quote", "after"].contains(name)
  }

  private mutating func textTest(_ field: Vocabulary.Field) -> String {
    let name = field.name
    switch random.below(9) {
    case 8: return "\(name) matches " + pattern(in: random.choose(field.values))
    case 0:
      let start = random.choose(field.values).prefix(1 + random.below(3))
      return "\(name) starts with \(literal(String(start)))"
    case 1, 2:
      let words = Self.isOfWords(name) ? searchedText() : random.choose(field.values)
      return "\(name) contains \(Self.quoted(words))"
    case 3:
      return "\(name) \(random.choose(["<", "<=", ">", ">="])) \(value(field))"
    case 4: return "\(name) between \(value(field)) and \(value(field))"
    case 5, 6:
      if field.isMany { return sets(field) }
      return "\(name) contains \(quantifier(1)) of (\(values(field)))"
    default: return membership(field)
    }
  }

  private mutating func orderedTest(_ field: Vocabulary.Field) -> String {
    let name = field.name
    switch random.below(6) {
    case 0, 1: return "\(name) \(random.choose(["<", "<=", ">", ">="])) \(value(field))"
    case 2: return "\(name) between \(value(field)) and \(value(field))"
    case 3 where field.isMany: return sets(field)
    default: return membership(field)
    }
  }
}
