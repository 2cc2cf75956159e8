import QualmBase

/// Finds what may follow the beginning of a sentence, by all ways through the forms that fit it.
struct FormReader {
  /// One way through the forms.
  private struct Way: Hashable {
    /// The token to be read next.
    var token: Int
    /// The token that is the field read last, or -1.
    var field = -1
    var rows = Rows.excerpts
    /// The tokens of the rows that a `join` takes up.
    var other: Range<Int>?

    /// `Cursor.Rows` by tokens.
    enum Rows: Hashable {
      case excerpts
      case query(head: Int, bar: Int?)
      case lastAnswer(first: Int, bar: Int?)
      case unknown
    }
  }

  private let tokens: [Token]
  private let text: SourceText
  private var expected: [Cursor.Expected] = []
  private var seen: Set<Cursor.Expected> = []
  private var depth = 0
  /// In how many forms the reading is that are never offered.
  private var unofferedDepth = 0

  /// How deep forms may stand inside each other: a reader's stack is finite.
  private static let mostDepth = 400

  private init(_ tokens: [Token], _ text: SourceText) {
    self.tokens = tokens
    self.text = text
  }

  /// What may come after a sentence's tokens. Where they are no beginning of one, what may come in the
  /// last stage as far as it can be understood by itself.
  static func expected(after sentence: SentenceTokens, in text: SourceText) -> [Cursor.Expected] {
    var reader = FormReader(sentence.tokens, text)
    _ = reader.follow(.statement, [Way(token: 0)])
    if reader.expected.isEmpty { reader.readLastStage() }
    if sentence.tokens.isEmpty, !sentence.isFirst {
      reader.expected.removeAll { if case .sign(.bar, _) = $0 { true } else { false } }
    }
    guard sentence.mayBeOver, !sentence.tokens.isEmpty else { return reader.expected }
    // On a new line another sentence begins, or this one goes on.
    let continuing = reader.expected.filter { expected in
      switch expected {
      case .words(let words, _, _):
        Keyword.named(String(words.prefix { $0 != " " }))
          .map(Keyword.continuingLines.contains) ?? false
      case .sign(let sign, _): sign == .bar
      case .slot, .stage: false
      }
    }
    // Only the first sentence of a text may go on from the last answer.
    var next = FormReader([], text)
    _ = next.follow(.statement, [Way(token: 0)])
    return continuing
      + next.expected.filter { expected in
        if case .sign(.bar, _) = expected { return false }
        return !continuing.contains(expected)
      }
  }

  /// Reads on from the last `|` outside brackets where what stands before it is not understood.
  private mutating func readLastStage() {
    var depth = 0
    for index in tokens.indices.reversed() {
      switch tokens[index].kind {
      case .sign(.closeBracket), .sign(.closeBrace): depth += 1
      case .sign(.openBracket), .sign(.openBrace): depth -= 1
      case .sign(.bar) where depth <= 0:
        _ = follow(
          .sequence([.bar, .part(.stage), Form.furtherStages]),
          [Way(token: index, rows: .unknown)])
        return
      default: break
      }
    }
  }

  /// Whether a sentence is whole as it stands.
  static func isWhole(_ sentence: SentenceTokens, in text: SourceText) -> Bool {
    var reader = FormReader(sentence.tokens, text)
    return reader.follow(.statement, [Way(token: 0)]).contains {
      $0.token == sentence.tokens.count
    }
  }

  // MARK: Ways

  private mutating func follow(_ form: Form, _ ways: [Way]) -> [Way] {
    guard !ways.isEmpty, depth < Self.mostDepth else { return [] }
    depth += 1
    defer { depth -= 1 }
    switch form {
    case .words(let words, let meaning, let opens):
      return ways.compactMap { take(words, meaning, opens, $0) }
    case .stageWord(let word, let meaning): return ways.compactMap { take(word, meaning, $0) }
    case .sign(let sign, let meaning): return ways.compactMap { take(sign, meaning, $0) }
    case .slot(let slot): return ways.compactMap { take(slot, $0) }
    case .sequence(let forms):
      var ways = ways
      for form in forms { ways = follow(form, ways) }
      return ways
    case .choice(let forms):
      var all: [Way] = []
      for form in forms { all += follow(form, ways) }
      return Self.distinct(all)
    case .optional(let form): return Self.distinct(follow(form, ways) + ways)
    case .many(let form): return repeating(form, ways)
    case .unoffered(let form):
      unofferedDepth += 1
      defer { unofferedDepth -= 1 }
      return follow(form, ways)
    case .part(let part): return follow(Form.form(of: part), ways)
    case .head, .bar, .endOfHead, .stages, .scoped, .otherRows: return followRows(form, ways)
    }
  }

  private mutating func repeating(_ form: Form, _ ways: [Way]) -> [Way] {
    var all = ways
    var last = ways
    while !last.isEmpty {
      let known = Set(all)
      last = Self.distinct(follow(form, last)).filter { !known.contains($0) }
      all += last
    }
    return all
  }

