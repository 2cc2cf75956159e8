package import QualmBase
package import QualmSyntax

/// Definitions, looked at when they are made.
extension Resolver {
  /// What is wrong with a definition that `definitions` already has: its name is taken, it
  /// defines itself, its codes or its query do not resolve, a parameter is not used.
  ///
  /// The stages of a defined stage are looked at for their parameters and for the stages that they
  /// call; what they say of rows can only be told where they are used.
  ///
  /// - Parameter isOfLibrary: whether it belongs to a module of the standard library. Its names are
  ///   looked up where it is used, since a corpus need not have the codes of which it never speaks; the
  ///   rest costs nothing.
  package mutating func check(
    _ definition: Definition, isOfLibrary: Bool = false
  ) -> [Diagnostic] {
    start()
    let isStage = if case .stages = definition.body { true } else { false }
    if Keywords.isReservedForDefinitions(definition.name.text, isStage: isStage) {
      report(.reservedName(definition.name.text, at: definition.name.span))
    } else if let owner = owner(of: definition.name) {
      report(.takenName(definition.name.text, by: owner, at: definition.name.span))
    }
    frames = [Frame(name: definition.name.text, usedAt: nil)]
    switch definition.body {
    case .codes(let expression): if !isOfLibrary { _ = resolve(expression) }
    case .query(let query): if !isOfLibrary { _ = resolve(query) as Pipeline }
    case .stages(let parameters, let stages): check(parameters, stages, definition)
    }
    return diagnostics.filter { $0.severity == .error }
  }

  /// What has the name already, in the words of a message.
  private mutating func owner(of word: Word) -> String? {
    let name = word.text
    if name == Resolver.lastResult { return "the last result" }
    switch codes.find(word) {
    case .one, .several, .hidden: return "a code"
    case .nothing: break
    }
    if Keywords.stages.contains(where: { $0.word == name }) { return "a stage" }
    if relation(named: name) != nil { return "a table" }
    for relation in [RelationName.excerpts, .sources, .documents]
    where ownFields(of: relation).contains(where: { $0.name == name }) {
      return "a field"
    }
    if isUnattachedText(name, of: .excerpts) { return "a field" }
    if catalog.contains(id: name, in: .excerpts) { return "an excerpt" }
    if catalog.contains(id: name, in: .sources) { return "a source" }
    return nil
  }

  private mutating func check(
    _ parameters: [Word], _ stages: [Stage], _ definition: Definition
  ) {
    var uses = StageUses()
    uses.collect(stages)
    let names = Set(parameters.map(\.text))
    for parameter in parameters
    where !uses.parameters.contains(where: { $0.name == parameter.text }) {
      report(.unusedParameter(parameter.text, at: parameter.span))
    }
    for use in uses.parameters
    where !names.contains(use.name) && definitions.parameter(use.name) == nil {
      let known = parameters.map(\.text) + definitions.parameterNames
      report(
        .unknownParameter(
          use.name, nearest: nearest(use.name, among: known), at: use.span))
    }
    for stage in stages {
      if case .to = stage.kind { report(.outputInside("to", at: stage.span)) }
      if case .chart(_, .some) = stage.kind { report(.outputInside("to", at: stage.span)) }
    }
    for call in uses.calls {
      guard let called = definitions[call.text] else {
        report(.unknownStage(call.text, nearest: nearestStages(call.text), at: call.span))
        continue
      }
      if let chain = chain(from: called, to: definition.name.text, []) {
        report(.circularDefinition([definition.name.text] + chain, at: call.span))
      }
    }
  }

  /// The names by which `definition` leads to the stage `name`; nil where it does not.
  private func chain(from definition: Definition, to name: String, _ passed: [String]) -> [String]?
  {
    let own = definition.name.text
    if own == name { return [name] }
    guard !passed.contains(own), case .stages(_, let stages) = definition.body else { return nil }
    var uses = StageUses()
    uses.collect(stages)
    for call in uses.calls {
      guard let called = definitions[call.text] else { continue }
      if let chain = chain(from: called, to: name, passed + [own]) { return [own] + chain }
    }
    return nil
  }
}

/// The parameters and the defined stages that stages use, in order.
struct StageUses {
  private(set) var parameters: [ParameterUse] = []
  private(set) var calls: [Word] = []

  mutating func collect(_ stages: [Stage]) {
    for stage in stages { collect(stage) }
  }

