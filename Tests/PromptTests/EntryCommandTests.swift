import ProcessSupport
import QualmBase
import QualmSession
import Testing

@testable import QualmCLI

@Suite("Commands about entries, answers and files")
struct EntryCommandTests {
  private let folder = TemporaryFolder()

  private func run(_ entries: String...) throws -> PromptTalk { try PromptTalk(entries) }

  @Test("the last result is `_`, among codes and after from")
  func lastResult() throws {
    let talk = try run(
      "find coping where mission = MONUSCO", "find _ and power", "find coping | count by source",
      "from _ | count")
    #expect(talk.told.components(of: "error[") == 0)
    #expect(try run("find _").told.contains("Q0454"))
  }

  @Test(":last shows the last answer again with all its rows, in the format of now")
  func last() throws {
    let talk = try run(":set rows 2", "find coping | select id", ":format csv", ":last")
    let parts = talk.text.split(separator: "\nid\n", omittingEmptySubsequences: false)
    #expect(parts.count == 2)
    #expect(parts.first?.contains("2 of 37 rows") == true)
    #expect(parts.last?.split(separator: "\n").count == 37)
  }

  @Test(":expand shows each row by itself, one row, or every answer from now on")
  func expand() throws {
    let query = "find coping | first 3 | select id, page"
    let whole = try run(":timing off", query, ":expand").text
    #expect(whole.contains("── 1 of 3 ──") && whole.contains("── 3 of 3 ──"))
    let one = try run(":timing off", query, ":expand 2").text
    #expect(one.contains("── 2 of 3 ──") && !one.contains("── 1 of 3 ──"))
    #expect(one.hasSuffix("1 of 3 rows · 3 excerpts · 3 of 32 sources\n"))
    #expect(try run(":expand on", query).text.contains("── 3 of 3 ──"))
    #expect(try run(query, ":expand 0").told.contains("its rows are 1 to 3"))
  }

