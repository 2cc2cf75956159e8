import QualmBase

/// Holds the summaries against the words of their documents: no six words in a row may be shared.
///
/// The blanks between words do not count, since a text that was read from paper has them in wrong
/// places (`o f`, `fo r`, `Ifyou`): a run of words is there where its letters are, from the beginning
/// of a word to the end of one. The text is read as it is, and as it is quoted: mended, and without
/// what interrupts it.
struct SummaryVerifier {
  let corpus: Corpus
  let words: AttachedWords
  let faults: FaultCollector

  /// Six words of a summary.
  private struct Run {
    var row: Int
    /// As the summary has them.
    var words: String
    /// Their letters without the blanks.
    var letters: [UInt8]
  }

  func verify() {
    let table = corpus.excerpts
    guard let summaries = table["summary"], let documents = table["document"] else { return }
    for (id, document) in words.documents.sorted(by: { $0.key < $1.key }) {
      let rows = (0..<table.rowCount).filter { documents.text(at: $0) == id }
      let runs = rows.flatMap { SummaryVerifier.runs(of: summaries.text(at: $0) ?? "", row: $0) }
      let texts = [document.bytes] + (cleaned(document, id).map { [Array($0.utf8)] } ?? [])
      let found = texts.flatMap { SummaryVerifier.shared(runs, SharedWords.words(of: $0)) }
      var rowsFound: Set<Int> = []
      for run in found where rowsFound.insert(run.row).inserted {
        faults.report {
          .sharedWords(
            run.words, excerpt: table["id"]?.text(at: run.row) ?? "",
            at: faults.span(table, row: run.row, column: "summary"))
        }
      }
    }
  }

  /// The text as it is quoted, where the package says how that differs from what it is.
  private func cleaned(_ document: DocumentText, _ id: String) -> String? {
    guard corpus.repairs != nil || corpus.interruptions != nil else { return nil }
    return QuoteCleaner(corpus)
      .words(0..<document.characterCount, of: id, document, marks: .hidden)
  }

  private static func runs(of summary: String, row: Int) -> [Run] {
    let words = SharedWords.words(of: Array(summary.utf8))
    guard words.count >= SharedWords.length else { return [] }
    return (0...(words.count - SharedWords.length)).map { start in
      let run = words[start..<start + SharedWords.length]
      return Run(row: row, words: run.joined(separator: " "), letters: Array(run.joined().utf8))
    }
  }

  /// The runs that stand in a text, the first in the text of each row.
  private static func shared(_ runs: [Run], _ words: [String]) -> [Run] {
    // Six words have six bytes at least, by which the runs are looked up.
    var runsByKey: [UInt64: [Run]] = [:]
    for run in runs { runsByKey[key(run.letters, at: 0), default: []].append(run) }
    var letters: [UInt8] = []
    var starts: [Int] = []
    for word in words {
      starts.append(letters.count)
      letters.append(contentsOf: word.utf8)
    }
    var isBorder = [Bool](repeating: false, count: letters.count + 1)
    for start in starts + [letters.count] { isBorder[start] = true }
    var found: [Run] = []
    var rows: Set<Int> = []
    for start in starts where start + SharedWords.length <= letters.count {
      for run in runsByKey[key(letters, at: start)] ?? [] where !rows.contains(run.row) {
        let end = start + run.letters.count
        guard end <= letters.count, isBorder[end],
          letters[start..<end].elementsEqual(run.letters)
        else { continue }
        rows.insert(run.row)
        found.append(run)
      }
    }
    return found
  }

  /// The six bytes from a place on.
  private static func key(_ letters: [UInt8], at start: Int) -> UInt64 {
    letters[start..<start + SharedWords.length].reduce(0) { $0 << 8 | UInt64($1) }
  }
}
