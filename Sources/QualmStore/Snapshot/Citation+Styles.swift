package import QualmBase

extension Citation {
  /// The reference in a style; in each the excerpt's id can be read and asked for again.
  package func text(as style: CitationStyle) -> String {
    switch style {
    case .markdown: markdown
    case .bibtex: bibtex
    case .cslJSON: cslJSON
    }
  }

  // MARK: Markdown

  /// `(Vallings 2015, p. 212; DRC-15.3)`: an id in which Markdown might see a mark stands in backticks,
  /// in which `find` reads it too.
  private var markdown: String {
    let families = document.authors.map { Citation.parts(of: $0).family }
    let who: String =
      switch families.count {
      case 0: "*" + Citation.markdownEscaped(document.title) + "*"
      case 1, 2: Citation.markdownEscaped(families.joined(separator: " and "))
      default: Citation.markdownEscaped(families[0]) + " et al."
      }
    let work = who + (document.year.map { " " + Citation.markdownEscaped($0) } ?? "")
    let place = page.map { ", p. " + Citation.markdownEscaped($0) } ?? ""
    return "(\(work)\(place); \(Citation.isPlain(id) ? id : "`\(id)`"))"
  }

  /// Whether an id is a word for `find` and no mark for Markdown.
  private static func isPlain(_ id: String) -> Bool {
    guard let first = id.first, let last = id.last else { return false }
    let inner: Set<Character> = ["-", ".", ":"]
    return (first.isLetter || first.isNumber) && (last.isLetter || last.isNumber)
      && id.allSatisfy { $0.isLetter || $0.isNumber || inner.contains($0) }
  }

  private static func markdownEscaped(_ text: String) -> String {
    var escaped = ""
    for character in Citation.onOneLine(text) {
      if "\\`*_[]<>|~#&".contains(character) { escaped += "\\" }
      escaped.append(character)
    }
    return escaped
  }

  // MARK: BibTeX

  private var bibtex: String {
    var fields: [(name: String, value: String)] = []
    if !document.authors.isEmpty {
      let names = document.authors.map { name in
        // BibTeX would take the last word of a name without a comma for the family.
        name.contains(",") ? Citation.texEscaped(name) : "{" + Citation.texEscaped(name) + "}"
      }
      fields.append(("author", names.joined(separator: " and ")))
    }
    fields.append(("title", "{" + Citation.texEscaped(document.title) + "}"))
    let plain = [
      ("year", document.year), ("publisher", document.publisher), ("pages", page),
      ("doi", document.doi), ("url", document.url), ("language", document.language),
      ("note", note),
    ]
    for (name, value) in plain {
      if let value { fields.append((name, Citation.texEscaped(value))) }
    }
    let lines = fields.map { "  \($0.name) = {\($0.value)}" }
    return "@misc{\(Citation.key(of: id)),\n" + lines.joined(separator: ",\n") + "\n}"
  }

  /// Which excerpt it is, and whose.
  private var note: String {
    let whose = sources.isEmpty ? "" : ", source " + sources.joined(separator: "; ")
    return "excerpt \(id)\(whose)"
  }

  /// The id as a key: every other character than letters, digits, `-` and single `.` by its number
  /// between `..` and `.`, so that no two ids have one key.
  private static func key(of id: String) -> String {
    var key = ""
    var isAfterPoint = false
    for scalar in id.unicodeScalars {
      let isPoint = scalar == "."
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", "-": key.unicodeScalars.append(scalar)
      case "." where !isAfterPoint: key += "."
      default: key += "..\(String(scalar.value, radix: 16))."
      }
      isAfterPoint = isPoint
    }
    return key
  }

  /// Braces are named rather than escaped: BibTeX counts them even so.
  private static func texEscaped(_ text: String) -> String {
    var escaped = ""
    for character in Citation.onOneLine(text) {
      switch character {
      case "\\": escaped += "\\textbackslash{}"
      case "{": escaped += "\\textbraceleft{}"
      case "}": escaped += "\\textbraceright{}"
      case "~": escaped += "\\textasciitilde{}"
      case "^": escaped += "\\textasciicircum{}"
      case "$", "&", "#", "%", "_": escaped += "\\\(character)"
      default: escaped.append(character)
      }
    }
    return escaped
  }

  // MARK: CSL-JSON

  private var cslJSON: String {
    var members = [
      JSONValue.Member("id", .string(id)), JSONValue.Member("type", .string("document")),
    ]
    func add(_ name: String, _ text: String?) {
      if let text { members.append(JSONValue.Member(name, .string(text))) }
    }
    if !document.authors.isEmpty {
      members.append(
        JSONValue.Member("author", .array(document.authors.map(Citation.cslName))))
    }
    add("title", document.title)
    if let year = document.year {
      let isNumber = !year.isEmpty && year.utf8.allSatisfy { (0x30...0x39).contains($0) }
      members.append(
        JSONValue.Member(
          "issued",
          .object([
            isNumber
              ? JSONValue.Member("date-parts", .array([.array([.integer(Int(year) ?? 0)])]))
              : JSONValue.Member("literal", .string(year))
          ])))
    }
    add("publisher", document.publisher)
    add("page", page)
    add("DOI", document.doi)
    add("URL", document.url)
    add("language", document.language)
    add("note", note)
    return String(decoding: JSONWriter.bytes(.object(members), .compact), as: UTF8.self)
  }

  private static func cslName(_ name: String) -> JSONValue {
    let (family, given) = parts(of: name)
    guard let given else { return .object([JSONValue.Member("literal", .string(family))]) }
    return .object([
      JSONValue.Member("family", .string(family)), JSONValue.Member("given", .string(given)),
    ])
  }

  // MARK: Parts

  /// What stands before and after the comma of a name.
  private static func parts(of name: String) -> (family: String, given: String?) {
    guard let comma = name.firstIndex(of: ",") else { return (name, nil) }
    let given = name[name.index(after: comma)...].drop { $0 == " " }
    return (String(name[..<comma]), given.isEmpty ? nil : String(given))
  }

  /// The text with single blanks in the place of all white space.
  private static func onOneLine(_ text: String) -> String {
    text.split { $0.isWhitespace }.joined(separator: " ")
  }
}
