import ProcessSupport
import Testing

/// What is asked at the prompt, from the built-in corpus.
@Suite("Questions at the prompt")
struct QuestionTests {
  private let home = TemporaryFolder()
  private var history: String { home.read("state/qualm/history") }

  private func start(rows: Int = 50) throws -> PromptRun {
    let run = try PromptRun(home: home, rows: rows)
    run.expectPrompt()
    return run
  }

  @Test("a query is answered, and the next line carries on from it")
  func question() throws {
    let run = try start()
    run.type("find coping | count by mission\r")
    run.expect("MONUSCO")
    run.expect("excerpts_of")
    run.expectPrompt()
    run.type("| sort excerpts desc | select mission\r")
    run.expect("the last result, cut to one column") { screen in
      screen.text.contains("| select mission\nmission\n")
    }
    run.leave()
  }

  @Test("a text that is not finished goes on in the next line, and is one entry")
  func openBracket() throws {
    var run = try start()
    run.type("find (coping\r")
    run.expect("a second line") { $0.line == "" && $0.row > 1 && $0.column == 0 }
    run.type("  or learning) | count\r")
    run.expect("sources_of")
    run.leave()
    #expect(history == "\"find (coping\\n  or learning) | count\"\n")
    run = try start()
    run.type("\u{1B}[A")
    run.expect("recalled as one") {
      $0.text.hasSuffix("qualm> find (coping\n  or learning) | count")
    }
    run.type("\r")
    run.expect("sources_of")
    run.leave()
  }

  @Test("an error points into the user's own line, and the session goes on")
  func error() throws {
    let run = try start()
    run.type("find copng\r")
    run.expect("did you mean `coping`?")
    run.expect("^^^^^")
    run.expectPrompt()
    run.type("find coping | count\r")
    run.expect("sources_of")
    run.leave()
  }

  @Test(
    "Tab completes codes, keywords, stages, fields and values",
    arguments: [
      ("find copi", "find coping"), ("fin", "find"), ("find coping whe", "find coping where"),
      ("find coping | cou", "find coping | count"), ("find coping | quo", "find coping | quote"),
      ("find coping | context 2 sent", "find coping | context 2 sentences"),
      ("find coping where missio", "find coping where mission"),
      ("find coping where mission = MONUS", "find coping where mission = MONUSCO"),
      (":describe copi", ":describe coping"), ("find coping | cha", "find coping | chart"),
      ("find coping | links | chart net", "find coping | links | chart network"),
    ])
  func completion(typed: String, expected: String) throws {
    let run = try start()
    run.type(typed + "\t")
    run.expect("completed") { $0.line.hasPrefix("qualm> " + expected) }
    run.type("\u{3}")
    run.expect("^C")
    run.leave()
  }

  @Test("an answer is written to a file, the last one too")
  func files() throws {
    let run = try start()
    run.type("from sources where id = DRC-15 | select id, mission | to \"a.csv\"\r")
    run.expect("wrote 1 row to a.csv")
    run.expectPrompt()
    #expect(home.read("a.csv") == "id,mission\nDRC-15,MONUSCO\n")
    run.type("from sources | count by mission | chart bar\r")
    run.expect("rows by mission")
    run.expect("██")
    run.expectPrompt()
    run.type("| to \"a.svg\"\r")
    run.expect("wrote a bar chart of")
    run.expectPrompt()
    #expect(home.read("a.svg").hasPrefix("<svg "))
    run.type("from sources | to \"nowhere/a.csv\"\r")
    run.expect("there is no folder `nowhere`")
    run.leave()
  }

  @Test("what the corpus has is told by :codes, :fields and :describe")
  func catalogue() throws {
    let run = try start(rows: 300)
    run.type(":codes coping\r")
    run.expect("coping")
    run.expectPrompt()
    run.type(":fields\r")
    run.expect("affiliation")
    run.expectPrompt()
    run.type(":describe mission\r")
    run.expect("MONUSCO")
    run.expectPrompt()
    run.type(":describe nosuchthing\r")
    run.expect("nosuchthing`")
    run.leave()
  }

  @Test("a file is run, and what it defines stays")
  func load() throws {
    home.write("let mine = coping or learning\nfind mine | count\n", to: "mine.qlm")
    home.write("find coping | count\nfind copng\n", to: "wrong.qlm")
    let run = try start()
    run.type(":load mi\t\r")
    run.expect("sources_of")
    run.expectPrompt()
    run.type("from mine | count\r")
    run.expect("the name is known") { $0.text.components(of: "sources_of") == 2 }
    run.expectPrompt()
    run.type(":load \"wrong.qlm\"\r")
    run.expect("wrong.qlm:2:6")
    run.leave()
  }

  @Test("formats and timing")
  func formats() throws {
    let run = try start()
    run.type(":format jsonl\r")
    run.expectPrompt()
    run.type("find coping | count\r")
    run.expect("{\"excerpts\":")
    run.expectPrompt()
    run.type(":format table\r")
    run.expectPrompt()
    run.type("find coping | count\r")
    run.expect("a time below the answer") {
      $0.text.contains(" ms\n") || $0.text.contains(" s\n")
    }
    run.leave()
  }

  @Test("a pasted query of several lines runs once, as a whole")
  func paste() throws {
    let run = try start()
    run.type("\u{1B}[200~find coping\r  where mission = MONUSCO\r  | count\r\u{1B}[201~")
    run.expect("it waits for Enter") { $0.text.hasSuffix("  | count") }
    run.type("\r")
    run.expect("sources_of")
    run.leave()
    #expect(history == "\"find coping\\n  where mission = MONUSCO\\n  | count\"\n")
  }
}
