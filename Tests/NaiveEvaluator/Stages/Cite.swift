import QualmBase
import QualmSyntax

extension Evaluation {
  /// `cite style`: beside each row the reference of its excerpt; of excerpts their id, source and page.
  func cite(_ state: State, _ style: CitationStyle) throws -> State {
    let made: State
    if state.table.kind == .excerpts {
      let own = columns(of: .excerpts)
      made = tabled(
        state,
        ["id", "source", "page"].compactMap { name in
          own.first { $0.name == name }.map { Path(name, [], $0, world) }
        })
    } else {
      made = try tabled(state)
    }
    guard let excerpts = made.table.excerpts else { throw Refusal("no excerpt behind each row") }
    if made.table["citation"] != nil { throw Refusal("a citation already") }
    let citations = excerpts.map { Value.text(NaiveCitation($0, world).text(style)) }
    return replaced(made, made.table.columns + [.values("citation", .text, citations)])
  }
}

/// What a reference tells of an excerpt: only what the corpus does.
private struct NaiveCitation {
  let id: String
  let sources: [String]
  let page: String?
  let authors: [String]
  let title: String
  let year: String?
  /// `publisher`, `doi`, `url` and `language`.
  let others: [String: String]

  init(_ excerpt: Int, _ world: World) {
    let document = world.excerpts[excerpt].document
    func told(_ kind: Kind, _ name: String, _ row: Int?) -> String? {
      row.flatMap { world.tables[kind]?[name]?.cells[$0].first?.value.plainText }
    }
    func told(_ name: String) -> String? { told(.documents, name, document) }
    id = world.excerpts[excerpt].id
    sources = world.excerpts[excerpt].sources.map { world.sources[$0] }
    page = told(.excerpts, "page", excerpt)
    authors = NaiveCitation.names(told("author") ?? "")
    title = told("title") ?? document.map { world.documents[$0] } ?? ""
    let date = told("year") ?? told("date")
    year = date.map { date in
      let first = String(date.split(separator: "-", omittingEmptySubsequences: false)[0])
      return first.count == 4 && NaiveCitation.isNumber(first) ? first : date
    }
    var others: [String: String] = [:]
    for name in ["publisher", "doi", "url", "language"] { others[name] = told(name) }
    self.others = others
  }

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.unicodeScalars.allSatisfy { ("0"..."9").contains($0) }
  }

  /// The names that `;` or `and` parts.
  private static func names(_ text: String) -> [String] {
    let lists = text.split(separator: ";").map { $0.split(separator: " ") }
    return lists.flatMap { $0.split { $0 == "and" || $0 == "&" } }.map {
      $0.joined(separator: " ")
    }.filter { !$0.isEmpty }
  }

  /// What stands before the comma of a name and after it.
  private static func halves(_ name: String) -> (family: String, given: String?) {
    let halves = name.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
    guard halves.count == 2 else { return (name, nil) }
    let given = halves[1].drop { $0 == " " }
    return (String(halves[0]), given.isEmpty ? nil : String(given))
  }

  private static func written(_ text: String, _ sign: (Character) -> String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ").map(sign).joined()
  }

  // MARK: Styles

  func text(_ style: CitationStyle) -> String {
    switch style {
    case .markdown: markdown
    case .bibtex: bibtex
    case .cslJSON: cslJSON
    }
  }

  private var markdown: String {
    func plain(_ text: String) -> String {
      NaiveCitation.written(text) { "\\`*_[]<>|~#&".contains($0) ? "\\\($0)" : "\($0)" }
    }
    let families = authors.map { plain(NaiveCitation.halves($0).family) }
    var work = families.joined(separator: " and ")
    if families.isEmpty { work = "*" + plain(title) + "*" }
    if families.count > 2 { work = families[0] + " et al." }
    if let year { work += " " + plain(year) }
    if let page { work += ", p. " + plain(page) }
    return "(\(work); \(Name.isWord(id) && !id.contains("_") ? id : "`\(id)`"))"
  }

  private var note: String { "excerpt \(id), source " + sources.joined(separator: "; ") }

  private var bibtex: String {
    let names: [Character: String] = [
      "\\": "\\textbackslash{}", "{": "\\textbraceleft{}", "}": "\\textbraceright{}",
      "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
    ]
    func plain(_ text: String) -> String {
      NaiveCitation.written(text) { names[$0] ?? ("$&#%_".contains($0) ? "\\\($0)" : "\($0)") }
    }
    var lines: [String] = []
    func add(_ name: String, _ text: String?) {
      if let text { lines.append("  \(name) = {\(text)}") }
    }
    let people = authors.map { $0.contains(",") ? plain($0) : "{\(plain($0))}" }
    if !people.isEmpty { add("author", people.joined(separator: " and ")) }
    add("title", "{\(plain(title))}")
    add("year", year.map(plain))
    add("publisher", others["publisher"].map(plain))
    add("pages", page.map(plain))
    for name in ["doi", "url", "language"] { add(name, others[name].map(plain)) }
    add("note", plain(note))
    // The ids here are plain but for blanks and `_`.
    let key = id.unicodeScalars.map { scalar -> String in
      let isPlain =
        scalar.isASCII
        && (scalar.properties.isAlphabetic || "0123456789-.".unicodeScalars.contains(scalar))
      return isPlain ? String(scalar) : "..\(String(scalar.value, radix: 16))."
    }
    return "@misc{\(key.joined()),\n" + lines.joined(separator: ",\n") + "\n}"
  }

  private var cslJSON: String {
    func quoted(_ text: String) -> String {
      "\"" + text.map { "\"\\".contains($0) ? "\\\($0)" : "\($0)" }.joined() + "\""
    }
    var members = ["\"id\":" + quoted(id), "\"type\":\"document\""]
    func add(_ name: String, _ text: String?) {
      if let text { members.append("\"\(name)\":" + quoted(text)) }
    }
    let people = authors.map { name -> String in
      let (family, given) = NaiveCitation.halves(name)
      guard let given else { return "{\"literal\":\(quoted(family))}" }
      return "{\"family\":\(quoted(family)),\"given\":\(quoted(given))}"
    }
    if !people.isEmpty { members.append("\"author\":[" + people.joined(separator: ",") + "]") }
    add("title", title)
    if let year {
      members.append(
        NaiveCitation.isNumber(year)
          ? "\"issued\":{\"date-parts\":[[\(Int(year) ?? 0)]]}"
          : "\"issued\":{\"literal\":\(quoted(year))}")
    }
    add("publisher", others["publisher"])
    add("page", page)
    add("DOI", others["doi"])
    add("URL", others["url"])
    add("language", others["language"])
    add("note", note)
    return "{" + members.joined(separator: ",") + "}"
  }
}
