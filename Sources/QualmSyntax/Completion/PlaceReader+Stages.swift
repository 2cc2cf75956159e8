/// Stages and their keys.
extension PlaceReader {
  /// The word that a stage begins with.
  mutating func readStage(_ keyword: Keyword?) {
    level.stage = keyword
    afterNumber = keyword == .context ? .unit : nil
    switch keyword {
    case .rule: begin(.operand)
    case .saturation: begin(.saturation)
    case .timeline: begin(.dateField)
    case .where: beginCondition()
    case .matrix, .cooccur: begin(.key)
    case .agree: begin(.agreement)
    case .chart: begin(.chart)
    case .links:
      begin(.linkType)
      level.table = Cursor.links
    case .cite: begin(.citationStyle)
    case .union, .intersect, .except, .join: begin(.table)
    case .select, .sort, .distinct, .drop, .expand, .rename: begin(.field)
    case .summarize:
      place = .nothing
      listPlace = .aggregate
    case .with:
      place = .nothing
      listPlace = .field
    default: begin(.nothing)
    }
  }

  mutating func readKey(_ keyword: Keyword?) {
    switch keyword {
    case .every, .combined, .by: break
    default: place = afterKey
    }
    if place == .nothing { listPlace = .key }
  }

  /// What may stand behind a key of the stage.
  private var afterKey: Cursor.Place {
    switch level.stage {
    case .cooccur: .cooccurrence
    case .saturation: .saturation
    default: .nothing
    }
  }

  mutating func readInPairs(_ keyword: Keyword?) {
    switch keyword {
    case .with: begin(.key)
    case .by: begin(.togetherness)
    default: break
    }
  }

  mutating func readTogetherness(_ keyword: Keyword?) {
    begin(.nothing)
    if keyword == .near { afterNumber = .distance }
  }
}
