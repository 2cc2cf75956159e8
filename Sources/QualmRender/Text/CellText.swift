import QualmBase

/// Cells as text.
enum CellText {
  /// What a person is shown: numbers rounded, missing as nothing, control characters visible.
  static func forPeople(_ value: Value, keepsLines: Bool) -> String {
    switch value {
    case .missing: ""
    case .text(let text): VisibleText.of(text, keepsLines: keepsLines)
    case .integer(let number): String(number)
    case .number(let number): NumberText.rounded(number) ?? ""
    case .boolean(let value): value ? "yes" : "no"
    case .date(let date): date.description
    case .list(let values):
      values.map { forPeople($0, keepsLines: keepsLines) }.joined(separator: ";")
    }
  }

  /// What a program reads: everything as it is, missing as nothing, lists joined by `;`.
  static func forMachines(_ value: Value) -> String {
    switch value {
    case .missing: ""
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number): NumberText.exact(number) ?? ""
    case .boolean(let value): value ? "true" : "false"
    case .date(let date): date.description
    case .list(let values): values.map(forMachines).joined(separator: ";")
    }
  }
}
