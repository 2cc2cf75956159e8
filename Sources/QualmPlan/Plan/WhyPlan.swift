/// What `why` asks: whether a row is in the answer of a query, and why.
package struct WhyPlan: Sendable, Hashable {
  package var query: QueryPlan
  /// The id of a row of the relation that the query's rows come from; there is one.
  package var id: String

  package init(query: QueryPlan, id: String) {
    self.query = query
    self.id = id
  }
}
