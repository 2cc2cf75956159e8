import QualmBase

/// Divides the width of a window among the columns of a table.
enum ColumnWidths {
  /// What a column asks for.
  struct Demand {
    /// The width at which nothing is broken.
    var natural: Int
    /// The width below which words are broken.
    var least: Int
    /// Whether it holds names or numbers, which are no use when broken.
    var isWhole = false
  }

  /// No word makes a column wider than this if the window is too narrow for all.
  private static let widestWord = 16
  /// The width that even broken words get.
  private static let narrowest = 8
  /// A text longer than `longText` cannot be read in a column narrower than `widthOfLongText`.
  private static let longText = 60
  private static let widthOfLongText = 20

  /// The widths, at most `available` together; nil where that is too little for all columns.
  ///
  /// Wide columns give way first, down to their longest word; then words of texts are broken, then long
  /// names. Numbers never are.
  static func divide(_ demands: [Demand], available: Int) -> [Int]? {
    let natural = demands.map(\.natural)
    if natural.reduce(0, +) <= available { return natural }
    let least = demands.map { demand in
      demand.natural > longText ? widthOfLongText : min(demand.natural, demand.least, widestWord)
    }
    let broken = zip(demands, least).map { demand, least in
      demand.isWhole || demand.natural > longText ? least : min(least, narrowest)
    }
    return level(natural, floors: least, available: available)
      ?? level(least, floors: broken, available: available)
  }

  /// Lowers all widths above a common level to it, but none below its floor; nil if even the floors
  /// need more than there is.
  private static func level(_ widths: [Int], floors: [Int], available: Int) -> [Int]? {
    func lowered(to level: Int) -> [Int] {
      zip(widths, floors).map { max($1, min($0, level)) }
    }
    guard floors.reduce(0, +) <= available else { return nil }
    var low = 0
    var high = widths.max() ?? 0
    while low < high {
      let middle = (low + high + 1) / 2
      if lowered(to: middle).reduce(0, +) <= available { low = middle } else { high = middle - 1 }
    }
    var result = lowered(to: low)
    var rest = available - result.reduce(0, +)
    for index in result.indices where rest > 0 && result[index] < widths[index] {
      result[index] += 1
      rest -= 1
    }
    return result
  }
}
