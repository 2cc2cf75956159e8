import QualmBase

/// Holds the repairs of single places against the words of their documents.
struct RepairVerifier {
  let corpus: Corpus
  let words: AttachedWords
  let faults: FaultCollector

  /// Reports each repair whose damaged words do not stand where it says.
  func verify() {
    guard let table = corpus.repairs, let documents = table["document"],
      let damaged = table["damaged"], let starts = table["start"]
    else { return }
    for row in 0..<table.rowCount {
      guard let name = documents.text(at: row), let document = words.documents[name],
        let wanted = damaged.text(at: row), let start = starts.integer(at: row)
      else { continue }
      let offset = document.byteOffset(of: start)
      let end = document.bytes.count
      if let offset, RepairTree.end(of: wanted, at: offset, upTo: end, in: document) != nil {
        continue
      }
      faults.report {
        .repairElsewhere(
          wanted, document: name, found: found(at: start, like: wanted, in: document),
          at: faults.span(table, row: row, column: "start"))
      }
    }
  }

  /// What stands at a place instead, as long as what should; nil where the document ends there.
  private func found(at start: Int, like wanted: String, in document: DocumentText) -> String? {
    guard start >= 0, start < document.characterCount else { return nil }
    let end = min(start + wanted.unicodeScalars.count, document.characterCount)
    return document.text(from: start, to: end)?
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
