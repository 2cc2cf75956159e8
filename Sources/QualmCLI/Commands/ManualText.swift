import QualmBase
import QualmRender
import QualmSession

/// A page of the manual for a terminal: Markdown, as far as the pages use it, laid out for a window.
struct ManualText {
  private let width: Int
  private let style: (String) -> String
  private var output = ""

  /// The text of a page; `bold` makes headings stand out.
  static func of(_ page: ManualPage, width: Int, bold: @escaping (String) -> String) -> String {
    var text = ManualText(width: max(20, width), style: bold)
    text.add(page.text.split(separator: "\n", omittingEmptySubsequences: false))
    return text.output
  }

  private init(width: Int, style: @escaping (String) -> String) {
    self.width = width
    self.style = style
  }

  private mutating func add(_ lines: [Substring]) {
    var rest = lines[...]
    while let line = rest.first {
      if line.hasPrefix("```") {
        rest = rest.dropFirst()
        for code in rest.prefix(while: { !$0.hasPrefix("```") }) {
          output += code.isEmpty ? "\n" : "    \(code)\n"
        }
        rest = rest.drop { !$0.hasPrefix("```") }.dropFirst()
      } else if line.hasPrefix("|") {
        let rows = rest.prefix { $0.hasPrefix("|") }
        rest = rest.dropFirst(rows.count)
        addTable(rows.map(Self.cells))
      } else if line.hasPrefix("#") {
        output += style(Self.plain(line.drop { $0 == "#" || $0 == " " })) + "\n"
        rest = rest.dropFirst()
      } else if line.allSatisfy(\.isWhitespace) {
        output += "\n"
        rest = rest.dropFirst()
      } else {
        // A paragraph, or one point of a list: up to an empty line or what begins something else.
        let isPoint = line.hasPrefix("- ")
        let more = rest.dropFirst().prefix { !Self.begins($0) }
        rest = rest.dropFirst(1 + more.count)
        addParagraph(([line] + more).joined(separator: " "), isPoint: isPoint)
      }
    }
  }

  /// Whether a line begins something other than the paragraph before it.
  private static func begins(_ line: Substring) -> Bool {
    line.allSatisfy(\.isWhitespace) || ["```", "|", "#", "- "].contains { line.hasPrefix($0) }
  }

  private mutating func addParagraph(_ text: String, isPoint: Bool) {
    let words = isPoint ? text.dropFirst(2) : text[...]
    let indent = isPoint ? 2 : 0
    let lines = TextWrapping.lines(of: Self.plain(words), width: min(width, 100) - indent)
    for (index, line) in lines.enumerated() {
      output += (isPoint ? (index == 0 ? "- " : "  ") : "") + line + "\n"
    }
  }

  /// A table; its second row is the line below the headings.
  private mutating func addTable(_ rows: [[String]]) {
    guard let heads = rows.first else { return }
    let body = rows.dropFirst(2)
    let columns = heads.enumerated().map { index, head in
      Table.Column(
        name: head, kind: .text,
        cells: body.map { $0.indices.contains(index) ? .text($0[index]) : .missing })
    }
    let sink = MemorySink()
    var buffer = OutputBuffer(sink)
    TableRenderer.render(
      Answer(table: Table(columns: columns, rowCount: body.count)),
      options: RenderOptions(width: min(width, 100)), into: &buffer)
    buffer.flush()
    // The foot with the number of rows is not part of the page.
    var lines = sink.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    lines.removeLast(min(2, lines.count))
    output += lines.map { $0 + "\n" }.joined()
  }

  /// The cells of a row, without their markup; a bar behind a backslash is part of one.
  private static func cells(_ row: Substring) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isEscaped = false
    for character in row.dropFirst() {
      if character == "|", !isEscaped {
        cells.append(plain(Prompt.trimmed(cell)[...]))
        cell = ""
      } else {
        if isEscaped, character != "|" { cell.append("\\") }
        if character != "\\" { cell.append(character) }
      }
      isEscaped = character == "\\" && !isEscaped
    }
    return cells
  }

  /// The text without links' addresses and the signs of emphasis; code keeps its backticks.
  private static func plain(_ text: Substring) -> String {
    var plain = ""
    var rest = text
    while let character = rest.first {
      if character == "`" {
        let code = rest.dropFirst().prefix { $0 != "`" }
        plain += "`\(code)`"
        rest = rest.dropFirst(code.count + 2)
      } else if character == "[", let link = Link(rest) {
        plain += Self.plain(link.text)
        rest = rest.dropFirst(link.count)
      } else {
        if character != "*" { plain.append(character) }
        rest = rest.dropFirst()
      }
    }
    return plain
  }

  /// `[text](address)` at the beginning of a text.
  private struct Link {
    let text: Substring
    let count: Int

    init?(_ source: Substring) {
      guard let end = source.firstIndex(of: "]") else { return nil }
      let rest = source[source.index(after: end)...]
      guard rest.first == "(", let close = rest.firstIndex(of: ")") else { return nil }
      text = source[source.index(after: source.startIndex)..<end]
      count = source.distance(from: source.startIndex, to: close) + 1
    }
  }
}
