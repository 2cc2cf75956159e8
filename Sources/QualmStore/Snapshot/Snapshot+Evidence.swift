package import QualmBase
import QualmCorpus

/// What is known of one excerpt, for those who ask why it is in an answer.
extension Snapshot {
  /// One coding of an excerpt.
  package struct CodingFact: Sendable, Hashable {
    /// The code's place in the codebook.
    package let code: Int
    /// The coder's id, where one is known.
    package let coder: String?
    /// When it was made, where that is known.
    package let time: Value
    /// Whether it counts where nothing is said of coders.
    package let isOfRecord: Bool
  }

  /// The codings of an excerpt by code and coder.
  package func codings(ofExcerpt row: Int) -> [CodingFact] {
    let codings = parts.codings.value
    let filter = parts.filter(.ofRecord)
    let times = corpus.codings.lazyColumn("time")?.column
    return codings.range(ofExcerpt: row).compactMap { place in
      let code = codings.codes[place]
      guard code != Encoding.none else { return nil }
      let coder = codings.coders[place]
      return CodingFact(
        code: Int(code), coder: coder == Encoding.none ? nil : parts.coderList[Int(coder)].id,
        time: times?.value(at: Int(codings.tableRows[place])) ?? .missing,
        isOfRecord: filter.admits(coder))
    }
  }

  /// The path of a code.
  package func path(ofCode code: Int) -> String { corpus.codebook.codes[code].path }

  /// What a search reads of an excerpt, and whether that is its words; nil where there is nothing.
  package func searchedText(of row: Int) -> (text: String, isWords: Bool)? {
    if words != nil, let text = texts.searchedWords(of: row) { return (text, true) }
    return texts.summary(of: row).map { ($0, false) }
  }
}
