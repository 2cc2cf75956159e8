import QualmBase
import QualmCorpus
import TestSupport

/// A small project as plain lists, from which the package that the engine gets is made.
struct PlainCorpus {
  struct Code {
    var id: String
    var name: String
    var parent: Int?
  }

  struct Source {
    var id: String
    var voice: Bool? = true
    var affiliation: String?
    var roles: [String] = []
    var met: PartialDate?
    var rank: Int?
    /// Another source.
    var mentor: Int?
    /// Whether no table lists it: an excerpt that nobody claims.
    var isImplied = false
  }

  struct Excerpt {
    var id: String
    var document = 0
    var start: Int?
    /// How long it is, where it has a start.
    var length = 10
    /// Where it lies in a recording.
    var time: Range<Int>?
    var sources: [Int] = []
    var mission: [String] = []
    var theatre: [String] = []
    var kind: String?
    var page: Int?
    var chapter: Int?
    var score: Double?
    var dated: PartialDate?
    var checked: Bool?
    var summary: String?
  }

  struct Coding: Hashable {
    var excerpt: Int
    var code: Int
    var coder: String?
  }

  /// What a coder looked for: in an excerpt, else in a document, else everywhere.
  struct Pass {
    var coder: String
    var code: Int
    var document: Int?
    var excerpt: Int?
  }

  var codes: [Code] = []
  var documents = ["doc-1", "doc-2", "doc-10"]
  var sources: [Source] = []
  /// In the order of the relation: by document, then start.
  var excerpts: [Excerpt] = []
  /// In the order of the relation: by excerpt, then code, then coder, those without one last.
  var codings: [Coding] = []
  var passes: [Pass] = []
  var coders = ["first", "second", "third"]
  /// The coders whose codings count where a query says nothing.
  var record: Set<String> = ["first"]

  static let missions = ["UNMIK", "MONUSCO", "MONUC"]

  /// The path of a code.
  func path(_ code: Int) -> String {
    guard let parent = codes[code].parent else { return codes[code].name }
    return path(parent) + "/" + codes[code].name
  }

  /// Whether `code` is `top` or lies below it.
  func isBelow(_ code: Int, _ top: Int) -> Bool {
    if code == top { return true }
    guard let parent = codes[code].parent else { return false }
    return isBelow(parent, top)
  }

  /// A code and all below it.
  func subtree(_ top: Int) -> [Int] { codes.indices.filter { isBelow($0, top) } }

  /// The codes directly below one.
  func children(_ top: Int) -> [Int] { codes.indices.filter { codes[$0].parent == top } }
}

// MARK: The package

extension PlainCorpus {
  /// The package; `order` shuffles the rows of its tables, which must not matter.
  func corpus(shuffledBy generator: inout SeededGenerator) -> Corpus {
    let descriptor = PackageDescriptor(
      coders: coders.map { Coder(id: $0, isOfRecord: record.contains($0)) }, authorSource: nil)
    let codebook = Codebook(
      codes: codes.indices.map { index in
        QualmCorpus.Code(
          id: codes[index].id, name: codes[index].name, parent: codes[index].parent,
          path: path(index), isFacet: codes[index].parent == nil && !children(index).isEmpty,
          subtreeEnd: index + subtree(index).count,
          depth: path(index).split(separator: "/").count - 1,
          row: index)
      })
    return Corpus(
      descriptor: descriptor, codebook: codebook,
      tables: [
        documentTable, sourceTable, codeTable, membershipTable,
        excerptTable(order: generator.shuffled(Array(excerpts.indices))),
        codingTable(order: generator.shuffled(Array(codings.indices))),
      ] + (passes.isEmpty ? [] : [passTable]))
  }

  private var documentTable: DataTable {
    TableMaker.table("documents", key: ["id"], [.texts("id", documents.map { [$0] })])
  }

  private var codeTable: DataTable {
    TableMaker.table("codes", key: ["id"], [.texts("id", codes.map { [$0.id] })])
  }

  private var sourceTable: DataTable {
    let listed = sources.filter { !$0.isImplied }
    return TableMaker.table(
      "sources", key: ["id"],
      [
        .texts("id", listed.map { [$0.id] }),
        .booleans("voice", listed.map(\.voice)),
        .texts("affiliation", listed.map { $0.affiliation.map { [$0] } ?? [] }),
        .texts("roles", listed.map(\.roles), isMany: true),
        .dates("met", listed.map(\.met)),
        .integers("rank", listed.map(\.rank)),
        .texts("mentor", listed.map { $0.mentor.map { [sources[$0].id] } ?? [] }),
      ],
      references: [ForeignKey(fields: ["mentor"], table: "", targetFields: ["id"])])
  }

  private var membershipTable: DataTable {
    var pairs: [(source: Int, excerpt: Int)] = []
    for excerpt in excerpts.indices {
      for source in excerpts[excerpt].sources where !sources[source].isImplied {
        pairs.append((source, excerpt))
      }
    }
    return TableMaker.table(
      "memberships",
      [
        .texts("source", pairs.map { [sources[$0.source].id] }),
        .texts("excerpt", pairs.map { [excerpts[$0.excerpt].id] }),
      ])
  }

  private func excerptTable(order: [Int]) -> DataTable {
    let rows = order.map { excerpts[$0] }
    return TableMaker.table(
      "excerpts", key: ["id"],
      [
        .texts("id", rows.map { [$0.id] }),
        .texts("document", rows.map { [documents[$0.document]] }),
        .integers("start", rows.map(\.start)),
        .integers("end", rows.map { row in row.start.map { $0 + row.length } }),
        .integers("time_start", rows.map { $0.time?.lowerBound }),
        .integers("time_end", rows.map { $0.time?.upperBound }),
        .texts(
          "mission", rows.map(\.mission), isMany: true, categories: PlainCorpus.missions),
        .texts("theatre", rows.map(\.theatre), isMany: true),
        .texts("kind", rows.map { $0.kind.map { [$0] } ?? [] }),
        .integers("page", rows.map(\.page)),
        .integers("chapter", rows.map(\.chapter)),
        .numbers("score", rows.map(\.score)),
        .dates("dated", rows.map(\.dated)),
        .booleans("checked", rows.map(\.checked)),
        .texts("summary", rows.map { $0.summary.map { [$0] } ?? [] }),
      ])
  }

  private var passTable: DataTable {
    TableMaker.table(
      "passes",
      [
        .texts("coder", passes.map { [$0.coder] }),
        .texts("code", passes.map { [codes[$0.code].id] }),
        .texts("document", passes.map { $0.document.map { [documents[$0]] } ?? [] }),
        .texts("excerpt", passes.map { $0.excerpt.map { [excerpts[$0].id] } ?? [] }),
      ])
  }

  private func codingTable(order: [Int]) -> DataTable {
    let rows = order.map { codings[$0] }
    return TableMaker.table(
      "codings",
      [
        .texts("excerpt", rows.map { [excerpts[$0.excerpt].id] }),
        .texts("code", rows.map { [codes[$0.code].id] }),
        .texts("coder", rows.map { $0.coder.map { [$0] } ?? [] }),
      ])
  }
}
