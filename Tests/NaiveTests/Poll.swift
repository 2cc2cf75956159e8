/// Many questions asked of both implementations, and what came of them.
struct Poll: Sendable {
  var census = Census()
  private(set) var asked = 0
  private(set) var withRows = 0
  private(set) var faults: [String] = []
  private(set) var refusals: [String: Int] = [:]

  /// Asks so many random questions.
  mutating func ask(_ trial: inout Trial, _ count: Int, _ name: String) {
    for number in 0..<count where faults.count < 5 {
      let text = trial.maker.script()
      switch trial.ask(text, again: number % 4 == 0, &census) {
      case .agreed(let hasRows):
        asked += 1
        if hasRows { withRows += 1 }
      case .refused(let reason): refusals[reason, default: 0] += 1
      case .differs(let difference):
        faults.append("\(name), query \(number): \(difference)\n\(text)\n")
      }
    }
  }

  mutating func add(_ other: Poll) {
    census.add(other.census)
    asked += other.asked
    withRows += other.withRows
    faults += other.faults
    refusals.merge(other.refusals) { $0 + $1 }
  }

  /// Takes polls of so many numbers, several at a time.
  static func parallel(
    _ count: Int, _ poll: @Sendable @escaping (Int) throws -> Poll
  ) async throws -> Poll {
    let workers = 4
    return try await withThrowingTaskGroup(of: Poll.self) { group in
      for worker in 0..<workers {
        group.addTask {
          var total = Poll()
          for number in stride(from: worker, to: count, by: workers) where total.faults.count < 5 {
            total.add(try poll(number))
          }
          return total
        }
      }
      var all = Poll()
      for try await part in group { all.add(part) }
      return all
    }
  }

  /// The counts, the commonest refusals, and every fault.
  var report: String {
    let refused = refusals.values.reduce(0, +)
    let first =
      "\(asked) queries agree, \(withRows) with rows; \(refused) refused; \(faults.count) differ"
    let told = refusals.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(8).map {
      "refused \($0.value): \($0.key)"
    }
    return ([first, census.report] + told + faults).joined(separator: "\n")
  }
}
