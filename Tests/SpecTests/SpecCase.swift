import Foundation
import Testing

/// One case of a spec file: a text, and what must come of it.
///
///     #### the name of the case
///     find coping | count
///     ## SQL
///     select … the same answer, worked out from the CSV files by sqlite3
///     ## ROWS
///     excerpts	excerpts_of	sources	sources_of
///     12	12	6	32
///
/// or, for a text that is wrong, `## ERROR Q0201 5-10`: the code and the bytes that the caret
/// marks, counted from the start of the case's text. `## REMARK Q0602` lines demand remarks, and
/// `## FOOT …` the figures under the answer; `## FOOTER …` is a further line there. `## ATTACHED scanned` asks the
/// example of that name, with its texts attached; `## RAW` shows words as they are.
///
/// A case asks the example `section-6.3`, an early and small state of the mission corpus that stays
/// as it is; `## CORPUS two-coders` another, `## CORPUS mission` the corpus that ships.
struct SpecCase: Sendable, CustomTestStringConvertible {
  /// An expected diagnostic.
  struct Expected: Sendable, Hashable {
    var code: String
    var range: Range<Int>?
  }

  var file: String
  var line: Int
  var name: String
  var query: String
  var sql: String?
  var rows: [String]?
  var errors: [Expected] = []
  var remarks: [String] = []
  var foot: String?
  var footers: [String] = []
  var attached: String?
  /// The example that is asked without its texts, or `mission`.
  var corpus = "section-6.3"
  var isRaw = false

  var testDescription: String { "\(file):\(line) \(name)" }
}

extension SpecCase {
  static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "spec")

  /// Every case of every spec file, in the order of their names.
  static let all: [SpecCase] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return names.filter { $0.hasSuffix(".spec") }.sorted().flatMap { name in
      let text = try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
      return read(text ?? "", file: name)
    }
  }()

  /// The cases of one spec file.
  static func read(_ text: String, file: String) -> [SpecCase] {
    var cases: [SpecCase] = []
    var section = ""
    var collected: [String: [String]] = [:]

    func finish() {
      guard !cases.isEmpty else { return }
      func text(_ section: String) -> String? {
        guard var lines = collected[section] else { return nil }
        while let last = lines.last, last.isEmpty { lines.removeLast() }
        return lines.joined(separator: "\n")
      }
      cases[cases.count - 1].query = text("QUERY") ?? ""
      cases[cases.count - 1].sql = text("SQL")
      cases[cases.count - 1].rows = text("ROWS").map {
        $0.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      }
      collected = [:]
    }

    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      if line.hasPrefix("#### ") {
        finish()
        cases.append(
          SpecCase(file: file, line: index + 1, name: String(line.dropFirst(5)), query: ""))
        section = "QUERY"
      } else if line.hasPrefix("## "), !cases.isEmpty {
        let words = line.dropFirst(3).split(separator: " ", maxSplits: 1).map(String.init)
        section = words[0]
        if section == "ROWS" || section == "SQL" { collected[section] = [] }
        cases[cases.count - 1].take(section, words.count > 1 ? words[1] : "")
      } else if !cases.isEmpty {
        collected[section, default: []].append(String(line))
      }
    }
    finish()
    return cases
  }

  private mutating func take(_ section: String, _ rest: String) {
    switch section {
    case "ERROR":
      let words = rest.split(separator: " ")
      let ends = words.count > 1 ? words[1].split(separator: "-").compactMap { Int($0) } : []
      errors.append(
        Expected(
          code: String(words.first ?? ""), range: ends.count == 2 ? ends[0]..<ends[1] : nil))
    case "REMARK": remarks.append(rest)
    case "FOOT": foot = rest
    case "FOOTER": footers.append(rest)
    case "ATTACHED": attached = rest
    case "CORPUS": corpus = rest
    case "RAW": isRaw = true
    default: break
    }
  }
}
