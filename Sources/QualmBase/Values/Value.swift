/// One cell of an answer, or one value of a field.
public enum Value: Sendable, Hashable {
  /// Nothing is known; equals nothing, sorts last.
  case missing
  /// Text in any script.
  case text(String)
  /// A whole number: a count, a page, a position.
  case integer(Int)
  /// A number that a division gave: a share, a mean.
  case number(Double)
  /// Yes or no.
  case boolean(Bool)
  /// A year, a month or a day.
  case date(PartialDate)
  /// The values of a many-valued field, in order; never holds a list or `missing`.
  case list([Value])

  /// Whether nothing is known. An empty list counts as missing.
  public var isMissing: Bool {
    switch self {
    case .missing: true
    case .list(let values): values.isEmpty
    default: false
    }
  }
}
