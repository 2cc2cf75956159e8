import QualmBase

/// The stages of a pipeline.
extension Parser {
  /// `{ "|" stage }`
  mutating func parseStages() -> [Stage] {
    var stages: [Stage] = []
    while take(.bar) {
      stages.append(parseStage())
      finishStage(&stages)
    }
    return stages
  }

  /// `stages = stage { "|" stage }`, the body of a stage that is defined.
  mutating func parseBareStages() -> [Stage] {
    _ = take(.bar)
    var stages = [parseStage()]
    finishStage(&stages)
    return stages + parseStages()
  }

  /// Reads what is left before the next `|`: a condition whose `|` was forgotten, or an error.
  private mutating func finishStage(_ stages: inout [Stage]) {
    let isCondition = if case .where = stages.last?.kind { true } else { false }
    if !isLost, let combination = namedCombination(stages.last?.kind),
      isNext(.where) || isNext(.and)
        || isNext(.or)
    {
      fail(
        .unexpected(
          spellingHere, at: spanHere,
          hint: "a query stands in brackets: `\(combination) \(spellingHere) …)`"))
    }
    if !isLost, isNext(.where), !isCondition {
      report(.missingBar("where", hint: conditionBeforeStage(stages.last?.kind), at: spanHere))
      stages.append(parseStage())
    }
    if !isLost, !isAtQueryEnd, !isNext(.bar) {
      let hint = isCondition ? conditionHint() : stageHint(after: stages.last?.kind)
      failUnexpected(near: isCondition ? [.and, .or] : [.by, .desc, .where], hint: hint)
    }
    recoverToStage()
    isMuted = false
  }

  /// The stages after whose word a bracket may stand.
  private static let stagesWithBrackets: [Keyword] = [
    .where, .union, .intersect, .except, .join, .rule,
  ]

  /// The keyword of the stage that is written so.
  static func stage(named text: String) -> Keyword? {
    guard let keyword = Keyword.named(text), Keyword.stages.contains(keyword) else { return nil }
    return keyword
  }

  /// Reads a stage from its word to before the next `|`.
  mutating func parseStage() -> Stage {
    let start = index
    guard !isAtQueryEnd, !isNext(.bar) else {
      // A `|` behind something that could not be read is part of that.
      if isAtQueryEnd, hasReported { isLost = true }
      failMissing("a stage", hint: "such as `count by source`")
      return Stage(.invalid, span: spanHere)
    }
    guard kind == .word else {
      failUnexpected(hint: "a stage begins with a word, such as `count`")
      return Stage(.invalid, span: spanHere)
    }
    if kind(1) == .sign(.openBracket), Parser.stage(named: spellingHere.lowercased()) == nil,
      !((isNext(.find, ahead: 2) || isNext(.from, ahead: 2)) && beginsOperand(3))
    {
      return parseCall()
    }
    guard let keyword = stageKeyword() else {
      return Stage(.invalid, span: span(of: tokens[start]))
    }
    if isNext(.openBracket), !Parser.stagesWithBrackets.contains(keyword) {
      let entry = Keywords.stages.first { $0.word == keyword.rawValue }
      let example = entry?.description.split(separator: ": ").last ?? "\(keyword.rawValue)"
      fail(
        .unexpected(
          "(", at: spanHere, hint: "no brackets follow `\(keyword.rawValue)`: `\(example)`"))
      return Stage(.invalid, span: span(from: start))
    }
    let kind = parseStage(keyword)
    return Stage(isLost ? .invalid : kind, span: span(from: start))
  }

  /// Takes the word of a stage; nil, and an error, where it is none.
  private mutating func stageKeyword() -> Keyword? {
    for keyword in Keyword.stages where isNext(keyword) {
      takeKeyword(keyword)
      return keyword
    }
    let written = spellingHere
    let isFile = kind(1) == .string
    let known = Parser.stageElsewhere(written).map { stage in
      [isFile && stage.hasPrefix("to ") ? "to \(spelling(tokens[index + 1]))" : stage]
    }
    let nearest =
      known
      ?? NearestName.candidates(
        for: written, among: Keyword.stages.map(\.rawValue))
    fail(.unknownStage(written, nearest: nearest, at: spanHere))
    return nil
  }

