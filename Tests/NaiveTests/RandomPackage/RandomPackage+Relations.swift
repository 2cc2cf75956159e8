import TestSupport

/// What ties them to each other, and what else a package tells.
extension RandomPackage {
  mutating func makeMemberships() {
    var rows: [(source: String, document: String?, span: (Int, Int)?, excerpt: String?)] = []
    for _ in 0..<random.choose([0, 4, excerpts.count, excerpts.count * 2]) {
      let source = random.choose(sources)
      if random.chance(percent: 8) {
        let start = random.below(30)
        rows.append(
          (
            source, random.choose(documents),
            random.chance(percent: 70) ? (start, start + 25) : nil, nil
          ))
      } else {
        let excerpt = random.choose(excerpts)
        let isThere = rows.contains { $0.source == source && $0.excerpt == excerpt }
        let isOwned = rows.contains { $0.excerpt == excerpt }
        if !isThere, !isOwned || random.chance(percent: 40) {
          rows.append((source, nil, nil, excerpt))
        }
      }
    }
    add(
      "memberships", key: [],
      [
        text("source", rows.map(\.source)), text("document", rows.map(\.document)),
        integer("start", rows.map { $0.span?.0 }), integer("end", rows.map { $0.span?.1 }),
        text("excerpt", rows.map(\.excerpt)),
      ])
  }

  mutating func makeCodings() {
    var rows: [(excerpt: String, code: Int, coder: String?)] = []
    let names: [String?] = coders.map(\.id) + (coders.isEmpty ? [nil, "dora", "eve"] : [nil])
    for _ in 0..<excerpts.count * 2 + random.below(excerpts.count * 2) {
      let row = (random.choose(excerpts), random.below(codes.count), random.choose(names))
      let isCodable = codes[row.1].isCodable
      if isCodable, !rows.contains(where: { $0.0 == row.0 && $0.1 == row.1 && $0.2 == row.2 }) {
        rows.append(row)
      }
    }
    add(
      "codings", key: ["excerpt", "code", "coder"],
      [
        text("excerpt", rows.map(\.excerpt)), text("code", rows.map { codes[$0.code].id }),
        text("coder", rows.map(\.coder)),
        date("time", each(rows) { $0.choose([nil] + Self.dates) }),
        text("memo", each(rows) { $0.choose([nil, nil, "hard", "Hard", "note 2", "note 10"]) }),
      ])
  }

  /// Something, and what kind of thing it is.
  mutating func anything() -> (kind: String?, id: String) {
    switch random.below(10) {
    case 0: ("document", random.choose(documents))
    case 1: ("code", random.choose(codes).id)
    case 2 where !sources.isEmpty: ("source", random.choose(sources))
    case 3: (nil, random.choose(excerpts))
    case 4 where random.chance(percent: 30): ("coding", "gone-\(random.below(3))")
    default: ("excerpt", random.choose(excerpts))
    }
  }

  mutating func makeLinks() {
    var ends: [(from: (kind: String?, id: String), to: (kind: String?, id: String))] = []
    for _ in 0..<random.choose([2, 10, 25]) { ends.append((anything(), anything())) }
    add(
      "links", key: ["id"],
      [
        text("id", ends.indices.map { "link-\($0 + 1)" }),
        categories(
          "type", ["supports", "contradicts"],
          each(ends) { $0.choose(["supports", "contradicts", "repeats", "Goes on"]) }),
        truth("directed", each(ends) { $0.choose([true, true, nil, false]) }),
        text("from_kind", ends.map(\.from.kind)), text("from", ends.map(\.from.id)),
        text("to_kind", ends.map(\.to.kind)), text("to", ends.map(\.to.id)),
        text("wording", each(ends) { $0.choose([nil, "as said", "not so"]) }),
        text("memo", each(ends) { $0.choose([nil, "a link", "hard"]) }),
      ])
  }

  mutating func makeMemos() {
    var ends: [(kind: String?, id: String)] = []
    for _ in 0..<random.choose([1, 5, 12]) { ends.append(anything()) }
    add(
      "memos", key: ["id"],
      [
        text("id", ends.indices.map { "memo-\($0 + 1)" }), text("on_kind", ends.map(\.kind)),
        text("on", ends.map(\.id)),
        text("kind", each(ends) { $0.choose(["doubt", "count", nil]) }),
        text("text", each(ends) { $0.choose(["hard", "Lack of staff", "note 2", "three"]) }),
      ])
  }

