/// A year, a month or a day of the Gregorian calendar, read as the interval of its days.
public struct PartialDate: Sendable, Hashable {
  /// The year, 0...9999.
  public let year: Int
  /// The month 1...12, where one is given.
  public let month: Int?
  /// The day 1...31, where one is given; only with a month.
  public let day: Int?

  /// Reads `2011`, `2011-01` or `2011-01-17`; nil where the text is none of these or no such day.
  public init?(_ text: some StringProtocol) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    guard (1...3).contains(parts.count), parts[0].count == 4,
      parts.dropFirst().allSatisfy({ $0.count == 2 })
    else { return nil }
    var numbers: [Int] = []
    for part in parts {
      guard part.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let number = Int(String(decoding: part, as: UTF8.self))
      else { return nil }
      numbers.append(number)
    }
    year = numbers[0]
    month = numbers.count > 1 ? numbers[1] : nil
    day = numbers.count > 2 ? numbers[2] : nil
    if let month {
      guard (1...12).contains(month) else { return nil }
      if let day, !(1...PartialDate.days(inMonth: month, of: year)).contains(day) { return nil }
    }
  }

  /// Takes numbers that are known to make a date.
  init(year: Int, month: Int?, day: Int?) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day with a number of days since 0000-03-01: `firstDay` undone, by the cycle of 400 years, which
  /// has 146,097 days.
  init(dayNumber: Int) {
    let cycle = PartialDate.floorDivide(dayNumber, 146_097)
    let inCycle = dayNumber - cycle * 146_097
    let yearOfCycle = (inCycle - inCycle / 1460 + inCycle / 36_524 - inCycle / 146_096) / 365
    let inYear = inCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let monthFromMarch = (5 * inYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    self.init(
      year: cycle * 400 + yearOfCycle + (month <= 2 ? 1 : 0), month: month,
      day: inYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  /// The first day of the interval, in days since 0000-03-01.
  public var firstDay: Int { PartialDate.dayNumber(year, month ?? 1, day ?? 1) }

  /// The last day of the interval, in days since 0000-03-01.
  public var lastDay: Int {
    let lastMonth = month ?? 12
    return PartialDate.dayNumber(
      year, lastMonth, day ?? PartialDate.days(inMonth: lastMonth, of: year))
  }

  private static func days(inMonth month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// Days from civil date; years begin in March so that the leap day is a year's last.
  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let monthFromMarch = (month + 9) % 12
    let leapDays = floorDivide(shifted, 4) - floorDivide(shifted, 100) + floorDivide(shifted, 400)
    return 365 * shifted + leapDays + (153 * monthFromMarch + 2) / 5 + day - 1
  }

  private static func floorDivide(_ number: Int, _ divisor: Int) -> Int {
    number >= 0 ? number / divisor : -((-number + divisor - 1) / divisor)
  }
}

extension PartialDate: CustomStringConvertible {
  /// The date as it is written: `2011-01`.
  public var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    var text = padded(year, 4)
    if let month { text += "-" + padded(month, 2) }
    if let day { text += "-" + padded(day, 2) }
    return text
  }
}
