import QualmBase
import QualmPlan

/// An excerpt's end of a link as the naive evaluator works it out.
struct NaiveLinkEnd {
  var excerpt: Int
  var link: Int
  var direction: String
  var other: PlainCorpus.End
}

extension PlainCorpus {
  /// For each excerpt each link that it is an end of.
  var linkEnds: [NaiveLinkEnd] {
    var ends: [NaiveLinkEnd] = []
    for excerpt in excerpts.indices {
      for (number, link) in links.enumerated() {
        let isFrom = link.from == .excerpt(excerpt)
        let isTo = link.to == .excerpt(excerpt)
        func add(_ direction: String, _ other: End) {
          ends.append(
            NaiveLinkEnd(excerpt: excerpt, link: number, direction: direction, other: other))
        }
        if link.directed == false {
          if isFrom { add("with", link.to) } else if isTo { add("with", link.from) }
        } else {
          if isFrom { add("to", link.to) }
          if isTo { add("from", link.from) }
        }
      }
    }
    return ends
  }
}

extension Naive {
  /// Whether a link that passes the test ties an excerpt to one that satisfies `right`.
  func isTied(_ excerpt: Int, _ test: LinkTest, _ right: Predicate?) -> Bool {
    corpus.links.contains { link in
      if let types = test.types, !types.contains(link.type) { return false }
      let isBothWays = link.directed == false
      var others: [PlainCorpus.End] = []
      if test.direction != .from || isBothWays, link.from == .excerpt(excerpt) {
        others.append(link.to)
      }
      if test.direction != .to || isBothWays, link.to == .excerpt(excerpt) {
        others.append(link.from)
      }
      return others.contains { other in
        if test.isToOthers, other == .excerpt(excerpt) { return false }
        guard let right else { return true }
        guard case .excerpt(let row) = other else { return false }
        return satisfying(right, .excerpts).contains(row)
      }
    }
  }

  /// The rows of links of some excerpts.
  func links(of excerpts: [Int], types: [String]?) -> [Int] {
    linkEnds.indices.filter { row in
      let end = linkEnds[row]
      return excerpts.contains(end.excerpt)
        && types?.contains(corpus.links[end.link].type) ?? true
    }
  }

  /// The excerpt that a row is or comes from.
  func excerpt(_ row: Int, _ relation: RelationName) -> Int {
    relation == .linksOfExcerpts ? linkEnds[row].excerpt : row
  }

  func linkEndValues(_ end: NaiveLinkEnd, _ name: String) -> [Value] {
    switch name {
    case "excerpt": [.text(corpus.excerpts[end.excerpt].id)]
    case "link": [.text(corpus.links[end.link].id)]
    case "direction": [.text(end.direction)]
    case "other": [.text(corpus.id(of: end.other))]
    case "other_kind": [.text(PlainCorpus.kind(of: end.other))]
    default: []
    }
  }

  func linkValues(_ link: PlainCorpus.Link, _ name: String) -> [Value] {
    switch name {
    case "id": [.text(link.id)]
    case "type": [.text(link.type)]
    case "directed": link.directed.map { [.boolean($0)] } ?? []
    case "wording": link.wording.map { [.text($0)] } ?? []
    default: []
    }
  }

  /// What links tie, kind by kind, in the order of each.
  var linkedThings: [Value] {
    let ends = Set(corpus.links.flatMap { [$0.from, $0.to] })
    let excerpts = corpus.excerpts.indices.filter { ends.contains(.excerpt($0)) }
    let sources = corpus.sources.indices.filter { ends.contains(.source($0)) }
    let codes = corpus.codes.indices.filter { ends.contains(.code($0)) }
    let others: [PlainCorpus.End] =
      excerpts.map { .excerpt($0) } + sources.map { .source($0) } + codes.map { .code($0) }
      + [.nothing("gone")].filter { ends.contains($0) }
    return others.map { .text(corpus.id(of: $0)) }
  }
}
