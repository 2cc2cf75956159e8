import QualmBase

/// The groups of words that several places ask for, each in its one home.
extension Keyword {
  /// The words that sentences begin with, but for `external`, which the standard library alone has.
  static let statements = Keywords.statements.compactMap { named($0.word) }

  /// The words that stages begin with.
  static let stages = Keywords.stages.compactMap { named($0.word) }

  /// The relations of spans.
  static let spans = SpanComparison.allCases.compactMap { named($0.rawValue) }

  /// A line that begins with one of these carries the sentence on.
  package static let continuingLines: Set<Keyword> = [
    .where, .and, .or, .xor, .but, .with, .without, .within, .as, .under, .including, .that,
    .known,
  ]

  /// Where a code is wanted these are no names.
  static let reservedInCodes: Set<Keyword> = [.not, .exactly, .at, .all, .any, .uncoded]
}
