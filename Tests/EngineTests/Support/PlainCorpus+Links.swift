import QualmBase
import QualmCorpus

extension PlainCorpus {
  static let linkTypes = ["repeats", "contradicts", "Supports"]
  static let wordings = ["same", "altered"]

  /// Ties excerpts, and now and then other things, at random.
  mutating func addLinks(_ generator: inout SeededGenerator) {
    guard !excerpts.isEmpty else { return }
    for number in 0..<generator.below(2 * excerpts.count + 1) {
      links.append(
        Link(
          id: "L-\(number + 1)", type: generator.choose(PlainCorpus.linkTypes),
          directed: generator.chance(30) ? nil : generator.chance(60), from: end(&generator),
          to: end(&generator),
          wording: generator.chance(60) ? generator.choose(PlainCorpus.wordings) : nil))
    }
  }

  private func end(_ generator: inout SeededGenerator) -> End {
    if generator.chance(80) { return .excerpt(generator.below(min(excerpts.count, 12))) }
    let listed = sources.indices.filter { !sources[$0].isImplied }
    switch generator.below(3) {
    case 0 where !listed.isEmpty: return .source(generator.choose(listed))
    case 1: return .code(generator.below(codes.count))
    default: return .nothing("gone")
    }
  }

  /// The id of what a link ties.
  func id(of end: End) -> String {
    switch end {
    case .excerpt(let row): excerpts[row].id
    case .source(let row): sources[row].id
    case .code(let row): codes[row].id
    case .nothing(let id): id
    }
  }

  /// What kind of thing it is.
  static func kind(of end: End) -> String {
    switch end {
    case .excerpt: "excerpt"
    case .source: "source"
    case .code: "code"
    case .nothing: "coding"
    }
  }

  var linkTable: DataTable {
    TableMaker.table(
      "links", key: ["id"],
      [
        .texts("id", links.map { [$0.id] }), .texts("type", links.map { [$0.type] }),
        .booleans("directed", links.map(\.directed)),
        .texts("from_kind", links.map { kindCell($0.from) }),
        .texts("from", links.map { [id(of: $0.from)] }),
        .texts("to_kind", links.map { kindCell($0.to) }),
        .texts("to", links.map { [id(of: $0.to)] }),
        .texts("wording", links.map { $0.wording.map { [$0] } ?? [] }),
      ])
  }

  /// What says nothing of its kind is an excerpt.
  private func kindCell(_ end: End) -> [String] {
    if case .excerpt(let row) = end, row % 2 == 0 { return [] }
    return [PlainCorpus.kind(of: end)]
  }
}
