import QualmBase
import QualmPlan
import QualmStore

extension Operators {
  /// `summarize`: for each combination of groups a column for each aggregate.
  func summarize(
    _ state: RowState, _ aggregates: [Aggregate], keys: [GroupKey]
  ) throws(Diagnostic) -> RowState {
    let rows = state.selection.set
    let grouping = try Grouper(run: run, frame: state.frame, rows: rows).grouping(by: keys)
    noteOverlap(of: grouping, in: state.frame)
    var table = FramedTable(rowCount: grouping.combinations.count)
    table.addKeys(of: grouping)
    let unknown = neverLookedFor(grouping, in: state)
    let denominators = try Denominators(run: run, grouping: grouping.keys)
    for aggregate in aggregates {
      var cells: [Value] = []
      for combination in grouping.combinations {
        try run.watch.check()
        cells.append(try value(of: aggregate, combination, denominators, in: state))
      }
      let (kind, domain) = try column(of: aggregate.function, in: state.frame)
      table.addFigure(aggregate.name, kind, cells, domain: domain, unknown: unknown)
    }
    return made(table, from: state)
  }

  /// What the column of an aggregate holds, and the order of its values.
  private func column(
    of function: Aggregate.Function, in frame: Frame
  ) throws(Diagnostic) -> (Table.Kind, [Value]) {
    switch function {
    case .count, .sources, .distinct: return (.integer, [])
    case .mean, .median, .share: return (.number, [])
    case .sum(let reference): return (reference.type == .integer ? .integer : .number, [])
    case .values(let reference), .first(let reference), .min(let reference), .max(let reference):
      return (reference.type.kind, try run.values(of: reference, in: frame).dictionary)
    }
  }

  /// One aggregate over one group.
  private func value(
    of aggregate: Aggregate, _ group: Combination, _ denominators: Denominators,
    in state: RowState
  ) throws(Diagnostic) -> Value {
    let frame = state.frame
    let rows = group.rows
    switch aggregate.function {
    case .count: return .integer(rows.count)
    case .sources:
      let voices = denominators.voices(of: group.groups)
      return .integer(try voiceCount(of: rows, in: frame, among: voices, at: aggregate.span))
    case .distinct(let references):
      return .integer(try distinctCount(references, rows, frame))
    case .values(let reference):
      let field = try run.values(of: reference, in: frame)
      let values = field.indices(of: rows).map { field.dictionary[$0] }
      return values.isEmpty ? .missing : .list(values)
    case .first(let reference): return try first(reference, rows, in: state)
    case .min(let reference):
      let field = try run.values(of: reference, in: frame)
      return field.indices(of: rows).first.map { field.dictionary[$0] } ?? .missing
    case .max(let reference):
      let field = try run.values(of: reference, in: frame)
      return field.indices(of: rows).last.map { field.dictionary[$0] } ?? .missing
    case .sum(let reference): return try numbers(reference, rows, frame).sum
    case .mean(let reference): return try numbers(reference, rows, frame).mean
    case .median(let reference): return try numbers(reference, rows, frame).median
    case .share: return Operators.share(rows.count, of: state.selection.count)
    }
  }

  /// `part` of `whole`; missing where there is no whole.
  static func share(_ part: Int, of whole: Int) -> Value {
    whole == 0 ? .missing : .number(Double(part) / Double(whole))
  }

  /// Those of some voices that are among the sources of these rows.
  private func voiceCount(
    of rows: RowSet, in frame: Frame, among voices: RowSet, at span: SourceSpan
  ) throws(Diagnostic) -> Int {
    switch frame.kind {
    case .relation(.excerpts): return run.voiceCount(of: rows, among: voices)
    case .relation(.sources): return rows.intersectionCount(voices)
    default: break
    }
    guard frame.excerpts != nil else {
      throw .planDoesNotFit("sources behind these rows", at: span)
    }
    return run.voiceCount(of: run.excerpts(behind: rows, of: frame), among: voices)
  }

  /// The value of the first of these rows, in the order in which rows came in, that has one.
  private func first(
    _ reference: FieldReference, _ rows: RowSet, in state: RowState
  ) throws(Diagnostic) -> Value {
    let field = try run.values(of: reference, in: state.frame)
    let candidates = rows.intersection(field.known)
    switch state.selection {
    case .set: return field.cells(candidates.first(1)).first ?? .missing
    case .list(let order, _):
      guard let row = order.first(where: { candidates.contains(Int($0)) }) else { return .missing }
      return field.cells([row]).first ?? .missing
    }
  }

  private func numbers(
    _ reference: FieldReference, _ rows: RowSet, _ frame: Frame
  ) throws(Diagnostic) -> Numbers {
    let field = try run.values(of: reference, in: frame)
    let indices = field.indices(of: rows)
    let counts = field.counts(of: indices, in: rows)
    return Numbers(
      weighted: zip(indices, counts).map { (field.dictionary[$0], $1) })
  }
}
