import NaiveEvaluator
import QualmBase
import TestSupport

/// Makes sentences at random that mean something in a corpus.
struct SentenceMaker {
  /// The rows that a stage is given, as far as sentences may speak of them.
  struct Rows {
    /// What `from` calls the things; nil for a table that a stage made.
    var name: String?
    var fields: [Vocabulary.Field]
    /// The names of the columns that are shown.
    var shown: [String]
    /// The keys of the matrix that was made last.
    var matrix: [Vocabulary.Field] = []
    /// What the rows were before it.
    var beforeMatrix: String?

    var isExcerpts: Bool { name == "excerpts" }
    /// Whether they are links or pairs of excerpts, which `count` counts as rows.
    var isOfExcerpts: Bool { name?.hasSuffix(" of excerpts") ?? false }
    /// Excerpts, or links or pairs of them, which codes can group.
    var hasCodes: Bool { isExcerpts || isOfExcerpts }
  }

  var random: SeededGenerator
  let vocabulary: Vocabulary
  private let underInitial: Vocabulary?
  /// What is seen by the query at hand.
  var seen: Vocabulary
  /// Definitions made for the query at hand, a line each.
  var definitions: [String] = []
  private var nameCount = 0

  /// The most values that a field may have to be a key, and whether distances may be in words and the
  /// like: pairs of groups and of excerpts are many in a large corpus.
  var mostGroups = Int.max
  var countsUnits = true

  init(_ world: World, hasFrameworks: Bool, seed: UInt64) throws {
    random = SeededGenerator(seed: seed)
    vocabulary = try Vocabulary(world)
    underInitial = hasFrameworks ? try Vocabulary(world, framework: "initial") : nil
    seen = vocabulary
  }

  // MARK: Sentences

  /// A script of one query, with the definitions that it uses before it.
  mutating func script() -> String {
    definitions = []
    nameCount = 0
    seen = vocabulary
    let asked = random.chance(percent: 8) ? claim() : query()
    return (definitions + [asked]).joined(separator: "\n")
  }

  private mutating func query() -> String {
    var (text, rows) = head()
    var count = [0, 1, 1, 1, 2, 2, 3][random.below(7)]
    while count > 0 {
      let stage = stage(&rows)
      text += (random.chance(percent: 15) ? "\n  | " : " | ") + stage
      count -= 1
    }
    return text
  }

  mutating func head() -> (text: String, rows: Rows) {
    if random.chance(percent: 20) {
      let table = random.choose(vocabulary.tables)
      if random.chance(percent: 70) {
        var text = "from " + table.name
        if table.name == "codes" || table.name == "codings", let underInitial,
          random.chance(percent: 40)
        {
          seen = underInitial
          text += " under initial"
        }
        let rows = seen.tables.first { $0.name == table.name }.map { rowsOf($0) }
        var made = rows ?? rowsOf(table)
        return (text + condition(behind: &made), made)
      }
      return named()
    }
    var framework = ""
    if let underInitial, random.chance(percent: 25) {
      seen = underInitial
      framework = " under initial"
    }
    var rows = rowsOf(seen.tables.first { $0.name == "excerpts" })
    var text = "find "
    if random.chance(percent: 8) {
      text += spans(1, isPlain: true) + random.choose([" as overlap", " as union"])
      rows = rowsOf(seen.pairs)
    } else if random.chance(percent: 2) {
      text += spans(1) + " as whole"
    } else {
      text += codes(depth: random.choose([0, 0, 1, 1, 2, 3]))
    }
    if !framework.isEmpty, random.chance(percent: 50) {
      return (text + framework + condition(behind: &rows), rows)
    }
    let condition = condition(behind: &rows)
    return (text + condition + framework, rows)
  }

  /// `from` a definition.
  private mutating func named() -> (String, Rows) {
    let name = newName("q")
    var rows = rowsOf(seen.tables.first { $0.name == "excerpts" })
    if random.chance(percent: 50) {
      definitions.append("let \(name) = " + codes(depth: 1))
    } else {
      var text = "find " + codes(depth: 1) + condition(behind: &rows)
      if random.chance(percent: 50) { text += " | " + stage(&rows) }
      definitions.append("let \(name) = " + text)
    }
    return ("from " + name, rows)
  }

  private mutating func condition(behind rows: inout Rows) -> String {
    rows.fields.isEmpty || !random.chance(percent: 35) ? "" : " where " + condition(rows, depth: 2)
  }

  func rowsOf(_ table: Vocabulary.Rows?) -> Rows {
    guard let table else { return Rows(name: nil, fields: [], shown: []) }
    return Rows(name: table.name, fields: table.fields, shown: table.shown)
  }

  /// A name for a definition, which no code or field has.
  mutating func newName(_ start: String) -> String {
    nameCount += 1
    return "\(start)\(nameCount)z"
  }

  // MARK: Literals

  /// A text as a literal: a word where it is one, now and then in quotes all the same; now and then
  /// by a parameter.
  mutating func literal(_ text: String) -> String {
    let written =
      Name.isWord(text) && !random.chance(percent: 8) && !Self.reserved.contains(text)
      ? text : Self.quoted(text)
    guard random.chance(percent: 4) else { return written }
    let name = newName("p")
    definitions.append("param \(name) = \(written)")
    return "$" + name
  }

  static let reserved: Set<String> = [
    "not", "its", "any", "all", "only", "at", "exactly", "missing",
  ]

  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" || scalar == "\\" { result += "\\" }
      result.unicodeScalars.append(scalar)
    }
    return result + "\""
  }

  /// Some of a list, at least one.
  mutating func some(of values: [String], atMost limit: Int = 3) -> [String] {
    let chosen = random.subset(values, atMost: limit)
    return chosen.isEmpty ? values.isEmpty ? ["none"] : [random.choose(values)] : chosen
  }

  mutating func list(_ values: [String]) -> String {
    "(" + values.map { literal($0) }.joined(separator: ", ") + ")"
  }
}
