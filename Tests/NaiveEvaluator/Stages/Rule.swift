import QualmBase
import QualmSyntax

extension Evaluation {
  /// `rule a => b per source|excerpt`: those with the one, first those without the other.
  func rule(_ state: State, _ node: Rule) throws -> State {
    guard state.table.kind == .excerpts else { throw Refusal("a rule of excerpts alone") }
    let (condition, consequence) = (try holds(node.condition), try holds(node.consequence))
    let rows = state.rows.sorted()
    let (left, right) = (rows.filter { condition[$0] }, rows.filter { consequence[$0] })
    func figures(_ holds: [Bool]) -> [Column] {
      let support = holds.filter { $0 }.count
      return [
        .integers("support", holds.map { _ in support }),
        .integers("of", holds.map { _ in holds.count }),
        .values(
          "confidence", .number, holds.map { _ in .number(Double(support) / Double(holds.count)) }),
      ]
    }
    func truth(_ holds: [Bool]) -> Column {
      .values("holds", .boolean, holds.map { .boolean($0) })
    }
    if node.unit == .excerpt {
      let known = Set(right)
      let cases = left.filter { !known.contains($0) } + left.filter { known.contains($0) }
      let holds = cases.map { known.contains($0) }
      let shown = try tabled(state.choosing(cases), further: []).table
      let made = ["holds", "support", "of", "confidence"]
      let columns = shown.columns.filter { !made.contains($0.name) }
      return state.replaced(
        by: NaiveTable(
          nil, columns + [truth(holds)] + figures(holds), rowCount: cases.count, excerpts: cases))
    }
    let all = world.all(.sources)
    func own(_ source: Int, _ rows: [Int]) -> [Int] {
      rows.filter { world.excerpts[$0].sources.contains(source) }
    }
    let spoken = world.sources.indices.filter { state.voices[$0] && !own($0, left).isEmpty }
    let cases =
      spoken.filter { own($0, right).isEmpty } + spoken.filter { !own($0, right).isEmpty }
    let holds = cases.map { !own($0, right).isEmpty }
    func ids(_ name: String, _ rows: [Int]) -> Column {
      Column(
        name, .text, isMany: true,
        cells: cases.map { own($0, rows).map { Item(.text(world.excerpts[$0].id)) } })
    }
    let source = Column("source", .things(.sources), cells: cases.map { [all[$0]] }, listed: all)
    return made(
      [source, truth(holds), ids("ids_a", left), ids("ids_b", right)] + figures(holds),
      cases.count, from: state)
  }
}
