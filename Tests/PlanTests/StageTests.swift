import QualmBase
import QualmPlan
import Testing

@Suite("Stages resolve to steps")
struct StageTests {
  @Test(
    "what stands after a bar",
    arguments: [
      Case("count", "count"),
      Case("count by source.mission", "count by source>sources:mission* of sources"),
      Case("count by every source", "count by every excerpts:source*"),
      Case("count by combined source", "count by sets of excerpts:source*"),
      Case("count distinct page by chapter", "count distinct excerpts:page by excerpts:chapter"),
      // A node that cannot be coded has no group of its own.
      Case(
        "count by theme", "count by [theme/power:2 | theme/resource:4 | theme/learning:2]"),
      Case(
        "count by coping",
        "count by [coping (itself):1 | coping/poaching:1 | coping/stand-ins:1 | coping/resource:1]"),
      Case(
        "count by theme/resource",
        "count by [theme/resource (itself):1 | theme/resource/staffing:2 | theme/resource/money:1]"),
      Case(
        "count by theme depth 2",
        "count by [theme/power (itself):1 | theme/power/mandate:1 | theme/resource (itself):1 | "
          + "theme/resource/staffing:2 | theme/resource/money:1 | theme/learning (itself):1 | "
          + "theme/learning/single-loop:1]"),
      Case(
        "count by theme/power leaves", "count by [theme/power (itself):1 | theme/power/mandate:1]"),
      Case(
        "count by combined question",
        "count by sets of [question (itself):1 | question/rq1:1 | question/rq2:1]"),
      Case(
        "summarize n = count, s = sources, p = share, d = distinct(source, page), "
          + "m = values(mission) by chapter",
        "summarize n = count, s = sources, p = share, "
          + "d = distinct(excerpts:source*, excerpts:page), m = values(excerpts:mission*) "
          + "by excerpts:chapter"),
      Case(
        "summarize a = sum(page), b = mean(weight), c = median(page), d = min(coded), "
          + "e = max(id), f = first(summary)",
        "summarize a = sum(excerpts:page), b = mean(excerpts:weight), c = median(excerpts:page), "
          + "d = min(excerpts:coded*), e = max(excerpts:id), f = first(excerpts:summary)"),
      Case(
        "matrix question by chapter count sources",
        "matrix [question (itself):1 | question/rq1:1 | question/rq2:1] by excerpts:chapter "
          + "cells sources sources"),
      Case(
        "matrix chapter by page share of row",
        "matrix excerpts:chapter by excerpts:page cells share shareOfRow"),
      Case("matrix chapter by page ids", "matrix excerpts:chapter by excerpts:page cells ids ids"),
      Case("matrix question by chapter | cell rq1, 5", "cell question question/rq1, chapter 5"),
      Case(
        "matrix theme by chapter | cell resource, missing", "cell theme theme/resource, chapter –"),
      Case(
        "matrix theme by chapter | cell resource, \"–\"", "cell theme theme/resource, chapter –"),
      Case("matrix coping by page | cell coping, 204", "cell coping coping (itself), page 204i"),
      Case(
        "select id, theme, source.role",
        "select excerpts:id as id, excerpts:theme* as theme, source>sources:role* as source.role"),
      Case("sort page desc, id", "sort excerpts:page desc, excerpts:id"),
      Case("first 3 | last 2 | skip 1", "first 3", "last 2", "skip 1"),
      Case("sample 60 seed 1", "sample 60 seed 1"),
      Case("distinct source, page", "distinct excerpts:source*, excerpts:page"),
      // Columns of a table: those of the step before, and no other.
      Case(
        "count by theme | where excerpts = 0 and theme = resource | sort sources desc",
        "count by [theme/power:2 | theme/resource:4 | theme/learning:2]",
        "where (column excerpts in [0i] and column theme in [theme/resource, "
          + "theme/resource (itself), c3, theme/resource/staffing, "
          + "theme/resource/staffing (itself), c4, theme/resource/staffing/staffing, c5, "
          + "theme/resource/money, c6])", "sort column sources desc"),
      Case(
        "summarize missions = values(mission) by chapter | where missions contains all of (A, B)",
        "summarize missions = values(excerpts:mission*) by excerpts:chapter",
        "where column missions* contains = 2 of [A, B]"),
      Case(
        "select id, source.role | where source.role = x | distinct source.role",
        "select excerpts:id as id, source>sources:role* as source.role",
        "where column source.role* in [x]", "distinct column source.role*"),
      Case(
        "count by chapter | with r = excerpts / sources, q = r * 2 - 1",
        "count by excerpts:chapter",
        "compute r = (column excerpts / column sources) as number",
        "compute q = ((column r * 2i) - 1i) as number"),
      Case(
        "count by chapter | count", "count by excerpts:chapter", "count"),
      Case(
        "count by chapter | rename excerpts as n | drop excerpts_of | where n > 2",
        "count by excerpts:chapter", "rename excerpts as n", "drop excerpts_of",
        "where column n > 2i"),
      // Rows of a relation become a table of the columns shown.
      Case(
        "with n = size(theme), s = \"x\"",
        "select excerpts:id as id, excerpts:source* as source, excerpts:mission* as mission, "
          + "excerpts:page as page, excerpts:summary as summary, excerpts:theme* as theme",
        "compute n = size(column theme*) as integer", "compute s = x as text", "drop theme"),
      Case(
        "rename summary as words",
        "select excerpts:id as id, excerpts:source* as source, excerpts:mission* as mission, "
          + "excerpts:page as page, excerpts:summary as summary", "rename summary as words"),
      Case(
        "drop page",
        "select excerpts:id as id, excerpts:source* as source, excerpts:mission* as mission, "
          + "excerpts:page as page, excerpts:summary as summary", "drop page"),
      Case(
        "agree unit source",
        "agree facet of sources theme [theme/power:2 | theme/resource:4 | theme/learning:2] "
          + "coping [coping (itself):1 | coping/poaching:1 | coping/stand-ins:1 | coping/resource:1] "
          + "question [question (itself):1 | question/rq1:1 | question/rq2:1] "
          + "kind [kind (itself):1 | kind/quote:1]"),
      // A facet is meant even where a field has its name.
      Case(
        "agree on kind", "agree kind each of excerpts (all) [kind (itself):1 | kind/quote:1]"),
      Case(
        "agree on theme/resource leaves | where `theme/resource` = money and alpha < 0.8",
        "agree theme/resource each of excerpts (all) [theme/resource (itself):1 | "
          + "theme/resource/staffing (itself):1 | theme/resource/staffing/staffing:1 | "
          + "theme/resource/money:1]",
        "where (column theme/resource in [theme/resource/money, c6] and column alpha < 0.8n)"),
      Case("agree on poaching", "agree poaching of excerpts coping/poaching [coping/poaching:1]"),
      Case(
        "agree on code depth 1 | where coders contains second and units > 9",
        "agree code each of excerpts (all) [theme:9 | coping:4 | question:3 | kind:2 | Works well:2]",
        "where (column coders* in [second] and column units > 9i)"),
      Case(
        "expand theme | where theme = mandate",
        "select excerpts:id as id, excerpts:source* as source, excerpts:mission* as mission, "
          + "excerpts:page as page, excerpts:summary as summary, excerpts:theme* as theme",
        "expand column theme*",
        "where column theme in [theme/power/mandate, c2]"),
    ])
  func stages(example: Case) {
    let resolved = Resolved("find * | \(example.query)")
    #expect(resolved.steps == example.expected)
    #expect(resolved.said.filter { !$0.contains(" note ") } == [])
  }

