import Foundation
import QualmCorpus
import Testing

@Suite("A second implementation")
struct NaiveTests {
  /// Random corpora, and queries asked of each.
  static let corpora = Int(ProcessInfo.processInfo.environment["CORPORA"] ?? "") ?? 200
  static let queries = 106

  @Test("gives the same answers to random questions on random corpora")
  func random() async throws {
    let poll = try await Poll.parallel(Self.corpora) { number in
      var poll = Poll()
      let seed = UInt64(number)
      var trial = try Trial(try RandomPackage.corpus(seed: seed), seed: seed)
      poll.ask(&trial, Self.queries, "corpus \(number)")
      return poll
    }
    print(poll.report)
    #expect(poll.faults.isEmpty)
    #expect(poll.asked >= 20_000)
    #expect(poll.withRows * 2 >= poll.asked)
    #expect(poll.refusals.values.reduce(0, +) * 20 <= poll.asked)
    #expect(poll.census.lacking(100) == [])
  }
}