  @Test(":expand N counts the rows that are shown: of a grid, of a chart's table")
  func expandRows() throws {
    let grid = "find * | matrix theme by mission"
    #expect(try run(grid, ":expand 4").text.contains("── 4 of 4 ──"))
    #expect(try run(grid, ":expand 5").told.contains("its rows are 1 to 4"))
    #expect(
      try run("find coping | count by theme | chart bar", ":expand 2").text.contains("── 2 of 4"))
  }

  @Test("nothing that begins with a blank goes into a script; another corpus is noted there")
  func saveNotes() throws {
    let script = "\(folder.path)/s.qlm"
    _ = try run(
      "find poaching", " find learning", ":framework initial", "find coping", ":save \(script)")
    let saved = folder.read("s.qlm")
    #expect(!saved.contains("learning"))
    #expect(saved.contains("by the framework initial\n\nfind coping"))
    #expect(
      saved.hasPrefix(
        "-- Asked of: The mission corpus: coded evidence on two UN peacekeeping missions\n"))
  }

  @Test(":explain tells how the last query is worked out, or another")
  func explain() throws {
    #expect(try run("find coping where page > 200", ":explain").text.contains("operation"))
    #expect(try run(":explain find coping").text.contains("operation"))
    #expect(try run(":explain").told.contains("Q0957"))
  }

  @Test("each setting is set and told of, and lists what it may be")
  func settings() throws {
    let values = [
      "color": "on", "expand": "on", "format": "csv", "header": "off", "max-rows": "5",
      "pager": "off", "raw": "on", "rows": "7", "timeout": "2.5", "timing": "off", "width": "60",
    ]
    #expect(Set(values.keys) == Set(PromptSetting.all.map(\.name)))
    let list = try run(":set").text
    for setting in PromptSetting.all {
      #expect(list.contains(setting.name) && list.contains(setting.summary))
      let value = try #require(values[setting.name])
      let talk = try run(":set \(setting.name) \(value)")
      #expect(talk.told.isEmpty, "\(talk.told)")
      #expect(setting.value(talk.prompt) == value)
      #expect(setting.value(talk.prompt) != setting.value(try run().prompt))
    }
  }

  @Test("settings do what they say")
  func effects() throws {
    #expect(
      try run(":set rows 1", ":set timing off", "find coping | select id")
        .text.contains("\n1 of 37 rows · 23 excerpts"))
    #expect(!(try run(":set header off", "find coping | count")).text.contains("sources_of"))
    #expect(try run(":set max-rows 3", "find coping").told.contains("only the first 3 of 37 rows"))
    #expect(try run(":set width 30", "find coping | first 1").text.contains("── 1 of 1"))
  }

  @Test(":fix gives the last mistake back, the cursor where it is")
  func fix() throws {
    let talk = try run("find coping", "find coping and copng", ":fix")
    #expect(talk.reader.prefilled == [Prefill("find coping and copng", at: 16)])
    let command = try run(":set rows many", ":fix")
    #expect(command.reader.prefilled == [Prefill(":set rows many", at: 10)])
    #expect(try run("find copng", "find coping", ":fix").told.contains("no mistake"))
  }

  @Test(":history shows earlier entries, all or those that hold a pattern")
  func history() throws {
    let talk = try run("find coping | count", ":timing off", ":history COP")
    #expect(talk.text.hasSuffix("find coping | count\n:history COP\n"))
    #expect(try run(":history xyzzy").text == ":history xyzzy\n")
  }

  @Test(":save writes a script that gives the same answers, or the last answer; never over a file")
  func save() throws {
    let script = "\(folder.path)/session.qlm"
    let talk = try run(
      "let makeshift = stand-ins or several-roles", "find makeshift | count", "find copng",
      ":save \(script)", "| select sources", ":save \(script)", ":save \(folder.path)/a.csv")
    #expect(talk.told.components(of: "wrote") == 3)
    #expect(folder.read("a.csv").hasPrefix("sources\n"))
    let saved = folder.read("session.qlm")
    #expect(saved.contains("let makeshift") && !saved.contains("copng"))
    let loaded = try run(":set timing off", ":load \(script)")
    #expect(!loaded.told.contains("error["))
    #expect(loaded.text.contains("sources_of"))
    #expect(try run("find coping", ":save \(script)").told.contains("Q0960"))
    #expect(folder.read("session.qlm") == saved)
    #expect(try run("find coping", ":save \(folder.path)/a.xyz").told.contains("Q0354"))
    #expect(try run("find coping", ":save \(folder.path)/a.svg").told.contains("Q0354"))
  }

  @Test(":log writes a page of Markdown that can be run again, with the same answers")
  func log() throws {
    let page = "\(folder.path)/today.md"
    let talk = try run(
      ":set timing off", ":log \(page)", "find poaching\n| select id, page", ":codes poach",
      "find copng", ":values mission", "| first 1", ":framework initial",
      "find coping | count by theme | chart bar", " find secret", ":log off", "find learning")
    #expect(talk.told.contains("Q0201"))
    let text = folder.read("today.md")
    #expect(text.hasPrefix("# Asked of: The mission corpus"))
    #expect(text.contains("\n```qualm\nfind poaching\n| select id, page\n```\n\n| id | page |\n"))
    #expect(text.contains("\n`:codes poach`\n"))
    #expect(text.contains("\n```text\nfind copng\n```\n") && text.contains("error[Q0201]"))
    #expect(text.contains("\n```qualm\nfind * | count by mission\n```\n"))
    #expect(text.contains("\n```qualm-prompt\n:framework initial\n```\n"))
    #expect(!text.contains("find learning") && !text.contains("secret"))
    // Run again it says the same, in the same order, and in a log of its own.
    let again = "\(folder.path)/again.md"
    let rerun = try run(":set timing off", ":log \(again)", ":load \(page)", ":log off")
    #expect(!rerun.told.contains("error["), "\(rerun.told)")
    // What a command shows is not shown again, what a query answers is.
    func answers(_ page: String) -> [Substring] {
      page.replacing(/`:codes poach`[^`]*/, with: "").split(separator: "\n")
        .filter { $0.hasPrefix("| ") || $0.contains("█") }
    }
    #expect(answers(text).count > 12)
    #expect(answers(folder.read("again.md")) == answers(text))
  }

  @Test(":log carries on its own pages, and touches no other file; a full disk is told")
  func logFiles() throws {
    folder.write("find coping\n", to: "mine.qlm")
    #expect(try run(":log \(folder.path)/mine.qlm").told.contains("Q0960"))
    #expect(folder.read("mine.qlm") == "find coping\n")
    #expect(try run(":log /dev/full", "find coping").told.contains("error["))
    let page = "\(folder.path)/a.md"
    let first = try run(":log \(page)", "find poaching")
    #expect(try run(":log \(page)").told.contains("Q0907"))
    #expect(first.prompt.transcript != nil)
    first.prompt.transcript = nil
    #expect(try run(":log \(page)", "find coping").told.isEmpty)
    #expect(folder.read("a.md").components(of: "# Asked of: ") == 2)
  }

  @Test(":watch wants a query and a folder")
  func watch() throws {
    #expect(try run(":watch").told.contains("Q0957"))
    #expect(try run("find coping", ":watch").told.contains("built in"))
    #expect(try run("find coping", ":watch soon").told.contains("Q0953"))
  }

  @Test("the files of a corpus are seen to change")
  func stamps() {
    folder.write("a", to: "a.csv")
    let before = FileStamps(of: folder.path, and: [])
    #expect(before == FileStamps(of: folder.path, and: []))
    folder.write("ab", to: "a.csv")
    #expect(before != FileStamps(of: folder.path, and: []))
  }

  @Test("a text holds statements and commands, in their order, at their lines")
  func textParts() {
    let text =
      "let a = coping\n\n:set rows 5\n-- more\nlet b = power\n:load\n  x.qlm\n:timing off\n"
    func part(_ kind: PromptPart.Kind, _ text: String, _ above: Int) -> PromptPart {
      PromptPart(kind: kind, text: text, above: above)
    }
    let parts = [
      part(.statements, "let a = coping", 0), part(.command, ":set rows 5", 2),
      part(.statements, "-- more\nlet b = power", 3), part(.command, ":load\n  x.qlm", 5),
      part(.command, ":timing off", 7),
    ]
    #expect(PromptPart.parts(of: text) == parts)
    #expect(PromptPart.parts(of: text.replacing("\n", with: "\r\n")) == parts)
    #expect(PromptPart.parts(of: "") == [])
    #expect(
      PromptPart.parts(of: "\n\nfind a\n| count\n") == [part(.statements, "find a\n| count", 2)])
  }

  @Test("what begins with a blank comes back behind one, by :fix and by :edit")
  func secret() throws {
    let talk = try run(" find copng", ":fix")
    #expect(talk.reader.prefilled == [Prefill(" find copng", at: 6)])
  }

  @Test("a pasted line that carries on is told, saved and logged as one that stands alone")
  func carriedOn() throws {
    let script = "\(folder.path)/s.qlm"
    _ = try run("find coping\n:timing off\n\n| first 3", ":save \(script)")
    #expect(folder.read("s.qlm").hasSuffix("find coping\n\nfrom _ | first 3\n"))
  }

  @Test("a pasted text of queries and commands is carried out in its order")
  func pasted() throws {
    let talk = try run(":set rows 2\nfind coping | select id\n:timing off\n| count", ":fix")
    #expect(talk.text.contains("\n2 of 37 rows"))
    #expect(talk.text.contains("rows_of"))
    #expect(talk.told.contains("no mistake"))
    let wrong = try run("find coping\n:set rows many\n", ":fix")
    #expect(wrong.told.contains("--> query:2:11"))
  }

  @Test("the place of init.qlm by the rules of XDG")
  func initPath() {
    #expect(PromptInit.path { ["XDG_CONFIG_HOME": "/c", "HOME": "/h"][$0] } == "/c/qualm/init.qlm")
    #expect(
      PromptInit.path { ["XDG_CONFIG_HOME": "c", "HOME": "/h"][$0] } == "/h/.config/qualm/init.qlm")
    #expect(PromptInit.path { _ in nil } == nil)
  }

  @Test("queries of a Markdown page are its blocks of qualm, each at its line")
  func markdown() {
    let page = SourceText(
      name: "a.md",
      text:
        "# x\n\n```qualm\nfind a\n```\n~~~~ text\n```qualm\nno\n~~~~\n  ````qualm\nfind b\n```\n````\nend"
    )
    let script = MarkdownScript.script(in: page)
    #expect(
      String(decoding: script.bytes, as: UTF8.self)
        == "\n\n\nfind a\n\n\n\n\n\n\nfind b\n```\n\n")
    let plain = SourceText(name: "a.qlm", text: "```qualm\nx\n```")
    #expect(MarkdownScript.script(in: plain).bytes == plain.bytes)
  }
}
