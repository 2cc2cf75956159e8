import QualmBase

/// Relations of spans: `a near b within 2 pages`.
extension Parser {
  /// What may follow an operand of codes.
  static let joining: [Keyword] =
    [.and, .or, .xor, .but, .with, .without, .coded, .linked] + Keyword.spans

  /// The hint on a distance that belongs to nothing.
  static let distanceHint = "a distance is said once, after `near`, `before` or `after`"

  /// The relation of spans that comes next, `not` before it or not.
  var nextComparison: SpanComparison? { comparison(isNext(.not) ? 1 : 0) }

  /// The relation of spans that the word `ahead` places on names, in lower case or not.
  func comparison(_ ahead: Int) -> SpanComparison? {
    switch kind(ahead) {
    case .word, .foreign: break
    default: return nil
    }
    let token = tokens[index + ahead]
    // The longest is `overlaps-start`.
    guard token.end - token.start <= 14 else { return nil }
    let keyword = token.keyword ?? Keyword.named(spelling(token).lowercased())
    return keyword.flatMap { SpanComparison(rawValue: $0.rawValue) }
  }

  /// `span = [ "not" ] ( relation operand | "near" operand distance
  ///                  | ( "before" | "after" ) operand [ distance ] )`,
  /// each operand with `other` before it or not.
  mutating func parseSpans(
    of left: Measured<CodeExpression>, _ comparison: SpanComparison, _ start: Int
  ) -> Measured<CodeExpression> {
    let isNegated = take(.not)
    if let keyword = Keyword.named(comparison.rawValue) { takeKeyword(keyword) }
    joinLine()
    if isNext(.same), kind(1) == .word, !isNext(.within, ahead: 1), !isNext(.and, ahead: 1) {
      let field = spelling(tokens[index + 1])
      failUnexpected(hint: "two excerpts share a field so: `a with b in same \(field)`")
      return left
    }
    let isOther = takeOther()
    let right = parseCoded()
    guard !isLost else { return left }
    let distance = parseDistance(of: comparison)
    guard !isLost else { return left }
    let span = span(from: start)
    guard let height = height(over: left.height, right.height, at: span) else { return left }
    return Measured(
      .spans(
        SpanRelation(
          left: left.node, comparison, isNegated: isNegated, isOther: isOther, right: right.node,
          distance: distance, span: span)), height: height)
  }

  /// `distance = "within" number unit`
  private mutating func parseDistance(of comparison: SpanComparison) -> SpanDistance? {
    guard isNext(.within) else {
      if comparison == .near {
        failMissing("`within`", hint: "such as `a near b within 2 pages`")
      }
      return nil
    }
    guard comparison.takesDistance else {
      failUnexpected(hint: Parser.distanceHint)
      return nil
    }
    takeKeyword(.within)
    return parseMeasure("such as `within 2 pages`")
  }

  /// `number unit`; with an error that gives the example where it is none.
  mutating func parseMeasure(_ example: String) -> SpanDistance? {
    let count = parseNumber()
    guard !isLost else { return nil }
    for unit in TextUnit.allCases {
      if let keyword = Keyword.named(unit.rawValue), take(keyword) {
        return SpanDistance(count: count, unit: unit)
      }
    }
    let hint = example.replacing("2", with: "\(count)")
    guard !isAtEnd, kind == .word else {
      failMissing("a unit", hint: hint)
      return nil
    }
    let nearest = NearestName.candidates(
      for: spellingHere.lowercased(), among: TextUnit.allCases.map(\.rawValue), limit: 1)
    failUnexpected(hint: nearest.first.map { "did you mean `\($0)`?" } ?? hint)
    return nil
  }
}
