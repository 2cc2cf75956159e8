package import QualmBase
import QualmCorpus
package import QualmSyntax

/// The answer of one query, worked out row by row.
package struct NaiveAnswer {
  package var columns: [String]
  package var rows: [[Value]]
  /// Excerpts that are testimony, others, voices among their sources, voices that could have been; nil
  /// where the rows are not about excerpts.
  package var figures: Answer.Figures?
}

/// A second implementation of the language, plain and slow: it reads the syntax tree and goes through the
/// rows of the corpus, by what the manual says and by nothing of the engine's.
package struct NaiveEvaluator {
  private let world: World

  package init(_ world: World) {
    self.world = world
  }

  /// The answers of a script's queries.
  ///
  /// - Throws: `Refusal` where one has none.
  package func answers(_ script: Script) throws -> [NaiveAnswer] {
    let evaluation = Evaluation(world)
    for statement in script.statements {
      switch statement {
      case .let(let definition): evaluation.definitions[definition.name.text] = definition
      case .param(let declaration):
        evaluation.parameters[declaration.name.text] = declaration.defaultValue
      default: continue
      }
    }
    return try script.statements.compactMap { statement in
      switch statement {
      case .query(let query):
        evaluation.see(nil)
        return try evaluation.answer(try evaluation.state(of: query))
      case .claim(let claim): return try evaluation.answer(claim)
      default: return nil
      }
    }
  }
}

/// The rows between two stages.
struct State {
  var table: NaiveTable
  /// The chosen rows, in order.
  var rows: [Int]
  /// The excerpts behind a table of groups.
  var evidence: [Int]?
  /// For each source whether it meets every condition which speaks of sources alone.
  var eligible: [Bool]
  /// For each source whether it is a voice.
  let isVoice: [Bool]
  /// Whether a condition that comes now may still be one of those.
  var countsConditions: Bool
  /// The rows before a matrix, with its keys.
  var beforeMatrix: Cells?

  /// For each source whether it is a voice that meets these conditions.
  var voices: [Bool] { zip(eligible, isVoice).map { $0 && $1 } }

  /// What a `cell` may ask for.
  struct Cells {
    var table: NaiveTable
    var rows: [Int]
    var keys: [KeyGroups]
  }

  /// The excerpts that the rows are about.
  var excerpts: [Int]? {
    if table.kind == .excerpts { return rows }
    return table.excerpts.map { excerpts in Set(rows.map { excerpts[$0] }).sorted() } ?? evidence
  }

  /// The same rows of a new table, one for each of its rows.
  func replaced(by table: NaiveTable) -> State {
    var state = self
    state.table = table
    state.rows = Array(0..<table.rowCount)
    state.countsConditions = false
    state.beforeMatrix = nil
    return state
  }

  /// Other rows of the same table.
  func choosing(_ rows: [Int]) -> State {
    var state = self
    state.rows = rows
    state.beforeMatrix = nil
    return state
  }
}

extension Evaluation {
  func state(of query: Query) throws -> State {
    if let framework = query.framework { see(try text(framework)) }
    var state: State
    switch query.head {
    case .find(let codes):
      let holds = try holds(codes)
      state = things(.excerpts) { holds[$0] }
      if let extent = query.extent, extent.kind != .whole {
        state = try pairs(codes, extent.kind, state)
      }
    case .from(let word): state = try from(word)
    }
    for stage in query.stages { state = try apply(stage, to: state) }
    return state
  }

  private func things(_ kind: Kind, _ isMeant: (Int) -> Bool = { _ in true }) -> State {
    let table = world.tables[kind] ?? NaiveTable(kind, [], rowCount: 0)
    return State(
      table: table, rows: (0..<table.rowCount).filter { isMeant($0) && isHeard(kind, $0) },
      eligible: world.isVoice.map { _ in true }, isVoice: world.isVoice,
      countsConditions: kind == .excerpts)
  }

  /// Whether a query may begin with a row: where testimony alone is asked for, none that is other evidence.
  func isHeard(_ kind: Kind, _ row: Int) -> Bool {
    func isTestimony(_ excerpt: Int) -> Bool {
      world.excerpts[excerpt].sources.contains { world.isVoice[$0] }
    }
    if claimRows != .testimony { return true }
    return switch kind {
    case .excerpts: isTestimony(row)
    case .sources: world.isVoice[row]
    case .codings: isTestimony(world.codings[row].excerpt)
    default: true
    }
  }

