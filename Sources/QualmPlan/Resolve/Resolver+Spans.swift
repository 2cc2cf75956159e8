import QualmBase
import QualmSyntax

/// Relations of spans.
extension Resolver {
  mutating func spans(
    _ node: SpanRelation, _ coders: CodeSelection.Coders
  ) -> Predicate? {
    let left = resolve(node.left, coders: coders)
    let right = resolve(node.right, coders: coders)
    if let unit = node.distance?.unit, unit != .characters, !catalog.hasBoundaries(of: unit) {
      report(.unmeasurable(unit.rawValue, at: node.span))
      return nil
    }
    guard let left, let right else { return nil }
    if !node.isOther, node.comparison.holdsOfItself {
      warn(of: node, left.codesByThemselves, right.codesByThemselves)
    }
    return .spans(
      left: left,
      SpanTest(node.comparison, distance: node.distance, isToOthers: node.isOther),
      right: right, isNegated: node.isNegated, node.span)
  }

  /// Warns where both sides name a code, or one of them a code below the other's.
  private mutating func warn(
    of node: SpanRelation, _ left: [CodeSelection], _ right: [CodeSelection]
  ) {
    for first in left {
      let codes = Set(first.codes)
      for second in right {
        let isNested = codes.isSubset(of: second.codes) || codes.isSuperset(of: second.codes)
        guard isNested, !codes.isEmpty, !second.codes.isEmpty else { continue }
        let narrower = first.codes.count <= second.codes.count ? first.name : second.name
        let distance = node.distance.map { " within \($0.count) \($0.unit.rawValue)" } ?? ""
        let example =
          "\(first.name) \(node.isNegated ? "not " : "")\(node.comparison.rawValue) other "
          + "\(second.name)\(distance)"
        report(.spansOfSameCodes(narrower, example: example, at: node.span))
        return
      }
    }
  }

  // MARK: Extents

  /// `as overlap`, `as union`: excerpts that lie so to others become pairs. Says so where there is no
  /// relation of spans, or one that is negated.
  mutating func give(_ extent: Extent, of codes: CodeExpression, in pipeline: inout Pipeline) {
    let written = "as \(extent.kind.rawValue)"
    guard isSpanRelation(codes) else {
      report(.extentWithoutSpans(written, at: extent.span))
      pipeline.shape = .unknown
      return
    }
    guard extent.kind != .whole, let predicate = pipeline.origin?.predicate else { return }
    guard case .spans(_, let test, let right, let isNegated, _) = predicate, !isNegated else {
      report(.extentOfNegation(written, at: extent.span))
      pipeline.shape = .unknown
      return
    }
    add(.pairs(test, right: right, extent.kind), to: &pipeline, extent.span)
  }

  /// The columns of pairs: the two excerpts, where, and what stands there.
  mutating func pairColumns(at span: SourceSpan) -> [FieldReference] {
    let names = [
      "id", SpanPairs.other, SpanPairs.document, SpanPairs.start, SpanPairs.end, SpanPairs.length,
      SpanPairs.timeStart, SpanPairs.timeEnd, SpanPairs.text,
    ]
    let own = fields(of: .pairsOfExcerpts).map(\.name)
    return names.filter { $0 == "id" || own.contains($0) }.compactMap {
      candidateReference(Word($0, span: span), of: .pairsOfExcerpts)
    }
  }

  // MARK: Kinds of expressions

  /// Whether an expression is a relation of spans: in brackets or not, `coded by` behind it or not, or
  /// the name of a definition that is one.
  func isSpanRelation(_ expression: CodeExpression, depth: Int = 0) -> Bool {
    // Definitions that go round in a circle are told of elsewhere.
    if depth > Resolver.depthLimit { return true }
    switch expression {
    case .spans: return true
    case .name(let word):
      guard case .codes(let inner) = definitions[word.text]?.body else { return false }
      if case .one = findCode(word) { return false }
      return isSpanRelation(inner, depth: depth + 1)
    case .group(let inner, _): return isSpanRelation(inner, depth: depth + 1)
    case .codedBy(let node): return isSpanRelation(node.operand, depth: depth + 1)
    case .invalid: return true
    default: return false
    }
  }
}

extension Predicate {
  /// The codes by any one of which an excerpt satisfies it.
  fileprivate var codesByThemselves: [CodeSelection] {
    switch self {
    case .coded(let selection, _): [selection]
    case .or(let parts, _): parts.flatMap(\.codesByThemselves)
    default: []
    }
  }
}
