import QualmBase
import QualmCorpus
import TestSupport

/// A corpus made at random, as plain rows and as the package that holds them.
///
/// Small enough that everything can be looked up by scanning, odd enough that everything occurs: empty
/// tables, missing values, repeated codings, coders who are unknown, excerpts of several sources.
struct RandomCorpus {
  struct Document { var id: String }
  struct Source {
    var id: String
    var voice: Bool?
    var role: String?
    var mission: String?
  }
  struct Membership {
    var source: String
    var document: String?
    var start: Int?
    var end: Int?
    var excerpt: String?
  }
  struct Excerpt {
    var id: String
    var document: String?
    var start: Int?
    var end: Int?
    var mission: [String]
    var page: Int?
    var certainty: String?
    var summary: String?
  }
  struct Coding {
    var excerpt: String
    var code: Int
    var coder: String?
    var time: String?
    var memo: String?
  }
  struct Memo {
    var id: String
    var kind: String?
    var on: String
    var text: String
  }
  struct Mission {
    var id: String
    var began: Int?
  }

  var documents: [Document] = []
  var sources: [Source]?
  var memberships: [Membership]?
  var excerpts: [Excerpt] = []
  var codes: [Code] = []
  var codings: [Coding] = []
  var coders: [Coder] = []
  var memos: [Memo]?
  var missions: [Mission] = []
  var author: String?

  static let certainties = ["high", "medium", "low"]
  static let words = [
    "staff", "Staff", "helicopter", "helicopters", "lack", "of", "lack-of", "Übung", "don’t",
    "don't", "6.3.2", "mission", "MISSION", "—", "…", "e\u{301}tat", "état", "a", "the", "1,200",
  ]

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let small = random.choose([0, 1, 2, 3])
    missions = ["UNMIK", "MONUC", "MONUSCO"].map {
      Mission(id: $0, began: random.chance(0.5) ? 1990 + random.below(30) : nil)
    }
    documents = (0..<small).map { Document(id: random.choose(["doc-", "d"]) + String(12 - $0)) }
    let sourceCount = random.choose([0, 1, 3, 9])
    if random.chance(0.9) { sources = makeSources(sourceCount, &random) }
    excerpts = (0..<random.choose([0, 1, 5, 20, 70])).map { makeExcerpt($0, &random) }
    excerpts.shuffle(using: &random)
    if random.chance(0.8) { memberships = makeMemberships(&random) }
    codes = RandomCorpus.makeCodes(random.choose([0, 1, 5, 25]), &random)
    coders = ["first", "second"].prefix(random.below(3)).map {
      Coder(id: $0, isOfRecord: $0 == "first" || random.chance(0.5))
    }
    codings = makeCodings(&random)
    if random.chance(0.8) { memos = makeMemos(&random) }
  }

  private mutating func makeSources(_ count: Int, _ random: inout SeededGenerator) -> [Source] {
    var sources = (0..<count).map { number in
      Source(
        id: "S-\(number + 1)", voice: random.choose([nil, true, true, false]),
        role: random.choose([nil, "officer", "Head", "head", "2nd officer", "10th officer"]),
        mission: random.choose([nil] + missions.map(\.id)))
    }
    // A source may have the id of a document or excerpt that nobody claims.
    if let document = documents.first, random.chance(0.3) {
      sources.append(Source(id: document.id, voice: false))
    }
    if random.chance(0.3) { sources.append(Source(id: "x2", voice: false)) }
    if random.chance(0.6), !sources.isEmpty { author = random.choose(sources).id }
    return sources
  }

  private func makeExcerpt(_ number: Int, _ random: inout SeededGenerator) -> Excerpt {
    let start = random.below(40)
    let hasSpan = random.chance(0.9)
    let words = (0..<random.below(9)).map { _ in random.choose(Self.words) }
    return Excerpt(
      id: "x\(number)",
      document: documents.isEmpty || random.chance(0.05) ? nil : random.choose(documents).id,
      start: hasSpan ? start : nil, end: hasSpan ? start + 1 + random.below(12) : nil,
      mission: missions.map(\.id).filter { _ in random.chance(0.4) },
      page: random.chance(0.8) ? random.below(12) : nil,
      certainty: random.choose([nil, "high", "low", "unsure", "Doubtful"]),
      summary: words.isEmpty
        ? nil : words.joined(separator: random.choose([" ", ", ", "\u{A0}\n"])))
  }

  private func makeMemberships(_ random: inout SeededGenerator) -> [Membership] {
    guard let sources, !sources.isEmpty else { return [] }
    return (0..<random.choose([0, 2, 20, 120])).compactMap { _ in
      var membership = Membership(source: random.choose(sources).id)
      if random.chance(0.1), !documents.isEmpty {
        membership.document = random.choose(documents).id
        if random.chance(0.8) {
          let start = random.below(30)
          membership.start = start
          membership.end = start + 1 + random.below(25)
        }
        return membership
      }
      guard !excerpts.isEmpty else { return nil }
      membership.excerpt = random.choose(excerpts).id
      return membership
    }
  }

  /// A forest in pre-order with names that repeat.
  private static func makeCodes(_ count: Int, _ random: inout SeededGenerator) -> [Code] {
    var codes: [Code] = []
    var ancestors: [Int] = []
    for index in 0..<count {
      ancestors = Array(ancestors.prefix(random.below(ancestors.count + 1)))
      let name = random.choose(["power", "Power", "staff member", "other", "coping"])
      let parent = ancestors.last
      let path = (parent.map { codes[$0].path + "/" } ?? "") + name
      codes.append(
        Code(
          id: "c\(index)", name: name, label: random.chance(0.5) ? "Label \(index)" : nil,
          parent: parent, path: path, subtreeEnd: index + 1, depth: ancestors.count,
          row: count - 1 - index))
      for ancestor in ancestors { codes[ancestor].subtreeEnd = index + 1 }
      ancestors.append(index)
    }
    return codes
  }

  private func makeCodings(_ random: inout SeededGenerator) -> [Coding] {
    guard !codes.isEmpty, !excerpts.isEmpty else { return [] }
    return (0..<random.below(excerpts.count * 3 + 1)).map { _ in
      Coding(
        excerpt: random.choose(excerpts).id, code: random.below(codes.count),
        coder: random.choose(coders.map(\.id) + [nil]),
        time: random.choose([nil, "2011", "2011-01", "2026-11-21"]),
        memo: random.choose([nil, nil, "hard", "Hard", "note 2", "note 10"]))
    }
  }

  private func makeMemos(_ random: inout SeededGenerator) -> [Memo] {
    (0..<random.below(12)).compactMap { number in
      let kind = random.choose(["excerpt", "excerpt", "source", "document", "code", nil])
      let ids: [String] =
        switch kind {
        case "source": sources?.map(\.id) ?? []
        case "document": documents.map(\.id)
        case "code": codes.map(\.id)
        default: excerpts.map(\.id)
        }
      guard !ids.isEmpty else { return nil }
      return Memo(
        id: "m\(number)", kind: kind, on: random.choose(ids),
        text: random.choose(["hard", "one", "note 2", "three"]))
    }
  }
}
