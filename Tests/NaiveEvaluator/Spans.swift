import QualmBase
import QualmCorpus
import QualmSyntax

/// How excerpts lie to each other: pair by pair, by the table of the manual.
extension Evaluation {
  func spans(_ node: SpanRelation) throws -> [Bool] {
    let left = try holds(node.left)
    let right = try holds(node.right)
    return try world.excerpts.indices.map { excerpt in
      guard left[excerpt] else { return false }
      var lies = false
      for other in world.excerpts.indices where right[other] && !(node.isOther && other == excerpt)
      {
        if try self.lies(excerpt, node.comparison, other, node.distance) { lies = true }
      }
      return lies != node.isNegated
    }
  }

  /// Whether two excerpts lie so to each other, in the text or in the recording of one document.
  func lies(
    _ first: Int, _ comparison: SpanComparison, _ second: Int, _ distance: SpanDistance?
  ) throws -> Bool {
    let (one, other) = (world.excerpts[first], world.excerpts[second])
    guard let document = one.document, document == other.document else { return false }
    var holds = false
    if let a = one.text, let b = other.text {
      if let distance {
        let gap = try gap(a, b, distance.unit, document)
        holds = gap <= distance.count && (comparison == .near || Self.lies(a, comparison, b))
      } else {
        holds = Self.lies(a, comparison, b)
      }
    }
    if distance == nil, let a = one.time, let b = other.time {
      holds = holds || Self.lies(a, comparison, b)
    }
    return holds
  }

  static func lies(_ a: Range<Int>, _ comparison: SpanComparison, _ b: Range<Int>) -> Bool {
    let (a0, a1, b0, b1) = (a.lowerBound, a.upperBound, b.lowerBound, b.upperBound)
    switch comparison {
    case .equals: return a0 == b0 && a1 == b1
    case .inside: return b0 <= a0 && a1 <= b1
    case .contains: return a0 <= b0 && b1 <= a1
    case .overlaps: return a0 < b1 && b0 < a1
    case .overlapsStart: return a0 < b0 && b0 < a1 && a1 < b1
    case .overlapsEnd: return b0 < a0 && a0 < b1 && b1 < a1
    case .meets: return a1 == b0
    case .metBy: return b1 == a0
    case .before: return a1 <= b0
    case .after: return b1 <= a0
    case .starts: return a0 == b0
    case .ends: return a1 == b1
    case .near: return false
    }
  }

  /// The gap between two stretches: 0 where they overlap, else what lies between them, or how far the
  /// numbers of their units are apart.
  private func gap(
    _ a: Range<Int>, _ b: Range<Int>, _ unit: TextUnit, _ document: Int
  ) throws -> Int {
    let front = a.upperBound <= b.lowerBound ? a.upperBound : b.upperBound
    let behind = a.upperBound <= b.lowerBound ? b.lowerBound : a.lowerBound
    let units = unit == .characters ? [] : try units(unit, of: document)
    if front > behind { return 0 }
    switch unit {
    case .characters: return behind - front
    case .words:
      return units.filter { front <= $0.range.lowerBound && $0.range.upperBound <= behind }.count
    case .sentences, .paragraphs, .pages:
      // Between two units the one before it, or behind it, is meant.
      let first = units.last { $0.range.lowerBound < front }
      let last = units.first { $0.range.upperBound > behind }
      let lowest = (units.first?.number ?? 0) - 1
      let highest = (units.last?.number ?? 0) + 1
      return max(0, (last?.number ?? highest) - (first?.number ?? lowest))
    }
  }

  /// The units of a document, numbered by the package where all have ascending numbers, else counted.
  private func units(_ unit: TextUnit, of document: Int) throws -> [World.Unit] {
    let key = [unit.singular, world.documents[document]]
    if let known = world.units[key] { return known }
    let table = world.corpus.units
    let (documents, kinds) = (World.texts(table, "document"), World.texts(table, "kind"))
    let (starts, ends) = (World.integers(table, "start"), World.integers(table, "end"))
    let numbers = World.integers(table, "number")
    let rows = documents.indices.filter {
      documents[$0] == world.documents[document] && kinds[$0] == unit.singular
    }.sorted { (starts[$0] ?? 0) < (starts[$1] ?? 0) }
    if rows.isEmpty { throw Refusal("no \(unit.rawValue)") }
    let given = rows.compactMap { numbers[$0] }
    let isNumbered =
      given.count == rows.count && zip(given, given.dropFirst()).allSatisfy { $0 <= $1 }
    let made = rows.enumerated().map { place, row in
      World.Unit(
        range: (starts[row] ?? 0)..<(ends[row] ?? 0), number: isNumbered ? given[place] : place)
    }
    world.units[key] = made
    return made
  }
}
