import QualmBase

/// Keys of groupings and matrices.
extension Parser {
  /// `[ "by" keys ]`
  mutating func parseGrouping() -> [Key] {
    guard !isLost, take(.by) else { return [] }
    return parseKeys()
  }

  /// `keys = key { "," key }`
  mutating func parseKeys() -> [Key] {
    parseList(of: "a field") { $0.parseKey() }
  }

  /// `key = { "every" | "combined" } field [ "depth" number | "leaves" ]`
  mutating func parseKey() -> Key? {
    let start = index
    var isEvery = false
    var isCombined = false
    while let keyword = keyKeyword() {
      if keyword == .every ? isEvery : isCombined {
        failUnexpected(hint: "`\(keyword.rawValue)` is said once")
        return nil
      }
      takeKeyword(keyword)
      if keyword == .every { isEvery = true } else { isCombined = true }
    }
    guard let field = parseFieldIfAny() else {
      failMissing("a field", hint: missingFieldHint)
      return nil
    }
    let depth = parseDepth()
    return Key(
      field: field, isEvery: isEvery, isCombined: isCombined, depth: depth, span: span(from: start))
  }

  /// `[ "depth" number | "leaves" ]`
  private mutating func parseDepth() -> Key.Depth {
    if take(.depth) { return .levels(parseNumber(atLeast: 1)) }
    return take(.leaves) ? .leaves : .children
  }

  /// `every` or `combined` where it comes next; in upper case only where a field follows.
  private func keyKeyword() -> Keyword? {
    for keyword in [Keyword.every, .combined] where isNext(keyword) {
      if tokens[index].keyword == keyword || kind(1) == .word { return keyword }
    }
    return nil
  }

  /// `matrix = "matrix" keys "by" keys [ cell ]`
  mutating func parseMatrix() -> Matrix {
    if isNext(.by), kind(1) == .word,
      ![Keyword.by, .depth, .leaves].contains(where: { isNext($0, ahead: 1) })
    {
      fail(
        .missing(
          "a field", before: spellingHere, at: spanHere, hint: "such as `matrix theme by question`")
      )
    }
    let rows = isLost ? [] : parseKeys()
    var matrix = Matrix(rows: rows, columns: [], cell: .count(.excerpts))
    guard !isLost else { return matrix }
    guard take(.by) else {
      failMissing("`by`", hint: "such as `matrix theme by question`")
      return matrix
    }
    matrix.columns = parseKeys()
    if !isLost { matrix.cell = parseCell() }
    return matrix
  }

  /// `cell = "count" [ "distinct" ] unit | "share" "of" base | "ids" | "summaries" number`
  private mutating func parseCell() -> Matrix.Cell {
    if take(.count) {
      _ = take(.distinct)
      return .count(parseChoice("a unit") ?? .excerpts)
    }
    if take(.share) {
      guard take(.of) else {
        failMissing("`of`", hint: "such as `share of row`")
        return .ids
      }
      return .share(parseChoice("what to share") ?? .total)
    }
    if take(.ids) { return .ids }
    if take(.summaries) { return .summaries(parseNumber(atLeast: 1)) }
    return .count(.excerpts)
  }

  /// `agree = "agree" [ "by" "coder" ] [ "on" field [ depth ] ] [ "unit" unit ]`
  mutating func parseAgreement() -> Agreement {
    var agreement = Agreement(facet: nil, unit: .excerpt)
    if take(.by), !take(.coder) {
      failMissing("`coder`", hint: "codes follow `on`: `agree on theme`")
      return agreement
    }
    if take(.on) {
      let start = index
      let field = parseField()
      guard !isLost else { return agreement }
      agreement.facet = Key(
        field: field, isEvery: false, isCombined: false, depth: parseDepth(),
        span: span(from: start))
    }
    if !isLost, take(.unit) {
      agreement.unit = parseChoice("a unit") ?? .excerpt
    }
    return agreement
  }

  /// Reads one of a few words.
  mutating func parseChoice<Choice: RawRepresentable<String> & CaseIterable>(
    _ what: String
  ) -> Choice? {
    let words = Choice.allCases.map(\.rawValue)
    for word in words {
      guard let keyword = Keyword.named(word), isNext(keyword) else { continue }
      takeKeyword(keyword)
      return Choice(rawValue: word)
    }
    failMissing(what, hint: Parser.alternatives(words))
    return nil
  }

  /// Words as a hint lists them: `row`, `column` or `total`.
  static func alternatives(_ words: [String]) -> String {
    let quoted = words.map { "`\($0)`" }
    return quoted.dropLast().joined(separator: ", ") + " or " + (quoted.last ?? "")
  }
}
