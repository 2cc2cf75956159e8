extension DiagnosticCode {
  /// The value is not of the field's type.
  public static let wrongLiteral = DiagnosticCode(301)
  /// The comparison does not suit the field's type.
  public static let wrongComparison = DiagnosticCode(302)
  /// Two fields of different types are compared.
  public static let unlikeFields = DiagnosticCode(303)
  /// Searched text without a word.
  public static let emptyText = DiagnosticCode(304)
  /// The list is too short for the number asked of it.
  public static let impossibleNumber = DiagnosticCode(305)
  /// `coded by` stands after something that is no code.
  public static let codedByWithoutCode = DiagnosticCode(306)
  /// `exactly` stands before something that is no code.
  public static let exactlyWithoutCode = DiagnosticCode(307)
  /// The key has no groups.
  public static let keyWithoutGroups = DiagnosticCode(308)
  /// The key has no depth.
  public static let keyWithoutDepth = DiagnosticCode(309)
  /// The stage wants other rows.
  public static let wrongRows = DiagnosticCode(310)
  /// `cell` does not follow a matrix, or names too few or too many groups.
  public static let wrongCell = DiagnosticCode(311)
  /// Two columns would have one name.
  public static let doubleColumn = DiagnosticCode(312)
  /// Numbers are wanted.
  public static let numbersWanted = DiagnosticCode(313)
  /// The column is not among those shown.
  public static let columnNotShown = DiagnosticCode(314)
  /// No column would be left.
  public static let nothingLeft = DiagnosticCode(315)
  /// `agree on` names something that is no code.
  public static let agreementOnOther = DiagnosticCode(316)
  /// `agree` finds fewer than two coders.
  public static let fewCoders = DiagnosticCode(317)
  /// `as whole` follows no relation of spans.
  public static let extentWithoutSpans = DiagnosticCode(318)
  /// Dates are wanted.
  public static let datesWanted = DiagnosticCode(371)
  /// What a pair of spans shares or covers is asked of excerpts without a pair.
  public static let extentOfNegation = DiagnosticCode(341)
  /// Rows of two kinds cannot be combined.
  public static let unlikeRows = DiagnosticCode(335)
}

