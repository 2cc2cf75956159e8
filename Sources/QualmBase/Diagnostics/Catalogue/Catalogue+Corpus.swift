extension Catalogue {
  static let corpus: [CatalogueEntry] = []
}
