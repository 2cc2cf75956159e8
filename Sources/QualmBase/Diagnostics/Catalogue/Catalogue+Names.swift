extension DiagnosticCode {
  /// No code, definition or id has the name.
  public static let unknownCode = DiagnosticCode(201)
  /// Several codes have the name.
  public static let severalCodes = DiagnosticCode(202)
  /// The framework leaves the code out.
  public static let hiddenCode = DiagnosticCode(203)
  /// No field has the name.
  public static let unknownField = DiagnosticCode(204)
  /// The table has no such column.
  public static let unknownColumn = DiagnosticCode(205)
  /// There is no such table.
  public static let unknownTable = DiagnosticCode(206)
  /// There is no such coder.
  public static let unknownCoder = DiagnosticCode(207)
  /// There is no such version of the codebook.
  public static let unknownFramework = DiagnosticCode(208)
  /// There is no such stage.
  public static let unknownStage = DiagnosticCode(209)
  /// The code stands elsewhere in the codebook.
  public static let codeElsewhere = DiagnosticCode(210)
  /// The name is a code's, where a field is wanted.
  public static let codeAsField = DiagnosticCode(211)
  /// The path goes on after something that leads nowhere.
  public static let pathEnds = DiagnosticCode(212)
  /// The matrix has no such group.
  public static let unknownGroup = DiagnosticCode(213)
  /// No link has the type.
  public static let unknownLinkType = DiagnosticCode(214)
  /// No row has the id.
  public static let unknownRow = DiagnosticCode(231)
  /// The id is a source's, where one of an excerpt is wanted.
  public static let sourceForExcerpt = DiagnosticCode(232)
}

