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
          "Q0101 0-5 a sentence cannot begin with `count` [a stage follows `|`: `find * | count by x`]"
        ]
      ),
      (
        "= 3", ["Q0101 0-1 a sentence cannot begin with `=` [a query begins with `find` or `from`]"]
      ),
      (
        "Find coping AND NOT b WHERE c = 1",
        [
          "Q0102 0-4 `Find`, `AND`, `NOT` and `WHERE` are written in lower case [write `find`, `and`, `not` and `where`]"
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
      ("find (a or b", ["Q0105 5-6 the bracket `(` is not closed [write `)` where it ends]"]),
      ("find a)", ["Q0106 6-7 the bracket `)` closes nothing [leave it out]"]),
      (") find a", ["Q0106 0-1 the bracket `)` closes nothing [leave it out]"]),
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
        "find a near b within 2",
        ["Q0103 22-22 a unit is missing after `2` [such as `within 2 pages`]"]
      ),
      (
        "find a not inside",
        ["Q0103 17-17 a code is missing after `inside` [such as `coping`, `\"lack of *\"` or `*`]"]
      ),
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
        "find a linked by to b",
        ["Q0103 17-19 a type of links is missing after `by` [such as `linked by contradicts`]"]
      ),
      (
        "find a linked by b c",
        ["Q0104 19-20 `c` does not fit here [types are joined by `or`: `contradicts or repeats`]"]
      ),
      (
        "find a linked by b to",
        ["Q0103 21-21 a code is missing after `to` [such as `coping`, `\"lack of *\"` or `*`]"]
      ),
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
        "find * where and c = a",
        ["Q0103 13-16 a condition is missing before `and` [`and` stands between two conditions]"]
      ),
      (
        "find * where c is not null",
        ["Q0103 18-21 `known` or `missing` is missing after `is` [write `is known`]"]
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
      ("find * to \"a.csv\"", ["Q0109 7-9 `|` is missing before `to` [write `| to`]"]),
      (
        "find a LINKED BY b TO c",
        [
          "Q0102 7-13 `LINKED`, `BY` and `TO` are written in lower case [write `linked`, `by` and `to`]"
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
      (
        "find a /b/",
        ["Q0104 7-10 `/b/` does not fit here [codes and patterns are joined by `and` or `or`]"]
      ),
      (
        "why DRC-1 in find a",
        [
          "Q0103 13-17 a query in brackets is missing after `in` [such as `why DRC-15.3 in (find coping)`]"
        ]
      ),
      (
        "find a => b per source",
        [
          "Q0104 7-9 `=>` does not fit here "
            + "[a rule is a stage: `| rule resource => coping per source`]"
        ]
      ),
      (
        "find coded by b", ["Q0104 11-13 `by` does not fit here [such as `coping coded by second`]"]
      ),
      ("find a quote", ["Q0109 7-12 `|` is missing before `quote` [write `| quote`]"]),
      ("find siblings of a", ["Q0107 5-13 `siblings of` is not in this version yet"]),
      ("find a under b under c", ["Q0111 15-22 the framework is named twice"]),
      (
        "find * where a > {b}",
        ["Q0114 17-20 a set is not compared by `>` [sets compare by `=` and `!=`]"]
      ),
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
