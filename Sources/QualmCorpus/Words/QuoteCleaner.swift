import QualmBase

/// Shows stretches of the documents as their authors meant them, and marks what it does.
///
/// White space and line ends become one blank; a hyphen at a line's end stays, without a blank after
/// it. What the table `interruptions` lists is left out, what `repairs` lists is mended. A repair
/// without `start` mends its damaged words wherever they stand as whole words, the longest first; one
/// with `start` does so there alone, and goes before the others.
package struct QuoteCleaner: Sendable {
  /// Whether what was mended or left out is marked.
  package enum Marks: Sendable {
    /// Mended words stand between `⟨` and `⟩`; `⟨…⟩` stands for what is left out.
    case shown
    /// For searching: the words alone.
    case hidden
  }

  /// The mark before mended words.
  package static let openMark: Unicode.Scalar = "⟨"
  static let closeMark: Unicode.Scalar = "⟩"
  /// What stands for what is left out.
  static let gap = "⟨…⟩"

  private let documents: [String: DocumentRepairs]

  /// Reads the tables of a package. Rows that lack something or contradict themselves do nothing.
  package init(_ corpus: Corpus) {
    documents = DocumentRepairs.byDocument(of: corpus)
  }

  /// The words of code points `range` of a document; nil where they lie outside it.
  ///
  /// - Parameter excerpt: the excerpt that is shown, where `range` is what stands around it:
  ///   an interruption that holds the whole excerpt is none.
  package func words(
    _ range: Range<Int>, of document: String, _ text: DocumentText,
    about excerpt: Range<Int>? = nil,
    marks: Marks
  ) -> String? {
    pass(range, of: document, text, about: excerpt ?? range, marks: marks)
      .map { String(decoding: $0.output, as: UTF8.self) }
  }

  /// The way through a stretch, when it is done; nil where the stretch lies outside the document.
  private func pass(
    _ range: Range<Int>, of document: String, _ text: DocumentText, about excerpt: Range<Int>,
    marks: Marks
  ) -> CleaningPass? {
    guard let first = text.byteOffset(of: range.lowerBound),
      let last = text.byteOffset(of: range.upperBound)
    else { return nil }
    let repairs = repairs(of: document)
    var pass = CleaningPass(text: text, end: last, free: repairs.free, marks: marks)
    let gaps = repairs.interruptions.within(range, about: excerpt)
    pass.gaps = gaps.compactMap { gap in
      guard let start = text.byteOffset(of: gap.lowerBound),
        let end = text.byteOffset(of: gap.upperBound)
      else { return nil }
      return start..<end
    }
    pass.placed = repairs.placed(in: range).compactMap { repair in
      text.byteOffset(of: repair.start).map { ($0, repair) }
    }
    pass.run(from: first)
    return pass
  }

  /// The damaged words, mended when they are shown, through which a position cuts, in code points;
  /// nil where it cuts through none.
  func damage(
    at position: Int, of document: String, _ text: DocumentText, about excerpt: Range<Int>
  ) -> Range<Int>? {
    // Damaged words are short: what begins further off does not reach here.
    let margin = 120
    let range = max(0, position - margin)..<min(text.characterCount, position + margin)
    guard let offset = text.byteOffset(of: position),
      let pass = pass(range, of: document, text, about: excerpt, marks: .hidden),
      let cut = pass.mended.first(where: { $0.lowerBound < offset && offset < $0.upperBound })
    else { return nil }
    return position - text.characterCount(in: cut.lowerBound..<offset)..<position
      + text.characterCount(in: offset..<cut.upperBound)
  }

  /// What interrupts a document's text.
  func interruptions(of document: String) -> Interruptions {
    repairs(of: document).interruptions
  }

  private func repairs(of document: String) -> DocumentRepairs {
    documents[document] ?? DocumentRepairs()
  }
}

/// What is to be left out and mended in one document.
struct DocumentRepairs: Sendable {
  /// A repair of one place.
  struct Placed: Sendable {
    /// The first code point of the damaged words.
    var start: Int
    var damaged: String
    var mended: String
  }

  var interruptions = Interruptions([])
  /// Repairs of one place, in order.
  var placed: [Placed] = []
  /// Repairs that hold everywhere.
  var free = RepairTree()

  /// The repairs of places within a stretch of code points.
  func placed(in range: Range<Int>) -> ArraySlice<Placed> {
    let start = placed.partitioningIndex(where: { $0.start >= range.lowerBound })
    let end = placed.partitioningIndex(where: { $0.start >= range.upperBound })
    return placed[start..<max(start, end)]
  }

  /// The rows of `interruptions` and `repairs`, document by document.
  static func byDocument(of corpus: Corpus) -> [String: DocumentRepairs] {
    var documents: [String: DocumentRepairs] = [:]
    var stretches: [String: [Range<Int>]] = [:]
    if let table = corpus.interruptions, let names = table["document"],
      let starts = table["start"], let ends = table["end"]
    {
      for row in 0..<table.rowCount {
        guard let name = names.text(at: row), let start = starts.integer(at: row),
          let end = ends.integer(at: row), start >= 0, start < end
        else { continue }
        stretches[name, default: []].append(start..<end)
      }
    }
    for (name, stretches) in stretches {
      documents[name, default: DocumentRepairs()].interruptions = Interruptions(stretches)
    }
    if let table = corpus.repairs, let names = table["document"], let damaged = table["damaged"] {
      let mended = table["mended"]
      let starts = table["start"]
      for row in 0..<table.rowCount {
        guard let name = names.text(at: row), let words = damaged.text(at: row) else { continue }
        documents[name, default: DocumentRepairs()].add(
          words, mended: mended?.text(at: row) ?? "", at: starts?.value(at: row) ?? .missing)
      }
    }
    for name in documents.keys {
      documents[name]?.placed.sort { $0.start < $1.start }
    }
    return documents
  }

  private mutating func add(_ damaged: String, mended: String, at start: Value) {
    switch start {
    case .integer(let position):
      placed.append(Placed(start: position, damaged: damaged, mended: mended))
    default: free.add(damaged, mended: mended)
    }
  }
}
