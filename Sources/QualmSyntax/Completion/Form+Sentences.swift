/// Statements and queries.
extension Form {
  static let statement = Form.choice([
    .part(.query),
    .stages(.ofLastAnswer, .sequence([.bar, .part(.stage), furtherStages])),
    .sequence([.word("explain", Keywords.statements), .part(.query)]),
    why, definition, parameter, use, claim,
  ])

  static let query = Form.sequence([plainQuery, furtherStages])

  /// A query without stages.
  static let plainQuery = Form.sequence([
    .choice([
      .head(.sequence([.word("find", Keywords.statements), .part(.codes), .optional(extent)])),
      .head(.sequence([.word("from", Keywords.statements), .slot(.table)])),
    ]),
    .optional(
      .choice([
        .sequence([under, .optional(conditions)]), .sequence([conditions, .optional(under)]),
      ])),
  ])

  static let furtherStages = Form.many(.sequence([.bar, .part(.stage)]))

  private static let extent = Form.sequence([
    .word("as", Keywords.spans), anyWord(of: Keywords.extents),
  ])

  private static let under = Form.sequence([
    .word("under", Keywords.codes), .slot(.framework),
  ])

  static let conditions = Form.sequence([
    .endOfHead, .word("where", Keywords.codes), .part(.condition),
  ])

  private static let why = Form.sequence([
    .word("why", Keywords.statements),
    .optional(.word("not", "why a row is not there: why not E1 in (find a)")),
    .slot(.rowID), .word("in", "the query asked about: in (find a)", opens: true),
    .sign(.openBracket),
    .scoped(.choice([.part(.query), .part(.codes), .slot(.asked)]), keepsRows: false),
    .sign(.closeBracket),
  ])

  private static let definition = Form.sequence([
    .word("let", Keywords.statements), .slot(.newName),
    .choice([
      .sequence([.sign(.equal, "what the name means"), .choice([.part(.query), .part(.codes)])]),
      .sequence([
        .sign(.openBracket), .optional(list(.slot(.newName), mayEndInComma: true)),
        .sign(.closeBracket), .sign(.equal, "the stages that the name stands for"),
        .stages(.unknown, .sequence([.part(.stage), furtherStages])),
      ]),
    ]),
  ])

  private static let parameter = Form.sequence([
    .word("param", Keywords.statements), .slot(.newName),
    .optional(
      .sequence([.sign(.equal, "its value, unless another is given"), .slot(.anyValue)])),
  ])

  private static let use = Form.sequence([
    .word("use", Keywords.statements), .slot(.module),
  ])

  // MARK: Claims

  private static let claim = Form.sequence([
    .word("claim", Keywords.statements), .slot(.string),
    .optional(.word("including assertions", Keywords.claims)),
    .word("that", Keywords.claims), .part(.claimed),
    .optional(.sequence([.word("known", Keywords.claims), .slot(.string)])),
  ])

  static let claimed = chain(
    .part(.denied), .word("and", "both hold"), .word("or", "at least one holds"))

  /// Parts joined by two words, of which the first binds more tightly; to what may come next that makes
  /// no difference.
  private static func chain(_ part: Form, _ first: Form, _ second: Form) -> Form {
    .sequence([part, .many(.sequence([.choice([first, second]), part]))])
  }

  static let denied = Form.choice([
    judgement, .sequence([.word("not", Keywords.measures), .part(.denied)]),
    .sequence([.sign(.openBracket), .part(.claimed), .sign(.closeBracket)]),
  ])

  private static let judgement = Form.choice([
    .sequence([
      numberMeasure,
      .choice([
        .sequence([order, .choice([.slot(.number), measure, unnumbered])]), .unoffered(contains),
      ]),
    ]),
    .sequence([
      setMeasure,
      .choice([
        .sequence([order, .choice([valueSet, measure, .unoffered(.slot(.value))])]), contains,
      ]),
    ]),
    .sequence([
      .word("empty", Keywords.measures, opens: true), .sign(.openBracket), .part(.asked),
      .sign(.closeBracket),
    ]),
  ])

  /// What a number is compared with by the grammar, but cannot be.
  private static let unnumbered = Form.unoffered(.choice([.slot(.value), valueSet]))

  private static let measure = Form.choice([numberMeasure, setMeasure])

  private static let numberMeasure = Form.choice([
    .sequence([
      .choice([
        .word("count", Keywords.measures, opens: true),
        .word("sources", Keywords.measures, opens: true),
      ]), .sign(.openBracket), .part(.asked), .sign(.closeBracket),
    ]),
    .sequence([
      .word("share", Keywords.measures, opens: true), .sign(.openBracket),
      .choice([
        .scoped(plainQuery, keepsRows: false), .slot(.asked),
        .sequence([.sign(.openBracket), .part(.asked), .sign(.closeBracket)]),
      ]), .word("of", "the whole that it is a part of: of find *"), .part(.asked),
      .sign(.closeBracket),
    ]),
  ])

  private static let setMeasure = Form.sequence([
    .word("values", Keywords.measures, opens: true), .sign(.openBracket), .slot(.field),
    .sign(.comma), .part(.asked), .sign(.closeBracket),
  ])

  static let asked = Form.choice([
    .scoped(.part(.query), keepsRows: true), .slot(.asked),
    .sequence([.sign(.openBracket), .part(.asked), .sign(.closeBracket)]),
  ])
}
