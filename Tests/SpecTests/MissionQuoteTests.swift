import Foundation
import QualmBase
import QualmSession
import Testing

@Suite("Quotes of the mission corpus, where its text is at hand")
struct MissionQuoteTests {
  private static let words = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/seeds/001_d7a5cdd6980feead.txt").path

  /// The column of that name in the answer to a query.
  private func texts(_ column: String, of query: String, raw: Bool = false) throws -> [String] {
    var options = SessionOptions()
    options.attachments = [Self.words]
    options.showsRawWords = raw
    let session = try Session(options)
    var texts: [String] = []
    let (status, diagnostics) = session.run(SourceText(name: "query", text: query)) { answer in
      texts =
        answer.table.columns.first { $0.name == column }?.cells.map { cell in
          if case .text(let text) = cell { text } else { "" }
        } ?? []
      return true
    }
    #expect(status == .done && diagnostics.isEmpty)
    return texts
  }

  /// Whether the text is there; says so where it should be.
  private var hasWords: Bool {
    if FileManager.default.fileExists(atPath: Self.words) { return true }
    #expect(
      ProcessInfo.processInfo.environment["CI"] == nil, "the text is not at \(Self.words)")
    return false
  }

  @Test("every excerpt has words on one line, and no page number among them is left")
  func quotes() throws {
    guard hasWords else { return }
    let shown = try texts("quote", of: "find * | quote")
    let raw = try texts("quote", of: "find * | quote", raw: true)
    let ids = try texts("id", of: "find * | quote")
    #expect(shown.count >= 60 && shown.count == raw.count && shown.count == ids.count)
    #expect(raw.contains { $0.contains("\n") })
    // Until the package says what interrupts the text, nothing can be left out.
    let leavesOut = shown.contains { $0.contains("⟨…⟩") }
    for (id, (shown, raw)) in zip(ids, zip(shown, raw)) {
      #expect(!shown.isEmpty && shown != "⟨…⟩", "\(id)")
      #expect(!shown.contains(where: \.isNewline) && !shown.contains("  "), "\(id): \(shown)")
      #expect(shown.first?.isWhitespace == false && shown.last?.isWhitespace == false, "\(id)")
      let lines = raw.split(separator: "\n").map { $0.filter { !$0.isWhitespace } }
      let hasPageNumber = lines.contains { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
      if leavesOut, hasPageNumber { #expect(shown.contains("⟨…⟩"), "\(id): \(shown)") }
    }
  }

  @Test("a context has words before and after nearly every excerpt")
  func contexts() throws {
    guard hasWords else { return }
    for column in ["before", "after"] {
      let words = try texts(column, of: "find * | context 12 words")
      #expect(words.count { !$0.isEmpty } * 10 >= words.count * 9)
      #expect(!words.contains { $0.contains(where: \.isNewline) })
    }
  }
}
