import QualmBase

/// Lines of numbers along a column.
struct LineChart {
  /// A place along the chart.
  struct Stop {
    var label: String
    /// From 0, the first, to 1, the last: in proportion where the column holds numbers or dates.
    var position: Double
  }

  struct Point {
    /// The index of its stop.
    var stop: Int
    /// Nil where there is no value: the line is broken there.
    var value: Double?
  }

  struct Series {
    var name: String
    /// In the order of their stops.
    var points: [Point]
  }

  var title: String
  var alongName: String
  var stops: [Stop]
  var series: [Series]
  var scale: NumberScale
  /// Rows that have no place along the chart.
  var leftOut: Int

  init(_ table: Table, along: Int, series keys: [Int], value: Int) {
    let rows = ChartTable(table)
    alongName = rows.name([along])
    title = "\(rows.name([value])) by \(rows.name([along] + keys))"
    let places = table.columns[along].cells.map { Self.place($0) }
    let isMeasured = table.columns[along].kind != .text && places.contains { $0 != nil }
    let stopOfRow: [Int?]
    (stops, stopOfRow) =
      isMeasured ? Self.measured(rows, along, places) : Self.named(rows, along)
    leftOut = stopOfRow.count { $0 == nil }
    series = Self.series(rows, keys, value, stopOfRow)
    scale = NumberScale(series.flatMap { $0.points.compactMap(\.value) })
  }

  /// The stops of numbers and dates, at distances in proportion, and the stop of each row.
  private static func measured(
    _ rows: ChartTable, _ along: Int, _ places: [Double?]
  ) -> (stops: [Stop], ofRows: [Int?]) {
    let firstRows = Dictionary(
      places.enumerated().compactMap { row, place in place.map { ($0, row) } },
      uniquingKeysWith: { first, _ in first })
    let sorted = firstRows.sorted { $0.key < $1.key }
    let start = sorted.first?.key ?? 0
    let range = max((sorted.last?.key ?? 0) - start, .leastNonzeroMagnitude)
    let stops = sorted.map { place, row in
      Stop(
        label: rows.label([along], row),
        position: sorted.count == 1 ? 0.5 : (place - start) / range)
    }
    let indices = Dictionary(
      sorted.enumerated().map { ($1.key, $0) }, uniquingKeysWith: { first, _ in first })
    return (stops, places.map { place in place.flatMap { indices[$0] } })
  }

  /// The stops of names, at even distances in the order in which they first come, and that of each row.
  private static func named(_ rows: ChartTable, _ along: Int) -> (stops: [Stop], ofRows: [Int?]) {
    var names = FirstComers<String>()
    let stopOfRow = (0..<rows.table.rowCount).map { names.index(of: rows.label([along], $0)) }
    let count = names.things.count
    let stops = names.things.enumerated().map { index, name in
      Stop(label: name, position: count == 1 ? 0.5 : Double(index) / Double(count - 1))
    }
    return (stops, stopOfRow)
  }

  /// A line for each combination of the keys, along the stops.
  private static func series(
    _ rows: ChartTable, _ keys: [Int], _ value: Int, _ stopOfRow: [Int?]
  ) -> [Series] {
    var names = FirstComers<String>()
    var series: [Series] = []
    for (row, stop) in stopOfRow.enumerated() {
      guard let stop else { continue }
      let index = names.index(of: rows.label(keys, row))
      if index == series.count { series.append(Series(name: names.things[index], points: [])) }
      series[index].points.append(Point(stop: stop, value: rows.number(value, row)))
    }
    return series.map { one in
      let ordered = one.points.enumerated().sorted {
        ($0.element.stop, $0.offset) < ($1.element.stop, $1.offset)
      }
      return Series(name: one.name, points: ordered.map(\.element))
    }
  }

  /// A value as a number to run along; nil for words and for what is missing.
  private static func place(_ value: Value) -> Double? {
    switch value {
    case .integer(let number): Double(number)
    case .number(let number): number.isFinite ? number : nil
    case .date(let date): Double(date.firstDay)
    default: nil
    }
  }

  /// Whether the chart shows that a value is not there.
  var hasMissing: Bool { series.contains { $0.points.contains { $0.value == nil } } }
}

// MARK: - In the terminal

extension LineChart {
  private static let height = 12
  private static let widest = 100
  private static let marks: [Character] = ["●", "○", "■", "□", "▲", "△", "◆", "◇"]

