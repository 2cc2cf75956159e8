import QualmBase

/// Relations between excerpts: what binds code expressions tightest but for `coded by`.
extension Parser {
  /// `relation = operand { scope | link | span }`
  mutating func parseRelation() -> Measured<CodeExpression> {
    let start = index
    let left = parseCoded()
    guard isNext(.with) || isNext(.without) || isNextLink || nextComparison != nil else {
      return left
    }
    return parseRelations(of: left, start)
  }

  /// Reads the relations after their first operand; apart, to keep the frames of nested brackets
  /// small.
  private mutating func parseRelations(
    of first: Measured<CodeExpression>, _ start: Int
  ) -> Measured<CodeExpression> {
    var left = first
    while !isLost {
      if isNext(.with) || isNext(.without) {
        let isNegated = isNext(.without)
        takeKeyword(isNegated ? .without : .with)
        joinLine()
        let right = parseCoded()
        guard !isLost else { break }
        left = parseScope(of: left, right, isNegated: isNegated, start)
      } else if isNextLink {
        left = parseLink(of: left, start)
      } else if let comparison = nextComparison {
        left = parseSpans(of: left, comparison, start)
      } else {
        break
      }
    }
    return left
  }

  /// `scope = ( "with" | "without" ) operand "in" "same" field`, from `in` on.
  private mutating func parseScope(
    of left: Measured<CodeExpression>, _ right: Measured<CodeExpression>, isNegated: Bool,
    _ start: Int
  ) -> Measured<CodeExpression> {
    guard take(.in), take(.same) else {
      failMissing("`in same`", hint: "such as `a with b in same source`")
      return left
    }
    let field = parseField()
    let span = span(from: start)
    guard let height = height(over: left.height, right.height, at: span) else { return left }
    return Measured(
      .scope(
        ScopeRelation(
          left: left.node, right: right.node, isNegated: isNegated, field: field, span: span)),
      height: height)
  }

  // MARK: Links

  /// Whether `linked` or `not linked` comes next.
  private var isNextLink: Bool {
    isNext(.linked) || isNext(.not) && isNext(.linked, ahead: 1)
  }

  /// `link = [ "not" ] "linked" [ "by" types ] [ ( "to" | "from" | "with" ) [ "other" ] operand ]`
  ///
  /// `a linked with b in same source` is `linked` without a partner, and a scope.
  private mutating func parseLink(
    of left: Measured<CodeExpression>, _ start: Int
  ) -> Measured<CodeExpression> {
    let isNegated = take(.not)
    takeKeyword(.linked)
    var types: [Literal] = []
    if take(.by) {
      types = parseTypesOfRelation()
    } else if seemsToNameType {
      failMissing("`by`", hint: "types of links follow `by`: `linked by \(spellingHere)`")
    }
    guard !isLost else { return left }
    let alone = linked(left, isNegated, types, nil, start)
    guard let direction = takeDirection() else { return alone }
    joinLine()
    let isOther = takeOther()
    let right = parseCoded()
    guard !isLost else { return alone }
    if direction == .with, !isOther, isNext(.in) {
      return parseScope(of: alone, right, isNegated: false, start)
    }
    return linked(left, isNegated, types, (direction, isOther, right), start)
  }

  private mutating func linked(
    _ left: Measured<CodeExpression>, _ isNegated: Bool, _ types: [Literal],
    _ partner: (LinkRelation.Direction, isOther: Bool, codes: Measured<CodeExpression>)?,
    _ start: Int
  ) -> Measured<CodeExpression> {
    let span = span(from: start)
    guard let height = height(over: left.height, partner?.codes.height ?? 0, at: span) else {
      return left
    }
    let relation = LinkRelation(
      left: left.node, isNegated: isNegated, types: types,
      partner: partner.map {
        LinkRelation.Partner(direction: $0.0, isOther: $0.isOther, codes: $0.codes.node)
      }, span: span)
    return Measured(.linked(relation), height: height)
  }

  /// Whether a word comes next that joins nothing and is no stage, so that it may be meant as a type.
  private var seemsToNameType: Bool {
    guard kind == .word || kind == .string else { return false }
    return !isJoining(0) && !isQualifying(0) && !isAtQueryEnd
      && Parser.stage(named: spellingHere) == nil
  }

  private mutating func takeDirection() -> LinkRelation.Direction? {
    if take(.to) { return .to }
    if take(.from) { return .from }
    return take(.with) ? .with : nil
  }

  /// Takes `other` where an operand follows it; else it is a name.
  mutating func takeOther() -> Bool {
    guard isNext(.other), beginsOperand(1), !isJoining(1), !isQualifying(1) else { return false }
    takeKeyword(.other)
    return true
  }

  /// `types = value { "or" value }`, after `linked by`.
  private mutating func parseTypesOfRelation() -> [Literal] {
    let isType = !(isNext(.to) || isNext(.from) || isNext(.with)) || !beginsOperand(1)
    guard isType, let first = parseLiteralIfAny() else {
      failMissing("a type of links", hint: "such as `linked by contradicts`")
      return []
    }
    var types = [first]
    while isNext(.or), isTypeAfterOr {
      takeKeyword(.or)
      joinLine()
      guard let next = parseLiteralIfAny() else { break }
      types.append(next)
    }
    if kind == .string || kind == .word, !isJoining(0), !isQualifying(0), !isAtQueryEnd {
      failUnexpected(hint: Parser.typesHint)
    }
    return types
  }

  /// The hint on several types.
  static let typesHint = "types are joined by `or`: `contradicts or repeats`"

  /// Whether what follows `or` is a further type and no code expression of its own: a name or value
  /// that ends there, or is joined to what comes.
  private var isTypeAfterOr: Bool {
    switch kind(1) {
    case .string, .parameter: break
    case .word:
      if Keyword.reservedInCodes.contains(where: { isNext($0, ahead: 1) }) { return false }
    default: return false
    }
    return kind(2) != .word || isJoining(2)
  }

  /// Whether the word `ahead` places on joins what is before it, types of links too, to what follows.
  private func isJoining(_ ahead: Int) -> Bool {
    [
      Keyword.and, .or, .xor, .but, .with, .without, .within, .where, .under, .to, .from, .as, .of,
    ].contains { isNext($0, ahead: ahead) } || isUnitOfRule(ahead)
  }

  /// Whether the word `ahead` places on says more of the operand before it.
  private func isQualifying(_ ahead: Int) -> Bool {
    comparison(ahead) != nil
      || [Keyword.coded, .linked, .not, .in].contains { isNext($0, ahead: ahead) }
  }

  /// `links = "links" [ value { "or" value } ]`
  mutating func parseTypesOfStage() -> [Literal] {
    if isNext(.by) {
      failUnexpected(hint: "types follow right after `links`: `links contradicts`")
      return []
    }
    if isNext(.where), beginsOperand(1) { return [] }
    guard let first = parseLiteralIfAny() else { return [] }
    var types = [first]
    while !isLost, take(.or) {
      joinLine()
      types.append(parseLiteral("a type of links"))
    }
    return types
  }
}
