import TestSupport

/// Documents, codes, sources and excerpts.
extension RandomPackage {
  mutating func makeDocuments() {
    documents = (1...1 + random.below(3)).map { "doc-\($0 * 5)" }
    add(
      "documents", key: ["id"],
      [
        text("id", documents), text("title", each(documents) { $0.choose(Self.titles) }),
        date("written", each(documents) { $0.choose([nil, "2010", "2011-05"]) }),
      ] + references)
  }

  /// The text of each document, or of some.
  mutating func makeTexts() {
    let separators = [
      " ", " ", " ", " ", "  ", "\n", ", ", ". ", "-\n", "- ", " (", ") ", "\u{A0}", " \n",
      "?!\n\n",
    ]
    for document in documents where texts.isEmpty || random.chance(percent: 80) {
      // No two are the same.
      var text = document
      let length = random.choose([40, 80, 110])
      while text.unicodeScalars.count < length {
        text += random.choose(separators) + random.choose(Self.words)
      }
      texts[document] = text
    }
  }

  static let titles: [String?] = [nil, "One", "two", "A *new* {world}_", "50% of \"all\" \\ #1"]
  static let authors: [String?] = [
    nil, "Vallings, Claire", "Ann Lee; Bo #1", "A, B and C & D_e", "Müller,Jörg; X; Y, Z",
    "UN {Office}",
  ]

  /// Some of what a reference tells of a document.
  var references: [Column] {
    mutating get {
      let all = [
        text("author", each(documents) { $0.choose(Self.authors) }),
        text("year", each(documents) { $0.choose([nil, "2010", "in print", "99"]) }),
        date("date", each(documents) { $0.choose([nil, "2011-05", "2012"]) }),
        text("publisher", each(documents) { $0.choose([nil, "Lee & Sons", "Press"]) }),
        text("doi", each(documents) { $0.choose([nil, "10.1/a_b", "10.1/~c^2"]) }),
        text("url", each(documents) { $0.choose([nil, "https://example.org/a#b"]) }),
        text("language", each(documents) { $0.choose([nil, "en"]) }),
      ]
      return random.subset(all, atMost: all.count)
    }
  }

  mutating func makeCodes() {
    let names = [
      "theme", "power", "Power dependency", "coping", "other", "staff/car", "learning", "A b",
    ]
    var way: [Int] = []
    for index in 0..<6 + random.below(9) {
      way = Array(way.prefix(random.below(min(way.count, 2) + 1)))
      let siblings = codes.filter { $0.parent == way.last }.map(\.name)
      let free = names.filter { !siblings.contains($0) }
      guard !free.isEmpty else { continue }
      codes.append(
        (
          id: "c\(index)", name: random.choose(free), parent: way.last,
          isCodable: random.chance(percent: 75)
        ))
      way.append(codes.count - 1)
    }
    let marksFacets = random.chance(percent: 60)
    let isDivided = hasFrameworks
    let since: [String?] = each(codes) { random in
      isDivided && random.chance(percent: 15) ? "revised" : nil
    }
    let isFacet: [Bool?] = each(codes) { $0.chance(percent: 25) }
    add(
      "codes", key: ["id"],
      [
        text("id", codes.map(\.id)), text("parent", codes.map { $0.parent.map { codes[$0].id } }),
        text("name", codes.map(\.name)),
        text("label", each(codes) { $0.choose([nil, nil, "The label", "Label"]) }),
        truth(
          "facet",
          zip(codes, isFacet).map { code, isFacet in
            marksFacets && (code.parent == nil || isFacet == true)
          }),
        truth("codable", codes.map(\.isCodable)), text("since", since),
        text("note", each(codes) { $0.choose([nil, "first", "second"]) }),
      ])
  }

  mutating func makeSources() {
    sources = (0..<1 + random.below(6)).map { ["S-1", "S-2", "S-10", "B-3", "b-20", "x y"][$0] }
    var columns = [
      text("id", sources), truth("voice", each(sources) { $0.choose([true, true, nil, false]) }),
      text(
        "role",
        each(sources) { $0.choose([nil, "officer", "Head", "2nd officer", "10th officer"]) }),
      categories(
        "affiliation", ["UN", "non-UN", "none"],
        each(sources) { $0.choose([nil, "UN", "UN", "non-UN"]) }),
      list("roles", each(sources) { $0.subset(["police", "civil", "Army"], atMost: 3) }),
      date("met", each(sources) { $0.choose([nil] + Self.dates) }),
      integer("rank", each(sources) { $0.choose([nil, 1, 2, 3, 10]) }),
    ]
    let sources = self.sources
    if random.chance(percent: 60) {
      columns.append(
        text("mentor", each(sources) { $0.chance(percent: 60) ? $0.choose(sources) : nil }))
    }
    let hasMentor = columns.last?.name == "mentor"
    columns.append(text("mission", each(sources) { $0.choose([nil] + Self.missions) }))
    add(
      "sources", key: ["id"], columns,
      references: (hasMentor ? [("mentor", "sources")] : [])
        + (hasMissions ? [("mission", "missions")] : []))
  }

  mutating func makeExcerpts() {
    excerpts = (0..<random.choose([3, 8, 14, 20, 24])).map { "e\($0 + 1)" }
    excerpts = random.shuffled(excerpts)
    let documents = self.documents
    let spans: [(Int, Int)?] = each(excerpts) { random in
      if random.chance(percent: 8) { return nil }
      // Many places are the same, so that spans often touch, start and end alike.
      let start = random.chance(percent: 60) ? 3 * random.below(17) : random.below(50)
      let length =
        random.chance(percent: 60)
        ? 3 * (1 + random.below(4)) : 1 + random.below(random.choose([3, 20]))
      return (start, start + length)
    }
    let times: [(Int, Int)?] = each(excerpts) { random in
      if random.chance(percent: 85) { return nil }
      let start = random.below(20)
      return (start, start + 1 + random.below(10))
    }
    var columns = [
      text("id", excerpts), text("document", each(excerpts) { $0.choose(documents) }),
      integer("start", spans.map { $0?.0 }), integer("end", spans.map { $0?.1 }),
      integer("time_start", times.map { $0?.0 }), integer("time_end", times.map { $0?.1 }),
    ]
    var summaries: [String?] = []
    for _ in excerpts { summaries.append(sentence()) }
    let further = [
      list("mission", each(excerpts) { $0.subset(Self.missions + ["KFOR"], atMost: 3) }),
      categories(
        "kind", ["Interview", "note", "figure"],
        each(excerpts) { $0.choose([nil, "Interview", "note", "other", "Doubtful"]) }),
      integer("page", each(excerpts) { $0.choose([nil, 3, 4, 7, 10, 11, 101]) }),
      integer("chapter", each(excerpts) { $0.choose([nil, 1, 2, 5]) }),
      Column(
        name: "score", declaration: #""type": "number""#,
        cells: each(excerpts) { $0.choose(["", "0.5", "0.25", "2", "-1.5"]) }),
      date("dated", each(excerpts) { $0.choose([nil] + Self.dates) }),
      truth("checked", each(excerpts) { $0.choose([nil, true, false]) }),
      text("summary", summaries),
    ]
    for column in further where random.chance(percent: 92) { columns.append(column) }
    add("excerpts", key: ["id"], columns)
  }
}
