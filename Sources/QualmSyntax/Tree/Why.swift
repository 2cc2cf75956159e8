package import QualmBase

/// `why DRC-15.3 in (find coping)`, `why not DRC-15.3 in (makeshift)`: which parts of a query let a row
/// in, or the first that keeps it out.
package struct Why: Sendable, Hashable {
  package enum Body: Sendable, Hashable {
    case query(Query)
    /// Codes as they stand after `find`, or the name of a query.
    case codes(CodeExpression)
  }

  /// Whether it was asked with `not`, which changes nothing but the question's tone.
  package var isNot: Bool
  /// The id of the row that is asked about.
  package var id: Literal
  package var body: Body
  package var span: SourceSpan

  package init(isNot: Bool, id: Literal, body: Body, span: SourceSpan) {
    self.isNot = isNot
    self.id = id
    self.body = body
    self.span = span
  }
}
