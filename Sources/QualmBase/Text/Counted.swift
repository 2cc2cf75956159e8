extension Int {
  /// The number with what it counts: `1 row`, `3 rows`, `2 summaries`.
  package func counted(_ noun: String) -> String {
    if self == 1 { return "1 \(noun)" }
    return noun.hasSuffix("y") ? "\(self) \(noun.dropLast())ies" : "\(self) \(noun)s"
  }
}
