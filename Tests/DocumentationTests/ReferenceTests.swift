import Foundation
import ProcessSupport
import QualmBase
import QualmSession
import QualmSyntax
import Testing

@Suite("The reference is made from the standard library")
struct ReferenceTests {
  static let builtIns = BuiltIn.all()

  /// The words of the language by what they are, from the tables that completion reads.
  static let words: [(kind: String, words: [String])] = [
    ("statement", Keywords.statements.map(\.word)),
    // `where` is told of as a stage; `_` is a name, and there only once a query has run.
    ("code", (Keywords.codes + Keywords.spans).map(\.word).filter { $0 != "where" } + ["_"]),
    ("condition", Keywords.conditions.map(\.word)),
    ("stage", Keywords.stages.map(\.word)),
    ("key", Keywords.keys.map(\.word)),
    ("aggregate", Keywords.aggregates.map(\.word)),
  ]

  @Test("every word is declared once, and nothing else is", arguments: words.map(\.kind))
  func complete(_ kind: String) throws {
    let known = try #require(Self.words.first { $0.kind == kind }).words
    let declared = Self.builtIns.filter { $0.kind == kind }.map(\.name)
    #expect(Set(known).subtracting(declared) == [])
    #expect(Set(declared).subtracting(known) == [])
    #expect(Set(declared).count == declared.count)
  }

  @Test("a declaration says what it is, how it is written, what it means, and has an example")
  func whole() {
    #expect(Self.builtIns.count >= 80)
    let kinds = Set(Self.words.map(\.kind))
    for word in Self.builtIns {
      #expect(kinds.contains(word.kind), "\(word.name)")
      let first = word.name.split(separator: " ").first ?? ""
      #expect(word.signature.contains(first), "\(word.name): \(word.signature)")
      #expect(word.text.split(separator: "\n\n").first?.hasSuffix(".") ?? false, "\(word.name)")
      #expect(!word.examples.isEmpty, "\(word.name) has no example")
      for example in word.examples {
        let used = word.name == "in same" ? "same" : String(first)
        #expect(example.contains(used), "\(word.name): \(example)")
      }
    }
  }

  @Test("every example runs", arguments: builtIns.map { "\($0.kind) \($0.name)" })
  func examples(_ title: String) throws {
    let word = try #require(Self.builtIns.first { "\($0.kind) \($0.name)" == title })
    for example in word.examples {
      var said = try Self.run(example, SessionOptions())
      // Words are attached to a corpus of the tests; the corpus that ships has none.
      if said == ["Q0804"] { said = try Self.run(example, try Self.scanned) }
      #expect(said == [], "\(example)")
    }
  }

  /// The errors of a text that is run, by their codes; `nothing` where it answers nothing.
  private static func run(_ text: String, _ options: SessionOptions) throws -> [String] {
    let session = try Session(options)
    var answers = 0
    let (status, diagnostics) = session.run(SourceText(name: "example", text: text)) { _ in
      answers += 1
      return true
    }
    let errors = diagnostics.filter { $0.severity == .error }.map(\.code.description)
    if !errors.isEmpty || status != .done { return errors }
    return answers > 0 ? [] : ["nothing"]
  }

  private static var scanned: SessionOptions {
    get throws {
      let folder = Repository.path + "/Tests/Fixtures/scanned"
      var options = SessionOptions()
      options.corpus = .folder(folder)
      options.attachments = try FileManager.default.contentsOfDirectory(atPath: folder)
        .filter { $0.hasSuffix(".txt") }.sorted().map { "\(folder)/\($0)" }
      return options
    }
  }

  @Test("the page is what they say")
  func page() throws {
    let path = "Documentation/reference.md"
    let page = ReferencePage.text(Self.builtIns, LibraryModule.all())
    let environment = ProcessInfo.processInfo.environment
    if environment["UPDATE_EXPECT"] == "1", environment["CI"] != "true" {
      try page.write(to: Repository.root.appending(path: path), atomically: true, encoding: .utf8)
    }
    #expect(try page == Repository.text(path), "UPDATE_EXPECT=1 writes it anew")
  }

  @Test("`qualm help` and the prompt's `:describe` tell of a word")
  func help() throws {
    let request = ChildRequest(
      ChildProcess.qualm, ["help", "starts", "with"], directory: Repository.root.path)
    let text = try ChildProcess.run(request).outputText
    #expect(
      text.hasPrefix("starts with (condition)\n\n    field starts with value\n\nBegins so.\n"))
    #expect(text.contains("    find * where id starts with DRC\n"))
    let both = ChildRequest(
      ChildProcess.qualm, ["help", "distinct"], directory: Repository.root.path)
    let meanings = try ChildProcess.run(both).outputText
    #expect(meanings.contains("distinct (stage)\n") && meanings.contains("distinct (aggregate)\n"))
    let answer = try Session().describe("saturate")
    #expect(throws: Diagnostic.self) { try answer.get() }
    let described = try Session().describe("summarize").get()
    #expect(described.table.row(0) == [.text("stage"), .text("summarize")])
  }

  @Test("a module is read when it is used, and no other")
  func lazily() throws {
    let session = try Session()
    func names() -> [String] {
      (0..<12).compactMap { session.texts[FileID($0)]?.name }
    }
    #expect(names() == [])
    _ = session.run(SourceText(name: "one", text: "find coping | count")) { _ in true }
    #expect(names() == ["one"])
    let text = "use framework; find dependency | count"
    let (status, _) = session.run(SourceText(name: "two", text: text)) { _ in true }
    #expect(status == .done)
    // With the modules that it uses itself, and without any other.
    let modules = ["coverage", "framework", "voices"].map { "stdlib/\($0).qlm" }
    #expect(names().prefix(2) == ["one", "two"])
    #expect(names().dropFirst(2).sorted() == modules)
  }

  @Test("a corpus without the codes of a module may use what else it has")
  func elsewhere() throws {
    var options = SessionOptions()
    options.corpus = .folder(Repository.path + "/Tests/Fixtures/two-coders")
    #expect(try Self.run("use framework; find * | by-voices(theme)", options) == [])
    let missing = try Self.run("use framework; find dependency", options)
    #expect(Set(missing) == ["Q0201"])
  }
}
