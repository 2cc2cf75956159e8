/// The order of fields where one is chosen to ask or to group by.
enum FieldOrder {
  /// Whether a field has a value of its own for nearly each row.
  static func isOfEachRow(_ name: String) -> Bool {
    places.contains(name) || ["text", "summary", "memo", "page"].contains(name)
  }

  /// Ids, places in a document and how the corpus was made, by which few ask.
  private static let places: Set<String> = [
    "id", "document", "coder", "coded", "citation", "cite_start", "cite_end", "start", "end",
    "length", "span", "time_start", "time_end", "region",
  ]

  /// Where a field stands: attributes of sources and what `find` shows, other fields with few values,
  /// references, what is reached by a path, fields with a value for nearly each row, places.
  ///
  /// - Parameter valueCount: how many values it has; nil where that is not known.
  static func rank(
    of name: String, ofSources: Bool, isShown: Bool, valueCount: Int?
  ) -> Int {
    if places.contains(name.split(separator: ".").last.map(String.init) ?? name) { return 5 }
    if name.contains(".") { return 3 }
    if isOfEachRow(name) { return 4 }
    if isShown { return 0 }
    // There are far fewer sources than excerpts, so that more values are still few.
    if ofSources { return (2...60).contains(valueCount ?? 2) ? 0 : 4 }
    guard let valueCount else { return 2 }
    return (2...40).contains(valueCount) ? 1 : 4
  }

  /// Elements by their ranks; those of one rank stay as they are.
  static func sorted<Element>(_ elements: [Element], by ranks: [Int]) -> [Element] {
    (0...5).flatMap { rank in zip(elements, ranks).filter { $1 == rank }.map(\.0) }
  }
}
