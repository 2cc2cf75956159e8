import QualmBase
import QualmRender
import Testing

@Suite("Formats that programs read")
struct MachineFormatTests {
  /// Every kind of value, known and missing, with figures that must not show.
  private func everyKind() throws -> Answer {
    Answer(
      table: table(
        texts("id", ["DRC-15.3", "DRC-2.1", nil]),
        column(
          "theme", .text,
          [.list([.text("theme/power"), .text("theme/learning")]), .text("x"), .list([])]),
        column("when", .date, [try date("2011-01"), try date("2010-12-31"), .missing]),
        integers("n", [12, nil, -1]),
        column("share", .number, [.number(0.5), .number(12), .number(1.0 / 3)]),
        column("voice", .boolean, [.boolean(true), .boolean(false), .missing])),
      figures: Answer.Figures(excerpts: 3, notTestimony: 1, sources: 2, sourcesOf: 32),
      footers: ["a footer"])
  }

  /// What each format must take care of.
  private let awkward = Answer(
    table: table(
      texts("a,b", ["comma, quote \"", "tab\there", "back\\slash", "line\r\nend", "\u{1B}[31m"]),
      texts("é", ["漢字", " blank ", "\u{202E}", "", "\u{7F}\u{9B}"])))

  @Test("csv")
  func csv() throws {
    #expect(
      try rendered(everyKind(), as: "csv") == """
        id,theme,when,n,share,voice
        DRC-15.3,theme/power;theme/learning,2011-01,12,0.5,true
        DRC-2.1,x,2010-12-31,,12,false
        ,,,-1,0.3333333333333333,

        """)
    #expect(
      try rendered(awkward, as: "csv")
        == "\"a,b\",é\n\"comma, quote \"\"\",漢字\ntab\there, blank \nback\\slash,\u{202E}\n"
        + "\"line\r\nend\",\n\u{1B}[31m,\u{7F}\u{9B}\n")
  }

  @Test("csv quotes a row that would otherwise be an empty line")
  func loneEmptyCell() throws {
    let lone = Answer(table: table(texts("memo", ["x", nil, "y"])))
    #expect(try rendered(lone, as: "csv") == "memo\nx\n\"\"\ny\n")
  }

  @Test("tsv")
  func tsv() throws {
    #expect(
      try rendered(everyKind(), as: "tsv") == """
        id\ttheme\twhen\tn\tshare\tvoice
        DRC-15.3\ttheme/power;theme/learning\t2011-01\t12\t0.5\ttrue
        DRC-2.1\tx\t2010-12-31\t\t12\tfalse
        \t\t\t-1\t0.3333333333333333\t

        """)
    #expect(
      try rendered(awkward, as: "tsv")
        == "a,b\té\ncomma, quote \"\t漢字\ntab\\there\t blank \nback\\\\slash\t\u{202E}\n"
        + "line\\r\\nend\t\n\u{1B}[31m\t\u{7F}\u{9B}\n")
  }

  @Test("json")
  func json() throws {
    #expect(
      try rendered(everyKind(), as: "json")
        == #"[{"id":"DRC-15.3","theme":["theme/power","theme/learning"],"when":"2011-01","n":12,"#
        + #""share":0.5,"voice":true},"#
        + #"{"id":"DRC-2.1","theme":"x","when":"2010-12-31","n":null,"share":12,"voice":false},"#
        + #"{"id":null,"theme":[],"when":null,"n":-1,"share":0.3333333333333333,"voice":null}]"#
        + "\n")
  }

  @Test("jsonl")
  func jsonLines() throws {
    #expect(
      try rendered(awkward, as: "jsonl") == #"""
        {"a,b":"comma, quote \"","é":"漢字"}
        {"a,b":"tab\there","é":" blank "}
        {"a,b":"back\\slash","é":"\u202e"}
        {"a,b":"line\r\nend","é":""}
        {"a,b":"\u001b[31m","é":"\u007f\u009b"}

        """#)
  }

  @Test("json has no number for what is none, and keeps every digit of what is one")
  func jsonNumbers() throws {
    let numbers = Answer(
      table: table(
        column(
          "n", .number,
          [
            .number(.nan), .number(-.infinity), .number(0.1), .number(1e300), .number(-0.0),
            .number(1e-7), .integer(.min),
          ])))
    #expect(
      try rendered(numbers, as: "json")
        == #"[{"n":null},{"n":null},{"n":0.1},{"n":1e+300},{"n":0},{"n":1e-07},"#
        + #"{"n":-9223372036854775808}]"# + "\n")
  }

  @Test(
    "without a header",
    arguments: [("csv", "x,1\n"), ("tsv", "x\t1\n"), ("jsonl", "{\"a\":\"x\",\"b\":1}\n")])
  func withoutHeader(format: String, expected: String) throws {
    let answer = Answer(table: table(texts("a", ["x"]), integers("b", [1])))
    #expect(try rendered(answer, as: format, header: false) == expected)
  }

  @Test(
    "no rows", arguments: [("csv", "a,b\n"), ("tsv", "a\tb\n"), ("json", "[]\n"), ("jsonl", "")])
  func empty(format: String, expected: String) throws {
    let answer = Answer(table: table(texts("a", []), integers("b", [])))
    #expect(try rendered(answer, as: format) == expected)
  }

  @Test("a grid is data in its long form", arguments: ["csv", "tsv", "json", "jsonl"])
  func grid(format: String) throws {
    let long = table(texts("a", ["x"]), texts("b", ["y"]), integers("n", [1]))
    let grid = Answer(table: long, layout: .grid(rows: [0], columns: [1], cell: 2))
    #expect(try rendered(grid, as: format) == rendered(Answer(table: long), as: format))
  }
}

@Suite("Output formats")
struct FormatsTests {
  @Test("are found by name, and only by theirs")
  func names() {
    let names = Formats.all.map { $0.name }
    #expect(names == ["table", "expanded", "csv", "tsv", "json", "jsonl", "markdown"])
    for format in Formats.all { #expect(Formats.named(format.name)?.name == format.name) }
    #expect(Formats.named("CSV") == nil)
  }

  /// Takes some bytes and then no more, like a pipe whose reader has left.
  private final class ShortSink: ByteSink {
    var taken = 0
    func write(_ bytes: [UInt8]) -> Bool {
      taken += bytes.count
      return false
    }
  }

  @Test("stop soon after the reader has left", arguments: Formats.all.map { $0.name })
  func closedPipe(name: String) throws {
    let renderer = try #require(Formats.named(name))
    let rows = 100_000
    let long = table(integers("number", Array(0..<rows)))
    let sink = ShortSink()
    var output = OutputBuffer(sink)
    renderer.render(Answer(table: long), options: RenderOptions(), into: &output)
    let stillOpen = output.flush()
    #expect(!stillOpen)
    #expect(sink.taken >= 65_536)
    #expect(sink.taken < 70_000)
  }
}
