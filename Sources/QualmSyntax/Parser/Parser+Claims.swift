import QualmBase

/// Claims, and the conditions after `that`, loosest binding first.
extension Parser {
  /// `claim = "claim" string [ "including" "assertions" ] "that" claimed [ "known" string ]`
  mutating func parseClaim(_ start: Int) -> Statement? {
    joinLine()
    guard kind == .string else {
      failMissing("the sentence that is claimed", hint: "in quotes: `claim \"…\" that …`")
      return nil
    }
    let sentence = takeString()
    let includesAssertions = take(.including)
    if includesAssertions, !take(.assertions) {
      failMissing("`assertions`", hint: "such as `claim \"…\" including assertions that …`")
      return nil
    }
    let conditionStart = spanHere.start
    guard take(.that) else {
      failMissing("`that`", hint: "such as `claim \"…\" that empty(find …)`")
      return nil
    }
    joinLine()
    let condition = parseClaimed()
    var claim = Claim(
      sentence: sentence, includesAssertions: includesAssertions, condition: condition,
      conditionStart: conditionStart, known: nil, knownStart: 0, span: span(from: start))
    parseKnown(&claim)
    claim.span = span(from: start)
    return .claim(claim)
  }

  private mutating func parseKnown(_ claim: inout Claim) {
    guard !isLost, !isAtEnd else { return }
    claim.knownStart = spanHere.start
    guard take(.known) else {
      if let hint = claimHint() {
        fail(.unexpected(spellingHere, at: spanHere, hint: hint))
      } else {
        failUnexpected(near: [.and, .or, .known])
      }
      return
    }
    joinLine()
    guard kind == .string else {
      failMissing("the reason", hint: "in quotes: `known \"…\"`")
      return
    }
    claim.known = takeString()
  }

  /// What to say about a word left over after a condition.
  private func claimHint() -> String? {
    if isNext(.including) { return "`including assertions` stands before `that`" }
    if isNext(.but) { return "conditions are joined by `and not`" }
    if isNext(.comma) { return "conditions are joined by `and` or `or`" }
    if isNext(.where) || isNext(.bar) {
      return "all of a query stands in the brackets: `count(find … where …)`"
    }
    return nil
  }

  private mutating func parseClaimed() -> ClaimCondition { parseClaimedEither().node }

  /// `claimed = both { "or" both }`
  private mutating func parseClaimedEither() -> Measured<ClaimCondition> {
    let start = index
    var left = parseClaimedBoth()
    while !isLost, take(.or) {
      joinLine()
      let right = parseClaimedBoth()
      let span = span(from: start)
      guard let height = height(over: left.height, right.height, at: span) else { continue }
      left = Measured(.or(left.node, right.node, span), height: height)
    }
    return left
  }

  /// `both = negated { "and" negated }`
  private mutating func parseClaimedBoth() -> Measured<ClaimCondition> {
    let start = index
    var left = parseClaimedNegated()
    while !isLost, take(.and) {
      joinLine()
      let right = parseClaimedNegated()
      let span = span(from: start)
      guard let height = height(over: left.height, right.height, at: span) else { continue }
      left = Measured(.and(left.node, right.node, span), height: height)
    }
    return left
  }

  /// `negated = "not" negated | "(" claimed ")" | judgement`
  private mutating func parseClaimedNegated() -> Measured<ClaimCondition> {
    if isNext(.openBracket) { return parseClaimedGroup() }
    guard isNext(.not) else { return Measured(parseJudgement()) }
    let start = index
    takeKeyword(.not)
    joinLine()
    guard let operand = nested({ $0.parseClaimedNegated() }) else { return invalidClaim() }
    let span = span(from: start)
    guard let height = height(over: operand.height, at: span) else { return operand }
    return Measured(.not(operand.node, span), height: height)
  }

  private mutating func parseClaimedGroup() -> Measured<ClaimCondition> {
    let start = index
    let open = open()
    guard let inner = nested({ $0.parseClaimedEither() }) else {
      close(.closeBracket, openedAt: open)
      return invalidClaim()
    }
    close(.closeBracket, openedAt: open, near: [.and, .or])
    let span = span(from: start)
    guard let height = height(over: inner.height, at: span) else { return inner }
    return Measured(.group(inner.node, span), height: height)
  }

