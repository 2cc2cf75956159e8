import QualmBase
import QualmPlan
import Testing

@Suite("Definitions and parameters")
struct DefinitionTests {
  @Test("codes, queries and stages stand for what is written in them")
  func uses() {
    #expect(
      Resolved("let makeshift = coping/resource or stand-ins\nfind makeshift and money").origin
        == "(({coping/resource} or {coping/stand-ins}) and {theme/resource/money})")
    // The coders said outside hold inside too.
    #expect(
      Resolved("let m = poaching\nfind m coded by second").origin == "{coping/poaching} by second")
    let named = Resolved("let q = find poaching where page > 3\nfrom q | count by chapter")
    #expect(named.origin == "{coping/poaching}")
    #expect(named.steps == ["where excerpts:page > 3i", "count by excerpts:chapter"])
    #expect(Resolved("let m = poaching\nfrom m").origin == "{coping/poaching}")
    #expect(
      Resolved("let top(f) = count by $f | sort excerpts desc | first 5\nfind * | top(chapter)")
        .steps == ["count by excerpts:chapter", "sort column excerpts desc", "first 5"])
    #expect(
      Resolved("let some(n, m) = skip $n | sample $m seed $n\nfind * | some(2, 3)").steps
        == ["skip 2", "sample 3 seed 2"])
    #expect(Resolved("param n = 4\nfind * | last $n").steps == ["last 4"])
  }

  @Test("an argument keeps its meaning through several stages")
  func nested() {
    let resolved = Resolved(
      """
      let inner(f) = count by $f
      let outer(g, f) = where chapter = $f | inner($g)
      find * | outer(page, 5)
      """)
    #expect(resolved.said == [])
    #expect(resolved.steps == ["where excerpts:chapter in [5]", "count by excerpts:page"])
  }

  @Test("a parameter is one value, whatever is in it")
  func parameters() {
    let script = "param m = UNMIK\nfind * where source.mission = $m"
    #expect(Resolved(script).steps == ["where source>sources:mission* in [UNMIK]"])
    #expect(
      Resolved(script, given: ["m": "MONUSCO"]).steps == [
        "where source>sources:mission* in [MONUSCO]"
      ])
    let spliced = Resolved(script, given: ["m": "UNMIK or page > 3"])
    #expect(spliced.steps == ["where source>sources:mission* in [UNMIK or page > 3]"])
    #expect(Resolved("param c = poaching\nfind $c").origin == "{coping/poaching}")
    #expect(
      Resolved("param c = poaching\nfind $c", given: ["c": "theme/resource/money"]).origin
        == "{theme/resource/money}")
    #expect(Resolved("param f = page\nfind * | count by $f").steps == ["count by excerpts:page"])
  }

  @Test(
    "what is wrong with a definition is told once",
    arguments: [
      Case(
        "let coping = money", "Q0401 [coping] `coping` is the name of a code -- choose another name"
      ),
      Case(
        "let mission = money",
        "Q0401 [mission] `mission` is the name of a field -- choose another name"),
      Case(
        "let memos = money", "Q0401 [memos] `memos` is the name of a table -- choose another name"),
      Case(
        "let sample = money",
        "Q0401 [sample] `sample` is the name of a stage -- choose another name"
      ),
      Case(
        "let DRC-15.3 = money",
        "Q0401 [DRC-15.3] `DRC-15.3` is the name of an excerpt -- choose another name"),
      Case(
        "let DRC-15 = money",
        "Q0401 [DRC-15] `DRC-15` is the name of a source -- choose another name"),
      Case("let a = a or money", "Q0402 [a] `a` is defined by itself"),
      Case("let q = from q", "Q0402 [q] `q` is defined by itself"),
      Case("let s() = s()", "Q0402 [s] `s` is defined by itself"),
      Case(
        "let top(f) = count | first 5",
        "Q0403 [f] the parameter `f` is not used -- write `$f` where it belongs, or leave it out"),
      Case(
        "let top(field) = count by $feld, $field",
        "Q0404 [$feld] unknown parameter `$feld` -- did you mean `$field`?"),
      Case("let t() = cuont(page)", "Q0209 [cuont] unknown stage `cuont` -- did you mean `count`?"),
      Case("let m = copng", "Q0201 [copng] unknown code `copng` -- did you mean `coping`?"),
    ])
  func definitions(example: Case) {
    #expect(Resolved(example.query).said == example.expected)
  }

  @Test("a circle names its members")
  func circles() {
    let codes = Resolved("let a = b or money\nlet b = a").said
    #expect(
      codes == [
        "Q0402 [a] `a` is defined by itself: `a` needs `b` needs `a` << [b] `b` is used here",
        "Q0402 [b] `b` is defined by itself: `b` needs `a` needs `b` << [a] `a` is used here",
      ])
    let stages = Resolved("let s() = t()\nlet t() = s()").said
    #expect(
      stages == [
        "Q0402 [t] `s` is defined by itself: `s` needs `t` needs `s`",
        "Q0402 [s] `t` is defined by itself: `t` needs `s` needs `t`",
      ])
  }

  @Test(
    "what is wrong with a use is told once",
    arguments: [
      Case(
        "param mission = UNMIK\nfind * where page = $mision",
        "Q0404 [$mision] unknown parameter `$mision` -- did you mean `$mission`?"),
      Case(
        "param year\nfind * where page = $year",
        "Q0407 [$year] the parameter `$year` has no value -- give it one: `--param year=…`, or a "
          + "default: `param year = …`"),
      Case(
        "param p = x\nfind * where page = $p",
        "Q0301 [$p] `page` holds whole numbers, not `x` -- it is written in digits, such as `3`"),
      Case(
        "let top(n) = first $n\nfind * | top(x)",
        "Q0108 [x] a whole number stands here, not `x` -- write it in digits << [$n] it stands for `$n` here"
      ),
      Case(
        "let top(f) = count by $f\nfind * | top(page, id)",
        "Q0405 [top(page, id)] `top` takes one argument, and here are 2 -- write `top(f)`"
      ),
      Case(
        "let q = find poaching\nfind q",
        "Q0406 [q] `q` is a query, and here stands a code -- write `from q`"),
      Case(
        "let top(f) = count by $f\nfrom top",
        "Q0406 [top] `top` is a stage, and here stands a table or a query -- write `| top(f)`"),
      Case(
        "let m = poaching\nfind * | m()",
        "Q0406 [m] `m` is a definition of codes, and here stands a stage -- write `find m`"),
      Case(
        "let q = find poaching under initial\nfrom q under revised",
        "Q0408 [initial] `q` speaks of the framework `initial`, not of `revised` << [q] `q` is "
          + "used here"),
      // Both places are named.
      Case(
        "let late() = where page > 5 | where pge > 5\nfind * | late()",
        "Q0204 [pge] `excerpts` have no field `pge` -- did you mean `age` or `page`? << [late()] `late` is "
          + "used here"),
      Case(
        "let top(f) = count by $f\nfind * | top(mision)",
        "Q0204 [mision] `excerpts` have no field `mision` -- did you mean `mission`? << [$f] it "
          + "stands for `$f` here"),
    ])
  func misuses(example: Case) {
    let resolved = Resolved(example.query)
    #expect(resolved.said == example.expected)
    #expect(resolved.plan == nil)
  }

  @Test("a query that chose its framework keeps it")
  func frameworks() {
    let resolved = Resolved("let q = find theme under initial\nfrom q | count by theme")
    #expect(resolved.steps == ["count by [theme/power:2 | theme/resource:4]"])
    #expect(Resolved("let q = find theme\nfrom q under initial").plan?.visibleCodes?.count == 18)
  }
}
