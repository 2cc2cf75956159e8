import QualmBase
import QualmPlan
import QualmSyntax

/// What a statement asks to have done, once it is resolved.
struct Job {
  /// What is to be done.
  enum Task {
    /// The query's answer.
    case run(QueryPlan)
    /// How the query is worked out.
    case explain(QueryPlan)
    /// Why a row is in the query's answer, or is not.
    case why(WhyPlan)
    /// Whether the claim holds.
    case judge(ClaimPlan)
  }

  var task: Task
  /// What resolving had to say about the answer.
  var remarks: [Diagnostic]
}

/// Takes texts to plans, and keeps what they define.
///
/// A value: a text is compiled on a copy, which is kept only if all of it is right, so that a
/// mistake leaves no half of a script behind.
struct Compiler {
  private var catalog: any Catalog
  private var framework: String?
  /// Whether queries that name files are refused.
  private let isSafe: Bool
  /// Every text read: scripts, lines of the prompt, modules.
  private(set) var texts = SourceMap()
  private(set) var definitions: Definitions
  /// The plan of the last query, which a line that begins with `|` carries on from.
  private(set) var lastPlan: QueryPlan?
  /// Modules that are loaded, by the names of their texts.
  private var loadedModules: Set<String> = []

  init(
    catalog: any Catalog, framework: String?, parameters: [String: String], isSafe: Bool = false
  ) {
    self.isSafe = isSafe
    self.catalog = catalog
    self.framework = framework
    definitions = Definitions(given: parameters)
  }

  /// The same definitions and texts over another catalogue, or under another framework. Files of modules
  /// are read anew when they are next used, since they may have changed.
  func moved(
    to catalog: any Catalog, framework: String?, keepingLastResult: Bool
  ) -> Compiler {
    var moved = self
    moved.catalog = catalog
    moved.framework = framework
    moved.loadedModules = []
    if !keepingLastResult { moved.lastPlan = nil }
    return moved
  }

  /// What came of one text.
  struct Result {
    var jobs: [Job] = []
    /// What is wrong with the text; remarks about an answer are with its job.
    var diagnostics: [Diagnostic] = []
    var isIncomplete = false
  }

  /// Reads and resolves every statement of a text. There are no jobs where any of it is wrong, or where
  /// `isStopped` has asked not to go on.
  mutating func compile(_ text: SourceText, isStopped: () -> Bool = { false }) -> Result {
    let parsed = Parser.parse(text, file: texts.add(text))
    var result = Result(diagnostics: parsed.diagnostics, isIncomplete: parsed.isIncomplete)
    let errors = parsed.diagnostics.filter { $0.severity == .error }.compactMap(\.span)
    let statements = zip(parsed.script.statements, parsed.extents)
    let queries = statements.filter { !$0.0.defines }.map(\.1)
    defineAhead(parsed.script.statements)
    result.diagnostics = result.diagnostics.map { withBrackets($0, in: text) }
    for (statement, extent) in statements {
      if isStopped() { return Result(diagnostics: [.interrupted(at: extent)]) }
      // Behind a definition that could not be read nothing is resolved, because what it defines
      // would be unknown there.
      let isUncertain = errors.contains { error in
        error.start < extent.start && !queries.contains { $0.touches(error) }
      }
      if isUncertain { break }
      if !errors.contains(where: extent.touches) {
        compile(statement, of: text, into: &result)
      }
    }
    if result.diagnostics.containsError {
      result.jobs = []
      result.diagnostics = result.diagnostics.toldOnce
    }
    result.diagnostics = result.diagnostics.condensed(in: texts)
    return result
  }

  /// What is told of an unknown stage where `let` has defined one of that name, which only lacks its
  /// brackets.
  private func withBrackets(_ diagnostic: Diagnostic, in text: SourceText) -> Diagnostic {
    guard diagnostic.code == .unknownStage, let span = diagnostic.span,
      let definition = definitions[text.text(in: span)],
      case .stages(let parameters, _) = definition.body
    else { return diagnostic }
    return .stageWithoutBrackets(
      definition.name.text, wanted: parameters.map(\.text), at: span)
  }

