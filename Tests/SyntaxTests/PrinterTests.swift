import QualmBase
import QualmSyntax
import Testing

@Suite("Printing and formatting")
struct PrinterTests {
  private static func format(_ text: String) -> String? {
    Formatter.format(SourceText(name: "script", text: text)).text
  }

  @Test(
    "one form for each sentence",
    arguments: [
      ("find   a\n and b or c", "find (a and b) or c\n"),
      ("find a or b and c", "find a or (b and c)\n"),
      ("find a and b and c", "find a and b and c\n"),
      ("find (a) but not ((b))", "find (a) but not ((b))\n"),
      ("find not(a or b)", "find not (a or b)\n"),
      ("find at least 2 of(a,b,)", "find at least 2 of (a, b)\n"),
      ("find a where x=1 or y=2 and z=3", "find a where x = 1 or (y = 2 and z = 3)\n"),
      ("find a | where x contains all(b,c)", "find a where x contains all of (b, c)\n"),
      ("find a where x = 1 under initial", "find a under initial where x = 1\n"),
      (
        "find a | matrix x by y count distinct excerpts|cell b,c",
        "find a | matrix x by y | cell b, c\n"
      ),
      ("find a | with b = (c+d)*e - (f - g)", "find a | with b = (c + d) * e - (f - g)\n"),
      (
        "find a|union( find b\n where x=1|first 2 )",
        "find a | union (find b where x = 1 | first 2)\n"
      ),
      ("find a|join b on c=d,e", "find a | join b on c = d, e\n"),
      ("find a;find b", "find a\nfind b\n"),
      ("find a|cooccur b  with every c by excerpt", "find a | cooccur b with every c\n"),
      ("find a|cooccur b by near 2 pages", "find a | cooccur b by near 2 pages\n"),
      (
        "find a|rule b or c and d=>\nnot e per source",
        "find a | rule b or (c and d) => not e per source\n"
      ),
      (
        "find a|saturation by every b depth 2 order c",
        "find a | saturation by every b depth 2 order c\n"
      ),
      ("find a|timeline b.c by day", "find a | timeline b.c by day\n"),
      ("|count", "| count\n"),
      ("find \"\\u00e9 \\/ \\*\"", "find \"é / \\*\"\n"),
      ("--- of a\nlet a=b", "--- of a\nlet a = b\n"),
      ("", ""),
    ])
  func form(text: String, expected: String) {
    #expect(Self.format(text) == expected)
  }

  @Test("a long sentence has a line for each stage")
  func long() {
    let text =
      "find coping and not poaching where affiliation = non-UN | count by organisation | sort excerpts desc"
    #expect(
      Self.format(text) == """
        find coping and not poaching
          where affiliation = non-UN
          | count by organisation
          | sort excerpts desc

        """)
  }

  @Test("no comment is lost")
  func comments() {
    let text = """
      #!/usr/bin/env qualm
      -- at the top

      -- two


      find a --by a
      find (b -- inside
        or c) -- behind
        -- before the stage
        | count by y, --- after the comma
        -- before the key
        x | first 1; -- last
      --- about d
      -- an aside
      let d = (e --- inside
        or f)
      -- at the end
      """
    #expect(
      Self.format(text) == """
        #!/usr/bin/env qualm
        -- at the top

        -- two

        find a  --by a
        -- inside
        find (b or c)  -- behind
          -- before the stage
          -- after the comma
          -- before the key
          | count by y, x
          | first 1  -- last
        -- an aside
        -- inside
        --- about d
        let d = (e or f)
        -- at the end

        """)
  }

  @Test("a text with errors is left alone")
  func refused() {
    let result = Formatter.format(SourceText(name: "script", text: "find a\nfind b)"))
    #expect(result.text == nil)
    #expect(result.diagnostics.map(\.message) == ["the bracket `)` closes nothing"])
  }

  @Test("a tree made by hand gets the brackets it needs")
  func handmade() {
    let place = SourceSpan(file: FileID(0), start: 0, end: 0)
    func name(_ text: String) -> CodeExpression { .name(Word(text, span: place)) }
    func pair(
      _ operator: CodeBinary.Operator, _ left: CodeExpression, _ right: CodeExpression
    ) -> CodeExpression { .binary(CodeBinary(`operator`, left, right, span: place)) }
    func beside(_ left: CodeExpression, _ right: CodeExpression) -> CodeExpression {
      .scope(
        ScopeRelation(
          left: left, right: right, isNegated: false,
          field: .word(Word("f", span: place)), span: place))
    }
    func tied(_ left: CodeExpression, to right: CodeExpression? = nil) -> CodeExpression {
      .linked(
        LinkRelation(
          left: left, isNegated: false, types: [.word(Word("r", span: place))],
          partner: right.map { .init(direction: .to, isOther: true, codes: $0) }, span: place))
    }
    func near(_ left: CodeExpression, _ right: CodeExpression) -> CodeExpression {
      .spans(
        SpanRelation(
          left: left, .near, isNegated: true, isOther: true, right: right,
          distance: SpanDistance(count: 2, unit: .pages), span: place))
    }
    let trees: [(CodeExpression, String)] = [
      (
        near(near(name("a"), name("b")), near(name("c"), name("d"))),
        "a not near other b within 2 pages"
          + " not near other (c not near other d within 2 pages) within 2 pages"
      ),
      (
        near(pair(.or, name("a"), name("b")), .not(name("c"), place)),
        "(a or b) not near other (not c) within 2 pages"
      ),
      (pair(.or, near(name("a"), name("b")), name("c")), "a not near other b within 2 pages or c"),
      (near(tied(name("a")), name("b")), "a linked by r not near other b within 2 pages"),
      (pair(.or, tied(name("a")), name("b")), "(a linked by r) or b"),
      (pair(.or, .not(tied(name("a")), place), name("b")), "(not a linked by r) or b"),
      (pair(.or, name("a"), tied(name("b"))), "a or b linked by r"),
      (
        pair(.or, pair(.xor, name("a"), tied(name("b"))), name("c")), "a xor (b linked by r) or c"
      ),
      (pair(.xor, tied(name("a")), name("b")), "a linked by r xor b"),
      (pair(.and, tied(name("a")), name("b")), "a linked by r and b"),
      (
        pair(.or, tied(name("a"), to: name("b")), name("c")), "a linked by r to other b or c"
      ),
      (
        tied(tied(name("a")), to: tied(name("b"))),
        "a linked by r linked by r to other (b linked by r)"
      ),
      (beside(tied(name("a")), name("b")), "a linked by r with b in same f"),
      (pair(.and, name("a"), pair(.and, name("b"), name("c"))), "a and (b and c)"),
      (pair(.or, pair(.xor, name("a"), name("b")), name("c")), "a xor b or c"),
      (.not(pair(.or, name("a"), name("b")), place), "not (a or b)"),
      (beside(.not(name("a"), place), name("b")), "(not a) with b in same f"),
      (beside(name("a"), beside(name("b"), name("c"))), "a with (b with c in same f) in same f"),
      (
        .codedBy(CodedBy(operand: .not(name("a"), place), coders: .any(place), span: place)),
        "(not a) coded by any"
      ),
    ]
    for (tree, text) in trees {
      #expect(Printer.print(tree) == text)
      #expect(Reading.outline("find " + text) == "(query (find \(Outline.of(tree))))")
    }
  }
}
