import QualmBase

/// Holds the excerpts against the words of their documents.
struct WordsVerifier {
  let corpus: Corpus
  let words: AttachedWords
  let faults: FaultCollector

  /// So many words in a row are a quotation rather than a coincidence.
  static let sharedLength = 6

  func verify() {
    checkEdges()
    checkSummaries()
  }

  // MARK: Spans begin and end where words do

  private func checkEdges() {
    let table = corpus.excerpts
    guard let documents = table["document"], let starts = table["start"], let ends = table["end"]
    else { return }
    for row in 0..<table.rowCount {
      guard let document = documents.text(at: row).flatMap({ words.documents[$0] }),
        let start = starts.integer(at: row), let end = ends.integer(at: row)
      else { continue }
      for (edge, position) in [("start", start), ("end", end)]
      where WordsVerifier.isWithinWord(position, document) {
        faults.report {
          .brokenWord(
            excerpt: table["id"]?.text(at: row) ?? "", edge: edge,
            at: faults.span(table, row: row, column: edge))
        }
      }
    }
  }

  /// Whether two letters or two digits stand on both sides of a position; a letter beside a digit
  /// may be a word with a footnote's mark.
  static func isWithinWord(_ position: Int, _ document: DocumentText) -> Bool {
    guard position > 0, position < document.characterCount,
      let pair = document.text(from: position - 1, to: position + 1)?.unicodeScalars,
      let before = pair.first, let after = pair.last
    else { return false }
    let isDigits = isDigit(before) && isDigit(after)
    return isDigits || (isLetter(before) && isLetter(after))
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
    return scalar.properties.isAlphabetic
      || scalar.properties.canonicalCombiningClass != .notReordered
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("0"..."9").contains(scalar) }
    return scalar.properties.numericType == .decimal
  }

  // MARK: Summaries are in other words

  private func checkSummaries() {
    let table = corpus.excerpts
    guard let summaries = table["summary"], let documents = table["document"] else { return }
    // Only words that some summary has can be part of a shared run; each gets a number.
    var numbers: [String: UInt32] = [:]
    var runs: [[UInt32]: [(row: Int, text: String)]] = [:]
    for row in 0..<table.rowCount {
      let written = WordsVerifier.words(of: Array((summaries.text(at: row) ?? "").utf8))
      let numbered = written.map { word in
        let number = numbers[word] ?? UInt32(numbers.count)
        numbers[word] = number
        return number
      }
      guard numbered.count >= WordsVerifier.sharedLength else { continue }
      for start in 0...(numbered.count - WordsVerifier.sharedLength) {
        let run = start..<start + WordsVerifier.sharedLength
        runs[Array(numbered[run]), default: []].append(
          (row, written[run].joined(separator: " ")))
      }
    }
    var reported: Set<Int> = []
    for (id, document) in words.documents.sorted(by: { $0.key < $1.key }) {
      var recent: [UInt32] = []
      for word in WordsVerifier.words(of: document.bytes) {
        guard let number = numbers[word] else {
          recent.removeAll(keepingCapacity: true)
          continue
        }
        if recent.count == WordsVerifier.sharedLength { recent.removeFirst() }
        recent.append(number)
        for (row, text) in runs[recent] ?? [] where documents.text(at: row) == id {
          guard reported.insert(row).inserted else { continue }
          faults.report {
            .sharedWords(
              text, excerpt: table["id"]?.text(at: row) ?? "",
              at: faults.span(table, row: row, column: "summary"))
          }
        }
      }
    }
  }

  /// The words of a text without regard to case and punctuation; apostrophes join.
  static func words(of bytes: [UInt8]) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if isLetter(scalar) || isDigit(scalar) {
        word.unicodeScalars.append(scalar)
      } else if scalar != "'" && scalar != "\u{2019}" && !word.isEmpty {
        words.append(word.lowercased())
        word = ""
      }
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    return words
  }
}
