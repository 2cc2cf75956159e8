import QualmBase

/// Code expressions, loosest binding first.
extension Parser {
  /// Reads a code expression.
  mutating func parseCodes() -> CodeExpression { parseAlternatives().node }

  /// `codes = conjunction { ( "or" | "xor" ) conjunction }`
  mutating func parseAlternatives() -> Measured<CodeExpression> {
    let start = index
    var left = parseConjunction()
    while !isLost, isNext(.or) || isNext(.xor) {
      let isOr = isNext(.or)
      takeKeyword(isOr ? .or : .xor)
      joinLine()
      let right = parseConjunction()
      left = joined(isOr ? .or : .xor, left, right, from: start)
    }
    return left
  }

  /// `conjunction = negation { ( "and" | "but" "not" ) negation }`
  private mutating func parseConjunction() -> Measured<CodeExpression> {
    let start = index
    var left = parseNegation()
    while !isLost, isNext(.and) || isNext(.but) {
      let isAnd = isNext(.and)
      takeKeyword(isAnd ? .and : .but)
      if !isAnd, !take(.not) {
        failMissing("`not`", hint: "`but not` takes away, `and` keeps what has both")
        break
      }
      joinLine()
      let right = parseNegation()
      left = joined(isAnd ? .and : .butNot, left, right, from: start)
    }
    return left
  }

  private mutating func joined(
    _ operator: CodeBinary.Operator, _ left: Measured<CodeExpression>,
    _ right: Measured<CodeExpression>, from start: Int
  ) -> Measured<CodeExpression> {
    let span = span(from: start)
    let list =
      switch `operator` {
      case .and: ("and", "a long list is written `all of (a, b, c)`")
      case .butNot: ("but not", "a long list is written `but not any of (a, b, c)`")
      case .or: ("or", "a long list is written `any of (a, b, c)`")
      case .xor: ("xor", "parts of it may have names: `let x = a xor b`")
      }
    guard
      let height = height(
        over: left.height, right.height, joining: list.0, instead: list.1, at: right.node.span)
    else {
      return left
    }
    return Measured(
      .binary(CodeBinary(`operator`, left.node, right.node, span: span)), height: height)
  }

  /// `negation = "not" negation | relation`
  private mutating func parseNegation() -> Measured<CodeExpression> {
    reserved() == .not ? parseNot() : parseRelation()
  }

  private mutating func parseNot() -> Measured<CodeExpression> {
    let start = index
    takeKeyword(.not)
    joinLine()
    guard let operand = nested({ $0.parseNegation() }) else { return invalidCodes() }
    let span = span(from: start)
    guard let height = height(over: operand.height, at: span) else { return operand }
    return Measured(.not(operand.node, span), height: height)
  }

  /// `operand = primary [ "coded" "by" coders ]`
  mutating func parseCoded() -> Measured<CodeExpression> {
    let start = index
    let operand = parsePrimary()
    guard !isLost, isNext(.coded) else { return operand }
    return parseCodedBy(operand, start)
  }

  private mutating func parseCodedBy(
    _ operand: Measured<CodeExpression>, _ start: Int
  ) -> Measured<CodeExpression> {
    takeKeyword(.coded)
    guard take(.by) else {
      failMissing("`by`", hint: "such as `coping coded by second`")
      return operand
    }
    let coders = parseCoders()
    let span = span(from: start)
    guard let height = height(over: operand.height, at: span) else { return operand }
    return Measured(
      .codedBy(CodedBy(operand: operand.node, coders: coders, span: span)), height: height)
  }

  /// `coders = "any" | value | values`
  private mutating func parseCoders() -> CodedBy.Coders {
    if kind == .word, tokens[index].keyword == .any {
      let span = spanHere
      advance()
      return .any(span)
    }
    if isNext(.openBracket) { return .these(parseValues()) }
    let coder = parseLiteral("a coder", hint: "such as `coping coded by second`")
    if !isLost, openBrackets == queryBrackets, isNext(.comma), kind(1) == .word {
      fail(
        .unexpected(
          ",", at: spanHere,
          hint: "several coders stand in brackets: `coded by (first, second)`"))
    }
    return .these([coder])
  }

