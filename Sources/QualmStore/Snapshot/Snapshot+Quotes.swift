package import QualmBase
import QualmCorpus

/// The words of excerpts and what stands around them.
extension Snapshot {
  /// Whether words are shown cleaned, with marks where they were mended or something left out.
  package var marksRepairs: Bool { words != nil && !texts.isRaw }

  /// Whether a shown text holds a mark of something mended or left out.
  package static func holdsMark(_ text: String) -> Bool {
    text.unicodeScalars.contains(QuoteCleaner.openMark)
  }

  /// The words of these excerpts as they are shown; missing without a text span or where the document
  /// is not attached.
  package func quotes(of rows: [UInt32]) -> [Value] {
    rows.map { texts.shownWords(of: Int($0)).map(Value.text) ?? .missing }
  }

  /// The words of these stretches of the documents of excerpts, one each; missing where there is none.
  package func quotes(of rows: [UInt32], in stretches: [Range<Int>?]) -> [Value] {
    zip(rows, stretches).map { row, stretch in
      stretch.flatMap { texts.shownWords(of: Int(row), in: $0) }.map(Value.text) ?? .missing
    }
  }

  /// The words before and after these excerpts, or stretches of their documents, and the documents of which
  /// the package does not say where such units begin and end.
  package func contexts(
    of rows: [UInt32], in stretches: [Range<Int>?]? = nil, _ count: Int, _ unit: TextUnit
  ) -> (before: [Value], after: [Value], boundless: Set<String>) {
    var before: [Value] = []
    var after: [Value] = []
    var boundless: Set<String> = []
    before.reserveCapacity(rows.count)
    after.reserveCapacity(rows.count)
    for (place, row) in rows.enumerated() {
      if let stretches, stretches[place] == nil {
        before.append(.missing)
        after.append(.missing)
        continue
      }
      switch texts.context(of: Int(row), in: stretches?[place], count, unit) {
      case .found(let first, let last):
        before.append(.text(first))
        after.append(.text(last))
      case .wordless:
        before.append(.missing)
        after.append(.missing)
      case .boundless(let document):
        boundless.insert(document)
        before.append(.missing)
        after.append(.missing)
      }
    }
    return (before, after, boundless)
  }

  /// How many of these excerpts have a span in a document that is not attached, and those documents.
  package func unattached(_ rows: [UInt32]) -> (count: Int, documents: Set<String>) {
    let documents = rows.compactMap { texts.unattachedDocument(of: Int($0)) }
    return (documents.count, Set(documents))
  }

  /// Whether the package says of any document where such units begin and end.
  package func hasBoundaries(of unit: TextUnit) -> Bool {
    UnitBoundaries.areKnown(unit, in: corpus)
  }
}