  func from(_ word: Word) throws -> State {
    let reference = Kind.reference(word.text)
    if world.tables[reference] != nil { return things(reference) }
    if let kind = Kind.standard.first(where: { $0.name == word.text }) {
      switch kind {
      case .codes: return things(kind) { isVisible[$0] }
      case .codings: return things(kind) { isVisible[world.codings[$0].code] }
      default: return things(kind)
      }
    }
    guard let definition = definitions[word.text] else { throw Refusal("no table \(word.text)") }
    return try unfolding([:]) {
      switch definition.body {
      case .codes(let codes):
        let holds = try holds(codes)
        return things(.excerpts) { holds[$0] }
      case .query(let query): return try state(of: query)
      case .stages: throw Refusal("a stage")
      }
    }
  }

  func apply(_ stage: Stage, to state: State) throws -> State {
    switch stage.kind {
    case .where(let condition): return try filtered(state, condition)
    case .count(let distinct, let keys): return try count(state, distinct, keys)
    case .summarize(let aggregates, let keys): return try summarize(state, aggregates, keys)
    case .matrix(let matrix): return try self.matrix(state, matrix)
    case .cell(let addresses): return try cell(state, addresses)
    case .select(let names): return try select(state, names)
    case .sort(let keys): return try sort(state, keys)
    case .first(let count): return cut(state, Array(state.rows.prefix(try number(count))))
    case .last(let count): return cut(state, Array(state.rows.suffix(try number(count))))
    case .skip(let count): return cut(state, Array(state.rows.dropFirst(try number(count))))
    case .sample(let count, let seed):
      return try sample(state, number(count), seed: text(seed))
    case .distinct(let names): return try distinct(state, names)
    case .with(let columns): return try with(state, columns)
    case .rename(let pairs): return try rename(state, pairs)
    case .drop(let names): return try drop(state, names)
    case .expand(let name): return try expand(state, name)
    case .links(let types): return try links(state, types)
    case .agree(let agreement): return try agree(state, agreement)
    case .cooccur(let node): return try cooccur(state, node)
    case .rule(let node): return try rule(state, node)
    case .saturation(let key, let order): return try saturation(state, key, order)
    case .timeline(let name, let unit): return try timeline(state, name, unit)
    case .quote: return try quote(state)
    case .context(let count, let unit): return try quote(state, (count, unit))
    case .cite(let style): return try cite(state, style)
    case .combine(let node): return try combine(state, node)
    case .join(let node): return try join(state, node)
    case .call(let word, let arguments): return try call(word, arguments, state)
    // Words and what is drawn or written are not evaluated; nor is what is not yet.
    default: throw Refusal("not evaluated here")
    }
  }

  private func number(_ amount: Amount) throws -> Int {
    switch amount {
    case .number(let number): return number
    case .parameter(let use):
      guard let number = Int(try text(.parameter(use))) else { throw Refusal("no number") }
      return number
    }
  }

  /// Fewer rows for another reason than a condition.
  func cut(_ state: State, _ rows: [Int]) -> State {
    var state = state.choosing(rows)
    state.countsConditions = false
    return state
  }

  private func call(_ word: Word, _ given: [Literal], _ state: State) throws -> State {
    guard case .stages(let parameters, let stages)? = definitions[word.text]?.body,
      parameters.count == given.count
    else { throw Refusal("no stage \(word.text)") }
    let values = try given.map(literal)
    let bound = Dictionary(
      zip(parameters.map(\.text), values), uniquingKeysWith: { _, last in last })
    return try unfolding(bound) {
      try stages.reduce(state) { try apply($1, to: $0) }
    }
  }

  /// `links`: in the place of each excerpt the links that it is an end of.
  private func links(_ state: State, _ literals: [Literal]) throws -> State {
    guard state.table.kind == .excerpts, let table = world.tables[.linkEnds] else {
      throw Refusal("links of no excerpts")
    }
    let types = try linkTypes(literals)
    var made = state
    made.table = table
    made.rows = state.rows.flatMap { excerpt in
      world.linkEnds.indices.filter {
        world.linkEnds[$0].excerpt == excerpt && isOfType(world.linkEnds[$0].link, types)
      }
    }
    made.countsConditions = false
    return made
  }

  // MARK: Conditions

