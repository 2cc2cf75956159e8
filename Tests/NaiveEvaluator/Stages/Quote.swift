import QualmBase
import QualmSyntax

extension Evaluation {
  /// `quote`, and `context N unit`: the words of each row's excerpt, or of the stretch of a pair, and what
  /// stands around them.
  func quote(_ state: State, _ around: (count: Int, unit: TextUnit)? = nil) throws -> State {
    guard let kind = state.table.kind, [.excerpts, .linkEnds, .pairs].contains(kind) else {
      throw Refusal("words of excerpts alone")
    }
    if world.texts.isEmpty { throw Refusal("no words") }
    let kept =
      switch kind {
      case .excerpts: ["id", "source", "page"]
      case .linkEnds: ["id", "type", "direction", "other"]
      default: ["id", "other"]
      }
    let shown = try shownPaths(of: state.table).filter { path in
      path.name != "summary" && path.name != "text" && (around == nil || kept.contains(path.name))
    }
    let made = tabled(state, shown)
    var cells: [(quote: Value, before: Value, after: Value)] = []
    for row in state.rows {
      let excerpt = state.table.excerpts?[row] ?? row
      let document = world.excerpts[excerpt].document
      func words(_ range: Range<Int>, about excerpt: Range<Int>? = nil) -> Value {
        world.words(range, of: document, about: excerpt).map(Value.text) ?? .missing
      }
      cells.append((.missing, .missing, .missing))
      guard let range = stretch(of: row, excerpt, state), !words(range).isMissing else { continue }
      cells[cells.count - 1].quote = words(range)
      guard let around, let document,
        let (before, after) = world.context(of: range, in: document, around.count, around.unit)
      else { continue }
      cells[cells.count - 1].before = words(before, about: range)
      cells[cells.count - 1].after = words(after, about: range)
    }
    let quotes = Column.values("quote", .text, cells.map(\.quote))
    let columns =
      around == nil
      ? [quotes]
      : [
        .values("before", .text, cells.map(\.before)), quotes,
        .values("after", .text, cells.map(\.after)),
      ]
    return replaced(made, made.table.columns + columns)
  }

  /// What is shown of a row: the stretch of a pair, else the excerpt's own.
  private func stretch(of row: Int, _ excerpt: Int, _ state: State) -> Range<Int>? {
    guard state.table.kind == .pairs else { return world.excerpts[excerpt].text }
    guard case .integer(let start)? = state.table["start"]?.cells[row].first?.value,
      case .integer(let end)? = state.table["end"]?.cells[row].first?.value
    else { return nil }
    return start..<end
  }
}
