import QualmBase

/// Conditions, loosest binding first.
extension Parser {
  /// Reads a condition.
  mutating func parseCondition() -> Condition { parseEither().node }

  /// `condition = both { "or" both }`
  private mutating func parseEither() -> Measured<Condition> {
    let start = index
    var left = parseBoth()
    while !isLost, take(.or) {
      joinLine()
      let right = parseBoth()
      let span = span(from: start)
      guard
        let height = height(
          over: left.height, right.height, joining: "or",
          instead: "several values of one field are written `in (a, b, c)`", at: right.node.span)
      else { continue }
      left = Measured(.or(left.node, right.node, span), height: height)
    }
    return left
  }

  /// `both = negated { "and" negated }`
  private mutating func parseBoth() -> Measured<Condition> {
    let start = index
    var left = parseNegated()
    while !isLost, take(.and) {
      joinLine()
      let right = parseNegated()
      let span = span(from: start)
      guard
        let height = height(
          over: left.height, right.height, joining: "and",
          instead: "another stage takes the rest: `| where …`", at: right.node.span)
      else { continue }
      left = Measured(.and(left.node, right.node, span), height: height)
    }
    return left
  }

  /// `negated = "not" negated | "(" condition ")" | test`
  private mutating func parseNegated() -> Measured<Condition> {
    if isNext(.openBracket) { return parseConditionGroup() }
    guard isNext(.not) else { return Measured(parseTest()) }
    let isWritten = kind == .foreign || tokens[index].keyword == .not
    return isWritten || beginsOperand(1) ? parseNotCondition() : Measured(parseTest())
  }

  private mutating func parseNotCondition() -> Measured<Condition> {
    let start = index
    takeKeyword(.not)
    joinLine()
    guard let operand = nested({ $0.parseNegated() }) else { return invalidCondition() }
    let span = span(from: start)
    guard let height = height(over: operand.height, at: span) else { return operand }
    return Measured(.not(operand.node, span), height: height)
  }

  private mutating func parseConditionGroup() -> Measured<Condition> {
    let start = index
    let open = open()
    guard let inner = nested({ $0.parseEither() }) else {
      close(.closeBracket, openedAt: open)
      return invalidCondition()
    }
    closeCondition(open)
    let span = span(from: start)
    guard let height = height(over: inner.height, at: span) else { return inner }
    return Measured(.group(inner.node, span), height: height)
  }

  private mutating func closeCondition(_ open: Int) {
    if !isLost, !isNext(.closeBracket), kind == .word {
      failUnexpected(near: [.and, .or], hint: conditionHint())
    }
    close(.closeBracket, openedAt: open, near: [.and, .or])
  }

  private func invalidCondition() -> Measured<Condition> { Measured(.invalid(spanHere)) }

  /// `subject = field | "size" "(" field ")"`
  private mutating func parseSubject() -> Subject {
    guard isNext(.size), kind(1) == .sign(.openBracket) else { return .field(parseField()) }
    let start = index
    takeKeyword(.size)
    let open = open()
    let field = parseField()
    if case .sign(let sign) = kind, Parser.comparison(sign) != nil {
      fail(
        .unexpected(
          spellingHere, at: spanHere, hint: "the comparison stands after the bracket: `size(…) > 2`"
        ))
      skip { $0 == .sign(.bar) }
      openBrackets -= 1
      return .size(field, span(from: start))
    }
    close(.closeBracket, openedAt: open)
    return .size(field, span(from: start))
  }

  /// The comparison that a sign stands for; nil for every other sign.
  static func comparison(_ sign: Sign) -> Comparison.Operator? {
    switch sign {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: nil
    }
  }

