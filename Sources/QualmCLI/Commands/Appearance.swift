/// What the environment asks of the looks of the output: colours, and how wide it may be.
///
/// Every decision of this kind is taken here, from the variables and from whether a terminal is
/// there, so that it can be tested without one.
struct Appearance: Sendable {
  /// The value of a variable; nil where it is not set or empty.
  var variable: @Sendable (String) -> String?

  /// As the environment of this process has it.
  static let current = Appearance(variable: Terminal.environment)

  /// Whether colours are used on a stream.
  ///
  /// `--color always` and `never` win over everything, then `NO_COLOR` wins over `CLICOLOR_FORCE`,
  /// and that over what is at the other end: a terminal, unless `CLICOLOR` is `0` or `TERM` says that
  /// it has none.
  func usesColor(_ choice: String?, isTerminal: Bool) -> Bool {
    switch choice {
    case "always": return true
    case "never": return false
    default: break
    }
    if variable("NO_COLOR") != nil { return false }
    if variable("CLICOLOR_FORCE") ?? "0" != "0" { return true }
    return isTerminal && variable("CLICOLOR") != "0"
      && !Terminal.isPlain(variable("TERM"))
  }

  /// The columns that output may take: those of `COLUMNS`, else of the window.
  ///
  /// - Parameter window: the columns of the window; nil where there is none.
  /// - Returns: nil where nothing limits the width, as in a pipe.
  func width(window: Int?) -> Int? { columns ?? window }

  /// What `COLUMNS` says, where that is a positive number; no more than a window can have.
  private var columns: Int? {
    guard let text = variable("COLUMNS"), let columns = Int(text), columns > 0 else { return nil }
    return min(columns, Int(UInt16.max))
  }
}