extension Catalogue {
  static let names: [CatalogueEntry] = [
    CatalogueEntry(
      .unknownCode, "a name that is no code",
      """
      A bare word after `find` is the name of a code, of a definition, or the id of an excerpt or \
      of a source. Case, blanks and punctuation do not matter in the name of a code: \
      `power-dependency` finds `Power dependency`. Nothing has this name.

      `:codes` at the prompt shows the codebook. For words in the text write them in quotes: \
      `find "helicopter*"`.
      """,
      example: "find copng"),
    CatalogueEntry(
      .severalCodes, "a name that several codes have",
      """
      A name may stand more than once in the codebook. Where one of the codes lies above all the \
      others it is the one that is meant; otherwise write as much of the path as tells them \
      apart, such as `resource/staffing` or `theme/resource/staffing`.
      """),
    CatalogueEntry(
      .hiddenCode, "a code that the framework hides",
      """
      A framework is a version of the codebook. Under a framework the codes that it hides do not \
      exist: they cannot be asked for and are not shown. `under` after the codes, or \
      `--framework`, at the prompt `:framework`, chooses another.
      """,
      example: "find learning under initial"),
    CatalogueEntry(
      .unknownField, "a name that is no field",
      """
      Conditions, keys and columns speak of fields: those of the excerpt, of its source, of its \
      document, and the facets of the codebook. A path leads on through an entity: \
      `source.role`. Nothing here has this name.

      `:fields` at the prompt lists the fields.
      """,
      example: "find * where mision = MONUSCO"),
    CatalogueEntry(
      .unknownColumn, "a name that is no column",
      """
      A stage such as `count` or `select` makes a table; the stages after it speak of the columns \
      of that table alone. Put a condition on a field that is not among them before the stage \
      that makes the table.
      """,
      example: "find * | count by source | where page > 200"),
    CatalogueEntry(
      .unknownTable, "a name that is no table",
      """
      `from` takes the rows of `excerpts`, `sources`, `documents`, `codes`, `codings`, `links`, \
      `memos` or `coders`, of a reference table of the corpus, or of a query that `let` has named.
      """,
      example: "from soruces"),
    CatalogueEntry(
      .unknownCoder, "a name that is no coder",
      """
      `coded by` takes the id of a coder of the corpus, several in brackets, or `any`. \
      `from coders` lists them.
      """,
      example: "find coping coded by nobody"),
    CatalogueEntry(
      .unknownFramework, "a name that is no framework",
      """
      A framework is a named version of the codebook. The corpus says which there are; \
      `qualm corpus info` lists them.
      """,
      example: "find coping under intial"),
    CatalogueEntry(
      .unknownStage, "a name that is no stage",
      """
      After `|` stands a stage: one of the language, or one that `let name(…) = …` has defined \
      or a module brings.
      """),
    CatalogueEntry(
      .codeElsewhere, "a code that does not lie below the facet",
      """
      `theme = resource` asks for codes below `theme`. The code written here exists, but \
      elsewhere in the codebook, so no excerpt could pass. `code = …` takes any code.
      """,
      example: "find * where theme = poaching"),
    CatalogueEntry(
      .codeAsField, "a code where a field is wanted",
      """
      A code with codes below it can be read as a field, whose values are those codes. A code \
      that has none below it has no values. To keep the excerpts that bear it, write \
      `find … and poaching` or `where code = poaching`.
      """,
      example: "find * where poaching = yes"),
    CatalogueEntry(
      .pathEnds, "a path that leads nowhere",
      """
      A path follows entities: `source.role` goes from the excerpt to its source and reads the \
      role there. What stands before the dot must be an entity, such as `source`, `document` or \
      `on`. In a table that a stage has made, paths cannot be followed: select what you need \
      before it.
      """,
      example: "find * where page.number = 3"),
    CatalogueEntry(
      .unknownGroup, "a name that is no group of the matrix",
      """
      `cell` names a group of each key of the matrix before it: first those of the rows, then \
      those of the columns, as they are shown. The group without a value is written `missing`.
      """,
      example: "find * | matrix theme by question | cell resource, rq9"),
    CatalogueEntry(
      .unknownRow, "an id that no row has",
      """
      `why` asks about one row of the query's: an excerpt after `find`, a source after `from \
      sources`. It is named by its id, exactly as the corpus writes it.
      """,
      example: "why DRC-99.99 in (find coping)"),
    CatalogueEntry(
      .sourceForExcerpt, "a source where an excerpt is wanted",
      """
      A query that begins with `find` gives excerpts, so `why` asks about one excerpt. A source may \
      have many, of which some are in the answer and some are not.

      `find DRC-15 | select id` lists those of a source.
      """,
      example: "why DRC-15 in (find coping)"),
    CatalogueEntry(
      .unknownLinkType, "a name that is no type of links",
      """
      `linked by` and the stage `links` take the types that the links of the corpus have, several \
      joined by `or`. `from links | count by type` lists them.

      An `or` after a type joins a further type. To join codes put brackets around what is linked: \
      `find (coping linked by contradicts) or poaching`.
      """,
      example: "find coping linked by contradict"),
  ]

  /// The hint that names what may have been meant; nil where there is nothing near.
  static func didYouMean(_ names: [String]) -> String? {
    names.isEmpty ? nil : "did you mean \(alternatives(names))?"
  }

  /// The hint that lists all there is: `the coders are `a` and `b``, or `the only coder is `a``.
  static func all(_ names: [String], the thing: String) -> String {
    names.count == 1
      ? "the only \(thing) is `\(names[0])`" : "the \(thing)s are \(alternatives(names, "and"))"
  }

  /// A reason that the system gives, with a small first letter as in the midst of a sentence.
  static func small(_ reason: String) -> String {
    reason.prefix(1).lowercased() + reason.dropFirst()
  }

  /// Names as a sentence lists them: `a`, `b` or `c`.
  static func alternatives(_ names: [String], _ conjunction: String = "or") -> String {
    let quoted = names.map { "`\($0)`" }
    guard let last = quoted.last, quoted.count > 1 else { return quoted.first ?? "" }
    return quoted.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }
}

/// What a name is that was taken for a code.
package enum NameMeaning: Sendable, Hashable {
  /// `from` would know it.
  case table
  /// `coded by` would know it.
  case coder
  /// A word for every excerpt.
  case everything
  /// A value of a field.
  case value(String, field: String)
}

extension Catalogue {
  /// A value as a query writes it: in quotes where it is not one word.
  fileprivate static func written(_ value: String) -> String {
    value.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "-" }
      && value.first != "-" && value.last != "-"
      ? value : "\"\(value)\""
  }
}

