import QualmBase
import QualmRender
import Testing

@Suite("Tables for people")
struct TableTests {
  private let passages = Answer(
    table: table(
      texts("id", ["DRC-15.3", "DRC-2"]),
      texts(
        "summary",
        [
          "Helicopters were shared with the government, which decided where they flew.",
          "漢字の要約はここにあります。",
        ]),
      texts("mission", ["MONUSCO", nil])),
    figures: Answer.Figures(excerpts: 16, notTestimony: 2, sources: 6, sourcesOf: 32),
    footers: ["includes 28 with no affiliation"])

  @Test("without a limit of width nothing is broken")
  func wide() throws {
    #expect(
      try rendered(passages, as: "table") == """
        id        summary                                                                      mission
        ────────  ───────────────────────────────────────────────────────────────────────────  ───────
        DRC-15.3  Helicopters were shared with the government, which decided where they flew.  MONUSCO
        DRC-2     漢字の要約はここにあります。

        16 excerpts (+ 2 not testimony) · 6 of 32 sources
        includes 28 with no affiliation

        """)
  }

  @Test("the widest column gives way first; wide letters count twice")
  func shrunk() throws {
    #expect(
      try rendered(passages, as: "table", width: 44) == """
        id        summary                    mission
        ────────  ─────────────────────────  ───────
        DRC-15.3  Helicopters were shared    MONUSCO
                  with the government,
                  which decided where they
                  flew.
        DRC-2     漢字の要約はここにありま
                  す。

        16 excerpts (+ 2 not testimony) · 6 of 32
        sources
        includes 28 with no affiliation

        """)
  }

  @Test("in a narrow window words are broken, names and numbers are not")
  func narrow() throws {
    let answer = Answer(
      table: table(
        texts("id", ["DRC-15.3"], names: .rows), texts("organisation", ["International/Alert"])))
    #expect(
      try rendered(answer, as: "table", width: 18) == """
        id        organisa
                  tion
        ────────  ────────
        DRC-15.3  Internat
                  ional/
                  Alert

        1 row

        """)
  }

  @Test("in the narrowest window columns stand below each other")
  func narrowest() throws {
    let rows = table(
      texts("id", ["DRC-15.3", "DRC-2"]), texts("mission", ["MONUSCO", ""]),
      texts("summary", ["Helicopters were shared.", "漢字の要約はここにあります。"]))
    #expect(
      try rendered(Answer(table: rows), as: "table", width: 22) == """
        ── 1 of 2 ────────────
        id       DRC-15.3
        mission  MONUSCO
        summary  Helicopters
                 were shared.
        ── 2 of 2 ────────────
        id       DRC-2
        summary  漢字の要約は
                 ここにありま
                 す。

        2 rows

        """)
    #expect(
      try rendered(Answer(table: rows), as: "table", width: 12).hasPrefix(
        """
        ── 1 of 2 ──
        id
          DRC-15.3
        mission
          MONUSCO
        summary
          Helicopter
          s were
        """))
  }

  @Test("expanded, each row is by itself at any width")
  func expanded() throws {
    let rows = table(texts("id", ["a", "b"]), texts("label", ["one", "two"]))
    #expect(
      try rendered(Answer(table: rows), as: "expanded", width: 80) == """
        \(rule("── 1 of 2 "))
        id     a
        label  one
        \(rule("── 2 of 2 "))
        id     b
        label  two

        2 rows

        """)
  }

  private func rule(_ start: String) -> String {
    start + String(repeating: "─", count: 60 - start.count)
  }

  @Test(
    "the first rows alone are shown where so many are asked for, and the foot tells of how many")
  func most() throws {
    var options = RenderOptions()
    options.mostRows = 1
    options.time = "0.41 ms"
    let rows = table(texts("id", ["a", "b", "c"]))
    let expected = "a\n\n1 of 3 rows · 0.41 ms\n"
    #expect(try rendered(Answer(table: rows), as: "table", options: options).hasSuffix(expected))
    #expect(try rendered(Answer(table: rows), as: "expanded", options: options).hasSuffix(expected))
    options.mostRows = 3
    options.countsRows = true
    let figures = Answer.Figures(excerpts: 3, notTestimony: 0, sources: 2, sourcesOf: 9)
    #expect(
      try rendered(Answer(table: rows, figures: figures), as: "table", options: options)
        .hasSuffix("c\n\n3 rows · 3 excerpts · 2 of 9 sources · 0.41 ms\n"))
  }

  @Test("no line is wider than the window", arguments: [24, 33, 44, 60, 79, 120])
  func fits(width: Int) throws {
    for line in try rendered(passages, as: "table", width: width).split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= width)
      #expect(line.last != " ")
    }
  }

  @Test("numbers stand at the right, their points below each other")
  func numbers() throws {
    let answer = Answer(
      table: table(
        texts("by", ["a", "b", "c", "d", "e"]),
        integers("excerpts", [5, 12, 100, nil, 0]),
        column(
          "share", .number,
          [.number(0.5), .number(12), .number(2.0 / 3), .missing, .number(0.00001)])))
    #expect(
      try rendered(answer, as: "table") == """
        by  excerpts   share
        ──  ────────  ──────
        a          5   0.5
        b         12  12
        c        100   0.667
        d
        e          0  <0.001

        5 rows

        """)
  }

  @Test(
    "numbers are rounded to three decimals",
    arguments: [
      (0.0, "0"), (-0.0, "0"), (1.0, "1"), (0.1 + 0.2, "0.3"), (-1.2345, "-1.234"),
      (0.9996, "1"), (-0.0001, ">-0.001"), (1_234_567.5, "1234567.5"), (1e15, "1000000000000000"),
      (0.05, "0.05"), (0.005, "0.005"), (.nan, ""),
    ])
  func rounding(number: Double, expected: String) throws {
    let answer = Answer(table: table(column("n", .number, [.number(number)])))
    let line = try rendered(answer, as: "markdown", header: false).split(separator: "\n")[2]
    #expect(line == "| \(expected) |")
  }

  @Test("lists are joined, yes and no are words, dates as written")
  func kinds() throws {
    let answer = Answer(
      table: table(
        column(
          "theme", .text, [.list([.text("theme/power"), .text("theme/learning")]), .list([])]),
        column("when", .date, [try date("2011-01"), .missing]),
        column("voice", .boolean, [.boolean(true), .boolean(false)])))
    #expect(
      try rendered(answer, as: "table", width: 40)
        == """
        theme                     when     voice
        ────────────────────────  ───────  ─────
        theme/power;              2011-01  yes
        theme/learning
                                           no

        2 rows

        """)
  }

  @Test("groups of those without a value show a dash, other cells nothing")
  func missing() throws {
    let answer = Answer(
      table: table(
        texts("mission", ["MONUSCO", nil], isKey: true), texts("note", [nil, nil]),
        integers("excerpts", [3, 4])))
    #expect(
      try rendered(answer, as: "table") == """
        mission  note  excerpts
        ───────  ────  ────────
        MONUSCO               3
        –                     4

        2 rows

        """)
    #expect(
      try rendered(answer, as: "markdown") == """
        | mission | note | excerpts |
        | --- | --- | ---: |
        | MONUSCO |  | 3 |
        | – |  | 4 |

        2 rows

        """)
    #expect(try rendered(answer, as: "csv") == "mission,note,excerpts\nMONUSCO,,3\n,,4\n")
  }

  @Test("a corpus cannot send commands to the terminal", arguments: ["table", "markdown"])
  func controls(format: String) throws {
    let hostile = "\u{1B}]0;title\u{7}\u{9B}31m\u{202E}\u{2028}\t\u{0}\u{7F}\rgone\u{8}"
    let answer = Answer(
      table: table(texts("a\u{1B}[1m", [hostile])), footers: ["from \u{1B}[2J"])
    let text = try rendered(answer, as: format, width: 200)
    for scalar in text.unicodeScalars where scalar != "\n" {
      #expect(scalar.properties.generalCategory != .control)
      #expect(scalar.properties.generalCategory != .format)
    }
    #expect(text.contains("a␛"))
    #expect(text.contains("␛]0;title␇") || text.contains("␛\\]0;title␇"))
    #expect(text.contains("u{202E}"))
    #expect(text.contains("␉␀␡␍gone␈"))
  }

  @Test("a line end in a cell is a line end")
  func lines() throws {
    let answer = Answer(table: table(texts("id", ["1", "2"]), texts("memo", ["one\r\ntwo", "x"])))
    #expect(
      try rendered(answer, as: "table") == """
        id  memo
        ──  ────
        1   one
            two
        2   x

        2 rows

        """)
    #expect(try rendered(answer, as: "markdown").contains("| 1 | one<br>two |"))
  }

  @Test("without rows the header stays; without a header it goes")
  func emptyAndBare() throws {
    let none = Answer(table: table(texts("id", []), integers("n", [])))
    #expect(try rendered(none, as: "table") == "id  n\n──  ─\n\n0 rows\n")
    let one = Answer(table: table(texts("id", ["x"]), integers("number", [1])))
    #expect(try rendered(one, as: "table", header: false) == "x  1\n\n1 row\n")
    #expect(
      try rendered(one, as: "markdown", header: false)
        == "|  |  |\n| --- | ---: |\n| x | 1 |\n\n1 row\n")
    #expect(try rendered(Answer(table: table()), as: "table") == "")
  }

  @Test("colours are used only when asked for")
  func color() throws {
    let answer = Answer(table: table(texts("id", ["x"])))
    #expect(!(try rendered(answer, as: "table").contains("\u{1B}")))
    #expect(
      try rendered(answer, as: "table", color: true)
        == "\u{1B}[1mid\u{1B}[0m\n\u{1B}[2m──\u{1B}[0m\nx\n\n\u{1B}[2m1 row\u{1B}[0m\n")
  }

  @Test(
    "figures carry their units, one is one",
    arguments: [
      (
        Answer.Figures(excerpts: 1, notTestimony: 0, sources: 1, sourcesOf: 1),
        "1 excerpt · 1 of 1 source"
      ),
      (
        Answer.Figures(excerpts: 0, notTestimony: 1, sources: 0, sourcesOf: 32),
        "0 excerpts (+ 1 not testimony) · 0 of 32 sources"
      ),
    ])
  func figures(figures: Answer.Figures, expected: String) throws {
    let answer = Answer(table: table(texts("id", ["x"])), figures: figures)
    #expect(try rendered(answer, as: "table") == "id\n──\nx\n\n\(expected)\n")
  }

  @Test("markdown escapes what it would read as markup")
  func markdown() throws {
    let answer = Answer(
      table: table(texts("a|b", [#"*x* | `y` <b> [l](u) \ & ~~z~~ placed_theme"#])),
      footers: ["overlap: a|b"])
    #expect(
      try rendered(answer, as: "markdown") == #"""
        | a\|b |
        | --- |
        | \*x\* \| \`y\` \<b> \[l\](u) \\ &amp; \~\~z\~\~ placed_theme |

        1 row

        overlap: a\|b

        """#)
  }
}
