/// Stages.
extension Form {
  static let stage = Form.choice([
    .sequence([stageWord("where"), .part(.condition)]),
    .sequence([stageWord("count"), .optional(distinctField), .optional(groups)]),
    .sequence([stageWord("summarize"), list(figure), .optional(groups)]),
    .sequence([stageWord("matrix"), keys, by, keys, .optional(cells)]),
    .sequence([stageWord("cell"), list(.slot(.cell))]),
    .sequence([stageWord("select"), list(.slot(.field))]),
    .sequence([
      stageWord("sort"),
      list(.sequence([.slot(.field), .optional(.word("desc", Keywords.details))])),
    ]),
    .sequence([
      .choice([stageWord("first"), stageWord("last"), stageWord("skip")]), .slot(.number),
    ]),
    .sequence([
      stageWord("sample"), .slot(.number), .word("seed", Keywords.details), .slot(.anyValue),
    ]),
    .sequence([stageWord("distinct"), .optional(list(.slot(.field)))]),
    .sequence([
      stageWord("with"), list(.sequence([.slot(.newName), .sign(.equal), .part(.sum)])),
    ]),
    .sequence([
      stageWord("rename"),
      list(.sequence([.slot(.shownField), .word("as", Keywords.details), .slot(.newName)])),
    ]),
    .sequence([stageWord("drop"), list(.slot(.shownField))]),
    .sequence([stageWord("expand"), .slot(.field)]),
    stageWord("quote"),
    .sequence([stageWord("context"), .slot(.number), anyWord(of: Keywords.units)]),
    furtherStage,
  ])

  private static let furtherStage = Form.choice([
    agree, .sequence([stageWord("links"), .optional(types)]), cooccur,
    .sequence([
      .choice([stageWord("union"), stageWord("intersect"), stageWord("except")]), rows,
    ]),
    .sequence([
      stageWord("join"), .otherRows(rows), .word("on", Keywords.joining),
      list(
        .sequence([
          .slot(.field),
          .optional(.sequence([.sign(.equal, "the other rows' field"), .slot(.otherField)])),
        ])),
    ]),
    .sequence([
      stageWord("rule"), .part(.codes), .sign(.arrow, "between the sides of a rule"),
      .part(.codes), anyWord(of: Keywords.rules),
    ]),
    .sequence([
      stageWord("saturation"), .word("by", Keywords.saturation), key,
      .optional(.sequence([.word("order", Keywords.saturation), .slot(.orderField)])),
    ]),
    .sequence([
      stageWord("timeline"), .slot(.dateField), .word("by", "the steps: by month"),
      anyWord(of: Keywords.steps),
    ]),
    .sequence([stageWord("cite"), anyWord(of: Keywords.citationStyles)]),
    .sequence([stageWord("chart"), anyWord(of: Keywords.charts), .optional(to)]), to, call,
  ])

  private static func stageWord(_ text: String) -> Form {
    .stageWord(text, Keywords.stages.first { $0.word == text }?.description ?? "")
  }

  private static let by = Form.word("by", Keywords.details)

  private static let groups = Form.sequence([by, keys])

  private static let distinctField = Form.sequence([
    .word("distinct", "the values of a field, each once: count distinct source"), .slot(.field),
  ])

  // MARK: Keys

  private static let keys = list(key)

  private static let key = Form.sequence([
    .optional(
      .choice([
        .sequence([every, .optional(combined)]), .sequence([combined, .optional(every)]),
      ])), .slot(.key), .optional(depth),
  ])

  private static let every = Form.word("every", Keywords.keys)
  private static let combined = Form.word("combined", Keywords.keys)

  private static let depth = Form.choice([
    .sequence([.word("depth", Keywords.keys), .slot(.number)]), .word("leaves", Keywords.keys),
  ])

  // MARK: Figures and cells

  private static let figure = Form.sequence([
    .slot(.newName), .sign(.equal, "a figure of each group"),
    .choice([
      .sequence([
        .choice(["count", "sources", "share"].map { .word($0, Keywords.aggregates) }),
        .optional(.sequence([.sign(.openBracket), .sign(.closeBracket)])),
      ]),
      .sequence([
        .word("distinct", Keywords.aggregates, opens: true), bracketed(.slot(.field)),
      ]),
      .sequence([
        .choice(
          ["values", "first", "min", "max", "sum", "mean", "median"].map {
            .word($0, Keywords.aggregates, opens: true)
          }), .sign(.openBracket), .slot(.field), .optional(.sign(.comma)), .sign(.closeBracket),
      ]),
    ]),
  ])

  private static let cells = Form.choice([
    .sequence([
      .word("count", "what is counted in each cell: count sources"),
      .optional(.word("distinct", "each once")),
      .choice(
        ["excerpts", "sources", "codings", "documents"].map { .word($0, Keywords.details) }),
    ]),
    .choice(
      ["share of row", "share of column", "share of total", "ids"].map {
        .word($0, Keywords.details)
      }),
    .sequence([.word("summaries", Keywords.details), .slot(.number)]),
  ])

  static let sum = Form.sequence([
    term,
    .many(
      .sequence([
        .choice([.sign(.plus), .sign(.minus), .sign(.star), .sign(.slash)]), term,
      ])),
  ])

  private static let term = Form.choice([
    .slot(.operandOfSum), size,
    .sequence([.sign(.openBracket), .part(.sum), .sign(.closeBracket)]),
  ])

  // MARK: Stages with parts of their own

  private static let agree = Form.sequence([
    stageWord("agree"), .optional(.word("by coder", Keywords.agreement)),
    .optional(
      .sequence([.word("on", Keywords.agreement), .slot(.facet), .optional(depth)])),
    .optional(
      .choice(
        ["unit excerpt", "unit source", "unit character"].map { .word($0, Keywords.agreement) })),
  ])

  private static let cooccur = Form.sequence([
    stageWord("cooccur"), key,
    .optional(.sequence([.word("with", Keywords.cooccurrence), key])),
    .optional(
      .choice([
        .choice(
          ["by excerpt", "by overlap", "by source"].map { .word($0, Keywords.cooccurrence) }),
        .sequence([
          .word("by near", Keywords.cooccurrence), .slot(.number), anyWord(of: Keywords.distances),
        ]),
      ])),
  ])

  private static let rows = Form.choice([
    .slot(.rows),
    .sequence([
      .sign(.openBracket, "a query: (find a)"),
      .scoped(.part(.query), keepsRows: false), .sign(.closeBracket),
    ]),
  ])

  private static let to = Form.sequence([stageWord("to"), .slot(.outputFile)])

  /// How many arguments a stage takes is not known here, so their end is not offered.
  private static let call = Form.sequence([
    .slot(.stageName), .sign(.openBracket),
    .optional(list(.slot(.argument), mayEndInComma: true)), .sign(.closeBracket, nil),
  ])
}
