import QualmBase

/// What a cell means, for its colour; colour only repeats what words or places say.
enum CellMeaning {
  case plain
  /// The id of a row of the corpus.
  case row
  case code
  /// Of how many: the denominator of the number before it.
  case denominator
  /// How a claim fares.
  case verdict

  init(of column: Table.Column, isVerdict: Bool) {
    self =
      switch column.names {
      case .rows: .row
      case .codes: .code
      case .nothing where column.kind != .text && column.name.hasSuffix("_of"): .denominator
      case .nothing where isVerdict && column.name == "verdict": .verdict
      case .nothing: .plain
      }
  }

  /// The sequence (SGR, ECMA-48) for a cell with this text; nil for the terminal's own colour.
  func sequence(for text: String) -> String? {
    if text == DisplayTable.withoutValue || text == DisplayTable.neverLookedFor { return "2" }
    switch self {
    case .plain: return nil
    case .row: return "36"
    case .code: return "32"
    case .denominator: return "2"
    case .verdict: return ClaimVerdict.Outcome(rawValue: text)?.sequence
    }
  }
}

extension ClaimVerdict.Outcome {
  /// The sequence (SGR, ECMA-48) for the word of an outcome.
  var sequence: String? {
    switch self {
    case .holds: "32"
    case .fails, .holdsAfterAll, .notShown: "31"
    case .known: "33"
    }
  }
}