  @Test(
    "other rows are counted under their own name",
    arguments: [
      Case("from memos | count by kind | where memos > 1 and memos_of > 2"),
      Case("from memos | select kind | count by kind | where rows > 1 and rows_of > 2"),
      Case("from codings | count by code | sort codings desc"),
      Case("from sources | summarize n = sources by role"),
      Case("find * | count distinct page by chapter | sort distinct desc"),
      Case("find * | matrix question by chapter share of total | where share > 0.5"),
    ])
  func figures(example: Case) {
    let resolved = Resolved(example.query)
    #expect(resolved.said.filter { !$0.contains(" note ") } == [])
    #expect(resolved.plan != nil)
  }

  @Test(
    "excerpts chosen by the codes compared are warned of, others are not",
    arguments: [
      Case("find poaching | agree on coping", "Q0604"), Case("find poaching | agree on theme"),
      Case("find * where coping = poaching | agree", "Q0604"),
      Case("find * where kind = note or page > 3 | agree on coping"),
      Case("find * but not poaching coded by any | agree on coping leaves", "Q0604"),
      Case("find uncoded | agree on kind", "Q0604"), Case("find DRC-15 | agree"),
      Case("find mandate with poaching in same source | agree on coping", "Q0604"),
    ])
  func chosen(example: Case) {
    let said = Resolved(example.query).said.filter { !$0.contains(" note ") }
    #expect(said.map { String($0.prefix(5)) } == example.expected)
  }

