import QualmSession

/// What the program tells its caller when it leaves.
enum ExitStatus: Int32 {
  /// Everything was done; also where nobody read the output to its end.
  case done = 0
  /// A claim failed, or `fmt --check` found a file that it would change.
  case failed = 1
  /// The query or the command line is wrong.
  case wrong = 2
  /// The corpus is wrong or cannot be read.
  case corpus = 3
  /// A limit was hit.
  case limit = 4
  /// Ctrl-C.
  case interrupted = 130

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
