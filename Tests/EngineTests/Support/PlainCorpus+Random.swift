import QualmBase

extension PlainCorpus {
  static let affiliations = ["UN", "non-UN", "un"]
  static let roles = ["civil affairs", "police", "Politics", "role 2", "role 10"]
  static let kinds = ["block-quote", "inline-quote", "Paraphrase", "école"]
  static let words = ["helicopter", "helicopters", "staff", "lack", "of", "road", "Écoles"]
  static let dates = ["2010", "2011", "2011-01", "2011-02", "2011-01-17", "2012-03-04"]

  /// A project of up to `mostExcerpts` excerpts.
  init(random generator: inout SeededGenerator, mostExcerpts: Int) {
    codes = [
      Code(id: "c0", name: "theme", parent: nil), Code(id: "c1", name: "resource", parent: 0),
      Code(id: "c2", name: "staffing", parent: 1), Code(id: "c3", name: "money", parent: 1),
      Code(id: "c4", name: "power", parent: 0), Code(id: "c5", name: "coping", parent: nil),
      Code(id: "c6", name: "poaching", parent: 5), Code(id: "c7", name: "stand-ins", parent: 5),
      Code(id: "c8", name: "alone", parent: nil),
    ]
    let sourceCount = 1 + generator.below(8)
    for number in 0..<sourceCount {
      sources.append(PlainCorpus.source(number, of: sourceCount, &generator))
    }
    let excerptCount = generator.below(mostExcerpts + 1)
    // A document without excerpts that nobody claims would be a source of its own.
    documents = Array(documents.prefix(excerptCount))
    for number in 0..<excerptCount { excerpts.append(excerpt(number, excerptCount, &generator)) }
    addSpans(&generator)
    addCodings(&generator)
    for index in excerpts.indices { addSources(to: index, listed: sourceCount, &generator) }
    if generator.chance(20) { record = Set(coders) }
    if generator.chance(90) { addLinks(&generator) }
  }

  private static func source(
    _ number: Int, of count: Int, _ generator: inout SeededGenerator
  ) -> Source {
    var source = Source(id: "S-\(number + 1)")
    source.voice = generator.chance(15) ? nil : generator.chance(75)
    if generator.chance(70) { source.affiliation = generator.choose(affiliations) }
    source.roles = generator.subset(roles, atMost: 3)
    if generator.chance(60) { source.met = date(&generator) }
    if generator.chance(70) { source.rank = generator.below(5) - 2 }
    if generator.chance(40) { source.mentor = generator.below(count) }
    return source
  }

  private func excerpt(
    _ number: Int, _ count: Int, _ generator: inout SeededGenerator
  ) -> Excerpt {
    var excerpt = Excerpt(id: "E-\(number + 1)")
    excerpt.document = number * documents.count / max(1, count)
    excerpt.mission = generator.subset(PlainCorpus.missions, atMost: 2)
    excerpt.theatre = generator.subset(PlainCorpus.missions + ["Darfur"], atMost: 2)
    if generator.chance(75) { excerpt.kind = generator.choose(PlainCorpus.kinds) }
    if generator.chance(80) { excerpt.page = generator.below(12) }
    if generator.chance(80) { excerpt.chapter = generator.below(12) }
    if generator.chance(70) { excerpt.score = Double(generator.below(8)) / 4 }
    if generator.chance(70) { excerpt.dated = PlainCorpus.date(&generator) }
    if generator.chance(70) { excerpt.checked = generator.chance(50) }
    if generator.chance(85) {
      let length = 1 + generator.below(5)
      excerpt.summary = (0..<length).map { _ in generator.choose(PlainCorpus.words) }
        .joined(separator: " ")
    }
    return excerpt
  }

  private mutating func addCodings(_ generator: inout SeededGenerator) {
    for excerpt in excerpts.indices {
      for code in generator.subset(Array(codes.indices), atMost: 4) {
        for coder in coders where generator.chance(coder == "first" ? 80 : 25) {
          codings.append(Coding(excerpt: excerpt, code: code, coder: coder))
        }
        if generator.chance(10) {
          codings.append(Coding(excerpt: excerpt, code: code, coder: nil))
        }
      }
    }
  }

  /// Gives an excerpt sources, or makes it its own; every document has a claimed excerpt, so that none
  /// is a source as a whole.
  private mutating func addSources(
    to index: Int, listed: Int, _ generator: inout SeededGenerator
  ) {
    let isFirst = index == 0 || excerpts[index - 1].document != excerpts[index].document
    if !isFirst, generator.chance(10) {
      sources.append(Source(id: excerpts[index].id, voice: nil, isImplied: true))
      excerpts[index].sources = [sources.count - 1]
    } else if generator.chance(20) {
      let several = generator.subset(Array(0..<listed), atMost: 3)
      excerpts[index].sources = several.isEmpty ? [generator.below(listed)] : several
    } else {
      excerpts[index].sources = [generator.below(listed)]
    }
  }

  private static func date(_ generator: inout SeededGenerator) -> PartialDate? {
    PartialDate(generator.choose(dates))
  }
}
