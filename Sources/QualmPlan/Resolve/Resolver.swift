package import QualmBase
package import QualmSyntax

/// Turns a syntax tree into a plan: names to codes, fields and definitions, literals to values of
/// the declared type, and every stage checked against the rows that reach it.
///
/// One resolver serves one statement; it is cheap to make.
package struct Resolver {
  /// The most parts that one query may unfold to.
  static let partLimit = 20_000
  /// The deepest nesting, through definitions, that is followed.
  static let depthLimit = 300

  let catalog: any Catalog
  let definitions: Definitions
  /// The plan of the query before this one, which `_` stands for.
  let last: QueryPlan?
  /// The framework of `--framework`, which may not exist.
  let chosenFramework: String?
  let codeNames: CodeNameIndex
  /// The codebook as the query at hand sees it.
  var codes: CodeNames

  var diagnostics: [Diagnostic] = []
  /// Fields about which it was said which owner they are read from.
  var noted: Set<String> = []
  /// The definitions being unfolded, the outermost first.
  var frames: [Frame] = []
  /// Where a definition needs an argument, by the argument's place.
  var argumentPlaces: [SourceSpan: ArgumentPlace] = [:]
  /// Texts searched for, in order.
  var searches: [String] = []
  /// The rows behind the table that a condition speaks of, and the stage that made it.
  var grouped: (relation: RelationName, stage: String?)?
  /// How many names of codes were met, so that `coded by` can tell whether there was one.
  var codeNameCount = 0
  /// Whether a place was met that could not be read, so that there is no plan; an error was
  /// reported there.
  private var hasGap = false
  /// The framework that the query at hand names itself.
  var frameworkSaid: String?
  /// Whether the sentence at hand is a query by itself, whose answer may be drawn and written.
  private var isQuery = false
  /// How many queries stand around the place at hand, the sentence's own among them.
  private var queryDepth = 0
  private var partCount = 0
  private var depth = 0
  // Kept by texts or in lists: for a dictionary whose keys are of a type of ours the runtime looks
  // through all that the program conforms to, once a process, which takes as long as a short query.
  private var fieldCache: [String: [Field]] = [:]
  private var valueCache: [(field: Field, values: Set<Value>)] = []

  /// Resolves against `catalog`; `framework` is the version of the codebook chosen outside the
  /// text (`--framework`), nil for the corpus's default; `last` the plan of the query before.
  package init(
    catalog: any Catalog, definitions: Definitions, framework: String?, last: QueryPlan? = nil
  ) {
    self.catalog = catalog
    self.definitions = definitions
    self.last = last
    self.chosenFramework = framework
    let frameworks = catalog.frameworks
    codeNames = catalog.codeNames
    codes = CodeNames(
      codeNames,
      framework: frameworks.first { $0.name == framework } ?? frameworks.first { $0.isDefault })
  }

  /// The plan of a query, with all that is to be said about it; there is no plan where any of it
  /// is an error.
  package mutating func plan(_ query: Query) -> (plan: QueryPlan?, diagnostics: [Diagnostic]) {
    start()
    checkChosenFramework()
    isQuery = true
    let pipeline: Pipeline = resolve(query)
    return finish(pipeline, span: query.span)
  }

  /// The plan that carries on from `plan` with further stages: a line that begins with `|`.
  package mutating func continuing(
    _ plan: QueryPlan, with stages: [Stage]
  ) -> (plan: QueryPlan?, diagnostics: [Diagnostic]) {
    start()
    searches = plan.searches
    codes = CodeNames(
      codeNames, framework: catalog.frameworks.first { $0.name == plan.framework })
    var pipeline = pipeline(of: plan)
    isQuery = true
    for stage in stages { resolve(stage, in: &pipeline) }
    return finish(pipeline, span: plan.span)
  }

  mutating func start() {
    diagnostics = []
    noted = []
    frames = []
    argumentPlaces = [:]
    searches = []
    frameworkSaid = nil
    hasGap = false
    isQuery = false
    queryDepth = 0
    partCount = 0
    depth = 0
  }

  private mutating func checkChosenFramework() {
    guard let name = chosenFramework, !catalog.frameworks.contains(where: { $0.name == name })
    else { return }
    report(.unknownFramework(name, frameworks: catalog.frameworks.map(\.name), at: nil))
  }

  private mutating func finish(
    _ pipeline: Pipeline, span: SourceSpan
  ) -> (plan: QueryPlan?, diagnostics: [Diagnostic]) {
    guard var plan = planned(pipeline, span: span), !hasGap, !diagnostics.containsError else {
      return (nil, diagnostics)
    }
    plan.searches = searches
    plan.framework = codes.framework
    plan.output = pipeline.output
    return (plan, diagnostics)
  }

  /// The plan of a pipeline, without what is searched for; nil where its head did not resolve.
  mutating func planned(_ pipeline: Pipeline, span: SourceSpan) -> QueryPlan? {
    guard let origin = pipeline.origin else { return nil }
    let (voices, steps) = Voices.denominators(
      origin: origin, steps: pipeline.steps, sources: fields(of: .sources))
    return QueryPlan(
      origin: origin, steps: steps,
      defaultColumns: defaultColumns(of: pipeline.relation ?? origin.relation, at: origin.span),
      visibleCodes: codes.visible, voices: voices, searches: [], span: span)
  }

  /// Whether the place at hand is in the sentence's own query and in none inside it.
  var endsSentence: Bool { isQuery && queryDepth <= 1 }

  /// Resolves a query, which may stand inside another.
  mutating func inQuery(_ body: (inout Resolver) -> Pipeline) -> Pipeline {
    queryDepth += 1
    defer { queryDepth -= 1 }
    return body(&self)
  }

  /// Passes over a place that could not be read.
  mutating func gap<Result>() -> Result? {
    hasGap = true
    return nil
  }

  // MARK: Limits

  /// Counts one more part of the query; false, and said once, where there are too many.
  mutating func takesPart(at span: SourceSpan) -> Bool {
    partCount += 1
    if partCount > Resolver.partLimit { reportTooManyParts(at: span) }
    return partCount <= Resolver.partLimit
  }

  private mutating func reportTooManyParts(at span: SourceSpan) {
    if diagnostics.contains(where: { $0.code == .tooManyParts }) { return }
    report(.tooManyParts(at: span))
  }

  /// Goes one level deeper while `body` runs; nil, with an error, where that is too deep.
  mutating func deeper<Result>(
    at span: SourceSpan, _ body: (inout Resolver) -> Result?
  ) -> Result? {
    guard depth < Resolver.depthLimit else {
      reportTooManyParts(at: span)
      return nil
    }
    depth += 1
    let result = body(&self)
    depth -= 1
    return result
  }

  // MARK: The catalogue, asked once

  /// The fields of a relation; those that codes give an excerpt are not among them. A reference to
  /// codes is read as any other field of codes is: by their names, with what lies below them.
  mutating func fields(of relation: RelationName) -> [Field] {
    if let known = fieldCache[relation.text] { return known }
    let fields = (catalog.fields(of: relation) ?? []).map { field in
      guard field.type == .reference(.codes) else { return field }
      var field = field
      field.type = .codes(nil)
      return field
    }
    fieldCache[relation.text] = fields
    return fields
  }

  /// The code that a word names, wherever it stands.
  func findCode(_ word: Word) -> CodeNames.Found { codes.find(word) }

  /// The distinct values of a field.
  mutating func values(of field: Field) -> Set<Value> {
    if let known = valueCache.first(where: { $0.field == field }) { return known.values }
    let values = Set(catalog.values(of: field))
    valueCache.append((field, values))
    return values
  }
}
