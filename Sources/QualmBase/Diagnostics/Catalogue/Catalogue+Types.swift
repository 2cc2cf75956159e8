extension Catalogue {
  static let types: [CatalogueEntry] = []
}