  /// `primary = name | "exactly" name | string | pattern | "*" | "uncoded" | parameter | threshold
  ///          | "(" codes ")"`
  private mutating func parsePrimary() -> Measured<CodeExpression> {
    if isNext(.openBracket) { return parseGroup() }
    return isNextThreshold() ? parseThreshold() : parseLeaf()
  }

  private mutating func parseGroup() -> Measured<CodeExpression> {
    let start = index
    let open = open()
    guard let inner = nested({ $0.parseAlternatives() }) else {
      close(.closeBracket, openedAt: open)
      return invalidCodes()
    }
    return closeGroup(inner, open, start)
  }

  private mutating func closeGroup(
    _ inner: Measured<CodeExpression>, _ open: Int, _ start: Int
  ) -> Measured<CodeExpression> {
    close(.closeBracket, openedAt: open, near: Parser.joining)
    let span = span(from: start)
    guard let height = height(over: inner.height, at: span) else { return inner }
    return Measured(.group(inner.node, span), height: height)
  }

  /// Reads an operand that has none inside.
  private mutating func parseLeaf() -> Measured<CodeExpression> {
    let start = index
    switch kind {
    case .word: return parseNamed()
    case .string: return Measured(.text(takeString()))
    case .parameter: return Measured(.parameter(takeParameter()))
    case .sign(.star):
      advance()
      return Measured(.everything(span(from: start)))
    case .regularExpression:
      guard let pattern = takePattern() else { return Measured(.invalid(span(from: start))) }
      return Measured(.pattern(pattern, span(from: start)))
    case .sign(.openBrace), .sign(.closeBrace):
      failUnexpected(hint: "codes are grouped by round brackets")
      return invalidCodes()
    default:
      failMissing("a code", hint: Parser.codeExample)
      return invalidCodes()
    }
  }

  /// What stands where a code is wanted, for hints.
  static let codeExample = "such as `coping`, `\"lack of *\"` or `*`"

  private func isNextThreshold() -> Bool {
    switch reserved() {
    // `share(find exactly coping of find *)` has an `of` of its own.
    case .exactly:
      kind(2) == .word && isNext(.of, ahead: 2) && (wholeNumber(1) != nil || !isInShare)
    case .at, .all, .any: true
    default: false
    }
  }

  private func invalidCodes() -> Measured<CodeExpression> { Measured(.invalid(spanHere)) }

  /// Reads what begins with a word where a code is wanted.
  private mutating func parseNamed() -> Measured<CodeExpression> {
    let start = index
    switch reserved() {
    case .exactly:
      takeKeyword(.exactly)
      guard kind == .word else {
        failMissing(
          "a code",
          hint: isNext(.openBracket)
            ? "`exactly` speaks of one code: `exactly coping or exactly learning`" : nil)
        return invalidCodes()
      }
      let name = takeWord()
      return Measured(.exactly(name, span(from: start)))
    case .uncoded:
      takeKeyword(.uncoded)
      return Measured(.uncoded(span(from: start)))
    case .not:
      failUnexpected(hint: "put brackets around it: `(not …)`")
      return invalidCodes()
    default: break
    }
    if let keyword = tokens[index].keyword, startsNextPart(keyword) {
      fail(
        .missing(
          "a code", before: spellingHere, at: spanHere,
          hint: keyword == .where
            ? "`*` is every excerpt: `find * where …`"
            : "`\(spellingHere)` stands between two codes"))
      return invalidCodes()
    }
    if spellingHere == "siblings", isNext(.of, ahead: 1) {
      fail(.notYet("siblings of", at: spanHere))
      return invalidCodes()
    }
    return Measured(.name(takeWord()))
  }

