import QualmBase
import QualmPlan

/// Reads fields row by row: the slow and obvious counterpart of the engine, which it never asks.
struct Naive {
  let corpus: PlainCorpus
  /// The codes that the query sees.
  let visible: Set<Int>
  /// The codings of each excerpt.
  let codings: [[PlainCorpus.Coding]]
  /// The ends of links that are excerpts.
  let linkEnds: [NaiveLinkEnd]
  private let read = Read()

  /// What was worked out already, for one set of visible codes.
  private final class Read {
    var values: [FieldReference.Origin: [[Value]]] = [:]
    var dictionaries: [Field: [Value]] = [:]
    var satisfying: [RelationName: [Predicate: [Int]]] = [:]
  }

  init(_ corpus: PlainCorpus, visible: Set<Int>? = nil) {
    self.corpus = corpus
    linkEnds = corpus.linkEnds
    self.visible = visible ?? Set(corpus.codes.indices)
    codings = corpus.excerpts.indices.map { excerpt in
      corpus.codings.filter { $0.excerpt == excerpt }
    }
  }

  func rowCount(_ relation: RelationName) -> Int {
    switch relation {
    case .excerpts: corpus.excerpts.count
    case .sources: corpus.sources.count
    case .documents: corpus.documents.count
    case .codings: corpus.codings.count
    case .links: corpus.links.count
    case .linksOfExcerpts: linkEnds.count
    default: 0
    }
  }

  /// The values that a reference finds in a row, each once, in the order in which they are shown.
  func values(_ reference: FieldReference, _ row: Int) -> [Value] {
    if let values = read.values[reference.origin] { return values[row] }
    guard case .field(let hops, let field) = reference.origin else { return [] }
    let relation = hops.first?.relation ?? field.relation
    let values = (0..<rowCount(relation)).map { self.values(hops, field, $0) }
    read.values[reference.origin] = values
    return values[row]
  }

  private func values(_ hops: [Field], _ field: Field, _ row: Int) -> [Value] {
    var rows = [row]
    for hop in hops { rows = rows.flatMap { follow(hop, $0) } }
    var found: [Value] = []
    for row in rows {
      for value in own(field, row) where !found.contains(value) { found.append(value) }
    }
    let order = dictionary(field)
    return found.sorted { (order.firstIndex(of: $0) ?? 0) < (order.firstIndex(of: $1) ?? 0) }
  }

  /// The distinct values of a field over its whole relation, in the order in which they are shown.
  func dictionary(_ field: Field) -> [Value] {
    if let dictionary = read.dictionaries[field] { return dictionary }
    let dictionary = newDictionary(field)
    read.dictionaries[field] = dictionary
    return dictionary
  }

  private func newDictionary(_ field: Field) -> [Value] {
    if field.name == "voice" { return [.boolean(true), .boolean(false)] }
    if field.name == "direction" { return ["to", "from", "with"].map { .text($0) } }
    if field.name == "other" { return linkedThings }
    switch field.type {
    case .reference(.sources): return corpus.sources.map { .text($0.id) }
    case .reference(.documents): return corpus.documents.map { .text($0) }
    case .reference(.excerpts): return corpus.excerpts.map { .text($0.id) }
    case .reference(.coders): return corpus.coders.map { .text($0) }
    case .reference(.codes): return corpus.codes.indices.map { .text(corpus.path($0)) }
    case .codes(let root):
      let codes = root.map { corpus.subtree($0.index) } ?? Array(corpus.codes.indices)
      return codes.filter { visible.contains($0) }.map { .text(corpus.path($0)) }
    default: break
    }
    if field.name == "id" {
      return (0..<rowCount(field.relation)).flatMap { own(field, $0) }
    }
    var found: [Value] = []
    for row in 0..<rowCount(field.relation) {
      for value in own(field, row) where !found.contains(value) { found.append(value) }
    }
    found.sort { NaturalOrder.precedes($0, $1) }
    guard field.name == "mission" else { return found }
    let categories = PlainCorpus.missions.map { Value.text($0) }
    return categories + found.filter { !categories.contains($0) }
  }

