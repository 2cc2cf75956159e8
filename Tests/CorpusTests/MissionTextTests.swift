import Glibc
import ProcessSupport
import QualmCorpus
import Testing

/// What the tools see in the text of the thesis, where that is at hand: tests that need it say so
/// when it is not.
@Suite("The text of the mission corpus")
struct MissionTextTests {
  private static let form = CitationForm(
    words: ["interview", "interviews"],
    labels: [
      .init(label: "DRC", sourcePrefix: "DRC-"), .init(label: "Kosovo", sourcePrefix: "Kosovo-"),
    ])

  /// The text; nil, and an issue where tests must be complete, when it is not there.
  private static let layout: TextLayout? = {
    guard let bytes = readFile(MissionCorpusTests.words) else {
      #expect(getenv("CI") == nil, "the text is not at \(MissionCorpusTests.words)")
      print("the text of the thesis is not at hand: what needs it is not tested")
      return nil
    }
    return DocumentText(bytes).map(TextLayout.init)
  }()

  /// The citations of chapters 4 to 7, each with the 1-based number of its line.
  private func citations(_ layout: TextLayout) -> [(line: Int, text: String, sources: [String])] {
    let outline = Outline(layout)
    return CitationFinder(Self.form).citations(in: layout).compactMap { citation in
      let chapter = outline.chapter(at: citation.range.lowerBound)
      guard let chapter, ["4", "5", "6", "7"].contains(chapter) else { return nil }
      let line = layout.lineIndex(at: citation.range.lowerBound) + 1
      let text = layout.text(citation.range).split(whereSeparator: \.isWhitespace)
      return (line, text.joined(separator: " "), citation.sources)
    }
  }

  @Test("every citation of chapters 4 to 7 is found, of every form")
  func awkward() throws {
    guard let layout = Self.layout else { return }
    let found = citations(layout)
    let awkward: [(Int, String)] = [
      (5592, "DRC interviews 13 and 15"), (5595, "DRC interviews 1, 3, 8, 9, 13, 15 and 20"),
      (5629, "DRC interviews 1, 3, 5, 8, 9, 13, 15 and 20"), (5984, "Kosovo interviews 2 and 4"),
      (6126, "Kosovo interviews 1 and 2"), (6143, "Kosovo interviews 1,2, 4, 5 and 6"),
      (6795, "DRC interview 3"), (7663, "DRC interview 1"), (8729, "DRC interview 3"),
      (8881, "DRC interview 17"), (10798, "DRC interview 11"), (10826, "DRC interview 11"),
      (11016, "DRC interviews 5 and 6"), (11024, "DRC interviews 3 and 18"),
    ]
    for (line, text) in awkward {
      #expect(found.contains { $0.line == line && $0.text == text }, "\(line): \(text)")
    }
    #expect(found.count == 223)
  }

  /// A second way to the same number, word by word: a place, `interview` or `interviews`, a digit.
  @Test("as many are found as the words of the text tell")
  func counted() throws {
    guard let layout = Self.layout else { return }
    let text = layout.text(0..<layout.scalars.count)
    let start = try #require(text.firstRange(of: "\n CHAPTER 4\n"))
    let end = try #require(text.firstRange(of: ": List of Interviewees"))
    let words = text[start.lowerBound..<end.lowerBound].split(whereSeparator: \.isWhitespace)
    var named: [String: Int] = [:]
    var count = 0
    for index in words.indices.dropLast(2) {
      let place = words[index].drop { !$0.isLetter }
      guard ["DRC", "Kosovo"].contains(place) || place.hasSuffix("(DRC"),
        ["interview", "interviews"].contains(words[index + 1].lowercased()),
        words[index + 2].first?.isNumber == true
      else { continue }
      count += 1
      var next = index + 2
      // The list goes on while a word is a number with a comma, or `and`.
      var isLast = false
      while !isLast {
        let word = words[next]
        // Behind a bracket a footnote's mark may follow.
        let digits = word.prefix { $0.isNumber || $0 == "," }
        for number in digits.split(separator: ",") {
          named["\(place.suffix(place.hasSuffix("DRC") ? 3 : 6))-\(number)", default: 0] += 1
        }
        let isOpen = word.allSatisfy { $0.isNumber || $0 == "," }
        isLast = !(isOpen && (word.last == "," || words[next + 1] == "and")) && word != "and"
        next += 1
      }
    }
    let found = citations(layout)
    #expect(found.count == count)
    var sources: [String: Int] = [:]
    for source in found.flatMap(\.sources) { sources[source, default: 0] += 1 }
    #expect(sources == named)
  }

  @Test("its headings, and nothing else, make the outline")
  func outline() throws {
    guard let layout = Self.layout else { return }
    let numbers = Outline(layout).headings.map { $0.number ?? "–" }
    #expect(
      numbers.filter { ("4"..<"8").contains($0) } == [
        "4", "4.1", "4.2", "4.2.1", "4.3", "4.3.1", "4.4", "5", "5.1", "5.2", "5.3", "5.4", "5.5",
        "5.6", "5.7", "6", "6.1", "6.2", "6.2.1", "6.2.2", "6.2.3", "6.2.4", "6.3", "6.3.1",
        "6.3.2",
        "6.3.3", "6.3.4", "6.4", "6.5", "6.6", "7", "7.1", "7.2", "7.3", "7.4", "7.5", "7.6", "7.7",
      ])
    #expect(numbers.suffix(3) == ["–", "–", "–"])
  }

  @Test("its printed page numbers and footnotes are seen")
  func pages() throws {
    guard let layout = Self.layout else { return }
    #expect(
      layout.printedNumbers.map(\.number) == [
        1, 4, 5, 23, 29, 31, 42, 52, 54, 84, 86, 88, 103, 141, 166, 193, 215,
      ])
    let notes = layout.footnotes.map { ($0.number, layout.lineIndex(at: $0.range.lowerBound) + 1) }
    let expected = [
      (12, 5699), (13, 5962), (14, 6271), (15, 6463), (16, 6509), (17, 6678), (18, 6849),
      (19, 6850), (20, 6977), (21, 7316), (22, 8184), (23, 9227),
    ]
    #expect(notes.filter { $0.1 > 5126 }.elementsEqual(expected, by: ==))
  }
}
