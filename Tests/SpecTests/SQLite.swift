import Foundation
import ProcessSupport

/// A corpus in SQLite, read from the same CSV files by sqlite3 itself: the second opinion that the
/// specs' expected rows come from.
struct SQLite: Sendable {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  /// The databases, each made once a run; an error text where that failed.
  private static let mission = database("stdlib/corpus", "prelude.sql")
  private static let section = database("Tests/Fixtures/section-6.3", "prelude.sql")
  private static let crowd = database("Tests/Fixtures/crowd", "crowd.sql")
  private static let twoCoders = database("Tests/Fixtures/two-coders", "two-coders.sql")

  /// The database of a corpus that a case may name.
  static func database(of corpus: String) -> Result<SQLite, Failure> {
    switch corpus {
    case "mission": mission
    case "section-6.3": section
    case "two-coders": twoCoders
    case "crowd": crowd
    default: .failure(Failure(description: "there is no database of \(corpus)"))
    }
  }

  private static func database(_ package: String, _ prelude: String) -> Result<SQLite, Failure> {
    Result { () throws(Failure) -> SQLite in
      try SQLite(
        package: Repository.root.appending(path: package),
        prelude: SpecCase.folder.appending(path: prelude))
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
    let tables = folder.appending(path: "tables")
    let references = (try? FileManager.default.contentsOfDirectory(atPath: tables.path)) ?? []
    for name in references.sorted() where name.hasSuffix(".csv") {
      script += ".import --csv \"\(tables.appending(path: name).path)\" \(name.dropLast(4))\n"
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
