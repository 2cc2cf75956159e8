import QualmBase
import QualmRender
import Testing

@Suite("Grids")
struct GridTests {
  @Test("headings stand in the order of their first appearance; what has no row is empty")
  func pivot() throws {
    let answer = Answer(
      table: table(
        texts("theme", ["power", "power", "resource", nil]),
        texts("question", ["rq2", "rq1", "rq1", nil]),
        integers("excerpts", [1, 22, 3, 4]), texts("ids", ["a", "b", "c", "d"])),
      layout: .grid(rows: [0], columns: [1], cell: 2),
      figures: Answer.Figures(excerpts: 26, notTestimony: 0, sources: 3, sourcesOf: 32))
    #expect(
      try rendered(answer, as: "table") == """
        theme \\ question  rq2  rq1  –
        ────────────────  ───  ───  ─
        power               1   22
        resource                 3
        –                           4

        26 excerpts · 3 of 32 sources

        """)
    #expect(
      try rendered(answer, as: "markdown") == #"""
        | theme \\ question | rq2 | rq1 | – |
        | --- | ---: | ---: | ---: |
        | power | 1 | 22 |  |
        | resource |  | 3 |  |
        | – |  |  | 4 |

        26 excerpts · 3 of 32 sources

        """#)
  }

  @Test("several keys on either side")
  func severalKeys() throws {
    let answer = Answer(
      table: table(
        integers("n", [1, 2, 3]), texts("mission", ["A", "A", "B"]),
        texts("role", ["x", "y", "x"]),
        texts("theme", ["t", "t", "u"]), integers("year", [2011, 2011, 2012])),
      layout: .grid(rows: [1, 2], columns: [3, 4], cell: 0))
    #expect(
      try rendered(answer, as: "table") == """
        mission  role \\ theme · year  t · 2011  u · 2012
        ───────  ───────────────────  ────────  ────────
        A        x                           1
        A        y                           2
        B        x                                     3

        3 rows

        """)
  }

  @Test("cells of summaries are wrapped")
  func summaries() throws {
    let answer = Answer(
      table: table(
        texts("theme", ["power", "resource"]), texts("question", ["rq1", "rq1"]),
        texts("summaries", ["The state decides.", "Fuel is short.\nSo are roads."])),
      layout: .grid(rows: [0], columns: [1], cell: 2))
    #expect(
      try rendered(answer, as: "table", width: 30) == """
        theme \\         rq1
        question
        ──────────────  ──────────────
        power           The state
                        decides.
        resource        Fuel is short.
                        So are roads.

        2 rows

        """)
  }

  @Test("a grid without rows has its heading alone")
  func empty() throws {
    let answer = Answer(
      table: table(texts("a", []), texts("b", []), integers("n", [])),
      layout: .grid(rows: [0], columns: [1], cell: 2))
    #expect(try rendered(answer, as: "table") == "a \\ b\n─────\n\n0 rows\n")
  }
}

@Suite("Cells that nobody looked for")
struct NeverLookedForTests {
  @Test("a person sees ·, a program that nothing is known")
  func shown() throws {
    let table = Table(
      columns: [
        Table.Column(name: "code", kind: .text, cells: [.text("a"), .text("a")], isKey: true),
        Table.Column(name: "place", kind: .text, cells: [.text("x"), .text("y")], isKey: true),
        Table.Column(
          name: "excerpts", kind: .integer, cells: [.integer(0), .missing], neverLookedFor: [1]),
      ], rowCount: 2)
    let grid = Answer(table: table, layout: .grid(rows: [0], columns: [1], cell: 2))
    #expect(try rendered(grid, as: "table").contains("\na             0  ·\n"))
    #expect(
      try rendered(Answer(table: table), as: "json")
        == #"[{"code":"a","place":"x","excerpts":0},{"code":"a","place":"y","excerpts":null}]"#
        + "\n")
  }
}