  /// Follows forms that say of which rows the rest speaks.
  private mutating func followRows(_ form: Form, _ ways: [Way]) -> [Way] {
    switch form {
    case .head(let inner):
      return ways.flatMap { way in
        var begun = way
        begun.rows = .query(head: way.token, bar: nil)
        return follow(inner, [begun])
      }
    case .bar:
      return ways.compactMap { way in
        guard var next = take(.bar, "a stage: count, matrix, select …", way) else { return nil }
        switch way.rows {
        case .query(let head, _): next.rows = .query(head: head, bar: way.token)
        case .lastAnswer(let first, _): next.rows = .lastAnswer(first: first, bar: way.token)
        case .excerpts, .unknown: break
        }
        return next
      }
    case .endOfHead:
      return ways.map { way in
        guard case .query(let head, _) = way.rows else { return way }
        var next = way
        next.rows = .query(head: head, bar: way.token)
        return next
      }
    case .stages(let rows, let inner):
      return ways.flatMap { way in
        var begun = way
        begun.rows = rows == .unknown ? .unknown : .lastAnswer(first: way.token, bar: nil)
        return follow(inner, [begun])
      }
    case .otherRows(let inner):
      return ways.flatMap { way in
        follow(inner, [way]).map { after in
          var after = after
          after.other = way.token..<after.token
          return after
        }
      }
    case .scoped(let inner, let keepsRows):
      return ways.flatMap { way in
        follow(inner, [way]).map { after in
          var after = after
          after.field = way.field
          if !keepsRows { after.rows = way.rows }
          return after
        }
      }
    default: return []
    }
  }

  private static func distinct(_ ways: [Way]) -> [Way] {
    guard ways.count > 1 else { return ways }
    var seen: Set<Way> = []
    return ways.filter { seen.insert($0).inserted }
  }

  // MARK: Single words and signs

  private mutating func expect(_ next: Cursor.Expected) {
    if unofferedDepth == 0, seen.insert(next).inserted { expected.append(next) }
  }

  private mutating func take(
    _ words: [String], _ meaning: String, _ opens: Bool, _ way: Way
  ) -> Way? {
    var way = way
    for (number, word) in words.enumerated() {
      guard way.token < tokens.count else {
        expect(.words(words[number...].joined(separator: " "), meaning, opens: opens))
        return nil
      }
      guard tokens[way.token].kind == .word, spelling(way.token) == word else { return nil }
      way.token += 1
    }
    return way
  }

  private mutating func take(_ stage: String, _ meaning: String, _ way: Way) -> Way? {
    guard way.token < tokens.count else {
      expect(.stage(stage, meaning, rows(way.rows)))
      return nil
    }
    guard tokens[way.token].kind == .word, spelling(way.token) == stage else { return nil }
    var way = way
    way.token += 1
    return way
  }

  private mutating func take(_ sign: Sign, _ meaning: String?, _ way: Way) -> Way? {
    guard way.token < tokens.count else {
      if let meaning { expect(.sign(sign, meaning)) }
      return nil
    }
    guard tokens[way.token].kind == .sign(sign) else { return nil }
    var way = way
    way.token += 1
    return way
  }

  private mutating func take(_ slot: Cursor.Slot, _ way: Way) -> Way? {
    guard way.token < tokens.count else {
      let field = way.field < 0 ? "" : spelling(way.field)
      let rows = slot == .otherField ? otherRows(way) : rows(way.rows)
      expect(.slot(slot, field: field, rows))
      return nil
    }
    guard slot.takes(tokens[way.token]) else { return nil }
    var next = way
    next.token += 1
    if slot == .field || slot == .conditionField { next.field = way.token }
    return next
  }

  private func spelling(_ index: Int) -> String {
    text.text(in: tokens[index].start..<tokens[index].end)
  }

  /// The rows taken up by a `join`: a query in brackets, or what has a name.
  private func otherRows(_ way: Way) -> Cursor.Rows {
    guard let other = way.other, let last = other.last else { return .unknown }
    let start = tokens[other.lowerBound]
    return start.kind == .sign(.openBracket)
      ? .query(start.end..<tokens[last].start) : .named(start.start..<start.end)
  }

  private func start(of token: Int) -> Int {
    token < tokens.count ? tokens[token].start : text.bytes.count
  }

  private func rows(_ rows: Way.Rows) -> Cursor.Rows {
    switch rows {
    case .excerpts: .excerpts
    case .unknown: .unknown
    case .query(let head, let bar):
      bar.map { .query(tokens[head].start..<start(of: $0)) } ?? .excerpts
    case .lastAnswer(let first, let bar):
      bar.map { $0 == first ? .ofLastAnswer : .continued(tokens[first].start..<tokens[$0].start) }
        ?? .ofLastAnswer
    }
  }
}

extension Cursor.Slot {
  /// Whether a token may stand there.
  func takes(_ token: Token) -> Bool {
    switch token.kind {
    case .word: token.keyword.map { !reserved.contains($0) } ?? true
    case .string: takesString
    case .parameter: takesParameter
    case .regularExpression: self == .operand || self == .pattern
    case .sign(.star): self == .operand
    case .sign, .foreign, .unknown, .end: false
    }
  }

  private var reserved: Set<Keyword> {
    switch self {
    case .operand, .code: Keyword.reservedInCodes.union([.find, .from])
    case .conditionField, .field: [.not, .its]
    case .key: [.every, .combined]
    case .value: [.its]
    case .contained: [.all, .any, .only, .at, .exactly]
    case .rows, .asked: [.find, .from]
    case .stageName: Set(Keyword.stages)
    default: []
    }
  }

  private var takesString: Bool {
    switch self {
    case .operand, .module, .outputFile, .operandOfSum, .value, .contained, .anyValue, .cell,
      .argument, .coder, .linkType, .framework, .rowID, .string:
      true
    default: false
    }
  }

  private var takesParameter: Bool {
    switch self {
    case .operand, .operandOfSum, .outputFile, .field, .conditionField, .otherField, .comparedField,
      .orderField, .shownField, .sharedField, .key, .facet, .dateField,
      .value, .contained, .anyValue, .cell, .argument, .coder, .linkType, .framework, .rowID,
      .number:
      true
    default: false
    }
  }

  /// Whether a parameter may stand there.
  package var mayBeParameter: Bool { takesParameter }
}
