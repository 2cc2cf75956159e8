import QualmBase
import QualmSession

/// The voices that speak of a code, with the number of excerpts each.
func voices(of code: String) throws -> [(source: String, excerpts: Int)] {
  let session = try Session()
  var rows: [(source: String, excerpts: Int)] = []
  let query = SourceText(name: "voices", text: "find \(code) | count by source")
  let (status, diagnostics) = session.run(query) { answer in
    for index in 0..<answer.table.rowCount {
      if case .text(let source) = answer.table.columns[0].cells[index],
        case .integer(let excerpts) = answer.table.columns[1].cells[index]
      {
        rows.append((source, excerpts))
      }
    }
    return true
  }
  guard status == .done else {
    // Each has a code, a message, a span, and often a hint.
    throw diagnostics[0]
  }
  return rows
}
