extension Catalogue {
  static let command: [CatalogueEntry] = []
}
