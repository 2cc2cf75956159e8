import QualmBase
import QualmSyntax

/// Stages that follow something through an order: `saturation`, `timeline`.
extension Resolver {
  // MARK: saturation

  mutating func saturation(
    _ key: Key, order: FieldName?, _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    guard pipeline.shape != .unknown else { return }
    guard pipeline.shape == .relation(.excerpts) else {
      report(
        .wrongRows("saturation", wanted: "excerpts", given: pipeline.shape.description, at: span))
      pipeline.shape = .unknown
      return
    }
    let found = self.key(key, over: pipeline.shape)
    let field = order.map { ordered($0, pipeline.shape) }
    guard let found, field != .some(nil),
      areDistinct([found], beside: SaturationPlan.figures.map(\.name))
    else {
      pipeline.shape = .unknown
      return
    }
    add(.saturation(SaturationPlan(key: found, order: field ?? nil)), to: &pipeline, span)
  }

  /// A field whose values have an order; nil, already reported, where it is none.
  private mutating func ordered(_ name: FieldName, _ shape: Shape) -> FieldReference? {
    guard let field = reference(name, in: shape) else { return nil }
    if field.type.isOrdered { return field }
    report(
      .wrongComparison(
        "order", field: field.name, holds: field.type.holds,
        hint: "numbers, dates and words have an order", at: field.span))
    return nil
  }

  // MARK: timeline

  mutating func timeline(
    _ name: FieldName, _ unit: DateUnit, _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    let shape = pipeline.shape
    guard let field = reference(name, in: shape) else {
      pipeline.shape = .unknown
      return
    }
    guard field.type == .date else {
      report(
        .datesWanted(
          field.name, holds: field.type.holds, fields: dateFields(of: shape), at: field.span))
      pipeline.shape = .unknown
      return
    }
    let dates = GroupKey(
      name: field.name, kind: .values(field), keepsEmpty: true,
      isSourceAttribute: field.isSourceAttribute, span: field.span)
    add(.timeline(TimelinePlan(dates: dates, unit: unit)), to: &pipeline, span)
  }

  /// The names of the fields, or columns, that hold dates.
  private mutating func dateFields(of shape: Shape) -> [String] {
    switch shape {
    case .relation(let relation):
      var names: [String] = []
      for found in owned(by: relation, { _ in true }) where found.field.type == .date {
        if !names.contains(found.field.name) { names.append(found.field.name) }
      }
      return names
    case .table(let columns): return columns.filter { $0.type == .date }.map(\.name)
    case .unknown: return []
    }
  }
}
