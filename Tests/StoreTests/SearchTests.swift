import QualmBase
import QualmStore
import Testing

/// Searches of random texts against a matcher that reads every text.
@Suite("Searches find what reading finds")
struct SearchTests {
  private static let patterns = [
    "staff", "STAFF", "lack of *", "lack *", "* of", "*", "* *", "heli*", "*copters", "h*c*r*",
    "mission staff", "mission * staff", "don't", "don’t", "6.3.2", "6.3.*", "état", "e\u{301}tat",
    "Übung", "übung", "a the", "lack-of", "lack-*", "1,200", "s*f", "**", "*a*", "nothing", "", "!",
    "\\*", "the\\* staff", "staff, mission", "a a a",
  ]

  @Test("summaries", arguments: SnapshotTests.seeds)
  func summaries(seed: UInt64) throws {
    let model = RandomCorpus(seed: seed)
    let naive = NaiveCorpus(model)
    let snapshot = Snapshot(model.corpus)
    let column = try #require(snapshot.excerpts.column(named: "summary"))
    let texts = naive.excerpts.map { $0.summary.map { NaiveSearch.words($0, isPattern: false) } }
    for source in Self.patterns {
      let wanted = NaiveSearch.pattern(source)
      let pattern = TextPattern(parsing: source)
      let rows = naive.excerpts.indices.filter { row in
        texts[row].map { NaiveSearch.matches(wanted, $0) } ?? false
      }
      let expected = RowSet(
        ascending: rows.map { UInt32($0) }, universe: naive.excerpts.count)
      #expect(snapshot.excerpts(matching: pattern) == expected, "\(source)")
      #expect(column.rows(ofAny: column.indices(matching: pattern)) == expected, "\(source)")
    }
    #expect(snapshot.readTexts == (0, texts.count { $0 != nil }))
  }

  @Test("the naive matcher finds and misses")
  func naive() {
    #expect(NaiveSearch.matches("lack of *", "a LACK of staff"))
    #expect(!NaiveSearch.matches("lack of *", "a lack of"))
    #expect(NaiveSearch.matches("h*c*r*", "Helicopters"))
    #expect(!NaiveSearch.matches("lack", "lack-of"))
  }
}

/// Search in the plainest way: words as strings, patterns by recursion.
private enum NaiveSearch {
  static func matches(_ pattern: String, _ text: String) -> Bool {
    matches(self.pattern(pattern), words(text, isPattern: false))
  }

  static func pattern(_ text: String) -> [[Character]] {
    words(text.replacing("\\*", with: " "), isPattern: true)
  }

  static func matches(_ wanted: [[Character]], _ words: [[Character]]) -> Bool {
    guard !wanted.isEmpty, words.count >= wanted.count else { return false }
    return (0...words.count - wanted.count).contains { start in
      wanted.indices.allSatisfy { fits(wanted[$0][...], words[start + $0][...]) }
    }
  }

  private static func fits(_ pattern: ArraySlice<Character>, _ word: ArraySlice<Character>) -> Bool
  {
    guard let first = pattern.first else { return word.isEmpty }
    if first == "*" {
      return (0...word.count).contains { fits(pattern.dropFirst(), word.dropFirst($0)) }
    }
    return word.first == first && fits(pattern.dropFirst(), word.dropFirst())
  }

  static func words(_ text: String, isPattern: Bool) -> [[Character]] {
    let text = Array(text.lowercased().replacing("’", with: "'"))
    func isWord(_ index: Int) -> Bool {
      guard text.indices.contains(index) else { return false }
      return text[index].isLetter || text[index].isNumber || (isPattern && text[index] == "*")
    }
    var words: [[Character]] = []
    var isInside = false
    for (index, character) in text.enumerated() {
      let isInner = "'-,.".contains(character) && isWord(index - 1) && isWord(index + 1)
      if isWord(index) || isInner {
        if !isInside { words.append([]) }
        words[words.count - 1].append(character)
        isInside = true
      } else {
        isInside = false
      }
    }
    return words
  }
}