  /// `test = subject ( comparison | membership | between | contains | starts | presence )`
  private mutating func parseTest() -> Condition {
    let start = index
    guard kind == .word || kind == .parameter else {
      failMissing("a field", hint: fieldHint)
      return .invalid(spanHere)
    }
    if tokens[index].keyword == .its {
      failUnexpected(hint: "`its` stands on the right: `mission != its source.mission`")
      return .invalid(spanHere)
    }
    if isNext(.and) || isNext(.or), kind(1) == .word, case .sign(let sign) = kind(2),
      Parser.comparison(sign) != nil
    {
      fail(
        .missing(
          "a condition", before: spellingHere, at: spanHere,
          hint: "`\(spellingHere)` stands between two conditions"))
      return .invalid(spanHere)
    }
    let subject = parseSubject()
    guard !isLost else { return .invalid(span(from: start)) }
    if case .sign(let sign) = kind, let comparison = Parser.comparison(sign) {
      advance()
      let comparand = parseComparand(comparison)
      return .comparison(
        Comparison(
          subject: subject, operator: comparison, comparand: comparand, span: span(from: start)))
    }
    if take(.in) { return parseMembership(subject, isNegated: false, start) }
    if isNext(.not), isNext(.in, ahead: 1) {
      takeKeyword(.not)
      takeKeyword(.in)
      return parseMembership(subject, isNegated: true, start)
    }
    if take(.between) { return parseBetween(subject, start) }
    return parseFieldTest(subject, start)
  }

  /// `comparand = value | "its" field | set`, `set = "{" value { "," value } [ "," ] "}"`
  private mutating func parseComparand(_ comparison: Comparison.Operator) -> Comparand {
    let start = index
    if kind == .word, tokens[index].keyword == .its {
      advance()
      let field = parseField()
      return .its(field, span(from: start))
    }
    if isNext(.openBrace) {
      let open = open()
      let values = parseList(until: .closeBrace, of: "a value") { $0.parseLiteralIfAny() }
      if values.isEmpty, !isLost {
        failMissing("a value", hint: "without any value is written `is missing`")
      }
      closeValues(.closeBrace, openedAt: open)
      if comparison != .equal, comparison != .notEqual {
        report(.setNotOrdered(comparison.rawValue, at: span(from: start)))
      }
      return .set(values, span(from: start))
    }
    if isNext(.openBracket) {
      failUnexpected(hint: "one of several values is written `in (a, b)`, a set `= {a, b}`")
      return .literal(.word(Word("", span: spanHere)))
    }
    if failPatternAsValue() { return .literal(.word(Word("", span: spanHere))) }
    if isNext(.star), kind(1) == .word, tokens[index].end == tokens[index + 1].start {
      let text = spelling(tokens[index + 1])
      failUnexpected(hint: "words in a text are asked for by `contains \"\(text)*\"`")
      return .literal(.word(Word("", span: spanHere)))
    }
    return .literal(parseLiteral("a value"))
  }

  /// Reports a pattern where a value stands; whether there is one.
  private mutating func failPatternAsValue() -> Bool {
    guard kind == .regularExpression else { return false }
    fail(
      .unexpected(
        spellingHere, at: spanHere, hint: "a pattern follows `matches`: `matches \(spellingHere)`"))
    return true
  }

  /// `membership = [ "not" ] "in" values`
  private mutating func parseMembership(
    _ subject: Subject, isNegated: Bool, _ start: Int
  ) -> Condition {
    let values = parseValues()
    return .membership(
      Membership(
        subject: subject, isNegated: isNegated, values: values, span: span(from: start)))
  }

  /// `between = "between" value "and" value`
  private mutating func parseBetween(_ subject: Subject, _ start: Int) -> Condition {
    let low = parseLiteral("a value")
    guard !isLost else { return .invalid(span(from: start)) }
    guard take(.and) else {
      failMissing("`and`", hint: "such as `page between 200 and 220`")
      return .invalid(span(from: start))
    }
    let high = parseLiteral("a value")
    return .between(Between(subject: subject, low: low, high: high, span: span(from: start)))
  }

  /// Reads what is asked of a field alone, not of its size.
  private mutating func parseFieldTest(_ subject: Subject, _ start: Int) -> Condition {
    guard case .field(let field) = subject else {
      failMissing("a comparison", hint: "such as `size(theme) >= 2`")
      return .invalid(span(from: start))
    }
    if take(.contains) {
      guard let requirement = parseRequirement() else { return .invalid(span(from: start)) }
      return .contains(
        Contains(field: field, requirement: requirement, span: span(from: start)))
    }
    if take(.starts) {
      guard take(.with) else {
        failMissing("`with`", hint: "such as `id starts with DRC`")
        return .invalid(span(from: start))
      }
      let prefix = parseLiteral("a value")
      return .startsWith(StartsWith(field: field, prefix: prefix, span: span(from: start)))
    }
    if take(.matches) {
      guard kind == .regularExpression else {
        failMissing("a pattern", hint: "such as `summary matches /vacan(t|cies)/`")
        return .invalid(span(from: start))
      }
      guard let pattern = takePattern() else { return .invalid(span(from: start)) }
      return .matches(Matches(field: field, pattern: pattern, span: span(from: start)))
    }
    if isNext(.is) {
      if isNext(.known, ahead: 1) || isNext(.missing, ahead: 1) {
        takeKeyword(.is)
      } else {
        // In whatever letters: what is to be written instead has no `is`.
        advance()
      }
      guard isNext(.known) || isNext(.missing) else {
        failMissing("`known` or `missing`", hint: presenceHint)
        return .invalid(span(from: start))
      }
      let isKnown = isNext(.known)
      takeKeyword(isKnown ? .known : .missing)
      return .presence(Presence(field: field, isKnown: isKnown, span: span(from: start)))
    }
    return failComparison(field, start)
  }

