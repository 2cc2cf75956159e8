/// A corpus in a few figures, as `qualm corpus info` shows it.
package struct CorpusSummary: Sendable, Hashable {
  /// The rows of one table.
  package struct TableCount: Sendable, Hashable {
    package var name: String
    package var rows: Int

    package init(name: String, rows: Int) {
      self.name = name
      self.rows = rows
    }
  }

  package var title: String
  package var version: String?
  package var description: String?
  package var licences: [String]
  package var citation: String?
  /// The tables, in the order of the package.
  package var tables: [TableCount]
  package var documents: [DocumentDigest]
  package var coders: [Coder]
  package var frameworks: [Framework]
  package var defaultFramework: String?

  /// Sums up `corpus`.
  package init(_ corpus: Corpus) {
    let descriptor = corpus.descriptor
    title = descriptor.title ?? descriptor.name ?? "corpus without a title"
    version = descriptor.version
    description = descriptor.description
    licences = descriptor.licences.compactMap { $0.title ?? $0.name }
    citation = descriptor.citation
    tables = corpus.tables.map { TableCount(name: $0.name, rows: $0.rowCount) }
    documents = descriptor.documents
    coders = descriptor.coders
    frameworks = descriptor.frameworks
    defaultFramework = descriptor.defaultFramework?.name
  }
}
