import ProcessSupport
import QualmBase
import QualmRender
import QualmSession
import Testing

@testable import QualmCLI

/// Completion in a corpus whose names and values would do things to the terminal.
@Suite("Completion in a hostile corpus")
struct HostileCompletionTests {
  private let home = TemporaryFolder()

  /// A corpus with escape sequences, a bell and marks of direction wherever a corpus has texts.
  init() {
    func resource(_ name: String, _ fields: [String]) -> String {
      let list = fields.map { "{\"name\": \"\($0)\", \"type\": \"string\"}" }
      return """
        {"name": "\(name)", "path": "\(name).csv", "schema": {"fields": [\(list.joined(separator: ", "))]}}
        """
    }
    let resources = [
      resource("documents", ["id"]),
      resource("codes", ["id", "name", "label", "definition"]),
      resource("sources", ["id", "role", "ra\\u001b[7mnk"]),
      resource("excerpts", ["id", "document", "summary"]),
      resource("memberships", ["source", "excerpt"]),
      resource("codings", ["excerpt", "code"]),
    ]
    home.write(
      "{\"resources\": [\(resources.joined(separator: ",\n"))]}", to: "datapackage.json")
    home.write("id\nd1\n", to: "documents.csv")
    home.write(
      """
      id,name,label,definition
      a,trust,Tr\u{1B}[41must,Wh\u{9B}31mat \u{1B}]0;pwn\u{7}it means
      b,do\u{1B}[5mubt,Dou\u{202E}bt,
      """ + "\n", to: "codes.csv")
    home.write(
      """
      id,role,ra\u{1B}[7mnk
      s1,gu\u{1B}[31mard\u{1B}]0;pwn\u{7},high
      s2,gu\u{202E}ide,low
      s3,cook,low
      """ + "\n", to: "sources.csv")
    home.write("id,document,summary\ne1,d1,one\ne2,d1,two\ne3,d1,three\n", to: "excerpts.csv")
    home.write("source,excerpt\ns1,e1\ns2,e2\ns3,e3\n", to: "memberships.csv")
    home.write("excerpt,code\ne1,a\ne2,b\ne3,a\n", to: "codings.csv")
  }

  private func session() throws -> Session {
    var options = SessionOptions()
    options.corpus = .folder(home.path)
    return try Session(options)
  }

  private func isSafe(_ text: String) -> Bool { VisibleText.of(text, keepsLines: false) == text }

  @Test(
    "neither lists nor what is put in hold what a terminal acts upon",
    arguments: [
      "", "find ", "find d", "find * where ", "find * where role = ", "find * where role = \"gu",
      "from ", "from sources where ", "from sources where role in (",
      "from sources | select ", "find * | count by ", "why ",
    ])
  func offers(_ text: String) throws {
    let prompt = Prompt(session: try session(), options: PromptOptions())
    let found = prompt.completions(in: text, at: text.utf8.count)
    #expect(!found.candidates.isEmpty)
    #expect(found.candidates.allSatisfy { isSafe($0.text) })
    for width in [12, 40, 200] {
      let list = CompletionList(candidates: found.candidates, further: found.further)
      #expect(list.lines(width: width, height: 50).allSatisfy(isSafe))
    }
    if case .replace(_, let new) = CompletionStep(for: found, in: text, at: text.utf8.count) {
      #expect(isSafe(new))
    }
  }

  @Test("a list and its heading show what they would do")
  func shown() {
    var list = CompletionList(candidates: [
      Completion(text: "x\u{1B}[31m", detail: nil, kind: .value)
    ])
    list.heading = "y\u{202E}z"
    #expect(list.lines(width: 60, height: 9) == ["y\\u{202E}z", "x␛[31m"])
  }

  @Test("a value that is put in is read as the value, and a name as the name")
  func read() throws {
    let session = try session()
    func texts(_ text: String) -> [String] {
      session.completions(in: text, at: text.utf8.count).candidates
        .filter { $0.kind != .keyword && $0.kind != .sign }.map(\.text)
    }
    // A field whose name no query can hold is not offered.
    #expect(!texts("from sources where ").contains { $0.contains("nk") })
    let values = texts("from sources where role = ")
    #expect(
      values.sorted() == [
        "\"gu\\u001b[31mard\\u001b]0;pwn\\u0007\"", "\"gu\\u202eide\"", "cook",
      ])
    for value in values {
      #expect(rows("from sources where role = \(value)", session) == 1, "\(value)")
    }
    // Once a part of it is put in, Tab goes on from there.
    #expect(
      texts("from sources where role = \"gu\\u001b[31m")
        == ["\"gu\\u001b[31mard\\u001b]0;pwn\\u0007\""])
    #expect(texts("find do") == ["do-5mubt"])
    #expect(rows("find do-5mubt", session) == 1)
  }

  /// How many rows a query has; nil where it is wrong.
  private func rows(_ query: String, _ session: Session) -> Int? {
    var count: Int?
    _ = session.run(SourceText(name: "query", text: query)) { answer in
      count = answer.table.rowCount
      return true
    }
    return count
  }

  @Test("on the screen nothing of it happens")
  func screen() throws {
    let window = try TerminalWindow(
      home: home, command: "exec \"$QUALM\" --corpus \"$HOME\"")
    window.expectPrompt()
    window.type("find exactly \t")
    let codes = window.expect("the codes") { $0.text.contains("2  Tr␛[41must\n") }
    #expect(codes.text.contains("Wh\\u{9B}31mat ␛]0;pwn␇it means"))
    #expect(codes.text.contains("Dou\\u{202E}bt"))
    window.type("\u{15}find * where role = \t")
    let values = window.expect("the values") { $0.text.contains("cook") }
    #expect(values.text.contains("\"gu\\u001b[31mard\\u001b]0;pwn\\u0007\""))
    #expect(values.styles(of: "ard").allSatisfy { $0.color == nil })
    window.type("\u{3}")
    window.leave()
  }
}
