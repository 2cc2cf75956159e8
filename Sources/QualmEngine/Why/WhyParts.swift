import QualmBase
import QualmPlan
import QualmStore

/// Tells of the parts of one condition whether they hold of one row.
struct WhyParts {
  let answer: WhyAnswer
  let frame: Frame
  let row: UInt32

  private var run: Run { answer.run }
  private var evaluator: PredicateEvaluator {
    PredicateEvaluator(run: run, frame: frame, isTraced: false)
  }

  /// Tells of a whole stage, `holds` being what the stage itself made of the row.
  func tellWhole(
    _ predicate: Predicate, _ step: [Int], as part: String, holds: Bool
  ) throws(Diagnostic) {
    let facts = try self.facts(predicate)
    answer.lines.add(step, part, holds, facts)
    try tellInside(predicate, step, keepsOut: !holds)
    if !holds { answer.lines.blame(part) }
  }

  /// Tells of a part inside a stage; gives whether it holds.
  ///
  /// - Parameter keepsOut: whether it is this part that keeps the row out if it does not hold.
  private func tell(
    _ predicate: Predicate, _ step: [Int], keepsOut: Bool
  ) throws(Diagnostic) {
    let holds = try self.holds(predicate)
    let part = written(predicate)
    let facts = try self.facts(predicate)
    answer.lines.add(step, part, holds, facts)
    let isBlamed = keepsOut && !holds
    try tellInside(predicate, step, keepsOut: isBlamed)
    if isBlamed { answer.lines.blame(part) }
  }

  /// Tells of what a condition is made of: of `and` no more than up to the first part that fails.
  private func tellInside(
    _ predicate: Predicate, _ step: [Int], keepsOut: Bool
  ) throws(Diagnostic) {
    switch predicate {
    case .and(let parts, _):
      for (index, part) in parts.enumerated() {
        try tell(part, step + [index + 1], keepsOut: keepsOut)
        if try !holds(part) { break }
      }
    case .or(let parts, _), .xor(let parts, _), .threshold(_, let parts, _):
      for (index, part) in parts.enumerated() {
        try tell(part, step + [index + 1], keepsOut: false)
      }
    case .not(let inner, _):
      if !inner.parts.isEmpty { try tellInside(inner, step, keepsOut: false) }
    case .scope(let left, _, _, _, _), .linked(let left, _, _, _, _), .spans(let left, _, _, _, _):
      try tell(left, step + [1], keepsOut: keepsOut)
    case .everything, .nothing, .coded, .uncoded, .text, .pattern, .test, .compare: break
    }
  }

  /// Whether the condition holds of the row, by the engine's own sets.
  func holds(_ predicate: Predicate) throws(Diagnostic) -> Bool {
    switch predicate {
    case .not(let inner, _): return try !holds(inner)
    case .and(let parts, _):
      for part in parts where try !holds(part) { return false }
      return true
    case .or(let parts, _):
      for part in parts where try holds(part) { return true }
      return false
    case .xor(let parts, _): return try count(parts) % 2 == 1
    case .threshold(let test, let parts, _):
      return ValueMatch.holds(try count(parts) - test.count, test.ordering)
    default:
      return try evaluator.rows(predicate).contains(Int(row))
    }
  }

  private func count(_ parts: [Predicate]) throws(Diagnostic) -> Int {
    var count = 0
    for part in parts where try holds(part) { count += 1 }
    return count
  }

  /// The part as the user wrote it. What `coded by` says stands further off, so it is said here.
  private func written(_ predicate: Predicate) -> String {
    if case .coded(let selection, let span) = predicate {
      return answer.text(span) + PlanWords.coders(selection.coders)
    }
    return predicate.span.map(answer.text) ?? "*"
  }

  // MARK: Facts

  /// What makes a condition hold of the row, or not.
  private func facts(_ predicate: Predicate) throws(Diagnostic) -> [String] {
    switch predicate {
    case .everything, .nothing, .and, .or: return []
    case .not(let inner, _): return try facts(inner)
    case .xor(let parts, _): return ["\(try count(parts)) of \(parts.count) hold"]
    case .threshold(_, let parts, _): return ["\(try count(parts)) of \(parts.count) hold"]
    case .coded(let selection, _): return codingFacts(selection)
    case .uncoded: return uncodedFacts()
    case .text(let pattern, _): return textFacts(pattern)
    case .pattern(let pattern, _): return patternFacts(pattern)
    case .test(let field, _, _): return [try valueFact(field)]
    case .compare(let first, _, let second, _):
      return [try valueFact(first), try valueFact(second)]
    case .scope(let left, let right, let field, _, _):
      guard try holds(left) else { return [] }
      return try scopeFacts(right, field)
    case .linked(let left, let test, let right, _, _):
      guard try holds(left) else { return [] }
      return try tieFacts(test, right)
    case .spans(let left, let test, let right, _, _):
      guard try holds(left) else { return [] }
      return try spanFacts(test, right)
    }
  }

  /// `mission is MONUSCO`, `no mission`.
  private func valueFact(_ reference: FieldReference) throws(Diagnostic) -> String {
    let cell = try run.values(of: reference, in: frame).cells([row])[0]
    if cell.isMissing { return "no \(reference.name)" }
    let values = cell.items.map { WhyLines.text($0) }
    return "\(reference.name) is \(WhyLines.few(values).joined(separator: ", "))"
  }

  /// The row as a set.
  var alone: RowSet { RowSet(ascending: [row], universe: frame.rowCount) }

  /// The rows of `predicate`.
  func rows(_ predicate: Predicate) throws(Diagnostic) -> RowSet { try evaluator.rows(predicate) }
}
