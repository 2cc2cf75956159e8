import QualmCorpus
import Testing

@Suite("Finding citations")
struct CitationFinderTests {
  static let form = CitationForm(
    words: ["interview", "interviews", "Gespräch"],
    labels: [
      .init(label: "DRC", sourcePrefix: "DRC-"), .init(label: "Kosovo", sourcePrefix: "Kosovo-"),
      .init(label: "DRC East", sourcePrefix: "East-"),
    ])

  private func citations(_ text: String) throws -> [(text: String, sources: [String])] {
    let layout = TextLayout(try #require(DocumentText(Array(text.utf8))))
    return CitationFinder(Self.form).citations(in: layout).map {
      (layout.text($0.range), $0.sources)
    }
  }

  @Test(
    "one citation is found whole",
    arguments: [
      ("(DRC interview 1)", "DRC interview 1", ["DRC-1"]),
      ("[DRC interview 1])", "DRC interview 1", ["DRC-1"]),
      ("“so it is”DRC interview 12.", "DRC interview 12", ["DRC-12"]),
      (
        "(UN, 2010: 87-91; DRC \n\ninterviews 1, 3)", "DRC \n\ninterviews 1, 3", ["DRC-1", "DRC-3"]
      ),
      (
        "(Kosovo interviews 1,2, 4, 5 and 6).", "Kosovo interviews 1,2, 4, 5 and 6",
        ["Kosovo-1", "Kosovo-2", "Kosovo-4", "Kosovo-5", "Kosovo-6"]
      ),
      ("DRC interviews 5 and\n\n6", "DRC interviews 5 and\n\n6", ["DRC-5", "DRC-6"]),
      ("DRC interviews 1, 2, and 3", "DRC interviews 1, 2, and 3", ["DRC-1", "DRC-2", "DRC-3"]),
      ("DRC interviews 1 , 2", "DRC interviews 1 , 2", ["DRC-1", "DRC-2"]),
      ("DRC\u{A0}INTERVIEW\t7", "DRC\u{A0}INTERVIEW\t7", ["DRC-7"]),
      ("Kosovo Interviews 1 and 2", "Kosovo Interviews 1 and 2", ["Kosovo-1", "Kosovo-2"]),
      ("DRC GESPRÄCH 3", "DRC GESPRÄCH 3", ["DRC-3"]),
      ("DRC East interview 3", "DRC East interview 3", ["East-3"]),
      // What follows the last digit belongs to it no longer.
      ("(DRC interview 3, 2011)", "DRC interview 3", ["DRC-3"]),
      ("(DRC interview 3, UN 2010)", "DRC interview 3", ["DRC-3"]),
      ("(DRC interview 3 and others)", "DRC interview 3", ["DRC-3"]),
      ("(DRC interview 3, 4th of May)", "DRC interview 3", ["DRC-3"]),
      ("(DRC interview 3,", "DRC interview 3", ["DRC-3"]),
      ("(DRC interview 3 and ", "DRC interview 3", ["DRC-3"]),
      ("DRC interview 3)4", "DRC interview 3", ["DRC-3"]),
      ("é 漢 DRC interview 3", "DRC interview 3", ["DRC-3"]),
    ])
  func found(_ text: String, _ expected: String, _ sources: [String]) throws {
    let found = try citations(text)
    #expect(found.map(\.text) == [expected])
    #expect(found.map(\.sources) == [sources])
  }

  @Test(
    "what only looks so is none",
    arguments: [
      "", "DRC", "DRC ", "DRC interview", "DRC interview ", "DRC interviews in 2011",
      "DRC interview 2011", "DRC interview 3rd", "DRCinterview 3", "DRC interview3",
      "xDRC interview 3",
      "4DRC interview 3", "drc interview 3", "(DRC observation, January 2011)",
      "DRC interviewer 3", "Kosovo interviews, where 3", "interview 3", "DRC (interview 3)",
    ])
  func none(_ text: String) throws {
    #expect(try citations(text).isEmpty)
  }

  @Test("several are found one after the other")
  func several() throws {
    let found = try citations(
      "DRC interview 1; DRC DRC interview 2, Kosovo interview 3 and 4,DRC interview 5")
    #expect(
      found.map(\.text) == [
        "DRC interview 1", "DRC interview 2", "Kosovo interview 3 and 4", "DRC interview 5",
      ])
  }
}
