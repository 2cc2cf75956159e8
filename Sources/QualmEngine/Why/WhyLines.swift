import QualmBase

/// The rows of an answer to `why`, as they come.
struct WhyLines {
  /// One part of the query.
  struct Line {
    /// The stage, and inside it the part: `2.1.3`.
    var step: String
    /// The part as the user wrote it.
    var part: String
    /// Whether it holds of the row; nil where it is not a matter of the row.
    var holds: Bool?
    /// What makes it hold, or not.
    var facts: [String]
  }

  /// How many facts are told of one part.
  static let mostFacts = 8

  private(set) var lines: [Line] = []
  /// The first part that does not hold and keeps the row out: the last one told of.
  private(set) var obstacle: String?

  /// Adds a line; gives its index.
  @discardableResult
  mutating func add(_ step: [Int], _ part: String, _ holds: Bool?, _ facts: [String]) -> Int {
    lines.append(
      Line(
        step: step.map(String.init).joined(separator: "."), part: part, holds: holds,
        facts: WhyLines.few(facts)))
    return lines.count - 1
  }

  /// Takes a part for what keeps the row out, unless one before it was.
  mutating func blame(_ part: String) {
    if obstacle == nil { obstacle = part }
  }

  /// Forgets what kept the row out: a later stage brought it back.
  mutating func forgive() { obstacle = nil }

  /// The first few of a long list, and how many more there are.
  static func few(_ facts: [String], _ most: Int = mostFacts) -> [String] {
    facts.count <= most
      ? facts : Array(facts.prefix(most)) + ["… and \(facts.count - most) more"]
  }

  /// A value in words.
  static func text(_ value: Value) -> String {
    if case .number(let number) = value, let whole = Int(exactly: number) { return String(whole) }
    return value.plainText
  }

  /// The table, with the verdict first.
  func table(verdict: Line) -> Table {
    let all = [verdict] + lines
    return Table(
      columns: [
        Table.Column(
          name: "step", kind: .text, cells: all.map { $0.step.isEmpty ? .missing : .text($0.step) }),
        Table.Column(name: "part", kind: .text, cells: all.map { .text($0.part) }),
        Table.Column(
          name: "holds", kind: .boolean, cells: all.map { $0.holds.map(Value.boolean) ?? .missing }),
        Table.Column(
          name: "because", kind: .text,
          cells: all.map { $0.facts.isEmpty ? .missing : .list($0.facts.map(Value.text)) }),
      ], rowCount: all.count)
  }
}
