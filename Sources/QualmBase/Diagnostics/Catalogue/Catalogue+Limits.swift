extension Catalogue {
  static let limits: [CatalogueEntry] = []
}
