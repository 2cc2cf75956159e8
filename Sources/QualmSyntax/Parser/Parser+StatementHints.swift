import QualmBase

/// What to say about words that begin no sentence, and about what is left over behind a head.
extension Parser {
  /// What to say about the word that no sentence begins with.
  func statementHint(_ written: String) -> String? {
    if ["help", "quit", "exit"].contains(written), kind(1) == .end {
      return "commands of the prompt begin with a colon: `:\(written == "help" ? "help" : "quit")`"
    }
    if written == "_" { return "the last result is taken up by `from _`" }
    if let hint = shellHint(written) { return hint }
    if written == "select", let hint = selectHint { return hint }
    if let keyword = Parser.stage(named: written) {
      let isOfCode = keyword == .count || keyword == .quote
      return isOfCode && kind(1) == .word && kind(2) == .end
        ? "a query begins with `find` or `from`: `find \(spelling(tokens[index + 1])) | \(written)`"
        : "a stage follows `|`: `find * | \(restOfStatement)`"
    }
    if kind(1) == .sign(.equal) { return "did you mean `let \(spellingHere) = …`?" }
    let tables: [Keyword] = [.excerpts, .sources, .documents, .codings, .links]
    if Parser.statementsElsewhere[written] == "find", kind(1) == .word,
      tables.contains(where: { isNext($0, ahead: 1) })
        || ["codes", "coders", "memos"].contains(spelling(tokens[index + 1]))
    {
      return "did you mean `from \(spelling(tokens[index + 1]))`?"
    }
    if let meant = Parser.statementsElsewhere[written] { return "did you mean `\(meant)`?" }
    if kind(1) == .end { return "excerpts are asked for by `find \(spellingHere)`" }
    let isCode =
      kind(1) == .sign(.bar)
      || [Keyword.where, .and, .or, .but, .near, .with, .without, .under, .overlaps]
        .contains { isNext($0, ahead: 1) }
    return isCode ? "excerpts are asked for by `find \(spellingHere) …`" : nil
  }

  /// What to say about the words by which other shells tell what there is.
  private func shellHint(_ written: String) -> String? {
    let isAsked =
      switch written {
      case "ls", "tables", "dir": kind(1) == .end
      case "show", "describe", "desc": kind(1) == .word && kind(2) == .end
      default: false
      }
    return isAsked ? Parser.commandsHint : nil
  }

  /// How the prompt tells what there is.
  static let commandsHint =
    "commands of the prompt begin with `:`; `:fields` and `:codes` list what there is"

  /// The statement from here on, cut where it is long.
  var restOfStatement: String {
    var last = index
    while last + 1 < tokens.count, kind(last + 1 - index) != .end, last - index < 12 { last += 1 }
    return text.text(in: tokens[index].start..<tokens[last].end)
  }

  /// What to say about `select … from …`, whose table comes first here.
  var selectHint: String? {
    for ahead in 1..<20 where isNext(.from, ahead: ahead) && kind(ahead + 1) == .word {
      let table = spelling(tokens[index + ahead + 1])
      let condition = isNext(.where, ahead: ahead + 2) ? " where …" : ""
      let columns = kind(1) == .sign(.star) ? "" : " | select …"
      return "the table comes first: `from \(table)\(condition)\(columns)`"
    }
    return nil
  }

  /// What to say about what is left over after the name of a table.
  func tableHint() -> String? {
    if isNext(.comma) { return "one table at a time, and `join` brings in another" }
    return stageElsewhereHint ?? "a condition stands after `where`, a stage after `|`"
  }

