import QualmBase

/// What to say about what is left over behind a stage.
extension Parser {
  func stageHint(after stage: Stage.Kind?) -> String? {
    if case .links = stage, isNext(.sign(.comma)) || kind == .string { return Parser.typesHint }
    if case .chart(_, nil) = stage, kind == .string {
      return "a file stands after `to`: `chart bar to \"bars.svg\"`"
    }
    if case .agree = stage, isNext(.sign(.comma)) {
      return "one facet at a time; `agree` alone has a row for each"
    }
    let isStage = kind == .word && Parser.stage(named: spellingHere.lowercased()) != nil
    if case .quote = stage, !isStage {
      if let number = wholeNumber(), kind(1) == .word {
        return "did you mean `context \(number) \(spelling(tokens[index + 1]))`?"
      }
      return "`context 30 words` shows what stands around as well"
    }
    if case .context = stage, !isStage {
      return "such as `context 30 words`, which shows both sides"
    }
    if case .saturation = stage, let hint = saturationHint() { return hint }
    if case .cooccur(let node) = stage, let hint = cooccurrenceHint(node) { return hint }
    if case .combine(let combination) = stage, kind != .end {
      return "a query stands in brackets: `\(combination.operation.rawValue) (find …)`"
    }
    if let hint = keyHint(after: stage) { return hint }
    if isNext(.sign(.comma)) {
      if case .expand = stage { return "one field at a time" }
      return nil
    }
    if isOrder { return "a condition follows in a stage of its own: `| where … > 3`" }
    guard kind == .word else { return nil }
    let written = spellingHere.lowercased()
    if case .chart = stage, !isStage { return "a chart takes the columns as they are" }
    if case .cooccur = stage, !isStage { return "such as `cooccur theme with coping`" }
    if let hint = stageElsewhereHint { return hint }
    if written.hasPrefix("asc") { return "values sort from low to high without a word" }
    if written.hasPrefix("desc") { return "did you mean `desc`?" }
    if isStage { return "a stage begins with `|`" }
    if case .sort = stage { return "a field to sort by stands right after `sort`" }
    if case .links = stage { return Parser.typesHint }
    if case .agree(let agreement) = stage {
      if case .word(let facet) = agreement.facet?.field, facet.text == "every" {
        return "the codes stand right after `on`: `agree on \(spellingHere)`"
      }
      if isNext(.by) || isNext(.on) {
        return "in this order: `agree by coder on theme unit source`"
      }
      return agreement == Agreement(facet: nil, unit: .excerpt)
        ? "codes follow `on`: `agree on theme`" : nil
    }
    if case .distinct = stage, isNext(.by) || kind(0) == .word {
      return "fields stand right after `distinct`: `distinct source, page`"
    }
    if case .count(nil, let keys) = stage, keys.isEmpty {
      if isNext(.excerpts) || isNext(.sources) {
        return "`count` alone tells excerpts and sources"
      }
      return "groups follow `by`: `count by \(spellingHere)`"
    }
    return nil
  }

  /// The beginning of a `union` and the like with the name that it takes up, as a query in brackets.
  func namedCombination(_ stage: Stage.Kind?) -> String? {
    guard case .combine(let combination) = stage, case .named(let word) = combination.rows else {
      return nil
    }
    return "\(combination.operation.rawValue) (find \(word.text)"
  }

  /// What to say about what is left over after keys or fields.
  func keyHint(after stage: Stage.Kind?) -> String? {
    switch stage {
    case .matrix where kind == .word && Parser.stage(named: spellingHere) == nil:
      return "cells hold `count sources`, `share of row`, `ids` or `summaries 3`"
    case .with where isNext(.sign(.openBracket)):
      return "columns are worked out by `+`, `-`, `*` and `/`"
    case .count(nil, let keys) where keys.isEmpty && kind == .word:
      return ["unique", "different"].contains(spellingHere.lowercased())
        ? "did you mean `distinct`?" : nil
    case .count where kind == .word && wholeNumber(1) != nil: return "did you mean `depth`?"
    case .count, .summarize, .matrix:
      if isNext(.by) || isNext(.and) { return "a comma joins groups: `count by theme, mission`" }
      return isNext(.star) ? "rows are counted without a sign: `count by theme`" : nil
    case .select where isNext(.as):
      return "a stage gives new names: `rename \(spellingBefore ?? "a") as …`"
    case .select, .drop, .distinct:
      guard kind == .word, Parser.stage(named: spellingHere) == nil, !isNext(.by),
        let before = spellingBefore, tokens[index - 1].keyword != .by
      else { return nil }
      return "a comma stands between fields: `\(before), \(spellingHere)`"
    case .links where kind == .word && index > statementStart:
      let joining: [Keyword] = [.to, .of, .with, .from]
      return tokens[index - 1].keyword.map(joining.contains) == true
        ? "both ends are asked for by `find … linked to \(spellingHere)`" : nil
    default: return nil
    }
  }

  /// What to say about `where` right after a stage that makes groups, where the field it names is neither a
  /// group nor a figure of them: it was meant for the rows before.
  func conditionBeforeStage(_ stage: Stage.Kind?) -> String? {
    switch stage {
    case .count, .summarize, .matrix: break
    default: return nil
    }
    guard kind(1) == .word, let bar = tokens[..<index].lastIndex(where: { $0.kind == .sign(.bar) }),
      bar > statementStart
    else { return nil }
    let field = spelling(tokens[index + 1])
    let isColumn =
      Parser.figures.contains(field)
      || tokens[bar..<index].contains { $0.kind == .word && spelling($0) == field }
    if isColumn { return nil }
    var last = index
    while last + 1 < tokens.count, ![.end, .sign(.bar)].contains(kind(last + 1 - index)),
      last - index < 12
    { last += 1 }
    let condition = text.text(in: tokens[index].start..<tokens[last].end)
    let head = text.text(in: tokens[statementStart].start..<tokens[bar - 1].end)
    let isPlain =
      [.find, .from].contains(tokens[statementStart].keyword) && head.utf8.count <= 60
      && !tokens[statementStart..<bar].contains { $0.kind == .sign(.bar) || $0.keyword == .where }
    return "conditions on the rows that are grouped stand before the stage: "
      + "`\(isPlain ? head : "… |") \(condition) | \(spelling(tokens[bar + 1])) …`"
  }

  /// The columns that stages make of themselves.
  private static let figures: Set<String> = [
    "excerpts", "excerpts_of", "sources", "sources_of", "rows", "rows_of", "distinct", "share",
    "documents", "documents_of", "codings", "codings_of", "links", "links_of", "memos", "memos_of",
    "codes", "codes_of", "coders", "coders_of", "ids", "summaries",
  ]

  /// Whether a comparison comes next.
  var isOrder: Bool {
    [.equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual].contains { isNext($0) }
  }

  func isNext(_ kind: Token.Kind) -> Bool { self.kind == kind }
}
