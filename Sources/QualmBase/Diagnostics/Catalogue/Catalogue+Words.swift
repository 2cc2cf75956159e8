extension Catalogue {
  static let words: [CatalogueEntry] = []
}
