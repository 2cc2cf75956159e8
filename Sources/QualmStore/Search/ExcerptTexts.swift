import QualmBase
import QualmCorpus

/// What there is to read of each excerpt: its words where they are attached, its summary.
struct ExcerptTexts: Sendable {
  private let words: AttachedWords?
  private let order: ExcerptOrder
  private let documentIDs: Lazy<[Value]>
  private let summaries: LazyColumn?

  init(_ parts: SnapshotParts) {
    words = parts.words
    order = parts.order
    documentIDs = parts.documents.labels
    summaries = parts.corpus.excerpts.lazyColumn("summary")
  }

  /// The words of an excerpt; nil without a text span or where its document is not attached.
  func words(of excerpt: Int) -> String? {
    guard let words, order.documents[excerpt] != Encoding.none,
      order.starts[excerpt] != Encoding.none,
      case .text(let document) = documentIDs.value[Int(order.documents[excerpt])]
    else { return nil }
    return words.text(
      document: document, start: Int(order.starts[excerpt]), end: Int(order.ends[excerpt]))
  }

  /// The summary of an excerpt, where there is one.
  func summary(of excerpt: Int) -> String? {
    summaries?.column.text(at: Int(order.tableRows[excerpt]))
  }
}
