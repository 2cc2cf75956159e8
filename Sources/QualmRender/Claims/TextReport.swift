import QualmBase

/// A report for people: a line for each claim, with a sign, a word where it does not simply hold, and
/// what it rests on; colour only repeats what the words say.
package enum TextReport: ClaimReportFormat {
  package static let name = "text"

  package static func render(
    _ report: ClaimReport, options: RenderOptions, into output: inout OutputBuffer
  ) {
    output.append("corpus: \(visible(report.corpus))\n")
    for script in report.scripts where !script.verdicts.isEmpty {
      output.append("\n\(visible(script.name))\n")
      for (_, verdict) in script.verdicts {
        output.append(lines(of: verdict, options).map { $0 + "\n" }.joined())
        guard output.isOpen else { return }
      }
    }
    output.append("\n\(summary(of: report))\n")
  }

  private static func lines(of verdict: ClaimVerdict, _ options: RenderOptions) -> [String] {
    let outcome = verdict.outcome
    let word = outcome == .holds ? "" : "\(outcome.rawValue): "
    let marks = verdict.marks.map(\.rawValue).joined(separator: ", ")
    let head = tinted("\(sign(of: outcome)) \(word)", outcome, options)
    var lines = [
      head + visible(verdict.sentence) + (marks.isEmpty ? "" : " [\(marks)]")
    ]
    if let known = verdict.known { lines.append("    known: \(visible(known))") }
    let details: [String] =
      switch outcome {
      case .fails: verdict.details
      case .holds: verdict.figures.map(\.description)
      case .notShown, .known, .holdsAfterAll:
        [verdict.explanation].compactMap { $0 } + verdict.figures.map(\.description)
      }
    return lines + details.map { "    " + visible($0) }
  }

  private static func sign(of outcome: ClaimVerdict.Outcome) -> String {
    switch outcome {
    case .holds: "✓"
    case .fails, .holdsAfterAll: "✗"
    case .notShown: "?"
    case .known: "~"
    }
  }

  private static func tinted(
    _ text: String, _ outcome: ClaimVerdict.Outcome, _ options: RenderOptions
  ) -> String {
    return Style(color: options.color).wrapped(text, in: outcome.sequence)
  }

  private static func visible(_ text: String) -> String {
    VisibleText.of(text, keepsLines: false)
  }

  /// `12 claims: 10 hold, 1 fails, 1 known`.
  private static func summary(of report: ClaimReport) -> String {
    let total = report.total
    let parts = ClaimVerdict.Outcome.allCases.compactMap { outcome -> String? in
      let count = report.count { $0.outcome == outcome }
      guard count > 0 else { return nil }
      let word =
        switch outcome {
        case .holds: count == 1 ? "holds" : "hold"
        case .fails: count == 1 ? "fails" : "fail"
        case .notShown, .known: outcome.rawValue
        case .holdsAfterAll: count == 1 ? "holds after all" : "hold after all"
        }
      return "\(count) \(word)"
    }
    let claims = total.counted("claim")
    return parts.isEmpty ? claims : claims + ": " + parts.joined(separator: ", ")
  }
}
