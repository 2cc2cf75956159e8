import QualmBase
import QualmCorpus
import Testing

@Suite("Positions are held against the words")
struct PositionTests {
  /// What verifying the corpus with citations finds, with its text attached.
  private func verify(_ package: Package) throws -> CorpusFaults {
    let corpus = try package.read().get()
    var words = AttachedWords()
    let text = try #require(package.files.files["talks.txt"])
    try words.attach(text, named: "talks.txt", to: corpus.descriptor)
    return CorpusVerifier.verify(corpus, files: package.files, words: words)
  }

  private func numbers(_ faults: CorpusFaults) -> [Int] { faults.diagnostics.map(\.code.number) }

  @Test("the example is in order, with and without its text")
  func clean() throws {
    let package = try Package("cited")
    #expect(try verify(package).diagnostics.isEmpty)
    let found = CorpusVerifier.verify(try package.read().get(), files: package.files)
    #expect(found.diagnostics.isEmpty)
  }

  static let faults: [FaultCase] = [
    FaultCase(745, "excerpts.csv", "talks,112,142", "talks,113,142", at: "113"),
    FaultCase(745, "interruptions.csv", "230,333", "230,328", at: "328"),
    FaultCase(745, "units.csv", "0,340,7", "0,340,7\ntalks,word,15,18,", at: "18"),
    FaultCase(748, "excerpts.csv", "talks,112,142", "talks,111,142", at: "111"),
    FaultCase(748, "excerpts.csv", "talks,112,142", "talks,112,143", at: "143"),
    FaultCase(748, "excerpts.csv", "talks,43,83", "talks,43,84", at: "84"),
    FaultCase(748, "excerpts.csv", "talks,43,83", "talks,42,83", at: "42"),
    FaultCase(748, "excerpts.csv", "talks,744,818", "talks,744,881", at: "881"),
    FaultCase(748, "excerpts.csv", "talks,43,83", "talks,162,174", at: "162"),
    FaultCase(750, "interruptions.csv", "335,336", "335,336\ntalks,page-number,43,49", at: "43"),
    FaultCase(750, "interruptions.csv", "335,336", "335,336\ntalks,page-number,230,231", at: "230"),
    FaultCase(751, "excerpts.csv", "1,1.1,No repair", "1,1.2,No repair", at: "1.2"),
    FaultCase(751, "excerpts.csv", "2,2,Water", "2,2.1,Water", at: "2.1"),
    FaultCase(751, "excerpts.csv", "2,2,Water", "2,,Water", at: ""),
    FaultCase(752, "excerpts.csv", "1,1.1,No repair", "2,1.1,No repair", at: "2"),
    FaultCase(753, "excerpts.csv", "8,counted", "9,counted", at: "9"),
    FaultCase(754, "excerpts.csv", "8,counted", "8,printed", at: "printed"),
    FaultCase(754, "excerpts.csv", "7,printed", "7,counted", at: "counted"),
    FaultCase(
      755, "units.csv", "340,7\ntalks,page,340", "342,7\ntalks,page,342", at: "342"),
    FaultCase(756, "units.csv", "0,340,7", "0,339,7", at: "340"),
    FaultCase(756, "units.csv", "0,340,7", "0,350,7", at: "340"),
    FaultCase(757, "units.csv", "975,11", "975,12", at: "12"),
    FaultCase(757, "units.csv", "721,899,10", "721,899,\(Int.max)", at: "\(Int.max)"),
    FaultCase(757, "units.csv", "721,899,10", "721,899,", at: ""),
    FaultCase(756, "units.csv", "talks,page,340,556,8\n", "", at: "556"),
    FaultCase(756, "units.csv", "340,556", "341,556", at: "341"),
    FaultCase(758, "talks.txt", "\n7\n", "\n8\n"),
    FaultCase(759, "excerpts.csv", "c1,145,161", "c1,145,160", at: "145"),
    FaultCase(759, "excerpts.csv", "c1,145,161", "c1,144,162", at: "144"),
    FaultCase(760, "memberships.csv", "Nord-1,Nord-1.1", "Nord-2,Nord-1.1"),
    FaultCase(760, "memberships.csv", "Nord-1,Nord-1.1", "author,Nord-1.1"),
    FaultCase(767, "excerpts.csv", "c5,881,896", ",,", at: "Sud interview 4"),
    FaultCase(767, "memberships.csv", "Sud-2,Sud-2.1", "Sud-1,Sud-2.1"),
    FaultCase(762, "talks.txt", "Nord Interview 1 Farmer", "Nord Interview 9 Farmer"),
    FaultCase(763, "excerpts.csv", "c5", "c3", at: "c3"),
    FaultCase(763, "excerpts.csv", "c4", "c9"),
    FaultCase(763, "excerpts.csv", "c4", "", at: ""),
    FaultCase(763, "excerpts.csv", "c5", "", at: ""),
    FaultCase(763, "excerpts.csv", "43,83,,,", "43,83,c9,,", at: "c9"),
    FaultCase(764, FaultCase.json, "\"2\"\n", "\"3\"\n", at: "\"3\""),
    FaultCase(
      746, "excerpts.csv", "Work is done for visitors",
      "They DIG – of course – when the others come",
      at: "They DIG – of course – when the others come."),
  ]

