import QualmBase

/// Claims.
extension Printer {
  /// The sentence, the condition and the reason, each on a line of its own where all are too long for
  /// one; a condition that is itself too long has a line for each part that `and` or `or` joins.
  static func parts(of claim: Claim) -> [StatementPart] {
    let assertions = claim.includesAssertions ? " including assertions" : ""
    var parts = [
      StatementPart("claim " + print(claim.sentence) + assertions, at: claim.span.start)
    ]
    let condition = "that " + print(claim.condition)
    if condition.count + 2 <= lineLength {
      parts.append(StatementPart(condition, at: claim.conditionStart))
    } else {
      for (number, piece) in pieces(of: claim.condition).enumerated() {
        parts.append(
          number == 0
            ? StatementPart("that " + piece.text, at: claim.conditionStart)
            : StatementPart(piece.text, at: piece.start))
      }
    }
    if let known = claim.known {
      parts.append(StatementPart("known " + print(known), at: claim.knownStart))
    }
    return parts
  }

  /// The operands of the outermost chain, each but the first with the word before it.
  private static func pieces(of condition: ClaimCondition) -> [StatementPart] {
    switch condition {
    case .and(let left, let right, _):
      let first = isJoined(left, by: .or) ? [part("", left)] : pieces(of: left)
      return first + [part("and ", right)]
    case .or(let left, let right, _):
      let first = isJoined(left, by: .and) ? [part("", left)] : pieces(of: left)
      return first + [part("or ", right)]
    default: return [StatementPart(print(condition), at: condition.span.start)]
    }
  }

  private static func part(_ word: String, _ condition: ClaimCondition) -> StatementPart {
    StatementPart(
      word + bracketed(condition, where: isJoined(condition)), at: condition.span.start)
  }

  /// The text of a claim's condition, on one line.
  package static func print(_ condition: ClaimCondition) -> String {
    switch condition {
    case .empty(let query, _): "empty(" + print(query) + ")"
    case .comparison(let node):
      "\(print(node.measure)) \(node.operator.rawValue) " + print(node.comparand)
    case .contains(let node): print(node.measure) + " contains " + print(node.requirement)
    case .not(let operand, _): "not " + bracketed(operand, where: isJoined(operand))
    case .and(let left, let right, _):
      bracketed(left, where: isJoined(left, by: .or)) + " and "
        + bracketed(right, where: isJoined(right))
    case .or(let left, let right, _):
      bracketed(left, where: isJoined(left, by: .and)) + " or "
        + bracketed(right, where: isJoined(right))
    case .group(let inner, _): "(" + print(inner) + ")"
    case .invalid: "…"
    }
  }

  private static func bracketed(_ condition: ClaimCondition, where isNeeded: Bool) -> String {
    isNeeded ? "(" + print(condition) + ")" : print(condition)
  }

  /// Whether the outermost part is `and` or `or`, or the one of these that is asked for.
  private static func isJoined(_ condition: ClaimCondition, by keyword: Keyword? = nil) -> Bool {
    switch condition {
    case .and: keyword != .or
    case .or: keyword != .and
    default: false
    }
  }

  /// The text of a measure: `sources(find coping)`.
  package static func print(_ measure: Measure) -> String {
    switch measure {
    case .count(let query, _), .sources(let query, _):
      measure.word + "(" + print(query) + ")"
    case .share(let part, let whole, _):
      "share(" + bracketedIfStaged(part) + " of " + print(whole) + ")"
    case .values(let field, let query, _):
      "values(" + print(field) + ", " + print(query) + ")"
    }
  }

  private static func print(_ comparand: ClaimComparison.Comparand) -> String {
    switch comparand {
    case .measure(let measure): print(measure)
    case .literal(let literal): print(literal)
    case .set(let values, _): "{" + values.map(print).joined(separator: ", ") + "}"
    }
  }

  /// The text of a query in the brackets of a measure, on one line.
  package static func print(_ query: ClaimQuery) -> String {
    switch query {
    case .query(let query):
      parts(of: query, after: "").map(\.text).joined(separator: " ")
    case .name(let word): print(word)
    }
  }

  private static func bracketedIfStaged(_ query: ClaimQuery) -> String {
    guard case .query(let inner) = query,
      parts(of: inner, after: "").dropFirst().contains(where: {
        $0.text.hasPrefix("|")
      })
    else { return print(query) }
    return "(" + print(query) + ")"
  }
}
