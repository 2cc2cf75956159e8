package import QualmBase

/// The verdicts on the claims of some scripts, to be told in one of several formats.
package struct ClaimReport: Sendable {
  /// The claims of one script.
  package struct Script: Sendable {
    /// The script's name.
    package var name: String
    /// The verdicts, in order, with the lines where the claims begin, counted from 1.
    package var verdicts: [(line: Int, verdict: ClaimVerdict)]

    package init(name: String, verdicts: [(line: Int, verdict: ClaimVerdict)]) {
      self.name = name
      self.verdicts = verdicts
    }
  }

  /// The corpus in one line.
  package var corpus: String
  package var scripts: [Script]

  package init(corpus: String, scripts: [Script]) {
    self.corpus = corpus
    self.scripts = scripts
  }

  /// Whether any claim makes the run fail.
  package var hasFailed: Bool { count { $0.isFailure } > 0 }

  /// How many claims there are.
  var total: Int { count { _ in true } }

  /// How many claims satisfy a condition.
  func count(where isCounted: (ClaimVerdict) -> Bool) -> Int {
    scripts.reduce(0) { $0 + $1.count(where: isCounted) }
  }
}

extension ClaimReport.Script {
  /// How many claims of the script satisfy a condition.
  func count(where isCounted: (ClaimVerdict) -> Bool) -> Int {
    verdicts.count { isCounted($0.verdict) }
  }
}

/// One way to tell a report.
package protocol ClaimReportFormat: SendableMetatype {
  /// What the format is called on the command line.
  static var name: String { get }

  /// Writes the report.
  static func render(
    _ report: ClaimReport, options: RenderOptions, into output: inout OutputBuffer)
}

/// The formats of reports there are.
package enum ClaimReportFormats {
  package static let all: [any ClaimReportFormat.Type] = [
    TextReport.self, TAPReport.self, JUnitReport.self,
  ]

  /// The format of that name.
  package static func named(_ name: String) -> (any ClaimReportFormat.Type)? {
    all.first { $0.name == name }
  }
}
