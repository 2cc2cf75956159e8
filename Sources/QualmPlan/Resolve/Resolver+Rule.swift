import QualmBase
import QualmSyntax

/// `rule`.
extension Resolver {
  mutating func rule(_ node: Rule, _ span: SourceSpan, _ pipeline: inout Pipeline) {
    guard pipeline.shape != .unknown else { return }
    guard pipeline.shape == .relation(.excerpts) else {
      report(.wrongRows("rule", wanted: "excerpts", given: pipeline.shape.description, at: span))
      pipeline.shape = .unknown
      return
    }
    let condition = resolve(node.condition)
    let consequence = resolve(node.consequence)
    guard let condition, let consequence else {
      pipeline.shape = .unknown
      return
    }
    let words = RulePlan.Words(
      condition: written(node.condition), consequence: written(node.consequence))
    let made = [RulePlan.holds] + RulePlan.figures.map(\.name)
    let columns = defaultColumns(of: .excerpts, at: span).filter { !made.contains($0.name) }
    add(
      .rule(
        RulePlan(
          condition: condition, consequence: consequence, words: words,
          unit: node.unit == .source ? .sources : .excerpts, columns: columns)),
      to: &pipeline, span)
  }

  /// An expression as it is written; of a parameter its value.
  private mutating func written(_ codes: CodeExpression) -> String {
    guard case .parameter(let use) = codes, let word = word(Literal.parameter(use)) else {
      return Printer.print(codes)
    }
    return word.text
  }
}
