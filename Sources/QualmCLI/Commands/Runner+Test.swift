import QualmBase
import QualmRender
import QualmSession

extension Runner {
  /// Works out the claims of the texts, each with the definitions of those before it, and tells how
  /// they fare once all are worked out.
  func test(_ texts: [SourceText], as format: any ClaimReportFormat.Type) -> ExitStatus {
    guard areParametersDeclared(in: texts) else { return .wrong }
    var report = ClaimReport(corpus: session.corpusIdentity, scripts: [])
    for text in texts {
      var script = ClaimReport.Script(name: text.name, verdicts: [])
      let (status, diagnostics) = Interrupt.cancelling(session) {
        session.test(text) { verdict in
          let line = text.lineIndex(at: Int(verdict.span.start)) + 1
          script.verdicts.append((line, verdict))
          return true
        }
      }
      if Interrupt.hasArrived { return .interrupted }
      settings.reporter.report(diagnostics, texts: session.texts)
      guard status == .done else { return ExitStatus(status) }
      report.scripts.append(script)
    }
    // A run that has tested nothing must not look like one in which all is well.
    guard report.scripts.contains(where: { !$0.verdicts.isEmpty }) else {
      settings.reporter.report([.noClaims(in: texts.map(\.name))])
      return .wrong
    }
    let sink = DescriptorSink(Terminal.output)
    var output = OutputBuffer(sink)
    format.render(report, options: settings.render, into: &output)
    output.flush()
    if let failure = sink.failure {
      settings.reporter.report([
        .unwritableFile("the report", reason: failure.description.startingSmall)
      ])
      return .wrong
    }
    return report.hasFailed ? .failed : .done
  }
}
