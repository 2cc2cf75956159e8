/// One node of the codebook tree.
package struct Code: Sendable, Hashable {
  /// Its stable identity.
  package var id: String
  /// Its name: free text in any script, which may repeat under other parents.
  package var name: String
  package var label: String?
  package var definition: String?
  /// The index of the code above it.
  package var parent: Int?
  /// The names from the top down, joined by `/`.
  package var path: String
  /// Whether it reads as a field of excerpts.
  package var isFacet: Bool
  /// Whether excerpts may bear the code itself; if not, only codes below it.
  package var isCodable: Bool
  /// Whether an excerpt may bear only one of the codes below it.
  package var isSingle: Bool
  /// The framework that introduced it; nil for the first one, or what the code above it says.
  package var since: String?
  package var colour: String?
  /// One past the index of the last code below it.
  package var subtreeEnd: Int
  /// 0 for a top-level code.
  package var depth: Int
  /// Its row in the table `codes`.
  package var row: Int

  package init(
    id: String, name: String, label: String? = nil, definition: String? = nil, parent: Int? = nil,
    path: String, isFacet: Bool = false, isCodable: Bool = true, isSingle: Bool = false,
    since: String? = nil, colour: String? = nil, subtreeEnd: Int, depth: Int = 0, row: Int = 0
  ) {
    self.id = id
    self.name = name
    self.label = label
    self.definition = definition
    self.parent = parent
    self.path = path
    self.isFacet = isFacet
    self.isCodable = isCodable
    self.isSingle = isSingle
    self.since = since
    self.colour = colour
    self.subtreeEnd = subtreeEnd
    self.depth = depth
    self.row = row
  }
}

/// The tree of codes, in pre-order: each code before those below it, siblings in file order.
package struct Codebook: Sendable, Hashable {
  /// The codes; a code's index is what plan and store know it by.
  package let codes: [Code]

  /// Takes codes that are in pre-order already.
  package init(codes: [Code]) {
    self.codes = codes
  }

  /// The indices of the codes by their stable ids, the first of each.
  package var indicesByID: [String: Int] {
    Dictionary(codes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The index of the code with that path, exactly as derived.
  package func index(ofPath path: String) -> Int? { codes.firstIndex { $0.path == path } }

  /// The code itself and all below it.
  package func subtree(of index: Int) -> Range<Int> { index..<codes[index].subtreeEnd }
}
