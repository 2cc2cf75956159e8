extension DiagnosticCode {
  /// The standard library has no such module.
  public static let unknownModule = DiagnosticCode(451)
  /// The file of a module cannot be read.
  public static let unreadableModule = DiagnosticCode(452)
  /// A module uses itself.
  public static let circularModule = DiagnosticCode(453)
  /// There is no result to carry on from.
  public static let nothingToContinue = DiagnosticCode(454)
  /// A value is given for a parameter that nothing declares.
  public static let undeclaredParameter = DiagnosticCode(455)
  /// Nothing has the name that is asked about.
  public static let noSuchThing = DiagnosticCode(456)
  /// Something built in is declared outside the standard library.
  public static let externalElsewhere = DiagnosticCode(457)
}

extension Catalogue {
  static let modules: [CatalogueEntry] = [
    CatalogueEntry(
      .unknownModule, "a module that the standard library does not have",
      """
      `use name` loads a module of the standard library. A file of your own is named in quotes: \
      `use "./mine.qlm"`, relative to the script that uses it.
      """,
      example: "use framwork"),
    CatalogueEntry(
      .unreadableModule, "a module file that cannot be read",
      """
      The file after `use` is looked for relative to the script that uses it, or to the current \
      folder at the prompt.
      """,
      example: "use \"./nowhere.qlm\""),
    CatalogueEntry(
      .circularModule, "modules that use each other",
      """
      A module may use others, but none may come back to itself: its definitions would have to \
      be there before it was read.
      """),
    CatalogueEntry(
      .nothingToContinue, "nothing to carry on from",
      """
      A line that begins with `|` passes on the rows of the query before it, and `_` stands for its \
      result. Here there is none.
      """,
      example: "| count by theme"),
    CatalogueEntry(
      .undeclaredParameter, "a value for a parameter that nothing declares",
      """
      `--param name=value` sets a parameter that the script declares with `param name = default`. \
      A name that is not declared is most often a slip, so nothing was run.
      """),
    CatalogueEntry(
      .externalElsewhere, "a declaration of something built in",
      """
      `external` says in the standard library what is built into the language, so that the reference \
      can be made from it. It defines nothing, and no other text may use it. A definition of your own \
      begins with `let`.
      """,
      example: "external stage mine = \"mine\""),
    CatalogueEntry(
      .noSuchThing, "nothing of that name",
      """
      `:describe` tells about a code, a field, a source, an excerpt, a document or a definition. \
      `:codes` and `:fields` list what there is.
      """),
  ]
}

extension Diagnostic {
  package static func unknownModule(
    _ name: String, nearest: [String], all: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownModule, "unknown module `\(name)`", at: span,
      hint: Catalogue.didYouMean(nearest)
        ?? "the standard library has " + all.map { "`\($0)`" }.joined(separator: ", "))
  }

  package static func unreadableModule(
    _ path: String, reason: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unreadableModule, "the module `\(path)` cannot be read: \(Catalogue.small(reason))", at: span
    )
  }

  package static func circularModule(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(.circularModule, "the module `\(name)` comes back to itself", at: span)
  }

  package static func nothingToContinue(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .nothingToContinue, "there is no query before this to carry on from", at: span,
      hint: "begin with `find` or `from`")
  }

  /// There is no query whose result `_` could be.
  package static func noLastResult(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .nothingToContinue, "there is no query before this whose result `_` would be", at: span,
      hint: "ask with `find` or `from` first")
  }

  package static func undeclaredParameter(_ name: String, nearest: [String]) -> Diagnostic {
    Diagnostic(
      .undeclaredParameter, "no `param` declares `\(name)`", at: nil,
      hint: Catalogue.didYouMean(nearest))
  }

  /// Something built in is declared outside the standard library.
  package static func externalElsewhere(at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .externalElsewhere, "`external` stands in the standard library alone", at: span,
      hint: "what a script defines begins with `let`")
  }

  /// `hint` is what a query with the name would be told.
  package static func noSuchThing(_ name: String, hint: String? = nil) -> Diagnostic {
    Diagnostic(
      .noSuchThing, "nothing here is called `\(name)`", at: nil,
      hint: hint ?? "`:codes` and `:fields` list what there is")
  }
}
