/// A line of `extras.jsonl`: what a reader did not understand about one thing, kept as it was.
package struct ExtraRecord: Sendable, Hashable {
  /// The file that holds them.
  package static let path = "extras.jsonl"

  /// The id of the thing it belongs to.
  package var id: String
  /// The line, without its end.
  package var line: String

  package init(id: String, line: String) {
    self.id = id
    self.line = line
  }
}

/// A coded project as its package holds it: the tables as they were read, and the codebook tree.
///
/// The model is raw: what follows from the tables (evidence, belonging, order) is the store's.
package struct Corpus: Sendable {
  package let descriptor: PackageDescriptor
  package let codebook: Codebook
  /// The tables, in the order of the descriptor.
  package let tables: [DataTable]
  package let extras: [ExtraRecord]

  package init(
    descriptor: PackageDescriptor, codebook: Codebook, tables: [DataTable],
    extras: [ExtraRecord] = []
  ) {
    self.descriptor = descriptor
    self.codebook = codebook
    self.tables = tables
    self.extras = extras
  }

  /// The table of that name.
  package func table(_ name: String) -> DataTable? { tables.first { $0.name == name } }

  /// The documents; always there.
  package var documents: DataTable { required("documents") }
  /// The codes as the file has them; always there.
  package var codes: DataTable { required("codes") }
  /// The excerpts; always there.
  package var excerpts: DataTable { required("excerpts") }
  /// The codings; always there.
  package var codings: DataTable { required("codings") }
  package var sources: DataTable? { table("sources") }
  package var memberships: DataTable? { table("memberships") }
  package var links: DataTable? { table("links") }
  package var memos: DataTable? { table("memos") }
  package var passes: DataTable? { table("passes") }
  package var units: DataTable? { table("units") }
  /// What stands in a document's text and belongs to none of its sentences: page numbers, footnotes.
  package var interruptions: DataTable? { table("interruptions") }
  /// What scanning did to words of the documents, and what they were.
  package var repairs: DataTable? { table("repairs") }

  /// The tables that have no meaning of their own for the language, in the package's order.
  package var referenceTables: [DataTable] {
    tables.filter { StandardTable(rawValue: $0.name) == nil }
  }

  private func required(_ name: String) -> DataTable {
    table(name)
      ?? DataTable(
        schema: TableSchema(name: name, path: "\(name).csv", fields: []), rowCount: 0, columns: [])
  }
}
