import QualmBase

extension Snapshot {
  /// The references of these excerpts, in their order. What the package does not tell is left out.
  ///
  /// Of the document the columns `author` (names as `Family, Given`, several parted by `;` or ` and `),
  /// `title`, `year` or `date`, `publisher`, `doi`, `url` and `language` are read.
  package func citations(of rows: [UInt32]) -> [Citation] {
    func cells(_ name: String) -> [Value]? { excerpts.column(named: name)?.cells(rows: rows) }
    let ids = excerpts.ids.cells(rows: rows)
    let sources = cells("source")
    let pages = cells("page")
    let names = cells("document")
    var known: [String: Citation.Document] = [:]
    return ids.indices.map { index in
      let document = names?[index].texts.first ?? ""
      let told = known[document] ?? self.document(document)
      known[document] = told
      return Citation(
        id: ids[index].texts.first ?? "", sources: sources?[index].texts ?? [],
        page: pages?[index].texts.first, document: told)
    }
  }

  private func document(_ id: String) -> Citation.Document {
    var told = Citation.Document(title: id)
    guard let row = documents.row(ofID: id) else { return told }
    func texts(_ name: String) -> [String] {
      documents.column(named: name)?.value(at: row).texts ?? []
    }
    told.authors = texts("author").flatMap(Citation.names)
    told.title = texts("title").first ?? id
    told.year = (texts("year").first ?? texts("date").first).map(Citation.year)
    told.publisher = texts("publisher").first
    told.doi = texts("doi").first
    told.url = texts("url").first
    told.language = texts("language").first
    return told
  }
}

extension Value {
  /// Its values as they are written.
  fileprivate var texts: [String] { items.map(\.plainText) }
}
