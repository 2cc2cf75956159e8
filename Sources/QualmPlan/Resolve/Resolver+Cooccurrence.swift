import QualmBase
import QualmSyntax

/// `cooccur`.
extension Resolver {
  mutating func cooccur(
    _ node: Cooccurrence, _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    guard pipeline.shape != .unknown else { return }
    guard pipeline.shape == .relation(.excerpts) else {
      report(
        .wrongRows("cooccur", wanted: "excerpts", given: pipeline.shape.description, at: span))
      pipeline.shape = .unknown
      return
    }
    let first = pairedKey(node.first, column: CooccurrencePlan.groups.first, pipeline.shape)
    let second = node.second.map {
      pairedKey($0, column: CooccurrencePlan.groups.second, pipeline.shape)
    }
    let unit = unit(of: node.togetherness, at: span)
    guard let first, second != .some(nil), let unit else {
      pipeline.shape = .unknown
      return
    }
    add(
      .cooccur(CooccurrencePlan(first: first, second: second ?? nil, unit: unit)), to: &pipeline,
      span)
  }

  /// A key; of a code with none below it the error tells how its pairs are found.
  private mutating func pairedKey(
    _ key: Key, column: String, _ shape: Shape
  ) -> GroupKey? {
    self.key(key, over: shape) { resolver, leaf in
      let codes = resolver.codes
      return codes[leaf].parent.map {
        "`\(codes.writtenName($0))` has it among its groups: "
          + "`| where \(column) = \(codes.writtenName(leaf))` keeps its pairs"
      }
    }
  }

  /// Where two groups go together; nil, already reported, where the corpus cannot tell.
  private mutating func unit(
    of togetherness: Cooccurrence.Togetherness, at span: SourceSpan
  ) -> CooccurrencePlan.Unit? {
    switch togetherness {
    case .excerpt: return .excerpts
    case .source: return .sources
    case .overlap: return .overlap
    case .near(let distance):
      if distance.unit != .characters, !catalog.hasBoundaries(of: distance.unit) {
        report(.unmeasurable(distance.unit.rawValue, after: "near", at: span))
        return nil
      }
      return .near(distance)
    }
  }
}
