import QualmBase

/// Finds the columns of a table that a chart is drawn from.
struct ChartColumns {
  let columns: [Shape.Column]

  /// The columns that a chart of this kind takes; nil where there are none.
  func chart(_ kind: Answer.Chart.Kind) -> Answer.Chart? {
    switch kind {
    case .bar: bar
    case .heat: heat
    case .line: line
    case .network: network
    }
  }

  /// What a chart of this kind is drawn from, in words.
  static func wanted(_ kind: Answer.Chart.Kind) -> String {
    switch kind {
    case .bar: "a column of names and one of numbers"
    case .heat: "two keys and a column of numbers"
    case .line: "a column to run along and one of numbers"
    case .network: "two columns of names"
    }
  }

  /// A stage that makes such a table, as a hint.
  static func example(_ kind: Answer.Chart.Kind) -> String {
    switch kind {
    case .bar: "`count by source | chart bar` counts first"
    case .heat: "`matrix source by document | chart heat` makes a grid first"
    case .line: "`count by page | chart line` counts first"
    case .network: "`cooccur code | chart network` finds what goes together first"
    }
  }

  /// The column of numbers: the one that the stage before was about, else the first that is no key and
  /// leaves another to name the rows by.
  private var value: Int? {
    let numbers = columns.indices.filter {
      columns[$0].isNumber && !columns[$0].isKey && columns[$0].role != .constant
    }
    if let measure = numbers.first(where: { columns[$0].role == .measure }) { return measure }
    let others = columns.indices.filter { !numbers.contains($0) }
    return others.isEmpty ? numbers.dropFirst().first : numbers.first
  }

  /// The columns that name rows: the keys, or without any those before the numbers, or the first of
  /// the others.
  private func names(beside value: Int?) -> [Int] {
    let keys = columns.indices.filter { columns[$0].isKey && $0 != value }
    if !keys.isEmpty { return keys }
    let before = columns.indices.prefix(value ?? columns.count)
    let words = before.filter { !columns[$0].isNumber }
    if !words.isEmpty { return words }
    if let first = before.first { return [first] }
    return columns.indices.first { $0 != value && !columns[$0].isNumber }.map { [$0] } ?? []
  }

  private var bar: Answer.Chart? {
    guard let value else { return nil }
    let labels = names(beside: value)
    guard !labels.isEmpty else { return nil }
    let of = columns.firstIndex { $0.name == columns[value].name + "_of" && $0.isNumber }
    return .bar(labels: labels, value: value, of: of)
  }

  private var heat: Answer.Chart? {
    guard let value else { return nil }
    let names = names(beside: value)
    let across = names.filter { columns[$0].role == .keyAcross }
    let down = names.filter { columns[$0].role != .keyAcross }
    if !across.isEmpty, !down.isEmpty { return .heat(rows: down, columns: across, cell: value) }
    guard names.count > 1 else { return nil }
    return .heat(rows: names.dropLast(), columns: names.suffix(1), cell: value)
  }

  private var line: Answer.Chart? {
    guard let value else { return nil }
    let names = names(beside: value)
    guard let along = names.first else { return nil }
    return .line(along: along, series: Array(names.dropFirst()), value: value)
  }

  private var network: Answer.Chart? {
    if let links { return links }
    let names = names(beside: value)
    guard names.count > 1 else { return nil }
    return .network(from: names[0], to: names[1], edge: Answer.Chart.Edge(weight: value))
  }

  /// Rows of links: of the stage `links`, or of the table.
  private var links: Answer.Chart? {
    func index(_ name: String) -> Int? { columns.firstIndex { $0.name == name && !$0.isNumber } }
    let kind = index("type")
    if let from = index("id") ?? index(LinkEnds.excerpt), let to = index(LinkEnds.other) {
      let edge = Answer.Chart.Edge(kind: kind, direction: index(LinkEnds.direction))
      return .network(from: from, to: to, edge: edge)
    }
    guard let from = index("from"), let to = index("to") else { return nil }
    let edge = Answer.Chart.Edge(kind: kind, direction: index("directed"))
    return .network(from: from, to: to, edge: edge)
  }

  /// What the chart shows: `excerpts by theme`.
  func title(of chart: Answer.Chart) -> String {
    func list(_ indices: [Int]) -> String {
      indices.map { columns[$0].name }.joined(separator: ", ")
    }
    switch chart {
    case .bar(let labels, let value, _): return "\(columns[value].name) by \(list(labels))"
    case .heat(let rows, let across, let cell):
      return "\(columns[cell].name) by \(list(rows)) and \(list(across))"
    case .line(let along, let series, let value):
      return "\(columns[value].name) by \(list([along] + series))"
    case .network(let from, let to, let edge):
      let weight = edge.weight.map { columns[$0].name + " of " } ?? ""
      return weight + "\(columns[from].name) and \(columns[to].name)"
    }
  }
}

extension Shape.Column {
  /// Whether it holds one number a row.
  var isNumber: Bool { (type == .integer || type == .number) && !isMany }

  /// Whether it names groups.
  var isKey: Bool { role == .key || role == .keyAcross }
}
