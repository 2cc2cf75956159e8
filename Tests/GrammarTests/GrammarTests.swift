import QualmBase
import Testing

@testable import QualmSyntax

@Suite("The grammar is the parser's")
struct GrammarTests {
  let lexical: Grammar
  let query: Grammar

  init() throws {
    lexical = try Grammar(GrammarFiles.text("lexical.ebnf"))
    query = try Grammar(GrammarFiles.text("query.ebnf"))
  }

  @Test("its words and signs are the keyword table's")
  func terminals() {
    let table = Set(Keyword.allCases.map(\.rawValue) + Sign.allCases.map(\.rawValue))
    #expect(query.terminals.subtracting(table) == [])
    #expect(table.subtracting(query.terminals) == [])
  }

  @Test("what completion offers is in the keyword table, and all of it is offered")
  func completion() {
    let groups = [
      Keywords.statements, Keywords.claims, Keywords.measures, Keywords.stages, Keywords.conditions,
      Keywords.codes, Keywords.partners,
      Keywords.spans, Keywords.distance, Keywords.distances, Keywords.extents,
      Keywords.keys, Keywords.agreement, Keywords.cooccurrence, Keywords.togetherness,
      Keywords.rules, Keywords.saturation, Keywords.steps,
      Keywords.aggregates, Keywords.units, Keywords.charts, Keywords.details,
      Keywords.joining, Keywords.citationStyles,
    ]
    let offered = Set(groups.joined().flatMap { $0.word.split(separator: " ").map(String.init) })
    #expect(offered == Set(Keyword.allCases.map(\.rawValue)))
    for group in groups { #expect(Set(group.map(\.word)).count == group.count) }
    #expect(Keywords.statements.map(\.word) == Keyword.statements.map(\.rawValue))
    #expect(Keywords.stages.map(\.word) == Keyword.stages.map(\.rawValue))
    #expect(Set(Keywords.units.map(\.word)) == Set(TextUnit.ofContext.map(\.rawValue)))
    #expect(Keywords.distances.map(\.word) == TextUnit.allCases.map(\.rawValue))
    #expect(
      Set(SpanComparison.allCases.map(\.rawValue)).isSubset(of: Keywords.spans.map(\.word)))
    #expect(
      Set(Keywords.aggregates.map(\.word))
        == Set(NamedAggregate.Function.allCases.map(\.rawValue)))
  }

  @Test("each production is used, and each that is used is there")
  func names() {
    let tokens = [
      "Word", "String", "RegularExpression", "Parameter", "Number", "Decimal", "Newline",
    ]
    #expect(Set(tokens).isSubset(of: lexical.names))
    #expect(query.mentioned.subtracting(query.names) == Set(tokens))
    #expect(Set(query.names).subtracting(query.mentioned) == ["Script"])
    #expect(lexical.mentioned.subtracting(lexical.names) == [])
  }

  @Test("each production has a sample")
  func samplesAreComplete() {
    #expect(GrammarFiles.samples.count > 100)
    #expect(Set(GrammarFiles.samples.map(\.production)) == Set(query.names))
  }

  @Test(
    "a sample is a sentence, needs its production, and is read", arguments: GrammarFiles.samples)
  func sample(_ sample: Sample) throws {
    let isSentence = Self.isSentence(sample.text, query)
    #expect(isSentence, "the grammar does not derive it")
    let isOneWithout = Self.isSentence(sample.text, query, removing: sample.production)
    #expect(!isOneWithout, "the grammar derives it without \(sample.production)")
    #expect(SelfCheck.fault(in: Array(sample.text.utf8)) == nil)
    #expect(Self.messages(sample.text) == [])
  }

  @Test(
    "what the parser refuses is no sentence",
    arguments: [
      "find", "find coping poaching", "find coping and", "find a or or b", "find (a", "find a)",
      "find a with b", "find a coded second", "find at least of (a)", "find all of ()",
      "find a where", "find a where x", "find a where x = ", "find a where x in y",
      "find a where x = {}", "find a where x > {y}", "find a where x between 1",
      "find a where x is", "find a where size(x) is known", "find a |", "find a | where",
      "find a | count by", "find a | summarize count", "find a | summarize n = mean",
      "find a | summarize n = mean(x, y)", "find a | summarize n = count(x)", "find a | matrix b",
      "find a | first", "find a | first x", "find a | sample 3", "find a | rename b",
      "find a | with b", "find a | with b = c +", "find a | sort", "find a | call(,)",
      "find a under x under y", "let x", "let x = ", "param", "use", "explain", "from \"x\"",
      "find a | count by every every x", "find a | count by x depth",
      "find a | agree by", "find a | agree by theme", "find a | agree on", "find a | agree unit",
      "find a | agree unit page", "find a | agree on every theme", "find a | agree theme",
      "find a linked by", "find a linked contradicts", "find a linked by b to", "find a linked to",
      "find a linked by b c", "find a not linked b", "find a | links a b", "find a | links a or",
      "find a | links by a", "find linked by a", "find a linked with other b in same c",
      "find a near b", "find a near b within", "find a near b within 2",
      "find a near within 2 pages",
      "find a near b within 2 page", "find a inside b within 2 pages", "find a inside",
      "find a not near", "find a near other b", "find a before b within pages", "find a as",
      "find a | saturation", "find a | saturation b", "find a | saturation by",
      "find a | saturation by b order",
      "find a | saturation by b, c", "find a | saturation by b order by c",
      "find a | saturation by b order c desc", "find a | timeline", "find a | timeline b",
      "find a | timeline by b",
      "find a | timeline b by week", "find a | timeline b by years",
      "find a | timeline b, c by year",
      "find a | rule", "find a | rule b", "find a | rule b => c", "find a | rule b per source",
      "find a | rule b => per source", "find a | rule b => c per page",
      "find a | rule b => c by source",
      "find a | rule b => c => d per source", "find a => b",
      "find a | cooccur", "find a | cooccur a b", "find a | cooccur a, b",
      "find a | cooccur a with",
      "find a | cooccur a by", "find a | cooccur a by page", "find a | cooccur a by near 2",
      "find a | cooccur a by near within 2 pages", "find a | cooccur a by source with b",
      "find a | cooccur a near b", "find a | cooccur a with b with c",
      "claim", "claim x", "claim \"a\" that", "claim \"a\" empty(find b)",
      "claim \"a\" that find b", "claim \"a\" that empty(b) = 1", "claim \"a\" that count(find b)",
      "claim \"a\" that count find b = 1", "claim \"a\" that 1 = count(find b)",
      "claim \"a\" that share(find b) = 1", "claim \"a\" that values(find b) = {c}",
      "claim \"a\" that values(b) = {c}", "claim \"a\" that count(find b) = {}",
      "claim \"a\" that empty(find b) known", "claim \"a\" known \"c\" that empty(find b)",
      "claim \"a\" including that empty(find b)",
      "claim \"a\" that empty(find b) including assertions",
      "claim \"a\" that share(find b | first 1 of find c) = 1", "claim \"a\" that empty()",
      "claim \"a\" that count(b where c = 1) = 1", "claim \"a\" that empty(find b",
      "claim \"a\" that empty(find b))",
      "claim \"a\" that empty(find b) but not empty(find c)", "claim \"a\" that size(find b) = 1",
      "find a near b within 1.5 pages", "find a as part", "find a as overlap union",
      "find a | as whole",
      "why", "why a", "why a in", "why a in b", "why a in find b", "why in (b)", "why a in ()",
      "why a not in (b)", "why a in (b | count)", "why a in (b", "why a in (b) | count",
      "find a | union", "find a | union find b", "find a | union (find b",
      "find a | except b, c", "find a | intersect (find b |)",
      "find a | cite", "find a | cite b", "find a | cite markdown bibtex",
      "find a | join b", "find a | join b on", "find a | join on c", "find a | join b on c =",
      "find a | join b on c = d = e", "find a | join (find b on c",
      "find a | to", "find a | to b", "find a | to b.csv", "find a | chart", "find a | chart pie",
      "find a | chart bar to", "find a | chart bar \"f.svg\"", "find a | chart to \"f.svg\"",
      "find a to \"f.csv\"",
    ])
  func refused(_ text: String) {
    let isSentence = Self.isSentence(text, query)
    #expect(!isSentence, "the grammar derives it")
    #expect(Self.messages(text) != [], "the parser reads it")
  }

  @Test("sentences made up from the grammar are read, printed and read again")
  func generated() {
    var maker = SentenceMaker(query, seed: 2016)
    var seen: Set<String> = []
    var faults: [String] = []
    var productions: Set<String> = []
    for round in 0..<90_000 where seen.count < 9000 {
      let tokens = maker.sentence(of: "Statement", size: 1 + round % 50)
      guard (1...60).contains(tokens.count) else { continue }
      let sentence = tokens.joined(separator: " ")
      guard seen.insert(sentence).inserted else { continue }
      productions.formUnion(tokens)
      let messages = Self.messages(sentence)
      if !messages.isEmpty { faults.append("\(sentence): \(messages)") }
      if let fault = SelfCheck.fault(in: Array(sentence.utf8)) {
        faults.append("\(sentence): \(fault)")
      }
    }
    #expect(seen.count >= 2000)
    #expect(faults.isEmpty, "\(faults.prefix(5).joined(separator: "\n"))")
    #expect(query.terminals.subtracting(productions) == [";"], "every word and sign occurs")
  }

  @Test("scripts made up from the grammar are read, printed and read again")
  func generatedScripts() {
    var maker = SentenceMaker(query, seed: 15)
    var faults: [String] = []
    for round in 0..<150 {
      var lines: [String] = []
      for _ in 0..<(1 + round % 4) {
        let tokens = maker.sentence(of: "Statement", size: 20)
        // A continuation is the first of its text.
        if tokens.first == "|", !lines.isEmpty { continue }
        lines.append(tokens.joined(separator: " "))
      }
      let script = lines.joined(separator: round % 2 == 0 ? "\n" : " ; ")
      let messages = Self.messages(script)
      if !messages.isEmpty { faults.append("\(script): \(messages)") }
      if let fault = SelfCheck.fault(in: Array(script.utf8)) { faults.append(fault) }
    }
    #expect(faults.isEmpty, "\(faults.prefix(3).joined(separator: "\n"))")
  }

  @Test("the examples of the README are read", arguments: GrammarFiles.examples)
  func examples(_ text: String) {
    #expect(Self.messages(text) == [])
    #expect(SelfCheck.fault(in: Array(text.utf8)) == nil)
  }

  @Test("the README has examples")
  func thereAreExamples() { #expect(GrammarFiles.examples.count >= 3) }

  @Test(
    "a token of the lexer is one of the grammar",
    arguments: [
      ("Word", "DRC-15.3"), ("Word", "theme/`a b`/c"), ("Word", "`a``b`"), ("Word", "主題_1"),
      ("Word", "don’t"), ("Word", "6.3.2"), ("Word", "a-`b c`"), ("Number", "17"),
      ("Decimal", "1.5"), ("Parameter", "$a-b"), ("String", "\"\""),
      ("RegularExpression", #"/^vacan(t|cies)? \/ [^\]a-z]{2,5}$/"#),
      ("String", #""a \"b\" \u00e9 \* \\ /""#), ("Comment", "-- any thing"), ("Comment", "-----"),
      ("Documentation", "--- of x"), ("Documentation", "---"),
      ("Interpreter", "#!/usr/bin/env qualm"),
    ])
  func token(production: String, text: String) {
    let isToken = Self.isToken(text, production, lexical)
    #expect(isToken)
    let lexed = Lexer.read(SourceText(name: "token", text: text), file: FileID(0))
    #expect(lexed.diagnostics.isEmpty)
    let read = lexed.tokens.dropLast().map {
      text.utf8.count == $0.end - $0.start ? $0.kind : .unknown
    }
    switch production {
    case "Word", "Number", "Decimal": #expect(read == [.word])
    case "Parameter": #expect(read == [.parameter])
    case "String": #expect(read == [.string])
    case "RegularExpression": #expect(read == [.regularExpression])
    case "Comment": #expect(lexed.comments.map(\.kind) == [.line])
    case "Documentation": #expect(lexed.comments.map(\.kind) == [.documentation])
    default: #expect(lexed.comments.map(\.kind) == [.shebang])
    }
  }

  @Test(
    "what is no token is none of the grammar either",
    arguments: [
      ("Word", "-a"), ("Word", "a-"), ("Word", "a--b"), ("Word", "``"), ("Word", "`a"),
      ("Parameter", "$"), ("Parameter", "$a."), ("String", "\"a"), ("String", #""\x""#),
      ("Documentation", "----"),
    ])
  func noToken(production: String, text: String) {
    let isToken = Self.isToken(text, production, lexical)
    #expect(!isToken)
    let lexed = Lexer.read(SourceText(name: "token", text: text), file: FileID(0))
    let isOne =
      lexed.diagnostics.isEmpty && lexed.tokens.count == 2
      && lexed.tokens[0].end == text.utf8.count
    #expect(!isOne && lexed.comments.allSatisfy { $0.kind == .line })
  }

  private static func messages(_ text: String) -> [String] {
    Parser.parse(SourceText(name: "query", text: text), file: FileID(0)).diagnostics.map(\.message)
  }

  private static func isToken(_ text: String, _ production: String, _ grammar: Grammar) -> Bool {
    let scalars = Array(text.unicodeScalars)
    var recogniser = Recogniser(grammar) { item, start in
      switch item {
      case .text(let text):
        let wanted = Array(text.unicodeScalars)
        return scalars[start...].starts(with: wanted) ? start + wanted.count : nil
      case .characters(let characters):
        return start < scalars.count && characters.contains(scalars[start]) ? start + 1 : nil
      default: return nil
      }
    }
    return recogniser.derives(production, count: scalars.count)
  }

  private static func isSentence(
    _ text: String, _ grammar: Grammar, removing removed: String? = nil
  ) -> Bool {
    let source = SourceText(name: "sentence", text: text)
    let tokens = Lexer.read(source, file: FileID(0)).tokens.dropLast()
    let spellings = tokens.map { source.text(in: $0.start..<$0.end) }
    var recogniser = Recogniser(grammar, removing: removed) { item, start in
      guard start < tokens.count else { return nil }
      let isThere =
        switch item {
        case .text(let text): spellings[start] == text
        case .name("Word"): tokens[start].kind == .word
        case .name("String"): tokens[start].kind == .string
        case .name("Parameter"): tokens[start].kind == .parameter
        case .name("RegularExpression"): tokens[start].kind == .regularExpression
        case .name("Number"): spellings[start].allSatisfy { ("0"..."9").contains($0) }
        case .name("Decimal"): Parser.isNumber(Word(spellings[start], span: Self.nowhere))
        default: false
        }
      return isThere ? start + 1 : nil
    }
    return recogniser.derives("Script", count: tokens.count)
  }

  private static let nowhere = SourceSpan(file: FileID(0), start: 0, end: 0)
}
