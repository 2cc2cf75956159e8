import QualmBase

/// `why`.
extension Parser {
  private static let whyHint = "such as `why DRC-15.3 in (find coping)`"

  /// `why = "why" [ "not" ] value "in" "(" ( query | codes ) ")"`
  mutating func parseWhy(_ start: Int) -> Statement? {
    let isNot = take(.not)
    guard let id = parseID() else { return nil }
    if isNext(.not), isNext(.in, ahead: 1) {
      fail(
        .unexpected(
          "not", at: spanHere, hint: "`not` stands before the id: `why not DRC-15.3 in (…)`"))
      return nil
    }
    guard take(.in) else {
      failMissing("`in`", hint: Parser.whyHint)
      return nil
    }
    guard isNext(.openBracket) else {
      failMissing("a query in brackets", hint: Parser.whyHint)
      return nil
    }
    guard let body = parseBracketed() else { return nil }
    if !isLost, !isAtEnd {
      failUnexpected(hint: "the stages of the query stand inside the brackets")
    }
    return .why(Why(isNot: isNot, id: id, body: body, span: span(from: start)))
  }

  /// The id that is asked about; nil, and an error, where there is none.
  private mutating func parseID() -> Literal? {
    if !(isNext(.in) && kind(1) == .sign(.openBracket)), let id = parseLiteralIfAny() { return id }
    failMissing("the id of an excerpt", hint: Parser.whyHint)
    return nil
  }

  /// A query or codes in brackets; nil, and an error, where no query can be read.
  private mutating func parseBracketed() -> Why.Body? {
    let opened = open()
    let outer = queryBrackets
    queryBrackets = openBrackets
    defer { queryBrackets = outer }
    let body: Why.Body
    if beginsQuery {
      guard let query = parseQuery() else { return nil }
      body = .query(query)
    } else if isAtQueryEnd {
      failMissing("a query", hint: Parser.whyHint)
      return nil
    } else {
      body = .codes(parseCodes())
      if !isLost, isNext(.bar) || isNext(.where) || isNext(.under) {
        failUnexpected(hint: "a query begins with `find` or `from`")
      }
    }
    close(.closeBracket, openedAt: opened)
    return body
  }
}
