/// A class of characters in folded text: `[a-z\d]`, `\W`.
struct ScalarSet: Sendable, Hashable {
  /// A kind of characters that has a name.
  enum Kind: Sendable, Hashable {
    case digit
    case word
    case blank

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .digit:
        return scalar.value < 0x80
          ? (0x30...0x39).contains(scalar.value)
          : scalar.properties.generalCategory == .decimalNumber
      case .word: return scalar == "_" || Words.isWordScalar(scalar)
      case .blank: return scalar.properties.isWhitespace
      }
    }
  }

  private var ranges: [ClosedRange<UInt32>] = []
  private var kinds: [Kind] = []
  private var otherKinds: [Kind] = []
  var isNegated = false

  /// All of a kind, or all others.
  init(_ kind: Kind, isNegated: Bool = false) {
    kinds = [kind]
    self.isNegated = isNegated
  }

  /// None yet.
  init() {}

  /// Adds all of a kind, or all that are not.
  mutating func insert(_ kind: Kind, isNegated: Bool) {
    if isNegated { otherKinds.append(kind) } else { kinds.append(kind) }
  }

  /// Adds the characters from one to another, and what they are folded to: `[A-F]` finds `c`.
  mutating func insert(_ range: ClosedRange<UInt32>) {
    ranges.append(range)
    if range.count <= 256 {
      for value in range {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let folded = ScalarSet.fold(scalar).value
        if folded != value { ranges.append(folded...folded) }
      }
    } else {
      for (value, folded) in ScalarSet.folded where range.contains(value) {
        ranges.append(folded...folded)
      }
    }
  }

  /// What stands for a character of a pattern in folded text.
  static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    scalar.properties.isWhitespace ? " " : TextFolding.fold(scalar)
  }

  /// The characters that folding changes; worked out once, and only for a long range.
  private static let folded: [(value: UInt32, folded: UInt32)] = (0...0x1FFFF).compactMap { value in
    guard let scalar = Unicode.Scalar(UInt32(value)) else { return nil }
    let folded = fold(scalar)
    return folded == scalar ? nil : (scalar.value, folded.value)
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let isInside =
      ranges.contains { $0.contains(scalar.value) }
      || kinds.contains { $0.contains(scalar) }
      || otherKinds.contains { !$0.contains(scalar) }
    return isInside != isNegated
  }

  /// Puts the ranges in order and joins those that touch.
  mutating func close() {
    var joined: [ClosedRange<UInt32>] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = joined.last, range.lowerBound <= last.upperBound &+ 1 {
        joined[joined.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        joined.append(range)
      }
    }
    ranges = joined
  }
}