  /// The rows of the relation that a reference names in a row.
  private func follow(_ field: Field, _ row: Int) -> [Int] {
    switch (field.relation, field.name) {
    case (.excerpts, "source"): corpus.excerpts[row].sources
    case (.excerpts, "document"): [corpus.excerpts[row].document]
    case (.sources, "mentor"): corpus.sources[row].mentor.map { [$0] } ?? []
    case (.codings, "excerpt"): [corpus.codings[row].excerpt]
    case (.linksOfExcerpts, "excerpt"): [linkEnds[row].excerpt]
    case (.linksOfExcerpts, "link"): [linkEnds[row].link]
    case (.linksOfExcerpts, "other"):
      if case .excerpt(let other) = linkEnds[row].other { [other] } else { [] }
    default: []
    }
  }

  private func own(_ field: Field, _ row: Int) -> [Value] {
    if field.relation == .excerpts, case .codes(let root) = field.type {
      return recordCodes(row).filter { code in root.map { corpus.isBelow(code, $0.index) } ?? true }
        .map { .text(corpus.path($0)) }
    }
    switch field.relation {
    case .excerpts: return excerptValues(corpus.excerpts[row], field.name)
    case .sources: return sourceValues(corpus.sources[row], field.name)
    case .documents: return [.text(corpus.documents[row])]
    case .codings: return codingValues(corpus.codings[row], field.name)
    case .links: return linkValues(corpus.links[row], field.name)
    case .linksOfExcerpts: return linkEndValues(linkEnds[row], field.name)
    default: return []
    }
  }

  /// The codes of record of an excerpt that the query sees.
  func recordCodes(_ excerpt: Int) -> [Int] {
    let applied = codings[excerpt].filter { isOfRecord($0.coder) }.map(\.code)
    return Set(applied).intersection(visible).sorted()
  }

  func isOfRecord(_ coder: String?) -> Bool {
    if corpus.record == Set(corpus.coders) { return true }
    return coder.map { corpus.record.contains($0) } ?? false
  }

  private func excerptValues(_ excerpt: PlainCorpus.Excerpt, _ name: String) -> [Value] {
    switch name {
    case "id": [.text(excerpt.id)]
    case "document": [.text(corpus.documents[excerpt.document])]
    case "source": excerpt.sources.map { .text(corpus.sources[$0].id) }
    case "mission": excerpt.mission.map { .text($0) }
    case "theatre": excerpt.theatre.map { .text($0) }
    case "kind": excerpt.kind.map { [.text($0)] } ?? []
    case "page": excerpt.page.map { [.integer($0)] } ?? []
    case "chapter": excerpt.chapter.map { [.integer($0)] } ?? []
    case "score": excerpt.score.map { [.number($0)] } ?? []
    case "dated": excerpt.dated.map { [.date($0)] } ?? []
    case "checked": excerpt.checked.map { [.boolean($0)] } ?? []
    case "summary": excerpt.summary.map { [.text($0)] } ?? []
    default: []
    }
  }

  private func sourceValues(_ source: PlainCorpus.Source, _ name: String) -> [Value] {
    switch name {
    case "id": [.text(source.id)]
    case "voice": [.boolean(source.voice ?? true)]
    case "affiliation": source.affiliation.map { [.text($0)] } ?? []
    case "roles": source.roles.map { .text($0) }
    case "met": source.met.map { [.date($0)] } ?? []
    case "rank": source.rank.map { [.integer($0)] } ?? []
    case "mentor": source.mentor.map { [.text(corpus.sources[$0].id)] } ?? []
    default: []
    }
  }

  private func codingValues(_ coding: PlainCorpus.Coding, _ name: String) -> [Value] {
    switch name {
    case "excerpt": [.text(corpus.excerpts[coding.excerpt].id)]
    case "code": [.text(corpus.path(coding.code))]
    case "coder": coding.coder.map { [.text($0)] } ?? []
    default: []
    }
  }

  /// The rows that satisfy a predicate.
  func satisfying(_ predicate: Predicate, _ relation: RelationName) -> [Int] {
    if let rows = read.satisfying[relation]?[predicate] { return rows }
    let rows = (0..<rowCount(relation)).filter { holds(predicate, relation, $0) }
    read.satisfying[relation, default: [:]][predicate] = rows
    return rows
  }

  /// Whether a source is a voice.
  func isVoice(_ source: Int) -> Bool { corpus.sources[source].voice ?? true }
}
