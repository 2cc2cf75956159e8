/// Writes a syntax tree as text in the one canonical form.
package enum Printer {
  /// The text of a script, each statement ended by a newline.
  package static func print(_ script: Script) -> String { "" }

  /// The text of one statement, without a line end after it.
  package static func print(_ statement: Statement) -> String { "" }

  /// The text of a code expression, on one line.
  package static func print(_ codes: CodeExpression) -> String { "" }

  /// The text of a condition, on one line.
  package static func print(_ condition: Condition) -> String { "" }

  /// The text of one stage without its `|`, on one line.
  package static func print(_ stage: Stage) -> String { "" }
}
