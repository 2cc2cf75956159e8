package import QualmBase
package import QualmSyntax

/// `why`.
extension Resolver {
  /// The plan of `why`, with all that is to be said about it; there is no plan where any of it is an
  /// error, and none where no row that the query could give has the id.
  package mutating func plan(_ why: Why) -> (plan: WhyPlan?, diagnostics: [Diagnostic]) {
    var (query, diagnostics) = plan(query(of: why))
    // Remarks tell how to read rows, and the answer shows none of the query's.
    diagnostics.removeAll { $0.severity != .error }
    guard let id = word(why.id) else { return (nil, diagnostics + self.diagnostics) }
    guard let query else { return (nil, diagnostics) }
    if let wrong = fault(of: id, in: query.origin.relation) {
      return (nil, diagnostics + [wrong])
    }
    return (WhyPlan(query: query, id: id.text), diagnostics)
  }

  /// The query in the brackets. A name that is neither a code nor an id may be a query's.
  private func query(of why: Why) -> Query {
    switch why.body {
    case .query(let query): return query
    case .codes(let codes):
      var head = Query.Head.find(codes)
      if case .name(let word) = codes, isQuery(word) { head = .from(word) }
      return Query(head: head, headSpan: codes.span, framework: nil, stages: [], span: codes.span)
    }
  }

  private func isQuery(_ word: Word) -> Bool {
    if case .one = findCode(word) { return false }
    if case .query = definitions[word.text]?.body { return true }
    return false
  }

  /// What is wrong with an id, where no row of the relation has it.
  private mutating func fault(of id: Word, in relation: RelationName) -> Diagnostic? {
    if catalog.contains(id: id.text, in: relation) { return nil }
    if relation == .excerpts, catalog.contains(id: id.text, in: .sources) {
      return .sourceForExcerpt(id.text, at: id.span)
    }
    let ids = fields(of: relation).first { $0.name == "id" } ?? fields(of: relation).first
    let names: [String] =
      ids.map { catalog.values(of: $0) }?.compactMap {
        if case .text(let text) = $0 { text } else { nil }
      } ?? []
    return .unknownRow(
      id.text, table: relation.text, nearest: nearest(id.text, among: names), at: id.span)
  }
}