  private mutating func compile(
    _ statement: Statement, of text: SourceText, into result: inout Result
  ) {
    switch statement {
    case .query(let query):
      add(plan(query), Job.Task.run, to: &result)
    case .explain(let query, _):
      add(plan(query), Job.Task.explain, to: &result)
    case .why(let why):
      var resolver = makeResolver()
      let resolved = resolver.plan(why)
      result.diagnostics += resolved.diagnostics
      if let plan = resolved.plan {
        result.jobs.append(Job(task: .why(plan), remarks: []))
      }
    case .claim(let claim):
      var resolver = makeResolver()
      let (plan, diagnostics) = resolver.plan(claim)
      add(plan.map { .judge($0) }, diagnostics, to: &result)
    case .continuation(let stages, let span):
      guard let lastPlan else {
        result.diagnostics.append(.nothingToContinue(at: span))
        return
      }
      var resolver = makeResolver()
      add(resolver.continuing(lastPlan, with: stages), Job.Task.run, to: &result)
    case .let, .param, .use:
      result.diagnostics += define(statement, of: text, within: [])
    case .external(let external):
      result.diagnostics.append(.externalElsewhere(at: external.span))
    }
  }

  private func plan(_ query: Query) -> (plan: QueryPlan?, diagnostics: [Diagnostic]) {
    var resolver = makeResolver()
    return resolver.plan(query)
  }

  private mutating func add(
    _ resolved: (plan: QueryPlan?, diagnostics: [Diagnostic]), _ task: (QueryPlan) -> Job.Task,
    to result: inout Result
  ) {
    if let plan = resolved.plan, !resolved.diagnostics.containsError { lastPlan = plan }
    add(resolved.plan.map(task), resolved.diagnostics, to: &result)
  }

  private func add(_ task: Job.Task?, _ diagnostics: [Diagnostic], to result: inout Result) {
    guard let task, !diagnostics.containsError else {
      // A note tells how to read an answer, and there is none.
      result.diagnostics += diagnostics.filter { $0.severity != .note }
      return
    }
    if isSafe, case .run(let plan) = task, let destination = plan.output.destination {
      result.diagnostics.append(.safeMode("no file is written", at: destination.span))
      return
    }
    result.jobs.append(Job(task: task, remarks: diagnostics.condensed(in: texts)))
  }

  /// A copy to compile on that takes the texts with it, so that adding one does not copy all those
  /// before it; whatever comes of the copy, its texts must be given back.
  mutating func makeCopyWithTexts() -> Compiler {
    let copy = self
    texts = SourceMap()
    return copy
  }

  /// Takes over the texts that a copy has read, and nothing else: their places are still shown.
  mutating func keepTexts(of copy: Compiler) { texts = copy.texts }

  /// The plan of a query by itself; nil where it cannot be read.
  func plan(of query: String) -> QueryPlan? {
    var copy = self
    let result = copy.compile(SourceText(name: "entry", text: query))
    if case .run(let plan)? = result.jobs.last?.task { return plan }
    return nil
  }

  /// A resolver for one statement, with all that is defined so far.
  func makeResolver() -> Resolver {
    Resolver(catalog: catalog, definitions: definitions, framework: framework, last: lastPlan)
  }
}

extension Statement {
  /// Whether later statements may rest on this one.
  fileprivate var defines: Bool {
    switch self {
    case .let, .param, .use: true
    case .query, .explain, .why, .external, .continuation, .claim: false
    }
  }
}

extension Script {
  /// An error for each declaration of something built in.
  fileprivate var misplacedExternals: [Diagnostic] {
    statements.compactMap { statement in
      if case .external(let external) = statement {
        .externalElsewhere(at: external.span)
      } else {
        nil
      }
    }
  }
}

extension SourceSpan {
  fileprivate func touches(_ other: SourceSpan) -> Bool {
    other.start <= end && other.end >= start
  }
}

