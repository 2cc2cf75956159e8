import Foundation
import QualmBase
import QualmSession
import Testing

/// What Tab offers, held against the sentences of the specification.
@Suite("Completion and the specification")
struct CompletionPropertyTests {
  /// The well-formed cases by the corpus that they ask, so that each is opened once.
  private static let cases = Dictionary(
    grouping: SpecCase.all.filter { $0.errors.isEmpty && $0.query.utf8.count < 2000 },
    by: { "\($0.attached ?? "") \($0.corpus)" })

  @Test("each word of a sentence is offered where it stands", arguments: cases.keys.sorted())
  func offered(_ corpus: String) throws {
    let cases = Self.cases[corpus] ?? []
    let session = try Session(try cases[0].options)
    for spec in cases {
      let words = WordInText.all(in: spec.query)
      for (index, word) in words.enumerated()
      where !word.isFree(after: words[..<index], in: spec.query) {
        let isException = Self.exceptions.contains {
          spec.name == $0.name && $0.words.contains(word.text)
        }
        if isException { continue }
        for offset in word.cuts {
          let found = session.completions(in: spec.query, at: offset)
          let isThere = !found.areNear && found.candidates.contains { word.isOffered(by: $0.text) }
          #expect(
            isThere, "\(spec.file):\(spec.line) `\(word.text)` at \(offset - word.start) of it")
        }
      }
    }
  }

  /// Words that cannot be known where they stand, by the names of their cases.
  private static let exceptions: [(name: String, words: Set<String>, why: String)] = [
    ("agreement in a stage of one's own", ["units", "alpha"], "columns of a parameter's groups"),
    ("a stage of one's own", ["a", "b", "both"], "columns of a parameter's groups"),
    ("a rule with parameters", ["holds", "no"], "columns of a rule about a parameter"),
    ("a definition may stand below its use", ["taken", "taking", "by-id"], "defined further down"),
    ("rows of a quote go on as those of any table", ["wind"], "a word of the texts"),
  ]

  @Test("what is offered makes nothing wrong", arguments: cases.keys.sorted())
  func harmless(_ corpus: String) throws {
    let cases = Self.cases[corpus] ?? []
    let session = try Session(try cases[0].options)
    var number = 0
    var wrong: [String] = []
    for spec in cases {
      let bytes = Array(spec.query.utf8)
      for word in WordInText.all(in: spec.query) {
        number += 1
        // All of them together take minutes.
        guard number % 16 == 0 else { continue }
        let found = session.completions(in: spec.query, at: word.start)
        guard found.replacing.isEmpty else { continue }
        let before = String(decoding: bytes[..<word.start], as: UTF8.self)
        for candidate in found.candidates {
          let text = before + candidate.text
          let isMatch = before.contains(" on ")
          let errors = session.check(SourceText(name: "query", text: text)).filter {
            $0.severity == .error && !Self.isOfUnfinished($0, candidate, isMatch)
          }
          if errors.isEmpty || !session.isComplete(text) { continue }
          wrong.append("\(spec.file):\(spec.line) \(text): \(errors[0].code) \(errors[0].message)")
        }
      }
    }
    #expect(wrong == [])
  }

  /// Whether an error says no more than that the text goes on, or cannot be judged before it does.
  private static func isOfUnfinished(
    _ error: Diagnostic, _ candidate: Completion, _ isMatch: Bool
  ) -> Bool {
    switch "\(error.code)" {
    // Something is missing, a bracket or a quotation mark is open, a parameter not used yet.
    case "Q0103", "Q0105", "Q0004", "Q0403": true
    // `not` before a relation.
    case "Q0104": candidate.text == "not"
    // A name as long as nothing follows: `other`, the head of a query that is defined.
    case "Q0201": ["other", "find", "from"].contains(candidate.text)
    // The first of the keys of `cell`.
    case "Q0311": candidate.kind != .keyword
    // A field of the one side of a `join` as long as the other does not follow.
    case "Q0204", "Q0205", "Q0303": isMatch
    // What it says of itself.
    case "Q0804": true
    default: false
    }
  }
}

