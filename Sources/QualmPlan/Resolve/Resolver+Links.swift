import QualmBase
import QualmSyntax

/// Links between excerpts.
extension Resolver {
  // MARK: linked

  mutating func linked(
    _ node: LinkRelation, _ coders: CodeSelection.Coders
  ) -> Predicate? {
    let left = resolve(node.left, coders: coders)
    let types = linkTypes(node.types)
    let right = node.partner.map { resolve($0.codes, coders: coders) }
    guard let left, let types, right != .some(nil) else { return nil }
    let test = LinkTest(
      types: types, direction: node.partner?.direction.planned ?? .with,
      isToOthers: node.partner?.isOther ?? false)
    return .linked(
      left: left, test, right: right ?? nil, isNegated: node.isNegated, node.span)
  }

  /// The types of a list as the corpus writes them, nil where any will do; nil, already reported,
  /// where one is none.
  private mutating func linkTypes(_ literals: [Literal]) -> [String]?? {
    if literals.isEmpty { return .some(nil) }
    let known = knownLinkTypes
    var types: [String] = []
    var isWhole = true
    for (index, given) in literals.enumerated() {
      guard let literal = literal(given) else {
        isWhole = false
        continue
      }
      let folded = TextFolding.name(literal.text)
      let found =
        known.first { $0 == literal.text } ?? known.first { TextFolding.name($0) == folded }
      guard let found else {
        isWhole = false
        let word = Word(literal.text, span: literal.span)
        let isCode = if case .one = findCode(word) { index > 0 } else { false }
        report(
          .unknownLinkType(
            literal.text, nearest: nearest(literal.text, among: known),
            types: known, isCode: isCode, at: literal.span))
        continue
      }
      if !types.contains(found) { types.append(found) }
    }
    return isWhole ? .some(types) : nil
  }

  /// The types that links of the corpus have or could have.
  private var knownLinkTypes: [String] {
    guard let field = catalog.fields(of: .links)?.first(where: { $0.name == "type" }) else {
      return []
    }
    return catalog.values(of: field).compactMap {
      if case .text(let type) = $0 { type } else { nil }
    }
  }

  // MARK: links

  /// `links`: rows of excerpts become rows of their links.
  mutating func links(_ types: [Literal], _ span: SourceSpan, _ pipeline: inout Pipeline) {
    guard pipeline.shape != .unknown else { return }
    guard pipeline.shape == .relation(.excerpts) else {
      report(
        .wrongRows("links", wanted: "excerpts", given: pipeline.shape.description, at: span))
      pipeline.shape = .unknown
      return
    }
    guard let types = linkTypes(types) else {
      pipeline.shape = .unknown
      return
    }
    add(.links(types), to: &pipeline, span)
  }

  /// The columns that `links` shows: which excerpt, which link and which way, what stands at the other
  /// end, and what else is known of the link.
  mutating func linkColumns(at span: SourceSpan) -> [FieldReference] {
    let kept = ["id", "source", "type", LinkEnds.direction, LinkEnds.other, "other.source"]
    let told = kept + ["directed", "from_kind", "from", "to_kind", "to"]
    let further = fields(of: .links).map(\.name).filter { !told.contains($0) }
    return (kept + further).compactMap {
      candidateReference(Word($0, span: span), of: .linksOfExcerpts)
    }
  }
}

extension LinkRelation.Direction {
  /// The same direction in a plan.
  fileprivate var planned: LinkTest.Direction {
    switch self {
    case .to: .to
    case .from: .from
    case .with: .with
    }
  }
}
