import QualmBase
import QualmCorpus
import TestSupport
import Testing

@Suite("Quotes are cleaned, and what was done to them is marked")
struct QuoteCleanerTests {
  @Test(
    "white space is one blank",
    arguments: [
      ("What I  find", "What I find"), ("a budget. \nSo we", "a budget. So we"),
      (" \n the\u{A0}\u{2003}end\r\n\n", "the end"), ("", ""), (" \n ", ""),
      // A word broken at a line's end is whole; a dash is none.
      ("inter-\n organisational", "inter-organisational"), ("2010- \n\n2011", "2010-2011"),
      ("areas -\nhuman", "areas - human"), ("well- known", "well- known"), ("“-\na", "“- a"),
    ])
  func whiteSpace(text: String, expected: String) throws {
    let document = DamagedDocument(text: text)
    #expect(try document.shown() == expected)
    #expect(try document.shown(marks: .hidden) == expected)
  }

  @Test("interruptions are left out and told")
  func interruptions() throws {
    let text = "It was\n\n131\n\n4 Means\nbad23, no-\n132\nbody came.\n 9 See there."
    let document = DamagedDocument(
      text: text, interruptions: ["131", "4 Means\n", "23", "132", " 9 See there."])
    #expect(try document.shown() == "It was ⟨…⟩ bad⟨…⟩, no-⟨…⟩body came. ⟨…⟩")
    #expect(try document.shown(marks: .hidden) == "It was bad, no-body came.")
    #expect(try document.shown("131\n\n4 Means\nbad") == "⟨…⟩ bad")
    #expect(try document.shown("came.\n") == "came.")
  }

  @Test("interruptions may lie in each other and reach over the ends")
  func nested() throws {
    let document = DamagedDocument(
      text: "a [fig 7 (page 8) ure] b {note} c",
      interruptions: ["[fig 7 (page 8) ure]", "(page 8)"])
    #expect(try document.shown() == "a ⟨…⟩ b {note} c")
    #expect(try document.shown("8) ure] b") == "⟨…⟩ b")
    #expect(try document.shown("a [fig") == "a ⟨…⟩")
  }

  @Test("an interruption in which an excerpt lies is none, but for what lies in it")
  func inside() throws {
    let document = DamagedDocument(
      text: "body 9 A note,\n132\ngoes on. body",
      interruptions: ["9 A note,\n132\ngoes on.", "132"])
    #expect(try document.shown("A note,\n132\ngoes on.") == "A note, ⟨…⟩ goes on.")
    #expect(try document.shown("132") == "132")
    #expect(try document.shown("body 9 ", about: "A note") == "body 9")
    #expect(try document.shown("body 9 ") == "body ⟨…⟩")
  }

