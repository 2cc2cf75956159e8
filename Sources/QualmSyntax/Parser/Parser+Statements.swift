import QualmBase

/// Statements and the heads of queries.
extension Parser {
  /// `script = { [ statement ] ( ";" | newline ) }`
  mutating func parseScript() -> Script {
    var statements: [Statement] = []
    while true {
      statementStart = index
      while tokens[index].kind == .sign(.semicolon) {
        advance()
        statementStart = index
      }
      guard tokens[index].kind != .end else { break }
      let start = index
      startStatement()
      let documentation = takeDocumentation()
      let statement = parseStatement(documentation)
      if !isAtEnd, !isLost { failUnexpected() }
      recoverToStatement()
      reportUpperCase()
      if let statement {
        statements.append(statement)
        extents.append(span(from: start))
      }
      // An error at the first token must not hold the reading up.
      if index == start { advance() }
    }
    return Script(
      statements: statements,
      span: SourceSpan(file: file, start: 0, end: text.bytes.count))
  }

  private mutating func startStatement() {
    openBrackets = 0
    queryBrackets = 0
    nesting = 0
    joinIndex = -1
    isLost = false
    isMuted = false
    earlierDiagnostics = diagnostics.count
    lastError = nil
  }

  /// The `---` lines since the statement before, where they stand before a definition.
  private mutating func takeDocumentation() -> String? {
    let start = tokens[index].start
    var lines: [String] = []
    var taken: [Int] = []
    while nextComment < comments.count, comments[nextComment].start < start {
      let comment = comments[nextComment]
      if comment.kind == .documentation, comment.isOwnLine {
        lines.append(Parser.documentationLine(text.text(in: (comment.start + 3)..<comment.end)))
        taken.append(nextComment)
      }
      nextComment += 1
    }
    guard !lines.isEmpty, isNext(.let) || isNext(.param) || isNext(.external) else {
      return nil
    }
    documentationComments.formUnion(taken)
    return lines.joined(separator: "\n")
  }

  private static func documentationLine(_ text: String) -> String {
    var line = Substring(text)
    if line.first == " " { line = line.dropFirst() }
    while let last = line.last, last == " " || last == "\t" { line = line.dropLast() }
    return String(line)
  }

  /// `statement = query | explain | why | let | param | use | claim | external | continuation`
  private mutating func parseStatement(_ documentation: String?) -> Statement? {
    let start = index
    if isNext(.bar) { return parseContinuation() }
    guard let keyword = statementKeyword() else {
      recoverToStatement()
      return nil
    }
    switch keyword {
    case .explain:
      guard let query = parseQuery() else { return nil }
      return .explain(query, span(from: start))
    case .why: return parseWhy(start)
    case .let: return parseDefinition(documentation, start)
    case .param: return parseParameter(documentation, start)
    case .use: return parseUse(start)
    case .external: return parseExternal(documentation, start)
    case .claim: return parseClaim(start)
    default:
      index = start
      return parseQuery().map { .query($0) }
    }
  }

  /// Takes the word that the statement begins with; nil, and an error, where it begins none.
  private mutating func statementKeyword() -> Keyword? {
    for keyword in Keyword.statements + [.external] where isNext(keyword) {
      // The head reads its own word.
      if keyword == .find || keyword == .from { return keyword }
      takeKeyword(keyword)
      return keyword
    }
    guard kind == .word else {
      if case .sign(.closeBracket) = kind {
        failUnexpected()
      } else {
        fail(.unknownStatement(spellingHere, nearest: nil, hint: nil, at: spanHere))
      }
      return nil
    }
    let written = spellingHere
    let nearest = NearestName.candidates(
      for: written, among: Keyword.statements.map(\.rawValue), limit: 2)
    let meant = nearest.count == 1 ? Keyword.named(nearest[0]) : nil
    fail(
      .unknownStatement(
        written, nearest: nearest.first, hint: statementHint(written.lowercased()), at: spanHere))
    guard let meant, beginsOperand(1) else { return nil }
    // Read on as if it had been written so: the stages may hold errors of their own.
    isLost = false
    isMuted = true
    if meant != .find, meant != .from { advance() }
    guessedHead = meant
    return meant
  }

