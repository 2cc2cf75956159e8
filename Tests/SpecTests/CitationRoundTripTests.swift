import Foundation
import QualmBase
import QualmSession
import Testing

@Suite("References lead back")
struct CitationRoundTripTests {
  private let session: Session

  init() throws {
    var options = SessionOptions()
    options.corpus = .folder(
      SpecCase.folder.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Fixtures/section-6.3").path)
    session = try Session(options)
  }

  private func answer(_ query: String) throws -> Answer {
    var answers: [Answer] = []
    let (_, diagnostics) = session.run(SourceText(name: "query", text: query)) { answer in
      answers.append(answer)
      return true
    }
    #expect(diagnostics.isEmpty, "\(diagnostics.map(\.message))")
    return try #require(answers.last)
  }

  private func texts(_ query: String, _ column: String) throws -> [String] {
    let table = try answer(query).table
    let cells = try #require(table.columns.first { $0.name == column }).cells
    return cells.map { if case .text(let text) = $0 { text } else { "" } }
  }

  @Test("the id of every citation pasted into find finds that very excerpt")
  func markdown() throws {
    let ids = try texts("find *", "id")
    let pasted = try texts("find * | cite markdown", "citation").map { citation in
      citation.dropLast().split(separator: ";").last.map {
        $0.trimmingCharacters(in: .whitespaces)
      } ?? ""
    }
    #expect(ids.count > 60)
    #expect(pasted.count == ids.count)
    for (id, name) in zip(ids, pasted) {
      #expect(try texts("find \(name) | select id", "id") == [id])
    }
  }

  @Test("the keys of BibTeX are as many as the excerpts, and its braces are even")
  func bibtex() throws {
    let entries = try texts("find * | cite bibtex", "citation")
    let ids = try texts("find *", "id")
    #expect(entries.map { String($0.dropFirst(6).prefix { $0 != "," }) } == ids)
    for entry in entries {
      #expect(entry.count { $0 == "{" } == entry.count { $0 == "}" })
    }
    let text = Outcome.lines(try answer("find coping | cite bibtex | first 2"), format: "table")
    #expect(text.first?.hasPrefix("@misc{") ?? false)
    #expect(text.last == "}")
    #expect(text.count { $0.isEmpty } == 1)
  }

  @Test("CSL-JSON is one array")
  func csl() throws {
    let lines = Outcome.lines(try answer("find coping | cite csl-json"), format: "table")
    let data = Data(lines.joined(separator: "\n").utf8)
    let items = try #require(try JSONSerialization.jsonObject(with: data) as? [[String: Any]])
    #expect(try items.map { $0["id"] as? String } == texts("find coping", "id"))
    #expect(items.allSatisfy { $0["title"] is String && $0["author"] is [[String: String]] })
    let none = Outcome.lines(
      try answer("find coping | cite csl-json | first 0"), format: "table")
    #expect(try JSONSerialization.jsonObject(with: Data(none.joined().utf8)) is [Any])
  }
}
