import Foundation
import ProcessSupport
import QualmBase
import QualmEngine
import Testing

@testable import QualmSession

extension Sample {
  /// What ends a query, or cuts its answer.
  static let limits: [Sample] = [
    Sample(code: "Q0501", title: "find * | matrix theme by question, with no time at all") {
      var options = SessionOptions()
      options.timeout = 0
      return try remarks(on: Array("find * | matrix theme by question".utf8), options)
    },
    Sample(code: "Q0502", title: "find coping | select id, with 3 rows at most") {
      var options = SessionOptions()
      options.maximumRows = 3
      return try remarks(on: Array("find coping | select id".utf8), options)
    },
    Sample(code: "Q0503", title: "find coping; find learning, stopped after the first answer") {
      let session = try Session()
      let text = SourceText(name: "query", text: "find coping; find learning")
      let (_, diagnostics) = session.run(text) { _ in
        session.cancel()
        return true
      }
      return Shown.text(diagnostics, in: session.texts)
    },
    Sample(
      code: "Q0511",
      title: "find * near * within 9 characters as union, of 1,001 excerpts of one place"
    ) {
      var package = try SmallPackage()
      let rows = (0...1000).map { "x\($0),d1,0,20,M1,,,\n" }.joined()
      try package.replace("excerpts.csv", "e11,d2", rows + "e11,d2")
      return try package.inFolder { folder in
        var options = SessionOptions()
        options.corpus = .folder(folder)
        return try remarks(on: Array("find * near * within 9 characters as union".utf8), options)
      }
    },
    Sample(code: "Q0807", title: "find \"zebra*\", of excerpts without words and summaries") {
      var options = SessionOptions()
      options.corpus = .folder(Repository.path + "/Tests/Fixtures/crowd")
      return try remarks(on: Array("find \"zebra*\"".utf8), options)
    },
    Sample(code: "Q0522", title: "from sources | timeline met by day, over two hundred years") {
      var options = SessionOptions()
      options.corpus = .folder(Repository.path + "/Tests/Fixtures/crowd")
      return try remarks(on: Array("from sources | timeline met by day".utf8), options)
    },
    Sample(code: "Q0523", title: "from codings | join codings on coder") {
      try remarks(on: Array("from codings | join codings on coder".utf8), SessionOptions())
    },
    Sample(code: "Q0521", title: "find * | cooccur every topic, of 1,502 codes") {
      var package = try SmallPackage("crowd")
      let codes = (1...1500).map { "c\($0),topic,c\($0),,,\n" }.joined()
      try package.replace("codes.csv", "rare,topic,rare,,,\n", "rare,topic,rare,,,\n" + codes)
      return try package.inFolder { folder in
        var options = SessionOptions()
        options.corpus = .folder(folder)
        return try remarks(on: Array("find * | cooccur every topic".utf8), options)
      }
    },
    Sample(code: "Q0504", title: "find * where mission = MONUSCO, run on a corpus without missions")
    {
      let mission = try CorpusOpening.open(SessionOptions())
      var other = SessionOptions()
      other.corpus = .folder(Repository.path + "/Tests/Fixtures/small")
      let small = try CorpusOpening.open(other)
      var compiler = Compiler(catalog: mission.catalog, framework: nil, parameters: [:])
      let text = SourceText(name: "query", text: "find * where mission = MONUSCO")
      guard case .run(let plan)? = compiler.compile(text).jobs.first?.task else { return "" }
      let failure = #expect(throws: Diagnostic.self) {
        try Engine(snapshot: small.snapshot).run(
          plan, limits: Limits(), control: StatementControl())
      }
      return Shown.text([try #require(failure)], in: compiler.texts)
    },
  ]
}
