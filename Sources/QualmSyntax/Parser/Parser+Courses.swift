import QualmBase

/// Stages that follow something through an order: `saturation`, `timeline`.
extension Parser {
  /// `saturation = "saturation" "by" key [ "order" field ]`
  mutating func parseSaturation() -> Stage.Kind {
    guard take(.by) else {
      failMissing("`by`", hint: "such as `saturation by source`")
      return .invalid
    }
    guard let key = parseKey() else { return .invalid }
    guard !isLost, take(.order) else { return .saturation(key, order: nil) }
    if isNext(.by), kind(1) == .word {
      failUnexpected(hint: "the field stands right after `order`")
      return .invalid
    }
    return .saturation(key, order: parseField())
  }

  /// The hint on what stands behind a whole `saturation`.
  func saturationHint() -> String? {
    if isNext(.comma) { return "one key at a time" }
    if isNext(.desc) { return "the order runs from low to high" }
    if isNext(.sort) { return "such as `saturation by source order coded`" }
    return nil
  }

  /// `timeline = "timeline" field "by" ( "year" | "month" | "day" )`
  mutating func parseTimeline() -> Stage.Kind {
    if isNext(.by), kind(1) == .word, !isNext(.by, ahead: 1) {
      fail(
        .missing(
          "a field of dates", before: spellingHere, at: spanHere,
          hint: "such as `timeline coded by month`"))
      return .invalid
    }
    let field = parseField()
    guard !isLost else { return .invalid }
    guard take(.by) else {
      failMissing("`by`", hint: "such as `timeline coded by month`")
      return .invalid
    }
    guard let unit: DateUnit = parseChoice("a step") else { return .invalid }
    return .timeline(field, unit)
  }
}
