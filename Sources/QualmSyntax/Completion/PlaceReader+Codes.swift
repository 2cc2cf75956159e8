/// Codes, links, spans and conditions.
extension PlaceReader {
  mutating func readInCodes(_ keyword: Keyword?) {
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
    case let word? where Keyword.spans.contains(word): place = .operand
    case .as where place == .afterOperand: place = .extent
    case .within: afterNumber = .distance
    case .where: beginCondition()
    case .under: begin(.framework)
    case .by: begin(.coder)
    case .same: begin(.field)
    case .find where place == .operand: break
    case .from where place == .operand: begin(.table)
    default: place = .afterOperand
    }
  }

  mutating func readAfterTypes(_ keyword: Keyword?) {
    switch keyword {
    case .to, .from: place = .operand
    case .or: place = .linkType
    default: readInCodes(keyword)
    }
  }

  /// After `as` behind codes.
  mutating func readExtent(_ keyword: Keyword?) {
    if keyword == .overlap || keyword == .union { level.table = Cursor.pairs }
    place = .afterOperand
  }

  // MARK: Conditions

  mutating func beginCondition() {
    place = .field
    listPlace = .comparison
  }

  mutating func readSubject(_ word: String, _ keyword: Keyword?) {
    if keyword == .not || keyword == .size { return }
    field = word
    place = .comparison
  }

  mutating func readComparison(_ keyword: Keyword?) {
    switch keyword {
    case .in, .between, .contains, .with: place = .value(of: field)
    case .matches: place = .nothing
    case .missing, .known: place = .afterCondition
    default: break
    }
  }

  mutating func readValue(_ keyword: Keyword?) {
    switch keyword {
    case .its: beginCondition()
    case .all, .any, .only, .of, .at, .least, .most, .exactly: break
    default: place = .afterCondition
    }
  }

  mutating func readAfterCondition(_ keyword: Keyword?) {
    switch keyword {
    case .and, .or: beginCondition()
    case .under: begin(.framework)
    default: break
    }
  }
}
