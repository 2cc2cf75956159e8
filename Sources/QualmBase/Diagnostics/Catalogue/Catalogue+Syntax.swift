extension Catalogue {
  static let syntax: [CatalogueEntry] = []
}
