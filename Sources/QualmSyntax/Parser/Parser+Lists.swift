import QualmBase

/// Lists, values and names.
extension Parser {
  /// Items between commas; a comma may stand before the closing sign. At least one is wanted unless
  /// the list is closed at once.
  ///
  /// - Parameters:
  ///   - what: what an item is, for the error where one is missing.
  ///   - item: reads one; nil where none begins here.
  mutating func parseList<Item>(
    until sign: Sign, of what: String, _ item: (inout Parser) -> Item?
  ) -> [Item] {
    var items: [Item] = []
    while !isLost, !isNext(sign) {
      guard let next = item(&self) else {
        if !isLost { failMissing(what) }
        break
      }
      items.append(next)
      guard take(.comma) else { break }
    }
    return items
  }

  /// Items between commas, at least one, in the open.
  mutating func parseList<Item>(
    of what: String, _ item: (inout Parser) -> Item?
  ) -> [Item] {
    var items: [Item] = []
    repeat {
      guard let next = item(&self) else {
        if !isLost { failMissing(what, hint: what == "a field" ? missingFieldHint : nil) }
        break
      }
      items.append(next)
    } while !isLost && take(.comma)
    return items
  }

  /// What to say where a field is missing from a list.
  var missingFieldHint: String {
    if kind == .string { return "a field is written without quotes" }
    if isNext(.star) { return "the usual columns are shown without `select`" }
    if isNext(.openBracket) { return "fields stand without brackets" }
    return "such as `mission` or `source.role`"
  }

  /// `values = "(" value { "," value } [ "," ] ")"`
  mutating func parseValues() -> [Literal] {
    guard isNext(.openBracket) else {
      let isValue = kind == .word || kind == .string
      let isRange = isValue && tokens[index + 1].kind == .unknown
      failMissing(
        "a list in brackets",
        hint: isRange
          ? "from one to the other is written `between 5 and 6`"
          : isValue ? "such as `(\(spellingHere))`" : "such as `(5, 6)`")
      return []
    }
    let open = open()
    let values = parseList(until: .closeBracket, of: "a value") { $0.parseLiteralIfAny() }
    if values.isEmpty, !isLost { failMissing("a value") }
    closeValues(.closeBracket, openedAt: open)
    return values
  }

  /// Closes a list of values, where a left-over word is more of the last value.
  mutating func closeValues(_ sign: Sign, openedAt open: Int) {
    if !isLost, !isAtEnd, !isNext(sign), !isNext(.bar), !seemsToBeginStatement(index) {
      let isValue = kind == .word || kind == .string
      let isRange = isNext(.to) || isNext(.minus)
      failUnexpected(
        hint: isRange
          ? "from one to the other is written `between 5 and 6`"
          : phraseHint(isCode: false) ?? (isValue ? "a comma stands between values" : nil))
    }
    close(sign, openedAt: open)
  }

  /// `value = word | string | parameter`
  mutating func parseLiteral(_ what: String, hint: String? = nil) -> Literal {
    if let literal = parseLiteralIfAny() { return literal }
    let span = spanHere
    failMissing(what, hint: hint)
    return .word(Word("", span: span))
  }

  mutating func parseLiteralIfAny() -> Literal? {
    switch kind {
    case .word: .word(takeWord())
    case .string: .string(takeString())
    case .parameter: .parameter(takeParameter())
    default: nil
    }
  }

  /// `field = word | parameter`
  mutating func parseField() -> FieldName {
    if let field = parseFieldIfAny() { return field }
    let span = spanHere
    if kind == .string {
      fail(.unexpected(spellingHere, at: span, hint: "a field is written without quotes"))
    } else {
      failMissing("a field", hint: missingFieldHint)
    }
    return .word(Word("", span: span))
  }

  mutating func parseFieldIfAny() -> FieldName? {
    switch kind {
    case .word: .word(takeWord())
    case .parameter: .parameter(takeParameter())
    default: nil
    }
  }

  /// `amount = number | parameter`
  mutating func parseAmount() -> Amount {
    kind == .parameter ? .parameter(takeParameter()) : .number(parseNumber())
  }

  /// A whole number; an error where none stands here.
  mutating func parseNumber(atLeast minimum: Int = 0) -> Int {
    if let number = wholeNumber(), number >= minimum {
      advance()
      return number
    }
    if isNext(.minus), wholeNumber(1) != nil, tokens[index + 1].start == tokens[index].end {
      // The place of the sign was told already, in words that do not speak of numbers.
      let sign = spanHere
      diagnostics.removeAll {
        $0.code == .operatorNeedsBlanks && $0.span?.start == sign.start
      }
      let place = sign.union(span(of: tokens[index + 1]))
      fail(.notWhole(text.text(in: place), minimum: minimum, at: place))
    } else if isAtEnd || kind != .word {
      failMissing("a whole number", hint: "such as `\(spellingBefore ?? "first") 10`")
    } else {
      fail(.notWhole(spellingHere, minimum: minimum, at: spanHere))
    }
    return minimum
  }
}
