import QualmBase
import QualmRender
import QualmSession
import Testing

@testable import QualmCLI

@Suite("Completion")
struct CompletionTests {
  private func candidates(_ names: [String], detail: String? = nil) -> [Completion] {
    names.map { Completion(text: $0, detail: detail, kind: .code) }
  }

  /// What Tab makes of a text in which `|` is the cursor and `[` begins the word.
  private func step(_ marked: String, _ names: [String]) -> CompletionStep {
    let start = marked.utf8.count - marked.drop { $0 != "[" }.utf8.count
    let unmarked = marked.filter { $0 != "[" }
    let offset = unmarked.utf8.count - unmarked.drop { $0 != "|" }.utf8.count
    return CompletionStep(
      for: Completions(replacing: start..<offset, candidates: candidates(names)),
      in: unmarked.filter { $0 != "|" }, at: offset)
  }

  @Test("the only candidate is put in, with a blank where none stands")
  func unique() {
    #expect(step("find [cop|", ["coping"]) == .replace(5..<8, "coping "))
    #expect(step("find [cop| and", ["coping"]) == .replace(5..<8, "coping"))
    #expect(step("find ([cop|)", ["coping"]) == .replace(6..<9, "coping"))
    #expect(step("find [th|", ["theme/"]) == .replace(5..<7, "theme/"))
    #expect(step("find [COP|", ["coping"]) == .replace(5..<8, "coping "))
    #expect(step("find thé [é|", ["école"]) == .replace(10..<12, "école "))
  }

  @Test("what several have in common is put in, and then they are listed")
  func several() {
    #expect(step("find [re|", ["resource", "respect"]) == .replace(5..<7, "res"))
    let both = CompletionList(candidates: candidates(["resource", "respect"]))
    #expect(step("find [res|", ["resource", "respect"]) == .list(both))
    #expect(step("find [|", ["resource", "respect"]) == .replace(5..<5, "res"))
    let near = CompletionList(candidates: candidates(["coping", "copying"]))
    #expect(step("find [copng|", ["coping", "copying"]) == .list(near))
    #expect(step("find [x|", []) == .nothing)
  }

