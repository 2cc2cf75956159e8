/// Every word that the grammar gives a meaning, each once.
///
/// All are contextual: where a name or a value may stand, they are names and values too, but for
/// `not exactly at all any uncoded` (codes), `not its` (conditions) and `every combined` (keys).
package enum Keyword: String, Sendable, Hashable, CaseIterable {
  // Statements and heads
  case find, from, `let`, param, use, explain, why, external, under
  // Conditions
  case `where`, and, or, not, `in`, between, contains, starts, `is`, missing, known, its, size
  case only
  // Codes
  case xor, but, exactly, at, least, most, all, any, of, uncoded, coded, by, without, same
  case linked, to, other
  case equals, inside, overlaps, overlapsStart = "overlaps-start", overlapsEnd = "overlaps-end"
  case meets, metBy = "met-by", before, after, ends, near, within, whole
  case overlap
  // Stages
  case count, summarize, matrix, cell, select, sort, first, last, skip, sample, distinct, with
  case rename, drop, expand, quote, context, agree, links, cooccur, union, intersect
  case except, join
  case rule, saturation, timeline, chart
  // Inside stages
  case desc, seed, `as`, every, combined, depth, leaves, share, row, column, total, ids
  case summaries, excerpts, sources, codings, documents, characters, words, sentences, paragraphs
  case pages
  case coder, on, unit, excerpt, source, per, order, year, month, day
  case barChart = "bar", heat, line, network
  // Aggregates that are nothing else
  case values, min, max, sum, mean, median

  private static let byText: [String: Keyword] = Dictionary(
    uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// The keyword written exactly so.
  static func named(_ text: String) -> Keyword? { byText[text] }
}

/// Every sign that the grammar gives a meaning, each once.
package enum Sign: String, Sendable, Hashable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case plus = "+"
  case minus = "-"
  case star = "*"
  case slash = "/"
  case openBracket = "("
  case closeBracket = ")"
  case openBrace = "{"
  case closeBrace = "}"
  case comma = ","
  case semicolon = ";"
  case bar = "|"
  /// Between the two sides of a rule.
  case arrow = "=>"

  /// Whether a line that ends in this sign goes on in the next one. A star at a line's end may be
  /// `find *`, so the parser decides there.
  var joinsLines: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .plus, .minus, .slash,
      .comma, .bar, .arrow:
      true
    case .star, .openBracket, .closeBracket, .openBrace, .closeBrace, .semicolon: false
    }
  }
}

/// Words that the language keeps for constructs it does not have yet, so that they are answered
/// plainly wherever they stand in such a construct's place.
enum LaterWord {
  static let statements: Set<String> = ["claim"]
  static let stages: Set<String> = [
    "cite",
  ]
  /// Units of agreement.
  static let units: Set<String> = ["character"]
}