/// A word outside strings, comments and patterns.
struct WordInText {
  /// As it is written, a parameter with its `$`.
  var text: String
  /// The byte where it begins.
  var start: Int

  /// Whether a candidate is the word, or words that begin with it.
  func isOffered(by candidate: String) -> Bool {
    let candidate = candidate.filter { $0 != "`" && $0 != "\"" }
    let word = text.filter { $0 != "`" }
    guard candidate.hasPrefix(word) else { return false }
    return candidate.count == word.count
      || " (".contains(candidate.dropFirst(word.count).first ?? "-")
  }

  /// Whether it is of the user's own making: a number, a new name, what a parameter is by itself.
  func isFree(after words: ArraySlice<WordInText>, in query: String) -> Bool {
    // The last result is there once a query has run, and here none has.
    if text == "_" || text.allSatisfy({ $0.isNumber || ".-".contains($0) }) { return true }
    let bytes = Array(query.utf8)
    let line = bytes[..<start].split(separator: UInt8(ascii: "\n")).last.map {
      String(decoding: $0, as: UTF8.self)
    }
    let isAfterLineEnd = start > 0 && bytes[start - 1] == UInt8(ascii: "\n")
    let before = isAfterLineEnd ? "" : line ?? ""
    let rest = String(decoding: bytes[(start + text.utf8.count)...], as: UTF8.self)
    let isDefined =
      rest.drop { $0 == " " }.hasPrefix("=") && !rest.drop { $0 == " " }.hasPrefix("=>")
    if ["let", "param", "as", "seed"].contains(words.last?.text ?? "") { return true }
    if before.hasPrefix("let "), before.contains("("), !before.contains(")") { return true }
    if before.hasPrefix("param ") { return true }
    let stage = before.split(separator: "|").last ?? ""
    return isDefined
      && (stage.hasPrefix(" summarize ") || stage.hasPrefix(" with "))
  }

  /// Offsets inside the word at which it must be offered: behind its first letter, and before its
  /// last, where only few begin so.
  var cuts: [Int] {
    let isPath = text.contains { "/.`".contains($0) }
    let first = text.hasPrefix("$") ? 2 : text.first.map { String($0).utf8.count } ?? 1
    let last = text.utf8.count - (text.last.map { String($0).utf8.count } ?? 1)
    if isPath || text.contains(where: \.isNumber) {
      return last > 0 && !text.hasSuffix("`") ? [start + last] : []
    }
    return last > first ? [start + first, start + last] : [start + first]
  }

  static func all(in text: String) -> [WordInText] {
    let bytes = Array(text.utf8)
    var words: [WordInText] = []
    var index = 0
    func isWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte == UInt8(ascii: "_")
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
    while index < bytes.count {
      let byte = bytes[index]
      let isAfterBlank = index == 0 || " \n(".utf8.contains(bytes[index - 1])
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "\"") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index += 1
      case UInt8(ascii: "/")
      where isAfterBlank && index + 1 < bytes.count && bytes[index + 1] != UInt8(ascii: " "):
        index += 1
        while index < bytes.count, bytes[index] != UInt8(ascii: "/") {
          index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        index += 1
      case UInt8(ascii: "-")
      where isAfterBlank && index + 1 < bytes.count && bytes[index + 1] == byte:
        while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
      case _ where byte == UInt8(ascii: "`") || byte == UInt8(ascii: "$") || isWord(byte):
        let start = index
        if byte == UInt8(ascii: "$") { index += 1 }
        var ticked = false
        while index < bytes.count {
          if bytes[index] == UInt8(ascii: "`") {
            ticked.toggle()
          } else if !ticked {
            let isInner =
              "-.:/".utf8.contains(bytes[index]) && index + 1 < bytes.count
              && (isWord(bytes[index + 1]) || bytes[index + 1] == UInt8(ascii: "`"))
            guard isWord(bytes[index]) || isInner else { break }
          }
          index += 1
        }
        words.append(
          WordInText(text: String(decoding: bytes[start..<index], as: UTF8.self), start: start))
      default: index += 1
      }
    }
    return words
  }
}
