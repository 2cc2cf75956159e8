import QualmBase
import QualmSyntax
import Testing

@Suite("Errors of stages and claims")
struct StageErrorTests {
  @Test(
    "each is found, at its place, with what helps",
    arguments: [
      (
        "find a | Count BY b",
        ["Q0102 9-14 `Count` and `BY` are written in lower case [write `count` and `by`]"]
      ),
      (
        "find * | sample 60",
        [
          "Q0103 18-18 `seed` is missing after `60` [a sample names its seed, to be the same again: `sample 60 seed 1`]"
        ]
      ),
      ("find (a | count", ["Q0105 5-6 the bracket `(` is not closed [write `)` where it ends]"]),
      (
        "find a before b within 2 page | first x",
        [
          "Q0104 25-29 `page` does not fit here [did you mean `pages`?]",
          "Q0108 38-39 a whole number stands here, not `x` [write it in digits]",
        ]
      ),
      (
        "find a not linked b to c | links",
        ["Q0103 18-19 `by` is missing after `linked` [types of links follow `by`: `linked by b`]"]
      ),
      (
        "find a linked by | count",
        ["Q0103 17-18 a type of links is missing after `by` [such as `linked by contradicts`]"]
      ),
      (
        "find * | first -3",
        ["Q0108 15-17 a whole number stands here, not `-3` [how many there are is never below 0]"]
      ),
      (
        "find * | links a, b",
        ["Q0104 16-17 `,` does not fit here [types are joined by `or`: `contradicts or repeats`]"]
      ),
      (
        "find * | links a seed",
        [
          "Q0104 17-21 `seed` does not fit here [types are joined by `or`: `contradicts or repeats`]"
        ]
      ),
      (
        "find * | links by a",
        [
          "Q0104 15-17 `by` does not fit here [types follow right after `links`: `links contradicts`]"
        ]
      ),
      (
        "find * | links where a = 1",
        ["Q0109 15-20 `|` is missing before `where` [write `| where`]"]
      ),
      (
        "find * | chart",
        [
          "Q0103 14-14 the kind of chart is missing after `chart` [a chart is `bar`, `heat`, `line` or `network`]"
        ]
      ),
      ("find * | chart Bar", ["Q0102 15-18 `Bar` is written in lower case [write `bar`]"]),
      ("find * | chart graph", ["Q0104 15-20 `graph` does not fit here [did you mean `network`?]"]),
      ("find * | chart heta", ["Q0104 15-19 `heta` does not fit here [did you mean `heat`?]"]),
      (
        "find * | chart bar \"a.svg\"",
        [
          "Q0104 19-26 `\"a.svg\"` does not fit here [a file stands after `to`: `chart bar to \"bars.svg\"`]"
        ]
      ),
      (
        "find * | chart bar to",
        [
          "Q0103 21-21 the name of a file is missing after `to` [in double quotes, such as `to \"coping.csv\"`]"
        ]
      ),
      (
        "find * | to a.csv",
        [
          "Q0103 12-17 the name of a file is missing after `to` [it stands in double quotes: `to \"a.csv\"`]"
        ]
      ),
      ("find * | count to \"a.csv\"", ["Q0109 15-17 `|` is missing before `to` [write `| to`]"]),
      ("find * | links a or", ["Q0103 19-19 a type of links is missing after `or`"]),
      (
        "claim sources(find a) = 1",
        [
          "Q0103 6-13 the sentence that is claimed is missing after `claim` [in quotes: `claim \"…\" that …`]"
        ]
      ),
      (
        "claim \"x\" empty(find y)",
        ["Q0103 10-15 `that` is missing after `\"x\"` [such as `claim \"…\" that empty(find …)`]"]
      ),
      (
        "claim \"x\" that find y",
        ["Q0104 15-19 `find` does not fit here [a query stands in brackets: `count(find …)`]"]
      ),
      (
        "claim \"x\" that 1 = sources(find y)",
        ["Q0104 15-16 `1` does not fit here [the number stands on the right: `count(find …) = 1`]"]
      ),
      (
        "claim \"x\" that sources(y where a = b) > 1",
        ["Q0104 25-30 `where` does not fit here [write `from y where …`]"]
      ),
      (
        "claim \"x\" that empty(find y) where a = 1",
        [
          "Q0104 29-34 `where` does not fit here [all of a query stands in the brackets: `count(find … where …)`]"
        ]
      ),
      (
        "claim \"x\" that share(find y) > 0.5",
        ["Q0103 27-28 `of` is missing after `y` [such as `share(find coping of find *)`]"]
      ),
      (
        "claim \"x\" that values(find y) = {a}",
        ["Q0103 22-26 a field is missing after `(` [such as `values(mission, find coping)`]"]
      ),
      (
        "claim \"x\" that size(find y) = 1",
        [
          "Q0104 15-19 `size` does not fit here [a claim measures: `count(…)`, `sources(…)`, `share(…)`, `values(…)`, `empty(…)`]"
        ]
      ),
      (
        "claim \"x\" that sorces(find y) = 1",
        ["Q0104 15-21 `sorces` does not fit here [did you mean `sources`?]"]
      ),
      (
        "claim \"x\" that count(find y and) = 1",
        ["Q0103 31-32 a code is missing after `and` [such as `coping`, `\"lack of *\"` or `*`]"]
      ),
      (
        "claim \"x\" that count(find y z) = 1",
        ["Q0104 28-29 `z` does not fit here [a name of several words is written `y-z`]"]
      ),
      (
        "find * | saturation a",
        ["Q0103 20-21 `by` is missing after `saturation` [such as `saturation by source`]"]
      ),
      (
        "find * | saturation by a order by b",
        ["Q0104 31-33 `by` does not fit here [the field stands right after `order`]"]
      ),
      ("find * | saturation by a, b", ["Q0104 24-25 `,` does not fit here [one key at a time]"]),
      (
        "find * | timeline a by week",
        ["Q0103 23-27 a step is missing after `by` [`year`, `month` or `day`]"]
      ),
      (
        "find * | timeline a",
        ["Q0103 19-19 `by` is missing after `a` [such as `timeline coded by month`]"]
      ),
      (
        "find * | rule a => b",
        [
          "Q0103 20-20 `per source` or `per excerpt` is missing after `b` "
            + "[such as `rule resource => coping per source`]"
        ]
      ),
      (
        "find * | rule a b => c per source",
        [
          "Q0104 16-17 `b` does not fit here [such as `rule resource => coping per source`]"
        ]
      ),
      (
        "find * | rule a >= b per source",
        ["Q0104 16-18 `>=` does not fit here [did you mean `=>`?]"]
      ),
      ("find * | rule a => per source", ["Q0103 19-22 a code is missing after `=>`"]),
      (
        "find * | rule a => b by source",
        ["Q0104 21-23 `by` does not fit here [did you mean `per`?]"]
      ),
      (
        "find * | rule a => b per page",
        ["Q0103 25-29 what to count is missing after `per` [`source` or `excerpt`]"]
      ),
      (
        "find * | context two words",
        ["Q0108 17-20 a whole number stands here, not `two` [write it in digits]"]
      ),
      (
        "find * | context 2 | count",
        ["Q0103 19-20 a unit is missing after `2` [such as `context 2 sentences`]"]
      ),
      (
        "find * | context 1 Sentence",
        ["Q0104 19-27 `Sentence` does not fit here [did you mean `sentences`?]"]
      ),
      (
        "find * | context 3 lines",
        [
          "Q0104 19-24 `lines` does not fit here [the units are `characters`, `words`, `sentences` "
            + "and `paragraphs`]"
        ]
      ),
      (
        "find * | context 9999999999999999999 words",
        [
          "Q0108 17-36 a whole number stands here, not `9999999999999999999` "
            + "[no number is that great]"
        ]
      ),
      (
        "find * | context 3 words before",
        [
          "Q0104 25-31 `before` does not fit here "
            + "[such as `context 30 words`, which shows both sides]"
        ]
      ),
      (
        "find * | quote 3",
        [
          "Q0104 15-16 `3` does not fit here "
            + "[`context 30 words` shows what stands around as well]"
        ]
      ),
      (
        "find * | agree on a, b",
        [
          "Q0104 19-20 `,` does not fit here "
            + "[one facet at a time; `agree` alone has a row for each]"
        ]
      ),
      (
        "find * | context 3 WORDS",
        ["Q0102 19-24 `WORDS` is written in lower case [write `words`]"]
      ),
      (
        "find * | quote a",
        ["Q0104 15-16 `a` does not fit here [`context 30 words` shows what stands around as well]"]
      ),
      (
        "find * | agree by a",
        ["Q0103 18-19 `coder` is missing after `by` [codes follow `on`: `agree on theme`]"]
      ),
      (
        "find * | agree a",
        ["Q0104 15-16 `a` does not fit here [codes follow `on`: `agree on theme`]"]
      ),
      (
        "find * | agree unit page",
        ["Q0103 20-24 a unit is missing after `unit` [`excerpt`, `source` or `character`]"]
      ),
      ("find * | agree on a under b", ["Q0104 20-25 `under` does not fit here"]),
      (
        "find * | agree unit source on a",
        [
          "Q0104 27-29 `on` does not fit here [in this order: `agree by coder on theme unit source`]"
        ]
      ),
      (
        "find * | cooccur a by page",
        [
          "Q0104 22-26 `page` does not fit here "
            + "[`by` takes `excerpt`, `overlap`, `near` or `source`]"
        ]
      ),
      (
        "find * | cooccur a by overlaps",
        ["Q0104 22-30 `overlaps` does not fit here [did you mean `overlap`?]"]
      ),
      (
        "find * | cooccur a by near within 2 pages",
        ["Q0104 27-33 `within` does not fit here [in `cooccur` it is written `by near 2 pages`]"]
      ),
      (
        "find * | cooccur a by near 2 page",
        ["Q0104 29-33 `page` does not fit here [did you mean `pages`?]"]
      ),
      (
        "find * | cooccur a and b",
        [
          "Q0104 19-22 `and` does not fit here "
            + "[`cooccur theme with coping` pairs the codes below two]"
        ]
      ),
      (
        "find * | cooccur a, b",
        ["Q0104 18-19 `,` does not fit here [one key on each side of `with`]"]
      ),
      (
        "find * | cooccur a by source with b",
        [
          "Q0104 29-33 `with` does not fit here "
            + "[`with` comes first: `cooccur theme with coping by source`]"
        ]
      ),
      (
        "find * | agree on",
        ["Q0103 17-17 a field is missing after `on` [such as `mission` or `source.role`]"]
      ),
      (
        "find * | first ten",
        ["Q0108 15-18 a whole number stands here, not `ten` [write it in digits]"]
      ),
      (
        "find * | count by a depth 0",
        ["Q0108 26-27 a whole number, 1 or more, stands here, not `0`"]
      ),
      (
        "find * | first 99999999999999999999",
        [
          "Q0108 15-35 a whole number stands here, not `99999999999999999999` [no number is that great]"
        ]
      ),
      (
        "find * | count by a where excerpts = 1",
        ["Q0109 20-25 `|` is missing before `where` [write `| where`]"]
      ),
      (
        "find * | count by a where b = 1",
        [
          "Q0109 20-25 `|` is missing before `where` [conditions on the rows that are grouped "
            + "stand before the stage: `find * where b = 1 | count …`]"
        ]
      ),
      (
        "find * | matrix a by c | first 3 where b = 1",
        ["Q0109 33-38 `|` is missing before `where` [write `| where`]"]
      ),
      (
        "find a; | count",
        ["Q0110 8-9 there is nothing before `|` [a query begins with `find` or `from`]"]
      ),
      (
        "find * | summarize n = cuont",
        ["Q0112 23-28 unknown figure `cuont` [did you mean `count`?]"]
      ),
      ("find * | summarize n = mean", ["Q0113 23-27 `mean` takes one field"]),
      (
        "find * | summarize n = count(a), m = distinct()",
        [
          "Q0113 23-31 `count` takes no field", "Q0113 37-47 `distinct` takes at least one field",
        ]
      ),
      ("find * | cuont", ["Q0209 9-14 unknown stage `cuont` [did you mean `count`?]"]),
    ])
  func errors(text: String, expected: [String]) {
    #expect(Reading.errors(text) == expected)
  }
}