extension Catalogue {
  static let types: [CatalogueEntry] = [
    CatalogueEntry(
      .wrongLiteral, "a value that the field cannot hold",
      """
      The corpus declares the type of every field, and the type reads the value: whole numbers \
      (`page = 204`), numbers, dates (`2011`, `2011-01`, `2011-01-17`), `yes` or `no`, words.
      """,
      example: "find * where page = x"),
    CatalogueEntry(
      .wrongComparison, "a comparison that does not suit the field",
      """
      `<`, `<=`, `>`, `>=` and `between` want values with an order: numbers, dates, words. \
      `starts with` wants words, and `contains` words or a field that may have several values.
      """,
      example: "find * where theme > resource"),
    CatalogueEntry(
      .unlikeFields, "fields of different types",
      """
      `its` compares two fields of one row. They must be of one type: two words, two numbers, \
      two dates.
      """,
      example: "find * where page = its mission"),
    CatalogueEntry(
      .datesWanted, "a field that holds no dates",
      """
      `timeline` has an axis of years, months or days, so its field must hold dates. The corpus declares \
      the type of every field; `qualm corpus info` lists them. Years kept as whole numbers are counted \
      by `count by`.
      """,
      example: "find * | timeline page by year"),
    CatalogueEntry(
      .emptyText, "searched text without a word",
      """
      Text in quotes after `find` or `contains` is searched word by word; here there is none.
      """,
      example: "find \"\""),
    CatalogueEntry(
      .impossibleNumber, "a number that the list can never reach",
      """
      `at least 3 of (a, b)` holds for nothing, because the list has only two members.
      """,
      example: "find at least 3 of (coping, learning)"),
    CatalogueEntry(
      .codedByWithoutCode, "`coded by` without a code",
      """
      `coded by` says whose codings of a code are meant: `coping coded by second`. Text, `*`, \
      `uncoded` and the id of an excerpt have no coder. `where coder = second` keeps the excerpts \
      that a coder has coded.
      """,
      example: "find * coded by any"),
    CatalogueEntry(
      .exactlyWithoutCode, "`exactly` without a code",
      """
      `exactly` takes the code itself and none of those below it, so what follows it must be the \
      name of a code.
      """),
    CatalogueEntry(
      .keyWithoutGroups, "a code that has no groups",
      """
      A code as a key groups excerpts by the codes below it. A code with none below it would make \
      no group. Count the excerpts that bear it with `find poaching | count`.
      """,
      example: "find * | count by poaching"),
    CatalogueEntry(
      .keyWithoutDepth, "a depth for something that is no code",
      """
      `depth` and `leaves` say how far down the codebook a key goes, so they belong to a facet or \
      another code. Other fields have one group for each value.
      """,
      example: "find * | count by mission depth 2"),
    CatalogueEntry(
      .wrongRows, "a stage that wants other rows",
      """
      Some stages and figures speak of excerpts and their codes and sources: `matrix`, `cell`, \
      `quote`, `context`, groups of codes, and the number of `sources`. After a stage that makes a table, and over \
      rows of other tables, there are none.
      """,
      example: "from memos | matrix kind by kind"),
    CatalogueEntry(
      .wrongCell, "a cell without its matrix",
      """
      `cell` stands right after a `matrix` and names one group of each of its keys, first the \
      rows, then the columns: `matrix theme by question | cell resource, rq2`.
      """,
      example: "find * | matrix theme by question | cell resource"),
    CatalogueEntry(
      .doubleColumn, "two columns of one name",
      """
      The columns of a table are told apart by their names. Leave one out, or give a new column \
      another name.
      """,
      example: "find * | select id, id"),
    CatalogueEntry(
      .numbersWanted, "arithmetic over something that is no number",
      """
      `sum`, `mean`, `median` and `+ - * /` want numbers, one in a row. For a field that may have \
      several values, `size(field)` is their number.
      """,
      example: "find * | summarize m = mean(summary)"),
    CatalogueEntry(
      .columnNotShown, "a column that is not shown",
      """
      Without `select` the rows of a query show a few columns only. `rename` and `drop` speak of \
      those; `select` chooses others.
      """,
      example: "find * | drop chapter"),
    CatalogueEntry(
      .nothingLeft, "a table without columns",
      """
      `drop` leaves columns out; here it names every column that there is.
      """,
      example: "find * | select id | drop id"),
    CatalogueEntry(
      .agreementOnOther, "agreement on something that is no code",
      """
      `agree` compares the codes that coders gave. After `on` stands a facet or another code, or `code` \
      for every code as it was given; without `on` each facet has a row.
      """,
      example: "find * | agree on page"),
    CatalogueEntry(
      .fewCoders, "agreement without a second coder",
      """
      Agreement is between coders, so there must be two at least who gave codes (or, where the corpus \
      has the table `passes`, who looked for them). `from coders` lists those whom the corpus names.
      """),
    CatalogueEntry(
      .extentWithoutSpans, "`as overlap` without a relation of spans",
      """
      Of two excerpts that lie so to each other a query gives the one on the left, `as whole`, what \
      they share, `as overlap`, or all from the start of the first to the end of the last, `as union`. \
      That can be said where a relation of spans, such as `inside` or `near`, is all that stands after \
      `find`.
      """,
      example: "find coping as overlap"),
    CatalogueEntry(
      .extentOfNegation, "a stretch of excerpts without a pair",
      """
      `as overlap` and `as union` give a row for each pair of excerpts. `a not near b within 2 pages` are \
      the excerpts that have no such pair, so there is no stretch of two to give.
      """,
      example: "find coping not near learning within 2 pages as union"),
    CatalogueEntry(
      .unlikeRows, "rows that cannot be combined",
      """
      `union`, `intersect` and `except` combine rows of one kind: excerpts with excerpts, sources with \
      sources, or the rows of two tables that have the same columns. `select`, `rename` and `drop` \
      choose the columns of a table.
      """,
      example: "find coping | union sources"),
  ]
}

