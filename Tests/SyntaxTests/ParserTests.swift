import QualmBase
import QualmSyntax
import Testing

@Suite("Trees")
struct ParserTests {
  @Test(
    "codes bind as they should",
    arguments: [
      ("a or b and c", "(or a (and b c))"),
      ("a and b or c", "(or (and a b) c)"),
      ("a xor b or c", "(or (xor a b) c)"),
      ("a and b but not c", "(but-not (and a b) c)"),
      ("not a and b", "(and (not a) b)"),
      ("not a with b in same source", "(not (with a b source))"),
      ("a with b in same source without c in same page", "(without (with a b source) c page)"),
      ("a with b coded by x in same source", "(with a (coded-by b x) source)"),
      ("a linked", "(linked a (types))"),
      ("not a not linked by r", "(not (not-linked a (types r)))"),
      ("a linked by r or $s to b and c", "(and (linked a (types r $s) (to b)) c)"),
      ("a linked by r from other b coded by x", "(linked a (types r) (from-other (coded-by b x)))"),
      ("a linked with other", "(linked a (types) (with other))"),
      ("a linked with other or b", "(or (linked a (types) (with other)) b)"),
      ("a linked by r linked by s with b", "(linked (linked a (types r)) (types s) (with b))"),
      ("a linked by r with b in same f", "(with (linked a (types r)) b f)"),
      ("a linked to b with c in same f", "(with (linked a (types) (to b)) c f)"),
      // An `or` after a type joins a type where it can.
      ("a linked by r or s or t to b", "(linked a (types r s t) (to b))"),
      ("(a linked by r) or s", "(or (linked a (types r)) s)"),
      ("a linked by r or not s", "(or (linked a (types r)) (not s))"),
      ("a linked by r or s coded by x", "(or (linked a (types r)) (coded-by s x))"),
      ("a linked by r or s linked", "(or (linked a (types r)) (linked s (types)))"),
      ("a linked by r or (s)", "(or (linked a (types r)) s)"),
      ("a linked by r or exactly s", "(or (linked a (types r)) (exactly s))"),
      ("a linked by r xor s", "(xor (linked a (types r)) s)"),
      ("linked linked", "(linked linked (types))"),
      ("a inside b", "(inside a b)"),
      ("a not overlaps-start other b coded by x", "(not-overlaps-start-other a (coded-by b x))"),
      ("a near b within 2 pages and c", "(and (near a b 2 pages) c)"),
      ("not a not near b within 2 pages", "(not (not-near a b 2 pages))"),
      ("a before b after c within 9 words", "(after (before a b) c 9 words)"),
      ("a near other within 2 pages", "(near a other 2 pages)"),
      ("a near other other within 2 pages", "(near-other a other 2 pages)"),
      ("a inside other meets b", "(meets (inside a other) b)"),
      ("near near near within 1 pages", "(near near near 1 pages)"),
      ("a with b in same f contains c", "(contains (with a b f) c)"),
      ("a linked by r inside b", "(inside (linked a (types r)) b)"),
      ("a linked by r or s inside b", "(or (linked a (types r)) (inside s b))"),
      ("a linked inside b", "(inside (linked a (types)) b)"),
      ("a or b coded by any", "(or a (coded-by-any b))"),
      ("(a or b) coded by (x, y,)", "(coded-by (or a b) x y)"),
      ("(a or b) and c", "(and (or a b) c)"),
      ("exactly a and exactly 2", "(and (exactly a) (exactly 2))"),
      ("exactly 2 of (a, b or c)", "(of =2 a (or b c))"),
      ("at least 2 of (a, b) and at most 1 of (c,)", "(and (of >=2 a b) (of <=1 c))"),
      ("all of (a, b) or any of (c)", "(or (of all a b) (of any c))"),
      ("* but not uncoded", "(but-not * uncoded!)"),
      ("\"a*\" and $code", "(and \"a*\" $code)"),
      ("where", "where"),
      ("count and by", "(and count by)"),
      ("`not`", "`not`"),
      ("NOT", "NOT"),
    ])
  func codes(text: String, expected: String) {
    #expect(Reading.outline("find " + text) == "(query (find \(expected)))")
  }

