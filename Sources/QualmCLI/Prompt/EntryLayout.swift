import QualmBase

/// One character of an entry as it stands in the window.
struct EntryCell: Equatable {
  /// What is written.
  var text: String
  /// The columns that it fills.
  var width: Int
  /// Whether every terminal gives the text this width; after another the cursor is placed anew.
  var isCertain = true
  var isBold = false

  /// The cell of a character that begins in `column` of its row.
  ///
  /// Terminals disagree about characters of several parts. The sum of the parts' widths is what
  /// most of them fill; pictures joined to one, and a sign asked for as a picture, fill two columns.
  init(_ character: Character, column: Int) {
    let scalars = character.unicodeScalars
    let first = scalars.first ?? " "
    switch first.value {
    case 0x20..<0x7F where scalars.count == 1: self.init(text: String(character), width: 1)
    case 0x09: self.init(text: String(repeating: " ", count: 8 - column % 8), width: 8 - column % 8)
    case 0..<0x20, 0x7F:
      // As terminals echo control characters: `^A`.
      self.init(text: "^" + String(Unicode.Scalar(UInt8(first.value) ^ 0x40)), width: 2)
    default:
      let widths = scalars.map(Self.width)
      if first.properties.generalCategory == .nonspacingMark {
        // A mark with nothing before it would go to the prompt or to the line before.
        self.init(text: "\u{25CC}" + String(character), width: 1, isCertain: false)
      } else if widths.allSatisfy({ $0 == 0 }) {
        self.init(text: "", width: 0)
      } else {
        let isSimple = scalars.dropFirst().allSatisfy {
          $0.properties.generalCategory == .nonspacingMark && $0 != Self.pictureSelector
        }
        self.init(
          text: String(character), width: Self.width(of: scalars, sum: widths.reduce(0, +)),
          isCertain: isSimple && Self.isSettled(first))
      }
    }
  }

  private init(text: String, width: Int, isCertain: Bool = true) {
    self.text = text
    self.width = width
    self.isCertain = isCertain
  }

  private static let pictureSelector: Unicode.Scalar = "\u{FE0F}"

  private static func width(of scalars: Character.UnicodeScalarView, sum: Int) -> Int {
    guard scalars.count > 1 else { return sum }
    if scalars.contains("\u{200D}"), scalars.first?.properties.isEmoji == true { return 2 }
    return scalars.contains(pictureSelector) ? max(2, sum) : sum
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    // The vowels and finals of a Korean syllable stand in the columns of its first letter.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF: 0
    // The halves of a flag.
    case 0x1F1E6...0x1F1FF: 1
    default: DisplayWidth.of(Character(scalar))
    }
  }

  private static func isSettled(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .unassigned, .privateUse, .format, .spacingMark: false
    default: !(0x1F1E6...0x1F1FF).contains(scalar.value)
    }
  }
}

/// An entry cut into the rows of a window, with its cursor.
///
/// Rows are cut here and not left to the terminal, which every terminal does in its own way.
struct EntryLayout: Equatable {
  /// The rows, at least one.
  private(set) var rows: [[EntryCell]] = [[]]
  /// Where the cursor stands, both from 0.
  private(set) var cursorRow = 0
  private(set) var cursorColumn = 0
  private var column = 0
  private let columns: Int

  /// Lays out `text` behind `prompt` in rows of `columns` columns; `cursor` is the number of Unicode
  /// scalars before the cursor.
  init(prompt: String, isBold: Bool = false, text: String, cursor: Int, columns: Int) {
    self.columns = max(1, columns)
    for character in prompt {
      var cell = EntryCell(character, column: column)
      cell.isBold = isBold
      add(cell)
    }
    var offset = 0
    for character in text {
      let next = offset + character.unicodeScalars.count
      if character.unicodeScalars.last == "\n" {
        if (offset..<next).contains(cursor) { placeCursor() }
        openRow()
      } else {
        let cell = EntryCell(character, column: column)
        if column + cell.width > columns { openRow() }
        if (offset..<next).contains(cursor) { (cursorRow, cursorColumn) = (rows.count - 1, column) }
        add(cell)
      }
      offset = next
    }
    if cursor >= offset { placeCursor() }
  }

  /// The rows that `cells` fill in a window of another width.
  static func rowCount(of cells: [EntryCell], columns: Int) -> Int {
    var rows = 1
    var column = 0
    for cell in cells {
      if column + cell.width > columns {
        rows += 1
        column = 0
      }
      column += cell.width
    }
    return rows
  }

  /// The cursor behind the last character of a row; behind a full row it has one of its own.
  private mutating func placeCursor() {
    if column >= columns { openRow() }
    (cursorRow, cursorColumn) = (rows.count - 1, column)
  }

  private mutating func add(_ cell: EntryCell) {
    if column + cell.width > columns, column > 0 { openRow() }
    rows[rows.count - 1].append(cell)
    column += cell.width
  }

  private mutating func openRow() {
    rows.append([])
    column = 0
  }
}