  private mutating func collect(_ stage: Stage) {
    switch stage.kind {
    case .where(let condition): collect(condition)
    case .count(let distinct, let keys):
      if let distinct { add(distinct) }
      keys.forEach { add($0.field) }
    case .summarize(let aggregates, let keys):
      aggregates.flatMap(\.arguments).forEach { add($0) }
      keys.forEach { add($0.field) }
    case .matrix(let matrix): (matrix.rows + matrix.columns).forEach { add($0.field) }
    case .cell(let literals), .links(let literals): literals.forEach { add($0) }
    case .select(let names), .distinct(let names), .drop(let names): names.forEach { add($0) }
    case .sort(let keys): keys.forEach { add($0.field) }
    case .first(let amount), .last(let amount), .skip(let amount): add(amount)
    case .sample(let amount, let seed):
      add(amount)
      add(seed)
    case .with(let columns): columns.forEach { collect($0.expression) }
    case .rename(let pairs): pairs.forEach { add($0.old) }
    case .expand(let name): add(name)
    case .agree(let agreement): agreement.facet.map { add($0.field) }
    case .saturation(let key, let order):
      add(key.field)
      order.map { add($0) }
    case .timeline(let field, _): add(field)
    case .rule(let rule):
      collect(rule.condition)
      collect(rule.consequence)
    case .cooccur(let pairs):
      add(pairs.first.field)
      pairs.second.map { add($0.field) }
    case .combine(let combination): collect(combination.rows)
    case .join(let join):
      collect(join.rows)
      for match in join.matches {
        add(match.field)
        match.other.map { add($0) }
      }
    case .call(let word, let arguments):
      calls.append(word)
      arguments.forEach { add($0) }
    case .to(let file): add(file)
    case .chart(_, let file): file.map { add($0) }
    case .quote, .context, .cite, .invalid: break
    }
  }

  private mutating func collect(_ rows: OtherRows) {
    guard case .query(let query, _) = rows else { return }
    if case .find(let codes) = query.head { collect(codes) }
    query.framework.map { add($0) }
    collect(query.stages)
  }

  private mutating func collect(_ codes: CodeExpression) {
    var open = [codes]
    while let part = open.popLast() {
      switch part {
      case .parameter(let use): parameters.append(use)
      case .codedBy(let coded):
        open.append(coded.operand)
        if case .these(let coders) = coded.coders { coders.forEach { add($0) } }
      case .scope(let scope):
        open += [scope.right, scope.left]
        add(scope.field)
      case .linked(let link):
        open += (link.partner.map { [$0.codes] } ?? []) + [link.left]
        link.types.forEach { add($0) }
      case .spans(let spans): open += [spans.right, spans.left]
      case .binary(let binary): open += [binary.right, binary.left]
      case .threshold(let threshold): open += threshold.operands.reversed()
      case .not(let inner, _), .group(let inner, _): open.append(inner)
      case .name, .exactly, .text, .pattern, .everything, .uncoded, .invalid: break
      }
    }
  }

  private mutating func collect(_ condition: Condition) {
    var open = [condition]
    while let part = open.popLast() {
      switch part {
      case .comparison(let node):
        add(node.subject)
        switch node.comparand {
        case .literal(let literal): add(literal)
        case .its(let name, _): add(name)
        case .set(let literals, _): literals.forEach { add($0) }
        }
      case .membership(let node):
        add(node.subject)
        node.values.forEach { add($0) }
      case .between(let node):
        add(node.subject)
        add(node.low)
        add(node.high)
      case .contains(let node):
        add(node.field)
        switch node.requirement {
        case .one(let literal): add(literal)
        case .some(_, let literals), .only(let literals): literals.forEach { add($0) }
        }
      case .startsWith(let node):
        add(node.field)
        add(node.prefix)
      case .matches(let node): add(node.field)
      case .presence(let node): add(node.field)
      case .not(let inner, _), .group(let inner, _): open.append(inner)
      case .and(let left, let right, _), .or(let left, let right, _): open += [right, left]
      case .invalid: break
      }
    }
  }

  private mutating func collect(_ expression: Expression) {
    var open = [expression]
    while let part = open.popLast() {
      switch part {
      case .field(let name), .size(let name, _): add(name)
      case .binary(_, let left, let right, _): open += [right, left]
      case .group(let inner, _): open.append(inner)
      case .number, .string, .invalid: break
      }
    }
  }

  private mutating func add(_ subject: Subject) {
    switch subject {
    case .field(let name), .size(let name, _): add(name)
    }
  }

  private mutating func add(_ name: FieldName) {
    if case .parameter(let use) = name { parameters.append(use) }
  }

  private mutating func add(_ amount: Amount) {
    if case .parameter(let use) = amount { parameters.append(use) }
  }

  private mutating func add(_ literal: Literal) {
    if case .parameter(let use) = literal { parameters.append(use) }
  }
}
