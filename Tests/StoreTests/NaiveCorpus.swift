import QualmBase
import QualmCorpus

/// What a snapshot should say of a random corpus, found by scanning its rows.
struct NaiveCorpus {
  let model: RandomCorpus
  /// The excerpts in order.
  let excerpts: [RandomCorpus.Excerpt]
  /// The ids of all sources in order.
  let sources: [String]
  /// The sources of each excerpt, in order.
  let sourcesOfExcerpts: [[String]]

  init(_ model: RandomCorpus) {
    self.model = model
    let documentIDs = model.documents.map(\.id)
    func key(_ excerpt: RandomCorpus.Excerpt) -> [Int] {
      [
        excerpt.document.flatMap { documentIDs.firstIndex(of: $0) } ?? .max,
        excerpt.start ?? .max, excerpt.end ?? .max,
      ]
    }
    let excerpts = model.excerpts.sorted { first, second in
      let (a, b) = (key(first), key(second))
      if a != b { return a.lexicographicallyPrecedes(b) }
      return NaturalOrder.precedes(first.id, second.id)
    }
    self.excerpts = excerpts
    var sources = model.sources?.map(\.id) ?? []
    func own(_ id: String) -> String {
      if !sources.contains(id) { sources.append(id) }
      return id
    }
    var claims = excerpts.map { excerpt in
      Set((model.memberships ?? []).filter { Self.claims($0, excerpt) }.map(\.source))
    }
    let explicit = claims
    for document in documentIDs {
      let inside = excerpts.indices.filter { excerpts[$0].document == document }
      let isMentioned = (model.memberships ?? []).contains {
        $0.excerpt == nil && $0.document == document
      }
      if isMentioned || inside.contains(where: { !explicit[$0].isEmpty }) { continue }
      let source = own(document)
      for index in inside { claims[index] = [source] }
    }
    for index in excerpts.indices where claims[index].isEmpty {
      claims[index] = [own(excerpts[index].id)]
    }
    self.sources = sources
    let order = sources
    sourcesOfExcerpts = claims.map { claim in order.filter { claim.contains($0) } }
  }

  private static func claims(
    _ membership: RandomCorpus.Membership, _ excerpt: RandomCorpus.Excerpt
  ) -> Bool {
    if let id = membership.excerpt { return id == excerpt.id }
    guard let document = membership.document, document == excerpt.document else { return false }
    guard let start = membership.start, let end = membership.end else { return true }
    guard let first = excerpt.start, let last = excerpt.end else { return false }
    return start <= first && last <= end
  }

  func isVoice(_ source: String) -> Bool {
    model.sources?.first { $0.id == source }?.voice ?? true
  }

  func evidence(_ sources: [String]) -> String {
    if sources.contains(where: isVoice) { return "testimony" }
    return sources.contains { $0 == model.author } ? "assertion" : "record"
  }

  func isOfRecord(_ coder: String?) -> Bool {
    let isRestricted = model.coders.contains { !$0.isOfRecord }
    guard isRestricted else { return true }
    return model.coders.contains { $0.id == coder && $0.isOfRecord }
  }

  /// The codings of an excerpt that `coders` lets through.
  func codings(of excerpt: RandomCorpus.Excerpt, _ coders: (String?) -> Bool)
    -> [RandomCorpus.Coding]
  {
    model.codings.filter { $0.excerpt == excerpt.id && coders($0.coder) }
  }
}