  @Test(
    "conditions bind as they should",
    arguments: [
      ("a = 1 or b = 2 and c = 3", "(or (= a 1) (and (= b 2) (= c 3)))"),
      ("not a = 1 and b = 2", "(and (not (= a 1)) (= b 2))"),
      ("not (a = 1 or b = 2)", "(not (or (= a 1) (= b 2)))"),
      ("a between 1 and 2 and b = 3", "(and (between a 1 2) (= b 3))"),
      ("a in (1, \"x y\", $p,)", "(in a 1 \"x y\" $p)"),
      ("a not in (1)", "(not-in a 1)"),
      ("a != its source.a", "(!= a (its source.a))"),
      ("a = {x, y}", "(= a (set x y))"),
      ("size(a) >= 2", "(>= (size a) 2)"),
      ("size = 2", "(= size 2)"),
      ("a contains \"x*\"", "(contains a \"x*\")"),
      ("a contains all", "(contains a all)"),
      ("a contains all of (x, y)", "(contains a all x y)"),
      ("a contains any (x)", "(contains a any x)"),
      ("a contains only of (x)", "(contains-only a x)"),
      ("a contains at least 2 of (x, y)", "(contains a >=2 x y)"),
      ("a contains exactly 1 of (x, y)", "(contains a =1 x y)"),
      ("a starts with DRC", "(starts-with a DRC)"),
      ("a is missing or b is known", "(or (missing a) (known b))"),
      ("in in (in)", "(in in in)"),
      ("where = and and or = not", "(and (= where and) (= or not))"),
      ("$f = $v", "(= $f $v)"),
    ])
  func conditions(text: String, expected: String) {
    #expect(Reading.outline("find * where " + text) == "(query (find *) (where \(expected)))")
  }

  @Test(
    "stages",
    arguments: [
      ("count", "(count)"),
      ("quote", "quote!"), ("context 2 sentences", "(context 2 sentences)"),
      ("context 0 characters", "(context 0 characters)"),
      ("count distinct page by a, b", "(count (distinct page) (key a) (key b))"),
      (
        "count by every a depth 2, combined every b leaves",
        "(count (key every! a depth-2) (key every! combined! b leaves!))"
      ),
      (
        "summarize n = count, m = distinct(a, b), s = share by c",
        "(summarize (= n (count)) (= m (distinct a b)) (= s (share)) (key c))"
      ),
      ("matrix a by b, c", "(matrix (rows (key a)) (columns (key b) (key c)) (count excerpts))"),
      (
        "matrix a by b count distinct sources",
        "(matrix (rows (key a)) (columns (key b)) (count sources))"
      ),
      ("matrix a by b share of column", "(matrix (rows (key a)) (columns (key b)) (share column))"),
      ("matrix a by b summaries 3", "(matrix (rows (key a)) (columns (key b)) (summaries 3))"),
      (
        "matrix a by b ids | cell x, \"–\"",
        "(matrix (rows (key a)) (columns (key b)) ids!) (cell x \"–\")"
      ),
      ("select a, b.c", "(select a b.c)"),
      ("sort a desc, b", "(sort (desc a) b)"),
      ("first 1 | last 2 | skip 3", "(first 1) (last 2) (skip 3)"),
      ("sample 60 seed 1", "(sample 60 1)"),
      ("distinct | distinct a, b", "(distinct) (distinct a b)"),
      (
        "with r = a / b - c * 2, s = (a + 1.5)",
        "(with (= r (- (/ a b) (* c (number 2)))) (= s (+ a (number 1.5))))"
      ),
      ("rename a as b, c as d", "(rename (as a b) (as c d))"),
      ("drop a | expand b", "(drop a) (expand b)"),
      ("agree | agree by coder unit source", "(agree excerpt) (agree source)"),
      ("agree by coder on coder leaves", "(agree excerpt (key coder leaves!))"),
      ("agree on unit depth 2 unit excerpt", "(agree excerpt (key unit depth-2))"),
      ("agree on $f", "(agree excerpt (key $f))"),
      (
        "cooccur theme | cooccur a by excerpt",
        "(cooccur (key theme) excerpt!) (cooccur (key a) excerpt!)"
      ),
      (
        "cooccur every with depth 2 with combined $g leaves by overlap",
        "(cooccur (key every! with depth-2) (with (key combined! $g leaves!)) overlap!)"
      ),
      ("cooccur a with b by near 2 pages", "(cooccur (key a) (with (key b)) (near 2 pages))"),
      (
        "rule a or b => not c with d in same source per source",
        "(rule (or a b) (not (with c d source)) source)"
      ),
      (
        "rule \"x\" => exactly a coded by any per excerpt",
        "(rule \"x\" (coded-by-any (exactly a)) excerpt)"
      ),
      ("saturation by source", "(saturation (key source))"),
      ("saturation by order order order", "(saturation (key order) (order order))"),
      (
        "saturation by every theme leaves order $f",
        "(saturation (key every! theme leaves!) (order $f))"
      ),
      ("timeline by by day | timeline $f by month", "(timeline by day) (timeline $f month)"),
      ("cooccur by by source", "(cooccur (key by) source!)"),
      ("top(a, \"b\", $c,) | go()", "(call top a \"b\" $c) (call go)"),
      ("where where = where", "(where (= where where))"),
    ])
  func stages(text: String, expected: String) {
    #expect(Reading.outline("find * | " + text) == "(query (find *) \(expected))")
  }