  @Test("a fault is found, and nothing else", arguments: faults)
  func fault(_ test: FaultCase) throws {
    var package = try Package("cited")
    try package.replace(test.path, test.old, test.new)
    if test.path == "talks.txt" {
      let text = try #require(package.files.files["talks.txt"])
      let digest = SHA256.hexadecimal(of: text)
      let old = SHA256.hexadecimal(of: try #require(try Package("cited").files.files["talks.txt"]))
      try package.replace(FaultCase.json, old, digest)
    }
    let found = try verify(package)
    #expect(numbers(found) == [test.code], "\(found.description)")
    if let pointed = test.pointed, let first = found.diagnostics.first {
      #expect(found.pointed(first) == pointed)
    }
  }

  @Test(
    "what an excerpt runs across is listed, in full and as what it is",
    arguments: [
      ("talks,footnote,230,333\n", "", "the footnote 1"),
      ("talks,footnote,230,333", "talks,footnote,230,320", "the footnote 1"),
      ("talks,footnote,230,333", "talks,footnote,231,333", "the footnote 1"),
      ("talks,footnote", "talks,figure", "the footnote 1"),
      ("talks,page-number,335,336\n", "", "the page number 7"),
      ("talks,page-number", "talks,footnote", nil), ("talks,page-number", "talks,figure", nil),
    ])
  func interruptions(old: String, new: String, what: String?) throws {
    var package = try Package("cited")
    try package.replace("interruptions.csv", old, new)
    let found = try verify(package)
    // What is listed as something else is no page number, so no page bears one.
    let expected = what == nil ? Array(repeating: 754, count: 5) : [749, 749, 749]
    #expect(numbers(found) == expected, "\(found.description)")
    for fault in found.diagnostics {
      if let what { #expect(fault.message.contains("runs across \(what), which")) }
      let isPart = new.contains("230,3") || new.contains("231,")
      #expect(what == nil || fault.message.hasSuffix("lists in part") == isPart)
    }
  }

  @Test("parts of a footnote may be listed apart, and evidence may lie in one")
  func footnotes() throws {
    var package = try Package("cited")
    try package.replace(
      "interruptions.csv", "talks,footnote,230,333",
      "talks,footnote,230,318\ntalks,footnote,318,319\ntalks,footnote,319,333")
    #expect(try verify(package).diagnostics.isEmpty)
    try package.replace("excerpts.csv", "talks,43,83", "talks,232,277")
    #expect(try verify(package).diagnostics.isEmpty)
    // One that runs out of the note has it within.
    try package.replace("interruptions.csv", "319,333", "319,332")
    try package.replace("excerpts.csv", "talks,232,277", "talks,232,375")
    #expect(numbers(try verify(package)) == [749, 749, 749, 749])
  }

  @Test(
    "a sentence that holds a quotation with its marks may begin or end with one of them",
    arguments: [
      ("talks,43,83", "talks,84,143", "collective", 0),
      ("talks,43,83", "talks,111,143", "collective", 2),
      ("talks,43,83", "talks,111,174", "collective", 0),
      ("talks,43,83", "talks,111,119", "collective", 1),
      ("talks,43,83", "talks,84,143", "block-quote", 1),
    ])
  func marks(old: String, new: String, kind: String, count: Int) throws {
    var package = try Package("cited")
    try package.replace("excerpts.csv", old, new)
    try package.replace("excerpts.csv", "collective", kind)
    let found = try verify(package)
    #expect(numbers(found) == Array(repeating: 748, count: count), "\(found.description)")
  }

  @Test("of several excerpts with one citation the one that calls it otherwise is told")
  func oddName() throws {
    var package = try Package("cited")
    try package.replace("excerpts.csv", "Sud-1.1,talks,164,375,c2", "Sud-1.1,talks,164,375,c9")
    let found = try verify(package)
    #expect(
      found.diagnostics.map(\.message) == [
        "`Sud-2.1` and `Sud-1.1` have one citation and two names for it"
      ])
  }

  @Test("words that stand side by side have no ends to cut")
  func unspaced() throws {
    var package = try Package("cited")
    let text = try #require(package.files.files["talks.txt"])
    let japanese = String(decoding: text, as: UTF8.self)
      .replacing("Nobody", with: "誰も道を直す").replacing("office", with: "ไทยลาว")
    package.files.files["talks.txt"] = Array(japanese.utf8)
    try package.replace(
      FaultCase.json, SHA256.hexadecimal(of: text), SHA256.hexadecimal(of: Array(japanese.utf8)))
    try package.replace(FaultCase.json, "\"bytes\": 987,", "")
    try package.replace("excerpts.csv", "talks,43,83", "talks,45,46")
    #expect(!numbers(try verify(package)).contains(745))
  }

  @Test("a citation elsewhere, and so one without an excerpt")
  func stray() throws {
    var package = try Package("cited")
    try package.replace("excerpts.csv", "c1,145,161", "c1,43,49")
    let found = try verify(package)
    #expect(Set(numbers(found)) == [759, 767], "\(found.description)")
    let place = found.diagnostics.compactMap { fault in
      fault.span.flatMap { found.texts[$0.file]?.name }
    }
    #expect(Set(place) == ["cited/excerpts.csv", "talks.txt"])
  }

  @Test("where the stretch of a citation is wrong, its sources are not missed as well")
  func near() throws {
    var package = try Package("cited")
    try package.replace("excerpts.csv", "c1,145,161", "c1,145,160")
    let found = try verify(package)
    #expect(found.diagnostics.first?.hint == "there is one from 145 to 161")
  }

  @Test("without sections that ask for it no citation is missed; without any all are")
  func sections() throws {
    var package = try Package("cited")
    try package.replace("excerpts.csv", "c5,881,896", ",,")
    try package.replace(FaultCase.json, "\"1\",\n        \"2\"\n", "\"1\"\n")
    #expect(try verify(package).diagnostics.isEmpty)
    try package.replace(FaultCase.json, "\"1\"\n", "")
    #expect(numbers(try verify(package)) == [767, 767, 767])
  }

  @Test("where the package does not say how long the text is, the text does")
  func outside() throws {
    var package = try Package("cited")
    try package.replace(FaultCase.json, "\"characters\": 975", "\"note\": \"unmeasured\"")
    try package.replace("excerpts.csv", "talks,835,878", "talks,835,8780")
    try package.replace("units.csv", "899,975", "899,9750")
    try package.replace("interruptions.csv", "335,336", "335,3360")
    let found = try verify(package)
    #expect(numbers(found) == [722, 722, 722], "\(found.description)")
  }

  @Test("what a package does not have is not checked")
  func lacking() throws {
    var package = try Package("cited")
    for table in ["units", "interruptions", "memberships", "sources"] {
      try package.replace(FaultCase.json, "\"name\": \"\(table)\"", "\"name\": \"x-\(table)\"")
    }
    try package.replace(FaultCase.json, "\"author\": \"author\",", "")
    try package.replace(FaultCase.json, "\"citations\": {", "\"references\": {")
    #expect(try verify(package).diagnostics.isEmpty)
    for column in ["cite_start", "section", "page"] {
      try package.replace("excerpts.csv", ",\(column),", ",x-\(column),")
      try package.replace(FaultCase.json, "\"name\": \"\(column)\"", "\"name\": \"x-\(column)\"")
    }
    #expect(try verify(package).diagnostics.isEmpty)
  }
}
