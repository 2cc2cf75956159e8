import Glibc
import ProcessSupport
import QualmBase
import QualmCorpus
import Testing

@Suite("The mission corpus")
struct MissionCorpusTests {
  static let folder = Repository.path + "/stdlib/corpus"
  static let words = Repository.path + "/../shared/seeds/001_d7a5cdd6980feead.txt"

  private func read() throws -> Corpus {
    let result = CorpusReader.read(FolderFiles(path: Self.folder))
    #expect(result.faults.diagnostics.isEmpty, "\(result.faults.description)")
    return try result.get()
  }

  @Test("it reads without faults")
  func reads() throws {
    let corpus = try read()
    #expect(corpus.codebook.codes.count > 150)
    #expect(!corpus.descriptor.rules.isEmpty)
    let chapters = corpus.excerpts["chapter"]?.dictionary ?? []
    #expect(Set(chapters) == [.integer(4), .integer(5), .integer(6), .integer(7)])
  }

  @Test("read when it is asked for, as it ships, it is the same")
  func lazily() throws {
    let corpus = try read()
    let folder = FolderFiles(path: Self.folder)
    var memory = MemoryFiles(files: [:])
    for path in corpus.tables.map(\.schema.path) + [PackageDescriptor.path] {
      memory.files[path] = try folder.withBytes(of: path) { (bytes) throws(FileFault) in
        Array(bytes)
      }
    }
    let shipped = try CorpusReader.read(LastingFiles(memory), validating: false).get()
    #expect(shipped.codebook == corpus.codebook)
    for table in corpus.tables { #expect(shipped.table(table.name) == table) }
  }

  @Test("its page tells how many rows each table has")
  func counts() throws {
    let corpus = try read()
    var told: [String: Int] = [:]
    for line in try Repository.lines("stdlib/corpus/README.md") where line.hasPrefix("| `") {
      let cells = line.split(separator: "|").map { $0.filter { $0 != " " && $0 != "`" } }
      told[cells[0]] = Int(cells[1])
    }
    let tables = corpus.tables.map { ($0.name, $0.rowCount) }
    #expect(told == Dictionary(uniqueKeysWithValues: tables))
  }

  @Test("every interviewee of the list is a voice, and nobody else")
  func voices() throws {
    let sources = try #require(try read().sources)
    let ids = try #require(sources["id"])
    let voices = try #require(sources["voice"])
    let named = (0..<sources.rowCount).filter { voices.value(at: $0) == .boolean(true) }
      .compactMap { ids.text(at: $0) }
    #expect(
      Set(named) == Set((1...20).map { "DRC-\($0)" } + (1...12).map { "Kosovo-\($0)" }))
  }

  @Test("the second coder passed every facet in each excerpt read, and in the whole sample")
  func second() throws {
    let corpus = try read()
    let passes = try #require(corpus.passes)
    let rows = (0..<passes.rowCount).filter { passes["coder"]?.text(at: $0) == "second" }
    let excerpts = Set(rows.compactMap { passes["excerpt"]?.text(at: $0) })
    let facets = corpus.codebook.codes.filter(\.isFacet).count
    #expect(rows.count == excerpts.count * facets)
    // `sample 60 seed 1`: the smallest SHA-256 of the seed and the id.
    let ids = (0..<corpus.excerpts.rowCount).compactMap { corpus.excerpts["id"]?.text(at: $0) }
    let keyed = ids.map { (key: SHA256.hexadecimal(of: Array("1\n\($0)".utf8)), id: $0) }
    let sample = keyed.sorted { $0.key < $1.key }.prefix(60).map(\.id)
    #expect(excerpts.isSuperset(of: sample))
  }

  @Test("a row of a reference table has a place in the text, and words of its own")
  func places() throws {
    let corpus = try read()
    let names = [
      "missions", "figures", "structure", "dependencies", "guide", "frameworks", "reviews",
    ]
    #expect(Set(corpus.referenceTables.map(\.name)) == Set(names))
    for table in corpus.referenceTables {
      #expect(table.rowCount > 0)
      for row in 0..<table.rowCount {
        let start = try #require(table["start"]?.integer(at: row))
        let end = try #require(table["end"]?.integer(at: row))
        #expect(start < end && end <= corpus.descriptor.documents[0].characters ?? 0)
        #expect(table["section"]?.text(at: row) != nil && table["page"]?.integer(at: row) != nil)
      }
    }
  }

  @Test("a summary has at most 25 words")
  func summaries() throws {
    let excerpts = try read().excerpts
    for row in 0..<excerpts.rowCount {
      let words = try #require(excerpts["summary"]?.text(at: row)).split(separator: " ")
      #expect(words.count <= 25, "\(excerpts["id"]?.text(at: row) ?? "")")
    }
  }

  @Test("where the coders differ, a memo tells how that is settled")
  func settled() throws {
    let corpus = try read()
    let codings = corpus.codings
    var given: [String: [String: Set<String>]] = [:]
    for row in 0..<codings.rowCount {
      let code = try #require(codings["code"]?.text(at: row))
      // The questions follow from the other codes.
      if code.hasPrefix("question/") { continue }
      let excerpt = try #require(codings["excerpt"]?.text(at: row))
      let coder = try #require(codings["coder"]?.text(at: row))
      given[excerpt, default: [:]][coder, default: []].insert(code)
    }
    let memos = try #require(corpus.memos)
    let told = (0..<memos.rowCount).filter { memos["kind"]?.text(at: $0) == "coding" }
      .compactMap { memos["on"]?.text(at: $0) }
    let differing = given.filter {
      $0.value["second"] != nil && $0.value["first"] != $0.value["second"]
    }
    #expect(!differing.isEmpty)
    #expect(Set(differing.keys).subtracting(told).isEmpty)
  }

  @Test("it keeps its own rules")
  func verifies() throws {
    let found = CorpusVerifier.verify(try read(), files: FolderFiles(path: Self.folder))
    #expect(found.diagnostics.isEmpty, "\(found.description)")
  }

  @Test("its spans and summaries fit the text, where that is at hand")
  func words() throws {
    let corpus = try read()
    guard readFile(Self.words) != nil else {
      #expect(getenv("CI") == nil, "the text is not at \(Self.words)")
      return
    }
    var words = AttachedWords()
    try words.attach(path: Self.words, to: corpus.descriptor)
    let found = CorpusVerifier.verify(
      corpus, files: FolderFiles(path: Self.folder), words: words)
    #expect(found.diagnostics.isEmpty, "\(found.description)")
  }

  @Test("the places of the reference tables lie in their sections, where the text is at hand")
  func sections() throws {
    let corpus = try read()
    var words = AttachedWords()
    guard (try? words.attach(path: Self.words, to: corpus.descriptor)) != nil else { return }
    let document = try #require(words.documents[corpus.descriptor.documents[0].id])
    let outline = Outline(TextLayout(document))
    for table in corpus.referenceTables {
      for row in 0..<table.rowCount {
        let start = try #require(table["start"]?.integer(at: row))
        let told = table["section"]?.text(at: row) ?? ""
        let section = outline.section(at: start)
        #expect(section == (told.hasPrefix("appendix") ? nil : told), "\(table.name) \(row + 1)")
        // Not within a word, at either end.
        let end = try #require(table["end"]?.integer(at: row))
        for edge in [start, end] {
          let around = document.text(from: max(0, edge - 1), to: edge + 1) ?? ""
          let isCut = around.allSatisfy { $0.isLetter }
          #expect(!isCut, "\(table.name) \(row + 1): \(around)")
        }
      }
    }
  }
}
