import QualmBase
import QualmSyntax
import Testing

@Suite("Words of other languages")
struct ElsewhereTests {
  @Test(
    "in sentences, codes and conditions one thing is told, with what helps",
    arguments: [
      (
        "find |",
        "Q0103 5-6 what to find is missing after `find` [`find *` finds every excerpt]"
      ),
      (
        "SELECT * FROM excerpts WHERE theme = 'power'",
        "Q0101 0-6 a sentence cannot begin with `SELECT` [the table comes first: `from excerpts where …`]"
      ),
      (
        "find * where organisation IS NULL",
        "Q0103 29-33 `known` or `missing` is missing after `IS` [write `is missing`]"
      ),
      (
        "find * where organisation is null",
        "Q0103 29-33 `known` or `missing` is missing after `is` [write `is missing`]"
      ),
      (
        "find coping where matches /x/",
        "Q0103 18-25 a field is missing before `matches` [such as `summary matches /…/`]"
      ),
      (
        "find * where page = -1",
        "Q0009 20-22 a number below 0 stands in quotes [write `\"-1\"`]"
      ),
      (
        "find * where chapter in (5 6)",
        "Q0104 27-28 `6` does not fit here [a comma stands between values: `5, 6`]"
      ),
      (
        "find /x/i",
        "Q0104 8-9 `i` does not fit here [a pattern ends in `/`, and its letters match in either case]"
      ),
      (
        "find coping matches /x/",
        "Q0104 12-19 `matches` does not fit here [codes and patterns are joined by `and`: `and /x/`]"
      ),
      (
        "find coping where summary ~ \"staff\"",
        "Q0003 26-27 `~` has no meaning here [a pattern is asked for by `matches /…/`]"
      ),
      (
        "find coping where summary =~ \"staff\"",
        "Q0003 27-28 `~` has no meaning here [a pattern is asked for by `matches /…/`]"
      ),
      (
        ":codes",
        "Q0003 0-6 `:codes` is a command of the prompt [`from codes` lists them]"
      ),
      (
        "select *.* from excerpts",
        "Q0101 0-6 a sentence cannot begin with `select` [the table comes first: `from excerpts`]"
      ),
      (
        "cite markdown",
        "Q0101 0-4 a sentence cannot begin with `cite` [a stage follows `|`: `find * | cite markdown`]"
      ),
      (
        "quote",
        "Q0101 0-5 a sentence cannot begin with `quote` [a stage follows `|`: `find * | quote`]"
      ),
      (
        "find coping overlapping learning",
        "Q0104 12-23 `overlapping` does not fit here [did you mean `overlaps`?]"
      ),
      (
        "find * where summary contains /re/",
        "Q0104 30-34 `/re/` does not fit here [a pattern follows `matches`: `matches /re/`]"
      ),
      (
        "find coping /* all */",
        "Q0003 12-14 `/*` has no meaning here [a comment begins with `--`]"
      ),
      (
        "find copng |",
        "Q0103 12-12 a stage is missing after `|` [such as `count by source`]"
      ),
      (
        "find * where page = -1.5",
        "Q0009 20-24 a number below 0 stands in quotes [write `\"-1.5\"`]"
      ),
      (
        "find a -> b",
        "Q0104 7-9 `->` does not fit here [a rule is a stage: `| rule resource => coping per source`]"
      ),
      (
        "FIND coping WHERE mission = MONUSCO AND theme = resource",
        "Q0102 0-4 `FIND`, `WHERE` and `AND` are written in lower case [write `find`, `where` and `and`]"
      ),
      (
        "find (a or b",
        "Q0105 5-6 the bracket `(` is not closed [write `)` where it ends]"
      ),
      (
        "find \"coping\" and",
        "Q0103 17-17 a code is missing after `and` [such as `coping`, `\"lack of *\"` or `*`]"
      ),
      (
        "find coping AND NOT learning",
        "Q0102 12-15 `AND` and `NOT` are written in lower case [write `and` and `not`]"
      ),
      (
        "find coping & learning",
        "Q0010 12-13 `&` is written `and` here [write `and`]"
      ),
      (
        "find coping + learning",
        "Q0104 12-13 `+` does not fit here [codes are joined by `and` or `or`]"
      ),
      (
        "find coping, learning where mission = MONUSCO",
        "Q0104 11-12 `,` does not fit here [codes are joined by `and` or `or`]"
      ),
      (
        "find [coping]",
        "Q0003 5-6 `[` has no meaning here [lists stand in round brackets: `(a, b)`]"
      ),
      (
        "find <coping>",
        "Q0103 5-6 a code is missing after `find` [such as `coping`, `\"lack of *\"` or `*`]"
      ),
      (
        "find [code=\"coping\"]",
        "Q0003 5-6 `[` has no meaning here [lists stand in round brackets: `(a, b)`]"
      ),
      (
        "\"staff\" []{0,5} \"lack\"",
        "Q0101 0-7 a sentence cannot begin with `\"staff\"` [a query begins with `find` or `from`]"
      ),
      (
        "find \"lack\" within 5 words of \"staff\"",
        "Q0104 12-18 `within` does not fit here [`near` comes first: `a near b within 2 pages`]"
      ),
      (
        "find coping near learning",
        "Q0103 25-25 `within` is missing after `learning` [such as `a near b within 2 pages`]"
      ),
      (
        "find coping near learning 3 sentences",
        "Q0103 26-27 `within` is missing after `learning` [such as `a near b within 2 pages`]"
      ),
      (
        "find coping within 3 sentences of learning",
        "Q0104 12-18 `within` does not fit here [`near` comes first: `a near b within 2 pages`]"
      ),
      (
        "find coping followed by learning",
        "Q0104 12-20 `followed` does not fit here [did you mean `before`?]"
      ),
      (
        "find coping in same source as learning",
        "Q0104 12-14 `in` does not fit here [two excerpts share a field so: `a with b in same source`]"
      ),
      (
        "find coping in mission = MONUSCO",
        "Q0104 12-14 `in` does not fit here [a condition stands after `where`: `where mission in (…)`]"
      ),
      (
        "find coping for MONUSCO",
        "Q0104 12-15 `for` does not fit here [did you mean `where`?]"
      ),
      (
        "find coping by source",
        "Q0104 12-14 `by` does not fit here [groups are made by a stage: `| count by source`]"
      ),
      (
        "find coping where mission = \"MONUSCO\" or \"UNMIK\"",
        "Q0103 41-48 a field is missing after `or` [one of several values is written `in (a, b)`]"
      ),
      (
        "find coping where mission in MONUSCO",
        "Q0103 29-36 a list in brackets is missing after `in` [such as `(MONUSCO)`]"
      ),
      (
        "find coping where mission = MONUSCO, UNMIK",
        "Q0104 35-36 `,` does not fit here [one of several values is written `in (MONUSCO, UNMIK)`]"
      ),
      (
        "find coping where mission = 'MONUSCO' and theme = 'resource'",
        "Q0008 28-37 text stands in double quotes [write \"MONUSCO\"]"
      ),
      (
        "find coping where mission is not MONUSCO",
        "Q0103 29-32 `known` or `missing` is missing after `is` [write `!=`]"
      ),
      (
        "find coping where not mission is MONUSCO",
        "Q0103 33-40 `known` or `missing` is missing after `is` [a value follows `=`]"
      ),
      (
        "find coping where mission like '%MON%'",
        "Q0104 26-30 `like` does not fit here [did you mean `contains`?]"
      ),
      (
        "find coping where mission LIKE \"MON%\"",
        "Q0104 26-30 `LIKE` does not fit here [did you mean `contains`?]"
      ),
      (
        "find coping where page > 100 < 200",
        "Q0104 29-30 `<` does not fit here [between two values is written `between … and …`]"
      ),
      (
        "find coping where 100 < page < 200",
        "Q0104 29-30 `<` does not fit here [between two values is written `between … and …`]"
      ),
      (
        "find coping where page >= 100 && page <= 200",
        "Q0010 30-32 `&&` is written `and` here [write `and`]"
      ),
      (
        "find coping where page !> 100",
        "Q0010 23-25 `!>` is written `<=` here [write `<=`]"
      ),
      (
        "find coping where mission ne MONUSCO",
        "Q0104 26-28 `ne` does not fit here [did you mean `!=`?]"
      ),
      (
        "find coping where code = learning or poaching",
        "Q0103 45-45 a comparison is missing after `poaching` [one of several values is written `in (a, b)`]"
      ),
      (
        "find all coping",
        "Q0103 9-15 `of` is missing after `all` [a code stands for all its excerpts: `find coping`]"
      ),
      (
        "find all",
        "Q0103 8-8 `of` is missing after `all` [`*` is every excerpt: `find *`]"
      ),
      (
        "find all excerpts",
        "Q0103 9-17 `of` is missing after `all` [`*` is every excerpt: `find *`]"
      ),
      (
        "find code coping",
        "Q0104 10-16 `coping` does not fit here [leave out `code`: `find coping`]"
      ),
      (
        "find codes coping",
        "Q0104 11-17 `coping` does not fit here [leave out `codes`: `find coping`]"
      ),
      (
        "find the coping",
        "Q0104 9-15 `coping` does not fit here [leave out `the`: `find coping`]"
      ),
      (
        "find coping?",
        "Q0003 11-12 `?` has no meaning here [a query ends without a sign]"
      ),
      (
        "find coping*",
        "Q0104 11-12 `*` does not fit here [searched words stand in quotes: `\"coping*\"`]"
      ),
      (
        "find *coping*",
        "Q0104 6-12 `coping` does not fit here [searched words stand in quotes: `\"coping*\"`]"
      ),
      (
        "find coping/*",
        "Q0009 11-12 `/` stands between blanks [a code stands for all below it too]"
      ),
      (
        "find coping.*",
        "Q0003 11-12 `.` has no meaning here [a code stands for all below it too]"
      ),
      (
        "find theme=resource",
        "Q0104 10-11 `=` does not fit here [a condition stands after `where`: `find * where …`]"
      ),
      (
        "find theme > resource",
        "Q0104 11-12 `>` does not fit here [a code below another is written `theme/resource`]"
      ),
      (
        "find theme::resource",
        "Q0003 10-12 `::` has no meaning here [a code below another is written `theme/resource`]"
      ),
      (
        "find coping limit 10",
        "Q0104 12-17 `limit` does not fit here [stages follow `|`, such as `| first`]"
      ),
      (
        "find coping first 10",
        "Q0109 12-17 `|` is missing before `first` [write `| first`]"
      ),
      (
        "find coping > out.csv",
        "Q0104 12-13 `>` does not fit here [a file is written by `| to \"out.csv\"`]"
      ),
      (
        "find coping union find learning",
        "Q0109 12-17 `|` is missing before `union` [write `| union`]"
      ),
      (
        "find coping except learning",
        "Q0104 12-18 `except` does not fit here [did you mean `but not`?]"
      ),
      (
        "find coping minus learning",
        "Q0104 12-17 `minus` does not fit here [did you mean `but not`?]"
      ),
      (
        "x = coping",
        "Q0101 0-1 a sentence cannot begin with `x` [did you mean `let x = …`?]"
      ),
      (
        "def x = coping",
        "Q0101 0-3 a sentence cannot begin with `def` [did you mean `let`?]"
      ),
      (
        "import framework",
        "Q0101 0-6 a sentence cannot begin with `import` [did you mean `use`?]"
      ),
      (
        "explain coping",
        "Q0103 8-14 a query is missing after `explain` [a query begins with `find` or `from`]"
      ),
      (
        "explain",
        "Q0103 7-7 a query is missing after `explain` [a query begins with `find` or `from`]"
      ),
      (
        "from",
        "Q0103 4-4 the name of a table is missing after `from` [such as `from sources`]"
      ),
      (
        "from sources select id",
        "Q0109 13-19 `|` is missing before `select` [write `| select`]"
      ),
      (
        "from sources, excerpts",
        "Q0104 12-13 `,` does not fit here [one table at a time, and `join` brings in another]"
      ),
      (
        "from excerpts join sources",
        "Q0109 14-18 `|` is missing before `join` [write `| join`]"
      ),
      (
        "from sources where mission = MONUSCO order by role",
        "Q0104 37-42 `order` does not fit here [stages follow `|`, such as `| sort`]"
      ),
      (
        "how many excerpts are coded coping",
        "Q0101 0-3 a sentence cannot begin with `how` [did you mean `find … | count`?]"
      ),
      (
        "show me coping",
        "Q0101 0-4 a sentence cannot begin with `show` [did you mean `find`?]"
      ),
      (
        "list codes",
        "Q0101 0-4 a sentence cannot begin with `list` [did you mean `from codes`?]"
      ),
      (
        "coping",
        "Q0101 0-6 a sentence cannot begin with `coping` [excerpts are asked for by `find coping`]"
      ),
      (
        "coping learning",
        "Q0101 0-6 a sentence cannot begin with `coping` [a query begins with `find` or `from`]"
      ),
      (
        "coping?",
        "Q0101 0-6 a sentence cannot begin with `coping` [a query begins with `find` or `from`]"
      ),
      (
        "?",
        "Q0003 0-1 `?` has no meaning here [`qualm help` explains the language]"
      ),
      (
        "help",
        "Q0101 0-4 a sentence cannot begin with `help` [commands of the prompt begin with a colon: `:help`]"
      ),
      (
        "find",
        "Q0103 4-4 what to find is missing after `find` [`find *` finds every excerpt]"
      ),
      (
        "*",
        "Q0101 0-1 a sentence cannot begin with `*` [a query begins with `find` or `from`]"
      ),
      (
        "()",
        "Q0101 0-1 a sentence cannot begin with `(` [a query begins with `find` or `from`]"
      ),
      (
        "find ()",
        "Q0103 6-7 a code is missing after `(` [such as `coping`, `\"lack of *\"` or `*`]"
      ),
      (
        "find (coping",
        "Q0105 5-6 the bracket `(` is not closed [write `)` where it ends]"
      ),
      (
        "find coping)",
        "Q0106 11-12 the bracket `)` closes nothing [leave it out]"
      ),
      (
        "find ((coping or learning)",
        "Q0105 5-6 the bracket `(` is not closed [write `)` where it ends]"
      ),
      (
        "find coping and and learning",
        "Q0103 16-19 a code is missing before `and` [`and` stands between two codes]"
      ),
      (
        "find coping or or learning",
        "Q0103 15-17 a code is missing before `or` [`or` stands between two codes]"
      ),
      (
        "find not",
        "Q0103 8-8 a code is missing after `not` [such as `coping`, `\"lack of *\"` or `*`]"
      ),
      (
        "find coping not",
        "Q0104 12-15 `not` does not fit here [did you mean `but not`?]"
      ),
      (
        "find exactly 2 (coping, learning)",
        "Q0104 15-16 `(` does not fit here [`of` stands before the list: `exactly 2 of (a, b, c)`]"
      ),
      (
        "find at least two of (coping, learning)",
        "Q0108 14-17 a whole number stands here, not `two` [write it in digits]"
      ),
      (
        "find at least 2 (coping, learning, poaching)",
        "Q0103 16-17 `of` is missing after `2` [such as `at least 2 of (a, b, c)`]"
      ),
      (
        "find 2 of (coping, learning)",
        "Q0104 7-9 `of` does not fit here [did you mean `at least 2 of (…)` or `exactly 2 of (…)`?]"
      ),
      (
        "find none of (coping, learning)",
        "Q0104 10-12 `of` does not fit here [did you mean `not any of (…)`?]"
      ),
      (
        "find any (coping, learning)",
        "Q0103 9-10 `of` is missing after `any` [write `any of (…)`]"
      ),
      (
        "find either coping or learning",
        "Q0104 12-18 `coping` does not fit here [leave out `either`: `find coping`]"
      ),
      (
        "find both coping and learning",
        "Q0104 10-16 `coping` does not fit here [leave out `both`: `find coping`]"
      ),
      (
        "find coping coded by",
        "Q0103 20-20 a coder is missing after `by` [such as `coping coded by second`]"
      ),
      (
        "find coping by coder second",
        "Q0104 12-14 `by` does not fit here [did you mean `coded by second`?]"
      ),
      (
        "find coping under",
        "Q0103 17-17 the name of a framework is missing after `under` [such as `find coping under initial`]"
      ),
      (
        "find coping using initial",
        "Q0104 12-17 `using` does not fit here [did you mean `under`?]"
      ),
      (
        "find coping links to learning",
        "Q0104 12-17 `links` does not fit here [did you mean `linked`?]"
      ),
      (
        "find coping contradicts learning",
        "Q0104 12-23 `contradicts` does not fit here [a name of several words is written `coping-contradicts`]"
      ),
      (
        "find coping overlaps learning as intersection",
        "Q0103 33-45 `overlap`, `union` or `whole` is missing after `as` [such as `find a near b within 2 pages as union`]"
      ),
      (
        "find coping inside",
        "Q0103 18-18 a code is missing after `inside` [such as `coping`, `\"lack of *\"` or `*`]"
      ),
      (
        "find coping is inside learning",
        "Q0104 12-14 `is` does not fit here [did you mean `inside`?]"
      ),
      (
        "find coping during learning",
        "Q0104 12-18 `during` does not fit here [did you mean `inside`?]"
      ),
      (
        "find coping where summary contains staff and lack",
        "Q0103 49-49 a comparison is missing after `lack` [several values stand in brackets: `contains all of (staff, lack)`]"
      ),
      (
        "find coping where summary contains \"staff\" or \"lack\"",
        "Q0103 46-52 a field is missing after `or` [several values stand in brackets: `contains any of (\"staff\", \"lack\")`]"
      ),
      (
        "find coping where summary has \"staff\"",
        "Q0104 26-29 `has` does not fit here [did you mean `contains`?]"
      ),
      (
        "find coping where summary = *staff*",
        "Q0104 28-29 `*` does not fit here [words in a text are asked for by `contains \"staff*\"`]"
      ),
      (
        "find coping where summary starts \"staff\"",
        "Q0103 33-40 `with` is missing after `starts` [such as `id starts with DRC`]"
      ),
      (
        "find coping where summary ends with \"staff\"",
        "Q0104 26-30 `ends` does not fit here [did you mean `matches /…$/`?]"
      ),
      (
        "find coping where mission empty",
        "Q0104 26-31 `empty` does not fit here [did you mean `is missing`?]"
      ),
      (
        "find coping where mission exists",
        "Q0104 26-32 `exists` does not fit here [did you mean `is known`?]"
      ),
      (
        "find coping where page = 1,5",
        "Q0104 26-27 `,` does not fit here [one of several values is written `in (1, 5)`]"
      ),
      (
        "find coping where page in 1..5",
        "Q0103 26-27 a list in brackets is missing after `in` [from one to the other is written `between 5 and 6`]"
      ),
      (
        "find coping where page in (1 to 5)",
        "Q0104 29-31 `to` does not fit here [from one to the other is written `between 5 and 6`]"
      ),
      (
        "find coping where page between 1 - 5",
        "Q0103 33-34 `and` is missing after `1` [such as `page between 200 and 220`]"
      ),
      (
        "find coping where source.role",
        "Q0103 29-29 a comparison is missing after `source.role` [such as `= …`, `in (…)` or `is known`]"
      ),
      (
        "find coping where size(theme > 2)",
        "Q0104 29-30 `>` does not fit here [the comparison stands after the bracket: `size(…) > 2`]"
      ),
      (
        "find coping where size theme > 2",
        "Q0104 23-28 `theme` does not fit here [such as `size(theme) >= 2`]"
      ),
      (
        "find coping where count(theme) > 2",
        "Q0104 23-24 `(` does not fit here [how many values there are is `size(theme)`]"
      ),
      (
        "find coping where theme contains resource, power",
        "Q0104 41-42 `,` does not fit here [several values stand in brackets: `contains all of (resource, power)`]"
      ),
      (
        "find coping where theme = resource and power",
        "Q0103 44-44 a comparison is missing after `power` [one of several values is written `in (a, b)`]"
      ),
      (
        "find coping where (mission = MONUSCO",
        "Q0105 18-19 the bracket `(` is not closed [write `)` where it ends]"
      ),
    ])
  func errors(text: String, expected: String) {
    #expect(Reading.errors(text) == [expected])
  }
}
