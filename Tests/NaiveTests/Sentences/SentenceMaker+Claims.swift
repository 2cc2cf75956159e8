import NaiveEvaluator
import TestSupport

/// Claims.
extension SentenceMaker {
  mutating func claim() -> String {
    var text = "claim " + Self.quoted("It is \"so\" \(random.below(9)) times")
    if random.chance(percent: 20) { text += " including assertions" }
    text += random.choose([" that ", "\n  that "]) + truth(depth: random.choose([0, 0, 1, 2]))
    return random.chance(percent: 25) ? text + " known \"not all is said\"" : text
  }

  private mutating func truth(depth: Int) -> String {
    if depth > 0 {
      switch random.below(5) {
      case 0: return "not " + part(depth - 1)
      case 1, 2: return part(depth - 1) + " and " + part(depth - 1)
      case 3: return part(depth - 1) + " or " + part(depth - 1)
      default: return "(" + truth(depth: depth - 1) + ")"
      }
    }
    switch random.below(9) {
    case 0, 1: return "empty(" + asked().text + ")"
    case 2, 3: return "count(" + asked().text + ")" + than()
    case 4: return sources() + (random.chance(percent: 70) ? than() : sign() + sources())
    case 5, 6: return share() + sign() + random.choose(["0", "0.25", "0.5", "1"])
    default: return values()
    }
  }

  private mutating func part(_ depth: Int) -> String {
    depth <= 0 ? truth(depth: 0) : "(" + truth(depth: depth) + ")"
  }

  private mutating func sign() -> String {
    random.choose([" = ", " != ", " < ", " <= ", " > ", " >= "])
  }

  private mutating func than() -> String {
    sign() + (random.chance(percent: 80) ? "\(random.below(5))" : "count(" + asked().text + ")")
  }

  private mutating func sources() -> String {
    "sources("
      + asked { $0.hasCodes || $0.name == "sources" }.text + ")"
  }

  private mutating func share() -> String {
    let part = asked { $0.name != nil && $0.name != "pairs of excerpts" }
    let whole = asked { $0.name == part.rows.name }
    let isSame = whole.rows.name == part.rows.name
    return "share((\(part.text)) of \(isSame ? whole.text : part.text))"
  }

  private mutating func values() -> String {
    let (text, rows) = asked { !$0.fields.isEmpty }
    let field = random.choose(rows.fields)
    let measure = "values(\(field.name), \(text))"
    if field.values.isEmpty || random.chance(percent: 10) { return measure + " = " + measure }
    let listed = values(field)
    let count = listed.split(separator: ",").count
    switch random.below(6) {
    case 0, 5: return measure + random.choose([" = ", " != "]) + "{\(listed)}"
    case 1: return measure + " contains only of (\(listed))"
    case 2: return measure + " contains " + value(field)
    default: return measure + " contains \(quantifier(count)) of (\(listed))"
    }
  }

  /// A query that gives such rows.
  private mutating func asked(
    _ fits: (Rows) -> Bool = { _ in true }
  ) -> (text: String, rows: Rows) {
    let before = definitions
    for _ in 0..<12 {
      seen = vocabulary
      definitions = before
      var made = random.chance(percent: 45) ? search() : head()
      if random.chance(percent: 35) { made.text += " | " + stage(&made.rows) }
      if fits(made.rows) { return made }
    }
    seen = vocabulary
    definitions = before
    return ("find *", rowsOf(seen.tables.first { $0.name == "excerpts" }))
  }

  /// A search that may find nothing.
  private mutating func search() -> (text: String, rows: Rows) {
    let words = [searchedText(), "zebra*", "lack of roads", "helicopter* staff"]
    var text = "find " + Self.quoted(random.choose(words))
    if random.chance(percent: 20) { text = "find /zebra|lac?k the/" }
    switch random.below(6) {
    case 0: text += " and " + codes(depth: 0)
    case 1: text += " or " + codes(depth: 0)
    case 2: text = "find " + codes(depth: 0) + " but not " + text.dropFirst(5)
    default: break
    }
    return (text, rowsOf(seen.tables.first { $0.name == "excerpts" }))
  }
}
