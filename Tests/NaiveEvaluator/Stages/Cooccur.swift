import QualmBase
import QualmCorpus
import QualmSyntax

extension Evaluation {
  /// `cooccur a [with b]`: each pair of groups, and how often the two go together.
  func cooccur(_ state: State, _ node: Cooccurrence) throws -> State {
    guard state.table.kind == .excerpts else { throw Refusal("codes of excerpts alone") }
    let first = try groups(node.first, state)
    let second = try node.second.map { try groups($0, state) }
    let (left, right) = (known(first), known(second ?? first))
    var labels: [[[Item]]] = []
    var figures: [[Value]] = []
    for (place, one) in left.enumerated() {
      for (otherPlace, other) in right.enumerated() where second != nil || otherPlace > place {
        labels.append([one.label, other.label])
        figures.append(try self.figures(one, other, node.togetherness, state))
      }
    }
    let types: [ColumnType] = [first.type, (second ?? first).type]
    let keys = [first, second ?? first]
    let named = ["a", "b"].enumerated().map { index, name in
      Column(
        name, types[index], isMany: keys[index].isCombined, cells: labels.map { $0[index] },
        listed: keys[index].order)
    }
    let columns = names(node.togetherness).enumerated().map { index, name in
      Column.values(
        name, ["c", "lift"].contains(name) ? .number : name == "unequal" ? .boolean : .integer,
        figures.map { $0[index] })
    }
    return made(named + columns, labels.count, from: state)
  }

  private func known(_ key: KeyGroups) -> [NaiveGroup] { key.groups.filter { !$0.label.isEmpty } }

  private func names(_ togetherness: Cooccurrence.Togetherness) -> [String] {
    func strength(_ unit: String) -> [String] {
      [unit + "_a", unit + "_b", "both", unit + "_of", "c", "lift", "unequal"]
    }
    switch togetherness {
    case .excerpt: return strength("excerpts")
    case .source: return strength("sources")
    case .overlap, .near: return ["excerpts_a", "excerpts_b", "a_with_b", "b_with_a", "pairs"]
    }
  }

  private func figures(
    _ one: NaiveGroup, _ other: NaiveGroup, _ togetherness: Cooccurrence.Togetherness,
    _ state: State
  ) throws -> [Value] {
    switch togetherness {
    case .excerpt:
      return strength(one.rows, other.rows, of: state.rows.count)
    case .source:
      func voices(_ group: NaiveGroup) -> Set<Int> {
        Set(group.rows.flatMap { world.excerpts[$0].sources }.filter { state.voices[$0] })
      }
      return strength(voices(one), voices(other), of: state.voices.filter { $0 }.count)
    case .overlap: return try meetings(one.rows, other.rows, .overlaps, nil)
    case .near(let distance): return try meetings(one.rows, other.rows, .near, distance)
    }
  }

  private func strength(_ a: Set<Int>, _ b: Set<Int>, of whole: Int) -> [Value] {
    let both = a.intersection(b).count
    let either = a.union(b).count
    let isEmpty = a.isEmpty || b.isEmpty
    return [
      .integer(a.count), .integer(b.count), .integer(both), .integer(whole),
      either == 0 ? .missing : .number(Double(both) / Double(either)),
      isEmpty
        ? .missing : .number(Double(both) * Double(whole) / (Double(a.count) * Double(b.count))),
      .boolean(max(a.count, b.count) > 5 * min(a.count, b.count)),
    ]
  }

  private func meetings(
    _ a: Set<Int>, _ b: Set<Int>, _ comparison: SpanComparison, _ distance: SpanDistance?
  ) throws -> [Value] {
    var pairs = 0
    var (met, meeting): (Set<Int>, Set<Int>) = ([], [])
    for one in a {
      for other in b where try lies(one, comparison, other, distance) {
        pairs += 1
        met.insert(one)
        meeting.insert(other)
      }
    }
    return [
      .integer(a.count), .integer(b.count), .integer(met.count), .integer(meeting.count),
      .integer(pairs),
    ]
  }
}
