/// Comma-separated values by RFC 4180, with a line feed alone at the end of each line.
///
/// A cell is quoted where it holds a comma, a quote or a line end; the one cell of a row, if empty,
/// too, as readers skip empty lines. Many values are joined by `;`, missing is empty.
package enum CSVRenderer: DelimitedRenderer {
  package static let name = "csv"
  package static let summary = "comma-separated values"

  static func write(_ cells: [String], into output: inout OutputBuffer) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      if mustBeQuoted(cell) || (cells.count == 1 && cell.isEmpty) {
        writeQuoted(cell, into: &output)
      } else {
        output.append(cell)
      }
    }
    output.append(UInt8(ascii: "\n"))
  }

  private static func mustBeQuoted(_ cell: String) -> Bool {
    cell.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
        || $0 == UInt8(ascii: "\r")
    }
  }

  private static func writeQuoted(_ cell: String, into output: inout OutputBuffer) {
    output.append(UInt8(ascii: "\""))
    for byte in cell.utf8 {
      if byte == UInt8(ascii: "\"") { output.append(byte) }
      output.append(byte)
    }
    output.append(UInt8(ascii: "\""))
  }
}
