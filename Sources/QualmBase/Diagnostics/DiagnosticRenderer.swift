/// Shows diagnostics: as text, with the line and a caret run under it, or as JSON.
///
///     error[Q0201]: unknown code `copng`
///       --> query:1:6
///        |
///      1 | find copng
///        |      ^^^^^
///     help: did you mean `coping`?
public struct DiagnosticRenderer: Sendable {
  /// The texts that spans point into.
  public var texts: SourceMap
  /// Whether the text form is coloured by ANSI sequences.
  public var usesColor: Bool
  /// How many columns of a line are shown; a longer one is cut around the caret.
  private static let shownColumns = 100

  /// Makes a renderer for diagnostics about `texts`.
  public init(texts: SourceMap, usesColor: Bool = false) {
    self.texts = texts
    self.usesColor = usesColor
  }

  /// The text form of all, with an empty line between two.
  public func text(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map { text($0) }.joined(separator: "\n")
  }

  /// The text form, several lines, each ended by a newline.
  public func text(_ diagnostic: Diagnostic) -> String {
    let tint = Tint.of(diagnostic.severity)
    var result =
      painted("\(diagnostic.severity.rawValue)[\(diagnostic.code)]", tint)
      + painted(": " + ShownLine.plain(diagnostic.message), .strong) + "\n"
    let margin = margin(of: diagnostic)
    if let span = diagnostic.span {
      result += excerpt(
        span, mark: "^", arrow: "-->", label: diagnostic.label, tint: tint, margin: margin)
    }
    for related in diagnostic.related {
      result += excerpt(
        related.span, mark: "-", arrow: ":::", label: related.text, tint: .quiet, margin: margin)
    }
    if let hint = diagnostic.hint {
      result += painted("help:", .good) + " " + ShownLine.plain(hint) + "\n"
    }
    return result
  }

  /// The digits of the greatest line number that is shown.
  private func margin(of diagnostic: Diagnostic) -> Int {
    let spans = (diagnostic.span.map { [$0] } ?? []) + diagnostic.related.map(\.span)
    let greatest = spans.map { span in
      texts[span.file].map { $0.lineIndex(at: Int(span.start)) + 1 } ?? 1
    }.max()
    return String(greatest ?? 1).count
  }

  private func excerpt(
    _ span: SourceSpan, mark: String, arrow: String, label: String?, tint: Tint, margin: Int
  ) -> String {
    guard let text = texts[span.file] else { return "" }
    let place = Place(of: Int(span.start), in: text)
    let shown = ShownLine(
      text, line: place.line - 1, span: span.range, columns: DiagnosticRenderer.shownColumns)
    let blank = String(repeating: " ", count: margin)
    let number = String(repeating: " ", count: margin - String(place.line).count) + "\(place.line)"
    let carets = String(repeating: mark, count: shown.markLength)
    let tail = label.map { " " + ShownLine.plain($0) } ?? ""
    return blank + " " + painted(arrow, .quiet)
      + " \(ShownLine.plain(text.name)):\(place.line):\(place.column)\n"
      + " \(blank) " + painted("|", .quiet) + "\n"
      + " " + painted("\(number) |", .quiet) + (shown.text.isEmpty ? "" : " " + shown.text) + "\n"
      + " \(blank) " + painted("|", .quiet) + " "
      + String(repeating: " ", count: shown.markStart) + painted(carets + tail, tint) + "\n"
  }

  /// The colours of the text form.
  private enum Tint: String {
    case error = "1;31"
    case warning = "1;33"
    case note = "1;36"
    case quiet = "34"
    case good = "32"
    case strong = "1"

    static func of(_ severity: Severity) -> Tint {
      switch severity {
      case .error: .error
      case .warning: .warning
      case .note: .note
      }
    }
  }

  private func painted(_ text: String, _ tint: Tint) -> String {
    usesColor ? "\u{1B}[\(tint.rawValue)m\(text)\u{1B}[0m" : text
  }
}

/// A place as it is shown: line and terminal column, both from 1.
struct Place {
  var line: Int
  var column: Int

  /// The place of the byte at `offset`.
  init(of offset: Int, in text: SourceText) {
    let index = text.lineIndex(at: offset)
    let range = text.rangeOfLine(index)
    line = index + 1
    let before = text.text(
      in: range.lowerBound..<max(range.lowerBound, min(offset, range.upperBound)))
    column = ShownLine.cells(before).reduce(0) { $0 + $1.width } + 1
  }
}

/// One line of a text, made fit for a terminal, with the columns that a span fills in it.
struct ShownLine {
  /// The line: tabs as blanks, control signs replaced, cut where it is long.
  var text: String
  /// How many columns stand before the marks.
  var markStart: Int
  /// How many marks there are, at least one.
  var markLength: Int

  init(_ source: SourceText, line: Int, span: Range<Int>, columns: Int) {
    let range = source.rangeOfLine(line)
    let start = min(max(span.lowerBound, range.lowerBound), range.upperBound)
    let end = min(max(span.upperBound, start), range.upperBound)
    let before = ShownLine.cells(source.text(in: range.lowerBound..<start))
    let beforeWidth = before.reduce(0) { $0 + $1.width }
    let marked = ShownLine.cells(source.text(in: start..<end), from: beforeWidth)
    let markedWidth = marked.reduce(0) { $0 + $1.width }
    let after = ShownLine.cells(
      source.text(in: end..<range.upperBound), from: beforeWidth + markedWidth)
    text = ""
    markStart = beforeWidth
    markLength = max(1, markedWidth)
    cut(before + marked + after, to: columns)
  }

  /// Takes the cells that fit, a third of the columns before the marks.
  private mutating func cut(_ cells: [(text: String, width: Int)], to columns: Int) {
    let total = cells.reduce(0) { $0 + $1.width }
    guard total > columns else {
      text = cells.map(\.text).joined()
      return
    }
    let from = max(0, min(markStart - columns / 3, total - columns))
    var column = 0
    var skipped = 0
    var kept = 0
    for cell in cells {
      if column < from {
        skipped += cell.width
      } else if kept + cell.width <= columns {
        text += cell.text
        kept += cell.width
      }
      column += cell.width
    }
    let isCutAtEnd = skipped + kept < total
    if skipped > 0 { text = "…" + text }
    if isCutAtEnd { text += "…" }
    markStart = markStart - skipped + (skipped > 0 ? 1 : 0)
    markLength = max(1, min(markLength, kept + (skipped > 0 ? 1 : 0) - markStart))
  }

  /// What each character fills on a terminal; a tab leads to the next column divisible by 8.
  static func cells(_ text: String, from start: Int = 0) -> [(text: String, width: Int)] {
    var column = start
    return text.map { character in
      let shown =
        character == "\t" ? String(repeating: " ", count: 8 - column % 8) : plain(character)
      let width = DisplayWidth.of(shown)
      column += width
      return (shown, width)
    }
  }

  /// The text without signs that could move the cursor or turn the writing round.
  static func plain(_ text: String) -> String { text.map { plain($0) }.joined() }

  private static func plain(_ character: Character) -> String {
    let isHarmful = character.unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: true
      case .format:
        (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
      default: false
      }
    }
    return isHarmful ? "\u{FFFD}" : String(character)
  }
}
