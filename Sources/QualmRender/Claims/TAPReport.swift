import QualmBase

/// A report in the Test Anything Protocol, version 14 (testanything.org).
///
/// A known failure is `not ok` with the directive for work to come, which does not fail a run. What
/// holds after all is `not ok` without it, since a harness takes `ok` with it for a success. Diagnostics are YAML whose strings
/// are JSON's.
package enum TAPReport: ClaimReportFormat {
  package static let name = "tap"
  package static func render(
    _ report: ClaimReport, options: RenderOptions, into output: inout OutputBuffer
  ) {
    output.append("TAP version 14\n# corpus: \(line(report.corpus))\n1..\(report.total)\n")
    var number = 0
    for script in report.scripts {
      for (line, verdict) in script.verdicts {
        number += 1
        write(verdict, number: number, at: "\(script.name):\(line)", into: &output)
        guard output.isOpen else { return }
      }
    }
  }

  private static func write(
    _ verdict: ClaimVerdict, number: Int, at place: String, into output: inout OutputBuffer
  ) {
    let isOK = verdict.outcome == .holds
    output.append("\(isOK ? "ok" : "not ok") \(number) - \(escaped(verdict.sentence))")
    if verdict.outcome == .known {
      output.append(" # TODO \(line(verdict.known ?? ""))")
    }
    output.append("\n  ---\n")
    output.append("  verdict: \(quoted(verdict.outcome.rawValue))\n")
    output.append("  at: \(quoted(place))\n")
    writeList("marks", verdict.marks.map(\.rawValue), into: &output)
    writeList("figures", verdict.figures.map(\.description), into: &output)
    if !isOK { writeList("details", verdict.details, into: &output) }
    output.append("  ...\n")
  }

  private static func writeList(
    _ name: String, _ items: [String], into output: inout OutputBuffer
  ) {
    guard !items.isEmpty else { return }
    output.append("  \(name):\n")
    for item in items { output.append("    - \(quoted(item))\n") }
  }

  private static func line(_ text: String) -> String { VisibleText.of(text, keepsLines: false) }

  /// A description: `#` would begin a directive.
  private static func escaped(_ text: String) -> String {
    line(text).replacing("\\", with: "\\\\").replacing("#", with: "\\#")
  }

  /// A string of YAML in double quotes.
  private static func quoted(_ text: String) -> String {
    let escaped = line(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    return "\"\(escaped)\""
  }
}
