import QualmCorpus

extension PlainCorpus {
  /// Gives the excerpts places in the order in which they stand: in each document one after the other,
  /// touching, nested or the same, the last ones without a place; some in a recording.
  mutating func addSpans(_ generator: inout SeededGenerator) {
    var last: Excerpt?
    for index in excerpts.indices {
      if generator.chance(40) {
        let start = generator.below(30)
        excerpts[index].time = start..<start + 1 + generator.below(15)
      }
      let before = last.flatMap { $0.document == excerpts[index].document ? $0 : nil }
      if before != nil, before?.start == nil || generator.chance(3) {
        excerpts[index].start = nil
      } else {
        let start = (before?.start ?? 0) + generator.below(5)
        excerpts[index].start = start
        let isSame = start == before?.start
        let least = isSame ? before?.length ?? 1 : 1
        excerpts[index].length = least + generator.below(generator.chance(30) ? 1 : 12)
      }
      last = excerpts[index]
    }
    for document in documents.indices {
      for (kind, length) in [("word", 3), ("sentence", 8), ("paragraph", 15), ("page", 20)] {
        addUnits(of: kind, document, atMost: length, &generator)
      }
    }
  }

  private mutating func addUnits(
    of kind: String, _ document: Int, atMost length: Int, _ generator: inout SeededGenerator
  ) {
    let isNumbered = generator.chance(60)
    var number = 1 + generator.below(5)
    var place = generator.below(4)
    repeat {
      let end = place + 1 + generator.below(length)
      // Where one number is missing the units are counted.
      let isKnown = isNumbered && !generator.chance(3)
      units.append(
        Unit(
          document: document, kind: kind, range: place..<end, number: isKnown ? number : nil))
      number += generator.chance(20) ? 3 : 1
      place = end + generator.below(2)
    } while place < 60
  }

  var unitTable: DataTable {
    TableMaker.table(
      "units",
      [
        .texts("document", units.map { [documents[$0.document]] }),
        .texts("kind", units.map { [$0.kind] }),
        .integers("start", units.map(\.range.lowerBound)),
        .integers("end", units.map(\.range.upperBound)),
        .integers("number", units.map(\.number)),
      ])
  }
}
