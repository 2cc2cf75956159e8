/// Numbers that look random and are the same on every run (SplitMix64; Steele, Lea and Flood 2014).
package struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// A number in `0..<limit`; 0 where that is empty.
  package mutating func below(_ limit: Int) -> Int {
    limit > 0 ? Int(next() % UInt64(limit)) : 0
  }

  /// True `percent` times in 100.
  package mutating func chance(percent: Int) -> Bool { below(100) < percent }

  /// True with this probability, from 0 to 1.
  package mutating func chance(_ probability: Double) -> Bool {
    precondition(0...1 ~= probability, "a probability is no percentage")
    return Double(next() >> 11) / Double(1 << 53) < probability
  }

  /// One of the elements, of which there is at least one.
  package mutating func choose<Element>(_ elements: [Element]) -> Element {
    elements[below(elements.count)]
  }

  /// Up to `limit` of the elements, each at most once, in their order.
  package mutating func subset<Element>(_ elements: [Element], atMost limit: Int) -> [Element] {
    var rest = Array(elements.indices)
    var chosen: [Int] = []
    for _ in 0..<below(limit + 1) where !rest.isEmpty {
      chosen.append(rest.remove(at: below(rest.count)))
    }
    return chosen.sorted().map { elements[$0] }
  }

  /// The elements in another order.
  package mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for index in result.indices.dropFirst().reversed() {
      result.swapAt(index, below(index + 1))
    }
    return result
  }
}
