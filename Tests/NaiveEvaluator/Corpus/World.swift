import QualmBase
package import QualmCorpus

/// A corpus as plain rows: every thing with its fields, and who belongs to whom.
///
/// Everything is found by going through the rows of the package's tables.
package final class World {
  struct Excerpt {
    var id: String
    var document: Int?
    var text: Range<Int>?
    var time: Range<Int>?
    var summary: String?
    /// Its row in the package's table.
    var row: Int
    var sources: [Int] = []
  }

  struct Coding {
    var excerpt: Int
    var code: Int
    var coder: Int?
    var row: Int
  }

  /// A link seen from one of its ends.
  struct LinkEnd {
    var excerpt: Int
    var link: Int
    /// `to`, `from` or `with`.
    var direction: String
    var other: Item
    var otherKind: String
  }

  typealias Pass = (coder: String?, code: Int, document: String?, excerpt: String?)

  /// A word, sentence, paragraph or page.
  struct Unit {
    var range: Range<Int>
    var number: Int
  }

  let corpus: Corpus
  let codes: [Code]
  /// The codes' names and labels as they are looked up.
  let foldedNames: [String]
  let foldedLabels: [String?]
  let documents: [String]
  var sources: [String] = []
  var isVoice: [Bool] = []
  var excerpts: [Excerpt] = []
  var coders: [Coder] = []
  var codings: [Coding] = []
  /// The codings of each excerpt.
  var codingsOf: [[Coding]] = []
  var linkEnds: [LinkEnd] = []
  /// Who looked for which code where; everywhere where neither a document nor an excerpt is named.
  lazy var passes: [Pass] = {
    let table = corpus.passes
    let (coders, names) = (World.texts(table, "coder"), World.texts(table, "code"))
    let (documents, excerpts) = (World.texts(table, "document"), World.texts(table, "excerpt"))
    return coders.indices.compactMap { row in
      codes.firstIndex { $0.id == names[row] }.map {
        (coders[row], $0, documents[row], excerpts[row])
      }
    }
  }()
  /// The units of the documents that were asked for, by kind and document.
  var units: [[String]: [Unit]] = [:]
  var tables: [Kind: NaiveTable] = [:]
  /// The texts of the documents that are attached.
  let texts: [Int: NaiveText]

  /// - Parameter texts: the texts that are attached, by the document's id.
  package init(_ corpus: Corpus, texts: [String: String] = [:]) {
    self.corpus = corpus
    codes = corpus.codebook.codes
    foldedNames = codes.map { TextFolding.name($0.name) }
    foldedLabels = codes.map { $0.label.map(TextFolding.name) }
    documents = World.texts(corpus.documents, "id").map { $0 ?? "" }
    var attached: [Int: NaiveText] = [:]
    for (document, id) in documents.enumerated() {
      attached[document] = texts[id].map { NaiveText($0, of: id, in: corpus) }
    }
    self.texts = attached
    excerpts = World.excerpts(of: corpus, documents: documents)
    settleSources()
    coders = World.coders(of: corpus)
    codings = readCodings()
    codingsOf = excerpts.indices.map { excerpt in codings.filter { $0.excerpt == excerpt } }
    linkEnds = readLinkEnds()
    makeTables()
  }

  static func texts(_ table: DataTable?, _ name: String) -> [String?] {
    guard let table else { return [] }
    let column = table[name]
    return (0..<table.rowCount).map { column?.text(at: $0) }
  }

  static func integers(_ table: DataTable?, _ name: String) -> [Int?] {
    guard let table else { return [] }
    let column = table[name]
    return (0..<table.rowCount).map { column?.integer(at: $0) }
  }

  /// The excerpts by document, start, end and id.
  private static func excerpts(of corpus: Corpus, documents: [String]) -> [Excerpt] {
    let table = corpus.excerpts
    let ids = texts(table, "id")
    let names = texts(table, "document")
    let (starts, ends) = (integers(table, "start"), integers(table, "end"))
    let (timeStarts, timeEnds) = (integers(table, "time_start"), integers(table, "time_end"))
    let summaries = texts(table, "summary")
    let unsorted = (0..<table.rowCount).map { row in
      Excerpt(
        id: ids[row] ?? "", document: names[row].flatMap { documents.firstIndex(of: $0) },
        text: range(starts[row], ends[row]), time: range(timeStarts[row], timeEnds[row]),
        summary: summaries[row], row: row)
    }
    return unsorted.sorted { first, second in
      let (one, other) = (place(of: first), place(of: second))
      if one != other { return one.lexicographicallyPrecedes(other) }
      return NaturalOrder.precedes(first.id, second.id)
    }
  }

  private static func place(of excerpt: Excerpt) -> [Int] {
    let places: [Int?] = [excerpt.document, excerpt.text?.lowerBound, excerpt.text?.upperBound]
    return places.map { $0 ?? Int.max }
  }

  private static func range(_ start: Int?, _ end: Int?) -> Range<Int>? {
    if let start, let end, start <= end { start..<end } else { nil }
  }

  // MARK: Belonging

  /// A source's selection claims the excerpts inside it; what no source claims is its own source,
  /// document by document.
  private func settleSources() {
    sources = World.texts(corpus.sources, "id").map { $0 ?? "" }
    let voice = corpus.sources?["voice"]
    isVoice = sources.indices.map { voice?.value(at: $0) != .boolean(false) }
    let table = corpus.memberships
    let (owners, claimed) = (World.texts(table, "source"), World.texts(table, "excerpt"))
    let inside = World.texts(table, "document")
    let (starts, ends) = (World.integers(table, "start"), World.integers(table, "end"))
    var claimedDocuments: Set<Int> = []
    for row in owners.indices {
      guard let source = sources.firstIndex(of: owners[row] ?? "") else { continue }
      let document = inside[row].flatMap { documents.firstIndex(of: $0) }
      if claimed[row] == nil, let document { claimedDocuments.insert(document) }
      for index in excerpts.indices {
        let excerpt = excerpts[index]
        var isMeant = document != nil && excerpt.document == document
        if let id = claimed[row] {
          isMeant = excerpt.id == id
        } else if let stretch = World.range(starts[row], ends[row]) {
          let isInside =
            excerpt.text.map {
              stretch.lowerBound <= $0.lowerBound && $0.upperBound <= stretch.upperBound
            } ?? false
          isMeant = isMeant && isInside
        }
        if isMeant, !excerpt.sources.contains(source) { excerpts[index].sources.append(source) }
      }
    }
    for excerpt in excerpts where !excerpt.sources.isEmpty {
      if let document = excerpt.document { claimedDocuments.insert(document) }
    }
    for document in documents.indices where !claimedDocuments.contains(document) {
      let source = ownSource(documents[document])
      for index in excerpts.indices where excerpts[index].document == document {
        excerpts[index].sources = [source]
      }
    }
    for index in excerpts.indices where excerpts[index].sources.isEmpty {
      excerpts[index].sources = [ownSource(excerpts[index].id)]
    }
    for index in excerpts.indices { excerpts[index].sources.sort() }
  }

  private func ownSource(_ id: String) -> Int {
    if let known = sources.firstIndex(of: id) { return known }
    sources.append(id)
    isVoice.append(true)
    return sources.count - 1
  }

  /// What kind of evidence these sources give together.
  func evidence(of sources: [Int]) -> String {
    if sources.contains(where: { isVoice[$0] }) { return "testimony" }
    let author = corpus.descriptor.authorSource
    return sources.contains { self.sources[$0] == author } ? "assertion" : "record"
  }

  // MARK: Codings

  private static func coders(of corpus: Corpus) -> [Coder] {
    var coders = corpus.descriptor.coders
    let everybodyCounts = !coders.contains(where: \.isOfRecord)
    for case let id? in texts(corpus.codings, "coder")
    where !coders.contains(where: { $0.id == id }) {
      coders.append(Coder(id: id, isOfRecord: everybodyCounts))
    }
    return coders
  }

  private func readCodings() -> [Coding] {
    let table = corpus.codings
    let (ids, names) = (World.texts(table, "excerpt"), World.texts(table, "code"))
    let who = World.texts(table, "coder")
    var rowOfID: [String: Int] = [:]
    for (row, excerpt) in excerpts.enumerated() { rowOfID[excerpt.id] = row }
    let made = (0..<table.rowCount).compactMap { row -> Coding? in
      guard let excerpt = rowOfID[ids[row] ?? ""],
        let code = codes.firstIndex(where: { $0.id == names[row] })
      else { return nil }
      let coder = who[row].flatMap { id in coders.firstIndex { $0.id == id } }
      return Coding(excerpt: excerpt, code: code, coder: coder, row: row)
    }
    return made.sorted { first, second in
      (first.excerpt, first.code, first.coder ?? .max, first.row)
        < (second.excerpt, second.code, second.coder ?? .max, second.row)
    }
  }

  /// Whether a coding of this coder is of record: all are where the package names nobody, or everybody.
  func isOfRecord(_ coder: Int?) -> Bool {
    let isRestricted = coders.contains(where: \.isOfRecord) && coders.contains { !$0.isOfRecord }
    return !isRestricted || coder.map { coders[$0].isOfRecord } ?? false
  }

  /// Whether a code is the other or lies below it.
  func isBelow(_ code: Int, _ other: Int) -> Bool {
    var node: Int? = code
    while let current = node {
      if current == other { return true }
      node = codes[current].parent
    }
    return false
  }

  // MARK: Links

  private func readLinkEnds() -> [LinkEnd] {
    guard let table = corpus.links else { return [] }
    let directed = table["directed"]
    let from = named(in: table, "from", kind: "from_kind")
    let to = named(in: table, "to", kind: "to_kind")
    let kinds = (World.texts(table, "from_kind"), World.texts(table, "to_kind"))
    var ends: [LinkEnd] = []
    for excerpt in excerpts.indices {
      for link in 0..<table.rowCount {
        let isDirected = directed?.value(at: link) != .boolean(false)
        let own = Thing(kind: .excerpts, row: excerpt)
        guard let first = from[link], let second = to[link] else { continue }
        if first.thing == own {
          ends.append(
            LinkEnd(
              excerpt: excerpt, link: link, direction: isDirected ? "to" : "with", other: second,
              otherKind: kinds.1[link] ?? "excerpt"))
        }
        if second.thing == own, isDirected || first.thing != own {
          ends.append(
            LinkEnd(
              excerpt: excerpt, link: link, direction: isDirected ? "from" : "with", other: first,
              otherKind: kinds.0[link] ?? "excerpt"))
        }
      }
    }
    return ends
  }

  /// What each row names in a column whose kind another column says; excerpts where it says nothing.
  func named(in table: DataTable, _ name: String, kind: String) -> [Item?] {
    let kinds = World.texts(table, kind)
    return World.texts(table, name).enumerated().map { row, id in
      guard let id else { return nil }
      return Item(.text(id), thing(id, called: kinds[row] ?? "excerpt"))
    }
  }

  private func thing(_ id: String, called kind: String) -> Thing? {
    switch kind {
    case "excerpt":
      excerpts.firstIndex { $0.id == id }.map { Thing(kind: .excerpts, row: $0) }
    case "source": sources.firstIndex(of: id).map { Thing(kind: .sources, row: $0) }
    case "document": documents.firstIndex(of: id).map { Thing(kind: .documents, row: $0) }
    case "code": codes.firstIndex { $0.id == id }.map { Thing(kind: .codes, row: $0) }
    default: nil
    }
  }
}
