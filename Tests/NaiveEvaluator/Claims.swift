import QualmBase
import QualmSyntax

/// Which rows the queries of a claim are worked out over.
enum ClaimRows {
  case all
  /// Queries begin with testimony alone.
  case testimony
  /// Searches that are in doubt are taken to have found everything.
  case broadest
}

/// Which searches are taken to have found everything.
enum Doubts {
  case none
  /// Those that found nothing.
  case fruitless
  case all
}

/// What a measure came to.
private struct Measured {
  /// Nothing for a number that stands in the claim.
  var words: String?
  /// A number; missing where a share is of nothing.
  var number: Value = .missing
  /// The values, in order, and the field that has them.
  var items: [Item] = []
  var path: Path?
  var of: Int?
  var part: Int?
  /// The voices that it rests on; nil where it is about no source.
  var voices: Set<Int>?

  var value: Value { path == nil ? number : .list(items.map(\.value)) }
}

/// One comparison of a claim: whether it holds with all rows, with testimony alone, and what is known of it
/// whatever the words hold.
private struct Judged {
  var isTrue: Bool
  var isTrueOfTestimony: Bool
  var isKnown: Bool?
  var figures: [String]
  var voices: [Set<Int>?]
}

extension Evaluation {
  /// The row that answers a claim.
  func answer(_ claim: Claim) throws -> NaiveAnswer {
    var judged: [Judged] = []
    for comparison in claim.condition.comparisons { judged.append(try judge(comparison, claim)) }
    func holds(_ truth: (Judged) -> Bool?) -> Bool? {
      var rest = judged[...]
      return claim.condition.truth { rest.popFirst().flatMap(truth) }
    }
    let isTrue = holds { $0.isTrue } == true
    var outcome = "holds"
    if !isTrue || holds({ $0.isTrueOfTestimony }) != true {
      outcome = "fails"
    } else if holds({ $0.isKnown }) != true {
      outcome = "not shown"
    }
    var marks: [Value] = claim.includesAssertions ? [.text("including assertions")] : []
    let voices = judged.flatMap(\.voices).compactMap { $0 }.reduce(into: Set()) { $0.formUnion($1) }
    if outcome == "holds", voices.count == 1 { marks.append(.text("single voice")) }
    if claim.known != nil { outcome = outcome == "holds" ? "holds after all" : "known" }
    var figures: [String] = []
    for figure in judged.flatMap(\.figures) where !figures.contains(figure) {
      figures.append(figure)
    }
    return NaiveAnswer(
      columns: ["claim", "verdict", "marks", "figures", "known"],
      rows: [
        [
          .text(claim.sentence.value), .text(outcome), .list(marks),
          .list(figures.map(Value.text)), claim.known.map { .text($0.value) } ?? .missing,
        ]
      ], figures: nil)
  }

  private func judge(_ comparison: ClaimCondition, _ claim: Claim) throws -> Judged {
    let all = try measures(comparison, .all)
    let heard = claim.includesAssertions ? all : try measures(comparison, .testimony)
    let broadest = try measures(comparison, .broadest)
    let isTrue = try holds(comparison, all)
    return Judged(
      isTrue: isTrue, isTrueOfTestimony: try holds(comparison, heard),
      isKnown: try isKnown(comparison, isTrue, all, broadest),
      figures: zip(all, heard).compactMap { figure($0, $1) }, voices: all.map(\.voices))
  }

  /// Nil where what the searches did not find might change the truth.
  private func isKnown(
    _ comparison: ClaimCondition, _ isTrue: Bool, _ all: [Measured], _ broadest: [Measured]
  ) throws -> Bool? {
    // Where every word was read there is no doubt.
    if world.excerpts.indices.allSatisfy({ world.words(of: $0) != nil }) { return isTrue }
    // A share that is defined at one end only may be any there is.
    let isHalfDefined = zip(all, broadest).contains { one, other in
      one.path == nil && one.number.isMissing != other.number.isMissing
    }
    if isHalfDefined { return nil }
    guard case .comparison(let node) = comparison, all[0].path == nil,
      let a = ends(all[0], broadest[0]), let b = ends(all[1], broadest[1])
    else { return try holds(comparison, broadest) == isTrue ? isTrue : nil }
    // Any number between what was found and everything, on either side.
    let corners = [a.lowerBound, a.upperBound].flatMap { one in
      [b.lowerBound, b.upperBound].map { compares(one, node.operator, $0) }
    }
    if node.operator == .equal || node.operator == .notEqual, a.overlaps(b) {
      return a.lowerBound == a.upperBound && a == b ? isTrue : nil
    }
    return corners.allSatisfy { $0 == corners[0] } ? corners[0] : nil
  }

