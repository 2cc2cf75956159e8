import QualmBase
import QualmSyntax
import Testing

@Suite("Errors of sentences")
struct ErrorTests {
  @Test(
    "each is found, at its place, with what helps",
    arguments: [
      ("fnd coping", ["Q0101 0-3 a sentence cannot begin with `fnd` [did you mean `find`?]"]),
      (
        "coping",
        [
          "Q0101 0-6 a sentence cannot begin with `coping` [excerpts are asked for by `find coping`]"
        ]
      ),
      (
        "count by x",
        [
          "Q0101 0-5 a sentence cannot begin with `count` [a line that goes on from the last answer begins with `|`]"
        ]
      ),
      (
        "= 3", ["Q0101 0-1 a sentence cannot begin with `=` [a query begins with `find` or `from`]"]
      ),
      (
        "Find coping AND NOT b WHERE c = 1",
        [
          "Q0102 0-4 `Find` is written in lower case [write `find`]",
          "Q0102 12-15 `AND` is written in lower case [write `and`]",
          "Q0102 16-19 `NOT` is written in lower case [write `not`]",
          "Q0102 22-27 `WHERE` is written in lower case [write `where`]",
        ]
      ),
      (
        "find a | Count BY b",
        [
          "Q0102 9-14 `Count` is written in lower case [write `count`]",
          "Q0102 15-17 `BY` is written in lower case [write `by`]",
        ]
      ),
      ("find", ["Q0103 4-4 what to find is missing after `find` [`find *` finds every excerpt]"]),
      (
        "find where x = 1",
        ["Q0103 5-10 a code is missing before `where` [`*` is every excerpt: `find * where …`]"]
      ),
      ("find a where b = ", ["Q0103 16-16 a value is missing after `=`"]),
      (
        "find a where m = x or y",
        [
          "Q0103 23-23 a comparison is missing after `y` [one of several values is written `in (a, b)`]"
        ]
      ),
      (
        "find a with b",
        ["Q0103 13-13 `in same` is missing after `b` [such as `a with b in same source`]"]
      ),
      (
        "find * | sample 60",
        [
          "Q0103 18-18 `seed` is missing after `60` [a sample names its seed, to be the same again: `sample 60 seed 1`]"
        ]
      ),
      (
        "find power dependency",
        [
          "Q0104 11-21 `dependency` does not fit here [a name of several words is written `power-dependency`]"
        ]
      ),
      (
        "find a where b = non UN",
        [
          "Q0104 21-23 `UN` does not fit here [a value of several words stands in quotes: `\"non UN\"`]"
        ]
      ),
      (
        "find a where b in (non UN)",
        [
          "Q0104 23-25 `UN` does not fit here [a value of several words stands in quotes: `\"non UN\"`]"
        ]
      ),
      ("find a were b = 1", ["Q0104 7-11 `were` does not fit here [did you mean `where`?]"]),
      (
        "find a where b contians c",
        ["Q0104 15-23 `contians` does not fit here [did you mean `contains`?]"]
      ),
      (
        "find coping*",
        ["Q0104 11-12 `*` does not fit here [searched words stand in quotes: `\"coping*\"`]"]
      ),
      (
        "find m = x",
        ["Q0104 7-8 `=` does not fit here [a condition stands after `where`: `find * where …`]"]
      ),
      ("find a not b", ["Q0104 7-10 `not` does not fit here [did you mean `but not`?]"]),
      ("find a, b", ["Q0104 6-7 `,` does not fit here [codes are joined by `and` or `or`]"]),
      (
        "find * where a = 1, b = 2",
        ["Q0104 18-19 `,` does not fit here [conditions are joined by `and` or `or`]"]
      ),
      ("find * where a => 2", ["Q0104 15-17 `=>` does not fit here [did you mean `>=`?]"]),
      (
        "let x = a | count",
        ["Q0104 10-11 `|` does not fit here [a query in a definition begins with `find` or `from`]"]
      ),
      ("find (a or b", ["Q0105 5-6 the bracket `(` is not closed"]),
      ("find (a | count", ["Q0105 5-6 the bracket `(` is not closed"]),
      ("find a)", ["Q0106 6-7 the bracket `)` closes nothing"]),
      (") find a", ["Q0106 0-1 the bracket `)` closes nothing"]),
      (
        "find a near b and c",
        ["Q0103 14-17 `within` is missing after `b` [such as `a near b within 2 pages`]"]
      ),
      (
        "find a inside b within 2 pages",
        [
          "Q0104 16-22 `within` does not fit here [a distance is said once, after `near`, `before` or `after`]"
        ]
      ),
      (
        "find a before b within 2 page | first x",
        [
          "Q0104 25-29 `page` does not fit here [did you mean `pages`?]",
          "Q0108 38-39 a whole number stands here, not `x` [write it in digits]",
        ]
      ),
      (
        "find a near b within 2",
        ["Q0103 22-22 a unit is missing after `2` [such as `within 2 pages`]"]
      ),
      ("find a not inside", ["Q0103 17-17 a code is missing after `inside`"]),
      ("find a overlap b", ["Q0104 7-14 `overlap` does not fit here [did you mean `overlaps`?]"]),
      ("find a OVERLAPS b", ["Q0102 7-15 `OVERLAPS` is written in lower case [write `overlaps`]"]),
      (
        "find a inside b as pairs",
        [
          "Q0103 19-24 `overlap`, `union` or `whole` is missing after `as` "
            + "[such as `find a near b within 2 pages as union`]"
        ]
      ),
      (
        "find a near b within c pages",
        ["Q0108 21-22 a whole number stands here, not `c` [write it in digits]"]
      ),
      (
        "find a linked b",
        ["Q0103 14-15 `by` is missing after `linked` [types of links follow `by`: `linked by b`]"]
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
        "find a linked by to b",
        ["Q0103 17-19 a type of links is missing after `by` [such as `linked by contradicts`]"]
      ),
      (
        "find a linked by b c",
        ["Q0104 19-20 `c` does not fit here [types are joined by `or`: `contradicts or repeats`]"]
      ),
      ("find a linked by b to", ["Q0103 21-21 a code is missing after `to`"]),
      ("find a linked links b", ["Q0109 14-19 `|` is missing before `links` [write `| links`]"]),
      ("find a links", ["Q0109 7-12 `|` is missing before `links` [write `| links`]"]),
      (
        "find a linked with other b in same c",
        [
          "Q0104 27-29 `in` does not fit here [two excerpts share a field so: `a with b in same source`]"
        ]
      ),
      (
        "find a inside same c",
        [
          "Q0104 14-18 `same` does not fit here [two excerpts share a field so: `a with b in same c`]"
        ]
      ),
      (
        "find a by b",
        ["Q0104 7-9 `by` does not fit here [groups are made by a stage: `| count by b`]"]
      ),
      (
        "find a group by b",
        ["Q0104 7-12 `group` does not fit here [stages follow `|`, such as `| count`]"]
      ),
      (
        "find a coded by b, c",
        [
          "Q0104 17-18 `,` does not fit here [several coders stand in brackets: `coded by (first, second)`]"
        ]
      ),
      (
        "find * where c > 2 and < 4",
        ["Q0103 23-24 a field is missing after `and` [the field is said again: `and c < …`]"]
      ),
      (
        "find * where c = a d = b",
        ["Q0104 19-20 `d` does not fit here [conditions are joined by `and` or `or`]"]
      ),
      (
        "find * where c contains a or b",
        [
          "Q0103 30-30 a comparison is missing after `b` [several values stand in brackets: `contains any of (a, b)`]"
        ]
      ),
      (
        "find * where and c = a", ["Q0103 13-16 a condition is missing before `and`"]
      ),
      (
        "find * where c is not null",
        ["Q0103 18-21 `known` or `missing` is missing after `is` [write `is known`]"]
      ),
      (
        "find * | first -3",
        ["Q0108 15-17 a whole number stands here, not `-3` [how many there are is never below 0]"]
      ),
      (
        "count a",
        [
          "Q0101 0-5 a sentence cannot begin with `count` [a query begins with `find` or `from`: `find a | count`]"
        ]
      ),
      (
        "param a b", ["Q0104 8-9 `b` does not fit here [a value follows `=`: `param a = b`]"]
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
      ("find * to \"a.csv\"", ["Q0109 7-9 `|` is missing before `to` [write `| to`]"]),
      ("find * | count to \"a.csv\"", ["Q0109 15-17 `|` is missing before `to` [write `| to`]"]),
      ("find * | links a or", ["Q0103 19-19 a type of links is missing after `or`"]),
      (
        "find a LINKED BY b TO c",
        [
          "Q0102 7-13 `LINKED` is written in lower case [write `linked`]",
          "Q0102 14-16 `BY` is written in lower case [write `by`]",
          "Q0102 19-21 `TO` is written in lower case [write `to`]",
        ]
      ),
      (
        "find a and /re and b",
        [
          "Q0026 11-12 the pattern that begins here does not end on its line "
            + "[it ends in `/`; a slash inside is written `\\/`]"
        ]
      ),
      (
        "find /a(b/ and /c**/",
        [
          "Q0021 7-8 `(` is not closed in the pattern "
            + "[close it by `)`, or write `\\(` for the sign itself]",
          "Q0023 18-19 `*` follows another repetition [put the first in brackets: `(…)*`]",
        ]
      ),
      (
        "find * where a matches \"b\"",
        [
          "Q0103 23-26 a pattern is missing after `matches` [such as `summary matches /vacan(t|cies)/`]"
        ]
      ),
      ("find a /b/", ["Q0104 7-10 `/b/` does not fit here"]),
      (
        "why DRC-1 in find a",
        [
          "Q0103 13-17 a query in brackets is missing after `in` [such as `why DRC-15.3 in (find coping)`]"
        ]
      ),
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
      ("claim \"x\" that count(find y and) = 1", ["Q0103 31-32 a code is missing after `and`"]),
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
        "find a => b per source",
        [
          "Q0104 7-9 `=>` does not fit here "
            + "[a rule is a stage: `| rule resource => coping per source`]"
        ]
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
        "find coded by b", ["Q0104 11-13 `by` does not fit here [such as `coping coded by second`]"]
      ),
      (
        "find * | context 3 WORDS",
        ["Q0102 19-24 `WORDS` is written in lower case [write `words`]"]
      ),
      ("find a quote", ["Q0109 7-12 `|` is missing before `quote` [write `| quote`]"]),
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
      ("find * | agree on", ["Q0103 17-17 a field is missing after `on`"]),
      ("find siblings of a", ["Q0107 5-13 `siblings of` is not in this version yet"]),
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
        "find * | count by a where b = 1",
        ["Q0109 20-25 `|` is missing before `where` [write `| where`]"]
      ),
      (
        "find a; | count",
        ["Q0110 8-9 there is nothing before `|` [a query begins with `find` or `from`]"]
      ),
      ("find a under b under c", ["Q0111 15-22 the framework is named twice"]),
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
      (
        "find * where a > {b}",
        ["Q0114 17-20 a set is not compared by `>` [sets compare by `=` and `!=`]"]
      ),
      ("find * | cuont", ["Q0209 9-14 unknown stage `cuont` [did you mean `count`?]"]),
    ])
  func errors(text: String, expected: [String]) {
    #expect(Reading.errors(text) == expected)
  }

  @Test(
    "all are found, and nothing that only follows from one",
    arguments: [
      ("find a b c d | cuont x y | first ten | sort", [7, 15, 33, 43]),
      ("find (a b or) | first x", [8, 22]),
      ("fnd a b\nfind c d\nlet\nfind e", [0, 15, 20]),
      ("find a where b = = c and d\n| count by", [17, 37]),
      ("find a where (b = 1 c) and d e | select", [20, 29, 39]),
      ("find (a or b\nfind c d\nfind e", [5, 20]),
      ("find * where x in (1 2, 3 4) and y | first", [21, 35, 42]),
      ("find a and\n\n\nfind * where", [10, 25]),
      ("use\nparam\nexplain\nlet x = ", [3, 9, 17, 25]),
      ("find any of (a, , b) and (c d)\n| matrix x", [16, 28, 41]),
    ])
  func recovery(text: String, starts: [Int]) {
    #expect(Reading.parse(text).diagnostics.compactMap { $0.span.map { Int($0.start) } } == starts)
  }
}
