extension RegularExpression {
  /// A pattern as steps that threads of a search take.
  struct Program: Sendable {
    enum Step: Sendable {
      case scalar(Unicode.Scalar)
      case any
      /// A character of the class with this number.
      case set(Int)
      case edge(PatternNode.Edge)
      /// Goes on at both places.
      case split(Int, Int)
      case jump(Int)
      case match
    }

    private(set) var steps: [Step] = []
    private(set) var sets: [ScalarSet] = []

    /// Writes the pattern out, repetitions too.
    init(_ node: PatternNode, of source: String) throws(Fault) {
      try write(node, 0..<source.utf8.count)
      steps.append(.match)
    }

    /// - Parameter range: the bytes to blame where the pattern grows too large.
    private mutating func add(_ step: Step, _ range: Range<Int>) throws(Fault) {
      if steps.count >= RegularExpression.largestSize {
        throw Fault(kind: .tooLarge, range: range)
      }
      steps.append(step)
    }

    private mutating func write(_ node: PatternNode, _ range: Range<Int>) throws(Fault) {
      switch node {
      case .empty: break
      case .scalar(let scalar): try add(.scalar(scalar), range)
      case .any: try add(.any, range)
      case .set(let set):
        let number = sets.firstIndex(of: set) ?? sets.count
        if number == sets.count { sets.append(set) }
        try add(.set(number), range)
      case .edge(let edge): try add(.edge(edge), range)
      case .sequence(let parts): for part in parts { try write(part, range) }
      case .choice(let choices): try write(choices: choices, range)
      case .repeated(let part, let least, let most, let sign):
        try write(part, least: least, most: most, sign)
      }
    }

    private mutating func write(
      choices: [PatternNode], _ range: Range<Int>
    ) throws(Fault) {
      var jumps: [Int] = []
      for (number, choice) in choices.enumerated() {
        let isLast = number == choices.count - 1
        let split = steps.count
        if !isLast { try add(.split(split + 1, 0), range) }
        try write(choice, range)
        if isLast { break }
        jumps.append(steps.count)
        try add(.jump(0), range)
        steps[split] = .split(split + 1, steps.count)
      }
      for jump in jumps { steps[jump] = .jump(steps.count) }
    }

    private mutating func write(
      _ part: PatternNode, least: Int, most: Int?, _ range: Range<Int>
    ) throws(Fault) {
      for _ in 0..<least {
        let before = steps.count
        try write(part, range)
        // A part without steps is the same however often it stands.
        if steps.count == before { return }
      }
      guard let most else {
        let split = steps.count
        try add(.split(split + 1, 0), range)
        try write(part, range)
        try add(.jump(split), range)
        steps[split] = .split(split + 1, steps.count)
        return
      }
      var splits: [Int] = []
      for _ in 0..<(most - least) {
        splits.append(steps.count)
        try add(.split(steps.count + 1, 0), range)
        let before = steps.count
        try write(part, range)
        if steps.count == before { break }
      }
      for split in splits { steps[split] = .split(split + 1, steps.count) }
    }
  }
}
