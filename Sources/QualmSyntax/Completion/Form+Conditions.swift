/// Conditions.
extension Form {
  static let condition = Form.sequence([
    .part(.negatedCondition),
    .many(
      .sequence([
        .choice([.word("and", Keywords.conditions), .word("or", Keywords.conditions)]),
        .part(.negatedCondition),
      ])),
  ])

  static let negatedCondition = Form.choice([
    test, .sequence([.word("not", Keywords.conditions), .part(.negatedCondition)]),
    .sequence([.sign(.openBracket), .part(.condition), .sign(.closeBracket)]),
  ])

  private static let test = Form.choice([
    .sequence([
      .slot(.conditionField),
      .choice([
        comparison(with: .value), membership(of: .value), contains, between(.value),
        .sequence([
          .word("starts with", Keywords.conditions), .slot(.value),
        ]),
        .sequence([.word("matches", Keywords.conditions), .slot(.pattern)]),
        .word("is missing", Keywords.conditions), .word("is known", Keywords.conditions),
      ]),
    ]),
    .sequence([
      size,
      .choice([
        comparison(with: .number), membership(of: .number), between(.number),
        .unoffered(.choice([comparison(with: .value), membership(of: .value), between(.value)])),
      ]),
    ]),
  ])

  static let size = Form.sequence([
    .word("size", Keywords.conditions, opens: true), .sign(.openBracket), .slot(.field),
    .sign(.closeBracket),
  ])

  /// Signs that compare.
  static let order = Form.choice([
    .sign(.equal, "is"), .sign(.notEqual, "is not"), .sign(.less, "is less, or earlier"),
    .sign(.lessOrEqual, "is no more, or no later"), .sign(.greater, "is more, or later"),
    .sign(.greaterOrEqual, "is no less, or no earlier"),
  ])

  private static func comparison(with slot: Cursor.Slot) -> Form {
    .sequence([
      order,
      .choice([
        .slot(slot),
        .sequence([.word("its", Keywords.conditions), .slot(.comparedField)]), valueSet,
      ]),
    ])
  }

  static let valueSet = Form.sequence([
    .sign(.openBrace, "a set: {a, b}"), list(.slot(.value), mayEndInComma: true),
    .sign(.closeBrace),
  ])

  private static func membership(of slot: Cursor.Slot) -> Form {
    .sequence([
      .choice([
        .word("in", Keywords.conditions, opens: true),
        .word("not in", Keywords.conditions, opens: true),
      ]), bracketed(.slot(slot)),
    ])
  }

  private static func between(_ slot: Cursor.Slot) -> Form {
    .sequence([
      .word("between", Keywords.conditions), .slot(slot),
      .word("and", "and the other end"), .slot(slot),
    ])
  }

  static let contains = Form.sequence([
    .word("contains", Keywords.conditions),
    .choice([
      .slot(.contained),
      .sequence([
        .choice([
          .word("all", Keywords.details), .word("any", Keywords.details),
          .word("only", Keywords.details),
        ]), .optional(.word("of", "a list: of (a, b)", opens: true)), bracketed(.slot(.value)),
      ]),
      .sequence([
        quantifier, .word("of", "a list: of (a, b)", opens: true), bracketed(.slot(.value)),
      ]),
    ]),
  ])
}
