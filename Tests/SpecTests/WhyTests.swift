import Foundation
import QualmBase
import QualmSession
import Testing

/// `why` says of every excerpt what the answer itself says: that it is in it, or not.
@Suite("Why and the answer are of one mind")
struct WhyTests {
  /// Small corpora whose every excerpt is asked about.
  static let examples = ["section-6.3", "two-coders", "cited", "scanned"]

  private static func session(_ corpus: String?) throws -> Session {
    var options = SessionOptions()
    if let corpus {
      let folder = SpecCase.folder.deletingLastPathComponent().deletingLastPathComponent()
      options.corpus = .folder(folder.appending(path: "Fixtures/\(corpus)").path)
    }
    return try Session(options)
  }

  /// The last answer to a text; nil where it is wrong.
  private static func answer(_ text: String, _ session: Session) -> Answer? {
    var last: Answer?
    let (status, _) = session.run(SourceText(name: "query", text: text)) { answer in
      last = answer
      return true
    }
    return status == .done ? last : nil
  }

  private static func texts(_ name: String, _ answer: Answer) -> [String]? {
    answer.table.columns.first { $0.name == name }?.cells.map { cell in
      if case .text(let text) = cell { text } else { "" }
    }
  }

  /// Asks about each of `ids` whether `query` gives it; the mistakes, and how often the answer was yes
  /// and no.
  private static func disagreements(
    _ query: String, _ ids: [String], _ session: Session
  ) -> (faults: [String], yes: Int, no: Int) {
    guard let answer = answer(query, session), let given = texts("id", answer) else {
      return ([], 0, 0)
    }
    let found = Set(given)
    var faults: [String] = []
    var (yes, no) = (0, 0)
    for id in ids {
      let asked = id.count % 2 == 0 ? "why" : "why not"
      guard let told = Self.answer("\(asked) \(id) in (\(query))", session) else {
        faults.append("\(query): no answer for \(id)")
        continue
      }
      let holds = told.table.columns[2].cells
      let isIn = found.contains(id)
      if isIn { yes += 1 } else { no += 1 }
      if holds[0] != .boolean(isIn) { faults.append("\(query): \(id) is \(isIn)") }
      // What lets an excerpt in fails nowhere; what keeps it out is told. A union may bring back what
      // was kept out before, and is told of where it does not.
      if query.contains("| union") { continue }
      let stages = told.table.columns[0].cells.indices.filter { row in
        if case .text(let step) = told.table.columns[0].cells[row] {
          !step.contains(".")
        } else {
          false
        }
      }
      let failing = stages.filter { holds[$0] == .boolean(false) }
      if failing.count != (isIn ? 0 : 1) { faults.append("\(query): \(id) fails \(failing)") }
    }
    return (faults, yes, no)
  }

  /// Queries over the names that a corpus has, by a generator of its own.
  private struct Maker {
    var state: UInt64
    let codes: [String]
    let conditions: [String]

    mutating func next(_ count: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % count
    }

    mutating func pick(_ texts: [String]) -> String { texts[next(texts.count)] }

    mutating func expression(_ depth: Int) -> String {
      if depth == 0 || next(4) == 0 { return pick(codes) }
      let (a, b) = (expression(depth - 1), expression(depth - 1))
      switch next(12) {
      case 0: return "(\(a)) and (\(b))"
      case 1: return "(\(a)) or (\(b))"
      case 2: return "(\(a)) xor (\(b))"
      case 3: return "(\(a)) but not (\(b))"
      case 4: return "not (\(a))"
      case 5:
        return "\(pick(["exactly 1", "at least 2", "at most 1"])) of (\(a), \(b), \(pick(codes)))"
      case 6:
        return "(\(a)) \(pick(["with", "without"])) (\(b)) in same \(pick(["source", "page"]))"
      case 7:
        return "(\(a)) \(pick(["", "not "]))linked\(pick(["", " with (\(b))", " to other (\(b))"]))"
      case 8:
        return
          "(\(a)) \(pick(["near", "not near", "before", "after"])) (\(b)) within 400 characters"
      case 9: return "(\(a)) \(pick(["overlaps", "inside other", "not contains", "meets"])) (\(b))"
      case 10: return "(\(a)) coded by any"
      default: return "all of (\(a), \(b))"
      }
    }

