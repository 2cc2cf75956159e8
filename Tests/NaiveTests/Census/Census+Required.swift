import QualmBase
import QualmSyntax

extension Census {
  /// Every construct that must occur.
  static let required: [String] =
    [
      "find", "from a named query", "under", "as whole", "as overlap", "as union", "let codes",
      "let query", "let stage", "param",
    ]
    + [
      "excerpts", "sources", "documents", "codes", "codings", "links", "memos", "coders",
      "missions",
    ]
    .map { "from \($0)" }
    + [
      "name", "exactly", "text", "pattern", "*", "uncoded", "$ as a code", "coded by any",
      "coded by one",
      "coded by several", "with in same", "without in same", "linked", "not linked", "linked by",
      "linked by several", "linked to", "linked from", "linked with", "linked to other", "not",
      "and", "but not", "or", "xor", "brackets", "not a span relation", "span with other",
    ]
    + SpanComparison.allCases.map { "span \($0.rawValue)" }
    + TextUnit.allCases.map { "within \($0.rawValue)" }
    + ["exactly", "at least", "at most", "all", "any"].flatMap {
      ["\($0) of codes", "contains \($0)"]
    }
    + [
      "where =", "where !=", "where <", "where <=", "where >", "where >=", "in", "not in",
      "between", "size between", "size in", "contains one", "contains text", "contains only",
      "starts with", "matches", "is known", "is missing", "where not", "where and", "where or",
      "where brackets", "its", "set", "size", "a path", "$ as a value", "$ as a number",
      "cooccur with", "cooccur by excerpt", "cooccur by overlap",
      "cooccur by near", "cooccur by source",
    ]
    + [
      "where", "count", "count distinct", "summarize", "matrix", "cell", "select", "sort",
      "sort desc",
      "first", "last", "skip", "sample", "distinct", "distinct of all", "with", "rename", "drop",
      "expand", "links", "links of types", "agree", "agree on", "agree unit source", "call",
      "cooccur", "union", "intersect", "except", "join", "rule per source", "rule per excerpt",
      "saturation", "saturation order", "timeline by year", "timeline by month", "timeline by day",
      "cite markdown",
      "cite bibtex", "cite csl-json", "quote", "context characters", "context words",
      "context sentences", "context paragraphs",
    ].map { "| \($0)" }
    + ["of more than two coders", "without passes", "with an alpha that is not defined"]
    .map { "agreement \($0)" }
    + ["plain", "every", "combined", "every combined", "depth", "leaves"].map { "key \($0)" }
    + NamedAggregate.Function.allCases.map { "\($0.rawValue)()" }
    + Matrix.Unit.allCases.map { "matrix count \($0.rawValue)" }
    + Matrix.Base.allCases.map { "matrix share of \($0.rawValue)" }
    + ["matrix ids", "matrix summaries"]
    + Expression.Operator.allCases.map { "arithmetic \($0.rawValue)" } + ["arithmetic size"]
    + [
      "claim", "claim including assertions", "claim known", "claim single voice", "claim not",
      "claim and", "claim or", "claim brackets", "claim empty", "claim count", "claim sources",
      "claim share", "claim values", "claim with a set", "claim contains",
      "claim against a measure", "claim against a number",
    ]
    + ClaimVerdict.Outcome.allCases.map { "claim comes out: \($0.rawValue)" }
}
