/// Numbers as decimal text.
enum NumberText {
  /// The shortest text that reads back as the same number, `0.1`, `12`, `1e-07`; nil for what is
  /// no number (infinities, not-a-number).
  static func exact(_ number: Double) -> String? {
    guard number.isFinite else { return nil }
    if number == 0 { return "0" }
    let text = number.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }

  /// The number rounded to at most three decimals, for a person: `0.333`, `0.5`, `12`.
  ///
  /// What would round to 0 without being 0 is shown as `<0.001` or `>-0.001`.
  static func rounded(_ number: Double) -> String? {
    guard number.isFinite else { return nil }
    // Beyond 2^53 / 1000 there are no thousandths left to round to.
    guard number.magnitude < 9e12 else { return exact(number) }
    let thousandths = Int((number.magnitude * 1000).rounded(.toNearestOrEven))
    if thousandths == 0 {
      return number == 0 ? "0" : (number > 0 ? "<0.001" : ">-0.001")
    }
    var text = (number < 0 ? "-" : "") + String(thousandths / 1000)
    let fraction = thousandths % 1000
    if fraction != 0 {
      let digits = String(fraction)
      let padded = String(repeating: "0", count: 3 - digits.count) + digits
      text += "." + padded[...(padded.lastIndex { $0 != "0" } ?? padded.startIndex)]
    }
    return text
  }
}