  private mutating func parseContinuation() -> Statement? {
    let start = index
    guard index == 0 else {
      fail(.strayBar(at: spanHere))
      return nil
    }
    let stages = parseStages()
    return .continuation(stages, span(from: start))
  }

  /// `query = head [ "under" framework ] [ "where" condition ] { "|" stage }`
  ///
  /// - Parameter hasStages: whether stages are read too.
  mutating func parseQuery(hasStages: Bool = true) -> Query? {
    let start = index
    guard let head = parseHead() else { return nil }
    var query = Query(
      head: head, headSpan: span(from: start), framework: nil, stages: [], span: span(from: start))
    parseExtent(&query)
    parseHeadClauses(&query)
    if hasStages { query.stages += parseStages() }
    query.span = span(from: start)
    return query
  }

  /// `head = "find" codes | "from" name`
  private mutating func parseHead() -> Query.Head? {
    let guessed = guessedHead
    guessedHead = nil
    if guessed == .find || isNext(.find) {
      if guessed == .find { advance() } else { takeKeyword(.find) }
      guard !isAtQueryEnd, !isNext(.bar) else {
        failMissing("what to find", hint: "`find *` finds every excerpt")
        recoverToStage()
        return .find(.invalid(spanHere))
      }
      return .find(parseCodes())
    }
    guard guessed == .from || isNext(.from) else {
      failMissing("a query", hint: "a query begins with `find` or `from`")
      return nil
    }
    if guessed == .from { advance() } else { takeKeyword(.from) }
    guard kind == .word else {
      failMissing("the name of a table", hint: "such as `from sources`")
      return .from(Word("", span: spanHere))
    }
    return .from(takeWord())
  }

  /// `extent = "as" ( "whole" | "overlap" | "union" )`, after codes.
  private mutating func parseExtent(_ query: inout Query) {
    guard case .find = query.head, !isLost, isNext(.as) else { return }
    let start = index
    takeKeyword(.as)
    for kind in SpanExtent.allCases {
      if let keyword = Keyword.named(kind.rawValue), take(keyword) {
        query.extent = Extent(kind, span: span(from: start))
        return
      }
    }
    failMissing(
      "`overlap`, `union` or `whole`", hint: "such as `find a near b within 2 pages as union`")
  }

  /// Reads `under` and `where` after a head, in either order.
  private mutating func parseHeadClauses(_ query: inout Query) {
    while !isLost {
      if isNext(.under) {
        let start = index
        takeKeyword(.under)
        let framework = parseLiteral(
          "the name of a framework", hint: "such as `find coping under initial`")
        if query.framework != nil {
          report(.frameworkTwice(at: span(from: start)))
        }
        query.framework = framework
      } else if isNext(.where), query.stages.isEmpty {
        query.stages.append(parseStage())
      } else {
        break
      }
    }
    if !isLost, !isAtQueryEnd, !isNext(.bar) {
      let isFind = if case .find = query.head { true } else { false }
      if query.stages.isEmpty {
        failUnexpected(
          near: relationElsewhereHint == nil ? [.where, .under] + Parser.joining : [],
          hint: isFind ? leftoverHint() : tableHint())
      } else {
        failUnexpected(near: [.and, .or, .under], hint: conditionHint())
      }
    }
    recoverToStage()
    isMuted = false
  }

  /// `let = "let" name [ "(" [ names ] ")" ] "=" ( query | codes | stages )`
  private mutating func parseDefinition(_ documentation: String?, _ start: Int) -> Statement? {
    guard kind == .word else {
      failMissing("a name", hint: "such as `let makeshift = coping or stand-ins`")
      return nil
    }
    let name = takeWord()
    let parameters = isNext(.openBracket) ? parseParameterNames() : nil
    guard take(.equal) else {
      let isName = kind == .word && kind(1) == .sign(.equal)
      failMissing(
        "`=`",
        hint: isName
          ? "a name is one word: `let \(name.text)-\(spellingHere) = …`"
          : "such as `let makeshift = coping or stand-ins`")
      return nil
    }
    let body: Definition.Body
    if parameters == nil, seemsToBeStage {
      let hint = "a stage has brackets after its name: `let \(name.text)() = \(spellingHere) …`"
      fail(.unexpected(spellingHere, at: spanHere, hint: hint))
      body = .codes(.invalid(spanHere))
    } else if let parameters {
      body = .stages(parameters: parameters, parseBareStages())
    } else if beginsQuery {
      guard let query = parseQuery() else { return nil }
      body = .query(query)
    } else {
      body = .codes(parseCodes())
      if !isLost, isNext(.bar) || isNext(.where) {
        fail(
          .unexpected(
            spellingHere, at: spanHere,
            hint: "a query in a definition begins with `find` or `from`"))
      } else if !isLost, !isAtEnd {
        failUnexpected(near: Parser.joining, hint: leftoverHint())
      }
    }
    return .let(
      Definition(documentation: documentation, name: name, body: body, span: span(from: start)))
  }

