package import QualmBase
package import QualmCorpus

/// A corpus as queries see it: relations, their fields and how they refer to each other.
///
/// Immutable. Everything is worked out when it is first asked for, so that making a snapshot costs
/// next to nothing, and kept from then on.
package final class Snapshot: Sendable {
  /// Whose codings count.
  package enum Coders: Sendable, Hashable {
    /// The coders of record; all where the package names none.
    case ofRecord
    /// Every coder, also those who are not known.
    case any
    /// These coders, by id.
    case these([String])

    /// A text that tells the choice from any other.
    fileprivate var key: String {
      switch self {
      case .ofRecord: "record"
      case .any: "any"
      case .these(let ids): "these \(ids)"
      }
    }
  }

  /// The package.
  package let corpus: Corpus
  /// The attached words, where there are any.
  package let words: AttachedWords?
  /// The excerpts in the order of documents, then start, end and id (natural order).
  package let excerpts: Relation
  package let sources: Relation
  package let documents: Relation
  package var codes: Relation { lazyCodes.value }
  package var codings: Relation { lazyCodings.value }
  package var links: Relation { lazyLinks.value }
  package var memos: Relation { lazyMemos.value }
  /// The links from the side of the excerpts that they tie.
  package var excerptLinks: ExcerptLinks { lazyExcerptLinks.value }
  package var coders: Relation { lazyCoders.value }
  /// Who looked for what where; nil where the package does not say.
  package var passes: Relation? { lazyPasses.value }
  var passIndex: Passes? { lazyPassIndex.value }
  /// The package's reference tables, in its order.
  package var references: [Relation] { lazyReferences.value }

  private let lazyCodes: Lazy<Relation>
  private let lazyCodings: Lazy<Relation>
  private let lazyLinks: Lazy<Relation>
  private let lazyMemos: Lazy<Relation>
  private let lazyExcerptLinks: Lazy<ExcerptLinks>
  private let lazyCoders: Lazy<Relation>
  private let lazyPasses: Lazy<Relation?>
  private let lazyPassIndex: Lazy<Passes?>
  private let lazyReferences: Lazy<[Relation]>
  let parts: SnapshotParts
  private let sourceColumn: Column
  private let documentColumn: Column
  private let indices = LazyTable<String, CodeIndex>()
  private let paths = LazyTable<String, Column>()
  private let voiceSources: Lazy<RowSet>
  private let testimonyExcerpts: Lazy<RowSet>
  private let summaryTerms: Lazy<TermIndex>
  private let wordTerms: Lazy<TermIndex>
  private let read: Lazy<(texts: Int, summaries: Int)>
  /// What there is to read of each excerpt.
  let texts: ExcerptTexts
  /// Where each excerpt lies.
  let spans: ExcerptSpans

  /// Makes the snapshot of a package, with words where any are attached.
  ///
  /// - Parameter showsRawWords: whether words are shown exactly as the files have them.
  package init(_ corpus: Corpus, words: AttachedWords? = nil, showsRawWords: Bool = false) {
    let words = words.flatMap { $0.documents.isEmpty ? nil : $0 }
    self.corpus = corpus
    self.words = words
    let parts = SnapshotParts(corpus, words: words, showsRawWords: showsRawWords)
    self.parts = parts
    let sourceColumn = parts.sourceColumn
    let documentColumn = parts.documentColumn
    let texts = ExcerptTexts(parts)
    self.texts = texts
    spans = ExcerptSpans(parts)
    let excerpts = parts.excerptRelation(
      source: sourceColumn, document: documentColumn, texts: texts)
    self.excerpts = excerpts
    self.sourceColumn = sourceColumn
    self.documentColumn = documentColumn
    sources = parts.sourceRelation
    documents = parts.documentRelation
    lazyCodes = Lazy { parts.codeRelation }
    lazyCodings = Lazy { parts.codingRelation }
    let links = Lazy { parts.linkRelation }
    lazyLinks = links
    lazyExcerptLinks = Lazy { ExcerptLinks(parts, links: links.value) }
    lazyMemos = Lazy { parts.memoRelation }
    lazyCoders = Lazy { parts.coderRelation }
    lazyPasses = Lazy { parts.passRelation }
    lazyPassIndex = Lazy { parts.passIndex }
    lazyReferences = Lazy { parts.referenceRelations }
    let voices = Lazy {
      RowSet(
        ascending: parts.voices.value.indices.filter { parts.voices.value[$0] }.map { UInt32($0) },
        universe: parts.sources.rowCount)
    }
    voiceSources = voices
    testimonyExcerpts = Lazy { sourceColumn.referring(to: voices.value) }
    let count = excerpts.rowCount
    summaryTerms = Lazy { TermIndex(texts: (0..<count).map { texts.summary(of: $0) }) }
    wordTerms = Lazy {
      TermIndex(
        texts: (0..<count).map { texts.searchedWords(of: $0) ?? texts.summary(of: $0) })
    }
    read = Lazy {
      let wordless = words == nil ? Array(0..<count) : (0..<count).filter { !texts.hasWords($0) }
      return (count - wordless.count, wordless.count { texts.summary(of: $0) != nil })
    }
  }

  /// The relation with the name that stands after `from`.
  package func relation(named name: String) -> Relation? {
    switch name {
    case "excerpts": excerpts
    case "sources": sources
    case "documents": documents
    case "codes": codes
    case "codings": codings
    case "links": links
    case "memos": memos
    case "links of excerpts": excerptLinks.relation
    case ExcerptPairs.name: noPairs.relation
    case "coders": coders
    default: references.first { $0.name == name }
    }
  }

  /// The number of codes; a code is known by its place in the codebook.
  package var codeCount: Int { corpus.codebook.codes.count }

  // MARK: Codings

  /// The excerpts with a coding by one of `codes` (ascending) made by one of `coders`. No code stands
  /// for those below it: the caller names them.
  package func coded(_ codes: [Int], coders: Coders = .ofRecord) -> RowSet {
    codeIndex(coders).rows(ofAny: codes)
  }

  private func codeIndex(_ coders: Coders) -> CodeIndex {
    indices.value(for: coders.key) {
      CodeIndex(
        parts.codings.value, filter: parts.filter(coders), codebook: corpus.codebook,
        universe: excerpts.rowCount)
    }
  }

  /// For each of these excerpts the paths of its codes of record, in codebook order, as a list, or
  /// `missing`.
  ///
  /// - Parameters:
  ///   - range: only codes with these indices, such as a facet with all below it.
  ///   - visible: only these codes, ascending; all where nil.
  package func codes(of rows: [UInt32], under range: Range<Int>? = nil, visible: [Int]? = nil)
    -> [Value]
  {
    let codings = parts.codings.value
    let filter = parts.filter(.ofRecord)
    let isWanted = wanted(visible, under: range)
    let paths = parts.codes.labels.value
    return rows.map { row in
      var last = Encoding.none
      var found: [Value] = []
      for coding in codings.range(ofExcerpt: Int(row)) {
        let code = codings.codes[coding]
        if code == last || code == Encoding.none || !isWanted[Int(code)] { continue }
        if !filter.admits(codings.coders[coding]) { continue }
        found.append(paths[Int(code)])
        last = code
      }
      return found.isEmpty ? .missing : .list(found)
    }
  }

  /// For each code whether it is among `codes` (any where nil) and in `range`.
  private func wanted(_ codes: [Int]?, under range: Range<Int>? = nil) -> [Bool] {
    var isWanted = [Bool](repeating: codes == nil && range == nil, count: codeCount)
    if let codes {
      for code in codes where range?.contains(code) ?? true { isWanted[code] = true }
    } else if let range {
      for code in range { isWanted[code] = true }
    }
    return isWanted
  }

  /// Which of `codes` (ascending) any of these excerpts has by a coding of record, ascending.
  package func codes(among rows: RowSet, of codes: [Int]) -> [Int] {
    let codings = parts.codings.value
    let filter = parts.filter(.ofRecord)
    var isFound = [Bool](repeating: false, count: codeCount)
    for row in rows.rows {
      for coding in codings.range(ofExcerpt: Int(row)) {
        let code = codings.codes[coding]
        if code != Encoding.none, filter.admits(codings.coders[coding]) {
          isFound[Int(code)] = true
        }
      }
    }
    return codes.filter { isFound[$0] }
  }

  /// The number of codings of record by one of `codes` (ascending) on these excerpts.
  package func codingCount(in rows: RowSet, codes: [Int]) -> Int {
    let codings = parts.codings.value
    let filter = parts.filter(.ofRecord)
    let isWanted = wanted(codes)
    var count = 0
    for row in rows.rows {
      for coding in codings.range(ofExcerpt: Int(row)) {
        let code = codings.codes[coding]
        if code != Encoding.none, isWanted[Int(code)], filter.admits(codings.coders[coding]) {
          count += 1
        }
      }
    }
    return count
  }

  // MARK: Belonging

  /// The sources that are voices.
  package var voices: RowSet { voiceSources.value }

  /// The excerpts with a voice among their sources.
  package var testimony: RowSet { testimonyExcerpts.value }

  /// The excerpts that belong to any of these sources.
  package func excerpts(ofSources rows: RowSet) -> RowSet { sourceColumn.referring(to: rows) }

  /// The sources of these excerpts.
  package func sources(ofExcerpts rows: RowSet) -> RowSet { sourceColumn.related(rows) }

  /// The excerpts of these documents.
  package func excerpts(ofDocuments rows: RowSet) -> RowSet {
    documentColumn.referring(to: rows)
  }

  /// The documents of these excerpts.
  package func documents(ofExcerpts rows: RowSet) -> RowSet {
    documentColumn.related(rows)
  }

  // MARK: References

  /// The rows of the column's target that any of these rows refers to.
  package func related(_ rows: RowSet, through column: Column) -> RowSet {
    column.related(rows)
  }

  /// The rows of the column's own relation that refer to any of these rows of its target.
  package func referring(to rows: RowSet, through column: Column) -> RowSet {
    column.referring(to: rows)
  }

  /// The field at the end of a path, as a column of the relation where the path begins:
  /// `source.mission` of excerpts is the column `mission` of sources through the column `source`.
  ///
  /// Many-valued where any step is; posting sets, known rows and cells are as of any other column.
  package func column(_ column: Column, through hops: [Column]) -> Column {
    if hops.isEmpty { return column }
    let key = (hops + [column]).map { String(UInt(bitPattern: ObjectIdentifier($0))) }
    return paths.value(for: key.joined(separator: " ")) { column.through(hops) }
  }

  // MARK: Text

  /// What a search of excerpts reads.
  package enum SearchedText: Sendable, Hashable {
    /// An excerpt's words, cleaned, where they are attached, else its summary.
    case wordsOrSummaries
    /// Summaries alone.
    case summaries
  }

  /// The excerpts whose text matches; none where the pattern is empty.
  package func excerpts(
    matching pattern: TextPattern, in text: SearchedText = .wordsOrSummaries
  ) -> RowSet {
    let terms = text == .summaries || words == nil ? summaryTerms : wordTerms
    return terms.value.texts(matching: pattern)
  }

  /// The excerpts of a range, ascending, in whose words, or summaries where those are not attached, the
  /// pattern is found.
  package func excerpts(matching pattern: RegularExpression, among rows: Range<Int>) -> [UInt32] {
    var search = RegularExpression.Search(pattern)
    return rows.filter { row in
      let text = texts.searchedWords(of: row) ?? texts.summary(of: row)
      return text.map { search.finds(in: TextFolding.fold($0)) } ?? false
    }.map { UInt32($0) }
  }

  /// Of how many excerpts a search reads the words, and of how many it reads the summary.
  package var readTexts: (texts: Int, summaries: Int) { read.value }
}
