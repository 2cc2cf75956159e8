import NaiveEvaluator
import QualmBase
import TestSupport

/// What stands after `find`.
extension SentenceMaker {
  mutating func codes(depth: Int) -> String {
    if depth <= 0 { return operand() }
    switch random.below(16) {
    case 0, 1: return joined("or", depth)
    case 2: return joined("xor", depth)
    case 3: return joined("and", depth)
    case 4:
      return coded(depth - 1) + " but not " + coded(0)
    case 5:
      return "not " + coded(depth - 1)
    case 6, 7: return threshold(depth)
    case 8, 9: return scope(depth)
    case 10, 11: return linked(depth)
    case 12, 13, 14: return spans(depth)
    default:
      // `coded by` belongs to a code, so that one must be there.
      let start = plainCode.map { $0 + " or " } ?? ""
      return "(" + start + codes(depth: depth - 1) + ")" + (start.isEmpty ? "" : codedBy())
    }
  }

  /// An operand of a relation or a `not`: simple, or in brackets.
  private mutating func coded(_ depth: Int) -> String {
    depth <= 0 ? operand() : "(" + codes(depth: depth) + ")"
  }

  private mutating func joined(_ operation: String, _ depth: Int) -> String {
    let parts = (0..<2 + random.below(2)).map { _ in coded(depth - 1) }
    return parts.joined(separator: " \(operation) ")
  }

  private mutating func codedBy() -> String {
    if seen.coders.isEmpty || !random.chance(percent: 25) { return "" }
    if random.chance(percent: 35) { return " coded by any" }
    return random.chance(percent: 50)
      ? " coded by " + literal(random.choose(seen.coders))
      : " coded by " + list(some(of: seen.coders))
  }

  private mutating func operand() -> String {
    switch random.below(23) {
    case 0, 1, 2: return "*"
    case 3: return "uncoded"
    case 4: return random.choose(seen.excerptIDs)
    case 5:
      let id = random.choose(seen.sourceIDs)
      return Name.isWord(id) ? id : "`\(id)`"
    case 6, 7: return Self.quoted(searchedText())
    case 8:
      guard !seen.codes.isEmpty else { return "*" }
      let name = newName("d")
      definitions.append("let \(name) = " + codes(depth: 1))
      return name
    case 9:
      guard let code = plainCode else { return "*" }
      let name = newName("p")
      definitions.append("param \(name) = \(code)")
      return "$" + name
    case 12: return seen.summaries.isEmpty ? "*" : pattern(in: random.choose(seen.summaries))
    case 10, 11:
      guard !seen.codes.isEmpty else { return "*" }
      return "exactly " + random.choose(seen.codes) + codedBy()
    default:
      guard !seen.codes.isEmpty else { return "*" }
      let names = random.chance(percent: 60) && !seen.nodes.isEmpty ? seen.nodes : seen.codes
      return random.choose(names) + codedBy()
    }
  }

  private var plainCode: String? {
    mutating get { seen.codes.isEmpty ? nil : random.choose(seen.codes) }
  }

  /// Words of a summary, some of them cut short or left open.
  mutating func searchedText() -> String {
    let text = seen.summaries.isEmpty ? "road" : random.choose(seen.summaries)
    let words = text.split { " ,\u{A0}".contains($0) }.map(String.init).filter { word in
      word.contains { $0.isLetter || $0.isNumber }
    }
    guard !words.isEmpty else { return "road" }
    let start = random.below(words.count)
    let chosen = words[start..<min(words.count, start + 1 + random.below(3))]
    let made = chosen.map { word -> String in
      switch random.below(5) {
      case 0: return String(word.prefix(max(1, word.count - 2))) + "*"
      case 1 where chosen.count > 1: return "*"
      case 2: return word.uppercased()
      default: return word
      }
    }
    return made.joined(separator: random.choose([" ", " ", "  ", ", "]))
  }

  // MARK: Thresholds and relations

  private mutating func threshold(_ depth: Int) -> String {
    let parts = (0..<2 + random.below(3)).map { _ in
      random.chance(percent: 20) ? codes(depth: depth - 1) : operand()
    }
    return quantifier(parts.count) + " of (" + parts.joined(separator: ", ") + ")"
  }

  mutating func quantifier(_ count: Int) -> String {
    switch random.below(6) {
    case 0: "all"
    case 1: "any"
    case 2: "exactly \(random.below(count + 1))"
    case 3: "at most \(random.below(count + 1))"
    default: "at least \(1 + random.below(count))"
    }
  }

  /// A unit of distances.
  mutating func unit() -> TextUnit { countsUnits ? random.choose(seen.units) : .characters }

  private mutating func scope(_ depth: Int) -> String {
    let fields = seen.tables.first { $0.name == "excerpts" }?.fields ?? []
    let common = fields.filter { ["source", "document", "page", "mission"].contains($0.name) }
    let field = random.choose(random.chance(percent: 60) && !common.isEmpty ? common : fields)
    return coded(depth - 1) + random.choose([" with ", " without "]) + coded(depth - 1)
      + " in same " + field.name
  }

  private mutating func linked(_ depth: Int) -> String {
    var text = coded(depth - 1) + random.choose([" ", " ", " not "]) + "linked"
    if !seen.linkTypes.isEmpty, random.chance(percent: 60) {
      let types = some(of: seen.linkTypes, atMost: 2).map { literal($0) }
      text += " by " + types.joined(separator: " or ")
    }
    if random.chance(percent: 70) {
      text += " " + random.choose(["to", "from", "with"]) + random.choose([" ", " ", " other "])
      text += coded(depth - 1)
    }
    return text
  }

  /// A relation of spans; a plain one has no `not`.
  mutating func spans(_ depth: Int, isPlain: Bool = false) -> String {
    let comparison = random.choose(SpanComparison.allCases)
    let negation = isPlain ? " " : random.choose([" ", " ", " ", " not "])
    var text = coded(depth - 1) + negation + comparison.rawValue
    text += random.choose([" ", " ", " other "]) + coded(depth - 1)
    if comparison == .near || comparison.takesDistance && random.chance(percent: 60) {
      let unit = unit()
      let count =
        unit == .characters ? random.choose([0, 1, 3, 10, 20]) : random.choose([0, 1, 1, 2, 3])
      text += " within \(count) \(unit.rawValue)"
    }
    return text
  }
}
