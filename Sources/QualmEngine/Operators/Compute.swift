import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// `with`: the same table with one more column, worked out row by row.
  func compute(
    _ state: RowState, _ name: String, _ arithmetic: Arithmetic, _ type: FieldType,
    at span: SourceSpan
  ) throws(Diagnostic) -> RowState {
    var table = try table(of: state, at: span)
    let frame = Frame(table)
    var cells = try values(arithmetic, in: frame)
    if type == .number { cells = cells.map(\.asNumber) }
    table.add(name, type.kind, cells)
    var result = replaced(table, in: state)
    if case .document = result.layout { result.layout = .rows }
    return result
  }

  /// The value of an expression in every row of a frame.
  private func values(_ arithmetic: Arithmetic, in frame: Frame) throws(Diagnostic) -> [Value] {
    try run.watch.check()
    switch arithmetic {
    case .field(let reference):
      return try cells(of: try run.values(of: reference, in: frame), frame.all.rows)
    case .constant(let value): return Array(repeating: value, count: frame.rowCount)
    case .size(let reference):
      let field = try run.values(of: reference, in: frame)
      return try cells(of: field, frame.all.rows).map { .integer($0.items.count) }
    case .binary(let operation, let first, let second, _):
      let left = try values(first, in: frame)
      let right = try values(second, in: frame)
      return zip(left, right).map { Operators.apply(operation, $0, $1) }
    }
  }

  /// One operation on two values; missing where a part is no number, and where 0 divides. Whole
  /// numbers stay whole, but for quotients and what does not fit.
  static func apply(_ operation: Arithmetic.Operator, _ first: Value, _ second: Value) -> Value {
    if case .integer(let a) = first, case .integer(let b) = second, operation != .divide {
      let (result, overflows) =
        switch operation {
        case .add: a.addingReportingOverflow(b)
        case .subtract: a.subtractingReportingOverflow(b)
        case .multiply, .divide: a.multipliedReportingOverflow(by: b)
        }
      if !overflows { return .integer(result) }
    }
    guard case .number(let a) = first.asNumber, case .number(let b) = second.asNumber else {
      return .missing
    }
    switch operation {
    case .add: return .number(a + b)
    case .subtract: return .number(a - b)
    case .multiply: return .number(a * b)
    case .divide: return b == 0 ? .missing : .number(a / b)
    }
  }
}
