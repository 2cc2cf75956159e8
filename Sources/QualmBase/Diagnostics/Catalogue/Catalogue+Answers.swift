extension Catalogue {
  static let answers: [CatalogueEntry] = []
}