  /// `call = name "(" [ value { "," value } [ "," ] ] ")"`
  private mutating func parseCall() -> Stage {
    let start = index
    let name = takeWord()
    let open = open()
    let errors = diagnostics.count
    let values = parseList(until: .closeBracket, of: "a value") { $0.parseLiteralIfAny() }
    closeValues(.closeBracket, openedAt: open)
    if diagnostics.count > errors, let meant = Parser.stageElsewhere(name.text) {
      // What stands in the brackets is of another language too.
      diagnostics.removeLast(diagnostics.count - errors)
      diagnostics.append(.unknownStage(name.text, nearest: [meant], at: name.span))
      isLost = true
      return Stage(.invalid, span: span(from: start))
    }
    return Stage(.call(name, values), span: span(from: start))
  }

  private mutating func parseStage(_ keyword: Keyword) -> Stage.Kind {
    switch keyword {
    case .where: return .where(parseCondition())
    case .count:
      let distinct = take(.distinct) ? parseField() : nil
      return .count(distinct: distinct, keys: parseGrouping())
    case .summarize: return parseSummarize()
    case .matrix: return .matrix(parseMatrix())
    case .cell: return .cell(parseList(of: "a group") { $0.parseLiteralIfAny() })
    case .select: return .select(parseFields())
    case .sort: return .sort(parseList(of: "a field") { $0.parseSortKey() })
    case .first: return .first(parseAmount())
    case .last: return .last(parseAmount())
    case .skip: return .skip(parseAmount())
    case .sample: return parseSample()
    case .distinct:
      return .distinct(kind == .word || kind == .parameter ? parseFields() : [])
    case .with: return .with(parseList(of: "a name") { $0.parseNamedExpression() })
    case .rename: return .rename(parseList(of: "a field") { $0.parseRenaming() })
    case .drop: return .drop(parseFields())
    case .expand: return .expand(parseField())
    case .quote: return .quote
    case .context: return parseContext()
    case .agree: return .agree(parseAgreement())
    case .union: return parseCombination(.union)
    case .intersect: return parseCombination(.intersect)
    case .except: return parseCombination(.except)
    case .join: return parseJoin()
    case .cite: return parseCitation()
    case .links: return .links(parseTypesOfStage())
    case .saturation: return parseSaturation()
    case .timeline: return parseTimeline()
    case .rule: return parseRule().map(Stage.Kind.rule) ?? .invalid
    case .cooccur: return .cooccur(parseCooccurrence())
    case .chart: return parseChart()
    case .to: return .to(parseFile())
    default: return .invalid
    }
  }

  /// `fields = field { "," field }`
  private mutating func parseFields() -> [FieldName] {
    parseList(of: "a field") { $0.parseFieldIfAny() }
  }

  /// `sort-key = field [ "desc" ]`
  private mutating func parseSortKey() -> SortKey? {
    let start = index
    guard let field = parseFieldIfAny() else { return nil }
    let isDescending = take(.desc)
    return SortKey(field: field, isDescending: isDescending, span: span(from: start))
  }

  /// `sample = "sample" amount "seed" value`
  private mutating func parseSample() -> Stage.Kind {
    let amount = parseAmount()
    guard !isLost else { return .invalid }
    guard take(.seed) else {
      failMissing(
        "`seed`", hint: "a sample names its seed, to be the same again: `sample 60 seed 1`")
      return .invalid
    }
    return .sample(amount, seed: parseLiteral("a seed", hint: "such as `sample 60 seed 1`"))
  }

  /// `context = "context" number unit`
  private mutating func parseContext() -> Stage.Kind {
    if kind == .word, let number = wholeNumber(1), TextUnit(rawValue: spellingHere) != nil {
      failUnexpected(hint: "the number stands first: `context \(number) \(spellingHere)`")
      return .invalid
    }
    let number = parseNumber()
    guard !isLost else { return .invalid }
    for unit in TextUnit.ofContext {
      if let keyword = Keyword.named(unit.rawValue), take(keyword) { return .context(number, unit) }
    }
    let units = TextUnit.ofContext.map(\.rawValue)
    let hint =
      isAtEnd || kind != .word
      ? "such as `context \(number) sentences`"
      : "the units are " + units.dropLast().map { "`\($0)`" }.joined(separator: ", ")
        + " and `\(units[units.count - 1])`"
    guard !isAtEnd, kind == .word else {
      failMissing("a unit", hint: hint)
      return .invalid
    }
    let nearest = NearestName.candidates(for: spellingHere.lowercased(), among: units, limit: 1)
    failUnexpected(hint: nearest.first.map { "did you mean `\($0)`?" } ?? hint)
    return .invalid
  }

