import ProcessSupport

/// What a window shows: text, the look of each character, and the cursor.
struct WindowScreen {
  /// How a character looks.
  struct Style: Hashable {
    var isBold = false
    var isDim = false
    var isItalic = false
    var isUnderlined = false
    var isReversed = false
    /// The parameters of ECMA-48 that choose the colour of the letters: `31`, `38;5;208`.
    var color: String?
    /// The same for what is behind them.
    var background: String?
  }

  /// A character and its look; a wide one is one of these.
  struct Cell: Hashable {
    var character: Character
    var style: Style
  }

  /// The characters of each row, top to bottom.
  let cells: [[Cell]]
  /// The cursor's row, from 0.
  let row: Int
  /// The cursor's column, from 0.
  let column: Int
  /// How many rows have scrolled out at the top.
  let scrolled: Int
  /// Whether nobody writes to the window any more.
  let isLeft: Bool
  /// How the program ended; nil while it runs, and until tmux knows.
  let ended: ChildStatus?

  /// The rows as text, blanks at their ends cut off.
  let lines: [String]
  /// The rows that have something on them, top to bottom.
  var text: String { lines.filter { !$0.isEmpty }.joined(separator: "\n") }
  /// The row of the cursor.
  var line: String { lines.indices.contains(row) ? lines[row] : "" }

  /// What tmux is asked for besides the rows.
  static let stateFormat =
    "#{cursor_x} #{cursor_y} #{history_size} #{pane_dead} #{pane_dead_status}/#{pane_dead_signal}"

  /// Takes the answers of tmux: `stateFormat` and `capture-pane -p -e`.
  init(state: String, rows: [String]) {
    let numbers = state.split(separator: " ")
    func number(_ index: Int) -> Int {
      numbers.indices.contains(index) ? Int(numbers[index]) ?? 0 : 0
    }
    column = number(0)
    row = number(1)
    scrolled = number(2)
    isLeft = numbers.count == 5 && number(3) == 1
    ended = isLeft ? Self.status(numbers[4]) : nil
    var style = Style()
    cells = rows.map { Self.cells($0, &style) }
    lines = cells.map { row in
      var line = String(row.map(\.character))
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  /// How the first occurrence of `text` on a row looks: the looks of its characters, each once;
  /// nothing where the text is not there.
  func styles(of text: String) -> Set<Style> {
    let wanted = Array(text)
    for row in cells where row.count >= wanted.count {
      for start in 0...(row.count - wanted.count)
      where row[start..<(start + wanted.count)].map(\.character) == wanted {
        return Set(row[start..<(start + wanted.count)].map(\.style))
      }
    }
    return []
  }

  private static func status(_ text: Substring) -> ChildStatus? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int32($0) }
    guard parts.count == 2 else { return nil }
    return parts[1].map { .signalled($0) } ?? parts[0].map { .exited($0) }
  }

  /// Reads a row with the sequences between its characters; `style` goes on into the next row.
  private static func cells(_ row: String, _ style: inout Style) -> [Cell] {
    var cells: [Cell] = []
    var rest = Array(row)[...]
    while let character = rest.popFirst() {
      guard character == "\u{1B}" else {
        cells.append(Cell(character: character, style: style))
        continue
      }
      guard rest.popFirst() == "[" else { continue }
      var parameters = ""
      while let next = rest.popFirst() {
        if next.isLetter {
          if next == "m" { style.apply(parameters) }
          break
        }
        parameters.append(next)
      }
    }
    return cells
  }
}

extension WindowScreen.Style {
  /// Follows the parameters of "select graphic rendition" (ECMA-48, 8.3.117).
  fileprivate mutating func apply(_ parameters: String) {
    var numbers = parameters.split(separator: ";", omittingEmptySubsequences: false)
      .map { Int($0) ?? 0 }[...]
    while let number = numbers.popFirst() {
      switch number {
      case 0: self = Self()
      case 1: isBold = true
      case 2: isDim = true
      case 3: isItalic = true
      case 4: isUnderlined = true
      case 7: isReversed = true
      case 22: (isBold, isDim) = (false, false)
      case 23: isItalic = false
      case 24: isUnderlined = false
      case 27: isReversed = false
      case 30...37, 90...97: color = "\(number)"
      case 39: color = nil
      case 40...47, 100...107: background = "\(number)"
      case 49: background = nil
      case 38, 48:
        let count = numbers.first == 5 ? 2 : 4
        let chosen = ([number] + numbers.prefix(count)).map(String.init).joined(separator: ";")
        numbers = numbers.dropFirst(count)
        if number == 38 { color = chosen } else { background = chosen }
      default: break
      }
    }
  }
}
