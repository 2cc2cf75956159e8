import QualmBase
import QualmPlan
import Testing

/// A query and what is expected of it.
struct Case: Sendable, CustomTestStringConvertible {
  var query: String
  var expected: [String]

  init(_ query: String, _ expected: String...) {
    self.query = query
    self.expected = expected
  }

  var testDescription: String { query }
}

@Suite("Codes resolve to predicates")
struct FindTests {
  @Test(
    "what stands after find",
    arguments: [
      Case("find poaching", "{coping/poaching}"),
      Case("find power", "{theme/power theme/power/mandate}"),
      Case("find exactly power", "{theme/power}"),
      // The end of a path is enough; of nested codes the topmost is meant.
      Case("find theme/resource/money", "{theme/resource/money}"),
      Case("find resource/money", "{theme/resource/money}"),
      Case(
        "find staffing", "{theme/resource/staffing theme/resource/staffing/staffing}"),
      Case("find staffing/staffing", "{theme/resource/staffing/staffing}"),
      // Exact names come before folded ones, these before labels, these before ids.
      Case("find Power-Dependency", "{theme/power theme/power/mandate}"),
      Case("find works-well", "{Works well Works well/and/or}"),
      Case("find `Works well`", "{Works well Works well/and/or}"),
      Case("find and/or", "{Works well/and/or}"),
      Case("find `and/or`", "{Works well/and/or}"),
      Case("find STAND-INS", "{coping/stand-ins}"),
      Case("find c10", "{coping/poaching}"),
      Case("find coping/resource", "{coping/resource}"),
      // Ids.
      Case("find DRC-15.3", "excerpts:id in [DRC-15.3]"),
      Case("find DRC-15", "excerpts:source* in [DRC-15]"),
      Case("find *", "*"),
      Case("find uncoded", "uncoded"),
      Case("find \"lack of *\"", "\"lack of *\""),
      // Operators.
      Case(
        "find poaching and money and rq1",
        "({coping/poaching} and {theme/resource/money} and {question/rq1})"),
      Case(
        "find poaching and (money and rq1)",
        "({coping/poaching} and {theme/resource/money} and {question/rq1})"),
      Case(
        "find poaching and not rq1 but not rq2",
        "({coping/poaching} and not {question/rq1} and not {question/rq2})"),
      Case(
        "find poaching or money and rq1 or rq2",
        "({coping/poaching} or ({theme/resource/money} and {question/rq1}) or {question/rq2})"),
      Case(
        "find rq1 xor rq2 xor money",
        "({question/rq1} xor {question/rq2} xor {theme/resource/money})"),
      Case("find not not poaching", "{coping/poaching}"),
      Case("find not *", "nothing"),
      Case("find poaching or *", "*"),
      Case("find poaching and *", "{coping/poaching}"),
      Case("find all of (rq1, money)", "({question/rq1} and {theme/resource/money})"),
      Case("find any of (rq1, money)", "({question/rq1} or {theme/resource/money})"),
      Case(
        "find at least 2 of (rq1, money, mandate)",
        ">= 2 of ({question/rq1}, {theme/resource/money}, {theme/power/mandate})"),
      Case(
        "find at most 1 of (rq1, money)", "<= 1 of ({question/rq1}, {theme/resource/money})"),
      Case(
        "find exactly 1 of (rq1, money)", "= 1 of ({question/rq1}, {theme/resource/money})"),
      // Coders, term by term.
      Case("find poaching coded by second", "{coping/poaching} by second"),
      Case(
        "find poaching coded by (first, third-reader)", "{coping/poaching} by first+Third Reader"),
      Case("find poaching coded by any", "{coping/poaching} by any"),
      Case(
        "find (poaching coded by second and money) coded by any",
        "({coping/poaching} by second and {theme/resource/money} by any)"),
      // Wider scopes.
      Case(
        "find poaching with money in same source",
        "({coping/poaching} with {theme/resource/money} in same excerpts:source*)"),
      Case(
        "find poaching without money in same role",
        "({coping/poaching} without {theme/resource/money} in same source>sources:role*)"),
    ])
  func head(example: Case) {
    let resolved = Resolved(example.query)
    #expect(resolved.origin == example.expected[0])
    #expect(resolved.said.filter { !$0.contains("note") } == [])
  }

