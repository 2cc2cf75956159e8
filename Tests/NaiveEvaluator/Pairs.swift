import QualmBase
import QualmCorpus
import QualmSyntax

/// `as overlap`, `as union`: the pairs of a relation of spans.
extension Evaluation {
  func pairs(_ codes: CodeExpression, _ extent: SpanExtent, _ state: State) throws -> State {
    let (left, node, right) = try sides(codes)
    var made: [(excerpt: Int, other: Int, text: Range<Int>?, time: Range<Int>?)] = []
    for excerpt in world.excerpts.indices where left[excerpt] && isHeard(.excerpts, excerpt) {
      for other in world.excerpts.indices where right[other] && !(node.isOther && other == excerpt)
      {
        guard try lies(excerpt, node.comparison, other, node.distance) else { continue }
        let (one, another) = (world.excerpts[excerpt], world.excerpts[other])
        var text: Range<Int>?
        if let a = one.text, let b = another.text, try liesInText(excerpt, node, other) {
          text = stretch(a, b, extent)
        }
        var time: Range<Int>?
        if node.distance == nil, let a = one.time, let b = another.time,
          Self.lies(a, node.comparison, b)
        {
          time = stretch(a, b, extent)
        }
        if text != nil || time != nil { made.append((excerpt, other, text, time)) }
      }
    }
    let (excerpts, documents) = (world.all(.excerpts), world.all(.documents))
    func integers(_ name: String, _ value: (Int) -> Int?) -> Column {
      Column(
        name, .integer, cells: made.indices.map { value($0).map { [Item(.integer($0))] } ?? [] })
    }
    var columns = [
      Column(
        "excerpt", .things(.excerpts), cells: made.map { [excerpts[$0.excerpt]] }, listed: excerpts),
      Column(
        "other", .things(.excerpts), cells: made.map { [excerpts[$0.other]] }, listed: excerpts),
      Column(
        "document", .things(.documents),
        cells: made.map { pair in
          world.excerpts[pair.excerpt].document.map { [documents[$0]] } ?? []
        }, listed: documents),
      integers("start") { made[$0].text?.lowerBound },
      integers("end") { made[$0].text?.upperBound }, integers("length") { made[$0].text?.count },
    ]
    let fields = world.corpus.excerpts.schema.fields.map(\.name)
    if fields.contains("time_start"), fields.contains("time_end") {
      columns += [
        integers("time_start") { made[$0].time?.lowerBound },
        integers("time_end") { made[$0].time?.upperBound },
      ]
    }
    if !world.texts.isEmpty {
      columns.append(
        .values(
          "text", .text,
          made.map { pair in
            pair.text.flatMap { world.words($0, of: world.excerpts[pair.excerpt].document) }
              .map(Value.text) ?? .missing
          }))
    }
    let table = NaiveTable(
      .pairs, columns, rowCount: made.count,
      ids: made.map { "\(world.excerpts[$0.excerpt].id) \(world.excerpts[$0.other].id)" },
      excerpts: made.map(\.excerpt))
    pairsTable = table
    var result = state
    result.table = table
    result.rows = Array(made.indices)
    result.countsConditions = false
    return result
  }

  /// What stands on both sides of a relation of spans, through brackets and names.
  private func sides(
    _ codes: CodeExpression
  ) throws -> (left: [Bool], node: SpanRelation, right: [Bool]) {
    switch codes {
    case .spans(let node):
      if node.isNegated { throw Refusal("nothing lies so") }
      return (try holds(node.left), node, try holds(node.right))
    case .group(let inner, _): return try sides(inner)
    case .codedBy(let node):
      let before = coders
      defer { coders = before }
      try choose(node.coders)
      return try sides(node.operand)
    case .name(let word):
      guard case .codes(let inner)? = definitions[word.text]?.body else { break }
      return try unfolding([:]) { try sides(inner) }
    default: break
    }
    throw Refusal("no relation of spans")
  }

  private func liesInText(_ one: Int, _ node: SpanRelation, _ other: Int) throws -> Bool {
    if node.distance != nil { return true }
    guard let a = world.excerpts[one].text, let b = world.excerpts[other].text else { return false }
    return Self.lies(a, node.comparison, b)
  }

  /// What two stretches share, nil where that is nothing, or all that they cover.
  private func stretch(_ a: Range<Int>, _ b: Range<Int>, _ extent: SpanExtent) -> Range<Int>? {
    let (start, end) = (max(a.lowerBound, b.lowerBound), min(a.upperBound, b.upperBound))
    if extent == .overlap { return start < end ? start..<end : nil }
    return min(a.lowerBound, b.lowerBound)..<max(a.upperBound, b.upperBound)
  }
}
