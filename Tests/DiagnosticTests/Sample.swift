/// One way to come by a diagnostic.
struct Sample: Sendable {
  /// The diagnostic that is meant: `Q0203`.
  var code: String
  /// What was asked, written or changed: a line or more at the head of the snapshot.
  var title: String
  /// How many diagnostics come of it; one mistake is told once.
  var count = 1
  /// Does it, and gives every diagnostic as a user sees it.
  var raise: @Sendable () throws -> String
}

extension Sample {
  /// All samples of all areas.
  static let all: [Sample] = queries + limits + corpora + positions + commands + prompts

  /// The samples of each code, in the order of their tables.
  static let byCode = Dictionary(grouping: all, by: \.code)
}
