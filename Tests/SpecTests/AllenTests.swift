import Foundation
import QualmBase
import QualmSession
import Testing

/// The thirteen relations that two intervals can have (J. F. Allen, "Maintaining Knowledge about Temporal
/// Intervals", Communications of the ACM 26, 1983), written in the language.
@Suite("Allen's thirteen relations")
struct AllenTests {
  /// A relation: its name, an expression for it, and what it means.
  struct Relation: Sendable, CustomTestStringConvertible {
    var name: String
    var expression: String
    var holds: @Sendable (_ a: Range<Int>, _ b: Range<Int>) -> Bool

    var testDescription: String { name }
  }

  static let relations: [Relation] = [
    Relation(name: "before", expression: "a before b but not a meets b") {
      $0.upperBound < $1.lowerBound
    },
    Relation(name: "meets", expression: "a meets b") { $0.upperBound == $1.lowerBound },
    Relation(name: "overlaps", expression: "a overlaps-start b") {
      $0.lowerBound < $1.lowerBound && $1.lowerBound < $0.upperBound
        && $0.upperBound < $1.upperBound
    },
    Relation(name: "starts", expression: "a starts b and a inside b but not a equals b") {
      $0.lowerBound == $1.lowerBound && $0.upperBound < $1.upperBound
    },
    Relation(name: "during", expression: "a inside b but not a starts b but not a ends b") {
      $1.lowerBound < $0.lowerBound && $0.upperBound < $1.upperBound
    },
    Relation(name: "finishes", expression: "a ends b and a inside b but not a equals b") {
      $1.lowerBound < $0.lowerBound && $0.upperBound == $1.upperBound
    },
    Relation(name: "equals", expression: "a equals b") { $0 == $1 },
    Relation(name: "finished by", expression: "a ends b and a contains b but not a equals b") {
      $0.lowerBound < $1.lowerBound && $0.upperBound == $1.upperBound
    },
    Relation(name: "contains", expression: "a contains b but not a starts b but not a ends b") {
      $0.lowerBound < $1.lowerBound && $1.upperBound < $0.upperBound
    },
    Relation(name: "started by", expression: "a starts b and a contains b but not a equals b") {
      $0.lowerBound == $1.lowerBound && $1.upperBound < $0.upperBound
    },
    Relation(name: "overlapped by", expression: "a overlaps-end b") {
      $1.lowerBound < $0.lowerBound && $0.lowerBound < $1.upperBound
        && $1.upperBound < $0.upperBound
    },
    Relation(name: "met by", expression: "a met-by b") { $0.lowerBound == $1.upperBound },
    Relation(name: "after", expression: "a after b but not a met-by b") {
      $0.lowerBound > $1.upperBound
    },
  ]

  private static let spans: [Range<Int>] = (0...6).flatMap { start in
    (start...6).filter { $0 > start }.map { start..<$0 }
  }

  /// All pairs, each in a document of its own that is called by its number.
  private static let pairs: [(a: Range<Int>, b: Range<Int>)] = spans.flatMap { a in
    spans.map { (a, $0) }
  }

  /// Calls `body` with a corpus in which each pair has an excerpt for either span, coded a and b; the
  /// spans are of texts or of recordings.
  private static func inCorpus<Result>(
    ofTexts: Bool, _ body: (SessionOptions) throws -> Result
  ) throws -> Result {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "qualm-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var documents = "id\n"
    var excerpts = ofTexts ? "id,document,start,end\n" : "id,document,time_start,time_end\n"
    var codings = "excerpt,code\n"
    for (number, pair) in pairs.enumerated() {
      documents += "\(number)\n"
      for (code, span) in [("a", pair.a), ("b", pair.b)] {
        excerpts += "\(number)\(code),\(number),\(span.lowerBound),\(span.upperBound)\n"
        codings += "\(number)\(code),\(code)\n"
      }
    }
    func field(_ name: String, _ type: String = "string") -> String {
      "{\"name\": \"\(name)\", \"type\": \"\(type)\"}"
    }
    func table(_ name: String, _ fields: [String], _ rows: String) throws -> String {
      try Data(rows.utf8).write(to: folder.appending(path: "\(name).csv"))
      return "{\"name\": \"\(name)\", \"path\": \"\(name).csv\", "
        + "\"schema\": {\"fields\": [\(fields.joined(separator: ", "))]}}"
    }
    let places = ofTexts ? ["start", "end"] : ["time_start", "time_end"]
    let tables = try [
      table("documents", [field("id")], documents),
      table("codes", [field("id"), field("name")], "id,name\na,a\nb,b\n"),
      table(
        "excerpts", [field("id"), field("document")] + places.map { field($0, "integer") }, excerpts
      ),
      table("codings", [field("excerpt"), field("code")], codings),
    ]
    let package =
      "{\"name\": \"pairs\", \"qualm\": {\"format\": 1}, \"resources\": [\(tables.joined(separator: ", "))]}"
    try Data(package.utf8).write(to: folder.appending(path: "datapackage.json"))
    var options = SessionOptions()
    options.corpus = .folder(folder.path)
    return try body(options)
  }

