import QualmBase
import QualmSyntax
import Testing

@Suite("Words of other languages in stages")
struct ElsewhereStageTests {
  @Test(
    "in stages and claims one thing is told, with what helps",
    arguments: [
      (
        "find * | rule (resource => coping)",
        "Q0104 14-15 `(` does not fit here [a rule has no brackets around it, such as `rule resource => coping per source`]"
      ),
      (
        "find * | join (join missions on mission = id)",
        "Q0103 15-19 a query is missing after `(` [a query begins with `find` or `from`]"
      ),
      (
        "find * | saturation by source order f desc",
        "Q0104 38-42 `desc` does not fit here [the order runs from low to high]"
      ),
      (
        "find * | timeline by month",
        "Q0103 18-20 a field of dates is missing before `by` [such as `timeline coded by month`]"
      ),
      (
        "find * | minus (find coping)",
        "Q0209 9-14 unknown stage `minus` [did you mean `except`?]"
      ),
      (
        "find * | sample 5 seed -1",
        "Q0009 23-25 a number below 0 stands in quotes [write `\"-1\"`]"
      ),
      (
        "find * | first -3",
        "Q0108 15-17 a whole number stands here, not `-3` [how many there are is never below 0]"
      ),
      (
        "find * | rule resource -> coping per source",
        "Q0010 23-25 `->` is written `=>` here [write `=>`]"
      ),
      (
        "find coping | union learning where mission = UNMIK",
        "Q0104 29-34 `where` does not fit here [a query stands in brackets: `union (find learning where …)`]"
      ),
      (
        "find coping | join missions where mission = id",
        "Q0104 28-33 `where` does not fit here [did you mean `on`?]"
      ),
      (
        "find * | cooccurrence theme",
        "Q0209 9-21 unknown stage `cooccurrence` [did you mean `cooccur`?]"
      ),
      (
        "find * | barchart theme",
        "Q0209 9-17 unknown stage `barchart` [did you mean `chart bar`?]"
      ),
      (
        "find * | kappa",
        "Q0209 9-14 unknown stage `kappa` [did you mean `agree`?]"
      ),
      (
        "find * | into \"x.csv\"",
        "Q0209 9-13 unknown stage `into` [did you mean `to \"x.csv\"`?]"
      ),
      (
        "find * | export \"x.csv\"",
        "Q0209 9-15 unknown stage `export` [did you mean `to \"x.csv\"`?]"
      ),
      (
        "find * | left join missions on mission = id",
        "Q0209 9-13 unknown stage `left` [did you mean `join`?]"
      ),
      (
        "find * | nothere(find coping)",
        "Q0209 9-16 unknown stage `nothere` [such as `where …`, `count by …`, `select …` or `sort …`]"
      ),
      (
        "find * | with x = page -1",
        "Q0009 23-24 `-` stands between blanks [such as `excerpts - sources`]"
      ),
      (
        "find * | rule resource → coping per source",
        "Q0002 23-26 the line holds signs that a word processor has put in [write: find * | rule resource => coping per source]"
      ),
      (
        "find coping | learning",
        "Q0209 14-22 unknown stage `learning` [such as `where …`, `count by …`, `select …` or `sort …`]"
      ),
      (
        "find coping | limit 10",
        "Q0209 14-19 unknown stage `limit` [did you mean `first`?]"
      ),
      (
        "find coping | count(theme)",
        "Q0104 19-20 `(` does not fit here [no brackets follow `count`: `count by theme`]"
      ),
      (
        "find coping | count theme, mission",
        "Q0104 20-25 `theme` does not fit here [groups follow `by`: `count by theme`]"
      ),
      (
        "find coping | count by theme by mission",
        "Q0104 29-31 `by` does not fit here [a comma joins groups: `count by theme, mission`]"
      ),
      (
        "find coping | count by theme and mission",
        "Q0104 29-32 `and` does not fit here [a comma joins groups: `count by theme, mission`]"
      ),
      (
        "find coping | count * by theme",
        "Q0104 20-21 `*` does not fit here [rows are counted without a sign: `count by theme`]"
      ),
      (
        "find coping | group_by(theme) | summarise(n = n())",
        "Q0209 32-41 unknown stage `summarise` [did you mean `summarize`?]"
      ),
      (
        "find coping | summarize n = n() by theme",
        "Q0112 28-29 unknown figure `n` [did you mean `count`?]"
      ),
      (
        "find coping | summarize count(*) by theme",
        "Q0103 29-30 `=` is missing after `count` [a figure has a name: `n = count`]"
      ),
      (
        "find coping | summarize count by theme",
        "Q0103 30-32 `=` is missing after `count` [a figure has a name: `n = count`]"
      ),
      (
        "find coping | summarize mean(page) as m by theme",
        "Q0103 28-29 `=` is missing after `mean` [a figure has a name: `n = mean(…)`]"
      ),
      (
        "find coping | sort page asc",
        "Q0104 24-27 `asc` does not fit here [values sort from low to high without a word]"
      ),
      (
        "find coping | sort by page desc",
        "Q0104 22-26 `page` does not fit here [a field to sort by stands right after `sort`]"
      ),
      (
        "find coping | sort -page",
        "Q0009 19-20 `-` stands between blanks [from high to low is written `sort page desc`]"
      ),
      (
        "find coping | sort page descending",
        "Q0104 24-34 `descending` does not fit here [did you mean `desc`?]"
      ),
      (
        "find coping | select id as x",
        "Q0104 24-26 `as` does not fit here [a stage gives new names: `rename id as …`]"
      ),
      (
        "find coping | select id summary",
        "Q0104 24-31 `summary` does not fit here [a comma stands between fields: `id, summary`]"
      ),
      (
        "find coping | select *",
        "Q0103 21-22 a field is missing after `select` [the usual columns are shown without `select`]"
      ),
      (
        "find coping | select -page",
        "Q0009 21-22 `-` stands between blanks [columns are left out by `drop`]"
      ),
      (
        "find coping | select \"id\"",
        "Q0103 21-25 a field is missing after `select` [a field is written without quotes]"
      ),
      (
        "find coping | where",
        "Q0103 19-19 a field is missing after `where` [such as `mission = …`]"
      ),
      (
        "find coping | where mission",
        "Q0103 27-27 a comparison is missing after `mission` [such as `= …`, `in (…)` or `is known`]"
      ),
      (
        "find coping | rename n = excerpts",
        "Q0103 23-24 `as` is missing after `n` [such as `rename excerpts as n`]"
      ),
      (
        "find coping | rename page to seite",
        "Q0103 26-28 `as` is missing after `page` [such as `rename excerpts as n`]"
      ),
      (
        "find coping | drop column page",
        "Q0104 26-30 `page` does not fit here [a comma stands between fields: `column, page`]"
      ),
      (
        "find coping | matrix theme x mission",
        "Q0103 27-28 `by` is missing after `theme` [such as `matrix theme by question`]"
      ),
      (
        "find coping | matrix theme, mission",
        "Q0103 35-35 `by` is missing after `mission` [such as `matrix theme by question`]"
      ),
      (
        "find coping | matrix theme * mission",
        "Q0103 27-28 `by` is missing after `theme` [such as `matrix theme by question`]"
      ),
      (
        "find coping | matrix theme by mission sum",
        "Q0104 38-41 `sum` does not fit here [cells hold `count sources`, `share of row`, `ids` or `summaries 3`]"
      ),
      (
        "find coping | cooccur theme and mission",
        "Q0104 28-31 `and` does not fit here [`cooccur theme with coping` pairs the codes below two]"
      ),
      (
        "find coping | cooccur(theme, coping)",
        "Q0104 21-22 `(` does not fit here [no brackets follow `cooccur`: `cooccur theme with coping`]"
      ),
      (
        "find coping | agree(theme)",
        "Q0104 19-20 `(` does not fit here [no brackets follow `agree`: `agree on theme`]"
      ),
      (
        "find coping | agree first second",
        "Q0109 20-25 `|` is missing before `first` [write `| first`]"
      ),
      (
        "find coping | agree between first and second",
        "Q0104 20-27 `between` does not fit here [codes follow `on`: `agree on theme`]"
      ),
      (
        "find coping | chart pie",
        "Q0104 20-23 `pie` does not fit here [a chart is `bar`, `heat`, `line` or `network`]"
      ),
      (
        "find coping | count by theme | bar",
        "Q0209 31-34 unknown stage `bar` [did you mean `chart bar`?]"
      ),
      (
        "find coping | count by theme > 5",
        "Q0104 29-30 `>` does not fit here [a condition follows in a stage of its own: `| where … > 3`]"
      ),
      (
        "find coping | to csv",
        "Q0103 17-20 the name of a file is missing after `to` [it stands in double quotes: `to \"csv\"`]"
      ),
      (
        "find coping | sample 10",
        "Q0103 23-23 `seed` is missing after `10` [a sample names its seed, to be the same again: `sample 60 seed 1`]"
      ),
      (
        "find coping | sample 10 seed",
        "Q0103 28-28 a seed is missing after `seed` [such as `sample 60 seed 1`]"
      ),
      (
        "find coping | sample 10%",
        "Q0003 23-24 `%` has no meaning here [rows are counted, as in `sample 60 seed 1`]"
      ),
      (
        "find coping | distinct by source",
        "Q0104 26-32 `source` does not fit here [fields stand right after `distinct`: `distinct source, page`]"
      ),
      (
        "find coping | distinct(source)",
        "Q0104 22-23 `(` does not fit here [no brackets follow `distinct`: `distinct source, page`]"
      ),
      (
        "find coping | quote 5 words",
        "Q0104 20-21 `5` does not fit here [did you mean `context 5 words`?]"
      ),
      (
        "find coping | context 5",
        "Q0103 23-23 a unit is missing after `5` [such as `context 5 sentences`]"
      ),
      (
        "find coping | context words 5",
        "Q0104 22-27 `words` does not fit here [the number stands first: `context 5 words`]"
      ),
      (
        "find coping | cite apa",
        "Q0104 19-22 `apa` does not fit here [the styles are `markdown`, `bibtex` and `csl-json`]"
      ),
      (
        "find coping | cite",
        "Q0103 18-18 a style is missing after `cite` [the styles are `markdown`, `bibtex` and `csl-json`]"
      ),
      (
        "find coping | links to learning",
        "Q0104 23-31 `learning` does not fit here [both ends are asked for by `find … linked to learning`]"
      ),
      (
        "find coping | links of contradicts",
        "Q0104 23-34 `contradicts` does not fit here [both ends are asked for by `find … linked to contradicts`]"
      ),
      (
        "find coping | timeline coded",
        "Q0103 28-28 `by` is missing after `coded` [such as `timeline coded by month`]"
      ),
      (
        "find coping | timeline coded by week",
        "Q0103 32-36 a step is missing after `by` [`year`, `month` or `day`]"
      ),
      (
        "find coping | saturation",
        "Q0103 24-24 `by` is missing after `saturation` [such as `saturation by source`]"
      ),
      (
        "find coping | saturation source",
        "Q0103 25-31 `by` is missing after `saturation` [such as `saturation by source`]"
      ),
      (
        "find coping | join missions",
        "Q0103 27-27 `on` is missing after `missions` [such as `join missions on mission = id`]"
      ),
      (
        "find coping | join missions on",
        "Q0103 30-30 a field is missing after `on` [such as `mission` or `source.role`]"
      ),
      (
        "find coping | join missions on mission == id",
        "Q0010 39-41 `==` is written `=` here [write `=`]"
      ),
      (
        "find coping | union find learning",
        "Q0103 20-24 a bracket is missing after `union` [such as `union (find learning)`]"
      ),
      (
        "find coping | union",
        "Q0103 19-19 a name, or a query in brackets is missing after `union` [such as `union (find learning)`]"
      ),
      (
        "find coping | rule coping -> learning",
        "Q0103 37-37 `per source` or `per excerpt` is missing after `learning` [such as `rule resource => coping per source`]"
      ),
      (
        "find coping | rule if coping then learning per source",
        "Q0104 22-28 `coping` does not fit here [such as `rule resource => coping per source`]"
      ),
      (
        "from sources | where mission",
        "Q0103 28-28 a comparison is missing after `mission` [such as `= …`, `in (…)` or `is known`]"
      ),
      (
        "claim \"x\" that share(find coping, find *) > 0.5",
        "Q0104 32-33 `,` does not fit here [`of` stands between the two: `share(find coping of find *)`]"
      ),
      (
        "let x = chart bar; find x",
        "Q0104 8-13 `chart` does not fit here [a stage has brackets after its name: `let x() = chart …`]"
      ),
      (
        "claim \"x\" that values(mission, find coping) = [UNMIK]",
        "Q0003 46-47 `[` has no meaning here [a set stands in braces: `= {a, b}`]"
      ),
      (
        "claim \"x\" that values(mission, find coping) contains [UNMIK]",
        "Q0003 53-54 `[` has no meaning here [several values: `contains all of (a, b)`]"
      ),
      (
        "claim \"x\" that share(find coping of find *) > 20%",
        "Q0003 48-49 `%` has no meaning here [a share is a number from 0 to 1: `0.2`]"
      ),
      (
        "claim \"x\" that not (find coping)",
        "Q0104 20-24 `find` does not fit here [that there is none is written `empty(find …)`]"
      ),
      (
        "claim \"x\" that count(find coping) between 1 and 100",
        "Q0104 34-41 `between` does not fit here [both ends are compared: `… >= 1 and … <= 9`]"
      ),
      (
        "let x = chart bar; find copng",
        "Q0104 8-13 `chart` does not fit here [a stage has brackets after its name: `let x() = chart …`]"
      ),
      (
        "let x coping",
        "Q0103 6-12 `=` is missing after `x` [such as `let makeshift = coping or stand-ins`]"
      ),
      (
        "let x := coping",
        "Q0010 6-8 `:=` is written `=` here [write `=`]"
      ),
      (
        "let x <- coping",
        "Q0010 6-8 `<-` is written `=` here [write `=`]"
      ),
      (
        "let x = \"coping",
        "Q0004 8-9 the closing quotation mark is missing [text in quotes ends on the line where it begins]"
      ),
      (
        "let \"x\" = coping",
        "Q0103 4-7 a name is missing after `let` [such as `let makeshift = coping or stand-ins`]"
      ),
      (
        "let my code = coping",
        "Q0103 7-11 `=` is missing after `my` [a name is one word: `let my-code = …`]"
      ),
      (
        "param x: 3",
        "Q0003 7-8 `:` has no meaning here [a value follows `=`]"
      ),
      (
        "use \"framework",
        "Q0004 4-5 the closing quotation mark is missing [text in quotes ends on the line where it begins]"
      ),
      (
        "use framework, triangulation",
        "Q0104 13-14 `,` does not fit here [one module in a sentence: `use framework; use triangulation`]"
      ),
      (
        "claim that count(find coping) > 3",
        "Q0103 6-10 the sentence that is claimed is missing after `claim` [in quotes: `claim \"…\" that …`]"
      ),
      (
        "claim \"x\": count(find coping) > 3",
        "Q0003 9-10 `:` has no meaning here [`that` stands there: `claim \"…\" that …`]"
      ),
      (
        "claim \"x\" count(find coping) > 3",
        "Q0103 10-15 `that` is missing after `\"x\"` [such as `claim \"…\" that empty(find …)`]"
      ),
      (
        "claim \"x\" that count(find coping) > 30%",
        "Q0003 38-39 `%` has no meaning here [a share is a number from 0 to 1: `0.3`]"
      ),
      (
        "claim \"x\" that find coping",
        "Q0104 15-19 `find` does not fit here [a query stands in brackets: `count(find …)`]"
      ),
      (
        "claim \"x\" that empty find coping",
        "Q0103 21-25 a query in brackets is missing after `empty` [such as `empty(find coping)`]"
      ),
      (
        "claim \"x\" that exists(find coping)",
        "Q0104 15-21 `exists` does not fit here [did you mean `not empty(find …)`?]"
      ),
      (
        "claim \"x\" that sources(find coping) = 1 where mission = UNMIK",
        "Q0104 40-45 `where` does not fit here [all of a query stands in the brackets: `count(find … where …)`]"
      ),
      (
        "claim \"x\" that all(find coping) where mission = UNMIK",
        "Q0104 15-18 `all` does not fit here [a claim measures: `count(…)`, `sources(…)`, `share(…)`, `values(…)`, `empty(…)`]"
      ),
      (
        "claim \"x\" that mean(page, find coping) > 3",
        "Q0104 15-19 `mean` does not fit here [a claim measures: `count(…)`, `sources(…)`, `share(…)`, `values(…)`, `empty(…)`]"
      ),
      (
        "claim \"x\" that share(find coping) > 0.5",
        "Q0103 32-33 `of` is missing after `coping` [such as `share(find coping of find *)`]"
      ),
      (
        "claim \"x\" that share(find coping, of find *) > 0.5",
        "Q0104 32-33 `,` does not fit here [`of` stands between the two: `share(find coping of find *)`]"
      ),
      (
        "claim \"x\" that share(find coping / find *) > 0.5",
        "Q0104 33-34 `/` does not fit here [`of` stands between the two: `share(find coping of find *)`]"
      ),
      (
        "claim \"x\" that values(find coping) = {MONUSCO}",
        "Q0103 22-26 a field is missing after `(` [such as `values(mission, find coping)`]"
      ),
      (
        "claim \"x\" that values(mission find coping) = {MONUSCO}",
        "Q0103 30-34 a comma is missing after `mission` [such as `values(mission, find coping)`]"
      ),
      (
        "claim \"x\" that values(mission, find coping) = (MONUSCO, UNMIK)",
        "Q0103 46-47 a set is missing after `=` [a set stands in braces: `= {a, b}`]"
      ),
      (
        "claim \"x\" that values(mission, find coping) in {MONUSCO}",
        "Q0104 44-46 `in` does not fit here [a set is compared: `= {a, b}`]"
      ),
      (
        "why DRC-15.3",
        "Q0103 12-12 `in` is missing after `DRC-15.3` [such as `why DRC-15.3 in (find coping)`]"
      ),
      (
        "why DRC-15.3 find coping",
        "Q0103 13-17 `in` is missing after `DRC-15.3` [such as `why DRC-15.3 in (find coping)`]"
      ),
      (
        "why is DRC-15.3 in (find coping)",
        "Q0103 7-15 `in` is missing after `is` [such as `why DRC-15.3 in (find coping)`]"
      ),
      (
        "why DRC-15.3 not in (find coping)",
        "Q0104 13-16 `not` does not fit here [`not` stands before the id: `why not DRC-15.3 in (…)`]"
      ),
      (
        "why in (find coping)",
        "Q0103 4-6 the id of an excerpt is missing after `why` [such as `why DRC-15.3 in (find coping)`]"
      ),
    ])
  func errors(text: String, expected: String) {
    #expect(Reading.errors(text) == [expected])
  }
}
