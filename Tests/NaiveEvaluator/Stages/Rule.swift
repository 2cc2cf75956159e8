import QualmBase
import QualmSyntax

extension Evaluation {
  /// `rule a => b per source|excerpt`: of those that have an a, those without a b, then those with one.
  func rule(_ state: State, _ node: Rule) throws -> State {
    guard state.table.kind == .excerpts else { throw Refusal("excerpts alone") }
    let (a, b) = (try holds(node.condition), try holds(node.consequence))
    let rows = state.rows.sorted()
    switch node.unit {
    case .excerpt:
      let spokenOf = rows.filter { a[$0] }
      let cases = spokenOf.filter { !b[$0] } + spokenOf.filter { b[$0] }
      let made = try tabled(state.choosing(cases))
      let columns = verdicts(cases.map { b[$0] })
      return made.replaced(
        by: NaiveTable(
          nil, made.table.columns + columns, rowCount: cases.count, excerpts: made.table.excerpts))
    case .source:
      func excerpts(_ source: Int, _ holds: [Bool]) -> [Int] {
        rows.filter { holds[$0] && world.excerpts[$0].sources.contains(source) }
      }
      let spokenOf = world.sources.indices.filter {
        state.voices[$0] && !excerpts($0, a).isEmpty
      }
      let cases =
        spokenOf.filter { excerpts($0, b).isEmpty } + spokenOf.filter { !excerpts($0, b).isEmpty }
      func ids(_ name: String, _ holds: [Bool]) -> Column {
        Column(
          name, .text, isMany: true,
          cells: cases.map { source in
            excerpts(source, holds).map { Item(.text(world.excerpts[$0].id)) }
          })
      }
      let sources = Column.values("source", .text, cases.map { .text(world.sources[$0]) })
      let isHolding = cases.map { !excerpts($0, b).isEmpty }
      let verdicts = verdicts(isHolding)
      return made(
        [sources, verdicts[0], ids("ids_a", a), ids("ids_b", b)] + verdicts.dropFirst(),
        cases.count, from: state)
    }
  }

  /// Whether each case holds, and in all rows how many do, of how many, and their part.
  private func verdicts(_ isHolding: [Bool]) -> [Column] {
    let support = isHolding.filter { $0 }.count
    let confidence = Value.number(Double(support) / Double(max(1, isHolding.count)))
    return [
      .values("holds", .boolean, isHolding.map { .boolean($0) }),
      .integers("support", isHolding.map { _ in support }),
      .integers("of", isHolding.map { _ in isHolding.count }),
      .values("confidence", .number, isHolding.map { _ in confidence }),
    ]
  }
}