  @Test("a framework hides its codes, however they are meant")
  func framework() {
    #expect(
      Resolved("find theme under initial").origin
        == "{theme theme/power theme/power/mandate theme/resource theme/resource/staffing "
        + "theme/resource/staffing/staffing theme/resource/money}")
    #expect(Resolved("find * under initial").plan?.visibleCodes?.count == 18)
    #expect(Resolved("find * under revised").plan?.visibleCodes == nil)
    #expect(Resolved("find *", framework: "initial").plan?.visibleCodes?.count == 18)
    // What a query says itself wins over the command line.
    #expect(Resolved("find learning under revised", framework: "initial").said == [])
  }

  @Test("texts are recorded in the order in which they are searched")
  func searches() {
    let resolved = Resolved("let t = \"b c\"\nfind \"a\" or t or /d/")
    #expect(resolved.plan?.searches == ["a", "b c", "/d/"])
  }

  @Test("the columns shown are those of the catalogue, or all of another relation")
  func defaultColumns() {
    #expect(
      Resolved("find *").plan?.defaultColumns.map(Short.text) == [
        "excerpts:id", "excerpts:source*", "excerpts:mission*", "excerpts:page",
        "excerpts:summary",
      ])
    #expect(Resolved("from coders").plan?.defaultColumns.map(Short.text) == ["coders:id"])
  }

  @Test(
    "what does not resolve is told once",
    arguments: [
      Case("find copng", "Q0201 [copng] unknown code `copng` -- did you mean `coping`?"),
      Case(
        "find theme/resorce",
        "Q0201 [theme/resorce] unknown code `theme/resorce` -- did you mean `theme/resource`?"),
      Case(
        "find sources",
        "Q0201 [sources] unknown code `sources` -- `sources` is a table: `from sources`"),
      Case(
        "from poaching",
        "Q0206 [poaching] unknown table `poaching` -- `poaching` is a code: `find poaching`"),
      Case(
        "find poaching coded by first or second",
        "Q0201 [second] unknown code `second` -- `second` is a coder: `… coded by second`"),
      Case(
        "let makeshift = poaching\nlet makeshiff() = count\nfind makeshif",
        "Q0201 [makeshif] unknown code `makeshif` -- did you mean `makeshift`?"),
      Case(
        "find xyzzy",
        "Q0201 [xyzzy] unknown code `xyzzy` -- searched words stand in quotes: "
          + "`find \"lack of *\"`"),
      Case(
        "find copng and poching",
        "Q0201 [copng] unknown code `copng` -- did you mean `coping`?",
        "Q0201 [poching] unknown code `poching` -- did you mean `poaching`?"),
      Case(
        "find resource",
        "Q0202 [resource] `resource` names several codes -- write `theme/resource` or "
          + "`coping/resource`"),
      Case(
        "find single-loop under initial",
        "Q0203 [single-loop] the framework `initial` has no code `theme/learning/single-loop` "
          + "-- another framework has it; choose one with `under`, or with `--framework` "
          + "(at the prompt `:framework`)"),
      Case(
        "find coping coded by nobody",
        "Q0207 [nobody] unknown coder `nobody` -- the coders are `first`, `second` and "
          + "`Third Reader`"),
      Case(
        "find coping under intial",
        "Q0208 [intial] unknown framework `intial` -- the frameworks are `initial` and "
          + "`revised`"),
      Case(
        "find \" \"", "Q0304 [\" \"] there is no word to search for -- such as `\"helicopter*\"`"),
      Case(
        "find at least 3 of (coping, rq1)",
        "Q0305 [at least 3 of (coping, rq1)] at least 3 of 2 can never hold"),
      Case(
        "find exactly 3 of (coping, rq1)",
        "Q0305 [exactly 3 of (coping, rq1)] exactly 3 of 2 can never hold"),
      Case(
        "find * coded by any",
        "Q0306 [* coded by any] `coded by` belongs to a code, and there is none here -- "
          + "`where coder = …` keeps the excerpts that a coder has coded"),
      Case(
        "find exactly DRC-15",
        "Q0307 [exactly DRC-15] `exactly` belongs to a code, and `DRC-15` is the id of a source"),
      Case(
        "find exactly DRC-15.1",
        "Q0307 [exactly DRC-15.1] `exactly` belongs to a code, and `DRC-15.1` is the id of an "
          + "excerpt"),
      Case(
        "let m = poaching\nfind exactly m",
        "Q0307 [exactly m] `exactly` belongs to a code, and `m` is a definition"),
      Case(
        "find coping with money in same sorce",
        "Q0204 [sorce] `excerpts` have no field `sorce` -- did you mean `source`?"),
      // One mistake, one message.
      Case(
        "find copng coded by second | count by mission",
        "Q0201 [copng] unknown code `copng` -- did you mean `coping`?"),
      Case(
        "find coping coded by nobody where page = x",
        "Q0207 [nobody] unknown coder `nobody` -- the coders are `first`, `second` and "
          + "`Third Reader`",
        "Q0301 [x] `page` holds whole numbers, not `x` -- it is written in digits, such as `3`"),
      Case(
        "from soruces | where role = planner | count by role",
        "Q0206 [soruces] unknown table `soruces` -- did you mean `sources`?"),
    ])
  func errors(example: Case) {
    let resolved = Resolved(example.query)
    #expect(resolved.said.filter { !$0.contains(" note ") } == example.expected)
    #expect(resolved.plan == nil)
  }

  @Test("a framework that does not exist on the command line has no place")
  func frameworkOutside() {
    #expect(
      Resolved("find *", framework: "intial").said == [
        "Q0208 unknown framework `intial` -- the frameworks are `initial` and `revised`"
      ])
  }

  @Test("a long chain is no deep one, and a deep one is told")
  func limits() {
    let chain = "find " + Array(repeating: "poaching", count: 100).joined(separator: " or ")
    #expect(Resolved(chain).said == [])
    let definitions = (1...160).map { "let a\($0) = a\($0 + 1)" }.joined(separator: "\n")
    let deep = Resolved("\(definitions)\nlet a161 = poaching\nfind a1")
    #expect(deep.plan == nil)
    #expect(deep.said.contains { $0.hasPrefix("Q0409") })
    let many = (1...3).map { step in
      "let b\(step) = " + Array(repeating: "b\(step + 1)", count: 30).joined(separator: " or ")
    }
    let wide = Resolved("\(many.joined(separator: "\n"))\nlet b4 = poaching\nfind b1")
    #expect(wide.said.last?.hasPrefix("Q0409") ?? false)
  }
}
