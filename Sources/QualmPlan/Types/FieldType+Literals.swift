import QualmBase

extension FieldType {
  /// What a message says that a field of this type holds.
  var holds: String {
    switch self {
    case .text: "words"
    case .integer: "whole numbers"
    case .number: "numbers"
    case .boolean: "`yes` or `no`"
    case .date: "dates"
    case .reference(let relation): "ids of \(relation.text)"
    case .codes: "codes"
    }
  }

  /// Types whose values compare with each other are of one class.
  enum Class {
    case words, numbers, dates, truth, codes
  }

  var comparisonClass: Class {
    switch self {
    case .text, .reference: .words
    case .integer, .number: .numbers
    case .date: .dates
    case .boolean: .truth
    case .codes: .codes
    }
  }

  /// Whether values of this type can be compared with those of another.
  package func compares(with other: FieldType) -> Bool {
    comparisonClass == other.comparisonClass
  }

  /// Whether the values are codes, which names are looked up for.
  var isCodes: Bool { if case .codes = self { true } else { false } }

  /// The code whose descendants are the values, where it is one code.
  var root: CodeID? {
    if case .codes(let root) = self { root } else { nil }
  }

  /// Whether `<` has a meaning.
  var isOrdered: Bool {
    switch comparisonClass {
    case .words, .numbers, .dates: true
    case .truth, .codes: false
    }
  }

  /// Reads a literal as a value of this type, which is not one of codes; nil where it is none.
  func read(_ text: String) -> Value? {
    switch self {
    case .text, .reference, .codes: .text(text)
    case .integer: Int(decimal: text).map(Value.integer)
    case .number: Double(decimal: text).map(Value.number)
    case .boolean:
      switch text {
      case "yes", "true": .boolean(true)
      case "no", "false": .boolean(false)
      default: nil
      }
    case .date: PartialDate(text).map(Value.date)
    }
  }
}

extension Int {
  /// Reads digits with an optional minus.
  init?(decimal text: String) {
    let digits = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
    guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    self.init(text)
  }
}

extension Double {
  /// Reads digits with an optional minus and an optional fraction: `-2.5`.
  init?(decimal text: String) {
    let digits = text.hasPrefix("-") ? text.dropFirst() : Substring(text)
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count),
      parts.allSatisfy({ part in
        !part.isEmpty && part.utf8.allSatisfy { (0x30...0x39).contains($0) }
      })
    else { return nil }
    self.init(text)
  }
}
