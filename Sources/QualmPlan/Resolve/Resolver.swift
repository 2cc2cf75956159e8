package import QualmBase
package import QualmSyntax

/// Turns a syntax tree into a plan: names to codes, fields and definitions, literals to values of
/// the declared type, and every stage checked against the rows that reach it.
///
/// One resolver serves one statement; it is cheap to make.
package struct Resolver {
  let catalog: any Catalog
  let definitions: Definitions

  /// Resolves against `catalog`; `framework` is the version of the codebook chosen outside the
  /// text (`--framework`), nil for the corpus's default.
  package init(catalog: any Catalog, definitions: Definitions, framework: String?) {
    self.catalog = catalog
    self.definitions = definitions
  }

  /// The plan of a query, with all that is to be said about it; there is no plan where any of it
  /// is an error.
  package mutating func plan(_ query: Query) -> (plan: QueryPlan?, diagnostics: [Diagnostic]) {
    (nil, [])
  }

  /// The plan that carries on from `plan` with further stages: a line that begins with `|`.
  package mutating func continuing(
    _ plan: QueryPlan, with stages: [Stage]
  ) -> (plan: QueryPlan?, diagnostics: [Diagnostic]) {
    (nil, [])
  }

  /// What is wrong with a definition that `definitions` already has: its name is taken, it
  /// defines itself, its codes or its query do not resolve, a parameter is not used.
  package mutating func check(_ definition: Definition) -> [Diagnostic] { [] }
}
