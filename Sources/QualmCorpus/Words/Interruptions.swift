import QualmBase

/// What stands in one document's text and belongs to none of its sentences, in code points.
///
/// An interruption in which an excerpt lies wholly does not interrupt that excerpt: whoever coded a
/// footnote wants to read it.
struct Interruptions: Sendable {
  /// In order of their beginnings; one may lie in another.
  private let stretches: [Range<Int>]
  /// For each the furthest end up to it, so that a search knows when nothing further back can reach.
  private let furthestEnds: [Int]

  init(_ stretches: [Range<Int>]) {
    let sorted = stretches.sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
    var furthest = 0
    self.stretches = sorted
    furthestEnds = sorted.map {
      furthest = max(furthest, $0.upperBound)
      return furthest
    }
  }

  /// What is left out of `range`, ascending and apart from each other.
  func within(_ range: Range<Int>, about excerpt: Range<Int>) -> [Range<Int>] {
    var index = furthestEnds.partitioningIndex(where: { $0 > range.lowerBound })
    var found: [Range<Int>] = []
    while index < stretches.count, stretches[index].lowerBound < range.upperBound {
      let stretch = stretches[index]
      index += 1
      guard stretch.upperBound > range.lowerBound, !stretch.holds(excerpt) else { continue }
      let part = stretch.clamped(to: range)
      if let last = found.last, last.upperBound >= part.lowerBound {
        found[found.count - 1] =
          last.lowerBound..<Swift.max(last.upperBound, part.upperBound)
      } else {
        found.append(part)
      }
    }
    return found
  }

  /// The interruption that holds a code point; where several do, the hull of those.
  func around(_ position: Int, about excerpt: Range<Int>) -> Range<Int>? {
    var index = stretches.partitioningIndex(where: { $0.lowerBound > position }) - 1
    var found: Range<Int>?
    while index >= 0, furthestEnds[index] > position {
      let stretch = stretches[index]
      index -= 1
      guard stretch.upperBound > position, !stretch.holds(excerpt) else { continue }
      found =
        found.map {
          Swift.min(
            $0.lowerBound, stretch.lowerBound)..<Swift.max($0.upperBound, stretch.upperBound)
        } ?? stretch
    }
    return found
  }
}

extension Range<Int> {
  fileprivate func holds(_ other: Range<Int>) -> Bool {
    lowerBound <= other.lowerBound && other.upperBound <= upperBound
  }
}
