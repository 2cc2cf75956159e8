/// The words of the language by the places where they stand, for completion and help.
package enum Keywords {
  /// One word and what it does.
  package struct Entry: Sendable, Hashable {
    /// The word as it is written; several words where they only stand together (`starts with`).
    package let word: String
    /// One line that says what it does.
    package let description: String
  }

  /// What a sentence begins with.
  package static let statements: [Entry] = [
    Entry(word: "find", description: "excerpts by their codes or words: find a"),
    Entry(word: "from", description: "the rows of a table: from sources"),
    Entry(word: "let", description: "names codes, a query or a stage: let name = a or b"),
    Entry(word: "param", description: "declares a parameter: param name = value"),
    Entry(word: "use", description: "loads a module: use framework"),
    Entry(word: "explain", description: "shows how a query is worked out: explain find a"),
    Entry(word: "why", description: "why a row is in an answer: why E1 in (find a)"),
    Entry(word: "claim", description: "what must hold: claim \"…\" that sources(find a) > 1"),
  ]

  /// Whether a definition cannot have the name: a sentence would be read otherwise, or not be
  /// understood by who reads it.
  ///
  /// Stages stand elsewhere than codes, so they may have the names of what joins these.
  package static func isReservedForDefinitions(_ name: String, isStage: Bool) -> Bool {
    if statements.contains(where: { $0.word == name }) || name == "external" { return true }
    return !isStage
      && (codes + spans + distance).contains { entry in
        entry.word.split(separator: " ").contains { $0 == name }
      }
  }

  /// What stands after the sentence of a claim and after its condition.
  package static let claims: [Entry] = [
    Entry(word: "that", description: "what is claimed: that empty(find a)"),
    Entry(word: "including assertions", description: "judged by all rows, not by testimony alone"),
    Entry(word: "known", description: "the claim is expected to fail: known \"too few speak\""),
  ]

  /// What a claim measures.
  package static let measures: [Entry] = [
    Entry(word: "count", description: "the number of rows: count(find a) >= 3"),
    Entry(word: "sources", description: "the number of voices: sources(find a) = 1"),
    Entry(word: "share", description: "the part of the rows: share(find a of find *) > 0.5"),
    Entry(
      word: "values", description: "the set of values: values(source, find a) contains s"),
    Entry(word: "empty", description: "there is no row: empty(find a)"),
    Entry(word: "not", description: "the condition does not hold"),
  ]

  /// What stands after `|`.
  package static let stages: [Entry] = [
    Entry(word: "where", description: "keeps rows: where source = S1"),
    Entry(word: "count", description: "counts excerpts and sources: count by theme"),
    Entry(word: "summarize", description: "columns of figures: summarize n = count by theme"),
    Entry(word: "matrix", description: "a grid of two keys: matrix theme by mission count sources"),
    Entry(word: "cell", description: "the excerpts behind one cell of the matrix: cell a, b"),
    Entry(word: "select", description: "the columns to show: select id, summary"),
    Entry(word: "sort", description: "orders rows: sort excerpts desc"),
    Entry(word: "first", description: "the first rows: first 10"),
    Entry(word: "last", description: "the last rows: last 10"),
    Entry(word: "skip", description: "all but the first rows: skip 10"),
    Entry(word: "sample", description: "a random choice that can be repeated: sample 60 seed 1"),
    Entry(word: "distinct", description: "each combination once: distinct source, page"),
    Entry(word: "with", description: "adds a column: with ratio = excerpts / sources"),
    Entry(word: "rename", description: "renames a column: rename excerpts as n"),
    Entry(word: "drop", description: "leaves columns out: drop page"),
    Entry(word: "expand", description: "a row for each value of a field: expand theme"),
    Entry(word: "quote", description: "the words of excerpts, where documents are attached: quote"),
    Entry(word: "context", description: "the words with what stands around: context 2 sentences"),
    Entry(word: "agree", description: "how far the coders agree: agree on theme"),
    Entry(word: "links", description: "a row for each link of an excerpt: links contradicts"),
    Entry(word: "cooccur", description: "how often codes go together: cooccur theme with coping"),
    Entry(word: "union", description: "the rows of either query: union (find a)"),
    Entry(word: "intersect", description: "the rows of both queries: intersect (find a)"),
    Entry(word: "except", description: "the rows that another lacks: except (find a)"),
    Entry(word: "join", description: "columns of rows that match: join missions on mission = id"),
    Entry(
      word: "rule", description: "who has the one also has the other: rule a => b per source"
    ),
    Entry(
      word: "saturation", description: "the codes that each group brings: saturation by source"),
    Entry(word: "timeline", description: "counts on an axis of dates: timeline coded by month"),
    Entry(word: "cite", description: "a reference to each excerpt: cite markdown"),
    Entry(word: "chart", description: "a picture, the last stage: count by theme | chart bar"),
    Entry(word: "to", description: "writes the answer to a file, last: to \"coping.csv\""),
  ]

  /// What stands between and inside conditions.
  package static let conditions: [Entry] = [
    Entry(word: "and", description: "both conditions hold"),
    Entry(word: "or", description: "at least one condition holds"),
    Entry(word: "not", description: "the condition does not hold"),
    Entry(word: "in", description: "is one of a list: chapter in (5, 6)"),
    Entry(word: "not in", description: "is none of a list: chapter not in (5, 6)"),
    Entry(word: "between", description: "lies between two values: page between 200 and 220"),
    Entry(word: "contains", description: "holds words or values: summary contains \"vacan*\""),
    Entry(word: "starts with", description: "begins so: id starts with S"),
    Entry(word: "matches", description: "fits a pattern: summary matches /vacan(t|cies)/"),
    Entry(word: "is missing", description: "there is no value"),
    Entry(word: "is known", description: "there is a value"),
    Entry(word: "its", description: "another field of the row: place != its source.place"),
    Entry(word: "size", description: "the number of values: size(theme) >= 2"),
  ]

  /// What stands in the codes after `find`.
  package static let codes: [Entry] = [
    Entry(word: "and", description: "both codes on one excerpt"),
    Entry(word: "or", description: "at least one of the codes"),
    Entry(word: "xor", description: "an odd number of the codes"),
    Entry(word: "not", description: "excerpts without the code"),
    Entry(word: "but not", description: "the one code without the other"),
    Entry(word: "exactly", description: "the code itself, none below it: exactly a"),
    Entry(word: "at least", description: "so many of a list: at least 2 of (a, b, c)"),
    Entry(word: "at most", description: "no more of a list: at most 1 of (a, b)"),
    Entry(word: "all of", description: "every one of a list: all of (a, b)"),
    Entry(word: "any of", description: "one or more of a list: any of (a, b)"),
    Entry(word: "uncoded", description: "excerpts without a code"),
    Entry(word: "coded by", description: "whose coding counts: a coded by second"),
    Entry(word: "with", description: "beside another: a with b in same source"),
    Entry(word: "without", description: "lacking another: a without b in same source"),
    Entry(word: "in same", description: "the field that two excerpts share: in same source"),
    Entry(word: "linked by", description: "tied by a link: a linked by contradicts to b"),
    Entry(word: "not linked by", description: "tied by no such link: a not linked by repeats"),
    Entry(word: "where", description: "keeps excerpts by their fields"),
    Entry(word: "under", description: "the framework to see: find * under initial"),
  ]

  /// The relations of spans, which stand between codes.
  package static let spans: [Entry] = [
    Entry(word: "equals", description: "the very same span: a equals b"),
    Entry(word: "inside", description: "no further than the other's ends: a inside b"),
    Entry(word: "contains", description: "with all of the other inside: a contains b"),
    Entry(word: "overlaps", description: "sharing text with the other: a overlaps b"),
    Entry(word: "overlaps-start", description: "running into the other: a overlaps-start b"),
    Entry(
      word: "overlaps-end", description: "beginning in the other, ending after: a overlaps-end b"),
    Entry(word: "meets", description: "ending where the other begins: a meets b"),
    Entry(word: "met-by", description: "beginning where the other ends: a met-by b"),
    Entry(word: "before", description: "ahead in the document: a before b within 2 pages"),
    Entry(word: "after", description: "later in the document: a after b within 2 pages"),
    Entry(word: "starts", description: "beginning at the same place: a starts b"),
    Entry(word: "ends", description: "ending at the same place: a ends b"),
    Entry(word: "near", description: "not far from the other: a near b within 2 pages"),
    Entry(
      word: "other", description: "not the excerpt itself: a near other a within 2 pages"),
    Entry(
      word: "as", description: "what is given of each pair: find a overlaps b as overlap"),
  ]

  /// What stands after `as` behind a relation of spans.
  package static let extents: [Entry] = [
    Entry(word: "overlap", description: "what each pair shares: find a overlaps b as overlap"),
    Entry(
      word: "union",
      description: "each pair from end to end: find a near b within 2 pages as union"),
    Entry(
      word: "whole",
      description: "the excerpts on the left, as anyway: find a near b within 2 pages as whole"),
  ]

  /// What stands after the operand of `near`, `before` and `after`.
  package static let distance: [Entry] = [
    Entry(word: "within", description: "how far apart at most: near b within 2 pages")
  ]

  /// What distances are measured in.
  package static let distances: [Entry] = [
    Entry(word: "characters", description: "characters between the two: within 100 characters"),
    Entry(word: "words", description: "whole words between the two: within 20 words"),
    Entry(word: "sentences", description: "from one sentence to the other: within 3 sentences"),
    Entry(word: "paragraphs", description: "from one paragraph to the other: within 1 paragraphs"),
    Entry(word: "pages", description: "from one page to the other: within 2 pages"),
  ]

  /// What stands after the types of `linked by`.
  package static let partners: [Entry] = [
    Entry(word: "to", description: "where the links lead: linked by supports to a"),
    Entry(word: "from", description: "where the links come from: linked by supports from a"),
    Entry(word: "with", description: "either way: linked by contradicts with a"),
    Entry(word: "to other", description: "to another excerpt: linked by repeats to other a"),
    Entry(word: "or", description: "a further type: linked by repeats or restates"),
  ]

  /// What stands around keys, after `by` and in `matrix`.
  package static let keys: [Entry] = [
    Entry(word: "every", description: "keeps empty groups: by every source"),
    Entry(word: "combined", description: "the set of values as one group: by combined theme"),
    Entry(word: "depth", description: "goes further down the codebook: theme depth 2"),
    Entry(word: "leaves", description: "takes codes as applied: theme leaves"),
  ]

  /// What stands in `agree`.
  package static let agreement: [Entry] = [
    Entry(word: "by coder", description: "between coders, as it is anyway"),
    Entry(word: "on", description: "the codes that are compared: agree on theme"),
    Entry(word: "unit excerpt", description: "each excerpt with each code, as it is anyway"),
    Entry(word: "unit source", description: "each source with each code"),
    Entry(word: "unit character", description: "each character with each code, and stretches"),
  ]

  /// What stands behind a key in `cooccur`.
  package static let cooccurrence: [Entry] = [
    Entry(word: "with", description: "the other key of the pairs: cooccur theme with coping"),
    Entry(word: "by excerpt", description: "on one excerpt, as it is anyway"),
    Entry(word: "by overlap", description: "on excerpts that share text"),
    Entry(word: "by near", description: "on excerpts not far apart: by near 2 pages"),
    Entry(word: "by source", description: "with one voice"),
  ]

  /// What stands after `by` in `cooccur`.
  package static let togetherness: [Entry] = [
    Entry(word: "excerpt", description: "on one excerpt, as it is anyway"),
    Entry(word: "overlap", description: "on excerpts that share text"),
    Entry(word: "near", description: "on excerpts not far apart: near 2 pages"),
    Entry(word: "source", description: "with one voice"),
  ]

  /// What stands after `cite`.
  package static let citationStyles: [Entry] = [
    Entry(word: "markdown", description: "in brackets, with author, year, page and id"),
    Entry(word: "bibtex", description: "entries for a BibTeX file"),
    Entry(word: "csl-json", description: "items that Zotero and pandoc read"),
  ]

  /// What stands after the rows of `join`.
  package static let joining: [Entry] = [
    Entry(word: "on", description: "the fields that match: join missions on mission = id")
  ]

  /// What stands behind a `rule`.
  package static let rules: [Entry] = [
    Entry(word: "per source", description: "a row for each voice: rule a => b per source"),
    Entry(word: "per excerpt", description: "a row for each excerpt"),
  ]

  /// What stands in `saturation`.
  package static let saturation: [Entry] = [
    Entry(word: "by", description: "what the groups are: saturation by source"),
    Entry(word: "order", description: "the field they are put in order by: by source order coded"),
  ]

  /// The steps of a `timeline`.
  package static let steps: [Entry] = [
    Entry(word: "year", description: "a step for each year: timeline coded by year"),
    Entry(word: "month", description: "a step for each month"),
    Entry(word: "day", description: "a step for each day"),
  ]

  /// What a column of `summarize` can be.
  package static let aggregates: [Entry] = [
    Entry(word: "count", description: "the number of rows"),
    Entry(word: "sources", description: "the number of voices"),
    Entry(word: "distinct", description: "the number of combinations: distinct(source, page)"),
    Entry(word: "values", description: "the set of values: values(mission)"),
    Entry(word: "first", description: "the first value: first(summary)"),
    Entry(word: "min", description: "the smallest value: min(page)"),
    Entry(word: "max", description: "the largest value: max(page)"),
    Entry(word: "sum", description: "the sum: sum(length)"),
    Entry(word: "mean", description: "the mean: mean(length)"),
    Entry(word: "median", description: "the median: median(length)"),
    Entry(word: "share", description: "the group's part of all rows"),
  ]

  /// What `context` is measured in.
  package static let units: [Entry] = [
    Entry(word: "sentences", description: "whole sentences: context 2 sentences"),
    Entry(word: "words", description: "whole words: context 30 words"),
    Entry(word: "paragraphs", description: "whole paragraphs: context 1 paragraphs"),
    Entry(word: "characters", description: "characters, through words: context 120 characters"),
  ]

  /// What a chart can be.
  package static let charts: [Entry] = [
    Entry(word: "bar", description: "a bar for each row: count by theme | chart bar"),
    Entry(word: "heat", description: "a shaded grid: matrix theme by question | chart heat"),
    Entry(word: "line", description: "a line along a key: count by chapter | chart line"),
    Entry(word: "network", description: "what is tied to what: links | chart network"),
  ]

  /// Words inside stages and definitions that none of the other lists has.
  package static let details: [Entry] = [
    Entry(word: "external", description: "declares what is built in: the standard library's alone"),
    Entry(word: "by", description: "what to group by: count by theme"),
    Entry(word: "desc", description: "from high to low: sort excerpts desc"),
    Entry(word: "seed", description: "what a sample starts from: sample 60 seed 1"),
    Entry(word: "as", description: "the new name: rename excerpts as n"),
    Entry(word: "all", description: "every one of a list: contains all of (a, b)"),
    Entry(word: "any", description: "one or more of a list: contains any of (a, b)"),
    Entry(word: "only", description: "none beside a list: contains only of (a, b)"),
    Entry(word: "share of row", description: "each cell's part of its row"),
    Entry(word: "share of column", description: "each cell's part of its column"),
    Entry(word: "share of total", description: "each cell's part of all"),
    Entry(word: "ids", description: "the excerpts' ids in each cell"),
    Entry(word: "summaries", description: "the first summaries in each cell: summaries 3"),
    Entry(word: "excerpts", description: "excerpts as the unit: count excerpts"),
    Entry(word: "sources", description: "voices as the unit: count sources"),
    Entry(word: "codings", description: "codings as the unit: count codings"),
    Entry(word: "documents", description: "documents as the unit: count documents"),
  ]
}
