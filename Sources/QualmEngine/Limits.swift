import Glibc
import QualmBase
import Synchronization

/// What one statement may use.
package struct Limits: Sendable, Hashable {
  /// The most rows that one stage makes by pairing the rows that come in.
  static let mostPairs = 1_000_000

  /// The longest that it may run, in seconds; nil for as long as it takes.
  package var timeoutSeconds: Double?
  /// The most rows that its answer may have; nil for all.
  package var maxRows: Int?

  /// No limits unless they are given.
  package init(timeoutSeconds: Double? = nil, maxRows: Int? = nil) {
    self.timeoutSeconds = timeoutSeconds
    self.maxRows = maxRows
  }
}

/// What others may ask of a running statement, from any thread or a signal handler, and know of it.
package final class StatementControl: Sendable {
  private let flag = Atomic<Bool>(false)
  /// The number of the step that runs, from 1, and how many there are, in the upper half; 0 for none.
  private let place = Atomic<UInt64>(0)

  /// No request, and no step yet.
  package init() {}

  /// Which step of how many runs, from 1; nil before the first.
  package var step: (number: Int, of: Int)? {
    let place = place.load(ordering: .relaxed)
    return place == 0 ? nil : (Int(place & 0xFFFF_FFFF), Int(place >> 32))
  }

  func begin(step: Int, of count: Int) {
    place.store(UInt64(count) << 32 | UInt64(step), ordering: .relaxed)
  }

  /// Whether stopping was asked for.
  package var isRequested: Bool { flag.load(ordering: .relaxed) }

  /// Asks the running statement to stop soon. One atomic store: safe in a signal handler.
  package func request() { flag.store(true, ordering: .relaxed) }

  /// Forgets a request, and where the last statement was, before the next one runs.
  package func reset() {
    flag.store(false, ordering: .relaxed)
    place.store(0, ordering: .relaxed)
  }
}

/// Asks, between operators and at least once every `batch` rows, whether a statement may go on.
struct Watch {
  /// The rows between two questions where an operator walks over rows.
  static let batch = 65_536
  /// The rows, groups or pairs between two questions where each of them is much work.
  static let dearBatch = 256

  private let control: StatementControl
  private let seconds: Double?
  private let deadline: Double
  private let span: SourceSpan

  /// Starts the clock for the statement at `span`.
  init(limits: Limits, control: StatementControl, span: SourceSpan) {
    self.control = control
    self.seconds = limits.timeoutSeconds
    self.deadline = limits.timeoutSeconds.map { Watch.now() + $0 } ?? .infinity
    self.span = span
  }

  /// Tells whoever waits which step of how many begins.
  func begin(step: Int, of count: Int) { control.begin(step: step, of: count) }

  /// Goes on, or throws what stopped the statement.
  func check() throws(Diagnostic) {
    if control.isRequested { throw .interrupted(at: span) }
    if let seconds, Watch.now() >= deadline { throw .timeLimit(seconds: seconds, at: span) }
  }

  /// Cuts `count` rows into ranges of at most `batch` rows.
  static func batches(_ count: Int) -> [Range<Int>] {
    stride(from: 0, to: count, by: batch).map { $0..<min($0 + batch, count) }
  }

  /// Seconds of a clock that is never set back. `ContinuousClock` would bring in the concurrency
  /// runtime, which costs start-up time.
  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
