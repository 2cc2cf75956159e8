import QualmBase
import QualmCorpus

/// Which excerpts belong to which sources.
///
/// A membership claims for its source one excerpt, or the excerpts inside a stretch of a document, or
/// all of a document. What no source claims is its own source, document by document:
///
/// - A document of which no membership claims anything is a source with all its excerpts, called by
///   the document's id.
/// - In a document of which something is claimed, each excerpt that is not claimed is a source, called
///   by the excerpt's id. So is an excerpt that has no document.
///
/// Where a source of that id is listed already it is that one; else it is added after the listed
/// sources, in the order of documents and excerpts, and is a voice.
struct Belonging: Sendable {
  /// The ids of the sources that are implied, in order; their rows follow those of the table.
  private(set) var impliedIDs: [String] = []
  /// Excerpt e belongs to the sources `sources[starts[e]..<starts[e + 1]]`, ascending and distinct.
  let starts: [UInt32]
  let sources: [UInt32]

  /// Works out what each source claims.
  ///
  /// - Parameter listedSources: the row of each listed source by its id.
  init(
    memberships: DataTable?, order: ExcerptOrder, documentIDs: [Value], excerpts: Target,
    documents: Target, listedSources: [String: UInt32], listedCount: Int
  ) {
    var claims = Claims(
      excerptCount: order.ids.count, documentCount: documentIDs.count, order: order)
    if let memberships {
      claims.add(memberships, excerpts: excerpts, documents: documents, sources: listedSources)
    }
    var implied: [String] = []
    var impliedRows: [String: UInt32] = [:]
    func ownSource(_ id: Value) -> UInt32? {
      guard case .text(let text) = id else { return nil }
      if let row = listedSources[text] ?? impliedRows[text] { return row }
      let row = UInt32(listedCount + implied.count)
      implied.append(text)
      impliedRows[text] = row
      return row
    }
    for document in documentIDs.indices where !claims.isDocumentClaimed[document] {
      guard let source = ownSource(documentIDs[document]) else { continue }
      for excerpt in order.excerpts(ofDocument: UInt32(document)) {
        claims.pairs.append(Claims.pair(excerpt: excerpt, source: source))
        claims.isExcerptClaimed[excerpt] = true
      }
    }
    for excerpt in order.ids.indices where !claims.isExcerptClaimed[excerpt] {
      guard let source = ownSource(order.ids[excerpt]) else { continue }
      claims.pairs.append(Claims.pair(excerpt: excerpt, source: source))
    }
    impliedIDs = implied
    (starts, sources) = claims.rowsOfExcerpts
  }

  /// The source slots of the excerpts.
  var slots: Slots { Slots(starts: starts, indices: sources) }
}

/// Pairs of an excerpt and a source that claims it.
private struct Claims {
  /// Excerpt in the upper half, source in the lower.
  var pairs: [UInt64] = []
  var isExcerptClaimed: [Bool]
  /// Whether a membership claims something of the document.
  var isDocumentClaimed: [Bool]
  private let order: ExcerptOrder

  init(excerptCount: Int, documentCount: Int, order: ExcerptOrder) {
    isExcerptClaimed = [Bool](repeating: false, count: excerptCount)
    isDocumentClaimed = [Bool](repeating: false, count: documentCount)
    self.order = order
  }

  static func pair(excerpt: Int, source: UInt32) -> UInt64 {
    UInt64(excerpt) << 32 | UInt64(source)
  }

  mutating func add(
    _ table: DataTable, excerpts: Target, documents: Target, sources: [String: UInt32]
  ) {
    func rows(_ name: String, _ row: (Value) -> UInt32?) -> [UInt32] {
      guard let column = table[name], column.starts == nil else {
        return [UInt32](repeating: Encoding.none, count: table.rowCount)
      }
      let rows = column.dictionary.map { row($0) ?? Encoding.none }
      return column.indices.map { $0 == Encoding.none ? Encoding.none : rows[Int($0)] }
    }
    let sourceRows = rows("source") { value in
      if case .text(let text) = value { sources[text] } else { nil }
    }
    let excerptRows = rows("excerpt", excerpts.row)
    let documentRows = rows("document", documents.row)
    let starts = ExcerptOrder.integers(table["start"], rowCount: table.rowCount)
    let ends = ExcerptOrder.integers(table["end"], rowCount: table.rowCount)
    for row in 0..<table.rowCount where sourceRows[row] != Encoding.none {
      let (document, excerpt) = (documentRows[row], excerptRows[row])
      if excerpt != Encoding.none {
        claim(Int(excerpt), source: sourceRows[row])
      } else if document != Encoding.none {
        isDocumentClaimed[Int(document)] = true
        let hasSpan = starts[row] != Encoding.none && ends[row] != Encoding.none
        let claimed =
          hasSpan
          ? order.excerpts(ofDocument: document, inside: starts[row], ends[row])
          : Array(order.excerpts(ofDocument: document))
        for excerpt in claimed { claim(excerpt, source: sourceRows[row]) }
      }
    }
  }

  private mutating func claim(_ excerpt: Int, source: UInt32) {
    pairs.append(Claims.pair(excerpt: excerpt, source: source))
    isExcerptClaimed[excerpt] = true
    let document = order.documents[excerpt]
    if document != Encoding.none { isDocumentClaimed[Int(document)] = true }
  }

  /// The pairs, excerpt by excerpt.
  var rowsOfExcerpts: (starts: [UInt32], sources: [UInt32]) {
    var starts: [UInt32] = [0]
    var sources: [UInt32] = []
    starts.reserveCapacity(isExcerptClaimed.count + 1)
    sources.reserveCapacity(pairs.count)
    let sorted = pairs.sorted()
    var next = 0
    for excerpt in isExcerptClaimed.indices {
      while next < sorted.count, Int(sorted[next] >> 32) == excerpt {
        if next == 0 || sorted[next] != sorted[next - 1] {
          sources.append(UInt32(truncatingIfNeeded: sorted[next]))
        }
        next += 1
      }
      starts.append(UInt32(sources.count))
    }
    return (starts, sources)
  }
}