  mutating func makePasses() {
    var rows: [(coder: String, code: String, document: String?, excerpt: String?)] = []
    for _ in 0..<4 + random.below(12) {
      let coder = random.choose(coders).id
      let code = random.choose(codes).id
      switch random.below(4) {
      case 0: rows.append((coder, code, nil, random.choose(excerpts)))
      case 1, 2: rows.append((coder, code, random.choose(documents), nil))
      default: rows.append((coder, code, nil, nil))
      }
    }
    add(
      "passes", key: [],
      [
        text("coder", rows.map(\.coder)), text("code", rows.map(\.code)),
        text("document", rows.map(\.document)), text("excerpt", rows.map(\.excerpt)),
      ])
  }

  mutating func makeUnits() {
    var rows: [(document: String, kind: String, start: Int, end: Int, number: Int?)] = []
    for document in documents {
      for (kind, size) in [("word", 3), ("sentence", 9), ("paragraph", 18), ("page", 25)] {
        var start = random.below(3)
        var number = 1 + random.below(90)
        while start < 75 {
          let end = start + 1 + random.below(size * 2 - 1)
          rows.append((document, kind, start, end, kind == "page" ? number : nil))
          start = end + (kind == "page" ? 0 : random.below(3))
          number += random.choose([1, 1, 1, 3])
        }
      }
    }
    add(
      "units", key: [],
      [
        text("document", rows.map(\.document)), text("kind", rows.map(\.kind)),
        integer("start", rows.map(\.start)), integer("end", rows.map(\.end)),
        integer("number", rows.map(\.number)),
      ])
  }

  mutating func makeMissions() {
    let missions = Self.missions
    add(
      "missions", key: ["id"],
      [
        text("id", missions), integer("began", each(missions) { $0.choose([nil, 1999, 2010]) }),
        text("region", each(missions) { $0.choose(["Africa", "Europe"]) }),
      ])
  }

  mutating func makeInterruptions() {
    var rows: [(document: String, start: Int, end: Int)] = []
    for document in documents {
      for _ in 0..<random.below(4) {
        let start = random.below(70)
        rows.append((document, start, start + 1 + random.below(random.choose([4, 12, 40]))))
      }
    }
    add(
      "interruptions", key: [],
      [
        text("document", rows.map(\.document)),
        text("kind", each(rows) { $0.choose(["page-number", "footnote", "heading"]) }),
        integer("start", rows.map(\.start)), integer("end", rows.map(\.end)),
      ])
  }

  /// Damaged words that stand in the texts, as a whole or in part, and some that do not.
  mutating func makeRepairs() {
    var rows: [(document: String, damaged: String, mended: String, start: Int?)] = []
    for (document, text) in texts.sorted(by: { $0.key < $1.key }) {
      let scalars = Array(text.unicodeScalars)
      for _ in 0..<random.below(7) {
        var damaged = random.choose(Self.words)
        var start: Int?
        if random.chance(percent: 75) {
          // From the beginning of a word, mostly to the end of one.
          let starts = scalars.indices.filter { $0 == 0 || scalars[$0 - 1] == " " }
          let first =
            random.chance(percent: 80) ? random.choose(starts) : random.below(scalars.count)
          var end = min(scalars.count, first + 1 + random.below(12))
          while random.chance(percent: 80), end < scalars.count, scalars[end] != " " { end += 1 }
          damaged = String(String.UnicodeScalarView(scalars[first..<end]))
          start = random.chance(percent: 40) ? first : nil
        }
        let isEmpty = damaged.allSatisfy(\.isWhitespace)
        let mended = random.choose(["staff", "the road", "", "lack-", "helicopters"])
        if !isEmpty { rows.append((document, damaged, mended, start)) }
      }
    }
    add(
      "repairs", key: [],
      [
        self.text("document", rows.map(\.document)), self.text("damaged", rows.map(\.damaged)),
        self.text("mended", rows.map(\.mended)), integer("start", rows.map(\.start)),
      ])
  }
}
