package import QualmBase

/// One JSON array of objects for each answer, on a line of its own.
package enum JSONRenderer: Renderer {
  package static let name = "json"
  package static let summary = "one array of objects for each answer"
  package static let separator = ""

  package static func render(
    _ answer: Answer, options: RenderOptions, into output: inout OutputBuffer
  ) {
    let rows = JSONRows(answer.table)
    output.append(UInt8(ascii: "["))
    for row in 0..<answer.table.rowCount {
      guard output.isOpen else { return }
      if row > 0 { output.append(UInt8(ascii: ",")) }
      rows.write(row, into: &output)
    }
    output.append("]\n")
  }
}

/// One JSON object for each row, on a line of its own.
package enum JSONLinesRenderer: Renderer {
  package static let name = "jsonl"
  package static let summary = "one object for each row, a line each"
  package static let separator = ""

  package static func render(
    _ answer: Answer, options: RenderOptions, into output: inout OutputBuffer
  ) {
    let rows = JSONRows(answer.table)
    for row in 0..<answer.table.rowCount {
      guard output.isOpen else { return }
      rows.write(row, into: &output)
      output.append(UInt8(ascii: "\n"))
    }
  }
}

/// The rows of a table as JSON objects (RFC 8259): missing is `null`, many values are an array,
/// numbers are numbers, dates strings.
private struct JSONRows {
  private let columns: [Table.Column]
  /// What stands before each column's value: `{"id":`, `,"summary":`.
  private let openings: [String]

  init(_ table: Table) {
    columns = table.columns
    openings = columns.enumerated().map { index, column in
      (index == 0 ? "{" : ",") + JSONRows.quoted(column.name) + ":"
    }
  }

  func write(_ row: Int, into output: inout OutputBuffer) {
    if columns.isEmpty { output.append(UInt8(ascii: "{")) }
    for (column, opening) in zip(columns, openings) {
      output.append(opening)
      write(column.cells[row], into: &output)
    }
    output.append(UInt8(ascii: "}"))
  }

  private func write(_ value: Value, into output: inout OutputBuffer) {
    switch value {
    case .missing: output.append("null")
    case .text(let text): output.append(JSONRows.quoted(text))
    case .integer(let number): output.append(String(number))
    case .number(let number): output.append(NumberText.exact(number) ?? "null")
    case .boolean(let value): output.append(value ? "true" : "false")
    case .date(let date): output.append(JSONRows.quoted(date.description))
    case .list(let values):
      output.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        write(value, into: &output)
      }
      output.append(UInt8(ascii: "]"))
    }
  }

  /// The text as a JSON string. Control characters are escaped, those beyond ASCII and those that
  /// turn the writing direction too: JSON may be looked at on a terminal.
  private static func quoted(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x22: quoted += "\\\""
      case 0x5C: quoted += "\\\\"
      case 0x0A: quoted += "\\n"
      case 0x0D: quoted += "\\r"
      case 0x09: quoted += "\\t"
      case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069:
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
