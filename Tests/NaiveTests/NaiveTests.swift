import Foundation
import ProcessSupport
import QualmCorpus
import Testing

@Suite("A second implementation")
struct NaiveTests {
  /// Random corpora, and queries asked of each.
  static let corpora = Int(ProcessInfo.processInfo.environment["CORPORA"] ?? "") ?? 200
  static let queries = 112

  @Test("gives the same answers to random questions on random corpora")
  func random() async throws {
    let poll = try await Poll.parallel(Self.corpora) { number in
      var poll = Poll()
      let seed = UInt64(number)
      var trial = try Trial(seed: seed)
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

extension NaiveTests {
  @Test("gives the same answers to random questions on the mission corpus")
  func mission() throws {
    let files = FolderFiles(path: Repository.path + "/stdlib/corpus")
    guard case .success(let corpus) = CorpusReader.read(files) else {
      Issue.record("the mission corpus cannot be read")
      return
    }
    var trial = try Trial(corpus, seed: 2011)
    // Every pair of a thousand excerpts takes its time.
    trial.maker.mostGroups = 25
    trial.maker.countsUnits = false
    var poll = Poll()
    poll.ask(&trial, 120, "mission corpus")
    print("mission corpus: \(poll.asked) queries agree, \(poll.withRows) with rows")
    for fault in poll.faults { print(fault) }
    #expect(poll.faults.isEmpty)
    #expect(poll.asked >= 100)
    #expect(poll.withRows * 2 >= poll.asked)
  }
}
