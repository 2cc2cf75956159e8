import QualmBase

/// A report as JUnit XML, as continuous-integration systems read it: a suite for each script, a case for
/// each claim. Known failures are `skipped`. Times are left out, so that the same corpus gives the same
/// bytes.
package enum JUnitReport: ClaimReportFormat {
  package static let name = "junit"

  package static func render(
    _ report: ClaimReport, options: RenderOptions, into output: inout OutputBuffer
  ) {
    output.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    output.append("<testsuites name=\"qualm test\"\(counts(report.count))>\n")
    for script in report.scripts {
      let name = XMLText.escaped(script.name)
      output.append("  <testsuite name=\"\(name)\"\(counts(script.count))>\n")
      output.append("    <properties>\n")
      output.append(
        "      <property name=\"corpus\" value=\"\(XMLText.escaped(report.corpus))\"/>\n")
      output.append("    </properties>\n")
      for (line, verdict) in script.verdicts {
        write(verdict, file: name, line: line, into: &output)
        guard output.isOpen else { return }
      }
      output.append("  </testsuite>\n")
    }
    output.append("</testsuites>\n")
  }

  private static func counts(_ count: ((ClaimVerdict) -> Bool) -> Int) -> String {
    " tests=\"\(count { _ in true })\" failures=\"\(count { $0.isFailure })\" errors=\"0\""
      + " skipped=\"\(count { $0.outcome == .known })\""
  }

  private static func write(
    _ verdict: ClaimVerdict, file: String, line: Int, into output: inout OutputBuffer
  ) {
    output.append(
      "    <testcase name=\"\(XMLText.escaped(verdict.sentence))\" classname=\"\(file)\" file=\"\(file)\""
        + " line=\"\(line)\">\n")
    if verdict.isFailure {
      let details = verdict.details.joined(separator: "\n")
      output.append(
        "      <failure type=\"\(verdict.outcome.rawValue)\""
          + " message=\"\(XMLText.escaped(verdict.explanation ?? ""))\">\(XMLText.escaped(details))</failure>\n"
      )
    } else if let known = verdict.known {
      output.append("      <skipped message=\"\(XMLText.escaped(known))\"/>\n")
    }
    let lines = verdict.marks.map(\.rawValue) + verdict.figures.map(\.description)
    output.append(
      "      <system-out>\(XMLText.escaped(lines.joined(separator: "\n")))</system-out>\n")
    output.append("    </testcase>\n")
  }
}
