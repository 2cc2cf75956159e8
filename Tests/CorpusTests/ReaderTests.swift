import QualmBase
import QualmCorpus
import TestSupport
import Testing

@Suite("Reading a package")
struct ReaderTests {
  @Test("the small package is read as it stands")
  func small() throws {
    let result = try Package().read()
    #expect(result.faults.diagnostics.isEmpty, "\(result.faults.description)")
    let corpus = try result.get()
    #expect(corpus.excerpts.rowCount == 3)
    #expect(corpus.excerpts["mission"]?.value(at: 0) == .list([.text("M1"), .text("M2")]))
    #expect(corpus.excerpts["mission"]?.value(at: 2) == .missing)
    #expect(corpus.excerpts["weight"]?.value(at: 0) == .number(0.5))
    #expect(corpus.excerpts["start"]?.value(at: 2) == .missing)
    #expect(corpus.sources?["voice"]?.value(at: 2) == .boolean(false))
    #expect(corpus.sources?["met"]?.value(at: 0) == PartialDate("2011-01").map { .date($0) })
    #expect(corpus.codings["memo"]?.value(at: 1) == .text("so \"empty\" it is"))
    #expect(corpus.codes["definition"]?.value(at: 4) == .text("Making\ndo"))
    #expect(corpus.codings["code"]?.dictionary.count == 5)
    #expect(corpus.referenceTables.map(\.name) == ["places", "roads"])
    #expect(corpus.descriptor.coders.map(\.isOfRecord) == [true, false])
    #expect(corpus.descriptor.defaultFramework?.name == "revised")
    #expect(corpus.descriptor.otherResources.count == 1)
    #expect(corpus.extras.map(\.id) == ["e2", "s1"])
    #expect(corpus.descriptor.title == "A small corpus for tests")
    #expect(corpus.documents.rowCount == 2)
  }

  @Test("who is of record where not every coder says so")
  func codersOfRecord() throws {
    func ofRecord(_ second: String) throws -> [Bool] {
      var package = try Package()
      try package.replace("datapackage.json", "\"record\": false", "\"title\": \"Second\"")
      try package.replace("datapackage.json", "\"record\": true", second)
      return try package.read().get().descriptor.coders.map(\.isOfRecord)
    }
    #expect(try ofRecord("\"record\": true") == [true, false])
    #expect(try ofRecord("\"record\": false") == [false, true])
  }

  @Test("only four tables and their key columns are needed")
  func minimal() throws {
    let result = try Package("minimal").read()
    #expect(result.faults.diagnostics.isEmpty, "\(result.faults.description)")
    let corpus = try result.get()
    #expect(corpus.codebook.codes.map(\.name) == ["Vertrauen / 信頼"])
    #expect(corpus.sources == nil)
  }

  @Test("a recording's stretches are milliseconds, with both ends and the end behind the start")
  func recordings() throws {
    func read(_ cells: String) throws -> Result<Corpus, CorpusFaults> {
      var package = try Package("minimal")
      try package.replace(
        "datapackage.json",
        """
                    "name": "document",
                    "type": "string"
                  }
        """,
        """
                    "name": "document",
                    "type": "string"
                  },
                  {"name": "time_start", "type": "integer"},
                  {"name": "time_end", "type": "integer"}
        """)
      try package.replace("excerpts.csv", "id,document", "id,document,time_start,time_end")
      try package.replace("excerpts.csv", "e1,d1", "e1,d1,\(cells)")
      return package.read()
    }
    #expect(try read("61000,75500").get().excerpts["time_end"]?.integer(at: 0) == 75_500)
    #expect(try read(",").get().excerpts["time_start"]?.value(at: 0) == .missing)
    #expect(try read("75500,61000").faults.diagnostics.map(\.code) == [DiagnosticCode(721)])
    #expect(try read("61000,").faults.diagnostics.map(\.code) == [DiagnosticCode(723)])
  }

