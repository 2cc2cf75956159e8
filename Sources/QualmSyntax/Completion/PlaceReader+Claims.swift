/// Claims and their measures.
extension PlaceReader {
  /// Reads a sign of a claim outside the brackets of its measures.
  mutating func readInClaim(_ sign: Sign) {
    switch sign {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      place = measure == .values ? .value(of: measuredField) : .measure
    case .comma: if place == .afterMeasure { place = .value(of: measuredField) }
    default: break
    }
  }

  /// Reads a word of a claim outside the brackets of its measures.
  mutating func readInClaim(_ keyword: Keyword?) {
    switch keyword {
    case .assertions: place = .afterSentence
    case .that, .and, .or, .not:
      place = .measure
      measure = nil
    case .count, .sources, .share, .values, .empty:
      measure = keyword
      place = .nothing
    case .contains: place = .value(of: measuredField)
    case .all, .any, .only, .of, .at, .least, .most, .exactly: break
    case .including, .known: place = .nothing
    default: place = .afterMeasure
    }
  }

  /// Reads a word in the brackets of a measure; false where it belongs to a query.
  mutating func readInMeasure(_ word: String, _ keyword: Keyword?) -> Bool {
    switch measure {
    case .share where keyword == .of && place != .operand: begin(.asked)
    case .values where measuredField.isEmpty:
      measuredField = word
      place = .nothing
      listPlace = .asked
    default: return false
    }
    return true
  }
}