  private func ends(_ found: Measured, _ broadest: Measured) -> ClosedRange<Double>? {
    guard let one = found.number.double, let other = broadest.number.double else { return nil }
    return min(one, other)...max(one, other)
  }

  // MARK: Truth

  private func compares(_ a: Double, _ sign: Comparison.Operator, _ b: Double) -> Bool {
    switch sign {
    case .equal: a == b
    case .notEqual: a != b
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }

  private func holds(_ comparison: ClaimCondition, _ measures: [Measured]) throws -> Bool {
    switch comparison {
    case .empty: return measures[0].number == .integer(0)
    case .comparison(let node):
      if case .set(let literals, _) = node.comparand {
        return try isSet(measures[0], literals) == (node.operator == .equal)
      }
      if measures[0].path != nil {
        let (one, other) = (measures[0].items.map(\.value), measures[1].items.map(\.value))
        return (Set(one) == Set(other)) == (node.operator == .equal)
      }
      // What is missing equals nothing and differs from everything.
      guard let a = measures[0].number.double, let b = measures[1].number.double else {
        return node.operator == .notEqual
      }
      return compares(a, node.operator, b)
    case .contains(let node):
      let items = measures[0].items
      switch node.requirement {
      case .one(let literal): return try items.contains(where: test(literal, measures[0]))
      case .some(let quantifier, let literals):
        let tests = try distinct(literals, measures[0]).map { try test($0, measures[0]) }
        return quantifier.holds(
          of: tests.filter { items.contains(where: $0) }.count, among: tests.count)
      case .only(let literals):
        let tests = try literals.map { try test($0, measures[0]) }
        return !items.isEmpty && items.allSatisfy { item in tests.contains { $0(item) } }
      }
    default: throw Refusal("no comparison")
    }
  }

  private func isSet(_ measured: Measured, _ literals: [Literal]) throws -> Bool {
    let tests = try literals.map { try test($0, measured) }
    return tests.allSatisfy { measured.items.contains(where: $0) }
      && measured.items.allSatisfy { item in tests.contains { $0(item) } }
  }

  private func conditions(_ measured: Measured) throws -> (Conditions, Path) {
    guard let path = measured.path else { throw Refusal("no set") }
    return (Conditions(evaluation: self, rowCount: 0) { _ in path }, path)
  }

  private func test(_ literal: Literal, _ measured: Measured) throws -> (Item) -> Bool {
    let (conditions, path) = try conditions(measured)
    return try conditions.test(literal, path)
  }

  private func distinct(_ literals: [Literal], _ measured: Measured) throws -> [Literal] {
    let (conditions, path) = try conditions(measured)
    return try conditions.distinct(literals, path, asMembers: true)
  }

  // MARK: Measures

  private func measures(_ comparison: ClaimCondition, _ rows: ClaimRows) throws -> [Measured] {
    switch comparison {
    case .empty(let query, _):
      var measured = try measure(.count(query, query.span), rows)
      measured.words = "count(\(Printer.print(query)))"
      return [measured]
    case .contains(let node): return [try measure(node.measure, rows)]
    case .comparison(let node):
      let first = try measure(node.measure, rows)
      switch node.comparand {
      case .measure(let measure): return [first, try self.measure(measure, rows)]
      case .set: return [first]
      case .literal(let literal):
        guard let number = Double(try text(literal)) else { throw Refusal("no number") }
        return [first, Measured(number: .number(number))]
      }
    default: throw Refusal("no comparison")
    }
  }

  private func measure(_ measure: Measure, _ rows: ClaimRows) throws -> Measured {
    var measured = Measured(words: Printer.print(measure))
    switch measure {
    case .count(let query, _):
      let state = try state(of: query, rows)
      measured.number = .integer(state.rows.count)
      measured.voices = voices(behind: state)
    case .sources(let query, _):
      let state = try state(of: query, rows)
      guard let voices = voices(behind: state) else { throw Refusal("no sources") }
      let own = voices.filter { state.voices[$0] }
      measured.number = .integer(own.count)
      measured.of = state.voices.filter { $0 }.count
      measured.voices = own
    case .share(let part, let whole, _):
      let (some, all) = (try state(of: part, rows), try state(of: whole, rows))
      guard let kind = some.table.kind, kind != .pairs, kind == all.table.kind else {
        throw Refusal("unlike")
      }
      let both = all.rows.filter { some.rows.contains($0) }
      if !all.rows.isEmpty {
        measured.number = .number(Double(both.count) / Double(all.rows.count))
      }
      measured.part = both.count
      measured.of = all.rows.count
      measured.voices = voices(behind: some.choosing(both))
    case .values(let name, let query, _):
      let state = try state(of: query, rows)
      let path = try path(name, in: state.table)
      measured.path = path
      measured.items = path.column.arranged(Array(Set(state.rows.flatMap { path.items($0) })))
      measured.voices = voices(behind: state)
    }
    return measured
  }

  /// The voices behind rows; nil where they are about no source.
  private func voices(behind state: State) -> Set<Int>? {
    if let excerpts = state.excerpts {
      return Set(excerpts.flatMap { world.excerpts[$0].sources }).filter { world.isVoice[$0] }
    }
    return state.table.kind == .sources ? Set(state.rows.filter { world.isVoice[$0] }) : nil
  }

  private func state(of asked: ClaimQuery, _ rows: ClaimRows) throws -> State {
    func state() throws -> State {
      see(nil)
      switch asked {
      case .query(let query): return try self.state(of: query)
      case .name(let word): return try from(word)
      }
    }
    defer {
      claimRows = .all
      doubts = .none
    }
    claimRows = rows
    if rows == .broadest {
      claimRows = .all
      let isEmpty = try state().rows.isEmpty
      doubts = isEmpty ? .all : .fruitless
    }
    return try state()
  }

  // MARK: Figures

  /// `sources(find coping): 3 of 32`; nil for a number that stands in the claim.
  private func figure(_ measured: Measured, _ heard: Measured) -> String? {
    guard let words = measured.words else { return nil }
    var text = words + ": " + written(measured)
    if let part = measured.part, let of = measured.of {
      text += " (\(part) of \(of))"
    } else if let of = measured.of {
      text += " of \(of)"
    }
    return heard.value == measured.value ? text : text + "; with testimony alone " + written(heard)
  }

  private func written(_ measured: Measured) -> String {
    if measured.path != nil {
      let items = measured.items.map { written($0.value) }
      let more = items.count > 12 ? ["… \(items.count - 12) more"] : []
      return "{" + (items.prefix(12) + more).joined(separator: ", ") + "}"
    }
    return measured.number.isMissing ? "not defined" : written(measured.number)
  }

  private func written(_ value: Value) -> String {
    guard case .number(let number) = value else { return value.plainText }
    let thousandths = Int((number * 1000).rounded())
    if thousandths % 1000 == 0 { return "\(thousandths / 1000)" }
    return "\(Double(thousandths) / 1000)"
  }
}

extension ClaimCondition {
  /// What is compared, from left to right.
  fileprivate var comparisons: [ClaimCondition] {
    switch self {
    case .not(let part, _), .group(let part, _): part.comparisons
    case .and(let first, let second, _), .or(let first, let second, _):
      first.comparisons + second.comparisons
    default: [self]
    }
  }

  /// Whether it holds, nil where that is open; `next` tells of the comparisons in their order.
  fileprivate func truth(_ next: () -> Bool?) -> Bool? {
    switch self {
    case .not(let part, _): return part.truth(next).map { !$0 }
    case .group(let part, _): return part.truth(next)
    case .and(let first, let second, _):
      let (one, other) = (first.truth(next), second.truth(next))
      return one == false || other == false ? false : (one == nil || other == nil ? nil : true)
    case .or(let first, let second, _):
      let (one, other) = (first.truth(next), second.truth(next))
      return one == true || other == true ? true : (one == nil || other == nil ? nil : false)
    default: return next()
    }
  }
}
