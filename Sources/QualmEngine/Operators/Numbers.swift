import QualmBase

/// The numbers among some rows, each with how often it occurs: sums are exact as long as they are
/// whole, and everything divides last.
struct Numbers {
  private var numbers: [(value: Value, worth: Double, count: Int)]
  /// How many numbers there are, repetitions included.
  let count: Int

  /// Takes values with the number of their occurrences; what is no number is left out.
  init(weighted: [(Value, Int)]) {
    var numbers: [(value: Value, worth: Double, count: Int)] = []
    for (value, count) in weighted where count > 0 {
      switch value {
      case .integer(let whole): numbers.append((value, Double(whole), count))
      case .number(let number): numbers.append((value, number, count))
      default: continue
      }
    }
    numbers.sort { NaturalOrder.precedes($0.value, $1.value) }
    self.numbers = numbers
    count = numbers.reduce(0) { $0 + $1.count }
  }

  /// The sum, missing of nothing: whole while every number is and it fits, else a number.
  var sum: Value {
    if count == 0 { return .missing }
    var whole = 0
    for (value, _, count) in numbers {
      guard case .integer(let number) = value else { return .number(worth) }
      let (product, overflows) = number.multipliedReportingOverflow(by: count)
      let (next, spills) = whole.addingReportingOverflow(product)
      if overflows || spills { return .number(worth) }
      whole = next
    }
    return .integer(whole)
  }

  /// The sum divided by the number of numbers; missing of nothing.
  var mean: Value {
    if count == 0 { return .missing }
    switch sum {
    case .integer(let whole): return .number(Double(whole) / Double(count))
    default: return .number(worth / Double(count))
    }
  }

  /// The middle number, or the mean of the middle two; missing of nothing.
  var median: Value {
    if count == 0 { return .missing }
    let low = number(at: (count - 1) / 2)
    let high = number(at: count / 2)
    if case .integer(let a) = low, case .integer(let b) = high {
      let (sum, overflows) = a.addingReportingOverflow(b)
      if !overflows { return .number(Double(sum) / 2) }
    }
    return .number(Numbers.worth(low) / 2 + Numbers.worth(high) / 2)
  }

  private var worth: Double { numbers.reduce(0) { $0 + $1.worth * Double($1.count) } }

  /// The number at a place of the ascending list with repetitions.
  private func number(at place: Int) -> Value {
    var passed = 0
    for (value, _, count) in numbers {
      passed += count
      if place < passed { return value }
    }
    return .missing
  }

  private static func worth(_ value: Value) -> Double {
    switch value {
    case .integer(let whole): Double(whole)
    case .number(let number): number
    default: 0
    }
  }
}
