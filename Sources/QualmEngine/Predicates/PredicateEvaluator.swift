import QualmBase
import QualmPlan
import QualmStore

/// Turns predicates into sets of rows of one frame, whole sets at a time.
struct PredicateEvaluator {
  let run: Run
  let frame: Frame
  /// Whether `explain` is told of every leaf.
  let isTraced: Bool

  init(run: Run, frame: Frame, isTraced: Bool = true) {
    self.run = run
    self.frame = frame
    self.isTraced = isTraced
  }

  /// The rows that satisfy a predicate.
  func rows(_ predicate: Predicate) throws(Diagnostic) -> RowSet {
    try run.watch.check()
    switch predicate {
    case .everything: return frame.all
    case .nothing: return RowSet(universe: frame.rowCount)
    case .not(let inner, _):
      if PlantedFault.missingNeverDiffers.isPresent, case .test(let field, _, _) = inner {
        return try run.values(of: field, in: frame).known.subtracting(try rows(inner))
      }
      return try rows(inner).complement
    case .and(let parts, _): return try conjunction(parts)
    case .or(let parts, _):
      return RowSet.union(of: try sets(parts), universe: frame.rowCount)
    case .xor(let parts, let span):
      if PlantedFault.xorAsOr.isPresent { return try rows(.or(parts, span)) }
      return RowSet.parity(of: try sets(parts), universe: frame.rowCount)
    case .threshold(let test, let parts, _):
      return test.rows(of: try sets(parts), universe: frame.rowCount)
    case .scope(let left, let right, let field, let isNegated, _):
      return try scope(left, right, field, isNegated: isNegated)
    case .linked(let left, let test, let right, let isNegated, let span):
      try requireExcerpts("links", span)
      let result = try linked(left, test, right, isNegated: isNegated)
      return try traced(predicate, result)
    case .spans(let left, let test, let right, let isNegated, let span):
      try requireExcerpts("spans", span)
      let result = try compared(left, test, right, isNegated: isNegated, at: span)
      return try traced(predicate, result)
    case .coded, .uncoded, .text, .test, .compare:
      return try traced(predicate, try leaf(predicate))
    }
  }

  /// Tells `explain` what came of a condition.
  private func traced(_ predicate: Predicate, _ result: RowSet) throws(Diagnostic) -> RowSet {
    if isTraced {
      run.trace?.addLeaf(
        predicate, estimated: try estimate(predicate), rows: result.count, run: run)
    }
    return result
  }

  private func sets(_ parts: [Predicate]) throws(Diagnostic) -> [RowSet] {
    var sets: [RowSet] = []
    for part in parts { sets.append(try rows(part)) }
    return sets
  }

  /// The rows that satisfy every part: the part with the fewest rows by estimate comes first, and
  /// what remains is not asked once no row is left.
  private func conjunction(_ parts: [Predicate]) throws(Diagnostic) -> RowSet {
    var estimated: [(rows: Int, part: Predicate)] = []
    for part in parts { estimated.append((try estimate(part), part)) }
    let order = estimated.indices.sorted {
      (estimated[$0].rows, $0) < (estimated[$1].rows, $1)
    }
    var result: RowSet?
    for index in order {
      let (expected, part) = estimated[index]
      if let result, result.isEmpty {
        if isTraced { run.trace?.addUnasked(part, estimated: expected, run: run) }
        continue
      }
      if let soFar = result, case .not(let inner, _) = part {
        result = soFar.subtracting(try rows(inner))
      } else {
        let rows = try rows(part)
        result = result?.intersection(rows) ?? rows
      }
    }
    return result ?? frame.all
  }

  /// The rows of a predicate without parts.
  private func leaf(_ predicate: Predicate) throws(Diagnostic) -> RowSet {
    switch predicate {
    case .coded(let selection, let span):
      try requireExcerpts("codes", span)
      return run.coded(selection)
    case .uncoded(let span):
      try requireExcerpts("codes", span)
      return run.snapshot.coded(run.visible).complement
    case .text(let pattern, let span):
      try requireExcerpts("text", span)
      return run.snapshot.excerpts(matching: pattern)
    case .test(let reference, let test, _):
      return ValueTests(field: try run.values(of: reference, in: frame)).rows(test)
    case .compare(let first, let ordering, let second, _):
      let comparison = FieldComparison(
        first: try run.values(of: first, in: frame),
        second: try run.values(of: second, in: frame), watch: run.watch)
      return try comparison.rows(ordering)
    default: return frame.all
    }
  }

  private func requireExcerpts(_ thing: String, _ span: SourceSpan) throws(Diagnostic) {
    if !frame.isExcerpts { throw .planDoesNotFit("\(thing) here", at: span) }
  }

  /// The rows of `left` that share a value of the field with a row of `right`, or those that share
  /// none. What is missing is never the same.
  private func scope(
    _ left: Predicate, _ right: Predicate, _ reference: FieldReference, isNegated: Bool
  ) throws(Diagnostic) -> RowSet {
    let left = try rows(left)
    if left.isEmpty { return left }
    let right = try rows(right)
    let field = try run.values(of: reference, in: frame)
    let sharing = field.rows(ofAny: field.kin(of: field.indices(of: right)))
    if isNegated, PlantedFault.missingIsSame.isPresent {
      return left.intersection(field.known).subtracting(sharing)
    }
    return isNegated ? left.subtracting(sharing) : left.intersection(sharing)
  }
}

extension Run {
  /// The excerpts with a coding by one of the codes that one of the coders made.
  func coded(_ selection: CodeSelection) -> RowSet {
    let meant = PlantedFault.noClosure.isPresent ? selection.codes.prefix(1) : selection.codes[...]
    let codes = meant.map(\.index)
    return switch selection.coders {
    case .ofRecord:
      snapshot.coded(codes, coders: PlantedFault.everyoneOfRecord.isPresent ? .any : .ofRecord)
    case .any: snapshot.coded(codes, coders: .any)
    case .these(let coders): snapshot.coded(codes, coders: .these(coders))
    }
  }
}
