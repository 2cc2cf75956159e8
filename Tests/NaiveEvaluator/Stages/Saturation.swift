import QualmBase
import QualmSyntax

extension Evaluation {
  /// `saturation by f [order g]`: the codes that each group brings.
  func saturation(_ state: State, _ key: Key, _ order: FieldName?) throws -> State {
    guard state.table.kind == .excerpts else { throw Refusal("codes of excerpts alone") }
    let grouped = try groups(key, state)
    var groups = grouped.groups
    if let order {
      let path = try path(order, in: state.table)
      func first(_ group: NaiveGroup) -> Int {
        let items = group.rows.flatMap { path.items($0) }
        return items.compactMap { path.column.order.firstIndex(of: $0) }.min() ?? .max
      }
      let places = groups.map { ($0.label.isEmpty ? 1 : 0, first($0)) }
      let sorted = groups.indices.sorted {
        (places[$0].0, places[$0].1, $0) < (places[$1].0, places[$1].1, $1)
      }
      groups = sorted.map { groups[$0] }
    }
    let all = world.all(.codes)
    var seen: Set<Int> = []
    var figures: [[Int]] = []
    var new: [[Item]] = []
    for group in groups {
      let codes = Set(group.rows.flatMap { codesOfRecord($0) })
      let added = codes.subtracting(seen).sorted()
      seen.formUnion(codes)
      figures.append([group.rows.count, codes.count, added.count, seen.count])
      new.append(added.map { all[$0] })
    }
    let names = ["excerpts", "codes", "new", "cumulative"]
    return made(
      columns([grouped], groups.map { [$0.label] })
        + names.enumerated().map { place, name in .integers(name, figures.map { $0[place] }) }
        + [Column("new_codes", .codes(below: nil), isMany: true, cells: new, listed: all)],
      groups.count, from: state)
  }
}