extension Diagnostic {
  /// No code, definition or id has the name; `meaning` is what has it.
  package static func unknownCode(
    _ name: String, nearest: [String], is meaning: NameMeaning? = nil, at span: SourceSpan
  ) -> Diagnostic {
    let other: String? =
      switch meaning {
      case .table: "`\(name)` is a table: `from \(name)`"
      case .coder: "`\(name)` is a coder: `… coded by \(name)`"
      case .everything: "`*` is every excerpt: `find *`"
      case .value(let value, let field):
        "`\(value)` is a value of `\(field)`: `find * where \(field) = \(Catalogue.written(value))`"
      case nil: nil
      }
    return Diagnostic(
      .unknownCode, "unknown code `\(name)`", at: span,
      hint: ["and", "or", "xor", "but", "where", "with", "without"].contains(name)
        ? "`\(name)` stands behind a code, as in `find coping \(name) …`"
        : other ?? Catalogue.didYouMean(nearest)
          ?? "searched words stand in quotes: `find \"lack of *\"`")
  }

  /// A name looked for below a facet or another code.
  package static func unknownCode(
    _ name: String, below parent: String, nearest: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownCode, "no code `\(name)` below `\(parent)`", at: span,
      hint: Catalogue.didYouMean(nearest))
  }

  /// `paths` are the codes that have the name, each written so that it is the only one.
  package static func severalCodes(
    _ name: String, paths: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .severalCodes, "`\(name)` names several codes", at: span,
      hint: "write \(Catalogue.alternatives(paths))")
  }

  /// The framework leaves the code out.
  package static func hiddenCode(
    _ path: String, framework: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .hiddenCode, "the framework `\(framework)` has no code `\(path)`", at: span,
      hint: "another framework has it; choose one with `under`, or with `--framework` "
        + "(at the prompt `:framework`)")
  }

  /// No field has the name; `fields` are those there are, listed where none is near.
  package static func unknownField(
    _ name: String, of owner: String, nearest: [String], fields: [String], at span: SourceSpan
  ) -> Diagnostic {
    let shown = fields.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
    let rest = fields.count > 12 ? " and \(fields.count - 12) more" : ""
    return Diagnostic(
      .unknownField, "`\(owner)` have no field `\(name)`", at: span,
      hint: Catalogue.didYouMean(nearest)
        ?? (fields.isEmpty ? nil : "the fields are \(shown)\(rest)"))
  }

  /// A number stands where a field is wanted.
  package static func numberAsField(_ number: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownField, "a field stands on the left, and `\(number)` is none", at: span,
      hint: "the number stands on the right: `page > \(number)`")
  }

  /// The number of rows stands where a field is wanted.
  package static func figureAsField(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unknownField, "`\(name)` is no field but a figure of groups", at: span,
      hint: "groups come first: `| count by source | where excerpts > 3`")
  }

  /// The field's table is named too, as other languages do.
  package static func fieldOfTable(
    _ path: String, field: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownField, "a field stands without its table", at: span,
      hint: "write `\(field)` for `\(path)`")
  }

  /// `columns` are those that there are; they are listed where none is near.
  package static func unknownColumn(
    _ name: String, nearest: [String], columns: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownColumn, "the table has no column `\(name)`", at: span,
      hint: Catalogue.didYouMean(nearest)
        ?? Catalogue.all(columns, the: "column"))
  }

  /// The column is a field of the rows, called `rows`, that the table was made of by `stage`.
  package static func columnBeforeTable(
    _ name: String, of rows: String, stage: String?, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownColumn, "the table has no column `\(name)`", at: span,
      hint: "`\(name)` is a field of the \(rows): ask before the stage, "
        + "`| where \(name) …\(stage.map { " | \($0) …" } ?? "")`")
  }

  /// There is no such table; `isCode` where `find` would know the name.
  package static func unknownTable(
    _ name: String, nearest: [String], isCode: Bool = false, isInStage: Bool = false,
    at span: SourceSpan
  ) -> Diagnostic {
    // `mission` may be a code and `missions` a table.
    let near = isCode ? nearest.filter { $0 == name + "s" } : nearest
    return Diagnostic(
      .unknownTable, "unknown table `\(name)`", at: span,
      hint: Catalogue.didYouMean(near)
        ?? (isCode
          ? "`\(name)` is a code: `\(isInStage ? "(find \(name))" : "find \(name)")`"
          : "such as `excerpts`, `sources`, `documents` or `codes`"))
  }

  /// There is no such coder.
  package static func unknownCoder(
    _ name: String, coders: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownCoder, "unknown coder `\(name)`", at: span,
      hint: coders.isEmpty
        ? "the corpus names no coders"
        : Catalogue.all(coders, the: "coder"))
  }

  /// Without a place where the name came from the command line.
  package static func unknownFramework(
    _ name: String, frameworks: [String], at span: SourceSpan?
  ) -> Diagnostic {
    Diagnostic(
      .unknownFramework, "unknown framework `\(name)`", at: span,
      hint: frameworks.isEmpty
        ? "the corpus has only one version of its codebook"
        : Catalogue.all(frameworks, the: "framework"))
  }

  /// There is no such stage.
  package static func unknownStage(
    _ name: String, nearest: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownStage, "unknown stage `\(name)`", at: span,
      hint: Catalogue.didYouMean(nearest)
        ?? "such as `where …`, `count by …`, `select …` or `sort …`")
  }

  /// The code stands elsewhere in the codebook.
  package static func codeElsewhere(
    _ path: String, below parent: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .codeElsewhere, "the code `\(path)` does not lie below `\(parent)`", at: span,
      hint: "`code = \(path)` takes any code")
  }

  /// The name is a code's, where a field is wanted.
  package static func codeAsField(_ path: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .codeAsField, "`\(path)` is a code without codes below it, not a field", at: span,
      hint: "`where code = \(path)` keeps the excerpts that bear it")
  }

  /// `step` is the part of the path that leads nowhere.
  package static func pathEnds(_ step: String, isColumn: Bool, at span: SourceSpan) -> Diagnostic {
    isColumn
      ? Diagnostic(
        .pathEnds, "`\(step)` is a column here, and paths start from rows of the corpus", at: span,
        hint: "select or group by the path itself in an earlier stage")
      : Diagnostic(
        .pathEnds, "`\(step)` holds plain values, so no path leads on from it", at: span)
  }

  /// `types` are all that there are; they are listed where they are few and none is near. `isCode` says
  /// that it stands after an `or` and is the name of a code.
  package static func unknownLinkType(
    _ name: String, nearest: [String], types: [String], isCode: Bool, at span: SourceSpan
  ) -> Diagnostic {
    let all =
      switch types.count {
      case 0: "the corpus has no links"
      case 1...8: Catalogue.all(types, the: "type")
      default: "`from links | count by type` lists the types"
      }
    let brackets = "put brackets around what is linked: `(… linked by …) or \(name)`"
    return Diagnostic(
      .unknownLinkType, "unknown type of links `\(name)`", at: span,
      hint: isCode ? brackets : Catalogue.didYouMean(nearest) ?? all)
  }

  /// No row of `table` has the id.
  package static func unknownRow(
    _ id: String, table: String, nearest: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownRow, "nothing in `\(table)` has the id `\(id)`", at: span,
      hint: Catalogue.didYouMean(nearest) ?? "`from \(table) | select id` lists the ids")
  }

  /// The id is a source's, and rows are excerpts.
  package static func sourceForExcerpt(_ id: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .sourceForExcerpt, "`\(id)` is a source, and `why` asks about one excerpt", at: span,
      hint: "`find \(id) | select id` lists its excerpts")
  }

  /// `groups` are all of the key's where they are few; they are listed where none is near.
  package static func unknownGroup(
    _ name: String, key: String, nearest: [String], groups: [String], at span: SourceSpan
  ) -> Diagnostic {
    let all = groups.isEmpty ? nil : Catalogue.all(groups, the: "group")
    return Diagnostic(
      .unknownGroup, "`\(key)` has no group `\(name)`", at: span,
      hint: Catalogue.didYouMean(nearest) ?? all)
  }
}
