import QualmBase
package import QualmCorpus

/// How far two stretches of one document may be from each other.
package struct SpanReach: Sendable {
  private enum Measure: Sendable {
    /// What lies between the two.
    case characters
    /// The whole words that lie between the two.
    case words(starts: [Int], ends: [Int])
    /// The number of the unit with the first character of the one behind, less that of the unit with
    /// the last character of the one in front; units are numbered as the package does, else one by one.
    case numbers(starts: [Int], ends: [Int], numbers: [Int]?)
  }

  private let limit: Int
  private let measure: Measure

  /// So many characters.
  package init(characters limit: Int) {
    self.limit = limit
    measure = .characters
  }

  /// So many whole words between the two.
  package init(words limit: Int, _ units: UnitBoundaries.Units) {
    self.limit = limit
    measure = .words(starts: units.starts, ends: units.ends.sorted())
  }

  /// So great a difference of the numbers of sentences, paragraphs or pages.
  package init(numbers limit: Int, _ units: UnitBoundaries.Units) {
    self.limit = limit
    measure = .numbers(
      starts: units.starts, ends: units.ends.sorted(), numbers: units.ascendingNumbers)
  }

  /// Whether the gap from where the one in front ends to where the one behind starts is no greater.
  ///
  /// It never shrinks as the two places move apart, so that the nearest neighbour decides.
  func spans(from end: Int, to start: Int) -> Bool { gap(from: end, to: start) <= limit }

  /// The gap; `end` is not behind `start`.
  func gap(from end: Int, to start: Int) -> Int {
    switch measure {
    case .characters: return start - end
    case .words(let starts, let ends):
      return max(0, SpanReach.passed(ends, by: start) - SpanReach.begun(starts, before: end))
    case .numbers(let starts, let ends, let numbers):
      let first = SpanReach.begun(starts, before: end) - 1
      let last = SpanReach.passed(ends, by: start)
      return max(0, SpanReach.number(last, numbers) - SpanReach.number(first, numbers))
    }
  }

  private static func passed(_ ends: [Int], by position: Int) -> Int {
    ends.partitioningIndex { $0 > position }
  }

  private static func begun(_ starts: [Int], before position: Int) -> Int {
    starts.partitioningIndex { $0 >= position }
  }

  /// The number of the unit at `index`, which may be one before the first or one behind the last.
  private static func number(_ index: Int, _ numbers: [Int]?) -> Int {
    guard let numbers, let first = numbers.first, let last = numbers.last else { return index }
    if index < 0 { return first - 1 }
    return index < numbers.count ? numbers[index] : last + 1
  }
}
