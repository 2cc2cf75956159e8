import QualmBase
import QualmPlan

/// A random plan with what the naive evaluator needs to answer it.
struct Trial {
  enum Stage {
    case rows
    case count(distinct: FieldReference?, [GroupKey])
    case matrix(MatrixPlan)
    case sort([SortTerm])
    case distinct([FieldReference])
  }

  /// `links`, and a condition on what it makes.
  struct Links {
    var types: [String]?
    var condition: Predicate
  }

  var plan: QueryPlan
  /// What the query begins with rows of.
  var origin: RelationName
  /// Conditions on these that all must hold.
  var conditions: [Predicate]
  var links: Links?
  var stage: Stage

  /// What the rows are rows of in the end.
  var relation: RelationName { links == nil ? origin : .linksOfExcerpts }

  /// What the engine must give.
  struct Expected {
    var rows: [[Value]]
    var figures: Answer.Figures?
  }
}

extension RandomPlans {
  /// A plan: rows that satisfy a condition or two, and one stage.
  mutating func trial() -> Trial {
    var relation = generator.choose([
      RelationName.excerpts, .excerpts, .excerpts, .sources, .codings,
    ])
    let first = relation
    visible = nil
    if relation == .excerpts, generator.chance(15) {
      note("hidden codes")
      let hidden = corpus.subtree(generator.choose([1, 5]))
      visible = corpus.codes.indices.filter { !hidden.contains($0) }
    }
    let origin = predicate(relation, depth: 3)
    var conditions = [origin]
    var steps: [Step] = []
    if generator.chance(40) {
      let condition = predicate(relation, depth: 2)
      conditions.append(condition)
      steps.append(Step(.filter(condition, negationsOverMissing: []), span: RandomPlans.span))
    }
    var links: Trial.Links?
    if relation == .excerpts, generator.chance(25) {
      note("links")
      relation = .linksOfExcerpts
      let made = Trial.Links(types: linkTypes(), condition: predicate(relation, depth: 2))
      steps.append(Step(.links(made.types), span: RandomPlans.span))
      steps.append(Step(.filter(made.condition, negationsOverMissing: []), span: RandomPlans.span))
      links = made
    }
    let stage = stage(relation)
    if let kind = stage.kind { steps.append(Step(kind, span: RandomPlans.span)) }
    let columns =
      relation == .codings
      ? Array(references(relation).prefix(2)) : generator.subset(references(relation), atMost: 4)
    let plan = QueryPlan(
      origin: Origin(relation: first, predicate: origin, span: RandomPlans.span), steps: steps,
      defaultColumns: columns, visibleCodes: visible.map { $0.map { CodeID($0) } },
      voices: generator.chance(60) ? .everything : predicate(.sources, depth: 1), searches: [],
      span: RandomPlans.span)
    return Trial(
      plan: plan, origin: first, conditions: conditions, links: links, stage: stage)
  }

  private mutating func stage(_ relation: RelationName) -> Trial.Stage {
    switch generator.below(6) {
    case 0, 1:
      note(relation == .excerpts ? "count" : "count of others")
      let distinct = generator.chance(30) ? generator.choose(references(relation)) : nil
      return .count(distinct: distinct, keys(relation, atMost: generator.chance(30) ? 3 : 2))
    case 2 where relation == .excerpts:
      note("matrix")
      let cell = generator.choose([
        MatrixPlan.Cell.excerpts, .sources, .codings, .documents, .shareOfRow, .shareOfColumn,
        .shareOfTotal, .ids, .summaries(2),
      ])
      return .matrix(
        MatrixPlan(
          rows: [key(relation, 0)], columns: [key(relation, 1)], cell: cell, cellName: "cell"))
    case 3:
      note("sort")
      let terms = generator.subset(references(relation), atMost: 2).map {
        SortTerm(reference: $0, isDescending: generator.chance(50))
      }
      return .sort(terms)
    case 4:
      note("distinct")
      return .distinct([generator.choose(references(relation))])
    default:
      note("rows")
      return .rows
    }
  }
}

extension Trial.Stage {
  var kind: Step.Kind? {
    switch self {
    case .rows: nil
    case .count(let distinct, let keys): .count(distinct: distinct, keys: keys)
    case .matrix(let plan): .matrix(plan)
    case .sort(let terms): .sort(terms)
    case .distinct(let references): .distinct(references)
    }
  }
}

