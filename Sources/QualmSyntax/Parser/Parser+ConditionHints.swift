import QualmBase

/// What to say about conditions that cannot be read.
extension Parser {
  /// What to say about a word left over after a condition.
  func conditionHint() -> String? {
    if isNext(.but) { return "conditions are joined by `and not`" }
    if isNext(.where) { return "another condition is joined by `and`" }
    if isNext(.comma) { return commaHint }
    if isNext(.to), let low = spellingBefore, kind(1) == .word {
      return "from one to the other is written `between \(low) and \(spelling(tokens[index + 1]))`"
    }
    if case .sign(let sign) = kind, Parser.comparison(sign) != nil {
      return "between two values is written `between … and …`"
    }
    return stageElsewhereHint ?? phraseHint(isCode: false)
  }

  /// What to say about a comma after a condition: another condition follows, or another value.
  var commaHint: String {
    let isCondition =
      if case .sign(let sign) = kind(2) { Parser.comparison(sign) != nil } else { false }
    guard !isCondition, kind(1) == .word || kind(1) == .string, index >= statementStart + 3 else {
      return "conditions are joined by `and` or `or`"
    }
    let values = "\(spelling(tokens[index - 1])), \(spelling(tokens[index + 1]))"
    return tokens[index - 2].keyword == .contains
      ? "several values stand in brackets: `contains all of (\(values))`"
      : "one of several values is written `in (\(values))`"
  }

  /// What to say where a field is missing.
  var fieldHint: String {
    if kind == .string, index >= statementStart + 3,
      [.and, .or].contains(tokens[index - 1].keyword), tokens[index - 2].kind == .string
    {
      return valuesHint(before: index)
    }
    if kind == .string { return "a field is written without quotes" }
    // `page > 200 and < 210`
    if case .sign(let sign) = kind, Parser.comparison(sign) != nil, index >= statementStart + 4,
      case .sign(let before) = tokens[index - 3].kind, Parser.comparison(before) != nil
    {
      return "the field is said again: `and \(spelling(tokens[index - 4])) \(sign.rawValue) …`"
    }
    return "such as `mission = …`"
  }

  /// What to say about a word after `is` that is neither `known` nor `missing`.
  var presenceHint: String {
    if isNext(.not) {
      let isAbsent =
        kind(1) == .word && Parser.absence.contains(spelling(tokens[index + 1]).lowercased())
      return isAbsent || isNext(.missing, ahead: 1)
        ? "write `is known`" : isNext(.known, ahead: 1) ? "write `is missing`" : "write `!=`"
    }
    let isAbsent = kind == .word && Parser.absence.contains(spellingHere.lowercased())
    return isAbsent ? "write `is missing`" : "a value follows `=`"
  }

  /// What other languages call a value that is missing.
  static let absence: Set<String> = ["null", "none", "empty", "blank", "nil", "na"]

  /// How several values are asked for, where a value seems to follow `and` or `or`: the token before
  /// `start` is the one, and two before stands what the first value follows.
  func valuesHint(before start: Int) -> String {
    guard start >= statementStart + 3, tokens[start - 3].keyword == .contains else {
      return "one of several values is written `in (a, b)`"
    }
    let quantifier = tokens[start - 1].keyword == .and ? "all" : "any"
    let values = "\(spelling(tokens[start - 2])), \(spelling(tokens[start]))"
    return "several values stand in brackets: `contains \(quantifier) of (\(values))`"
  }
}
