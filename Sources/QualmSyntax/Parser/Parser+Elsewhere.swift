/// Words of other languages and programs for what is called otherwise here.
extension Parser {
  /// What a stage is called here that other languages call so.
  package static func stageElsewhere(_ word: String) -> String? {
    stagesElsewhere[word.lowercased()]
  }

  private static let stagesElsewhere: [String: String] = [
    "group": "count", "tally": "count", "frequency": "count", "frequencies": "count",
    "tabulate": "count", "number": "count", "howmany": "count",
    "order": "sort", "arrange": "sort", "orderby": "sort", "rank": "sort", "ranked": "sort",
    "filter": "where", "having": "where", "when": "where", "and": "where", "whose": "where",
    "limit": "first", "head": "first", "top": "first", "take": "first", "slice": "first",
    "tail": "last", "bottom": "last", "offset": "skip", "random": "sample",
    "unique": "distinct", "uniq": "distinct", "deduplicate": "distinct", "dedupe": "distinct",
    "aggregate": "summarize", "summarise": "summarize", "summary": "summarize", "agg": "summarize",
    "pivot": "matrix", "crosstab": "matrix", "crosstabs": "matrix", "cross": "matrix",
    "framework": "matrix", "table": "matrix", "mutate": "with", "compute": "with", "let": "with",
    "show": "select", "display": "select", "columns": "select", "project": "select",
    "print": "select", "keep": "select", "fields": "select", "transmute": "select",
    "remove": "drop", "omit": "drop", "unnest": "expand", "explode": "expand", "unwind": "expand",
    "text": "quote", "passages": "quote", "read": "quote", "retrieve": "quote",
    "kwic": "context", "concordance": "context", "around": "context",
    "reference": "cite", "references": "cite", "citation": "cite", "bibliography": "cite",
    "intersection": "intersect", "minus": "except", "difference": "except", "exclude": "except",
    "subtract": "except", "without": "except", "append": "union", "concat": "union",
    "merge": "join", "lookup": "join", "left": "join", "right": "join", "inner": "join",
    "outer": "join", "full": "join", "leftjoin": "join", "left_join": "join",
    "inner_join": "join", "left-join": "join",
    "cooccurrence": "cooccur", "cooccurrences": "cooccur", "co-occurrence": "cooccur",
    "co-occur": "cooccur", "cooccurence": "cooccur", "kappa": "agree", "agreement": "agree",
    "alpha": "agree", "reliability": "agree", "intercoder": "agree", "krippendorff": "agree",
    "icr": "agree", "compare": "agree", "implies": "rule", "association": "rule",
    "relations": "links", "links-to": "links", "linked": "links",
    "barchart": "chart bar", "bar": "chart bar", "bars": "chart bar", "histogram": "chart bar",
    "plot": "chart line", "line": "chart line", "linechart": "chart line",
    "heatmap": "chart heat", "heat": "chart heat", "network": "chart network",
    "graph": "chart network", "draw": "chart bar", "visualize": "chart bar", "pie": "chart bar",
    "into": "to \"coping.csv\"", "export": "to \"coping.csv\"", "save": "to \"coping.csv\"",
    "write": "to \"coping.csv\"", "output": "to \"coping.csv\"", "csv": "to \"coping.csv\"",
  ]

  /// What sentences of other languages begin with, and what that is here.
  static let statementsElsewhere: [String: String] = [
    "show": "find", "list": "find", "get": "find", "search": "find", "retrieve": "find",
    "query": "find", "fetch": "find", "give": "find", "where": "find * where …",
    "which": "find", "define": "let", "def": "let", "set": "let", "var": "let", "create": "let",
    "import": "use", "include": "use", "require": "use", "library": "use", "source": "use",
    "assert": "claim", "check": "claim", "test": "claim", "prove": "claim", "expect": "claim",
    "group": "find * | count by …", "filter": "find * where …", "order": "find * | sort …",
    "not": "find not …", "how": "find … | count", "what": "find", "who": "from sources where …",
    "if": "claim", "please": "find", "with": "find", "codes": "from codes",
    "sources": "from sources", "excerpts": "find *", "documents": "from documents",
  ]

  /// What other languages call a relation of codes, and what it is called here.
  static let relationsElsewhere: [String: String] = [
    "overlapping": "overlaps", "overlapped": "overlaps", "intersects": "overlaps",
    "precedes": "before", "preceding": "before", "preceded": "after", "follows": "after",
    "following": "after", "followed": "before", "adjacent": "meets", "touches": "meets",
    "containing": "contains", "includes": "contains", "including": "contains",
    "encloses": "contains", "enclosing": "contains", "during": "inside", "enclosed": "inside",
    "contained": "inside", "equal": "equals", "same-as": "equals", "nearby": "near",
    "close": "near", "plus": "and", "also": "and", "cooccurs": "and", "co-occurs": "and",
    "cooccurring": "and", "co-occurring": "and", "unless": "but not", "minus": "but not",
    "except": "but not", "excluding": "but not", "nor": "but not", "related": "linked",
    "connected": "linked", "links": "linked", "using": "under", "for": "where",
    "about": "where", "among": "where", "from": "where", "on": "where", "whose": "where",
    "when": "where", "having": "where", "if": "where",
  ]

  /// What other languages call a comparison, and what it is called here.
  static let comparisonsElsewhere: [String: String] = [
    "like": "contains", "ilike": "contains", "has": "contains", "have": "contains",
    "includes": "contains", "include": "contains", "containing": "contains",
    "contain": "contains", "regexp": "matches", "rlike": "matches", "regex": "matches",
    "similar": "matches", "eq": "=", "equals": "=", "equal": "=", "are": "=", "was": "=",
    "ne": "!=", "gt": ">", "above": ">", "over": ">", "lt": "<", "below": "<", "under": "<",
    "ge": ">=", "gte": ">=", "le": "<=", "lte": "<=", "from": "between", "within": "between",
    "begins": "starts with", "startswith": "starts with", "before": "<", "after": ">",
    "ends": "matches /…$/", "endswith": "matches /…$/", "ending": "matches /…$/",
    "null": "is missing", "none": "is missing", "empty": "is missing", "missing": "is missing",
    "blank": "is missing", "known": "is known", "present": "is known", "given": "is known",
    "until": "<=", "since": ">=", "exists": "is known", "isnull": "is missing",
  ]

  /// What others call a measure, and what it is called here.
  static let measuresElsewhere: [String: String] = [
    "exists": "not empty(find …)", "exist": "not empty(find …)", "some": "not empty(find …)",
    "any": "not empty(find …)", "none": "empty(find …)", "no": "empty(find …)",
    "number": "count(find …)", "n": "count(find …)", "total": "count(find …)",
    "voices": "sources(find …)", "interviews": "sources(find …)", "people": "sources(find …)",
    "participants": "sources(find …)", "respondents": "sources(find …)",
    "percent": "share(find … of find …)", "percentage": "share(find … of find …)",
    "proportion": "share(find … of find …)", "ratio": "share(find … of find …)",
    "set": "values(field, find …)", "distinct": "values(field, find …)",
  ]

  /// What other languages call a figure, and what it is called here.
  static let figuresElsewhere: [String: NamedAggregate.Function] = [
    "average": .mean, "avg": .mean, "total": .sum, "number": .count, "n": .count,
    "maximum": .max, "minimum": .min, "percent": .share, "list": .values, "unique": .values,
  ]
}
