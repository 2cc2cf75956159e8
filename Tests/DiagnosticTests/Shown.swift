import Foundation
import QualmBase

/// Diagnostics as they are shown, taken apart again.
struct Shown {
  /// The first line of a diagnostic.
  struct Head: Hashable, CustomStringConvertible {
    var code: String
    var message: String

    var description: String { "\(code): \(message)" }
  }

  var heads: [Head] = []
  var hints: [String] = []

  /// Reads what the renderer wrote; other lines are passed over.
  init(_ text: String) {
    for line in text.split(separator: "\n") {
      if line.hasPrefix("help: ") { hints.append(String(line.dropFirst(6))) }
      guard let open = line.firstIndex(of: "["), let close = line.range(of: "]: "),
        ["error", "warning", "note"].contains(line[..<open])
      else { continue }
      heads.append(
        Head(
          code: String(line[line.index(after: open)..<close.lowerBound]),
          message: String(line[close.upperBound...])))
    }
  }

  /// Diagnostics as text, in the places of `texts`.
  static func text(_ diagnostics: [Diagnostic], in texts: SourceMap) -> String {
    DiagnosticRenderer(texts: texts).text(diagnostics)
  }
}
