import QualmBase
import QualmSyntax

/// Stages that choose and change columns.
extension Resolver {
  mutating func select(
    _ names: [FieldName], _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    var references: [FieldReference] = []
    var isWhole = true
    for name in names {
      guard let reference = reference(name, in: pipeline.shape) else {
        isWhole = false
        continue
      }
      if references.contains(where: { $0.name == reference.name }) {
        report(.doubleColumn(reference.name, at: reference.span))
        isWhole = false
      }
      references.append(reference)
    }
    guard isWhole else {
      pipeline.shape = .unknown
      return
    }
    add(.select(references), to: &pipeline, span)
  }

  /// Rows of a relation become a table of the columns shown, and of `further` fields.
  mutating func tabulate(
    _ pipeline: inout Pipeline, further: [FieldReference] = [], at span: SourceSpan
  ) {
    guard case .relation(let relation) = pipeline.shape else { return }
    var columns = defaultColumns(of: relation, at: span)
    for field in further where !columns.contains(where: { $0.name == field.name }) {
      columns.append(field)
    }
    add(.select(columns), to: &pipeline, span)
  }

  // MARK: with

  mutating func with(
    _ columns: [NamedExpression], _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    guard pipeline.shape != .unknown else { return }
    let shown = shownColumns(pipeline.shape, at: span)
    var made: Set<String> = []
    var isWhole = true
    for column in columns
    where shown.contains(column.name.text)
      || !made.insert(column.name.text).inserted
    {
      report(.doubleColumn(column.name.text, at: column.name.span))
      isWhole = false
    }
    // Fields that are needed but not shown stand in the table only while it is worked out.
    var needed: [FieldReference] = []
    if case .relation = pipeline.shape {
      for column in columns {
        collectFields(of: column.expression, in: pipeline.shape, made: made, &needed, &isWhole)
      }
    }
    guard isWhole else {
      pipeline.shape = .unknown
      return
    }
    let hidden = needed.map(\.name).filter { !shown.contains($0) }
    tabulate(&pipeline, further: needed, at: span)
    for column in columns {
      guard let (arithmetic, type) = arithmetic(column.expression, in: pipeline.shape) else {
        pipeline.shape = .unknown
        return
      }
      add(.compute(name: column.name.text, arithmetic, type: type), to: &pipeline, column.span)
    }
    if !hidden.isEmpty { add(.drop(hidden), to: &pipeline, span) }
  }

  private mutating func collectFields(
    of expression: Expression, in shape: Shape, made: Set<String>,
    _ needed: inout [FieldReference], _ isWhole: inout Bool
  ) {
    for name in fieldNames(in: expression) {
      if case .word(let word) = name, made.contains(word.text) { continue }
      guard let reference = reference(name, in: shape) else {
        isWhole = false
        continue
      }
      if !needed.contains(where: { $0.name == reference.name }) { needed.append(reference) }
    }
  }

  /// The fields in an expression, in order; chains lean to the left and are walked in a loop.
  private func fieldNames(in expression: Expression) -> [FieldName] {
    var names: [FieldName] = []
    var open = [expression]
    while let part = open.popLast() {
      switch part {
      case .field(let name), .size(let name, _): names.append(name)
      case .binary(_, let left, let right, _): open += [right, left]
      case .group(let inner, _): open.append(inner)
      case .number, .string, .invalid: continue
      }
    }
    return names
  }

  /// The names of the columns that the rows show.
  private mutating func shownColumns(_ shape: Shape, at span: SourceSpan) -> [String] {
    switch shape {
    case .relation(let relation): defaultColumns(of: relation, at: span).map(\.name)
    case .table(let columns): columns.map(\.name)
    case .unknown: []
    }
  }

  // MARK: rename, drop, expand

  mutating func rename(
    _ pairs: [Renaming], _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    guard pipeline.shape != .unknown else { return }
    var isWhole = true
    var renamed: [Renamed] = []
    var names = shownColumns(pipeline.shape, at: span)
    for pair in pairs {
      guard let old = shownColumn(pair.old, pipeline.shape) else {
        isWhole = false
        continue
      }
      renamed.append(Renamed(old: old, new: pair.new.text))
    }
    names = names.filter { name in !renamed.contains { $0.old == name } }
    for (pair, new) in zip(pairs, renamed.map(\.new)) {
      if names.contains(new) {
        report(.doubleColumn(new, at: pair.new.span))
        isWhole = false
      }
      names.append(new)
    }
    guard isWhole else {
      pipeline.shape = .unknown
      return
    }
    tabulate(&pipeline, at: span)
    add(.rename(renamed), to: &pipeline, span)
  }

  mutating func drop(
    _ names: [FieldName], _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    guard pipeline.shape != .unknown else { return }
    let dropped = names.map { shownColumn($0, pipeline.shape) }
    let resolved = dropped.compactMap { $0 }
    guard resolved.count == dropped.count else {
      pipeline.shape = .unknown
      return
    }
    if Set(resolved).isSuperset(of: shownColumns(pipeline.shape, at: span)) {
      report(.nothingLeft(at: span))
      pipeline.shape = .unknown
      return
    }
    tabulate(&pipeline, at: span)
    add(.drop(resolved), to: &pipeline, span)
  }

  mutating func expand(
    _ name: FieldName, _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    guard let field = reference(name, in: pipeline.shape) else {
      pipeline.shape = .unknown
      return
    }
    tabulate(&pipeline, further: [field], at: span)
    guard let column = pipeline.shape.columns.first(where: { $0.name == field.name }) else {
      return
    }
    add(.expand(FieldReference(column, span: field.span)), to: &pipeline, span)
  }

  /// The name of a column that is shown; nil, already reported, where it is none.
  private mutating func shownColumn(_ name: FieldName, _ shape: Shape) -> String? {
    guard let reference = reference(name, in: shape) else { return nil }
    let shown = shownColumns(shape, at: reference.span)
    guard shown.contains(reference.name) else {
      report(.columnNotShown(reference.name, columns: shown, at: reference.span))
      return nil
    }
    return reference.name
  }
}

extension FieldReference {
  /// Refers to a column of a table.
  init(_ column: Shape.Column, span: SourceSpan) {
    self.init(
      origin: .column(column.name), type: column.type, isMany: column.isMany, name: column.name,
      span: span)
  }
}
