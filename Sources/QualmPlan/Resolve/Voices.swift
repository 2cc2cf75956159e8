import QualmBase

/// Works out the denominator of sources: which conditions speak of sources alone.
enum Voices {
  /// The predicate over `sources` that holds the conditions on sources in `steps`, as far as no
  /// step before them leaves rows out for another reason or makes a table; and the same for what
  /// follows each step that takes up the rows of another plan, set in that step.
  static func denominators(
    origin: Origin, steps: [Step], sources: [Field]
  ) -> (voices: Predicate, steps: [Step]) {
    guard origin.relation == .excerpts else { return (.everything, steps) }
    var steps = steps
    var narrows = true
    var parts: [Predicate] = []
    var first: Predicate?
    var combination: (place: Int, plan: CombinationPlan, rows: Shape)?
    func close() -> Predicate {
      let voices = Predicate.all(parts, origin.span)
      guard var combination else {
        first = voices
        return voices
      }
      combination.plan.voices = voices
      steps[combination.place].kind = .combine(combination.plan, rows: combination.rows)
      return voices
    }
    for (place, step) in steps.enumerated() {
      if case .combine(let plan, let rows) = step.kind {
        let before = close()
        let other = plan.other.finalVoices
        combination = (place, plan, rows)
        switch plan.operation {
        case .union: parts = [.any([before, other], step.span)]
        case .intersect: parts = narrows ? [before, other] : [before]
        case .except: parts = [before]
        }
      } else if step.makesTable || step.limitsRows {
        narrows = false
      } else if narrows, case .filter(let predicate, _) = step.kind {
        let conjuncts =
          if case .and(let conjuncts, _) = predicate { conjuncts } else { [predicate] }
        parts += conjuncts.compactMap { onSources($0, sources) }
      }
    }
    let last = close()
    return (first ?? last, steps)
  }

  /// The predicate as one over sources; nil where it speaks of something else.
  private static func onSources(_ predicate: Predicate, _ sources: [Field]) -> Predicate? {
    func all(_ parts: [Predicate]) -> [Predicate]? {
      let moved = parts.compactMap { onSources($0, sources) }
      return moved.count == parts.count ? moved : nil
    }
    switch predicate {
    case .everything, .nothing: return predicate
    case .test(let reference, let test, let span):
      guard let moved = onSources(reference, sources) else { return nil }
      // How many sources an excerpt has is no matter of the single source.
      if reference.isSourceItself, test.isAboutSets { return nil }
      return .test(moved, test, span)
    case .compare(let first, let ordering, let second, let span):
      guard let one = onSources(first, sources), let other = onSources(second, sources) else {
        return nil
      }
      return .compare(one, ordering, other, span)
    case .not(let part, let span):
      return onSources(part, sources).map { .negation($0, span) }
    case .and(let parts, let span): return all(parts).map { .all($0, span) }
    case .or(let parts, let span): return all(parts).map { .any($0, span) }
    case .xor(let parts, let span): return all(parts).map { .xor($0, span) }
    case .threshold(let count, let parts, let span):
      return all(parts).map { .threshold(count, $0, span) }
    case .coded, .uncoded, .text, .pattern, .scope, .linked, .spans: return nil
    }
  }

  private static func onSources(
    _ reference: FieldReference, _ sources: [Field]
  ) -> FieldReference? {
    guard case .field(let hops, let field) = reference.origin else { return nil }
    var moved = reference
    if reference.isSourceItself {
      guard let id = sources.first(where: { $0.name == "id" }) else { return nil }
      moved.origin = .field(hops: [], id)
      moved.isMany = false
      return moved
    }
    guard let first = hops.first, first.isSourceOfExcerpts else { return nil }
    moved.origin = .field(hops: Array(hops.dropFirst()), field)
    moved.isMany = field.isMany || hops.dropFirst().contains { $0.isMany }
    return moved
  }
}

extension Field {
  /// Whether it leads from an excerpt to its sources.
  var isSourceOfExcerpts: Bool {
    relation == .excerpts && name == "source" && type == .reference(.sources)
  }
}

extension FieldReference {
  /// Whether this is the field `source` of excerpts.
  var isSourceItself: Bool {
    if case .field(let hops, let field) = origin {
      hops.isEmpty && field.isSourceOfExcerpts
    } else {
      false
    }
  }

  /// Whether this is an attribute of an excerpt's sources.
  var isSourceAttribute: Bool {
    let path = pathFromExcerpt
    return path.count > 1 && path.first?.isSourceOfExcerpts ?? false
  }

  /// Whether this is the field `source` of excerpts or an attribute of these sources.
  package var isSourceOrAttribute: Bool { pathFromExcerpt.first?.isSourceOfExcerpts ?? false }

  /// The fields that lead from an excerpt to the values: from a row of links or pairs the excerpt comes
  /// first.
  private var pathFromExcerpt: ArraySlice<Field> {
    guard case .field(let hops, let field) = origin else { return [] }
    let isOfExcerpt = hops.first.map { $0.relation.isOfExcerpts && $0.name == LinkEnds.excerpt }
    return (hops + [field]).dropFirst(isOfExcerpt ?? false ? 1 : 0)
  }
}

extension ValueTest {
  /// Whether it looks at the set of values rather than at each.
  fileprivate var isAboutSets: Bool {
    switch self {
    case .contains, .onlyOf, .setEquals, .size: true
    case .anyOf, .codes, .ordering, .between, .startsWith, .matches, .hasPattern, .isKnown:
      false
    }
  }
}

extension QueryPlan {
  /// The denominator of sources after the last step.
  var finalVoices: Predicate {
    for step in steps.reversed() {
      if case .combine(let plan, _) = step.kind { return plan.voices }
    }
    return voices
  }
}