extension [Diagnostic] {
  /// Each mistake once, in the order of their places: that of a definition comes again wherever the
  /// definition is used, one that unfolds too far makes all that use it do so, and definitions that
  /// lead back to each other do so from each of them.
  fileprivate var toldOnce: [Diagnostic] {
    var seen: Set<String> = []
    let ordered = enumerated().sorted { first, second in
      let one = first.element.span
      let other = second.element.span
      return (one?.file.index ?? 0, one?.start ?? 0, first.offset)
        < (other?.file.index ?? 0, other?.start ?? 0, second.offset)
    }
    return ordered.map(\.element).filter { diagnostic in
      let place =
        diagnostic.code == .tooManyParts || diagnostic.code == .circularDefinition
        ? ""
        : diagnostic.span.map { "\($0.file.index):\($0.start):\($0.end)" } ?? diagnostic.message
      return seen.insert("\(diagnostic.code) \(place)").inserted
    }
  }
}

// MARK: - Definitions and modules

extension Compiler {
  /// Takes the definitions of a text before its statements are looked at, so that one may speak of
  /// another that stands below it. What has a meaning already keeps it up to its new definition.
  private mutating func defineAhead(_ statements: [Statement]) {
    for statement in statements {
      switch statement {
      case .let(let definition) where definitions[definition.name.text] == nil:
        definitions.define(definition)
      case .param(let declaration) where definitions.parameter(declaration.name.text) == nil:
        definitions.declare(declaration)
      default: break
      }
    }
  }

  /// Takes a statement that defines something; `chain` are the modules being loaded.
  private mutating func define(
    _ statement: Statement, of text: SourceText, within chain: [String], isOfLibrary: Bool = false
  ) -> [Diagnostic] {
    switch statement {
    case .let(let definition):
      definitions.define(definition)
      var resolver = makeResolver()
      return resolver.check(definition, isOfLibrary: isOfLibrary)
    case .param(let declaration):
      definitions.declare(declaration)
      return []
    case .use(let use):
      return load(use, from: text, within: chain)
    case .query, .explain, .why, .external, .continuation, .claim:
      return []
    }
  }

  /// Loads a module's definitions. Its queries are not run: a module only defines.
  private mutating func load(
    _ use: Use, from text: SourceText, within chain: [String]
  ) -> [Diagnostic] {
    let module: SourceText
    switch find(use, from: text) {
    case .success(let found): module = found
    case .failure(let diagnostic): return [diagnostic]
    }
    guard !chain.contains(module.name) else {
      return [.circularModule(module.name, at: use.span)]
    }
    guard loadedModules.insert(module.name).inserted else { return [] }
    let parsed = Parser.parse(module, file: texts.add(module))
    var diagnostics = parsed.diagnostics
    guard !diagnostics.containsError else { return diagnostics }
    let isOfLibrary = if case .library = use.module { true } else { false }
    if !isOfLibrary { diagnostics += parsed.script.misplacedExternals }
    defineAhead(parsed.script.statements)
    for statement in parsed.script.statements {
      diagnostics += define(
        statement, of: module, within: chain + [module.name], isOfLibrary: isOfLibrary)
    }
    return diagnostics
  }

  private func find(_ use: Use, from text: SourceText) -> Swift.Result<SourceText, Diagnostic> {
    switch use.module {
    case .library(let word):
      if let module = Resources.module(named: word.text) { return .success(module) }
      let all = Resources.modules
      return .failure(
        .unknownModule(
          word.text, nearest: NearestName.candidates(for: word.text, among: all), all: all,
          at: word.span))
    case .file(let literal) where isSafe:
      return .failure(.safeMode("no file is read", at: literal.span))
    case .file(let literal):
      let path = Self.path(literal.value, relativeTo: text.name)
      do throws(SystemFailure) {
        return .success(SourceText(name: path, bytes: try FileBytes.read(path)))
      } catch {
        return .failure(
          .unreadableModule(path, reason: error.description, at: literal.span))
      }
    }
  }

  /// A path as seen from the folder of the text that names it.
  private static func path(_ path: String, relativeTo text: String) -> String {
    // Without `./`, so that a module has one name however it is referred to.
    var rest = path[...]
    while rest.hasPrefix("./") { rest = rest.dropFirst(2).drop { $0 == "/" } }
    guard !path.hasPrefix("/"), let slash = text.lastIndex(of: "/") else { return String(rest) }
    return String(text[...slash] + rest)
  }
}
