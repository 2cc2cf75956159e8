import Glibc

/// The size of the window that the prompt runs in.
struct TerminalSize: Equatable {
  /// Rows of text.
  var rows: Int
  /// Columns of text.
  var columns: Int

  /// The size now: of the window, else by `COLUMNS` and `LINES`, else 24 by 80.
  static var current: TerminalSize {
    var size = winsize()
    let isKnown = ioctl(1, UInt(TIOCGWINSZ), &size) == 0
    return TerminalSize(
      rows: isKnown && size.ws_row > 0 ? Int(size.ws_row) : number("LINES") ?? 24,
      columns: isKnown && size.ws_col > 0 ? Int(size.ws_col) : number("COLUMNS") ?? 80)
  }

  private static func number(_ variable: String) -> Int? {
    guard let value = getenv(variable).flatMap({ Int(String(cString: $0)) }), value > 0 else {
      return nil
    }
    return value
  }
}