  @Test(
    "statements",
    arguments: [
      ("find a under initial where b = 1", "(query (find a) (under initial) (where (= b 1)))"),
      (
        "find a where b = 1 under initial | count",
        "(query (find a) (under initial) (where (= b 1)) (count))"
      ),
      ("from sources where a = 1 | sort b", "(query (from sources) (where (= a 1)) (sort b))"),
      ("explain from x", "(explain (query (from x)))"),
      ("let a = b or c", "(let a (or b c))"),
      ("let a = find b | count", "(let a (query (find b) (count)))"),
      ("let a = find", "(let a find)"),
      ("let a = find or b", "(let a (or find b))"),
      (
        "let a(f, g,) = count by $f | first 5",
        "(let a (parameters f g) (count (key $f)) (first 5))"
      ),
      ("let a() = count", "(let a (parameters) (count))"),
      ("param a = \"b\"", "(param a \"b\")"),
      ("param a", "(param a)"),
      ("use framework; use \"./mine.qlm\"", "(use framework); (use \"./mine.qlm\")"),
      ("| count | first 1", "(continue (count) (first 1))"),
      ("--- one\n---  two\n---\nlet a = b", "(let \"one\\n two\\n\" a b)"),
      ("--- lost\nfind a\nlet b = c", "(query (find a)); (let b c)"),
      ("", ""), (";;\n;", ""), ("-- only this", ""),
    ])
  func statements(text: String, expected: String) {
    #expect(Reading.outline(text) == expected)
  }

  @Test(
    "a line ends a statement, unless it goes on",
    arguments: [
      ("find *\nfind b", 2), ("find a and\nb", 1), ("find a\nand b\nor c", 1),
      ("find a\nwhere b = 1\n| count", 1), ("find a\n\n-- why\nwhere b = 1", 1),
      ("find (a\nor b\n)\nfind c", 2), ("find a\nwith b in same source", 1),
      ("find * where a in (1,\n2)", 1), ("find * | select a,\nb", 1),
      ("find * | with a = b *\nc", 1), ("find * where a =\nb", 1), ("find a |\ncount", 1),
      ("find a\nunder initial", 1), ("find a; find b;find c", 3),
      ("find a\rfind b", 1),
    ])
  func lines(text: String, count: Int) {
    let parsed = Reading.parse(text)
    if text.contains("\r") {
      #expect(!parsed.diagnostics.isEmpty)
    } else {
      #expect(parsed.diagnostics.map(\.message) == [])
      #expect(parsed.script.statements.count == count)
    }
  }

  @Test("places")
  func places() throws {
    let text = "find a and b where c = 1 | count by d"
    guard case .query(let query) = try #require(Reading.parse(text).script.statements.first) else {
      return
    }
    #expect(query.span.range == 0..<37)
    #expect(query.headSpan.range == 0..<12)
    #expect(query.stages.map(\.span.range) == [13..<24, 27..<37])
    guard case .find(let codes) = query.head, case .binary(let both) = codes else { return }
    #expect(codes.span.range == 5..<12)
    #expect(both.right.span.range == 11..<12)
  }

  @Test(
    "a text that merely stops too early is incomplete",
    arguments: [
      "find a and", "find (a", "find (", "find a or any of (b,", "find * where a =", "find a |",
      "find * where a in (1, 2", "find * where a in (1,", "find * | select a,", "find a but not",
      "find * | with a = b +", "find * | with a = b *", "find * where a = {x", "find (a -- why",
      "let t(f", "find at least 2 of (a", "find * where not", "find a\n|",
    ])
  func incomplete(text: String) {
    #expect(Reading.parse(text).isIncomplete)
  }

  @Test(
    "a text that is wrong, or complete, is not incomplete",
    arguments: [
      "find a", "find *", "", "find", "find a where", "find a)", "fnd a and", "find \"a",
      "find a b (", "find a;", "find a and;", "let a", "find (a;", "find “a” and",
    ])
  func complete(text: String) {
    #expect(!Reading.parse(text).isIncomplete)
  }
}
