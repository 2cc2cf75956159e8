import Foundation
import QualmBase
import QualmRender
import QualmSession
import Testing

@Suite("The specification")
struct SpecTests {
  /// Whether expected rows may be written anew (from SQL, never from the program).
  static let rewrites =
    ProcessInfo.processInfo.environment["UPDATE_EXPECT"] == "1"
    && ProcessInfo.processInfo.environment["CI"] != "true"

  @Test("there are cases, and no two of a file have one name")
  func cases() {
    #expect(SpecCase.all.count >= 60)
    #expect(Set(SpecCase.all.map { "\($0.file) \($0.name)" }).count == SpecCase.all.count)
  }

  @Test("a case gives its rows, its errors, its remarks", arguments: SpecCase.all)
  func run(_ spec: SpecCase) throws {
    let outcome = try Outcome(of: spec.query, try spec.options)
    let errors = outcome.diagnostics.filter { $0.severity == .error }
    if spec.errors.isEmpty {
      #expect(errors.isEmpty, "\(errors.map(\.message))")
    } else {
      let found = errors.map { error in
        SpecCase.Expected(code: error.code.description, range: error.span?.range)
      }
      #expect(found == spec.errors)
    }
    if let rows = spec.rows { #expect(outcome.rows == rows) }
    if let foot = spec.foot { #expect(outcome.foot == foot) }
    if !spec.footers.isEmpty || spec.attached != nil { #expect(outcome.footers == spec.footers) }
    // Which owner of a field was taken is said often; a case demands it where that is its matter.
    let remarks = outcome.diagnostics.filter { $0.severity != .error }.map(\.code.description)
      .filter { $0 != "Q0601" || spec.remarks.contains("Q0601") }
    #expect(remarks.sorted() == spec.remarks.sorted())
    #expect(
      spec.rows != nil || !spec.errors.isEmpty || spec.foot != nil || !spec.remarks.isEmpty,
      "the case expects nothing")
  }

  @Test(
    "the expected rows are what SQL makes of the same files",
    arguments: SpecCase.all.filter { $0.sql != nil })
  func crossCheck(_ spec: SpecCase) throws {
    let sql = try #require(spec.sql)
    let rows = try SQLite.database(of: spec.corpus).get().rows(of: sql)
    if Self.rewrites, rows != spec.rows {
      try SpecWriter.write(rows, to: spec)
    } else {
      #expect(rows == spec.rows)
    }
  }

  @Test("most answers have a second opinion")
  func coverage() {
    let answered = SpecCase.all.filter { $0.rows != nil }
    let checked = answered.filter { $0.sql != nil }
    #expect(checked.count * 10 >= answered.count * 7)
  }
}

extension SpecCase {
  /// What the case asks, and how.
  var options: SessionOptions {
    get throws {
      var options = SessionOptions()
      options.showsRawWords = isRaw
      guard attached != nil || corpus != "mission" else { return options }
      let folder = Self.fixtures.appending(path: attached ?? corpus)
      options.corpus = .folder(folder.path)
      if attached == nil { return options }
      options.attachments = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        .filter { $0.hasSuffix(".txt") }.map { folder.appending(path: $0).path }
      return options
    }
  }

  private static let fixtures = folder.deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Fixtures")
}

/// What the program makes of a text: its last answer's rows as TSV, the foot, every diagnostic.
struct Outcome {
  var rows: [String]?
  var foot: String?
  /// The lines under the answer beside its figures.
  var footers: [String]
  var diagnostics: [Diagnostic]

  init(of query: String, _ options: SessionOptions) throws {
    let session = try Session(options)
    var last: Answer?
    var remarks: [Diagnostic] = []
    let (_, diagnostics) = session.run(SourceText(name: "query", text: query)) { answer in
      last = answer
      remarks += answer.remarks
      return true
    }
    self.diagnostics = diagnostics + remarks
    footers = last?.footers ?? []
    rows = last.map { Self.lines($0, format: "tsv") }
    // The foot of a table stands after its only blank line.
    let table = last.map { Self.lines($0, format: "table") } ?? []
    foot = table.lastIndex(of: "").map { table[table.index(after: $0)] }
  }

  /// The answer as `--format` prints it, line by line.
  static func lines(_ answer: Answer, format: String) -> [String] {
    guard let renderer = Formats.named(format) else { return [] }
    let sink = MemorySink()
    var output = OutputBuffer(sink)
    renderer.render(answer, options: RenderOptions(), into: &output)
    output.flush()
    var lines = sink.text.split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }
}