  private func filtered(_ state: State, _ condition: Condition) throws -> State {
    let conditions = Conditions(evaluation: self, rowCount: state.table.rowCount) {
      try self.path($0, in: state.table)
    }
    let holds = try conditions.holds(condition)
    var result = state.choosing(state.rows.filter { holds[$0] })
    if state.countsConditions, state.table.kind == .excerpts {
      for part in condition.conjuncts where try part.speaksOfSources(self) {
        let met = try ofSources.holds(part)
        result.eligible = zip(result.eligible, met).map { $0 && $1 }
      }
    }
    return result
  }

  /// Conditions read as being about a source itself.
  private var ofSources: Conditions {
    Conditions(evaluation: self, rowCount: world.sources.count) { name in
      guard let excerpts = self.world.tables[.excerpts], let sources = self.world.tables[.sources]
      else { throw Refusal("no excerpts") }
      let path = try self.path(name, in: excerpts)
      if path.isSource {
        let all = self.world.all(.sources)
        let itself = Column("source", .things(.sources), cells: all.map { [$0] }, listed: all)
        return Path("source", [], itself, self.world)
      }
      _ = sources
      // Words are searched in one value, members looked for among several: as on the excerpt.
      return Path(
        path.name, Array(path.hops.dropFirst()), path.column, self.world, isMany: path.isMany)
    }
  }

  // MARK: Out

  func answer(_ state: State) throws -> NaiveAnswer {
    let paths = try shownPaths(of: state.table)
    let rows = state.rows.map { row in
      paths.map { path -> Value in
        let items = path.items(row)
        if items.isEmpty { return .missing }
        return path.isMany ? .list(items.map(\.value)) : items[0].value
      }
    }
    return NaiveAnswer(
      columns: paths.map(\.name), rows: rows,
      figures: state.excerpts.map { figures(of: $0, state.voices) })
  }

  private func figures(of excerpts: [Int], _ voices: [Bool]) -> Answer.Figures {
    let testimony = excerpts.filter { excerpt in
      world.excerpts[excerpt].sources.contains { world.isVoice[$0] }
    }
    return Answer.Figures(
      excerpts: testimony.count, notTestimony: excerpts.count - testimony.count,
      sources: voiceCount(of: excerpts, among: voices), sourcesOf: voices.filter { $0 }.count)
  }

  /// The voices of a list among the sources of some excerpts.
  func voiceCount(of excerpts: [Int], among voices: [Bool]) -> Int {
    Set(excerpts.flatMap { world.excerpts[$0].sources }).filter { voices[$0] }.count
  }
}

extension Condition {
  /// The parts that must all hold.
  fileprivate var conjuncts: [Condition] {
    switch self {
    case .and(let first, let second, _): first.conjuncts + second.conjuncts
    case .group(let part, _): part.conjuncts
    default: [self]
    }
  }

  /// Whether every part of it is about the source or an attribute of it, and none about how many
  /// sources there are.
  fileprivate func speaksOfSources(_ evaluation: Evaluation) throws -> Bool {
    guard let excerpts = evaluation.world.tables[.excerpts] else { return false }
    func isOfSource(_ name: FieldName, asSet: Bool = false) throws -> Bool {
      let path = try evaluation.path(name, in: excerpts)
      return path.isOfSources || path.isSource && !asSet
    }
    func isOfSource(_ subject: Subject, asSet: Bool = false) throws -> Bool {
      switch subject {
      case .field(let name): try isOfSource(name, asSet: asSet)
      case .size(let name, _): try isOfSource(name, asSet: true)
      }
    }
    switch self {
    case .comparison(let node):
      switch node.comparand {
      case .literal: return try isOfSource(node.subject)
      case .its(let name, _): return try isOfSource(node.subject) && isOfSource(name)
      case .set: return try isOfSource(node.subject, asSet: true)
      }
    case .membership(let node): return try isOfSource(node.subject)
    case .between(let node): return try isOfSource(node.subject)
    case .contains(let node):
      if case .one = node.requirement { return try isOfSource(node.field) }
      if case .some(.any, _) = node.requirement { return try isOfSource(node.field) }
      // Where an excerpt has one source, these are words of its id.
      return try isOfSource(node.field, asSet: evaluation.path(node.field, in: excerpts).isMany)
    case .startsWith(let node): return try isOfSource(node.field)
    case .matches(let node): return try isOfSource(node.field)
    case .presence(let node): return try isOfSource(node.field)
    case .not(let part, _), .group(let part, _): return try part.speaksOfSources(evaluation)
    case .and(let first, let second, _), .or(let first, let second, _):
      return try first.speaksOfSources(evaluation) && second.speaksOfSources(evaluation)
    default: return false
    }
  }
}
