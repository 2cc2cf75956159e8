import QualmBase
import QualmCorpus
import QualmPlan
import QualmStore

/// What is known of an excerpt: its codings, its words, and what it is related to.
extension WhyParts {
  private var snapshot: Snapshot { answer.run.snapshot }

  // MARK: Codings

  /// The codings that count for the selection; without one, those that do not count and why, and what
  /// the excerpt bears instead.
  func codingFacts(_ selection: CodeSelection) -> [String] {
    let codings = snapshot.codings(ofExcerpt: Int(row))
    let wanted = Set(selection.codes.map(\.index))
    let named = codings.filter { wanted.contains($0.code) }
    let counting = named.filter { selection.coders.admits($0) }
    if !counting.isEmpty { return counting.map(told) }
    if !named.isEmpty {
      let reason =
        selection.coders == .ofRecord ? ", who is not a coder of record" : ", who is not asked for"
      return named.map { told($0) + reason }
    }
    return instead(of: selection, codings)
  }

  /// What the excerpt bears where it has none of the codes: codes of the same facets, else any.
  private func instead(
    of selection: CodeSelection, _ codings: [Snapshot.CodingFact]
  ) -> [String] {
    let hidden = codings.filter { !isVisible($0.code) }.map { snapshot.path(ofCode: $0.code) }
    let counting = codings.filter { selection.coders.admits($0) && isVisible($0.code) }
    let roots = Set(selection.codes.map { root(of: $0.index) })
    let near = counting.filter { roots.contains(root(of: $0.code)) }
    let shown = near.isEmpty ? counting : near
    var facts: [String] = []
    let paths = distinct(shown.map { snapshot.path(ofCode: $0.code) })
    if !paths.isEmpty { facts.append("has \(WhyLines.few(paths).joined(separator: ", "))") }
    facts += distinct(hidden.map { "\($0) is hidden by the framework" })
    return facts.isEmpty ? ["no code"] : facts
  }

  /// The codes that keep an excerpt from being uncoded.
  func uncodedFacts() -> [String] {
    let codings = snapshot.codings(ofExcerpt: Int(row)).filter(\.isOfRecord)
    let seen = codings.filter { isVisible($0.code) }
    let hidden = codings.filter { !isVisible($0.code) }
    if !seen.isEmpty { return seen.map(told) }
    return hidden.isEmpty
      ? ["no code"]
      : distinct(
        hidden.map { "\(snapshot.path(ofCode: $0.code)) is hidden by the framework" })
  }

  /// `theme/coping by first, 2011-01-17`.
  private func told(_ coding: Snapshot.CodingFact) -> String {
    var text = snapshot.path(ofCode: coding.code)
    if let coder = coding.coder { text += " by \(coder)" }
    if !coding.time.isMissing { text += ", \(WhyLines.text(coding.time))" }
    return text
  }

  private func isVisible(_ code: Int) -> Bool {
    guard let visible = answer.run.plan.visibleCodes else { return true }
    return visible.contains(CodeID(code))
  }

  private func root(of code: Int) -> Int {
    let codes = snapshot.corpus.codebook.codes
    var root = code
    while let parent = codes[root].parent { root = parent }
    return root
  }