  /// Whether the keyword here joins or ends codes and is followed by what it joins; as the last
  /// word before a sign it is a name.
  private func startsNextPart(_ keyword: Keyword) -> Bool {
    switch keyword {
    case .and, .or, .xor, .but, .where, .with, .without, .under:
      guard beginsOperand(1) else { return false }
      let next = tokens[index + 1].keyword
      return next == nil || next == .not || next == .size
    default: return false
    }
  }

  /// The reserved word that comes next where a code is wanted. One in upper case may be a name: it
  /// counts where an operand follows.
  private func reserved() -> Keyword? {
    guard kind == .word else { return kind == .foreign ? tokens[index].keyword : nil }
    guard let keyword = Keyword.reservedInCodes.first(where: { isNext($0) }) else { return nil }
    if tokens[index].keyword == keyword { return keyword }
    guard beginsOperand(1), keyword != .uncoded else { return nil }
    let isJoining = [Keyword.and, .or, .xor, .but, .where, .with, .without, .coded, .under]
      .contains { isNext($0, ahead: 1) }
    return isJoining ? nil : keyword
  }

  /// `threshold = quantifier "of" "(" codes { "," codes } [ "," ] ")"`
  private mutating func parseThreshold() -> Measured<CodeExpression> {
    let start = index
    guard let quantifier = parseQuantifier() else { return invalidCodes() }
    guard isNext(.openBracket) else {
      failMissing("a list in brackets", hint: "such as `at least 2 of (a, b, c)`")
      return invalidCodes()
    }
    let open = open()
    let list = nested { $0.parseOperands() }
    if list?.node.isEmpty == true, !isLost { failMissing("a code") }
    close(.closeBracket, openedAt: open, near: Parser.joining)
    let span = span(from: start)
    guard let list, let height = height(over: list.height, at: span) else { return invalidCodes() }
    return Measured(
      .threshold(Threshold(quantifier: quantifier, operands: list.node, span: span)),
      height: height)
  }

  private mutating func parseOperands() -> Measured<[CodeExpression]> {
    var operands = Measured<[CodeExpression]>([], height: 0)
    while !isLost, !isNext(.closeBracket) {
      let operand = parseAlternatives()
      operands.node.append(operand.node)
      operands.height = max(operands.height, operand.height)
      guard take(.comma) else { break }
    }
    return operands
  }

  /// What to say where `of` is missing.
  private func quantifierHint(_ quantifier: Quantifier) -> String {
    if isNext(.openBracket), quantifier == .all || quantifier == .any {
      return "write `\(quantifier == .all ? "all" : "any") of (…)`"
    }
    if quantifier == .all, isAtEnd || isNext(.bar) || isNext(.where) || isNext(.excerpts) {
      return "`*` is every excerpt: `find *`"
    }
    if quantifier == .all, kind == .word {
      return "a code stands for all its excerpts: `find \(spellingHere)`"
    }
    return "such as `at least 2 of (a, b, c)`"
  }

  /// `quantifier = ( "exactly" | "at" ( "least" | "most" ) ) number | "all" | "any"`, then `of`.
  mutating func parseQuantifier() -> Quantifier? {
    let quantifier: Quantifier
    if take(.all) {
      quantifier = .all
    } else if take(.any) {
      quantifier = .any
    } else if take(.exactly) {
      quantifier = .exactly(parseNumber())
    } else {
      takeKeyword(.at)
      let isLeast = isNext(.least)
      guard isLeast || isNext(.most) else {
        failMissing("`least` or `most`", hint: "such as `at least 2 of (a, b, c)`")
        return nil
      }
      takeKeyword(isLeast ? .least : .most)
      let number = parseNumber()
      quantifier = isLeast ? .atLeast(number) : .atMost(number)
    }
    guard !isLost else { return nil }
    guard take(.of) else {
      failMissing("`of`", hint: quantifierHint(quantifier))
      return nil
    }
    return quantifier
  }
}
