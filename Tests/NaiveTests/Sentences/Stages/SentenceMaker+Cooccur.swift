import NaiveEvaluator
import QualmBase
import TestSupport

extension SentenceMaker {
  mutating func cooccurStage(_ rows: inout Rows) -> String? {
    guard rows.isExcerpts, let first = keys(rows, atMost: 1, beside: []) else { return nil }
    var text = "cooccur " + first.text
    var second = first
    if random.chance(percent: 50) {
      guard let other = keys(rows, atMost: 1, beside: []) else { return nil }
      second = other
      text += " with " + other.text
    }
    let strength = ["both", "c", "lift", "unequal"]
    let meetings = ["excerpts_a", "excerpts_b", "a_with_b", "b_with_a", "pairs"]
    var figures = ["excerpts_a", "excerpts_b", "excerpts_of"] + strength
    switch random.below(5) {
    case 0: text += " by excerpt"
    case 1:
      text += " by source"
      figures = ["sources_a", "sources_b", "sources_of"] + strength
    case 2:
      text += " by overlap"
      figures = meetings
    case 3:
      text += " by near \(random.below(4)) \(unit().rawValue)"
      figures = meetings
    default: break
    }
    var a = first.columns[0]
    a.name = "a"
    var b = second.columns[0]
    b.name = "b"
    let columns = figures.map { name in
      name == "unequal"
        ? Vocabulary.Field(name: name, type: .boolean, values: ["yes", "no"])
        : Self.figure(name, ["c", "lift"].contains(name) ? .number : .integer)
    }
    rows = Rows(name: nil, fields: [a, b] + columns, shown: [])
    return text
  }
}
