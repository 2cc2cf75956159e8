import QualmBase

/// Nodes and what ties them to each other.
struct NetworkChart {
  struct Edge {
    var from: Int
    var to: Int
    /// Nil where ties have no weight.
    var weight: Double?
    /// The weight, or the kind of tie.
    var text: String
    /// Whether it leads from the one to the other.
    var isDirected: Bool
  }

  var title: String
  /// In the order in which they come.
  var nodes: [String]
  var edges: [Edge]
  /// Rows that tie nothing: without a number, or with 0, or without an end.
  var leftOut = 0

  init(_ table: Table, from: Int, to: Int, edge columns: Answer.Chart.Edge) {
    let rows = ChartTable(table)
    let shown = columns.weight.map { [$0] } ?? columns.kind.map { [$0] } ?? []
    let ends = "\(rows.name([from])) and \(rows.name([to]))"
    title =
      columns.weight != nil
      ? "\(rows.name(shown)) of \(ends)"
      : ends + (shown.isEmpty ? "" : " by \(rows.name(shown))")
    var names = FirstComers<String>()
    var seen: Set<String> = []
    var edges: [Edge] = []
    for row in 0..<table.rowCount {
      // A tie that lacks an end ties nothing; in a table of groups the group without a value is one.
      let isGroup = table.columns[from].isKey || table.columns[to].isKey
      let lacksEnd = [from, to].contains { table.columns[$0].cells[row].isMissing }
      if lacksEnd, !isGroup {
        leftOut += 1
        continue
      }
      var ends = (names.index(of: rows.label([from], row)), names.index(of: rows.label([to], row)))
      let weight = columns.weight.flatMap { rows.number($0, row) }
      if columns.weight != nil, weight == nil || weight == 0 {
        leftOut += 1
        continue
      }
      let way = columns.direction.map { rows.label([$0], row) }
      if way == "from" { ends = (ends.1, ends.0) }
      let isDirected = way == "from" || way == "to" || way == "yes"
      let text = shown.first.map { column in
        columns.weight != nil ? rows.text(column, row) : rows.label([column], row)
      }
      let pair = isDirected ? [ends.0, ends.1] : [min(ends.0, ends.1), max(ends.0, ends.1)]
      guard seen.insert("\(pair) \(isDirected) \(text ?? "")").inserted else { continue }
      edges.append(
        Edge(from: ends.0, to: ends.1, weight: weight, text: text ?? "", isDirected: isDirected))
    }
    nodes = names.things
    self.edges = edges
  }
}

// MARK: - In the terminal

extension NetworkChart {
  /// A line for each node with all that it is tied to, the strongest first.
  func lines(width: Int) -> [String] {
    let natural = nodes.map { DisplayWidth.of($0) }.max() ?? 0
    let labelWidth = min(natural, max(8, width * 2 / 5))
    let room = width - labelWidth - 2
    let isStacked = room < 16
    return nodes.indices.flatMap { node -> [String] in
      let ties = Self.wrapped(ties(of: node), width: isStacked ? max(8, width - 4) : room)
      let names = TextWrapping.lines(of: nodes[node], width: isStacked ? width : labelWidth)
      if isStacked { return names + ties.map { "    " + $0 } }
      return (0..<max(names.count, ties.count)).map { line in
        let name = line < names.count ? names[line] : ""
        let tie = line < ties.count ? ties[line] : ""
        return (name.padded(to: labelWidth) + "  " + tie).trimmedRight
      }
    }
  }

  private func ties(of node: Int) -> [String] {
    let own = edges.filter { $0.from == node || $0.to == node }.enumerated()
      .sorted { ($1.element.weight ?? 0, $0.offset) < ($0.element.weight ?? 0, $1.offset) }
    let ties = own.map { _, edge -> String in
      let other = nodes[edge.from == node ? edge.to : edge.from]
      let text = edge.text.isEmpty ? "" : " " + edge.text
      if edge.weight != nil { return other + text }
      return (edge.isDirected ? (edge.from == node ? "→ " : "← ") : "– ") + other + text
    }
    return ties.isEmpty ? [ChartTable.withoutName] : ties
  }

  /// The items in lines, broken between items where that can be.
  private static func wrapped(_ items: [String], width: Int) -> [String] {
    var lines: [String] = []
    for (index, item) in items.enumerated() {
      let text = item + (index < items.count - 1 ? " ·" : "")
      if let last = lines.last,
        DisplayWidth.of(last) + 1 + DisplayWidth.of(text) <= width
      {
        lines[lines.count - 1] = last + " " + text
      } else {
        lines += TextWrapping.lines(of: text, width: width)
      }
    }
    return lines
  }
}
