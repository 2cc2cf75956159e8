extension RegularExpression {
  /// Whether the pattern is somewhere in a text that is not folded yet.
  package func matches(text: String) -> Bool { matches(TextFolding.fold(text)) }

  /// Whether the pattern is somewhere in a folded text.
  package func matches(_ folded: String) -> Bool {
    var search = Search(self)
    return search.finds(in: folded)
  }

  /// A search for one pattern in several texts.
  ///
  /// At every place of the text it holds the set of all steps that some way of reading has come to: each
  /// step once, so that a character costs no more than the size of the pattern.
  package struct Search {
    private let steps: [Program.Step]
    private let sets: [ScalarSet]
    /// Whether the pattern can begin at the start of the text alone.
    private let isAnchored: Bool
    /// The steps to which the character before has led.
    private var reached: [Int] = []
    /// The steps that want a character, at the place at hand.
    private var waiting: [Int] = []
    /// For each step the last place where it was come to, counted over all texts.
    private var seen: [Int]
    private var place = 0
    private var stack: [Int] = []

    package init(_ pattern: RegularExpression) {
      steps = pattern.program.steps
      sets = pattern.program.sets
      seen = [Int](repeating: 0, count: steps.count)
      isAnchored = if case .edge(.start) = steps.first { true } else { false }
    }

    /// Whether the pattern is somewhere in a folded text.
    package mutating func finds(in folded: String) -> Bool {
      reached.removeAll(keepingCapacity: true)
      var before: Unicode.Scalar?
      for scalar in folded.unicodeScalars {
        if goesOn(between: before, and: scalar) { return true }
        if isAnchored, waiting.isEmpty { return false }
        for step in waiting where takes(scalar, step) { reached.append(step + 1) }
        before = scalar
      }
      return goesOn(between: before, and: nil)
    }

    /// Follows all that needs no character, from the steps reached and from the pattern's start; true
    /// where that comes to its end.
    private mutating func goesOn(
      between before: Unicode.Scalar?, and after: Unicode.Scalar?
    ) -> Bool {
      place += 1
      waiting.removeAll(keepingCapacity: true)
      stack.removeAll(keepingCapacity: true)
      if !isAnchored || before == nil { stack.append(0) }
      stack.append(contentsOf: reached)
      reached.removeAll(keepingCapacity: true)
      while let step = stack.popLast() {
        if seen[step] == place { continue }
        seen[step] = place
        switch steps[step] {
        case .match: return true
        case .jump(let next): stack.append(next)
        case .split(let first, let second):
          stack.append(second)
          stack.append(first)
        case .edge(let edge): if Search.holds(edge, before, after) { stack.append(step + 1) }
        case .scalar, .any, .set: waiting.append(step)
        }
      }
      return false
    }

    private func takes(_ scalar: Unicode.Scalar, _ step: Int) -> Bool {
      switch steps[step] {
      case .scalar(let wanted): scalar == wanted
      case .any: true
      case .set(let number): sets[number].contains(scalar)
      default: false
      }
    }

    private static func holds(
      _ edge: PatternNode.Edge, _ before: Unicode.Scalar?, _ after: Unicode.Scalar?
    ) -> Bool {
      func isOfWord(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map(ScalarSet.Kind.word.contains) ?? false
      }
      switch edge {
      case .start: return before == nil
      case .end: return after == nil
      case .ofWord: return isOfWord(before) != isOfWord(after)
      case .notOfWord: return isOfWord(before) == isOfWord(after)
      }
    }
  }
}