  private static let comparisonWords: [Keyword] = [
    .in, .between, .contains, .starts, .matches, .is,
  ]

  /// Reports a field that nothing is asked of.
  private mutating func failComparison(_ field: FieldName, _ start: Int) -> Condition {
    if let keyword = tokens[start].keyword, Parser.comparisonWords.contains(keyword) {
      let example =
        keyword == .matches
        ? "such as `summary matches /…/`" : "such as `mission \(keyword.rawValue) …`"
      fail(
        .missing("a field", before: spelling(tokens[start]), at: field.span, hint: example))
      return .invalid(span(from: start))
    }
    if isNext(.openBracket), kind(1) == .word {
      let isNumber = ["count", "length", "len", "number", "n"].contains(
        spelling(tokens[start]).lowercased())
      let inside = spelling(tokens[index + 1])
      failUnexpected(
        hint: isNumber
          ? "how many values there are is `size(\(inside))`"
          : "a field stands without brackets: `\(inside) = …`")
      return .invalid(span(from: start))
    }
    if isNext(.arrow) {
      failUnexpected(hint: "did you mean `>=`?")
      return .invalid(span(from: start))
    }
    if kind == .word {
      let written = spellingHere
      if isNext(.not) {
        fail(
          .unexpected(
            written, at: spanHere, hint: "`not` stands before the field, or before `in`"))
        return .invalid(span(from: start))
      }
      if isNext(.by), spelling(tokens[start]) == "coded" {
        failUnexpected(hint: "`coded by` stands with the codes: `find theme coded by …`")
        return .invalid(span(from: start))
      }
      if let meant = Parser.comparisonsElsewhere[written.lowercased()] {
        fail(.unexpected(written, at: spanHere, hint: "did you mean `\(meant)`?"))
        return .invalid(span(from: start))
      }
      if !isNext(.and), !isNext(.or) {
        failUnexpected(
          near: Parser.comparisonWords,
          hint: tokens[start].keyword == .size
            ? "such as `size(\(written)) >= 2`"
            : "a field is followed by `=` or another comparison")
        return .invalid(span(from: start))
      }
    }
    let follows = start > statementStart ? tokens[start - 1].keyword : nil
    let mayBeValue = follows == .or || follows == .and
    fail(
      .missing(
        "a comparison", after: text.text(in: field.span), at: spanHere,
        hint: mayBeValue
          ? valuesHint(before: start) : "such as `= …`, `in (…)` or `is known`"))
    return .invalid(span(from: start))
  }

  /// `contains = "contains" ( value | ( quantifier | "only" ) [ "of" ] values )`
  mutating func parseRequirement() -> Contains.Requirement? {
    if isNext(.only) || isNext(.all) || isNext(.any),
      kind(1) == .sign(.openBracket) || isNext(.of, ahead: 1)
    {
      let isOnly = isNext(.only)
      let isAll = isNext(.all)
      takeKeyword(isOnly ? .only : (isAll ? .all : .any))
      _ = take(.of)
      let values = parseValues()
      return isOnly ? .only(values) : .some(isAll ? .all : .any, values)
    }
    if isNext(.exactly) && isNext(.of, ahead: 2)
      || isNext(.at) && (isNext(.least, ahead: 1) || isNext(.most, ahead: 1))
    {
      guard let quantifier = parseQuantifier() else { return nil }
      return .some(quantifier, parseValues())
    }
    if isNext(.openBracket) {
      failUnexpected(hint: "say `all of (…)`, `any of (…)` or `only of (…)`")
      return nil
    }
    if failPatternAsValue() { return nil }
    return .one(parseLiteral("a value"))
  }
}
