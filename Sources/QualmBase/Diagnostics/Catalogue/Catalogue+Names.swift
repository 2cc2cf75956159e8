extension Catalogue {
  static let names: [CatalogueEntry] = []
}
