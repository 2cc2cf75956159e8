import QualmSession

/// What the program tells its caller when it leaves.
struct ExitStatus: RawRepresentable, Equatable {
  let rawValue: Int32

  /// Everything was done; also where nobody read the output to its end.
  static let done = ExitStatus(rawValue: 0)
  /// A claim failed, or `fmt --check` found a file that it would change.
  static let failed = ExitStatus(rawValue: 1)
  /// The query or the command line is wrong.
  static let wrong = ExitStatus(rawValue: 2)
  /// The corpus is wrong or cannot be read.
  static let corpus = ExitStatus(rawValue: 3)
  /// A limit was hit.
  static let limit = ExitStatus(rawValue: 4)
  /// Ctrl-C.
  static let interrupted = ExitStatus(rawValue: 130)

  /// A status as the system takes it; the prompt adds those for signals.
  init(rawValue: Int32) {
    self.rawValue = rawValue
  }

  /// The status for how a run of a session ended.
  init(_ status: RunStatus) {
    self =
      switch status {
      case .done: .done
      case .incomplete, .failed: .wrong
      case .limited: .limit
      case .cancelled: .interrupted
      }
  }

  /// The status for a session that could not be opened.
  init(_ cause: SessionFailure.Cause) {
    self =
      switch cause {
      case .corpus: .corpus
      case .request: .wrong
      }
  }
}
