import QualmCorpus
import Testing

@Suite("The outline of a text")
struct OutlineTests {
  private func headings(_ text: String) throws -> [String] {
    let layout = TextLayout(try #require(DocumentText(Array(text.utf8))))
    return Outline(layout).headings.map { heading in
      #expect(heading.start == 0 || layout.scalars[heading.start - 1] == "\n")
      return heading.number ?? "–"
    }
  }

  @Test(
    "a heading is a number alone at the beginning of its line",
    arguments: [
      (
        " CHAPTER 4\n\n4.1 Roads\n\ntext\n 4.2 Wells\n\n4.2.1 Deep ones\n",
        ["4", "4.1", "4.2", "4.2.1"]
      ),
      ("1.1 É", ["1.1"]), ("1.1  Two blanks", ["1.1"]), ("CHAPTER 4 \n", ["4"]),
      // Running text, notes, lists, and what is indented further.
      ("3.3.4 below)", []), ("see\n3.3 Observation", []), ("  3.3 Roads", []), ("4 Roads", []),
      ("3.3. Roads", []), ("3.3Roads", []), ("3.3", []), ("3.3 “Roads”", []), ("1234.1 Roads", []),
      ("CHAPTER", []), ("CHAPTER4", []), ("CHAPTER 4 shows", []), ("Chapter 4", []), ("", []),
      (" 1.1 Roads\n2.5 Million live there", ["1.1"]),
      // The chapters end where the appendices begin, however they are spelt.
      ("7.1 Roads\n\nAPPENDIX 1: Names\n\nAPPENDIX 2\n", ["7.1", "–", "–"]),
      ("7.1 Roads\n A PPEN D IX  1: Names\n APPENDIX B\n", ["7.1", "–", "–"]),
    ])
  func found(_ text: String, _ expected: [String]) throws {
    #expect(try headings(text) == expected)
  }

  @Test("numbers ascend: what stands out of order is left out")
  func ascending() throws {
    let text = ["1.1", "1.2", "7.5", "1.3", "2.1", "1.2", "2.2", "2.10"].map { "\($0) Roads\n\n" }
    #expect(try headings(text.joined()) == ["1.1", "1.2", "1.3", "2.1", "2.2", "2.10"])
  }

  @Test("a table of contents gives way to the text")
  func contents() throws {
    let numbers = ["1.1", "1.2", "2.1"]
    let list = numbers.map { "\($0) Roads\n\n" }.joined()
    let layout = TextLayout(try #require(DocumentText(Array((list + "\n" + list).utf8))))
    let found = Outline(layout).headings
    #expect(found.map(\.number) == numbers)
    #expect(found.allSatisfy { $0.start > list.utf8.count })
    // Where the text lacks a heading, the list does not stand in for it further down.
    let short = "1.1 Roads\n\n2.1 Roads\n"
    #expect(try headings(short + "\n" + list) == numbers)
  }

  @Test("each position lies in the innermost section before it")
  func sections() throws {
    let text = "x\n CHAPTER 1\n\ny\n\n1.1 Roads\n\nz\n\n1.1.2 Stones\n\nw\n\nAPPENDIX 1\n\nv"
    let layout = TextLayout(try #require(DocumentText(Array(text.utf8))))
    let outline = Outline(layout)
    func place(_ scalar: Unicode.Scalar) throws -> Int {
      try #require(layout.scalars.firstIndex(of: scalar))
    }
    #expect(outline.section(at: 0) == nil)
    #expect(outline.section(at: 2) == "1")
    #expect(outline.section(at: try place("y")) == "1")
    #expect(outline.section(at: try place("z")) == "1.1")
    #expect(outline.section(at: try place("w")) == "1.1.2")
    #expect(outline.chapter(at: try place("w")) == "1")
    #expect(outline.section(at: try place("v")) == nil)
    #expect(outline.chapter(at: try place("v")) == nil)
  }
}

@Suite("What stands on a page")
struct TextLayoutTests {
  private func layout(_ text: String) throws -> TextLayout {
    TextLayout(try #require(DocumentText(Array(text.utf8))))
  }

  @Test("lines are found by position")
  func lines() throws {
    let layout = try layout("é\n\n漢字\n")
    #expect(layout.lines == [0..<1, 2..<2, 3..<5, 6..<6])
    #expect((0..<6).map(layout.lineIndex) == [0, 0, 1, 2, 2, 2])
    #expect(try self.layout("").lines == [0..<0])
  }

  @Test("a printed number stands alone on its line")
  func numbers() throws {
    let layout = try layout("7\n 12 \n1234\nx 5\n5 x\n٣\n\n999")
    #expect(layout.printedNumbers.map(\.number) == [7, 12, 999])
    #expect(layout.printedNumbers.map { layout.text($0.range) } == ["7", "12", "999"])
  }

  @Test(
    "a footnote stands at the foot of its page",
    arguments: [
      ("body\n\n1 Note of\ntwo lines.\n next page", [1: "1 Note of\ntwo lines."]),
      ("body\n\n1 Note.\n\n12\n\n\n\nnext", [1: "1 Note."]),
      ("body\n\n1 Note.\n\n\n\nnext", [1: "1 Note."]), ("body\n\n1 Note.", [1: "1 Note."]),
      ("body\n\n1 A note.\n2 Another\none.\n next", [1: "1 A note.", 2: "2 Another\none."]),
      ("body\n\n1 i.e. small.\n next", [1: "1 i.e. small."]),
      ("body\n\n1 “So”.\n next", [1: "1 “So”."]),
      // Body text, block quotes, lists and longer numbers are none.
      ("body\n\n24 hours\n\nbody", [:]), ("body\n\n24 hours\n next", [:]),
      ("body\n1 Note.\n next", [:]),
      ("body\n\n1 Note\nof two lines.\n\nbody", [:]), ("body\n\n100 Notes\nhere.\n next", [:]),
      ("body\n\n1. Note\nhere.\n next", [:]), ("body\n\n99). Then\nmore.\n next", [:]),
      ("body\n\n1 100\n2 200\n next", [:]),
    ])
  func notes(_ text: String, _ expected: [Int: String]) throws {
    let layout = try layout(text)
    let found = layout.footnotes.map { ($0.number, layout.text($0.range)) }
    #expect(Dictionary(uniqueKeysWithValues: found) == expected)
  }

  @Test("a single line is a note only where its number follows the last one's")
  func following() throws {
    let layout = try layout(
      """
      body

      1 Note.
       body

      24 hours of it
       body

      3 Note.
       body
      """)
    #expect(layout.footnotes.map(\.number) == [1, 3])
  }
}
