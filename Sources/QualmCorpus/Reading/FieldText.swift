import QualmBase

/// How the values of a column are spelt in a cell.
enum FieldText {
  /// The value that a text stands for, where the column is of whole numbers, numbers or dates.
  static func value(of text: String, _ schema: FieldSchema) -> Value? {
    switch schema.kind {
    case .text: return .text(text)
    case .integer:
      // `Int` also reads a plus sign, which no table should need.
      guard text.utf8.first != UInt8(ascii: "+") else { return nil }
      return Int(text).map { .integer($0) }
    case .number:
      guard isNumber(text), let number = Double(text), number.isFinite else { return nil }
      return .number(number)
    case .boolean:
      if schema.trueValues.contains(text) { return .boolean(true) }
      return schema.falseValues.contains(text) ? .boolean(false) : nil
    case .date:
      guard let date = PartialDate(text) else { return nil }
      switch schema.typeName {
      case "year": return date.month == nil ? .date(date) : nil
      case "yearmonth": return date.month != nil && date.day == nil ? .date(date) : nil
      default: return .date(date)
      }
    }
  }

  /// The one spelling in which a value is written.
  static func text(of value: Value, _ schema: FieldSchema) -> String {
    switch value {
    case .missing: ""
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number):
      number == number.rounded() && abs(number) < 1e15
        ? String(Int(number)) : number.description
    case .boolean(let flag):
      (flag ? schema.trueValues.first : schema.falseValues.first) ?? (flag ? "true" : "false")
    case .date(let date): date.description
    case .list(let values):
      values.map { text(of: $0, schema) }.joined(
        separator: String(Unicode.Scalar(schema.delimiter ?? UInt8(ascii: ";"))))
    }
  }

  /// What the column holds, in words.
  static func description(of schema: FieldSchema) -> String {
    let one =
      switch schema.kind {
      case .text: "a text"
      case .integer: "a whole number"
      case .number: "a number"
      case .boolean:
        "`\(schema.trueValues.first ?? "true")` or `\(schema.falseValues.first ?? "false")`"
      case .date:
        switch schema.typeName {
        case "year": "a year, such as 2011"
        case "yearmonth": "a month, such as 2011-01"
        default: "a date, such as 2011-01-17"
        }
      }
    guard let delimiter = schema.delimiter else { return one }
    return "a list parted by `\(Character(Unicode.Scalar(delimiter)))`, each item \(one)"
  }

  /// Whether a text is digits with a point and a power of ten, and nothing that only Swift reads.
  private static func isNumber(_ text: String) -> Bool {
    text.utf8.contains { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      && text.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
          UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "+"):
          true
        default: false
        }
      }
  }
}