  @Test("under a framework groups are those of the codes left")
  func hidden() {
    #expect(
      Resolved("find * under initial | count by theme").steps == [
        "count by [theme/power:2 | theme/resource:4]"
      ])
  }

  @Test("a line that begins with a bar carries on from the rows before it")
  func continuing() {
    let matrix = "find \"x\" under initial where voice = yes | matrix question by chapter"
    let cell = Resolved(matrix, then: "| cell rq1, 5 | where theme = power")
    #expect(
      cell.steps == [
        "where source>sources:voice* in [true]", "cell question question/rq1, chapter 5",
        "where {theme/power theme/power/mandate}",
      ])
    #expect(cell.voices == "sources:voice in [true]")
    #expect(cell.plan?.visibleCodes?.count == 18)
    #expect(cell.plan?.searches == ["x"])
    #expect(
      Resolved(matrix, then: "| where theme = learning").said == [
        "Q0205 [theme] the table has no column `theme` -- `theme` is a field of the excerpts: "
          + "ask before the stage, `| where theme … | matrix …`"
      ])
    #expect(
      Resolved("find * under initial", then: "| where theme = learning").said == [
        "Q0203 [learning] the framework `initial` has no code `theme/learning` -- another "
          + "framework has it; choose one with `under`, or with `--framework` "
          + "(at the prompt `:framework`)"
      ])
  }

  @Test(
    "what does not resolve is told once",
    arguments: [
      Case(
        "count by poaching",
        "Q0308 [poaching] `coping/poaching` has no codes below it to group by -- "
          + "`find coping/poaching | count` counts its excerpts"),
      Case(
        "count by chapter depth 2",
        "Q0309 [chapter depth 2] `chapter` has one group for each value, and no depth"),
      Case(
        "count by chapter | matrix chapter by chapter",
        "Q0310 [matrix chapter by chapter] `matrix` wants rows of excerpts, and these are rows of "
          + "a table"),
      Case(
        "count by chapter | summarize s = sources",
        "Q0310 [s = sources] `sources` wants rows of excerpts, and these are rows of a table"),
      Case(
        "count | cell rq1",
        "Q0311 [cell rq1] `cell` stands right after a `matrix`, and there is none here"),
      Case(
        "matrix question by chapter | cell rq1",
        "Q0311 [cell rq1] the matrix has 2 keys, and `cell` names 1 -- name a group of `question` "
          + "and `chapter`"),
      Case(
        "matrix combined question by chapter | cell rq1, 5",
        "Q0311 [rq1] the groups of `combined question` are sets, which `cell` cannot name -- "
          + "leave out `combined`"),
      Case(
        "matrix question by chapter | cell rq9, 7",
        "Q0213 [rq9] `question` has no group `rq9` -- did you mean `rq1` or `rq2`?",
        "Q0213 [7] `chapter` has no group `7` -- the groups are `5` and `6`"),
      Case("select id, id", "Q0312 [id] there would be two columns `id`"),
      Case("count by chapter, chapter", "Q0312 [chapter] there would be two columns `chapter`"),
      Case("with page = 1", "Q0312 [page] there would be two columns `page`"),
      Case("rename page as id", "Q0312 [id] there would be two columns `id`"),
      Case(
        "summarize chapter = count by chapter",
        "Q0312 [chapter] there would be two columns `chapter`"),
      Case(
        "summarize m = mean(summary)",
        "Q0313 [summary] `mean` wants numbers, and `summary` holds words"),
      Case(
        "summarize m = max(theme)",
        "Q0302 [m = max(theme)] `max` does not suit `theme`, which holds codes -- "
          + "`values(theme)` is the set of its values"),
      Case(
        "with n = summary + 1", "Q0313 [summary] `+` wants numbers, and `summary` holds words"),
      Case(
        "with n = 1 + mission",
        "Q0313 [mission] `+` wants numbers, and `mission` holds several values -- "
          + "`size(mission)` is the number of its values"),
      Case(
        "drop chapter",
        "Q0314 [chapter] `chapter` is not among the columns shown -- they are `id`, `source`, "
          + "`mission`, `page` and `summary`; `select` chooses others"),
      Case("select id | drop id", "Q0315 [drop id] no column would be left"),
      Case(
        "count by chapter | agree",
        "Q0310 [agree] `agree` wants rows of excerpts, and these are rows of a table"),
      Case(
        "agree on copng",
        "Q0316 [copng] `agree` compares codes, and `copng` is none -- did you mean `coping`?"),
      Case(
        "agree on page",
        "Q0316 [page] `agree` compares codes, and `page` is none -- the facets are `theme`, "
          + "`coping`, `question` and `kind`"),
      Case(
        "agree on resource",
        "Q0202 [resource] `resource` names several codes -- write `theme/resource` or "
          + "`coping/resource`"),
      Case(
        "count by chapter | where page > 3",
        "Q0205 [page] the table has no column `page` -- `page` is a field of the excerpts: ask "
          + "before the stage, `| where page … | count …`"),
      Case(
        "count by chapter | sort exerpts",
        "Q0205 [exerpts] the table has no column `exerpts` -- did you mean `excerpts`?"),
      Case(
        "count by source | where source.role = planner",
        "Q0212 [source.role] `source` is a column here, and paths start from rows of the corpus "
          + "-- select or group by the path itself in an earlier stage"),
      // After a stage in error nothing is said of its columns.
      Case(
        "count by mision | where nothing > 3 | sort nowhere",
        "Q0204 [mision] `excerpts` have no field `mision` -- did you mean `mission`?"),
      Case(
        "top(page)", "Q0209 [top] unknown stage `top` -- did you mean `first`?"),
      Case(
        "cuont(page)", "Q0209 [cuont] unknown stage `cuont` -- did you mean `count`?"),
    ])
  func errors(example: Case) {
    let resolved = Resolved("find * | \(example.query)")
    #expect(resolved.said.filter { !$0.contains(" note ") } == example.expected)
    #expect(resolved.plan == nil)
  }
}
