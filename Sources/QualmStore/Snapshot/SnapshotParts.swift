import QualmBase
import QualmCorpus

/// What the relations of a snapshot are made from: the order of rows and who refers to whom.
///
/// Made with the snapshot; the codings, their posting sets and the voices when they are asked for.
struct SnapshotParts: Sendable {
  let corpus: Corpus
  let words: AttachedWords?
  let showsRawWords: Bool
  let documents: Target
  let excerpts: Target
  let sources: Target
  let codes: Target
  let coders: Target
  /// Every relation that columns may refer to, by name, reference tables among them.
  let targets: [String: Target]
  let order: ExcerptOrder
  let belonging: Belonging
  let codings: Lazy<Codings>
  /// The coders: those of the package, then those whom only the codings name.
  let coderList: [Coder]
  /// For each source whether it is a voice.
  let voices: Lazy<[Bool]>

  init(_ corpus: Corpus, words: AttachedWords?, showsRawWords: Bool) {
    self.corpus = corpus
    self.words = words
    self.showsRawWords = showsRawWords
    let documentTable = corpus.documents
    let documents = Target(name: "documents", rowCount: documentTable.rowCount) {
      SnapshotParts.ids(of: documentTable)
    }
    let order = ExcerptOrder(corpus.excerpts, documents: documents)
    let excerpts = Target(name: "excerpts", rowCount: order.ids.count) { order.ids }
    let listed = corpus.sources.map(SnapshotParts.ids) ?? []
    let belonging = SnapshotParts.belonging(
      corpus, order: order, documents: documents, excerpts: excerpts, listed: listed)
    let sourceIDs = listed + belonging.impliedIDs.map { .text($0) }
    let sources = Target(name: "sources", rowCount: sourceIDs.count) { sourceIDs }
    let codebook = corpus.codebook
    let codes = Target(
      name: "codes", labels: Lazy { codebook.codes.map { .text($0.path) } },
      rowCount: codebook.codes.count, ids: { codebook.codes.map { .text($0.id) } })
    let coderList = SnapshotParts.coders(of: corpus)
    let coders = Target(name: "coders", rowCount: coderList.count) {
      coderList.map { .text($0.id) }
    }
    var targets = [
      "documents": documents, "excerpts": excerpts, "sources": sources, "codes": codes,
      "coders": coders,
    ]
    for table in corpus.referenceTables where targets[table.name] == nil {
      targets[table.name] = Target(name: table.name, rowCount: table.rowCount) {
        SnapshotParts.ids(of: table)
      }
    }
    self.documents = documents
    self.order = order
    self.excerpts = excerpts
    self.belonging = belonging
    self.sources = sources
    self.codes = codes
    self.coderList = coderList
    self.coders = coders
    self.targets = targets
    let codingTable = corpus.codings
    codings = Lazy {
      Codings(codingTable, excerptTarget: excerpts, codeTarget: codes, coderTarget: coders)
    }
    let voiceColumn = corpus.sources?.lazyColumn("voice")
    let listedCount = listed.count
    voices = Lazy {
      let voiceColumn = voiceColumn?.column
      return (0..<sources.rowCount).map { row in
        row >= listedCount || voiceColumn?.value(at: row) != .boolean(false)
      }
    }
  }

  private static func belonging(
    _ corpus: Corpus, order: ExcerptOrder, documents: Target, excerpts: Target, listed: [Value]
  ) -> Belonging {
    var rows: [String: UInt32] = [:]
    for (row, id) in listed.enumerated() {
      if case .text(let text) = id, rows[text] == nil { rows[text] = UInt32(row) }
    }
    return Belonging(
      memberships: corpus.memberships, order: order, documentIDs: documents.labels.value,
      excerpts: excerpts, documents: documents, listedSources: rows, listedCount: listed.count)
  }

  /// The ids of a table's rows: its key where that is one column; the parts joined by a blank where
  /// there are several; the number of the row, counted from 1, where there is no key.
  static func ids(of table: DataTable) -> [Value] {
    var key = table.schema.primaryKey
    if key.isEmpty, table.lazyColumn("id") != nil { key = ["id"] }
    let columns = key.compactMap { table[$0] }
    if columns.count == 1 { return (0..<table.rowCount).map { columns[0].value(at: $0) } }
    return (0..<table.rowCount).map { row in
      if columns.isEmpty { return .text(String(row + 1)) }
      return .text(
        columns.compactMap { $0.text(at: row) }.joined(separator: " "))
    }
  }

  private static func coders(of corpus: Corpus) -> [Coder] {
    var coders = corpus.descriptor.coders
    var known = Set(coders.map(\.id))
    let allCount = !coders.contains { $0.isOfRecord }
    for case .text(let id) in corpus.codings["coder"]?.dictionary ?? [] where !known.contains(id) {
      known.insert(id)
      coders.append(Coder(id: id, isOfRecord: allCount))
    }
    return coders
  }

  /// Which coders are meant. Where the package names no coder of record all are, known or not.
  func filter(_ choice: Snapshot.Coders) -> CoderFilter {
    switch choice {
    case .any:
      return CoderFilter(isMeant: coderList.map { _ in true }, includesUnknown: true)
    case .ofRecord:
      // Where every coder counts, so does a coding whose coder is not known.
      let isRestricted = coderList.contains { $0.isOfRecord } && !coderList.allSatisfy(\.isOfRecord)
      return CoderFilter(
        isMeant: coderList.map { !isRestricted || $0.isOfRecord }, includesUnknown: !isRestricted)
    case .these(let ids):
      return CoderFilter(
        isMeant: coderList.map { ids.contains($0.id) }, includesUnknown: false)
    }
  }
}