  private func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }

  // MARK: Words

  /// The words that were found, or where they were looked for.
  func textFacts(_ pattern: TextPattern) -> [String] {
    guard let read = snapshot.searchedText(of: Int(row)) else { return ["nothing to read"] }
    let place = read.isWords ? "words" : "summary"
    let words = Words.split(TextFolding.fold(read.text))
    var found: [String] = []
    let length = pattern.elements.count
    guard length > 0, words.count >= length else { return ["not in its \(place)"] }
    for start in 0...(words.count - length) {
      let stretch = Array(words[start..<start + length])
      if pattern.matches(stretch) { found.append("\"\(stretch.joined(separator: " "))\"") }
    }
    return found.isEmpty
      ? ["not in its \(place)"] : distinct(found).map { "\($0) in its \(place)" }
  }

  /// Where a pattern was looked for, and whether it is there.
  func patternFacts(_ pattern: RegularExpression) -> [String] {
    guard let read = snapshot.searchedText(of: Int(row)) else { return ["nothing to read"] }
    let place = read.isWords ? "words" : "summary"
    return [pattern.matches(text: read.text) ? "found in its \(place)" : "not in its \(place)"]
  }

  // MARK: Relations

  /// The excerpts of the right side that share a value of the field.
  func scopeFacts(_ right: Predicate, _ reference: FieldReference) throws(Diagnostic) -> [String] {
    let field = try answer.run.values(of: reference, in: frame)
    let own = field.kin(of: field.indices(of: alone))
    if own.isEmpty { return ["no \(reference.name)"] }
    let others = try rows(right)
    let partners = others.intersection(field.rows(ofAny: own))
    func named(_ indices: [Int]) -> String {
      let values = indices.map { WhyLines.text(field.dictionary[$0]) }
      return "\(reference.name) " + WhyLines.few(values).joined(separator: ", ")
    }
    if partners.isEmpty {
      return ["none of \(others.count) in \(named(field.indices(of: alone)))"]
    }
    let kin = Set(own)
    // What is the same is told of those alone that are shown.
    return partners.rows.enumerated().map { place, partner in
      guard place < WhyLines.mostFacts else { return label(partner) }
      let set = RowSet(ascending: [partner], universe: frame.rowCount)
      return "\(label(partner)) in \(named(field.indices(of: set).filter { kin.contains($0) }))"
    }
  }

  /// The links that tie the excerpt so, or those that it has instead.
  func tieFacts(_ test: LinkTest, _ right: Predicate?) throws(Diagnostic) -> [String] {
    let links = snapshot.excerptLinks
    let own = links.rows(ofExcerpts: alone)
    var ties = own.intersection(links.rows(ofTypes: test.types))
      .intersection(links.rows(leading: test.direction.stored))
    if test.isToOthers { ties = ties.intersection(links.withOthers) }
    if let right { ties = ties.intersection(links.rows(withOther: try rows(right))) }
    if !ties.isEmpty { return links.described(ties.rows) }
    if own.isEmpty { return ["no link"] }
    return links.described(own.rows).map { "has only \($0)" }
  }

  /// The excerpts of the right side that lie so to the excerpt, or the nearest.
  func spanFacts(_ test: SpanTest, _ right: Predicate) throws(Diagnostic) -> [String] {
    let others = try rows(right)
    let partners = snapshot.excerpts(
      others, test.comparison.converse, alone, within: test.distance, isToOthers: test.isToOthers
    ).rows
    if !partners.isEmpty {
      // Distances are measured for those alone that are shown.
      return partners.rows.enumerated().map { place, partner in
        guard let distance = test.distance, place < WhyLines.mostFacts else {
          return label(partner)
        }
        return label(partner) + gap(to: partner, test, atMost: distance.count)
      }
    }
    if let distance = test.distance, let nearest = nearest(of: others, test, distance) {
      return ["the nearest is \(label(nearest))" + gap(to: nearest, test, atMost: Int(Int32.max))]
    }
    return ["none of \(others.count) lies so"]
  }

  /// Whether some of `others` lies within so many units.
  private func reached(_ others: RowSet, _ test: SpanTest, _ count: Int) -> RowSet {
    guard let unit = test.distance?.unit else { return RowSet(universe: others.universe) }
    return snapshot.excerpts(
      others, test.comparison.converse, alone, within: SpanDistance(count: count, unit: unit),
      isToOthers: test.isToOthers
    ).rows
  }

  /// The first of `others` at the smallest distance.
  private func nearest(
    of others: RowSet, _ test: SpanTest, _ distance: SpanDistance
  ) -> UInt32? {
    var (low, high) = (distance.count, max(1, distance.count))
    while reached(others, test, high).isEmpty {
      if high > 1 << 26 { return nil }
      low = high
      high *= 2
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if reached(others, test, middle).isEmpty { low = middle } else { high = middle }
    }
    return reached(others, test, high).first(1).first
  }

  /// `, 2 pages away`: the smallest distance within which the two lie.
  private func gap(to partner: UInt32, _ test: SpanTest, atMost most: Int) -> String {
    guard let unit = test.distance?.unit else { return "" }
    let other = RowSet(ascending: [partner], universe: frame.rowCount)
    var (low, high) = (-1, most)
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if reached(other, test, middle).isEmpty { low = middle } else { high = middle }
    }
    let name = high == 1 ? String(unit.rawValue.dropLast()) : unit.rawValue
    return ", \(high) \(name) away"
  }

  private func label(_ row: UInt32) -> String {
    WhyLines.text(snapshot.excerpts.ids.cells(rows: [row])[0])
  }
}

extension CodeSelection.Coders {
  /// Whether a coding counts.
  fileprivate func admits(_ coding: Snapshot.CodingFact) -> Bool {
    switch self {
    case .ofRecord: coding.isOfRecord
    case .any: true
    case .these(let ids): coding.coder.map(ids.contains) ?? false
    }
  }
}

extension ExcerptLinks {
  /// Links in words: `contradicts to DRC-3.2`.
  func described(_ rows: [UInt32]) -> [String] {
    func cells(_ name: String) -> [String] {
      let cells = relation.column(named: name)?.cells(rows: rows) ?? rows.map { _ in .missing }
      return cells.map { WhyLines.text($0) }
    }
    let types = self.types(of: rows).map { WhyLines.text($0) }
    return zip(zip(types, cells("direction")), cells("other")).map { tie, other in
      [tie.0, tie.1, other].filter { !$0.isEmpty }.joined(separator: " ")
    }
  }
}
