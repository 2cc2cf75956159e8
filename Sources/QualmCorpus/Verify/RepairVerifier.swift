import QualmBase

/// Holds the repairs of single places against the words of their documents.
struct RepairVerifier {
  let corpus: Corpus
  var words = AttachedWords()
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
          isBefore: start < 0,
          at: faults.span(table, row: row, column: "start"))
      }
    }
  }

  /// Reports each repair that says something else than an earlier one of the same damaged words: only
  /// one of them can hold.
  func verifyOnce() {
    guard let table = corpus.repairs, let documents = table["document"],
      let damaged = table["damaged"], let mended = table["mended"]
    else { return }
    var first: [[Value]: Int] = [:]
    for row in 0..<table.rowCount {
      guard let words = damaged.text(at: row) else { continue }
      let key = [
        documents.value(at: row), .text(RepairVerifier.inOneLine(words)),
        table["start"]?.value(at: row) ?? .missing,
      ]
      guard let earlier = first[key] else {
        first[key] = row
        continue
      }
      let (one, other) = (mended.text(at: earlier) ?? "", mended.text(at: row) ?? "")
      if one == other { continue }
      faults.report {
        .repairTwice(
          words, one, other, at: faults.span(table, row: row, column: "mended"),
          first: faults.span(table, row: earlier, column: "mended"))
      }
    }
  }

  private static func inOneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  /// What stands at a place instead, as long as what should; nil outside the document.
  private func found(at start: Int, like wanted: String, in document: DocumentText) -> String? {
    guard start >= 0, start < document.characterCount else { return nil }
    let end = min(start + wanted.unicodeScalars.count, document.characterCount)
    return document.text(from: start, to: end).map(RepairVerifier.inOneLine)
  }
}
