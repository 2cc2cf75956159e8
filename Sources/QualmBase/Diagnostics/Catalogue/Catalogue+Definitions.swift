extension Catalogue {
  static let definitions: [CatalogueEntry] = []
}