  /// Whether a stage stands here where codes are wanted: its word, and what can only follow that.
  private var seemsToBeStage: Bool {
    guard kind == .word, Parser.stage(named: spellingHere) != nil else { return false }
    switch kind(1) {
    case .string: return true
    case .word:
      return comparison(1) == nil
        && ![Keyword.and, .or, .xor, .but, .with, .without, .coded, .linked, .not, .where, .under]
          .contains { isNext($0, ahead: 1) }
    default: return false
    }
  }

  /// Whether a query begins here, and no codes of which the first is called `find` or `from`.
  var beginsQuery: Bool {
    (isNext(.find) || isNext(.from)) && tokens[index].keyword != nil && beginsOperand(1)
      && !isConnective(1)
  }

  /// Whether a word that joins codes comes `ahead` places on: `let x = find or y` names a code.
  private func isConnective(_ ahead: Int) -> Bool {
    [Keyword.and, .or, .xor, .but].contains { isNext($0, ahead: ahead) } && beginsOperand(ahead + 1)
  }

  private mutating func parseParameterNames() -> [Word] {
    let open = open()
    let names = parseList(until: .closeBracket, of: "a name") { parser in
      parser.kind == .word ? parser.takeWord() : nil
    }
    close(.closeBracket, openedAt: open)
    return names
  }

  /// `param = "param" name [ "=" value ]`
  private mutating func parseParameter(_ documentation: String?, _ start: Int) -> Statement? {
    guard kind == .word else {
      failMissing("a name", hint: "such as `param mission = MONUSCO`")
      return nil
    }
    let name = takeWord()
    let value = take(.equal) ? parseLiteral("a value") : nil
    if !isLost, !isAtEnd {
      let isValue = value == nil && (kind == .word || kind == .string)
      failUnexpected(
        hint: isValue
          ? "a value follows `=`: `param \(name.text) = \(spellingHere)`"
          : phraseHint(isCode: false))
    }
    return .param(
      ParameterDeclaration(
        documentation: documentation, name: name, defaultValue: value, span: span(from: start)))
  }

  /// `use = "use" ( name | string )`
  private mutating func parseUse(_ start: Int) -> Statement? {
    switch kind {
    case .word:
      let module = takeWord()
      if isNext(.comma), kind(1) == .word {
        let next = spelling(tokens[index + 1])
        failUnexpected(hint: "one module in a sentence: `use \(module.text); use \(next)`")
      }
      return .use(Use(module: .library(module), span: span(from: start)))
    case .string: return .use(Use(module: .file(takeString()), span: span(from: start)))
    default:
      failMissing(
        "a module", hint: "such as `use framework`, or a file in quotes: `use \"./mine.qlm\"`")
      return nil
    }
  }

  /// `external = "external" kind ( name | string ) "=" string`
  private mutating func parseExternal(_ documentation: String?, _ start: Int) -> Statement? {
    let hint = "such as `external stage count = \"count [by keys]\"`"
    guard kind == .word else {
      failMissing("what it is", hint: hint)
      return nil
    }
    let sort = takeWord()
    guard let name = kind == .parameter ? nil : parseLiteralIfAny() else {
      failMissing("a name", hint: hint)
      return nil
    }
    guard take(.equal) else {
      failMissing("`=`", hint: hint)
      return nil
    }
    guard kind == .string else {
      failMissing("how it is written, in quotes", hint: hint)
      return nil
    }
    let signature = takeString()
    return .external(
      External(
        documentation: documentation, kind: sort, name: name, signature: signature,
        span: span(from: start)))
  }
}
