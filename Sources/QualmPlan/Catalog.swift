package import QualmBase

/// All that resolving a query needs to know of a corpus. The session adapts the store to it; tests
/// may write one by hand.
package protocol Catalog: Sendable {
  /// The codebook, numbered as `CodeID`s are.
  var codes: [CatalogCode] { get }
  /// The same codes by name; a catalogue that serves many queries keeps it.
  var codeNames: CodeNameIndex { get }
  /// The fields of a relation in the order of its table; nil where there is no such relation.
  func fields(of relation: RelationName) -> [Field]?
  /// The names of the package's reference tables.
  var referenceTables: [String] { get }
  /// The ids of the coders.
  var coders: [String] { get }
  /// The versions of the codebook.
  var frameworks: [CatalogFramework] { get }
  /// The columns that `find` shows, as paths from an excerpt.
  var defaultColumns: [String] { get }
  /// Whether the words of the documents are attached.
  var hasWords: Bool { get }
  /// Whether the corpus says where such units of any document begin and end.
  func hasBoundaries(of unit: TextUnit) -> Bool

  /// Whether `id` is the id of a row, exactly as written.
  func contains(id: String, in relation: RelationName) -> Bool
  /// The distinct values of a field, in their order. May be long: ask only to check a literal.
  func values(of field: Field) -> [Value]
}

extension Catalog {
  package var codeNames: CodeNameIndex { CodeNameIndex(codes) }
}

/// A code as a query sees it.
package struct CatalogCode: Sendable, Hashable {
  /// The stable id.
  package var id: String
  /// Free text; may hold blanks and `/`, may repeat.
  package var name: String
  /// A longer name for people, where there is one.
  package var label: String?
  package var definition: String?
  package var parent: CodeID?
  /// The names from the root down, joined by `/`.
  package var path: String
  /// Whether it reads as a many-valued field of excerpts.
  package var isFacet: Bool
  /// Whether an excerpt may be coded with the node itself.
  package var isCodable: Bool
  /// One past the last code below it: its subtree is `index..<end`.
  package var end: CodeID

  package init(
    id: String, name: String, label: String?, definition: String?, parent: CodeID?, path: String,
    isFacet: Bool, isCodable: Bool = true, end: CodeID
  ) {
    self.id = id
    self.name = name
    self.label = label
    self.definition = definition
    self.parent = parent
    self.path = path
    self.isFacet = isFacet
    self.isCodable = isCodable
    self.end = end
  }
}

/// A named version of the codebook.
package struct CatalogFramework: Sendable, Hashable {
  package var name: String
  package var isDefault: Bool
  /// The codes that it hides, each with all below it, ascending.
  package var hidden: [CodeID]

  package init(name: String, isDefault: Bool, hidden: [CodeID]) {
    self.name = name
    self.isDefault = isDefault
    self.hidden = hidden
  }
}