  private func invalidClaim() -> Measured<ClaimCondition> { Measured(.invalid(spanHere)) }

  /// `judgement = "empty" "(" asked ")" | measure ( comparison | contains )`
  private mutating func parseJudgement() -> ClaimCondition {
    let start = index
    if isNext(.empty) {
      takeKeyword(.empty)
      guard let query = parseBracketed(after: .empty, { $0.parseAsked() }) else {
        return .invalid(span(from: start))
      }
      return .empty(query, span(from: start))
    }
    guard let measure = parseMeasure() else { return .invalid(span(from: start)) }
    if case .sign(let sign) = kind, let comparison = Parser.comparison(sign) {
      let operatorSpan = spanHere
      advance()
      joinLine()
      guard let comparand = parseClaimComparand(of: measure) else {
        return .invalid(span(from: start))
      }
      return .comparison(
        ClaimComparison(
          measure: measure, operator: comparison, operatorSpan: operatorSpan, comparand: comparand,
          span: span(from: start)))
    }
    if take(.contains) {
      guard let requirement = parseRequirement() else { return .invalid(span(from: start)) }
      return .contains(
        ClaimContains(measure: measure, requirement: requirement, span: span(from: start)))
    }
    if !isLost, isNext(.between), !measure.isSet {
      fail(
        .unexpected(
          spellingHere, at: spanHere, hint: "both ends are compared: `… >= 1 and … <= 9`"))
    } else if !isLost, isNext(.in) || isNext(.is) {
      fail(
        .unexpected(
          spellingHere, at: spanHere,
          hint: measure.isSet ? "a set is compared: `= {a, b}`" : "a number is compared: `= 1`"))
    }
    if !isLost {
      failMissing(
        "a comparison",
        hint: measure.isSet ? "such as `= {a, b}` or `contains a`" : "such as `= 1` or `>= 3`")
    }
    return .invalid(span(from: start))
  }

  /// `comparand = measure | value | set`
  private mutating func parseClaimComparand(of measure: Measure) -> ClaimComparison.Comparand? {
    let start = index
    if isNext(.openBrace) {
      let open = open()
      let values = parseList(until: .closeBrace, of: "a value") { $0.parseLiteralIfAny() }
      if values.isEmpty, !isLost {
        failMissing("a value", hint: "without any row is written `empty(find …)`")
      }
      closeValues(.closeBrace, openedAt: open)
      return .set(values, span(from: start))
    }
    if Parser.measureKeywords.contains(where: { isNext($0) }), kind(1) == .sign(.openBracket) {
      return parseMeasure().map { .measure($0) }
    }
    let literal = parseLiteral(
      measure.isSet ? "a set" : "a number",
      hint: measure.isSet ? "a set stands in braces: `= {a, b}`" : "such as `>= 3`")
    return isLost ? nil : .literal(literal)
  }

  static let measureKeywords: [Keyword] = [.count, .sources, .share, .values]

  /// `measure = ( "count" | "sources" ) "(" asked ")" | "share" "(" part "of" asked ")"
  ///          | "values" "(" field "," asked ")"`
  private mutating func parseMeasure() -> Measure? {
    let start = index
    guard let keyword = measureKeyword() else { return nil }
    switch keyword {
    case .share:
      let queries = parseBracketed(after: keyword) { parser -> (ClaimQuery, ClaimQuery)? in
        parser.isInShare = true
        let errors = parser.diagnostics.count
        let part = parser.parseAsked(hasStages: false)
        parser.isInShare = false
        guard let first = part, parser.diagnostics.count == errors else { return nil }
        guard parser.isLost || parser.take(.of) else {
          parser.failMissing("`of`", hint: parser.shareHint())
          return nil
        }
        return parser.parseAsked().map { (first, $0) }
      }
      return queries.map { .share($0.0, of: $0.1, span(from: start)) }
    case .values:
      let parts = parseBracketed(after: keyword) { parser -> (FieldName, ClaimQuery)? in
        if parser.isNext(.find) || parser.isNext(.from), parser.kind(1) != .sign(.comma) {
          parser.failMissing("a field", hint: "such as `values(mission, find coping)`")
          return nil
        }
        let field = parser.parseField()
        guard parser.isLost || parser.take(.comma) else {
          parser.failMissing("a comma", hint: "such as `values(mission, find coping)`")
          return nil
        }
        return parser.parseAsked().map { (field, $0) }
      }
      return parts.map { .values($0.0, $0.1, span(from: start)) }
    default:
      let query = parseBracketed(after: keyword) { $0.parseAsked() }
      return query.map {
        keyword == .count ? .count($0, span(from: start)) : .sources($0, span(from: start))
      }
    }
  }

