/// The one order of values: natural, total, missing last.
public enum NaturalOrder {
  /// Whether `first` comes before `second`: runs of digits compare as numbers (`DRC-2` before
  /// `DRC-10`), letters without regard to case, and what is still equal by its bytes.
  public static func precedes(_ first: String, _ second: String) -> Bool {
    compare(first, second) < 0
  }

  /// Whether `first` comes before `second`: by kind (yes/no, numbers, dates, text, lists), then
  /// by value; missing comes last.
  public static func precedes(_ first: Value, _ second: Value) -> Bool {
    compare(first, second) < 0
  }

  /// Less than, equal to or greater than 0 as `first` comes before, with or after `second`.
  public static func compare(_ first: Value, _ second: Value) -> Int {
    switch (first, second) {
    case (.text(let a), .text(let b)): return compare(a, b)
    case (.integer(let a), .integer(let b)): return sign(a, b)
    case (.integer(let a), .number(let b)): return sign(Double(a), b)
    case (.number(let a), .integer(let b)): return sign(a, Double(b))
    case (.number(let a), .number(let b)): return sign(a, b)
    case (.boolean(let a), .boolean(let b)): return sign(a ? 0 : 1, b ? 0 : 1)
    case (.date(let a), .date(let b)):
      return a.firstDay != b.firstDay ? sign(a.firstDay, b.firstDay) : sign(b.lastDay, a.lastDay)
    case (.list(let a), .list(let b)):
      for (one, other) in zip(a, b) {
        let order = compare(one, other)
        if order != 0 { return order }
      }
      return sign(a.count, b.count)
    default: return sign(rank(first), rank(second))
    }
  }

  private static func rank(_ value: Value) -> Int {
    switch value {
    case .boolean: 0
    case .integer, .number: 1
    case .date: 2
    case .text: 3
    case .list(let values): values.isEmpty ? 5 : 4
    case .missing: 5
    }
  }

  private static func sign<Number: Comparable>(_ first: Number, _ second: Number) -> Int {
    first < second ? -1 : (first == second ? 0 : 1)
  }

  /// Less than, equal to or greater than 0 as `first` comes before, with or after `second`.
  public static func compare(_ first: String, _ second: String) -> Int {
    let a = Array(first.utf8)
    let b = Array(second.utf8)
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
      if isDigit(a[i]), isDigit(b[j]) {
        let one = digits(a, &i)
        let other = digits(b, &j)
        if one.count != other.count { return sign(one.count, other.count) }
        if one != other { return one.lexicographicallyPrecedes(other) ? -1 : 1 }
      } else {
        let one = lowered(a[i])
        let other = lowered(b[j])
        if one != other { return sign(one, other) }
        i += 1
        j += 1
      }
    }
    if a.count - i != b.count - j { return sign(a.count - i, b.count - j) }
    return a == b ? 0 : (a.lexicographicallyPrecedes(b) ? -1 : 1)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte + 32 : byte
  }

  /// The run of digits at `index` without leading zeros; moves past it.
  private static func digits(_ bytes: [UInt8], _ index: inout Int) -> ArraySlice<UInt8> {
    let start = index
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    return bytes[start..<index].drop { $0 == UInt8(ascii: "0") }
  }
}
