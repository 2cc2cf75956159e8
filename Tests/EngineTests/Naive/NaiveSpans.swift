import QualmBase
import QualmPlan

extension Naive {
  /// Whether an excerpt lies so to one that satisfies `right`.
  func liesSo(_ excerpt: Int, _ test: SpanTest, _ right: Predicate) -> Bool {
    let ours = corpus.excerpts[excerpt]
    return satisfying(right, .excerpts).contains { other in
      let theirs = corpus.excerpts[other]
      if ours.document != theirs.document || test.isToOthers && other == excerpt { return false }
      if let a = ours.place, let b = theirs.place, isSo(a, b, test, ours.document) { return true }
      guard test.distance == nil, let a = ours.time, let b = theirs.time else { return false }
      return isSo(a, b, test, ours.document)
    }
  }

  /// The table of the language, word for word.
  private func isSo(_ a: Range<Int>, _ b: Range<Int>, _ test: SpanTest, _ document: Int) -> Bool {
    let (a0, a1, b0, b1) = (a.lowerBound, a.upperBound, b.lowerBound, b.upperBound)
    func isInReach() -> Bool {
      test.distance.map { gap(a, b, $0.unit, document) <= $0.count } ?? true
    }
    switch test.comparison {
    case .equals: return a0 == b0 && a1 == b1
    case .inside: return b0 <= a0 && a1 <= b1
    case .contains: return a0 <= b0 && b1 <= a1
    case .overlaps: return a0 < b1 && b0 < a1
    case .overlapsStart: return a0 < b0 && b0 < a1 && a1 < b1
    case .overlapsEnd: return b0 < a0 && a0 < b1 && b1 < a1
    case .meets: return a1 == b0
    case .metBy: return b1 == a0
    case .before: return a1 <= b0 && isInReach()
    case .after: return b1 <= a0 && isInReach()
    case .starts: return a0 == b0
    case .ends: return a1 == b1
    case .near: return isInReach()
    }
  }

  private func gap(_ a: Range<Int>, _ b: Range<Int>, _ unit: TextUnit, _ document: Int) -> Int {
    if a.overlaps(b) { return 0 }
    let (front, behind) = a.lowerBound < b.lowerBound ? (a, b) : (b, a)
    if unit == .characters { return behind.lowerBound - front.upperBound }
    let units = corpus.units.filter { $0.document == document && $0.kind == unit.singular }
    if unit == .words {
      return units.count {
        $0.range.lowerBound >= front.upperBound && $0.range.upperBound <= behind.lowerBound
      }
    }
    let isNumbered = units.allSatisfy { $0.number != nil }
    let numbers = units.indices.map { isNumbered ? units[$0].number ?? 0 : $0 }
    let last = units.lastIndex { $0.range.lowerBound < front.upperBound }
    let first = units.firstIndex { $0.range.upperBound > behind.lowerBound }
    let ours = last.map { numbers[$0] } ?? numbers[0] - 1
    let theirs = first.map { numbers[$0] } ?? numbers[numbers.count - 1] + 1
    return max(0, theirs - ours)
  }
}

extension PlainCorpus.Excerpt {
  /// Where it lies in the text.
  fileprivate var place: Range<Int>? { start.map { $0..<$0 + length } }
}
