package import QualmSyntax

/// What `let` and `param` have named: trees, resolved anew at each use, so that a definition
/// always speaks of the corpus and the codebook at hand.
package struct Definitions: Sendable {
  /// A `param` and the value given for it from outside.
  package struct Parameter: Sendable {
    package var declaration: ParameterDeclaration
    /// The value of `--param name=value`; wins over the default.
    package var given: String?
  }

  private var definitions: [String: Definition] = [:]
  private var parameters: [String: Parameter] = [:]
  private var given: [String: String]

  /// Starts with nothing defined; `given` are the values of `--param name=value`, by name.
  package init(given: [String: String] = [:]) {
    self.given = given
  }

  /// Takes a definition; one of the same name is replaced.
  package mutating func define(_ definition: Definition) {
    definitions[definition.name.text] = definition
  }

  /// Takes a parameter; one of the same name is replaced.
  package mutating func declare(_ declaration: ParameterDeclaration) {
    let name = declaration.name.text
    parameters[name] = Parameter(declaration: declaration, given: given[name])
  }

  /// The definition of a name.
  package subscript(name: String) -> Definition? { definitions[name] }

  /// The parameter of a name.
  package func parameter(_ name: String) -> Parameter? { parameters[name] }

  /// The names that `let` has given, sorted.
  package var names: [String] { definitions.keys.sorted() }

  /// What a definition names.
  package enum Kind: Sendable {
    case codes, query, stages
  }

  /// The names of definitions of these kinds, sorted.
  package func names(of kinds: Set<Kind>) -> [String] {
    names.filter { name in definitions[name].map { kinds.contains($0.body.kind) } ?? false }
  }

  /// The names of the parameters, sorted.
  package var parameterNames: [String] { parameters.keys.sorted() }

  /// The parameters for which values were given but which nothing declares, sorted.
  package var undeclaredValues: [String] {
    given.keys.filter { parameters[$0] == nil }.sorted()
  }
}

extension Definition.Body {
  /// What it is that has a name.
  fileprivate var kind: Definitions.Kind {
    switch self {
    case .codes: .codes
    case .query: .query
    case .stages: .stages
    }
  }
}
