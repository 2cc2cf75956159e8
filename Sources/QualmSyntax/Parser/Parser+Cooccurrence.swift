import QualmBase

/// `cooccur`.
extension Parser {
  /// `cooccur = "cooccur" key [ "with" key ] [ "by" togetherness ]`
  mutating func parseCooccurrence() -> Cooccurrence {
    let nothing = Key(
      field: .word(Word("", span: spanHere)), isEvery: false, isCombined: false, depth: .children,
      span: spanHere)
    var node = Cooccurrence(
      first: parseKey() ?? nothing, second: nil, togetherness: .excerpt)
    if !isLost, take(.with) { node.second = parseKey() }
    if !isLost, take(.by) { node.togetherness = parseTogetherness() }
    return node
  }

  /// `togetherness = "excerpt" | "overlap" | "source" | "near" number unit`
  private mutating func parseTogetherness() -> Cooccurrence.Togetherness {
    if take(.excerpt) { return .excerpt }
    if take(.overlap) { return .overlap }
    if take(.source) { return .source }
    if take(.near) {
      if isNext(.within) {
        failUnexpected(hint: Parser.nearHint)
        return .excerpt
      }
      guard let distance = parseMeasure("such as `by near 2 pages`") else { return .excerpt }
      return .near(distance)
    }
    let words: [Keyword] = [.excerpt, .overlap, .near, .source]
    let hint = Parser.alternatives(words.map(\.rawValue))
    guard kind == .word else {
      failMissing("where codes go together", hint: hint)
      return .excerpt
    }
    let isSpans = spellingHere == "overlaps" || spellingHere == "overlapping"
    failUnexpected(near: words, hint: isSpans ? "did you mean `overlap`?" : "`by` takes " + hint)
    return .excerpt
  }

  /// The hint on what stands behind a whole `cooccur`.
  func cooccurrenceHint(_ node: Cooccurrence) -> String? {
    if isNext(.comma) { return "one key on each side of `with`" }
    if isNext(.within) { return Parser.nearHint }
    if isNext(.and) || isNext(.or) {
      return "`cooccur theme with coping` pairs the codes below two"
    }
    if isNext(.with) {
      return node.second == nil
        ? "`with` comes first: `cooccur theme with coping by source`" : "`with` is said once"
    }
    if isNext(.near) { return Parser.nearHint }
    return nil
  }

  private static let nearHint = "in `cooccur` it is written `by near 2 pages`"
}