  @Test("damaged words are mended wherever they are whole")
  func everywhere() throws {
    var document = DamagedDocument(
      text: "o f  course I t ’s of, proo f; o \n f: “o f” (fo r) for lam slam 2lam ló f o fx",
      repairs: [
        ("o f", "of", nil), ("I t", "It", nil), ("I t ’s", "It’s", nil), ("fo r", "for", nil),
        ("lam", "I am", nil),
      ])
    #expect(
      try document.shown()
        == "⟨of⟩ course ⟨It’s⟩ of, proo f; ⟨of⟩: “⟨of⟩” (⟨for⟩) for ⟨I am⟩ slam 2lam ló f o fx")
    #expect(
      try document.shown(marks: .hidden)
        == "of course It’s of, proo f; of: “of” (for) for I am slam 2lam ló f o fx")
    // A span that cuts words does not make whole ones of their parts.
    document.text = "x o f y proo f z"
    #expect(try document.shown("o f z") == "o f z")
    #expect(try document.shown("x o f y") == "x ⟨of⟩ y")
  }

  @Test("the longest wins, what was missed is read again, and ends may be signs")
  func longest() throws {
    let document = DamagedDocument(
      text: "can ’t you can ’ll can don 7 go! I !",
      repairs: [
        ("can", "CAN", nil), ("can ’t you", "can’t you", nil), ("’l", "no", nil),
        ("don 7", "don’t", nil), ("go!", "go.", nil), ("I !", "I!", nil), ("!", "?", nil),
      ])
    #expect(try document.shown() == "⟨can’t you⟩ ⟨CAN⟩ ’ll ⟨CAN⟩ ⟨don’t⟩ ⟨go.⟩ ⟨I!⟩")
  }

  @Test("a repair with a place holds there alone, and goes before the others")
  func placed() throws {
    let document = DamagedDocument(
      text: "lam the lam, anythingI I t ’s lam x",
      repairs: [
        ("lam", "I am", nil), ("lam", "lamb", 1), ("I", "!", 0), ("I t ’s lam", "never", nil),
        ("lam", "Lam", 2), ("I t ’s", "It’s", 0),
      ])
    #expect(try document.shown() == "⟨I am⟩ the ⟨lamb⟩, anything⟨!⟩ ⟨It’s⟩ ⟨Lam⟩ x")
    // What does not stand at its place is not mended, nor what reaches over the end.
    var moved = document
    moved.repairs = [("anything", "x", nil)]
    #expect(try moved.shown("anythingI") == "anythingI")
    moved.repairs = [("I t ’s", "It’s", 0)]
    #expect(try moved.shown("anythingI I t") == "anythingI I t")
    #expect(try moved.shown("I t ’s") == "⟨It’s⟩")
  }

  @Test("words that are none are left out; repairs stop at interruptions")
  func edges() throws {
    let document = DamagedDocument(
      text: "one ^^ two o\n131\nf three ~", interruptions: ["131\n"],
      repairs: [("^^", "", nil), ("o f", "of", nil), ("  ", "blank", nil), ("~", "", nil)])
    #expect(try document.shown() == "one ⟨…⟩ two o ⟨…⟩ f three ⟨…⟩")
    #expect(try document.shown(marks: .hidden) == "one two o f three")
  }

  @Test("the mark of a note parts words")
  func notes() throws {
    let document = DamagedDocument(
      text: "moment offame23 and 7lam, offame2", interruptions: ["23", "7"],
      repairs: [("offame", "of fame", nil), ("lam", "I am", nil)])
    #expect(try document.shown() == "moment ⟨of fame⟩⟨…⟩ and ⟨…⟩⟨I am⟩, offame2")
  }

  @Test("whatever the text, marks apart both forms are the same, on one line", arguments: 0..<400)
  func random(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    func pick(_ parts: [String], _ count: Int) -> String {
      (0..<count).map { _ in parts.randomElement(using: &random) ?? "" }.joined()
    }
    let letters = ["a", "b", "é", "-", " ", "\n", ".", "7"]
    let text = pick(letters, Int.random(in: 1...60, using: &random))
    var document = DamagedDocument(text: text)
    let scalars = Array(text.unicodeScalars)
    func part() -> String {
      let start = Int.random(in: 0..<scalars.count, using: &random)
      let end = min(scalars.count, start + Int.random(in: 1...9, using: &random))
      var part = String.UnicodeScalarView()
      part.append(contentsOf: scalars[start..<end])
      return String(part)
    }
    for _ in 0..<Int.random(in: 0...4, using: &random) { document.interruptions.append(part()) }
    for _ in 0..<Int.random(in: 0...6, using: &random) {
      document.repairs.append(
        (part(), pick(["x", "y z", ""], 1), Bool.random(using: &random) ? 0 : nil))
    }
    for _ in 0..<8 {
      let span = part()
      let shown = try #require(try document.shown(span))
      let hidden = try #require(try document.shown(span, marks: .hidden))
      let words = shown.replacing("⟨…⟩", with: "").filter { $0 != "⟨" && $0 != "⟩" }
      #expect(words.split(separator: " ").joined(separator: " ") == hidden, "\(shown)")
      for text in [shown, hidden] {
        #expect(!text.contains(where: \.isNewline) && !text.contains("  "))
        #expect(!text.hasPrefix(" ") && !text.hasSuffix(" "))
      }
      for unit in [TextUnit.characters, .words] {
        let around = try #require(try document.context(span, seed % 7, unit))
        #expect(around.allSatisfy { !$0.contains(where: \.isNewline) })
      }
    }
  }

  @Test("a mended word at a line's end keeps its hyphen as any other would")
  func hyphens() throws {
    let document = DamagedDocument(
      text: "self-\nmade lt-\nself", repairs: [("lt", "It", nil), ("made", "made", nil)])
    #expect(try document.shown() == "self-⟨made⟩ ⟨It⟩-self")
  }

  @Test("a span outside the document has no words")
  func outside() throws {
    let document = try DamagedDocument(text: "né").document
    let cleaner = QuoteCleaner(try DamagedDocument(text: "né").corpus)
    #expect(cleaner.words(0..<2, of: "d", document, marks: .shown) == "né")
    #expect(cleaner.words(0..<3, of: "d", document, marks: .shown) == nil)
    #expect(cleaner.words(1..<2, of: "other", document, marks: .shown) == "é")
  }
}

