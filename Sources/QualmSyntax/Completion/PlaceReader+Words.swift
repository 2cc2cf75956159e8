/// Words and operands, and what a sentence begins with.
extension PlaceReader {
  mutating func read(word: String, _ keyword: Keyword?) {
    if isAtClaim, place != .statement { return readInClaim(keyword) }
    if isAtMeasure, readInMeasure(word, keyword) { return }
    if let next = place.afterAnyWord { return begin(next) }
    switch place {
    case .statement: readStatement(keyword)
    case .stage: readStage(keyword)
    case .afterOperand where afterNumber != nil, .nothing where afterNumber != nil: readNumber()
    case .distance: place = level.isInCodes ? .afterOperand : .nothing
    case .extent: readExtent(keyword)
    case .afterOperand where level.stage == .rule && keyword == .per: place = .ruleUnit
    case .operand, .afterOperand, .afterOperandOfRule: readInCodes(keyword)
    case .linkType: endType()
    case .afterLinkType: readAfterTypes(keyword)
    case .coder, .framework: place = .afterOperand
    case .comparison: readComparison(keyword)
    case .field where listPlace == .comparison: readSubject(word, keyword)
    case .value: readValue(keyword)
    case .afterCondition: readAfterCondition(keyword)
    case .key: readKey(keyword)
    case .saturation: begin(keyword == .by ? .key : .field)
    case .cooccurrence: readInPairs(keyword)
    case .togetherness: readTogetherness(keyword)
    case .agreement: if keyword == .on { place = .facet }
    case .afterRows: if keyword == .on { begin(.field) }
    case .nothing where listPlace == .linkType: if keyword == .or { place = .linkType }
    case .field, .nothing: if keyword == .by { begin(.key) }
    case .table where level.isInStages: begin(level.afterRows)
    case .table:
      level.table = word
      place = .afterOperand
    case .rowID: if keyword != .not { place = .afterRowID }
    case .query: readQuery(keyword)
    case .asked: readAsked(keyword)
    default: place = .nothing
    }
  }

  /// Reads what stands for one thing and is no word: a string, a star, a parameter.
  mutating func readOperand() {
    switch place {
    case .operand, .query: place = .afterOperand
    case .rowID: place = .afterRowID
    case .nothing where isAtClaim && measure == nil: place = .afterSentence
    case .value: place = isAtClaim ? .afterMeasure : .afterCondition
    case .linkType: endType()
    default: break
    }
  }

  private mutating func readNumber() {
    place = afterNumber ?? .nothing
    afterNumber = nil
  }

  private mutating func endType() { place = level.isInCodes ? .afterLinkType : .nothing }

  private mutating func readStatement(_ keyword: Keyword?) {
    beginStatement()
    switch keyword {
    case .find: begin(.operand)
    case .from: begin(.table)
    case .use: begin(.module)
    case .explain: begin(.statement)
    case .why: begin(.rowID)
    case .let:
      place = .nothing
      listPlace = .operand
    case .claim:
      begin(.nothing)
      isClaim = true
      measure = nil
    default: begin(.nothing)
    }
  }

  /// The first word in brackets where a query or codes may stand.
  private mutating func readQuery(_ keyword: Keyword?) {
    switch keyword {
    case .find, .from: readAsked(keyword)
    default:
      begin(.operand)
      readInCodes(keyword)
    }
  }

  /// The first word in brackets where a query or the name of one may stand.
  private mutating func readAsked(_ keyword: Keyword?) {
    level.table = nil
    level.isInStages = false
    level.stage = nil
    switch keyword {
    case .find: begin(.operand)
    case .from: begin(.table)
    default: place = .nothing
    }
  }
}
