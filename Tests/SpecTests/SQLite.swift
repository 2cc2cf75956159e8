import Foundation
import ProcessSupport

/// A corpus in SQLite, read from the same CSV files by sqlite3 itself: the second opinion that the
/// specs' expected rows come from.
struct SQLite: Sendable {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// The database, made once a run; an error text where that failed.
  static let mission: Result<SQLite, Failure> = Result { () throws(Failure) -> SQLite in
    let corpus = Repository.root.appending(path: "stdlib/corpus")
    return try SQLite(package: corpus, prelude: SpecCase.folder.appending(path: "prelude.sql"))
  }

  /// The example with two coders, made once a run.
  private static let twoCoders: Result<SQLite, Failure> = Result { () throws(Failure) -> SQLite in
    try SQLite(
      package: Repository.root.appending(path: "Tests/Fixtures/two-coders"),
      prelude: SpecCase.folder.appending(path: "two-coders.sql"))
  }

  /// The database of an example, or of the mission corpus.
  static func database(of corpus: String?) -> Result<SQLite, Failure> {
    switch corpus {
    case nil: mission
    case "two-coders": twoCoders
    case .some(let name): .failure(Failure(description: "there is no database of \(name)"))
    }
  }

  private let database: String

  /// Imports every CSV file of a package into a table of its name, then runs the prelude's views.
  init(package folder: URL, prelude: URL) throws(Failure) {
    let path = FileManager.default.temporaryDirectory
      .appending(path: "qualm-spec-\(UUID().uuidString).db").path
    database = path
    guard
      let files = try? FileManager.default.contentsOfDirectory(atPath: folder.path),
      let views = try? String(contentsOf: prelude, encoding: .utf8)
    else { throw Failure(description: "cannot read \(folder.path) or \(prelude.path)") }
    var script = ""
    for name in files.sorted() where name.hasSuffix(".csv") {
      script += ".import --csv \"\(folder.appending(path: name).path)\" \(name.dropLast(4))\n"
    }
    _ = try run(script + views)
  }

  /// The rows of a query, with a header, cells separated by tabs.
  func rows(of sql: String) throws(Failure) -> [String] {
    let output = try run(".mode tabs\n.headers on\n\(sql);\n")
    var lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  private func run(_ script: String) throws(Failure) -> String {
    let request = ChildRequest("/usr/bin/env", ["sqlite3", "-bail", "-batch", database])
    do {
      let result = try ChildProcess.run(request, input: Array(script.utf8))
      guard result.status == .exited(0), result.errors.isEmpty else {
        throw Failure(description: "sqlite3: \(result.errorText)")
      }
      return result.outputText
    } catch {
      throw (error as? Failure) ?? Failure(description: "sqlite3 could not be run: \(error)")
    }
  }
}