    mutating func query() -> String {
      var text = "find \(expression(2))"
      for _ in 0..<next(3) {
        switch next(7) {
        case 0, 1, 2: text += " | where \(pick(["", "not "]))(\(pick(conditions)))"
        case 3: text += " | \(pick(["first", "last", "skip"])) \(next(30))"
        case 4: text += " | sample \(next(30)) seed \(next(9))"
        case 5: text += " | sort id desc"
        default: text += " | distinct source"
        }
      }
      return text + pick(["", " | select id, source | where source = \"DRC-1\" or id is known"])
    }
  }

  @Test("over made-up queries, for every excerpt", arguments: [UInt64(4), 2016])
  func random(_ seed: UInt64) throws {
    let session = try Self.session("section-6.3")
    let all = try #require(Self.answer("find * | select id", session))
    let ids = try #require(Self.texts("id", all))
    var maker = Maker(
      state: seed,
      codes: [
        "coping", "recruitment", "theme/resource", "power", "learning", "\"helicopter*\"", "*",
        "uncoded", "exactly coping", "DRC-15", "stance", "\"vacan*\"",
      ],
      conditions: [
        "mission = MONUSCO", "page > 200", "page > 200 and mission != MONUSCO", "citation is known",
        "theme contains all of (resource, power)", "affiliation = UN or page < 190",
        "summary contains \"post*\"", "mission != its source.mission", "size(theme) >= 2",
        "source in (DRC-3, DRC-15)", "evidence = testimony", "page between 180 and 230",
      ])
    var faults: [String] = []
    var (yes, no, asked) = (0, 0, 0)
    for _ in 0..<40 {
      let query = maker.query()
      let result = Self.disagreements(query, ids, session)
      faults += result.faults
      yes += result.yes
      no += result.no
      if result.yes + result.no > 0 { asked += 1 }
    }
    #expect(faults.isEmpty, "\(faults.prefix(5).joined(separator: "\n"))")
    #expect(asked >= 32, "queries that could be asked")
    #expect(yes >= 200 && no >= 200)
  }

  @Test("over the queries of the specification", arguments: examples)
  func specified(_ corpus: String) throws {
    let session = try Self.session(corpus)
    let all = try #require(Self.answer("find * | select id", session))
    let ids = try #require(Self.texts("id", all))
    let queries = SpecCase.all.filter {
      $0.corpus == corpus && $0.attached == nil && $0.errors.isEmpty && $0.query.hasPrefix("find ")
        && !$0.query.contains("\n") && !$0.query.contains(";")
    }
    #expect(corpus != "section-6.3" || queries.count >= 60)
    for spec in queries.prefix(80) {
      let chosen =
        ids.count > 20 ? ids.enumerated().filter { $0.offset % 3 == 0 }.map(\.element) : ids
      let faults = Self.disagreements(spec.query, chosen, session).faults
      #expect(faults.isEmpty, "\(faults.prefix(3).joined(separator: "\n"))")
    }
  }

  @Test("over the mission corpus")
  func mission() throws {
    let session = try Self.session(nil)
    let all = try #require(Self.answer("find * | select id", session))
    let ids = try #require(Self.texts("id", all)).enumerated()
      .filter { $0.offset % 25 == 0 }.map(\.element)
    let queries = [
      "find coping", "find theme/resource but not coping where mission = MONUSCO",
      "find russia linked by contradicts with serbia", "find uncoded under initial",
      "find author near other author within 1 pages", "find * | sample 200 seed 1 | first 100",
      "find coping with recruitment in same source | skip 3 | select id, page | where page > 200",
      "find * | links | distinct id | drop memo",
    ]
    for query in queries {
      let result = Self.disagreements(query, ids, session)
      #expect(result.faults.isEmpty, "\(result.faults.prefix(3).joined(separator: "\n"))")
      #expect(result.yes + result.no > 0, "\(query) was asked")
    }
  }
}