  /// `cite = "cite" ( "markdown" | "bibtex" | "csl-json" )`
  private mutating func parseCitation() -> Stage.Kind {
    for style in CitationStyle.allCases {
      if let keyword = Keyword.named(style.rawValue), take(keyword) { return .cite(style) }
    }
    let styles = CitationStyle.allCases.map(\.rawValue)
    let hint = "the styles are `markdown`, `bibtex` and `csl-json`"
    guard !isAtQueryEnd, !isNext(.bar), kind == .word else {
      failMissing("a style", hint: hint)
      return .invalid
    }
    let nearest = NearestName.candidates(for: spellingHere.lowercased(), among: styles, limit: 1)
    failUnexpected(hint: nearest.first.map { "did you mean `\($0)`?" } ?? hint)
    return .invalid
  }

  /// `renaming = field "as" name`
  private mutating func parseRenaming() -> Renaming? {
    guard let old = parseFieldIfAny() else { return nil }
    guard take(.as) else {
      failMissing("`as`", hint: "such as `rename excerpts as n`")
      return nil
    }
    guard kind == .word else {
      failMissing("a name")
      return nil
    }
    return Renaming(old: old, new: takeWord())
  }

  /// `summarize = "summarize" aggregate { "," aggregate } [ "by" keys ]`
  private mutating func parseSummarize() -> Stage.Kind {
    let aggregates = parseList(of: "a name") { $0.parseAggregate() }
    guard !isLost else { return .invalid }
    return .summarize(aggregates, keys: parseGrouping())
  }

  /// `aggregate = name "=" function [ "(" [ fields ] ")" ]`
  private mutating func parseAggregate() -> NamedAggregate? {
    let start = index
    guard kind == .word else { return nil }
    let name = takeWord()
    guard take(.equal) else {
      let figure = NamedAggregate.Function(rawValue: name.text.lowercased())
      let example = figure.map { $0.accepts(0) ? $0.rawValue : "\($0.rawValue)(…)" }
      failMissing("`=`", hint: "a figure has a name: `n = \(example ?? "count")`")
      return nil
    }
    guard kind == .word else {
      failMissing("a figure", hint: "such as `count` or `mean(length)`")
      return nil
    }
    let place = spanHere
    let written = spellingHere
    let function =
      NamedAggregate.Function(rawValue: written)
      ?? NamedAggregate.Function(rawValue: written.lowercased())
    guard let function else {
      let known = Parser.figuresElsewhere[written.lowercased()].map { [$0.rawValue] }
      let nearest =
        known
        ?? NearestName.candidates(
          for: written, among: NamedAggregate.Function.allCases.map(\.rawValue))
      fail(.unknownFigure(written, nearest: nearest, at: place))
      return nil
    }
    if function.rawValue != written { noteUpperCase(meant: function.rawValue) }
    advance()
    let arguments = isNext(.openBracket) ? parseArguments() : []
    guard !isLost else { return nil }
    if !function.accepts(arguments.count) {
      report(.figureFields(function.rawValue, wanted: function.wanted, at: span(from: start + 2)))
    }
    return NamedAggregate(
      name: name, function: function, arguments: arguments, span: span(from: start))
  }

  private mutating func parseArguments() -> [FieldName] {
    let open = open()
    let fields = parseList(until: .closeBracket, of: "a field") { $0.parseFieldIfAny() }
    close(.closeBracket, openedAt: open)
    return fields
  }

  /// `with = "with" name "=" expression { "," name "=" expression }`
  private mutating func parseNamedExpression() -> NamedExpression? {
    let start = index
    guard kind == .word else { return nil }
    let name = takeWord()
    guard take(.equal) else {
      failMissing("`=`", hint: "such as `with ratio = excerpts / sources`")
      return nil
    }
    let expression = parseExpression()
    return NamedExpression(name: name, expression: expression, span: span(from: start))
  }
}

extension NamedAggregate.Function {
  /// Whether so many fields in brackets are right.
  func accepts(_ count: Int) -> Bool {
    switch self {
    case .count, .sources, .share: count == 0
    case .distinct: count >= 1
    case .values, .first, .min, .max, .sum, .mean, .median: count == 1
    }
  }

  /// What is right, in words.
  var wanted: String {
    switch self {
    case .count, .sources, .share: "no field"
    case .distinct: "at least one field"
    case .values, .first, .min, .max, .sum, .mean, .median: "one field"
    }
  }
}
