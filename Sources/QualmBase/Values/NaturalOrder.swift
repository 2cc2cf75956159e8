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
    let order = first.utf8.withContiguousStorageIfAvailable { a in
      second.utf8.withContiguousStorageIfAvailable { b in compare(a, b) }
    }
    if let order, let order { return order }
    return Array(first.utf8).withUnsafeBufferPointer { a in
      Array(second.utf8).withUnsafeBufferPointer { b in compare(a, b) }
    }
  }

  private static func compare(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>
  ) -> Int {
    var i = 0
    var j = 0
    while i < a.count, j < b.count {
      if isDigit(a[i]), isDigit(b[j]) {
        let order = compareNumbers(a, &i, b, &j)
        if order != 0 { return order }
      } else {
        let one = lowered(a[i])
        let other = lowered(b[j])
        if one != other { return sign(one, other) }
        i += 1
        j += 1
      }
    }
    if a.count - i != b.count - j { return sign(a.count - i, b.count - j) }
    return bytewise(a[0...], b[0...])
  }

  /// Compares the runs of digits at `i` and `j` as numbers and moves past them.
  private static func compareNumbers(
    _ a: UnsafeBufferPointer<UInt8>, _ i: inout Int, _ b: UnsafeBufferPointer<UInt8>,
    _ j: inout Int
  ) -> Int {
    let one = digits(a, &i)
    let other = digits(b, &j)
    return one.count != other.count ? sign(one.count, other.count) : bytewise(one, other)
  }

  private static func bytewise(
    _ first: Slice<UnsafeBufferPointer<UInt8>>, _ second: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Int {
    for (one, other) in zip(first, second) where one != other { return sign(one, other) }
    return sign(first.count, second.count)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }

  /// The run of digits at `index` without leading zeros; moves past it.
  private static func digits(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    while index < bytes.count, bytes[index] == 0x30 { index += 1 }
    let start = index
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    return bytes[start..<index]
  }
}
