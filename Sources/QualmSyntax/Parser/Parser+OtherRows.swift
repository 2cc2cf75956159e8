import QualmBase

/// Stages that take up the rows of another query.
extension Parser {
  /// `combine = ( "union" | "intersect" | "except" ) rows`
  mutating func parseCombination(_ operation: Combination.Operation) -> Stage.Kind {
    guard let rows = parseOtherRows(after: operation.rawValue) else { return .invalid }
    return .combine(Combination(operation, rows))
  }

  /// `join = "join" rows "on" match { "," match }`
  mutating func parseJoin() -> Stage.Kind {
    guard let rows = parseOtherRows(after: "join"), !isLost else { return .invalid }
    guard take(.on) else {
      let hint = "such as `join missions on mission = id`"
      if isAtQueryEnd || isNext(.bar) {
        failMissing("`on`", hint: hint)
      } else if isNext(.where) || isNext(.by) || isNext(.with) || spellingHere == "using" {
        fail(.unexpected(spellingHere, at: spanHere, hint: "did you mean `on`?"))
      } else {
        failUnexpected(near: [.on], hint: hint)
      }
      return .invalid
    }
    return .join(Join(rows, on: parseList(of: "a field") { $0.parseMatch() }))
  }

  /// `match = field [ "=" field ]`
  private mutating func parseMatch() -> Join.Match? {
    let start = index
    guard let field = parseFieldIfAny() else { return nil }
    let other = take(.equal) ? parseField() : nil
    return Join.Match(field: field, other: other, span: span(from: start))
  }

  /// `rows = name | "(" query ")"`
  private mutating func parseOtherRows(after stage: String) -> OtherRows? {
    let start = index
    let isQuery = (isNext(.find) || isNext(.from)) && beginsOperand(1)
    if kind == .word, !isQuery { return .named(takeWord()) }
    guard isNext(.openBracket) else {
      failMissing(
        isQuery ? "a bracket" : "a name, or a query in brackets",
        hint: "such as `\(stage) (find learning)`")
      return nil
    }
    let open = open()
    let query = nested { $0.parseInnerQuery() }
    close(.closeBracket, openedAt: open)
    guard let query = query ?? nil else { return nil }
    return .query(query, span(from: start))
  }

  /// A query that ends at the bracket that closes it.
  private mutating func parseInnerQuery() -> Query? {
    let outer = queryBrackets
    let wasMuted = isMuted
    queryBrackets = openBrackets
    let query = parseQuery()
    queryBrackets = outer
    isMuted = wasMuted
    return query
  }
}
