extension DiagnosticCode {
  /// The name of a definition is taken.
  public static let takenName = DiagnosticCode(401)
  /// A definition leads back to itself.
  public static let circularDefinition = DiagnosticCode(402)
  /// A parameter of a stage is not used.
  public static let unusedParameter = DiagnosticCode(403)
  /// Nothing declares the parameter.
  public static let unknownParameter = DiagnosticCode(404)
  /// A stage is given too many or too few arguments.
  public static let wrongArgumentCount = DiagnosticCode(405)
  /// The definition is of another kind than is wanted here.
  public static let wrongDefinition = DiagnosticCode(406)
  /// The parameter has no value.
  public static let parameterWithoutValue = DiagnosticCode(407)
  /// Two frameworks in one query.
  public static let twoFrameworks = DiagnosticCode(408)
  /// Definitions unfold to more than can be worked with.
  public static let tooManyParts = DiagnosticCode(409)
}

extension Catalogue {
  static let definitions: [CatalogueEntry] = [
    CatalogueEntry(
      .takenName, "a name that is taken",
      """
      A definition may not take the name of a code, a field, a stage, a table or an id: the same \
      sentence would then mean something else in another script.
      """,
      example: "let coping = learning"),
    CatalogueEntry(
      .circularDefinition, "a definition that leads back to itself",
      """
      Definitions stand for what is written in them, so none may need itself, whether directly \
      or by way of others. Every query must end.
      """,
      example: "let a = a or coping"),
    CatalogueEntry(
      .unusedParameter, "a parameter that is not used",
      """
      A stage that `let` defines uses each of its parameters, written with a dollar sign: \
      `let top(f) = count by $f | first 5`.
      """,
      example: "let top(f) = count | first 5"),
    CatalogueEntry(
      .unknownParameter, "a parameter that nothing declares",
      """
      A name after a dollar sign is a parameter: of the stage that is being defined, or one that \
      `param name = value` has declared.
      """,
      example: "find coping where mission = $mision"),
    CatalogueEntry(
      .wrongArgumentCount, "too many or too few arguments",
      """
      A stage that `let` defines takes one word or text for each of its parameters, in brackets.
      """),
    CatalogueEntry(
      .wrongDefinition, "a definition of another kind",
      """
      `let` names codes (`let makeshift = coping or stand-ins`), a query (`let q = find …`) or a \
      stage (`let top(f) = …`). Codes stand in `find`, queries and codes after `from`, stages \
      after `|`.
      """),
    CatalogueEntry(
      .parameterWithoutValue, "a parameter without a value",
      """
      `param name` declares a parameter without a default; its value must then be given: \
      `--param name=value`.
      """),
    CatalogueEntry(
      .twoFrameworks, "two frameworks in one query",
      """
      A query sees one version of the codebook. The query that is taken up here chose another \
      one for itself.
      """),
    CatalogueEntry(
      .tooManyParts, "definitions that unfold too far",
      """
      Definitions are replaced by what they stand for. Here that gives more nested or more \
      numerous parts than a query may have, most often because each definition uses the one \
      before it several times.
      """),
  ]
}

extension Diagnostic {
  /// `what` has the name: `a code`, `a field`.
  package static func takenName(_ name: String, by what: String, at span: SourceSpan) -> Diagnostic
  {
    Diagnostic(
      .takenName, "`\(name)` is the name of \(what)", at: span, hint: "choose another name")
  }

  /// The name is one of the words that sentences and codes are put together with.
  package static func reservedName(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .takenName, "`\(name)` is a word of the language", at: span, hint: "choose another name")
  }

  /// `chain` begins and ends with the same name.
  package static func circularDefinition(_ chain: [String], at span: SourceSpan) -> Diagnostic {
    let name = chain.first ?? ""
    return chain.count < 3
      ? Diagnostic(.circularDefinition, "`\(name)` is defined by itself", at: span)
      : Diagnostic(
        .circularDefinition,
        "`\(name)` is defined by itself: " + chain.map { "`\($0)`" }.joined(separator: " needs "),
        at: span)
  }

  /// A parameter of a stage is not used.
  package static func unusedParameter(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .unusedParameter, "the parameter `\(name)` is not used", at: span,
      hint: "write `$\(name)` where it belongs, or leave it out")
  }

  /// Nothing declares the parameter.
  package static func unknownParameter(
    _ name: String, nearest: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .unknownParameter, "unknown parameter `$\(name)`", at: span,
      hint: Catalogue.didYouMean(nearest.map { "$" + $0 })
        ?? "`param \(name) = …` declares it and gives it a value")
  }

  /// `wanted` are the names of the stage's parameters.
  package static func wrongArgumentCount(
    _ name: String, wanted: [String], given: Int, at span: SourceSpan
  ) -> Diagnostic {
    let number =
      switch wanted.count {
      case 0: "no arguments"
      case 1: "one argument"
      default: "\(wanted.count) arguments"
      }
    let hint = wanted.isEmpty ? nil : "write `\(name)(\(wanted.joined(separator: ", ")))`"
    return Diagnostic(
      .wrongArgumentCount, "`\(name)` takes \(number), and here are \(given)", at: span, hint: hint)
  }

  /// A defined stage stands without its brackets; `wanted` are the names of its parameters.
  package static func stageWithoutBrackets(
    _ name: String, wanted: [String], at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongArgumentCount, "brackets are missing after `\(name)`", at: span,
      hint: "write `\(name)(\(wanted.joined(separator: ", ")))`")
  }

  /// `what` the definition is (`a query`), and how it is used instead.
  package static func wrongDefinition(
    _ name: String, is what: String, wanted: String, hint: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongDefinition, "`\(name)` is \(what), and here stands \(wanted)", at: span, hint: hint)
  }

  /// `_` stands where excerpts are wanted, and the last result is `what`.
  package static func lastResultIsNoSet(
    _ name: String, is what: String, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .wrongDefinition, "the last result is \(what), and here stands a set of excerpts", at: span,
      hint: "`from \(name)` goes on with its rows")
  }

  /// The parameter has no value.
  package static func parameterWithoutValue(_ name: String, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .parameterWithoutValue, "the parameter `$\(name)` has no value", at: span,
      hint: "give it one: `--param \(name)=…`, or a default: `param \(name) = …`")
  }

  /// Two frameworks in one query.
  package static func twoFrameworks(
    _ inner: String, of name: String?, outer: String, at span: SourceSpan
  ) -> Diagnostic {
    let speaker = name.map { "`\($0)` speaks" } ?? "the brackets speak"
    return Diagnostic(
      .twoFrameworks, "\(speaker) of the framework `\(inner)`, not of `\(outer)`", at: span)
  }

  /// Definitions unfold to more than can be worked with.
  package static func tooManyParts(at span: SourceSpan) -> Diagnostic {
    Diagnostic(.tooManyParts, "this has more parts than a query may have", at: span)
  }

  /// The same, told of the body of a definition, with the place that uses it.
  package func inDefinition(_ name: String, usedAt span: SourceSpan) -> Diagnostic {
    var told = self
    told.related.append(Label(span: span, text: "`\(name)` is used here"))
    return told
  }

  /// The same, told of an argument, with the place in the definition where it is needed.
  package func asArgument(of parameter: String, neededAt span: SourceSpan) -> Diagnostic {
    var told = self
    told.related.append(Label(span: span, text: "it stands for `$\(parameter)` here"))
    return told
  }
}