  func leftoverHint() -> String? {
    switch kind {
    case .word where isNext(.by) && spellingBefore == "coded": "such as `coping coded by second`"
    case .word where isNext(.by) && isNext(.coder, ahead: 1) && kind(2) == .word:
      "did you mean `coded by \(spelling(tokens[index + 2]))`?"
    case .word where isNext(.by):
      kind(1) == .word
        ? "groups are made by a stage: `| count by \(spelling(tokens[index + 1]))`"
        : "groups are made by a stage, such as `| count by source`"
    case .word where isNext(.in): inHint
    case .word where isNext(.within): withinHint
    case .word where isNext(.of): ofHint
    case .word where isNext(.is):
      comparison(1).map { "did you mean `\($0.rawValue)`?" }
        ?? "a condition stands after `where`: `where … is …`"
    case .word where isNext(.overlap): "did you mean `overlaps`?"
    case .word where isNext(.not): "did you mean `but not`?"
    case .word where isNext(.matches):
      kind(1) == .regularExpression
        ? "codes and patterns are joined by `and`: `and \(spelling(tokens[index + 1]))`"
        : "a condition stands after `where`: `where … matches /…/`"
    case .word:
      relationElsewhereHint ?? stageElsewhereHint ?? phraseHint(isCode: true)
        ?? "text to search for stands in double quotes"
    case .string: "codes and searched words are joined by `and` or `or`"
    case .sign(.comma) where isInShare: Parser.shareExample
    case .sign(.slash) where isInShare: Parser.shareExample
    case .sign(.greater), .sign(.less): belowHint
    case .sign(.openBracket): bracketHint
    case .sign(.comma), .sign(.plus), .sign(.minus): "codes are joined by `and` or `or`"
    case .sign(.equal): "a condition stands after `where`: `find * where …`"
    case .sign(.star): phraseHint(isCode: true)
    default: nil
    }
  }

  /// What to say about `within` after codes that no relation follows.
  var withinHint: String {
    let isSaid = tokens[statementStart..<index].contains { token in
      [.near, .before, .after, .inside].contains(token.keyword)
    }
    return isSaid ? Parser.distanceHint : "`near` comes first: `a near b within 2 pages`"
  }

  /// What to say about `of` after a code.
  var ofHint: String? {
    guard index > statementStart else { return nil }
    let before = spelling(tokens[index - 1])
    guard kind(1) == .sign(.openBracket) else {
      return "searched words stand in quotes: `\"\(before) of …\"`"
    }
    if Parser.isNumber(word(tokens[index - 1])) {
      return "did you mean `at least \(before) of (…)` or `exactly \(before) of (…)`?"
    }
    return ["none", "no", "neither"].contains(before.lowercased())
      ? "did you mean `not any of (…)`?" : "such as `any of (…)` or `at least 2 of (…)`"
  }

  /// What to say about `>` after a code: a step down the codebook, or output to a file.
  var belowHint: String? {
    guard let before = spellingBefore, kind(1) == .word else { return nil }
    let after = spelling(tokens[index + 1])
    if Parser.isNumber(word(tokens[index + 1])) {
      return queryBrackets > 0
        ? "the query's bracket closes first: `…) \(spellingHere) \(after)`"
        : "a condition stands after `where`: `where page \(spellingHere) \(after)`"
    }
    return after.contains(".")
      ? "a file is written by `| to \"\(after)\"`"
      : "a code below another is written `\(before)/\(after)`"
  }

  /// What to say about a bracket after a code.
  var bracketHint: String {
    let isNumber = index > statementStart && Parser.isNumber(word(tokens[index - 1]))
    return isNumber
      ? "`of` stands before the list: `exactly 2 of (a, b, c)`"
      : "codes are joined by `and` or `or`"
  }

  /// What to say about `in` after codes.
  var inHint: String {
    isNext(.same, ahead: 1)
      ? "two excerpts share a field so: `a with b in same source`"
      : "a condition stands after `where`: `where mission in (…)`"
  }

  /// What to say about a word that other languages have for a stage: `find coping group by source`.
  var stageElsewhereHint: String? {
    // Many of these words may be the second of a code's name.
    let isPlain = ["group", "order", "filter", "limit", "top"].contains(spellingHere.lowercased())
    guard isPlain || isNext(.by, ahead: 1) || kind(1) == .word && wholeNumber(1) != nil else {
      return nil
    }
    return Parser.stageElsewhere(spellingHere).map { "stages follow `|`, such as `| \($0)`" }
  }

  var relationElsewhereHint: String? {
    Parser.relationsElsewhere[spellingHere.lowercased()].map { "did you mean `\($0)`?" }
  }
}
