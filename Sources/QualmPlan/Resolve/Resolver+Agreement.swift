import QualmBase
import QualmSyntax

/// `agree`.
extension Resolver {
  mutating func agree(_ node: Agreement, _ span: SourceSpan, _ pipeline: inout Pipeline) {
    guard pipeline.shape != .unknown else { return }
    guard pipeline.shape == .relation(.excerpts) else {
      report(
        .wrongRows(
          "agree", wanted: "excerpts", given: pipeline.shape.description,
          hint: pipeline.relation?.isOfExcerpts ?? false
            ? "coders are compared excerpt by excerpt: `agree` comes before `links`" : nil,
          at: span))
      pipeline.shape = .unknown
      return
    }
    let unit: AgreementPlan.Unit =
      switch node.unit {
      case .excerpt: .excerpts
      case .source: .sources
      case .character: .characters
      }
    let plan = node.facet.map { agreement(on: $0, unit) } ?? agreement(inEachFacet: unit)
    guard let plan, hasNameOfItsOwn(plan, at: node.facet?.span ?? span) else {
      pipeline.shape = .unknown
      return
    }
    noteChoice(of: pipeline, plan, at: span)
    add(.agree(plan), to: &pipeline, span)
  }

  /// Each facet as a whole; where the codebook has none, all codes together.
  private func agreement(inEachFacet unit: AgreementPlan.Unit) -> AgreementPlan {
    let facets = codes.range(of: nil).filter { codes[$0].isFacet && codes.hasChildren($0) }.map {
      AgreementPlan.Facet(label: codes[$0].path, groups: groups(below: $0, .children))
    }
    let all = AgreementPlan.Facet(label: AgreementPlan.pooled, groups: groups(ofAll: .leaves))
    return AgreementPlan(
      name: "facet", root: nil, facets: facets.isEmpty ? [all] : facets, listsGroups: false,
      unit: unit)
  }

  /// The codes below one, pooled and each for itself; of a code with none below it the code alone.
  private mutating func agreement(
    on facet: Key, _ unit: AgreementPlan.Unit
  ) -> AgreementPlan? {
    guard let word = word(facet.field) else { return nil }
    let found = findCode(word)
    guard case .one(let code) = found else {
      if found == .nothing, TextFolding.name(word.text) == "code" {
        let all = AgreementPlan.Facet(
          label: AgreementPlan.pooled, groups: groups(ofAll: facet.depth))
        return AgreementPlan(
          name: word.text, root: nil, facets: [all], listsGroups: true, unit: unit)
      }
      report(noCode(found, word))
      return nil
    }
    let hasChildren = codes.hasChildren(code)
    let groups =
      hasChildren
      ? groups(below: code, facet.depth)
      : [CodeGroup(label: codes[code].path, codes: codes.closure(of: code))]
    let label = hasChildren ? AgreementPlan.pooled : codes[code].path
    return AgreementPlan(
      name: word.text, root: code, facets: [AgreementPlan.Facet(label: label, groups: groups)],
      listsGroups: hasChildren, unit: unit)
  }

  /// What is to be said of a name that is no single code.
  private mutating func noCode(_ found: CodeNames.Found, _ word: Word) -> Diagnostic {
    guard found == .nothing else { return missing(found, word) }
    let facets = codes.range(of: nil).filter { codes[$0].isFacet }
    return .agreementOnOther(
      word.text, nearest: nearest(word.text, among: codes.candidates(near: word)),
      facets: facets.map(codes.writtenName), at: word.span)
  }

  /// Whether the column that names the codes is called like none of the figures; says so where not.
  private mutating func hasNameOfItsOwn(_ plan: AgreementPlan, at span: SourceSpan) -> Bool {
    guard AgreementPlan.figures(of: plan.unit).contains(where: { $0.name == plan.name }) else {
      return true
    }
    report(.doubleColumn(plan.name, at: span))
    return false
  }

  /// Says where the excerpts were chosen by the very codes that are compared: what the other coder
  /// alone found is then not among them.
  private mutating func noteChoice(
    of pipeline: Pipeline, _ plan: AgreementPlan, at span: SourceSpan
  ) {
    let compared = Set(plan.facets.flatMap(\.groups).flatMap(\.codes))
    var predicates = [pipeline.origin?.predicate].compactMap { $0 }
    for step in pipeline.steps {
      if case .filter(let predicate, _) = step.kind { predicates.append(predicate) }
    }
    if predicates.contains(where: { $0.chooses(by: compared) }) {
      report(.agreementOfChosen(at: span))
    }
  }
}

extension Predicate {
  /// Whether any part of it asks for one of these codes.
  fileprivate func chooses(by codes: Set<CodeID>) -> Bool {
    switch self {
    case .coded(let selection, _): !codes.isDisjoint(with: selection.codes)
    case .uncoded: true
    default: parts.contains { $0.chooses(by: codes) }
    }
  }
}
