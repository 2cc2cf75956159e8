import QualmBase
import QualmPlan
import Testing

@Suite("Conditions resolve to predicates")
struct WhereTests {
  @Test(
    "what stands after where",
    arguments: [
      // The declared type reads the literal.
      Case("page = 204", "where excerpts:page in [204i]"),
      Case("page > \"-3\"", "where excerpts:page > -3i"),
      Case("page between 200 and 220", "where excerpts:page between 200i and 220i"),
      Case("weight >= 0.5", "where excerpts:weight >= 0.5n"),
      Case("cited = yes", "where excerpts:cited in [true]"),
      Case("cited != false", "where not excerpts:cited in [false] missing excerpts:cited"),
      Case("coded = 2011-01", "where excerpts:coded* in [2011-01d]"),
      Case("met < 2011", "where source>sources:met* < 2011d"),
      // A number is as good a word as any where the field holds words.
      Case("chapter = 5", "where excerpts:chapter in [5]"),
      Case("chapter in (5, 6)", "where excerpts:chapter in [5, 6]"),
      Case(
        "chapter not in (5, 6)",
        "where not excerpts:chapter in [5, 6] missing excerpts:chapter"),
      // Owners and paths.
      Case("role = planner", "where source>sources:role* in [planner]"),
      Case("source.role = planner", "where source>sources:role* in [planner]"),
      Case("document.role is known", "where document>documents:role is known"),
      Case("title is missing", "where not document>documents:title is known"),
      Case("source = DRC-15", "where excerpts:source* in [DRC-15]"),
      Case("Source = DRC-15", "where excerpts:source* in [DRC-15]"),
      // Facets and codes.
      Case("theme = power", "where {theme/power theme/power/mandate}"),
      Case(
        "theme != power",
        "where not {theme/power theme/power/mandate} missing excerpts:theme*"),
      Case("theme = resource/money", "where {theme/resource/money}"),
      Case("coping = resource", "where {coping/resource}"),
      Case("code = poaching", "where {coping/poaching}"),
      Case("code in (poaching, money)", "where ({coping/poaching} or {theme/resource/money})"),
      Case("question is known", "where {question question/rq1 question/rq2}"),
      Case("question is missing", "where not {question question/rq1 question/rq2}"),
      Case("size(theme) >= 2", "where excerpts:theme* size >= 2"),
      Case(
        "question contains all of (rq1, rq2)", "where ({question/rq1} and {question/rq2})"),
      Case("question contains any of (rq1, rq2)", "where ({question/rq1} or {question/rq2})"),
      Case(
        "question contains at least 2 of (rq1, rq2)",
        "where >= 2 of ({question/rq1}, {question/rq2})"),
      Case(
        "question contains only of (rq1)",
        "where ({question question/rq1 question/rq2} and not {question question/rq2})"),
      Case("question = {rq1}", "where ({question/rq1} and not {question question/rq2})"),
      Case("question = {rq1, rq2}", "where ({question/rq1} and {question/rq2} and not {question})"),
      // Sets of values.
      Case("mission contains UNMIK", "where excerpts:mission* in [UNMIK]"),
      Case(
        "mission contains all of (UNMIK, MONUSCO)",
        "where excerpts:mission* contains = 2 of [UNMIK, MONUSCO]"),
      // Said twice is said once.
      Case(
        "mission contains all of (UNMIK, UNMIK)",
        "where excerpts:mission* contains = 1 of [UNMIK, UNMIK]"),
      Case("mission contains any of (UNMIK)", "where excerpts:mission* in [UNMIK]"),
      Case("mission contains only of (UNMIK)", "where excerpts:mission* only of [UNMIK]"),
      Case("mission = {UNMIK}", "where excerpts:mission* = {UNMIK}"),
      Case(
        "size(mission) in (1, 2)",
        "where (excerpts:mission* size = 1 or excerpts:mission* size = 2)"),
      Case(
        "size(mission) between 1 and 2",
        "where (excerpts:mission* size >= 1 and excerpts:mission* size <= 2)"),
      // Words.
      Case("summary contains \"vacan*\"", "where excerpts:summary matches \"vacan*\""),
      Case("summary contains vacancy", "where excerpts:summary matches \"vacancy\""),
      Case("memo contains \"doubt*\"", "where excerpts:memo* matches \"doubt*\""),
      Case(
        "summary contains all of (a, b)",
        "where (excerpts:summary matches \"a\" and excerpts:summary matches \"b\")"),
      Case("id starts with DRC", "where excerpts:id starts with DRC"),
      Case("summary matches /a\\/b|c/", "where excerpts:summary matches /a\\/b|c/"),
      // Connectives, and what lets missing values in.
      Case(
        "page = 204 and chapter = 5 or cited = yes",
        "where ((excerpts:page in [204i] and excerpts:chapter in [5]) or excerpts:cited in [true])"),
      Case(
        "not (page = 204 and chapter != 5)",
        "where not (excerpts:page in [204i] and not excerpts:chapter in [5]) missing excerpts:page"),
      Case("not (cited is known)", "where not excerpts:cited is known"),
      Case(
        "mission != its source.mission",
        "where not excerpts:mission* = its source>sources:mission* "
          + "missing source>sources:mission*, excerpts:mission*"),
      Case("page < its source.age", "where excerpts:page < its source>sources:age*"),
      Case("theme = its coping", "where excerpts:theme* = its excerpts:coping*"),
    ])
  func condition(example: Case) {
    let resolved = Resolved("find * where \(example.query)")
    #expect(resolved.steps == example.expected)
    #expect(resolved.said.filter { !$0.contains(" note ") } == [])
  }

