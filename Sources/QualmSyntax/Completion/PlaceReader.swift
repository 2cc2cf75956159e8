import QualmBase

/// Follows tokens from left to right and knows what may come next. More lenient than the parser,
/// since the text is not finished; where both could read on, it keeps to the likelier.
struct PlaceReader {
  let text: SourceText
  var place = Cursor.Place.statement
  /// The table after `from`.
  var table: String?
  /// The field of the condition being read.
  private var field = ""
  /// Where a comma leads back to.
  private var listPlace = Cursor.Place.nothing
  /// Whether `linked` was read, so that `by` is followed by types.
  private var isLinked = false
  /// Whether the number of `context` comes next.
  private var isBeforeUnit = false
  /// Whether the sentence's head has been read to the end.
  private var isInStages = false

  init(text: SourceText) { self.text = text }

  mutating func read(_ token: Token) {
    if token.startsLine, endsStatement(before: token) { place = .statement }
    switch token.kind {
    case .sign(let sign): read(sign)
    case .word: read(word: text.text(in: token.start..<token.end), token.keyword)
    case .parameter where place == .facet: place = .agreement
    case .string, .parameter, .regularExpression: readOperand()
    case .arrow, .foreign, .unknown, .end: break
    }
  }

  private func endsStatement(before token: Token) -> Bool {
    let carriesOn: Set<Keyword> = [.where, .and, .or, .xor, .but, .with, .without, .as, .under]
    if token.kind == .sign(.bar) || token.keyword.map(carriesOn.contains) ?? false { return false }
    switch place {
    case .afterOperand, .afterCondition, .afterLinkType, .linkType, .key, .field, .agreement,
      .nothing:
      return true
    default: return false
    }
  }

  private mutating func read(_ sign: Sign) {
    switch sign {
    case .bar:
      place = .stage
      isInStages = true
    case .semicolon:
      place = .statement
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      place = place == .comparison ? .value(of: field) : (place == .nothing ? listPlace : place)
    case .openBracket, .openBrace:
      break
    case .comma:
      if place == .afterCondition { place = .value(of: field) } else { place = listPlace }
    case .closeBracket, .closeBrace:
      if case .value = place { place = .afterCondition }
    case .star:
      readOperand()
    case .plus, .minus, .slash:
      break
    }
  }

  private mutating func read(word: String, _ keyword: Keyword?) {
    switch place {
    case .statement: readStatement(keyword)
    case .stage: readStage(keyword)
    case .operand, .afterOperand: readInCodes(keyword)
    case .comparison: readComparison(keyword)
    case .field where listPlace == .comparison: readSubject(word, keyword)
    case .value: readValue(keyword)
    case .afterCondition: readAfterCondition(keyword)
    case .key: readKey(keyword)
    case .field: if keyword == .by { begin(.key) }
    case .aggregate: place = .nothing
    case .nothing where isBeforeUnit:
      place = .unit
      isBeforeUnit = false
    case .agreement: if keyword == .on { place = .facet }
    case .facet: place = .agreement
    case .nothing where listPlace == .linkType:
      if keyword == .or { place = .linkType }
    case .nothing:
      if keyword == .by { begin(.key) }
    case .unit: place = .nothing
    case .coder, .framework: place = .afterOperand
    case .linkType: place = isInStages ? .nothing : .afterLinkType
    case .afterLinkType: readAfterTypes(keyword)
    case .table:
      table = word
      place = .afterOperand
    case .module, .parameter: place = .nothing
    }
  }

  private mutating func begin(_ next: Cursor.Place) {
    place = next
    listPlace = next
  }

  private mutating func readOperand() {
    switch place {
    case .operand: place = .afterOperand
    case .value: place = .afterCondition
    case .linkType: place = isInStages ? .nothing : .afterLinkType
    default: break
    }
  }

  private mutating func readStatement(_ keyword: Keyword?) {
    isInStages = false
    table = nil
    switch keyword {
    case .find: begin(.operand)
    case .from: begin(.table)
    case .use: begin(.module)
    case .explain: begin(.statement)
    case .let:
      place = .nothing
      listPlace = .operand
    case .param:
      place = .nothing
      listPlace = .nothing
    default: begin(.nothing)
    }
  }

  private mutating func readStage(_ keyword: Keyword?) {
    isBeforeUnit = keyword == .context
    switch keyword {
    case .where: beginCondition()
    case .matrix: begin(.key)
    case .agree: begin(.agreement)
    case .links:
      begin(.linkType)
      table = Cursor.links
    case .select, .sort, .distinct, .drop, .expand, .rename: begin(.field)
    case .summarize:
      place = .nothing
      listPlace = .aggregate
    case .count: begin(.nothing)
    case .with:
      place = .nothing
      listPlace = .field
    default: begin(.nothing)
    }
  }

  private mutating func beginCondition() {
    place = .field
    listPlace = .comparison
  }

  private mutating func readAfterTypes(_ keyword: Keyword?) {
    switch keyword {
    case .to, .from: place = .operand
    case .or: place = .linkType
    default: readInCodes(keyword)
    }
  }

  private mutating func readInCodes(_ keyword: Keyword?) {
    let isLinked = self.isLinked
    self.isLinked = keyword == .linked
    switch keyword {
    case .linked: place = .afterLinkType
    case .to,
      .from where isLinked:
      place = .operand
    case .by where isLinked: begin(.linkType)
    case .other where place == .operand: break
    case .and, .or, .xor, .not, .but, .with, .without, .exactly, .all, .any, .of, .at, .least,
      .most:
      place = .operand
    case .where: beginCondition()
    case .under: begin(.framework)
    case .by: begin(.coder)
    case .same: begin(.field)
    case .coded, .in: place = .nothing
    case .find where place == .operand: place = .operand
    case .from where place == .operand: begin(.table)
    default: place = .afterOperand
    }
    if keyword == .coded || keyword == .in { place = .afterOperand }
  }

  private mutating func readSubject(_ word: String, _ keyword: Keyword?) {
    if keyword == .not || keyword == .size { return }
    field = word
    place = .comparison
  }

  private mutating func readComparison(_ keyword: Keyword?) {
    switch keyword {
    case .in, .between, .contains, .with: place = .value(of: field)
    case .is: place = .comparison
    case .missing, .known: place = .afterCondition
    default: break
    }
  }

  private mutating func readValue(_ keyword: Keyword?) {
    switch keyword {
    case .its: beginCondition()
    case .all, .any, .only, .of, .at, .least, .most, .exactly: break
    default: place = .afterCondition
    }
  }

  private mutating func readAfterCondition(_ keyword: Keyword?) {
    switch keyword {
    case .and, .or: beginCondition()
    case .under: begin(.framework)
    default: break
    }
  }

  private mutating func readKey(_ keyword: Keyword?) {
    switch keyword {
    case .every, .combined, .by: break
    default: place = .nothing
    }
    if place == .nothing { listPlace = .key }
  }
}