extension Diagnostic {
  /// `wanted` is what the field holds: `whole numbers`.
  package static func wrongLiteral(
    _ literal: String, field: String, wanted: String, at span: SourceSpan
  ) -> Diagnostic {
    let parts = literal.split(separator: "-", omittingEmptySubsequences: false)
    let isRange =
      wanted == "whole numbers" && parts.count == 2
      && parts.allSatisfy { !$0.isEmpty && $0.allSatisfy(\.isNumber) }
    return Diagnostic(
      .wrongLiteral, "`\(field)` holds \(wanted), not `\(literal)`", at: span,
      hint: isRange
        ? "from one to the other is written `\(field) between \(parts[0]) and \(parts[1])`"
        : wanted == "dates"
          ? "such as `2011`, `2011-01` or `2011-01-17`"
          : wanted.hasSuffix("numbers") && literal.allSatisfy(\.isLetter)
            ? "it is written in digits, such as `3`" : nil)
  }

  /// `comparison` is the operator as it is written, `field` what stands before it.
  package static func wrongComparison(
    _ comparison: String, field: String, holds: String, hint: String?, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongComparison, "`\(comparison)` does not suit `\(field)`, which holds \(holds)", at: span,
      hint: hint)
  }

  /// Two fields of different types are compared.
  package static func unlikeFields(
    _ first: String, _ firstHolds: String, _ second: String, _ secondHolds: String,
    at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unlikeFields,
      "`\(first)` holds \(firstHolds), `\(second)` \(secondHolds): they cannot be compared",
      at: span)
  }

  /// Searched text without a word.
  package static func emptyText(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .emptyText, "there is no word to search for", at: span, hint: "such as `\"helicopter*\"`")
  }

  /// `quantifier` as it is written, `at least 3`.
  package static func impossibleNumber(
    _ quantifier: String, of count: Int, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(.impossibleNumber, "\(quantifier) of \(count) can never hold", at: span)
  }

  /// `coded by` stands after something that is no code.
  package static func codedByWithoutCode(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .codedByWithoutCode, "`coded by` belongs to a code, and there is none here", at: span,
      hint: "`where coder = …` keeps the excerpts that a coder has coded")
  }

  /// `what` is what the name stands for: `a definition`.
  package static func exactlyWithoutCode(
    _ name: String, what: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .exactlyWithoutCode, "`exactly` belongs to a code, and `\(name)` is \(what)", at: span)
  }

  /// The key has no groups.
  ///
  /// `instead` is what to write for the code alone.
  package static func keyWithoutGroups(
    _ path: String, instead: String? = nil, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .keyWithoutGroups, "`\(path)` has no codes below it to group by", at: span,
      hint: instead ?? "`find \(path) | count` counts its excerpts")
  }

  /// The key has no depth.
  package static func keyWithoutDepth(_ field: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .keyWithoutDepth, "`\(field)` has one group for each value, and no depth", at: span)
  }

  /// `what` wants the rows `wanted`; these are rows of `given`.
  package static func wrongRows(
    _ what: String, wanted: String, given: String, hint: String? = nil, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongRows, "`\(what)` wants rows of \(wanted), and these are \(given)", at: span, hint: hint)
  }

  /// `cell` does not follow a matrix, or names too few or too many groups.
  package static func cellWithoutMatrix(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongCell, "`cell` stands right after a `matrix`, and there is none here", at: span)
  }

  /// `keys` are the names of the matrix's keys, the rows' first.
  package static func cellAddresses(
    _ given: Int, keys: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongCell, "the matrix has \(keys.count) keys, and `cell` names \(given)", at: span,
      hint: "name a group of \(Catalogue.alternatives(keys, "and"))")
  }

  /// `cell` does not follow a matrix, or names too few or too many groups.
  package static func cellOfSets(_ key: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .wrongCell, "the groups of `combined \(key)` are sets, which `cell` cannot name", at: span,
      hint: "leave out `combined`")
  }

  /// Two columns would have one name.
  package static func doubleColumn(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.doubleColumn, "there would be two columns `\(name)`", at: span)
  }

  /// Numbers are wanted.
  package static func numbersWanted(
    _ what: String, field: String, holds: String, isMany: Bool, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .numbersWanted, "`\(what)` wants numbers, and `\(field)` holds \(holds)", at: span,
      hint: isMany ? "`size(\(field))` is the number of its values" : nil)
  }

  /// `written` says what a relation of spans gives, and follows none.
  package static func extentWithoutSpans(_ written: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .extentWithoutSpans, "`\(written)` follows a relation of spans, and here is none", at: span,
      hint: "such as `find a near b within 2 pages \(written)`")
  }

  /// `written` is `as union`, say.
  package static func extentOfNegation(_ written: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .extentOfNegation,
      "`\(written)` gives a stretch for each pair, and here are excerpts without one",
      at: span, hint: "leave out `not`, or `\(written)`")
  }

  /// `here` and `there` are what the rows on the two sides are: `rows of excerpts`.
  package static func unlikeRows(
    _ stage: String, here: String, there: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unlikeRows, "`\(stage)` wants rows of one kind, and here are \(here) and \(there)", at: span)
  }

  /// `here` and `there` are the columns that only one side has.
  package static func unlikeColumns(
    _ stage: String, here: [String], there: [String], at span: SourceSpan
  ) -> Diagnostic {
    func only(_ names: [String], _ side: String) -> String? {
      if names.isEmpty { return nil }
      let list = Catalogue.alternatives(names, "and")
      return "\(list) \(names.count == 1 ? "is" : "are") only \(side) it"
    }
    let sides = [only(here, "before"), only(there, "after")].compactMap { $0 }
    return Diagnostic(
      .unlikeRows,
      "`\(stage)` wants the same columns on both sides: \(sides.joined(separator: ", "))",
      at: span, hint: "`select` chooses columns, and `rename` renames them")
  }

  /// `here` and `there` are what a column of the same name holds on the two sides.
  package static func unlikeColumn(
    _ name: String, _ stage: String, here: String, there: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unlikeRows,
      "`\(stage)` wants the same columns on both sides: `\(name)` holds \(here) before it, \(there) after it",
      at: span)
  }

  /// `fields` are those that hold dates.
  package static func datesWanted(
    _ field: String, holds: String, fields: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .datesWanted, "`timeline` wants dates, and `\(field)` holds \(holds)", at: span,
      hint: fields.isEmpty
        ? "nothing here holds dates" : "dates are in \(Catalogue.alternatives(fields, "and"))")
  }

  /// The column is not among those shown.
  package static func columnNotShown(
    _ name: String, columns: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .columnNotShown, "`\(name)` is not among the columns shown", at: span,
      hint: "they are \(Catalogue.alternatives(columns, "and")); `select` chooses others")
  }

  /// No column would be left.
  package static func nothingLeft(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.nothingLeft, "no column would be left", at: span)
  }

  /// `nearest` are codes called much like it; else the facets are listed.
  package static func agreementOnOther(
    _ name: String, nearest: [String], facets: [String], at span: SourceSpan
  ) -> Diagnostic {
    let all = facets.isEmpty ? nil : Catalogue.all(facets, the: "facet")
    return Diagnostic(
      .agreementOnOther, "`agree` compares codes, and `\(name)` is none", at: span,
      hint: Catalogue.didYouMean(nearest) ?? all)
  }

  /// `coders` are all that there are: none or one; `withoutPass` gave codes, but `passes` says nothing
  /// of them.
  package static func fewCoders(
    _ coders: [String], withoutPass: [String], at span: SourceSpan
  ) -> Diagnostic {
    let found = coders.first.map { "there is one, `\($0)`" } ?? "there is none"
    return Diagnostic(
      .fewCoders, "`agree` compares coders, and \(found)", at: span,
      hint: withoutPass.isEmpty
        ? nil : "the table `passes` has nothing of \(Catalogue.alternatives(withoutPass, "and"))")
  }
}