  @Test(
    "rows of other tables",
    arguments: [
      Case("from sources where role = planner", "where sources:role in [planner]"),
      Case("from memos where page = 204", "where on>excerpts:page in [204i]"),
      Case("from memos where on.source.role = police", "where on>source>sources:role* in [police]"),
      Case(
        "from memos where on.theme = money", "where on>excerpts:theme* in {theme/resource/money}"),
      Case(
        "from codings where code = power", "where codings:code in {theme/power theme/power/mandate}"
      ),
      Case("from codings where code.name is known", "where code>codes:name is known"),
      Case("from codings where name is known", "where code>codes:name is known"),
      Case(
        "from codes where parent = resource/staffing",
        "where codes:parent in {theme/resource/staffing theme/resource/staffing/staffing}"),
      Case("from missions where year > 1999", "where missions:year > 1999i"),
    ])
  func otherRows(example: Case) {
    let resolved = Resolved(example.query)
    #expect(resolved.steps == example.expected)
    #expect(resolved.said.filter { !$0.contains(" note ") } == [])
  }

  @Test("which owner is meant is said once for a name")
  func owners() {
    #expect(
      Resolved("find * where mission = UNMIK or mission = MONUSCO | count by mission").said == [
        "Q0601 note [mission] `mission` is read from the excerpt -- `source.mission` says otherwise"
      ])
    #expect(
      Resolved("find * where role = planner | select role").said == [
        "Q0601 note [role] `role` is read from the source -- `document.role` says otherwise"
      ])
    #expect(
      Resolved("find * where kind = note").said == [
        "Q0601 note [kind] `kind` is read from the excerpt"
      ])
    #expect(Resolved("find * where source.mission = UNMIK | select id").said == [])
    // The own fields of other rows are no surprise; of several behind references one is taken.
    #expect(Resolved("from memos where kind = note | select id").said == [])
    // A key may be a code's name as well.
    #expect(
      Resolved("find * | count by power").said == [
        "Q0601 note [power] `power` is read from the source -- `theme/power` says otherwise"
      ])
    #expect(
      Resolved("find * | count by kind").said == [
        "Q0601 note [kind] `kind` is read from the excerpt"
      ])
  }

  @Test("a value that no row has is a warning, and the answer stands")
  func valueOfNone() {
    let resolved = Resolved("find * where source.mission = monusco")
    #expect(
      resolved.said == [
        "Q0602 warning [monusco] nothing has the source.mission `monusco` -- did you mean `MONUSCO`?"
      ])
    #expect(resolved.steps == ["where source>sources:mission* in [monusco]"])
    #expect(
      Resolved("find * where page in (204, 999)").said == [
        "Q0602 warning [999] nothing has the page `999`"
      ])
    #expect(
      Resolved("find * where coded = 2012").said == [
        "Q0602 warning [2012] nothing has the coded `2012`"
      ])
    #expect(Resolved("find * where page > 999").said == [])
  }

  @Test(
    "what does not resolve is told once",
    arguments: [
      Case(
        "mision = UNMIK",
        "Q0204 [mision] `excerpts` have no field `mision` -- did you mean `mission`?"),
      Case(
        "source.rle = x",
        "Q0204 [source.rle] `sources` have no field `rle` -- did you mean `source.role`?"),
      Case(
        "xyzzy.role = x",
        "Q0204 [xyzzy.role] `excerpts` have no field `xyzzy` "
          + "-- the fields are `id`, `document`, `source`, `page`, `mission`, `summary`, `kind`, "
          + "`chapter`, `cited`, `weight`, `memo`, `coder` and 12 more"),
      Case(
        "poaching = yes",
        "Q0211 [poaching] `coping/poaching` is a code without codes below it, not a field -- "
          + "`where code = coping/poaching` keeps the excerpts that bear it"),
      Case(
        "resource = staffing",
        "Q0202 [resource] `resource` names several codes -- write `theme/resource` or "
          + "`coping/resource`"),
      Case(
        "page.number = 3",
        "Q0212 [page.number] `page` holds plain values, so no path leads on from it"),
      Case(
        "theme = resorce",
        "Q0201 [resorce] no code `resorce` below `theme` -- did you mean `resource`?"),
      Case(
        "theme = poaching",
        "Q0210 [poaching] the code `coping/poaching` does not lie below `theme` -- "
          + "`code = coping/poaching` takes any code"),
      Case("code = copng", "Q0201 [copng] unknown code `copng` -- did you mean `coping`?"),
      Case(
        "page = x",
        "Q0301 [x] `page` holds whole numbers, not `x` -- it is written in digits, such as `3`"),
      Case("page > 2.5", "Q0301 [2.5] `page` holds whole numbers, not `2.5`"),
      Case(
        "weight = nan",
        "Q0301 [nan] `weight` holds numbers, not `nan` -- it is written in digits, such as `3`"),
      Case("cited = maybe", "Q0301 [maybe] `cited` holds `yes` or `no`, not `maybe`"),
      Case(
        "coded < 2011-13",
        "Q0301 [2011-13] `coded` holds dates, not `2011-13` -- such as `2011`, `2011-01` or `2011-01-17`"
      ),
      Case(
        "page = x and chapter = y",
        "Q0301 [x] `page` holds whole numbers, not `x` -- it is written in digits, such as `3`",
        "Q0602 warning [y] nothing has the chapter `y` -- the values are `5` and `6`"),
      Case(
        "size(theme) > x",
        "Q0301 [x] `size(theme)` holds whole numbers, not `x` -- it is written in digits, such as `3`"
      ),
      Case(
        "size(theme) = its page",
        "Q0302 [its page] `=` does not suit `size(theme)`, which holds whole numbers -- "
          + "compare it with a number"),
      Case(
        "theme > resource",
        "Q0302 [theme > resource] `>` does not suit `theme`, which holds codes -- "
          + "compare it with `=`, `!=` or `in`"),
      Case(
        "cited between yes and no",
        "Q0302 [cited between yes and no] `between` does not suit `cited`, which holds `yes` or "
          + "`no` -- compare it with `=`, `!=` or `in`"),
      Case(
        "page matches /2/",
        "Q0302 [page matches /2/] `matches` does not suit `page`, which holds whole numbers"),
      Case(
        "page starts with 2",
        "Q0302 [page starts with 2] `starts with` does not suit `page`, which holds whole numbers"),
      Case(
        "page contains 2",
        "Q0302 [page contains 2] `contains` does not suit `page`, which holds whole numbers "
          + "-- it has one value at most: compare it with `=`, `!=` or `in`"),
      Case(
        "page = its mission",
        "Q0303 [page = its mission] `page` holds whole numbers, `mission` words: they cannot be "
          + "compared"),
      Case(
        "summary contains \"\"",
        "Q0304 [\"\"] there is no word to search for -- such as `\"helicopter*\"`"),
      Case(
        "mission contains at least 3 of (UNMIK, MONUSCO)",
        "Q0305 [mission contains at least 3 of (UNMIK, MONUSCO)] at least 3 of 2 can never hold"),
    ])
  func errors(example: Case) {
    let resolved = Resolved("find * where \(example.query)")
    #expect(resolved.said.filter { !$0.contains(" note ") } == example.expected)
    #expect(resolved.plan == nil)
  }

  @Test("under a framework the codes that it hides are no fields and no values")
  func hidden() {
    #expect(
      Resolved("find * under initial where theme = learning").said == [
        "Q0203 [learning] the framework `initial` has no code `theme/learning` -- another "
          + "framework has it; choose one with `under`, or with `--framework` "
          + "(at the prompt `:framework`)"
      ])
    #expect(
      Resolved("find * under initial where learning = single-loop").said == [
        "Q0203 [learning] the framework `initial` has no code `theme/learning` -- another "
          + "framework has it; choose one with `under`, or with `--framework` "
          + "(at the prompt `:framework`)"
      ])
  }

  @Test(
    "the denominator of sources holds the conditions that speak of sources alone",
    arguments: [
      Case("find poaching", "*"),
      Case("find * where source.mission = UNMIK", "sources:mission in [UNMIK]"),
      Case("find * where mission = UNMIK", "*"),
      Case(
        "find * where source.mission = UNMIK and page > 3 and not voice = yes",
        "(sources:mission in [UNMIK] and not sources:voice in [true])"),
      Case("find * where source.mission = UNMIK or page > 3", "*"),
      Case(
        "find * where source.mission = UNMIK or voice = yes",
        "(sources:mission in [UNMIK] or sources:voice in [true])"),
      Case("find * where source = DRC-15", "sources:id in [DRC-15]"),
      Case("find * where source contains all of (DRC-15, Kosovo-1)", "*"),
      Case("find * where size(source) = 1", "*"),
      Case(
        "find * where voice = yes | sort page | where age > 3",
        "(sources:voice in [true] and sources:age > 3i)"),
      Case("find * where voice = yes | first 3 | where age > 3", "sources:voice in [true]"),
      Case(
        "find * where voice = yes | select id, source | where id = a", "sources:voice in [true]"),
      Case("from sources where mission = UNMIK", "*"),
    ])
  func voices(example: Case) {
    #expect(Resolved(example.query).voices == example.expected[0])
  }
}
