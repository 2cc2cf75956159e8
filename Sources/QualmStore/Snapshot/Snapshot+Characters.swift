import QualmBase
import QualmCorpus

/// Where text was looked at and coded, character by character.
extension Snapshot {
  /// A stretch of a document's text.
  package struct Stretch: Sendable, Hashable {
    /// The row of the document.
    package var document: Int
    package var start: Int
    /// One past the last character.
    package var end: Int
  }

  /// The stretches of the text in which these excerpts lie; those without a text span have none.
  package func stretches(of rows: RowSet) -> [Stretch] {
    let order = parts.order
    return rows.rows.compactMap { row in
      let (document, start, end) = (
        order.documents[Int(row)], order.starts[Int(row)], order.ends[Int(row)]
      )
      guard document != Encoding.none, start != Encoding.none, start < end else { return nil }
      return Stretch(document: Int(document), start: Int(start), end: Int(end))
    }
  }

  /// The number of characters of a document, from its attached text or what the package says of it; else
  /// the end of its last excerpt, and then it is not known.
  package func characterCount(ofDocument document: Int) -> (count: Int, isKnown: Bool) {
    if case .text(let id) = parts.documents.labels.value[document] {
      if let text = words?.documents[id] { return (text.characterCount, true) }
      let digest = corpus.descriptor.documents.first { $0.id == id }
      if let count = digest?.characters { return (count, true) }
    }
    let order = parts.order
    let ends = order.excerpts(ofDocument: UInt32(document)).map { order.ends[$0] }
    return (Int(ends.filter { $0 != Encoding.none }.max() ?? 0), false)
  }

  /// The documents in which the coder looked for all of `codes`, as a whole; where the package does not
  /// say who looked for what, those in which the coder gave any code.
  package func passedDocuments(_ codes: [Int], by coder: String) -> RowSet {
    guard let passIndex else { return documents(ofExcerpts: passed(codes, by: coder)) }
    return passIndex.documents(
      of: codes, by: coder, in: corpus.codebook, universe: documents.rowCount)
  }
}
