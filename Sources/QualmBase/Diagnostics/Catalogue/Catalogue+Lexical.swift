extension Catalogue {
  static let lexical: [CatalogueEntry] = []
}
