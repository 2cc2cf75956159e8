import QualmBase
import QualmSyntax

/// What stands after `|`.
extension Resolver {
  /// Appends what a stage does to `pipeline`. A stage in error that would have made a table leaves
  /// rows of unknown shape, about which nothing more is said.
  mutating func resolve(_ stage: Stage, in pipeline: inout Pipeline) {
    guard takesPart(at: stage.span), mayStand(stage, in: &pipeline) else { return }
    let span = stage.span
    let shape = pipeline.shape
    switch stage.kind {
    case .where(let condition):
      grouped = pipeline.grouped
      defer { grouped = nil }
      guard let filter = filter(condition, over: shape) else { return }
      if filter.predicate == .everything { return }
      add(.filter(filter.predicate, negationsOverMissing: filter.negations), to: &pipeline, span)
    case .count(let distinct, let keys): count(distinct, keys, span, &pipeline)
    case .summarize(let aggregates, let keys): summarize(aggregates, keys, span, &pipeline)
    case .matrix(let matrix): self.matrix(matrix, span, &pipeline)
    case .cell(let addresses): cell(addresses, span, &pipeline)
    case .select(let names): select(names, span, &pipeline)
    case .sort(let terms): sort(terms, span, &pipeline)
    case .first(let amount):
      guard let count = number(amount) else { return }
      add(.first(count), to: &pipeline, span)
    case .last(let amount):
      guard let count = number(amount) else { return }
      add(.last(count), to: &pipeline, span)
    case .skip(let amount):
      guard let count = number(amount) else { return }
      add(.skip(count), to: &pipeline, span)
    case .sample(let amount, let seed):
      guard let count = number(amount), let seed = literal(seed) else { return }
      add(.sample(count, seed: seed.text), to: &pipeline, span)
    case .distinct(let names):
      let references = names.map { reference($0, in: shape) }
      let resolved = references.compactMap { $0 }
      guard resolved.count == references.count else { return }
      add(.distinct(resolved), to: &pipeline, span)
    case .with(let columns): with(columns, span, &pipeline)
    case .rename(let pairs): rename(pairs, span, &pipeline)
    case .drop(let names): drop(names, span, &pipeline)
    case .expand(let name): expand(name, span, &pipeline)
    case .quote: words(nil, span, &pipeline)
    case .context(let count, let unit):
      words(WordContext(count: count, unit: unit), span, &pipeline)
    case .agree(let agreement): agree(agreement, span, &pipeline)
    case .links(let types): links(types, span, &pipeline)
    case .cooccur(let pairs): cooccur(pairs, span, &pipeline)
    case .combine(let combination): combine(combination, span, &pipeline)
    case .cite(let style): cite(style, span, &pipeline)
    case .join(let join): self.join(join, span, &pipeline)
    case .rule(let rule): self.rule(rule, span, &pipeline)
    case .saturation(let key, let order): saturation(key, order: order, span, &pipeline)
    case .timeline(let field, let unit): timeline(field, unit, span, &pipeline)
    case .chart(let kind, let file): chart(kind, to: file, span, &pipeline)
    case .to(let file): to(file, span, &pipeline)
    case .call(let word, let arguments): call(word, arguments, span, &pipeline)
    case .invalid:
      let _: Predicate? = gap()
      pipeline.shape = .unknown
    }
  }

  /// Appends a step, unless the rows are not known.
  func add(_ kind: Step.Kind, to pipeline: inout Pipeline, _ span: SourceSpan) {
    guard pipeline.shape != .unknown else { return }
    pipeline.append(Step(kind, span: span), codes: catalog.codes)
  }

  private mutating func sort(
    _ keys: [SortKey], _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    let terms = keys.map { key in
      reference(key.field, in: pipeline.shape).map {
        SortTerm(reference: $0, isDescending: key.isDescending)
      }
    }
    let resolved = terms.compactMap { $0 }
    guard resolved.count == terms.count else { return }
    add(.sort(resolved), to: &pipeline, span)
  }

  // MARK: Stages of the user's own

  private mutating func call(
    _ word: Word, _ arguments: [Literal], _ span: SourceSpan, _ pipeline: inout Pipeline
  ) {
    guard let definition = definitions[word.text] else {
      report(.unknownStage(word.text, nearest: nearestStages(word.text), at: word.span))
      pipeline.shape = .unknown
      return
    }
    guard case .stages(let parameters, let stages) = definition.body else {
      report(
        .wrongDefinition(
          word.text, is: definition.body.kindName, wanted: "a stage", hint: definition.howToUse,
          at: word.span))
      pipeline.shape = .unknown
      return
    }
    guard parameters.count == arguments.count else {
      report(
        .wrongArgumentCount(
          word.text, wanted: parameters.map(\.text), given: arguments.count, at: span))
      pipeline.shape = .unknown
      return
    }
    var bound: [String: Literal?] = [:]
    for (parameter, argument) in zip(parameters, arguments) {
      bound.updateValue(literal(argument), forKey: parameter.text)
    }
    let before = pipeline
    pipeline =
      unfolding(definition, usedAt: span, arguments: bound) { resolver in
        var inner = before
        for stage in stages { resolver.resolve(stage, in: &inner) }
        return inner
      } ?? Pipeline(failed: .unknown)
  }

  /// The names of stages near `name`: those of the language and those defined.
  func nearestStages(_ name: String) -> [String] {
    // Nothing in brackets follows `to`, which is near to too much.
    let stages = Keywords.stages.map(\.word).filter { $0 != "to" }
    let defined = definitions.names(of: [.stages])
    if let elsewhere = Parser.stageElsewhere(name), !defined.contains(name) { return [elsewhere] }
    return nearest(name, among: stages + defined)
  }
}
