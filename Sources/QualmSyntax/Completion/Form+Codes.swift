/// Codes and how they lie to each other.
extension Form {
  static let codes = Form.sequence([
    .part(.negatedCodes),
    .many(
      .sequence([
        .choice(
          ["and", "or", "but not", "xor"].map { .word($0, Keywords.codes) }),
        .part(.negatedCodes),
      ])),
  ])

  static let negatedCodes = Form.choice([
    relation, .sequence([.word("not", Keywords.codes), .part(.negatedCodes)]),
  ])

  private static let relation = Form.sequence([coded, .many(.choice([span, scope, link]))])

  private static let scope = Form.sequence([
    .choice([.word("with", Keywords.codes), .word("without", Keywords.codes)]), coded,
    .word("in same", Keywords.codes), .slot(.sharedField),
  ])

  private static let link = Form.sequence([
    .choice([
      .sequence([
        .choice([.word("linked by", Keywords.codes), .word("not linked by", Keywords.codes)]),
        types,
      ]),
      .word("linked", "tied by any link: a linked to b"),
      .word("not linked", "tied by no link"),
    ]),
    .optional(
      .sequence([
        .choice(["to", "from", "with"].map { .word($0, Keywords.partners) }), .optional(other),
        coded,
      ])),
  ])

  static let types = Form.sequence([
    .slot(.linkType), .many(.sequence([.word("or", Keywords.partners), .slot(.linkType)])),
  ])

  private static let span = Form.sequence([
    .optional(.word("not", "those without: a not near b within 2 pages")),
    .choice([
      .sequence([.word("near", Keywords.spans), .optional(other), coded, distance]),
      .sequence([
        .choice(
          [
            "overlaps", "inside", "contains", "equals", "overlaps-start", "overlaps-end", "meets",
            "met-by", "starts", "ends",
          ].map { .word($0, Keywords.spans) }), .optional(other), coded,
      ]),
      .sequence([
        .choice(["before", "after"].map { .word($0, Keywords.spans) }), .optional(other), coded,
        .optional(distance),
      ]),
    ]),
  ])

  private static let other = Form.word("other", Keywords.spans)

  private static let distance = Form.sequence([
    .word("within", Keywords.distance), .slot(.number), anyWord(of: Keywords.distances),
  ])

  private static let coded = Form.sequence([
    primary,
    .optional(
      .sequence([
        .word("coded by", Keywords.codes),
        .choice([.slot(.coder), .word("any", "every coder"), bracketed(.slot(.coder))]),
      ])),
  ])

  private static let primary = Form.choice([
    .slot(.operand), threshold,
    .sequence([.word("exactly", Keywords.codes), .slot(.code)]),
    .word("uncoded", Keywords.codes),
    .sequence([.sign(.openBracket), .part(.codes), .sign(.closeBracket)]),
  ])

  private static let threshold = Form.sequence([
    .choice([
      .word("all of", Keywords.codes, opens: true), .word("any of", Keywords.codes, opens: true),
      .sequence([
        quantifier, .word("of", "a list: of (a, b, c)", opens: true),
      ]),
    ]), bracketed(.part(.codes)),
  ])

  static let quantifier = Form.sequence([
    .choice([
      .word("at least", Keywords.codes), .word("at most", Keywords.codes),
      .word("exactly", Keywords.codes),
    ]), .slot(.number),
  ])
}