  private func shareHint() -> String? {
    isNext(.bar)
      ? "a query with stages stands in brackets: `share((find … | first 9) of find *)`"
      : isNext(.comma) ? Parser.shareExample : "such as `share(find coping of find *)`"
  }

  /// The hint on a comma where `of` is wanted.
  static let shareExample = "`of` stands between the two: `share(find coping of find *)`"

  /// Takes the word of a measure; nil, and an error, where it is none.
  private mutating func measureKeyword() -> Keyword? {
    for keyword in Parser.measureKeywords where isNext(keyword) {
      takeKeyword(keyword)
      return keyword
    }
    if isNext(.find) || isNext(.from) {
      let isDenied =
        index >= statementStart + 2 && tokens[index - 1].kind == .sign(.openBracket)
        && tokens[index - 2].keyword == .not
      failUnexpected(
        hint: isDenied
          ? "that there is none is written `empty(\(spellingHere) …)`"
          : "a query stands in brackets: `count(\(spellingHere) …)`")
    } else if isAtEnd || kind != .word {
      failMissing("what is claimed", hint: "such as `sources(find …) = 1` or `empty(find …)`")
    } else if wholeNumber() != nil {
      failUnexpected(hint: "the number stands on the right: `count(find …) = \(spellingHere)`")
    } else {
      let meant = Parser.measuresElsewhere[spellingHere.lowercased()]
      failUnexpected(
        near: meant == nil ? Parser.measureKeywords + [.empty] : [],
        hint: meant.map { "did you mean `\($0)`?" }
          ?? "a claim measures: `count(…)`, `sources(…)`, `share(…)`, `values(…)`, `empty(…)`")
    }
    return nil
  }

  // MARK: Queries in brackets

  /// Reads what stands in the brackets of a measure; nil, and an error, where that cannot be read.
  private mutating func parseBracketed<Node>(
    after keyword: Keyword = .count, _ body: (inout Parser) -> Node?
  ) -> Node? {
    guard isNext(.openBracket) else {
      let example =
        switch keyword {
        case .share: "share(find coping of find *)"
        case .values: "values(mission, find coping)"
        default: "\(keyword.rawValue)(find coping)"
        }
      failMissing("a query in brackets", hint: "such as `\(example)`")
      return nil
    }
    let open = open()
    let outer = queryBrackets
    let errors = diagnostics.count
    queryBrackets = openBrackets
    let node = nested { body(&$0) } ?? nil
    queryBrackets = outer
    if diagnostics.count > errors {
      skipBracket()
      return nil
    }
    close(.closeBracket, openedAt: open)
    return node
  }

  /// After an error inside brackets, skips them; the rest of the claim is lost.
  private mutating func skipBracket() {
    isLost = true
    skip { _ in false }
    if isNext(.closeBracket) { advance() }
    openBrackets -= 1
  }

  /// `asked = query | "(" query ")" | name`, and for a part without stages of its own
  /// `part = rows | "(" query ")" | name`.
  private mutating func parseAsked(hasStages: Bool = true) -> ClaimQuery? {
    if isNext(.openBracket) { return parseBracketed { $0.parseAsked() } }
    guard kind == .word else {
      failMissing("a query", hint: "such as `count(find coping)`")
      return nil
    }
    if isNext(.find) || isNext(.from), kind(1) != .sign(.closeBracket) {
      return parseQuery(hasStages: hasStages).map { .query($0) }
    }
    let word = takeWord()
    if isNext(.closeBracket) || isNext(.of) { return .name(word) }
    let isStaged = isNext(.where) || isNext(.bar)
    guard !isAtEnd, isStaged || isNext(.under) else {
      failUnexpected(
        hint: isInShare && isNext(.comma)
          ? Parser.shareExample : "a query begins with `find` or `from`")
      return nil
    }
    let hint = "write `from \(Printer.print(word)) \(spellingHere) …`"
    fail(.unexpected(spellingHere, at: spanHere, hint: hint))
    return nil
  }
}