  @Test("the codebook is a tree in pre-order")
  func codebook() throws {
    var package = try Package()
    // A child that stands before its parent, and far from its siblings.
    try package.replace("codes.csv", "theme,,theme", "t.water,t.supply,water,,,,,,\ntheme,,theme")
    let book = try package.read().get().codebook
    #expect(
      book.codes.map(\.path) == [
        "theme", "theme/supply", "theme/supply/water", "theme/supply/bread", "theme/learning",
        "coping", "coping/wait", "stance", "stance/supports", "stance/contradicts", "note",
      ])
    #expect(book.codes.map(\.depth) == [0, 1, 2, 2, 1, 0, 1, 0, 1, 1, 0])
    #expect(book.codes.map(\.subtreeEnd) == [5, 4, 3, 4, 5, 7, 7, 10, 9, 10, 11])
    #expect(book.codes.map(\.parent) == [nil, 0, 1, 1, 0, nil, 5, nil, 7, 7, nil])
    #expect(book.indicesByID["t.bread"] == 3)
    #expect(book.codes.filter(\.isSingle).map(\.name) == ["stance"])
    #expect(book.codes[4].since == "revised")
    #expect(book.subtree(of: 1) == 1..<4)
  }

  @Test("without a mark the top-level codes with children are facets")
  func facets() throws {
    var package = try Package()
    #expect(try package.read().get().codebook.codes.filter(\.isFacet).count == 3)
    try package.replace("codes.csv", ",facet,codable", ",x,codable")
    try package.replace("datapackage.json", "\"facet\"", "\"x\"")
    for _ in 0..<3 { try package.replace("codes.csv", ",yes,no,", ",no,no,") }
    let facets = try package.read().get().codebook.codes.filter(\.isFacet)
    #expect(facets.map(\.name) == ["theme", "coping", "stance"])
  }

  @Test(
    "a cell is what RFC 4180 says",
    arguments: [
      ("id\na\nb\n", ["a", "b"]), ("id\r\na\r\nb", ["a", "b"]), ("\u{FEFF}id\na\n", ["a"]),
      ("\"id\"\n\"a,\"\"b\"\"\nc\"\n", ["a,\"b\"\nc"]), ("id\n\"a\"\r\n\"\"\"\"", ["a", "\""]),
      ("id\n é \n", [" é "]), ("id\n", []), ("id", []),
    ])
  func cells(file: String, expected: [String]) throws {
    var package = try Package("minimal")
    package.files.files["documents.csv"] = Array(file.utf8)
    package.files.files["excerpts.csv"] = Array("id,document\n".utf8)
    package.files.files["codings.csv"] = Array("excerpt,code\n".utf8)
    let result = package.read()
    #expect(result.faults.diagnostics.isEmpty, "\(result.faults.description)")
    let ids = try #require(try result.get().documents["id"])
    #expect((0..<ids.rowCount).map { ids.value(at: $0) } == expected.map { .text($0) })
  }

  @Test("columns may stand in another order in the file, and rows may end in an empty cell")
  func columnOrder() throws {
    var package = try Package("minimal")
    package.files.files["codes.csv"] = Array("name,id\nA,a\n,b".utf8)
    let codes = try package.read().get().codes
    #expect(codes["id"]?.value(at: 0) == .text("a"))
    #expect(codes["name"]?.value(at: 1) == .missing)
    package.files.files["codes.csv"] = Array("id,name\na,".utf8)
    #expect(try package.read().get().codes["name"]?.value(at: 0) == .missing)
  }

  @Test("other spellings of a value are the same value")
  func spellings() throws {
    var package = try Package()
    try package.replace("excerpts.csv", "e10,d1,21,", "e10,d1,021,")
    try package.replace("units.csv", "d1,sentence,21,55", "d1,sentence,00,55\nd1,sentence,021,55")
    let corpus = try package.read().get()
    #expect(corpus.excerpts["start"]?.dictionary == [.integer(0), .integer(21)])
    #expect(corpus.units?["start"]?.dictionary == [.integer(0), .integer(21)])
  }

  @Test("a distinct value is kept once, however many rows there are")
  func dictionary() throws {
    var package = try Package("minimal")
    let names = (0..<2000).map { "code \($0 % 300)" }
    let rows = names.enumerated().map { "c\($0),\($1)\n" }.joined()
    package.files.files["codes.csv"] = Array(("id,name\na,x\n" + rows).utf8)
    let column = try #require(try package.read().get().codes["name"])
    #expect(column.dictionary.count == 301)
    #expect((1..<column.rowCount).map { column.text(at: $0) } == names)
  }

  @Test("random changes of bytes never stop the reader", arguments: 0..<30)
  func random(seed: Int) throws {
    var generator = SeededGenerator(seed: UInt64(seed))
    let original = try Package()
    let paths = original.files.files.keys.sorted()
    for _ in 0..<4 {
      var files = original.files
      for _ in 0..<Int.random(in: 1...6, using: &generator) {
        let path = paths.randomElement(using: &generator) ?? ""
        var bytes = files.files[path] ?? []
        let place = Int.random(in: 0...bytes.count, using: &generator)
        let count = Int.random(in: 0...min(8, bytes.count - place), using: &generator)
        let inserted = (0..<Int.random(in: 0..<4, using: &generator)).map { _ in
          Bool.random(using: &generator)
            ? Array("\",\n\r;{}[]:019-".utf8).randomElement(using: &generator) ?? 0
            : UInt8.random(in: 0...255, using: &generator)
        }
        bytes.replaceSubrange(place..<place + count, with: inserted)
        files.files[path] = bytes
      }
      for validating in [true, false] {
        switch CorpusReader.read(files, validating: validating) {
        case .success(let corpus):
          _ = CorpusVerifier.verify(corpus, files: files)
          _ = try? corpus.fingerprint()
        case .failure(let faults): #expect(!faults.diagnostics.isEmpty)
        }
      }
    }
  }
}
