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
        if Self.exceptions.contains(where: { spec.name == $0.name && word.text == $0.word }) {
          continue
        }
        for offset in word.cuts {
          let found = session.completions(in: spec.query, at: offset)
          let isThere = !found.areNear && found.candidates.contains { word.isOffered(by: $0.text) }
          #expect(
            isThere, "\(spec.file):\(spec.line) `\(word.text)` at \(offset - word.start) of it")
        }
      }
    }
  }

  /// Words that cannot be known where they stand.
  private static let exceptions: [(name: String, word: String, why: String)] = []

  @Test("what is offered makes nothing wrong", arguments: cases.keys.sorted())
  func harmless(_ corpus: String) throws {
    let cases = Self.cases[corpus] ?? []
    let session = try Session(try cases[0].options)
    for spec in cases {
      let bytes = Array(spec.query.utf8)
      for word in WordInText.all(in: spec.query) {
        let found = session.completions(in: spec.query, at: word.start)
        guard found.replacing.isEmpty else { continue }
        let before = String(decoding: bytes[..<word.start], as: UTF8.self)
        for candidate in found.candidates {
          let text = before + candidate.text
          let errors = session.check(SourceText(name: "query", text: text)).filter {
            $0.severity == .error
          }
          if errors.isEmpty || !session.isComplete(text) { continue }
          print("WRONG \(spec.file):\(spec.line)", text.replacing("\n", with: "⏎"), "->", errors.map { "\($0.code) \($0.message)" }.first ?? "")
        }
      }
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
    if text.allSatisfy({ $0.isNumber || ".-".contains($0) }) { return true }
    let bytes = Array(query.utf8)
    let line = bytes[..<start].split(separator: UInt8(ascii: "\n")).last.map {
      String(decoding: $0, as: UTF8.self)
    }
    let isAfterLineEnd = start > 0 && bytes[start - 1] == UInt8(ascii: "\n")
    let before = isAfterLineEnd ? "" : line ?? ""
    let rest = String(decoding: bytes[(start + text.utf8.count)...], as: UTF8.self)
    let isDefined = rest.drop { $0 == " " }.hasPrefix("=") && !rest.drop { $0 == " " }.hasPrefix("=>")
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
    if isPath || text.contains(where: \.isNumber) { return last > 0 && !text.hasSuffix("`") ? [start + last] : [] }
    return last > first ? [start + first, start + last] : [start + first]
  }

  static func all(in text: String) -> [WordInText] {
    let bytes = Array(text.utf8)
    var words: [WordInText] = []
    var index = 0
    func isWord(_ byte: UInt8) -> Bool {
      byte >= 0x80 || byte == UInt8(ascii: "_") || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
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
      case UInt8(ascii: "/") where isAfterBlank && index + 1 < bytes.count && bytes[index + 1] != UInt8(ascii: " "):
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
            let isInner = "-.:/".utf8.contains(bytes[index]) && index + 1 < bytes.count
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