  @Test("each is an expression, and of two spans exactly one holds", arguments: [true, false])
  func all(ofTexts: Bool) throws {
    try Self.inCorpus(ofTexts: ofTexts) { options in
      var held = [Int](repeating: 0, count: Self.pairs.count)
      for relation in Self.relations {
        let outcome = try Outcome(of: "find \(relation.expression) | select id", options)
        #expect(outcome.diagnostics.isEmpty, "\(outcome.diagnostics.map(\.message))")
        let found = Set(try #require(outcome.rows).dropFirst())
        let expected = Self.pairs.indices.filter {
          relation.holds(Self.pairs[$0].a, Self.pairs[$0].b)
        }
        #expect(!expected.isEmpty)
        #expect(found == Set(expected.map { "\($0)a" }), "\(relation.name)")
        for number in expected { held[number] += 1 }
      }
      #expect(Self.relations.count == 13)
      #expect(held.allSatisfy { $0 == 1 })
    }
  }

  @Test("what two spans share and what they cover", arguments: [true, false])
  func extents(ofTexts: Bool) throws {
    try Self.inCorpus(ofTexts: ofTexts) { options in
      let place = ofTexts ? "start, end, length" : "time_start, time_end"
      func rows(_ relation: String, _ extent: String) throws -> (rows: [String], left: [String]) {
        let outcome = try Outcome(
          of: "find a \(relation) b as \(extent) | select id, other, document, \(place)", options)
        return (Array(try #require(outcome.rows).dropFirst()), outcome.footers)
      }
      func row(_ number: Int, _ span: Range<Int>) -> String {
        "\(number)a\t\(number)b\t\(number)\t\(span.lowerBound)\t\(span.upperBound)"
          + (ofTexts ? "\t\(span.count)" : "")
      }
      func hull(_ a: Range<Int>, _ b: Range<Int>) -> Range<Int> {
        min(a.lowerBound, b.lowerBound)..<max(a.upperBound, b.upperBound)
      }
      for relation in Self.relations where !relation.expression.contains(" and ") {
        guard !relation.expression.contains("but not") else { continue }
        let expression = relation.expression.split(separator: " ")[1]
        let pairs = Self.pairs.enumerated().filter { relation.holds($1.a, $1.b) }
        let shared = pairs.filter { !$1.a.clamped(to: $1.b).isEmpty }
        let union = try rows(String(expression), "union")
        #expect(union.rows == pairs.map { row($0, hull($1.a, $1.b)) })
        #expect(union.left == [])
        let overlap = try rows(String(expression), "overlap")
        #expect(overlap.rows == shared.map { row($0, $1.a.clamped(to: $1.b)) })
        #expect(overlap.left.isEmpty == (shared.count == pairs.count))
      }
      let before = try rows("before", "union").rows.count
      let after = try rows("after", "union").rows.count
      let overlapping = try rows("overlaps", "union").rows.count
      #expect(before + after + overlapping == Self.pairs.count)
      #expect(before == after && before > 0)
    }
  }

  @Test("adjacent spans meet and do not overlap")
  func adjacent() throws {
    try Self.inCorpus(ofTexts: true) { options in
      for expression in ["a meets b and a overlaps b", "a met-by b and (a overlaps b)"] {
        #expect(try Outcome(of: "find \(expression) | select id", options).rows?.count == 1)
      }
      let near = try Outcome(
        of: "find a meets b and a near b within 0 characters | count", options)
      let met = try Outcome(of: "find a meets b | count", options)
      #expect(near.rows == met.rows)
      // Two that touch share nothing, and what they cover is one stretch (QualCoder and RQDA have an
      // overlap of no length here).
      let shared = try Outcome(of: "find a meets b as overlap | count", options)
      #expect(shared.rows == ["rows\trows_of", "0\t0"])
      let count = Self.pairs.count { $0.a.upperBound == $0.b.lowerBound }
      #expect(shared.footers == ["left out: \(count) pairs that share nothing"])
    }
  }
}
