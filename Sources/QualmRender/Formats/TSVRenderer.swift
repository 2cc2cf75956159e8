/// Tab-separated values: one row a line, always.
///
/// Within a cell a tab is written `\t`, a line feed `\n`, a carriage return `\r` and a backslash
/// `\\`, so that `cut` and `awk` never see a cell end early. Many values are joined by `;`, missing
/// is empty.
package enum TSVRenderer: DelimitedRenderer {
  package static let name = "tsv"
  package static let summary = "tab-separated values, for cut and awk"

  static func write(_ cells: [String], into output: inout OutputBuffer) {
    for (index, cell) in cells.enumerated() {
      if index > 0 { output.append(UInt8(ascii: "\t")) }
      if cell.utf8.contains(where: { escape(of: $0) != nil }) {
        for byte in cell.utf8 {
          if let escape = escape(of: byte) { output.append(escape) } else { output.append(byte) }
        }
      } else {
        output.append(cell)
      }
    }
    output.append(UInt8(ascii: "\n"))
  }

  private static func escape(of byte: UInt8) -> String? {
    switch byte {
    case UInt8(ascii: "\t"): "\\t"
    case UInt8(ascii: "\n"): "\\n"
    case UInt8(ascii: "\r"): "\\r"
    case UInt8(ascii: "\\"): "\\\\"
    default: nil
    }
  }
}