@Suite("Contexts reach as far as they are asked to")
struct ContextFinderTests {
  let plain = DamagedDocument(text: "One, two (three) “four” MARK five, don’t 1,200 – six. Seven")

  @Test("words, with the signs at them")
  func words() throws {
    #expect(try plain.context("MARK", 0, .words) == ["", ""])
    #expect(try plain.context("MARK", 1, .words) == ["“four”", "five,"])
    #expect(try plain.context("MARK", 2, .words) == ["(three) “four”", "five, don’t"])
    #expect(try plain.context("MARK", 3, .words) == ["two (three) “four”", "five, don’t 1,200"])
    #expect(
      try plain.context("MARK", 4, .words)
        == ["One, two (three) “four”", "five, don’t 1,200 – six."])
    #expect(
      try plain.context("MARK", Int.max, .words)
        == ["One, two (three) “four”", "five, don’t 1,200 – six. Seven"])
    #expect(try plain.context("One", 1, .words) == ["", ", two"])
    #expect(try plain.context("Seven", 1, .words) == ["six.", ""])
  }

  @Test("characters are code points")
  func characters() throws {
    #expect(try plain.context("MARK", 4, .characters) == ["ur”", "fiv"])
    #expect(try plain.context("MARK", 0, .characters) == ["", ""])
    #expect(try plain.context("MARK", Int.max, .characters)?.last?.hasSuffix("Seven") == true)
  }

  @Test("what interrupts the text is told and not counted")
  func interrupted() throws {
    let document = DamagedDocument(
      text: "far near\n131\nMARK\n132 and 133\nhere there", interruptions: ["131", "132 and 133"])
    #expect(try document.context("MARK", 1, .words) == ["near ⟨…⟩", "⟨…⟩ here"])
    #expect(try document.context("MARK", 3, .characters) == ["r ⟨…⟩", "⟨…⟩ h"])
  }

  @Test("an interruption that reaches further than the text ends with it")
  func endless() throws {
    let document = DamagedDocument(
      text: "One two. Note", interruptions: ["Note"], interruptionsReach: 1000)
    #expect(try document.context("One", 5, .words) == ["", "two. ⟨…⟩"])
    #expect(try document.context("One", 50, .characters) == ["", "two. ⟨…⟩"])
  }

  @Test("no cut goes through damaged words")
  func damaged() throws {
    let document = DamagedDocument(
      text: "one two o f MARK I t ’s three n é two",
      repairs: [
        ("o f", "of", nil),
        ("I t ’s", "It’s", nil), ("n é", "né", nil),
      ])
    #expect(try document.context("MARK", 1, .words) == ["⟨of⟩", "⟨It’s⟩"])
    #expect(try document.context("MARK", 2, .characters) == ["⟨of⟩", "⟨It’s⟩"])
    #expect(try document.context("MARK", 5, .words)?.last == "⟨It’s⟩ three ⟨né⟩")
    #expect(try document.context("MARK", 0, .words) == ["", ""])
  }

  @Test("sentences and paragraphs need boundaries")
  func boundaries() throws {
    #expect(try plain.context("MARK", 1, .sentences) == nil)
    var document = DamagedDocument(text: "A a. B b. C MARK c. Title D d. E e.")
    document.units = ["A a.", "B b.", "C MARK c.", "D d.", "E e."].map { ("sentence", $0) }
    #expect(try document.context("MARK", 0, .sentences) == ["C", "c."])
    #expect(try document.context("MARK", 1, .sentences) == ["B b. C", "c. Title D d."])
    #expect(
      try document.context("MARK", Int.max, .sentences) == ["A a. B b. C", "c. Title D d. E e."])
    // Between two sentences the nearest are the first.
    #expect(try document.context("Title", 0, .sentences) == ["", ""])
    #expect(try document.context("Title", 1, .sentences) == ["C MARK c.", "D d."])
    #expect(try document.context("A a", 1, .sentences) == ["", ". B b."])
    #expect(try document.context("b. C", 1, .sentences) == ["A a. B", "MARK c. Title D d."])
    #expect(try document.context("MARK", 1, .paragraphs) == nil)
  }

  @Test("boundaries of words are the package's where it has them")
  func wordBoundaries() throws {
    var document = DamagedDocument(text: "one o f MARK o f two")
    document.units = ["one", "o f", "MARK", "o f", "two"].map { ("word", $0) }
    #expect(try document.context("MARK", 1, .words) == ["o f", "o f"])
    document.repairs = [("o f", "of", nil)]
    #expect(try document.context("MARK", 2, .words) == ["one ⟨of⟩", "⟨of⟩ two"])
  }
}