  /// The lines of the chart: braille dots, marks where there are values, and a legend of the marks
  /// where there are several series.
  func lines(width: Int) -> [String] {
    let labels = scale.marks.map { NumberText.rounded($0) ?? "" }
    let labelWidth = labels.map { DisplayWidth.of($0) }.max() ?? 0
    var canvas = BrailleCanvas(
      width: max(4, min(Self.widest, width - labelWidth - 2)), height: Self.height)
    for (index, one) in series.enumerated() { draw(one, Self.mark(index), on: &canvas) }

    var axis = [String](repeating: "", count: Self.height)
    for (mark, label) in zip(scale.marks, labels) { axis[row(mark, canvas) / 4] = label }
    var lines = canvas.lines.enumerated().map { index, line in
      let tick = axis[index].isEmpty ? "│" : "┤"
      return (axis[index].paddedLeft(to: labelWidth) + " " + tick + line).trimmedRight
    }
    let indent = String(repeating: " ", count: labelWidth + 1)
    lines.append(indent + "└" + String(repeating: "─", count: canvas.width))
    lines.append((indent + " " + stopLabels(canvas.width)).trimmedRight)
    if series.count > 1 {
      let legend = series.enumerated().map { "\(Self.mark($0)) \($1.name)" }
      lines += [""] + legend.flatMap { TextWrapping.lines(of: $0, width: width) }
    }
    return lines
  }

  private static func mark(_ index: Int) -> Character { marks[index % marks.count] }

  private func row(_ value: Double, _ canvas: BrailleCanvas) -> Int {
    Int(((1 - scale.fraction(value)) * Double(canvas.height * 4 - 1)).rounded())
  }

  private func draw(_ series: Series, _ mark: Character, on canvas: inout BrailleCanvas) {
    var last: (x: Int, y: Int)?
    // Where stops are closer than two columns, marks would only hide the line.
    let isDense = series.points.count * 2 > canvas.width && self.series.count == 1
    for point in series.points {
      guard let value = point.value else {
        last = nil
        continue
      }
      let x = Int((stops[point.stop].position * Double(canvas.width * 2 - 1)).rounded())
      let y = row(value, canvas)
      if let last { canvas.line(from: last, to: (x, y)) }
      if isDense { canvas.dot(x, y) } else { canvas.put(mark, x / 2, y / 4) }
      last = (x, y)
    }
  }

  /// The names of stops below the axis: the first, the last, and of the others those that have room.
  private func stopLabels(_ width: Int) -> String {
    var taken: [Range<Int>] = []
    var placed: [(start: Int, text: String)] = []
    func place(_ stop: Stop) {
      let text = TextWrapping.lines(of: stop.label, width: width)[0]
      let size = DisplayWidth.of(text)
      let middle = Int((stop.position * Double(width * 2 - 1)).rounded()) / 2
      let start = max(0, min(width - size, middle - size / 2))
      let room = (start - 2)..<(start + size + 2)
      guard size > 0, !taken.contains(where: { $0.overlaps(room) }) else { return }
      taken.append(start..<(start + size))
      placed.append((start, text))
    }
    stops.first.map(place)
    if stops.count > 1 { stops.last.map(place) }
    stops.dropFirst().dropLast().forEach(place)
    var line = ""
    for label in placed.sorted(by: { $0.start < $1.start }) {
      line = line.padded(to: label.start) + label.text
    }
    return line
  }
}

/// A field of braille patterns, two dots wide and four high a character.
private struct BrailleCanvas {
  /// In characters.
  let width: Int
  let height: Int
  private var dots: [UInt8]
  private var marks: [Character?]

  init(width: Int, height: Int) {
    self.width = width
    self.height = height
    dots = [UInt8](repeating: 0, count: width * height)
    marks = [Character?](repeating: nil, count: width * height)
  }

  /// The bit of each dot, by row and column (Unicode, "Braille Patterns").
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

  mutating func dot(_ x: Int, _ y: Int) {
    guard (0..<width * 2).contains(x), (0..<height * 4).contains(y) else { return }
    dots[y / 4 * width + x / 2] |= Self.bits[y % 4][x % 2]
  }

  /// A mark in the place of a whole character; a later one covers an earlier.
  mutating func put(_ mark: Character, _ column: Int, _ row: Int) {
    guard (0..<width).contains(column), (0..<height).contains(row) else { return }
    marks[row * width + column] = mark
  }

  /// A straight line (Bresenham).
  mutating func line(from start: (x: Int, y: Int), to end: (x: Int, y: Int)) {
    var (x, y) = start
    let across = abs(end.x - start.x)
    let down = -abs(end.y - start.y)
    var error = across + down
    while true {
      dot(x, y)
      if x == end.x, y == end.y { return }
      let twice = 2 * error
      if twice >= down {
        error += down
        x += start.x < end.x ? 1 : -1
      }
      if twice <= across {
        error += across
        y += start.y < end.y ? 1 : -1
      }
    }
  }

  var lines: [String] {
    (0..<height).map { row in
      String(
        (0..<width).map { column -> Character in
          let place = row * width + column
          if let mark = marks[place] { return mark }
          guard dots[place] != 0, let scalar = Unicode.Scalar(0x2800 + UInt32(dots[place])) else {
            return " "
          }
          return Character(scalar)
        })
    }
  }
}