  @Test("a list shows details, cut to the window")
  func details() {
    let list = CompletionList(candidates: [
      Completion(text: "coping", detail: "what people do about it, at some length", kind: .code),
      Completion(text: "漢字", detail: "wide", kind: .code),
      Completion(text: "bare", detail: nil, kind: .code),
    ])
    #expect(
      list.lines(width: 30, height: 10) == ["coping  what people do about…", "漢字    wide", "bare"])
    for width in [1, 5, 20, 80] {
      #expect(
        list.lines(width: width, height: 10).allSatisfy { DisplayWidth.of($0) < max(2, width) })
    }
  }

  @Test("a long list is set in columns, and cut at a screenful")
  func columns() {
    let names = (10..<60).map { "code\($0)" }
    let list = CompletionList(candidates: candidates(names, detail: "detail"))
    let all = list.lines(width: 80, height: 20)
    #expect(all.count == 5)
    #expect(all[0].hasPrefix("code10  code15  code20"))
    #expect(all.joined(separator: " ").split(separator: " ").sorted().map(String.init) == names)
    let cut = list.lines(width: 20, height: 5)
    #expect(cut.count == 5)
    #expect(cut.last == "and 42 more: a let…")
    #expect(cut.allSatisfy { $0.count < 20 })
    #expect(list.lines(width: 80, height: 50).first == "code10  detail")
  }

  @Test("details cannot write to the terminal")
  func controls() {
    let list = CompletionList(candidates: [
      Completion(text: "a", detail: "x\u{1B}[2J\ny", kind: .code)
    ])
    #expect(list.lines(width: 80, height: 9) == ["a  x␛[2J␊y"])
  }

  @Test("commands, their arguments and files are completed")
  func commands() throws {
    let prompt = Prompt(session: try Session(), options: PromptOptions())
    func names(_ text: String) -> [String] {
      let found = prompt.completions(in: text, at: text.utf8.count)
      return found.candidates.map {
        String(decoding: text.utf8.prefix(found.replacing.lowerBound), as: UTF8.self) + $0.text
      }
    }
    #expect(names(":des") == [":describe"])
    #expect(names(" :form") == [" :format"])
    #expect(names(":").count == PromptCommands.all.count)
    #expect(names(":xyz") == [])
    #expect(names(":format js") == [":format json", ":format jsonl"])
    #expect(names(":timing o") == [":timing on", ":timing off"])
    #expect(names(":quit ") == [])
    #expect(names("why DRC-15.").contains("why DRC-15.3"))
    #expect(names("why not DRC-15.3 ") == ["why not DRC-15.3 in ("])
    #expect(names("why DRC-15.3 in (fi") == ["why DRC-15.3 in (find"])
    #expect(names("why DRC-15.3 in (find copi").contains("why DRC-15.3 in (find coping"))
    #expect(names(":help ti").contains(":help timing"))
    #expect(names(":help Q095").contains(":help Q0951"))
    let folder = TemporaryFolder()
    folder.write("", to: "mine.qlm")
    folder.write("", to: ".hidden")
    #expect(names(":load \(folder.path)/") == [":load \(folder.path)/mine.qlm"])
    #expect(names(":load \(folder.path)/.h") == [":load \(folder.path)/.hidden"])
    let parent = folder.path.dropLast()
    #expect(names(":load \(parent)").contains(":load \(folder.path)/"))
  }

  /// What a session offers at the end of a text.
  private func offered(_ text: String, _ session: Session) -> Completions {
    session.completions(in: text, at: text.utf8.count)
  }

  private func texts(_ text: String, _ session: Session) -> [String] {
    offered(text, session).candidates.map(\.text)
  }

  @Test("codes are offered from the top, with labels and counts, and narrowed by letters")
  func codes() throws {
    let session = try Session()
    let top = offered("find ", session)
    let theme = try #require(top.candidates.first { $0.text == "theme" })
    #expect(theme.count == 543 && theme.detail == "Framework theme" && theme.definition != nil)
    #expect(!top.candidates.contains { $0.text == "poaching" })
    #expect(top.further > 100)
    #expect(texts("find poachi", session).contains("poaching"))
    // By a word of the name, failing one that the name begins with; by a word of the label.
    #expect(texts("find troops", session).contains("too-few-troops"))
    #expect(texts("find informal-wa", session).isEmpty)
    #expect(texts("find POACH", session).contains("poaching"))
    #expect(texts("find `poa", session).contains("poaching"))
    #expect(texts("find theme/resource/sta", session).allSatisfy { $0.hasPrefix("theme/") })
    #expect(offered("find poaching or ", session).further == top.further)
  }

  @Test("a misspelt name brings those near it, of what may stand there")
  func near() throws {
    let session = try Session()
    func near(_ text: String) -> [String] {
      let found = offered(text, session)
      #expect(found.areNear)
      return found.candidates.map(\.text)
    }
    #expect(near("find copng") == ["coping"])
    #expect(near("find * | cuont") == ["count"])
    #expect(near("find * | count by misson").first == "mission")
    #expect(near("find * where mission = MONUK").contains("MONUC"))
    #expect(near("use framwork") == ["framework"])
    #expect(near("fnd") == ["find"])
    #expect(!offered("let copng", session).areNear)
    #expect(!offered("find \"copng", session).areNear)
  }

  @Test("the only name near is put in and told of; a value never is")
  func corrected() {
    func step(_ kind: Completion.Kind) -> CompletionStep {
      CompletionStep(
        for: Completions(
          replacing: 5..<10,
          candidates: [Completion(text: "coping", detail: nil, kind: kind)], areNear: true),
        in: "find copng", at: 10)
    }
    guard case .correct(5..<10, "coping ", let list) = step(.code), case .list = step(.value) else {
      Issue.record("\(step(.code)), \(step(.value))")
      return
    }
    #expect(list.lines(width: 80, height: 5).first?.contains("`copng`") == true)
  }

  @Test("a code found by a word of its label is shown, and not put in the word's place")
  func byLabel() {
    #expect(step("find [staff|", ["under-staffing"]) == .replace(5..<10, "under-staffing "))
    guard case .list(let list) = step("find [learn|", ["rq3"]) else {
      Issue.record("it is put in")
      return
    }
    #expect(list.heading?.contains("`learn`") == true)
  }

  @Test("a word that is completed in its middle swallows its end")
  func middle() {
    #expect(step("find [cop|ing", ["coping"]) == .replace(5..<11, "coping "))
    #expect(step("find [cop|ing and", ["coping"]) == .replace(5..<11, "coping"))
    #expect(step("find [cop|x", ["coping"]) == .replace(5..<8, "coping "))
    #expect(step("= [\"De|\"", ["\"Deputy SRSG\""]) == .replace(2..<6, "\"Deputy SRSG\" "))
  }

  @Test("columns that stages make, their values, and the stages that take them")
  func columnsOfStages() throws {
    let session = try Session()
    #expect(
      texts("find * | count by theme | sort ", session)
        == ["theme", "excerpts", "excerpts_of", "sources", "sources_of"])
    #expect(
      texts("find * | summarize who = values(mission) | where who contains M", session).sorted()
        == ["MONUC", "MONUSCO"])
    let stages = texts("find * | count by theme | ", session)
    #expect(stages.contains("sort") && !stages.contains("links") && !stages.contains("agree"))
    #expect(
      texts("find * | matrix theme by question | cell power, r", session) == ["rq1", "rq2", "rq3"])
    #expect(
      texts("find * | matrix theme by mission | cell power, ", session)
        == ["UNMIK", "MONUC", "MONUSCO"])
    let groups = offered("find * | matrix mission by theme | cell MONUSCO, ", session).candidates
    #expect(groups.count == 4 && groups.allSatisfy { $0.kind == .code })
    #expect(texts("find * | matrix theme by mission | cell poachi", session) == [])
    #expect(texts("find * | select id, summary, i", session) == [])
    #expect(texts("from sources | with n = ", session).contains("size("))
  }

  @Test(
    "fields that people ask by come before places and ids",
    arguments: [
      "find * | matrix ", "find * | count by ", "find * where ",
    ])
  func order(_ text: String) throws {
    let session = try Session()
    let fields = offered(text, session).candidates.filter { $0.kind == .field }.map(\.text)
    let last = ["id", "start", "end", "cite_start", "cite_end", "document", "coder"]
    #expect(Set(fields.suffix(12)).isSuperset(of: last))
    let attributes = ["theme", "mission", "role", "affiliation", "organisation"]
    #expect(Set(fields.prefix(17)).isSuperset(of: attributes))
    // `:fields` has the same order.
    let listed = session.fields().table.columns[0].cells.map(\.plainText)
    #expect(Set(listed.prefix(17)).isSuperset(of: attributes))
    #expect(Set(listed.suffix(14)).isSuperset(of: last))
  }

  @Test("definitions, parameters and the last result are known to what follows them")
  func names() throws {
    let session = try Session()
    let text =
      "let mine = coping or poaching\nlet top(f) = count by $f | first 3\nparam where-from = UNMIK\n"
    #expect(texts(text + "find min", session) == ["mine"])
    #expect(texts(text + "find * | to", session).contains("top("))
    #expect(texts(text + "find * where mission = $", session) == ["$where-from"])
    #expect(texts("let top(f, n) = count by $", session) == ["$f", "$n"])
    #expect(texts("from ", session).contains("_") == false)
    #expect(texts("find coping\nfrom ", session).contains("_"))
    #expect(
      texts("find coping | count by mission\n| sort so", session) == ["sources", "sources_of"])
  }

  @Test("names are written so that they can be read")
  func quoting() throws {
    let text =
      "find * | summarize `two words` = count, `its` = count, plain = count by theme | drop "
    #expect(texts(text, try Session()) == ["theme", "`two words`", "`its`", "plain"])
  }

  @Test("where nothing can be offered it is said why")
  func hints() throws {
    let session = try Session()
    #expect(offered("find * | first ", session).hint == "a number of your choice")
    #expect(offered("let ", session).hint == "a new name of your choice")
    #expect(offered("find coping poaching and ", session).hint?.contains("`poaching`") == true)
    #expect(offered("find coping -- a remark ", session).hint == nil)
    #expect(
      CompletionStep(for: offered("let ", session), in: "let ", at: 4)
        == .list(CompletionList(candidates: [], heading: "a new name of your choice")))
  }

  @Test(
    "a word with which nothing begins is told of",
    arguments: [
      ("find MONUSCO", "`MONUSCO` is a value of `mission`: `find * where mission = MONUSCO`"),
      ("find coping and (MONUSCO", "`MONUSCO` is a value of `mission`"),
      ("find zzzz", "unknown code `zzzz`"),
      ("show", "cannot begin with `show`"),
      ("show m", "cannot begin with `show`"),
      ("find * where zzzz", "nothing here begins with `zzzz`"),
      ("find * where role = Zzzz", "no value of `role` begins with `Zzzz`"),
      ("find * where role = Deputy Head, L", "a value of several words stands in quotes"),
      (":x", "no command begins with `:x`; `:help` lists them"),
    ])
  func told(_ text: String, _ hint: String) throws {
    let prompt = Prompt(session: try Session(), options: PromptOptions())
    let found = prompt.completions(in: text, at: text.utf8.count)
    #expect(found.candidates.isEmpty)
    #expect(found.hint?.contains(hint) == true, "\(found.hint ?? "nothing")")
  }

  @Test("of what the user chooses nothing is told")
  func untold() throws {
    let session = try Session()
    for text in ["let zzzz", "find * | first 3", "find coping -- zzzz", "claim \"zz"] {
      #expect(offered(text, session).hint == nil, "\(text)")
    }
  }

  @Test("a hint that is longer than the window goes on in the next line")
  func longHint() {
    let list = CompletionList(candidates: [], heading: "one two three four five")
    #expect(list.lines(width: 12, height: 9) == ["one two", "three four", "five"])
  }

  @Test("a value of several words is found without its quotes, and gets them")
  func unquoted() throws {
    let session = try Session()
    let text = "from sources where role = Deputy Head, R"
    let found = offered(text, session)
    #expect(!found.candidates.isEmpty)
    #expect(found.candidates.allSatisfy { $0.text.lowercased().hasPrefix("\"deputy head, r") })
    #expect(found.replacing == 26..<text.utf8.count)
    #expect(texts("find * where role in (Guard, Deputy H", session).allSatisfy { $0.first == "\"" })
    #expect(
      step("role = [dep he|", ["\"Dep Head, A\"", "\"Dep Head, B\""])
        == .replace(7..<13, "\"Dep Head, "))
  }

  @Test("counts beside a condition are said to be those of the whole corpus")
  func counts() throws {
    let session = try Session()
    for text in [
      "find coping and ", "find coping where mission = ",
      "find * where mission = MONUC and role = ",
      "find * where mission = MONUC | count by ",
    ] {
      #expect(offered(text, session).countsAll, "\(text)")
    }
    for text in ["find ", "find not ", "find * where mission = ", "find * | count by ", "from "] {
      #expect(!offered(text, session).countsAll, "\(text)")
    }
    var list = CompletionList(candidates: [
      Completion(text: "a", detail: nil, kind: .code, count: 7)
    ])
    list.countsAll = true
    #expect(list.lines(width: 60, height: 9) == ["a  7", "counts: the whole corpus"])
  }

  @Test(
    "examples in details suit every corpus", arguments: ["", "find ", "find a ", "find * where a "])
  func examples(_ text: String) throws {
    let details = offered(text, try Session()).candidates.filter { $0.kind == .keyword }
      .compactMap(\.detail)
    #expect(!details.isEmpty)
    for name in ["coping", "ngo", "MONUSCO", "DRC"] {
      #expect(details.allSatisfy { !$0.contains(name) }, "\(name)")
    }
  }

  @Test("codes that are looked for in vain bring those near")
  func codesNear() throws {
    let session = try Session()
    #expect(session.codes(matching: "copng").footers[0].hasSuffix("; did you mean `coping`?"))
    #expect(
      session.codes(matching: "zzz").footers[0].hasSuffix(": none has `zzz` in its path or label"))
  }

  @Test("no text is too strange to be completed")
  func strange() throws {
    let session = try Session()
    let texts = [
      String(repeating: "(", count: 3000), "find " + String(repeating: "(", count: 3000),
      "find " + String(repeating: "a and ", count: 1500),
      "claim \"a\" that " + String(repeating: "not ", count: 900),
      "find `", "find \"", "find /", "$", "|", ";", "find * | to \"", "`a`/`b c`/", "find 漢字/é",
      "find coping\n\n", "--", "find a--b", "find * where x in (", "\u{0}\u{1B}[A",
    ]
    for text in texts {
      for offset in Set([0, 1, text.utf8.count / 2, text.utf8.count]) {
        let found = session.completions(in: text, at: min(offset, text.utf8.count))
        #expect(found.replacing.upperBound <= text.utf8.count)
      }
    }
  }

  @Test("what a codebook says of a few codes stands below them")
  func definitions() {
    let list = CompletionList(candidates: [
      Completion(text: "a", detail: "A label", kind: .code, count: 7, definition: "What it means."),
      Completion(text: "bb", detail: "Another", kind: .code, count: 123),
    ])
    #expect(
      list.lines(width: 60, height: 10) == [
        "a     7  A label", "         What it means.", "bb  123  Another",
      ])
    #expect(list.lines(width: 60, height: 2) == ["a     7  A label", "bb  123  Another"])
  }

  @Test("names with several steps are completed, and the fields of the rows that are asked for")
  func steps() throws {
    let session = try Session()
    func names(_ text: String) -> [String] {
      let found = session.completions(in: text, at: text.utf8.count)
      return found.candidates.map {
        String(decoding: text.utf8.prefix(found.replacing.lowerBound), as: UTF8.self) + $0.text
      }
    }
    func added(_ text: String) -> [String] { names(text).map { String($0.dropFirst(text.count)) } }
    #expect(names("cla") == ["claim"])
    #expect(added("claim \"a\" ") == ["including assertions", "that"])
    #expect(added("claim \"a\" including assertions ").contains("that"))
    #expect(
      added("claim \"a\" that ") == ["count(", "sources(", "share(", "values(", "empty(", "not"])
    #expect(added("claim \"a\" that empty(") == ["find", "from"])
    #expect(added("claim \"a\" that empty(find ").contains("coping"))
    #expect(added("claim \"a\" that empty(find coping where mission = ").contains("MONUSCO"))
    #expect(added("claim \"a\" that values(").contains("mission"))
    #expect(added("claim \"a\" that values(mission, ") == ["find", "from"])
    #expect(added("claim \"a\" that share(find coping of ") == ["find", "from"])
    #expect(added("claim \"a\" that values(mission, find coping) = {").contains("MONUSCO"))
    #expect(added("claim \"a\" that values(mission, find coping) contains ").contains("MONUSCO"))
    #expect(
      added("claim \"a\" that count(find (coping)) = 1 ") == ["and", "or", "known"])
    #expect(added("claim \"a\" that count(find coping) = 1 and ").contains("sources("))
    #expect(names("find theme/").contains("find theme/resource"))
    #expect(names("find theme/").allSatisfy { $0.hasPrefix("find theme/") })
    #expect(names("find theme/res").contains("find theme/resource"))
    #expect(names("find coping\"").isEmpty)
    #expect(names("find * | count by theme/res").contains("find * | count by theme/resource"))
    #expect(names("find * where source.").contains("find * where source.role"))
    #expect(names("find * where document.ti") == ["find * where document.title"])
    #expect(names("from sources where ro") == ["from sources where role"])
    #expect(names("from sources where placed") == [])
    #expect(names("from memos where kind = co").contains("from memos where kind = coding"))
    #expect(names("find * | ag") == ["find * | agree"])
    #expect(names("find * | chart ").count == 4)
    #expect(names("find * | chart ba") == ["find * | chart bar"])
    #expect(added("find * | chart bar ") == ["to", "|"])
    #expect(added("find * | chart bar to ") == ["\""])
    #expect(added("find * | to ") == ["\""])
    #expect(
      names("find * | agree ")
        == ["|", "by coder", "on", "unit excerpt", "unit source", "unit character"].map {
          "find * | agree " + $0
        })
    #expect(names("find * | agree by coder on cop") == ["find * | agree by coder on coping"])
    #expect(names("find * | rule cop") == ["find * | rule coping"])
    #expect(names("find * | rule coping ").contains("find * | rule coping =>"))
    #expect(
      names("find * | rule coping => poachi") == [
        "find * | rule coping => poaching", "find * | rule coping => poaching-back",
      ])
    #expect(
      names("find * | rule ngo => coping p")
        == ["source", "excerpt"].map { "find * | rule ngo => coping per " + $0 })
    #expect(
      names("find * | rule ngo => coping per e") == ["find * | rule ngo => coping per excerpt"])
    #expect(names("find * | saturation b") == ["find * | saturation by"])
    #expect(names("find * | saturation by evid") == ["find * | saturation by evidence"])
    #expect(
      names("find * | saturation by source o").contains("find * | saturation by source order"))
    #expect(names("find * | timeline code") == ["find * | timeline coded"])
    #expect(names("find * | timeline coded b") == ["find * | timeline coded by"])
    #expect(
      names("find * | timeline coded by ")
        == ["year", "month", "day"].map { "find * | timeline coded by " + $0 })
    #expect(names("find * | cooccur cop") == ["find * | cooccur coping"])
    #expect(
      names("find * | cooccur theme w") == ["find * | cooccur theme with"])
    #expect(names("find * | cooccur theme with cop") == ["find * | cooccur theme with coping"])
    #expect(
      names("find * | cooccur theme by ")
        == ["near", "excerpt", "overlap", "source"].map { "find * | cooccur theme by " + $0 })
    #expect(
      names("find * | cooccur theme by near 2 pag") == ["find * | cooccur theme by near 2 pages"])
    #expect(names("find * | agree on theme/res").contains("find * | agree on theme/resource"))
    #expect(names("find * | agree on theme unit s") == ["find * | agree on theme unit source"])
    #expect(names("find * | agree on theme u").contains("find * | agree on theme unit source"))
    #expect(names("find * | agree on affil") == [])
    #expect(names("find * | union (fi") == ["find * | union (find"])
    #expect(names("find * | except (find pow").contains("find * | except (find power"))
    #expect(
      names("find * | intersect (find a where miss").contains(
        "find * | intersect (find a where mission"))
    #expect(names("find * | cite b") == ["find * | cite bibtex"])
    #expect(names("find * | join miss") == ["find * | join missions"])
    #expect(names("find * | join missions ") == ["find * | join missions on"])
    #expect(
      names("find * | join (from sources | first 3) o") == [
        "find * | join (from sources | first 3) on"
      ])
    #expect(names("find * | join missions on miss").contains("find * | join missions on mission"))
    #expect(names("find coping link").contains("find coping linked by"))
    #expect(names("find coping not linked by con") == ["find coping not linked by contradicts"])
    #expect(
      names("find coping linked by repeats or res").contains(
        "find coping linked by repeats or restates"))
    #expect(
      names("find coping linked by contradicts t").contains("find coping linked by contradicts to"))
    #expect(
      names("find coping linked by contradicts to poach").contains(
        "find coping linked by contradicts to poaching"))
    #expect(
      names("find coping linked with other poach").contains(
        "find coping linked with other poaching"))
    #expect(
      names("find coping linked by contradicts where aff").contains(
        "find coping linked by contradicts where affiliation"))
    #expect(names("find coping overl").contains("find coping overlaps"))
    #expect(names("find coping not near poach").contains("find coping not near poaching"))
    #expect(names("find coping near other poach").contains("find coping near other poaching"))
    #expect(names("find coping near poaching wi").contains("find coping near poaching within"))
    #expect(
      names("find coping near poaching within 2 ")
        == [
          "characters", "words", "sentences", "paragraphs", "pages",
        ].map { "find coping near poaching within 2 " + $0 })
    #expect(
      names("find coping near poaching within 2 pages where aff").contains(
        "find coping near poaching within 2 pages where affiliation"))
    #expect(
      names("find coping inside poaching as ")
        == ["overlap", "union", "whole"].map { "find coping inside poaching as " + $0 })
    #expect(
      names("find coping inside poaching as ov").contains("find coping inside poaching as overlap"))
    #expect(
      names("find a overlaps b as union | sort len").contains(
        "find a overlaps b as union | sort length"))
    #expect(
      added("find ngos overlaps coping as union | select other.sum") == ["mary"])
    #expect(
      names("find a overlaps b as overlap | where mission = MONUS").contains(
        "find a overlaps b as overlap | where mission = MONUSCO"))
    #expect(
      names("find * where summary matches /x y/ an").contains(
        "find * where summary matches /x y/ and"))
    #expect(names("find * | links rep") == ["find * | links repeats"])
    #expect(names("find * | links repeats or res") == ["find * | links repeats or restates"])
    #expect(names("find * | links repeats t") == [])
    #expect(names("find * | links | where wor") == ["find * | links | where wording"])
    #expect(names("find * | links | select dir").contains("find * | links | select direction"))
    #expect(names("find * | links | select other.sum") == ["find * | links | select other.summary"])
    #expect(
      names("find * | links | where wording = alt") == ["find * | links | where wording = altered"])
    #expect(
      names("find * | links | where other.mission = MONUS").contains(
        "find * | links | where other.mission = MONUSCO"))
    #expect(
      names("from sources; find * where placed_t") == ["from sources; find * where placed_theme"])
  }
}
