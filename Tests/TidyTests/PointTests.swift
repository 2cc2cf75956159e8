import ProcessSupport
import Testing

/// Holds `Tests/PromptTests/POINTS.md`, the table from what the prompt promises to the tests, to
/// the tests that there are.
@Suite("Every promise of the prompt has its test")
struct PointTests {
  /// One row of the table.
  private struct Row {
    var point: String
    var tests: [String]
    /// The number that the point begins with.
    var number: Int? { point.split(separator: " ").first.flatMap { Int($0) } }
  }

  private func rows() throws -> [Row] {
    try Repository.lines("Tests/PromptTests/POINTS.md").compactMap { line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { $0.trimmingCharacters(of: " ") }
      guard cells.count == 4, cells[1] != "point", cells[1] != "---" else { return nil }
      let tests = cells[2].split(separator: ",").map { $0.trimmingCharacters(of: " `") }
      return Row(point: cells[1], tests: tests.filter { !$0.isEmpty })
    }
  }

  /// The tests that there are, as `Suite.function`: a function under `@Test`, within the type that
  /// begins a line above it.
  private func tests() throws -> Set<String> {
    var tests: Set<String> = []
    for path in Repository.files(below: "Tests", suffixes: [".swift"]) {
      var suite = ""
      var isTest = false
      for line in try Repository.lines(path) {
        let words = line.split(whereSeparator: { " ({:<".contains($0) })
        if !line.hasPrefix(" "), words.count > 1,
          ["struct", "final", "extension"].contains(words[0])
        {
          suite = String(words[0] == "final" ? words[min(2, words.count - 1)] : words[1])
        }
        if words.first == "@Test" { isTest = true }
        if isTest, words.first == "func", words.count > 1 {
          tests.insert("\(suite).\(words[1])")
          isTest = false
        }
      }
    }
    return tests
  }

  @Test("every point has rows, and every row a test")
  func points() throws {
    let rows = try rows()
    for row in rows {
      #expect((1...9).contains(row.number ?? 0), "`\(row.point)` begins with no number of a point")
      #expect(!row.tests.isEmpty, "`\(row.point)` names no test")
    }
    for number in 1...9 {
      #expect(rows.contains { $0.number == number }, "point \(number) has no row")
    }
    let points = rows.map(\.point)
    #expect(Set(points).count == points.count, "a point stands twice")
  }

  @Test("every test that the table names exists")
  func names() throws {
    let tests = try tests()
    #expect(tests.contains("PointTests.names"), "hardly a test was found: is the reading broken?")
    for row in try rows() {
      for test in row.tests {
        #expect(tests.contains(test), "`\(row.point)` names \(test), which is no test")
      }
    }
  }
}

extension Substring {
  /// The text without any of `characters` at its ends.
  fileprivate func trimmingCharacters(of characters: String) -> String {
    var rest = drop { characters.contains($0) }
    while let last = rest.last, characters.contains(last) { rest.removeLast() }
    return String(rest)
  }
}
