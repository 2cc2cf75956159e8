import QualmBase

/// Arithmetic over columns.
extension Parser {
  /// Reads an expression.
  mutating func parseExpression() -> Expression { parseSum().node }

  /// `expression = product { ( "+" | "-" ) product }`
  private mutating func parseSum() -> Measured<Expression> {
    let start = index
    var left = parseProduct()
    while !isLost, isNext(.plus) || isNext(.minus) {
      let isPlus = isNext(.plus)
      advance()
      let right = parseProduct()
      left = joined(isPlus ? .add : .subtract, left, right, from: start)
    }
    return left
  }

  /// `product = term { ( "*" | "/" ) term }`
  private mutating func parseProduct() -> Measured<Expression> {
    let start = index
    var left = parseTerm()
    while !isLost, isNext(.star) || isNext(.slash) {
      let isStar = isNext(.star)
      advance()
      joinLine()
      let right = parseTerm()
      left = joined(isStar ? .multiply : .divide, left, right, from: start)
    }
    return left
  }

  private mutating func joined(
    _ operator: Expression.Operator, _ left: Measured<Expression>, _ right: Measured<Expression>,
    from start: Int
  ) -> Measured<Expression> {
    let span = span(from: start)
    guard let height = height(over: left.height, right.height, at: span) else { return left }
    return Measured(.binary(`operator`, left.node, right.node, span), height: height)
  }

  /// `term = number | field | string | "size" "(" field ")" | "(" expression ")"`
  private mutating func parseTerm() -> Measured<Expression> {
    let start = index
    switch kind {
    case .word where isNext(.size) && kind(1) == .sign(.openBracket):
      takeKeyword(.size)
      let open = open()
      let field = parseField()
      close(.closeBracket, openedAt: open)
      return Measured(.size(field, span(from: start)))
    case .word:
      let word = takeWord()
      return Measured(Parser.isNumber(word) ? .number(word) : .field(.word(word)))
    case .parameter: return Measured(.field(.parameter(takeParameter())))
    case .string: return Measured(.string(takeString()))
    case .sign(.openBracket):
      let open = open()
      guard let inner = nested({ $0.parseSum() }) else {
        close(.closeBracket, openedAt: open)
        return Measured(.invalid(spanHere))
      }
      close(.closeBracket, openedAt: open)
      let span = span(from: start)
      guard let height = height(over: inner.height, at: span) else { return inner }
      return Measured(.group(inner.node, span), height: height)
    default:
      failMissing("a column or a number", hint: "such as `with ratio = excerpts / sources`")
      return Measured(.invalid(spanHere))
    }
  }

  /// Whether an unquoted word is a whole or decimal number.
  static func isNumber(_ word: Word) -> Bool {
    guard !word.isQuoted else { return false }
    let parts = word.text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return parts.count <= 2
      && parts.allSatisfy { part in
        !part.isEmpty
          && part.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      }
  }
}
