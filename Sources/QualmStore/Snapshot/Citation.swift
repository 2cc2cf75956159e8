/// What a reference to an excerpt says.
package struct Citation: Sendable, Hashable {
  /// The document that the excerpt is from.
  package struct Document: Sendable, Hashable {
    /// Names as `Family, Given`; one without a comma is taken whole.
    package var authors: [String] = []
    package var title: String
    package var year: String?
    package var publisher: String?
    package var doi: String?
    package var url: String?
    package var language: String?

    package init(title: String) { self.title = title }
  }

  /// The excerpt's id.
  package var id: String
  package var sources: [String]
  package var page: String?
  package var document: Document

  package init(id: String, sources: [String], page: String?, document: Document) {
    self.id = id
    self.sources = sources
    self.page = page
    self.document = document
  }

  /// The year of a date such as `2011-01-17`; what is no date as it is.
  static func year(of date: String) -> String {
    let year = date.prefix { $0 != "-" }
    return year.utf8.count == 4 && year.utf8.allSatisfy { (0x30...0x39).contains($0) }
      ? String(year) : date
  }

  /// The names of a list, which `;` or `and` parts.
  static func names(_ list: String) -> [String] {
    var names: [String] = []
    for part in list.split(separator: ";") {
      var words: [Substring] = []
      for word in part.split(separator: " ") {
        if word == "and" || word == "&" {
          names.append(words.joined(separator: " "))
          words = []
        } else {
          words.append(word)
        }
      }
      names.append(words.joined(separator: " "))
    }
    return names.filter { !$0.isEmpty }
  }
}
