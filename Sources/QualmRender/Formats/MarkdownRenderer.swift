package import QualmBase

/// A table of GitHub-flavoured Markdown, with the figures below it.
///
/// What would be read as markup is escaped; a line end in a cell becomes `<br>`. Without a header
/// the heading cells are empty, as Markdown has no table without them.
package enum MarkdownRenderer: Renderer {
  package static let name = "markdown"
  package static let summary = "a table to paste into a text"
  package static let separator = "\n"

  package static func render(
    _ answer: Answer, options: RenderOptions, into output: inout OutputBuffer
  ) {
    let table = DisplayTable(answer, keepsLines: true)
    guard !table.columns.isEmpty else { return }
    write(table.columns.map { options.header ? escaped($0.heading) : "" }, into: &output)
    write(table.columns.map { $0.isNumeric ? "---:" : "---" }, into: &output)
    for row in 0..<table.rowCount {
      guard output.isOpen else { return }
      write(table.columns.map { escaped($0.cells[row]) }, into: &output)
    }
    for line in Footer.lines(of: answer, shown: table.rowCount) {
      output.append("\n\(escaped(line))\n")
    }
  }

  private static func write(_ cells: [String], into output: inout OutputBuffer) {
    output.append("|")
    for cell in cells { output.append(" \(cell) |") }
    output.append("\n")
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": escaped += "<br>"
      case "|", "\\", "`", "*", "<", "[", "]", "~": escaped += "\\\(scalar)"
      case "&": escaped += "&amp;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