extension Trial {
  /// The answer, worked out row by row.
  func expected(_ unhidden: Naive) -> Expected {
    let corpus = unhidden.corpus
    let naive =
      plan.visibleCodes.map { Naive(corpus, visible: Set($0.map(\.index))) } ?? unhidden
    var rows = (0..<naive.rowCount(origin)).filter { row in
      conditions.allSatisfy { naive.holds($0, origin, row) }
    }
    if let links {
      rows = naive.links(of: rows, types: links.types).filter {
        naive.holds(links.condition, relation, $0)
      }
    }
    let voices = corpus.sources.indices.filter {
      naive.isVoice($0) && naive.holds(plan.voices, .sources, $0)
    }
    var shown = rows
    switch stage {
    case .count(let distinct, let keys):
      return Expected(
        rows: naive.counted(rows, relation, keys, distinct, voices),
        figures: naive.figures(rows, relation, voices))
    case .matrix(let matrix):
      return Expected(
        rows: naive.matrix(rows, matrix, voices), figures: naive.figures(rows, relation, voices))
    case .sort(let terms): shown = naive.sorted(rows, terms)
    case .distinct(let references):
      var seen: [[[Value]]] = []
      shown = rows.filter { row in
        let values = references.map { naive.values($0, row) }
        if seen.contains(values) { return false }
        seen.append(values)
        return true
      }
    case .rows: break
    }
    return Expected(
      rows: shown.map { row in
        plan.defaultColumns.map { naive.cell($0, row) }
      }, figures: naive.figures(shown, relation, voices))
  }
}

extension Naive {
  /// What an answer shows of a field.
  func cell(_ reference: FieldReference, _ row: Int) -> Value {
    let values = values(reference, row)
    if values.isEmpty { return .missing }
    return reference.isMany ? .list(values) : values[0]
  }

  fileprivate func figures(
    _ rows: [Int], _ relation: RelationName, _ voices: [Int]
  ) -> Answer.Figures? {
    guard relation == .excerpts || relation == .linksOfExcerpts else { return nil }
    let rows = Set(rows.map { excerpt($0, relation) }).sorted()
    let testimony = rows.filter { corpus.excerpts[$0].sources.contains(where: isVoice) }
    return Answer.Figures(
      excerpts: testimony.count, notTestimony: rows.count - testimony.count,
      sources: self.voices(of: rows, among: voices), sourcesOf: voices.count)
  }

  fileprivate func counted(
    _ rows: [Int], _ relation: RelationName, _ keys: [GroupKey], _ distinct: FieldReference?,
    _ voices: [Int]
  ) -> [[Value]] {
    groups(keys, rows, relation, voices: voices).map { group in
      var cells = group.labels + [.integer(group.rows.count), .integer(rows.count)]
      if relation == .excerpts {
        cells.append(.integer(self.voices(of: group.rows, among: group.voices)))
        cells.append(.integer(group.voices.count))
      }
      if let distinct {
        cells.append(.integer(Set(group.rows.flatMap { values(distinct, $0) }).count))
      }
      return cells
    }
  }

  fileprivate func matrix(_ rows: [Int], _ plan: MatrixPlan, _ voices: [Int]) -> [[Value]] {
    let down = groups(plan.rows, rows, .excerpts, voices: voices)
    let across = groups(plan.columns, rows, .excerpts, voices: voices)
    return down.flatMap { row in
      across.map { column in
        let both = row.rows.filter { column.rows.contains($0) }
        let could = row.voices.filter { column.voices.contains($0) }
        return row.labels + column.labels + [
          matrixCell(plan.cell, both, could, row.rows.count, column.rows.count, rows.count)
        ]
      }
    }
  }

  private func matrixCell(
    _ cell: MatrixPlan.Cell, _ rows: [Int], _ voices: [Int], _ row: Int, _ column: Int, _ total: Int
  ) -> Value {
    func share(_ whole: Int) -> Value {
      whole == 0 ? .missing : .number(Double(rows.count) / Double(whole))
    }
    func list(_ values: [Value]) -> Value { values.isEmpty ? .missing : .list(values) }
    switch cell {
    case .excerpts: return .integer(rows.count)
    case .sources: return .integer(self.voices(of: rows, among: voices))
    case .codings:
      let codings = corpus.codings.filter {
        rows.contains($0.excerpt) && isOfRecord($0.coder) && visible.contains($0.code)
      }
      return .integer(codings.count)
    case .documents: return .integer(Set(rows.map { corpus.excerpts[$0].document }).count)
    case .shareOfRow: return share(row)
    case .shareOfColumn: return share(column)
    case .shareOfTotal: return share(total)
    case .ids: return list(rows.map { .text(corpus.excerpts[$0].id) })
    case .summaries(let count):
      return list(
        rows.prefix(count).compactMap { corpus.excerpts[$0].summary.map { .text($0) } })
    }
  }

  /// The rows in the order of some fields: an insertion sort, which is stable.
  fileprivate func sorted(_ rows: [Int], _ terms: [SortTerm]) -> [Int] {
    func places(_ term: SortTerm, _ row: Int) -> [Int] {
      guard case .field(_, let field) = term.reference.origin else { return [] }
      let order = dictionary(field)
      return values(term.reference, row).map { order.firstIndex(of: $0) ?? 0 }
    }
    func precedes(_ first: Int, _ second: Int) -> Bool {
      for term in terms {
        let (a, b) = (places(term, first), places(term, second))
        if a == b { continue }
        if a.isEmpty || b.isEmpty { return b.isEmpty }
        return a.lexicographicallyPrecedes(b) != term.isDescending
      }
      return false
    }
    var result: [Int] = []
    for row in rows {
      var place = result.count
      while place > 0, precedes(row, result[place - 1]) { place -= 1 }
      result.insert(row, at: place)
    }
    return result
  }
}
