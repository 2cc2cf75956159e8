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
  }

  /// The package.
  package let corpus: Corpus
  /// The attached words, where there are any.
  package let words: AttachedWords?
  /// The excerpts in the order of documents, then start, end and id (natural order).
  package let excerpts: Relation
  package let sources: Relation
  package let documents: Relation
  package let codes: Relation
  package let codings: Relation
  package let links: Relation
  package let memos: Relation
  package let coders: Relation
  /// The package's reference tables, in its order.
  package let references: [Relation]

  package init(_ corpus: Corpus, words: AttachedWords? = nil) {
    self.corpus = corpus
    self.words = words
    func empty(_ name: String) -> Relation {
      let ids = Column(name: "id", kind: .text, isMany: false, rowCount: 0) {
        Encoding(dictionary: [], starts: nil, indices: [])
      }
      return Relation(name: name, rowCount: 0, columns: [ids], ids: ids)
    }
    excerpts = empty("excerpts")
    sources = empty("sources")
    documents = empty("documents")
    codes = empty("codes")
    codings = empty("codings")
    links = empty("links")
    memos = empty("memos")
    coders = empty("coders")
    references = []
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
    RowSet(universe: excerpts.rowCount)
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
    rows.map { _ in .missing }
  }

  /// The number of codings of record by one of `codes` (ascending) on these excerpts.
  package func codingCount(in rows: RowSet, codes: [Int]) -> Int { 0 }

  // MARK: Belonging

  /// The sources that are voices.
  package var voices: RowSet { RowSet(universe: sources.rowCount) }

  /// The excerpts with a voice among their sources.
  package var testimony: RowSet { RowSet(universe: excerpts.rowCount) }

  /// The excerpts that belong to any of these sources.
  package func excerpts(ofSources rows: RowSet) -> RowSet { RowSet(universe: excerpts.rowCount) }

  /// The sources of these excerpts.
  package func sources(ofExcerpts rows: RowSet) -> RowSet { RowSet(universe: sources.rowCount) }

  /// The excerpts of these documents.
  package func excerpts(ofDocuments rows: RowSet) -> RowSet {
    RowSet(universe: excerpts.rowCount)
  }

  /// The documents of these excerpts.
  package func documents(ofExcerpts rows: RowSet) -> RowSet {
    RowSet(universe: documents.rowCount)
  }

  // MARK: References

  /// The rows of the column's target that any of these rows refers to.
  package func related(_ rows: RowSet, through column: Column) -> RowSet {
    RowSet(universe: column.target.flatMap { relation(named: $0) }?.rowCount ?? 0)
  }

  /// The rows of the column's own relation that refer to any of these rows of its target.
  package func referring(to rows: RowSet, through column: Column) -> RowSet {
    RowSet(universe: column.rowCount)
  }

  /// The field at the end of a path, as a column of the relation where the path begins:
  /// `source.mission` of excerpts is the column `mission` of sources through the column `source`.
  ///
  /// Many-valued where any step is; posting sets, known rows and cells are as of any other column.
  package func column(_ column: Column, through hops: [Column]) -> Column { column }

  // MARK: Text

  /// What a search of excerpts reads.
  package enum SearchedText: Sendable, Hashable {
    /// An excerpt's words where they are attached, else its summary.
    case wordsOrSummaries
    /// Summaries alone.
    case summaries
  }

  /// The excerpts whose text matches; none where the pattern is empty.
  package func excerpts(
    matching pattern: TextPattern, in text: SearchedText = .wordsOrSummaries
  ) -> RowSet {
    RowSet(universe: excerpts.rowCount)
  }

  /// Of how many excerpts a search reads the words, and of how many it reads the summary.
  package func readTexts(_ text: SearchedText = .wordsOrSummaries) -> (texts: Int, summaries: Int) {
    (0, 0)
  }
}
