public import QualmBase
import QualmCorpus

extension Session {
  /// Lists every citation in the attached documents, of the form that the corpus declares, with the
  /// excerpts that cover it: the program proposes, a reader decides.
  ///
  /// - Returns: a row per citation, in the order of the text: where it stands, the sources that it
  ///   names, the excerpts that give it as theirs, and in `missing` the sources that lack one.
  /// - Throws: where the corpus cannot be opened, no document is attached, or the corpus does not
  ///   say how its documents cite.
  public static func citations(_ options: SessionOptions) throws(SessionFailure) -> Answer {
    let (corpus, words) = try CorpusOpening.read(options)
    guard let form = corpus.descriptor.citations else {
      throw SessionFailure(
        cause: .corpus, diagnostics: [.citationsUndeclared()], texts: SourceMap())
    }
    guard let words, !words.isEmpty else {
      throw SessionFailure(
        cause: .request, diagnostics: [.citationsNeedWords()], texts: SourceMap())
    }
    return answer(CitationList.rows(of: corpus, form, words: words))
  }

  private static func answer(_ rows: [CitationList.Row]) -> Answer {
    func texts(_ names: [String]) -> Value {
      names.isEmpty ? .missing : .list(names.map { .text($0) })
    }
    let cells: [[Value]] = rows.map { row in
      [
        .text(row.document), .text(row.text), .integer(row.start), .integer(row.end),
        .integer(row.line), row.section.map { .text($0) } ?? .missing,
        row.page.map { .integer($0) } ?? .missing, texts(row.sources), texts(row.excerpts),
        texts(row.missing),
      ]
    }
    let table = Table(
      heads: [
        ("document", .text), ("citation", .text), ("start", .integer), ("end", .integer),
        ("line", .integer), ("section", .text), ("page", .integer), ("sources", .text),
        ("excerpts", .text), ("missing", .text),
      ], rows: cells)
    let open = rows.count { !$0.missing.isEmpty }
    let lacking =
      switch open {
      case 0: "no citation lacks an excerpt"
      case 1: "1 citation lacks an excerpt"
      default: "\(open) citations lack an excerpt"
      }
    return Answer(table: table, footers: [lacking])
  }
}
