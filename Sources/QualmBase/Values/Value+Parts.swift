extension Value {
  /// The value as it is written: text and dates as they are, whole numbers in decimal, other numbers as
  /// the shortest decimal that reads back the same, `yes` or `no`, lists joined by `;`, and nothing where
  /// nothing is known.
  package var plainText: String {
    switch self {
    case .missing: ""
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number): String(number)
    case .boolean(let isTrue): isTrue ? "yes" : "no"
    case .date(let date): date.description
    case .list(let values): values.map(\.plainText).joined(separator: ";")
    }
  }

  /// A whole number as one that a division may give; other values as they are.
  package var asNumber: Value {
    if case .integer(let whole) = self { .number(Double(whole)) } else { self }
  }

  /// The single values: none where missing, those of a list, else the value itself.
  package var items: [Value] {
    switch self {
    case .missing: []
    case .list(let values): values
    default: [self]
    }
  }
}
