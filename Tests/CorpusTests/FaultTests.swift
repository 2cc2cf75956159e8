import Glibc
import ProcessSupport
import QualmBase
import QualmCorpus
import Testing

/// One change to the small package, and what must be said about it.
struct FaultCase: Sendable, CustomTestStringConvertible {
  var code: Int
  var path: String
  var old: String
  var new: String
  /// What the diagnostic's place holds.
  var pointed: String?
  var hint: String?

  init(
    _ code: Int, _ path: String, _ old: String, _ new: String, at pointed: String? = nil,
    hint: String? = nil
  ) {
    self.code = code
    self.path = path
    self.old = old
    self.new = new
    self.pointed = pointed
    self.hint = hint
  }

  var testDescription: String { "Q0\(code) \(path): \(new)" }

  static let json = "datapackage.json"

  /// The member `citations`, before the member `mood`.
  private static func cited(_ members: String) -> String {
    "\"citations\": {\(members)}, \"mood\""
  }

  private static func cited(
    words: String = "[\"talk\"]", labels: String = "[{\"label\": \"Nord\", \"source\": \"n\"}]",
    sections: String = "[\"4\", \"6.3\"]"
  ) -> String {
    cited("\"words\": \(words), \"labels\": \(labels), \"sections\": \(sections)")
  }

  static let all: [FaultCase] = [
    FaultCase(703, json, "\"version\": \"1.0.0\",", "\"version\": 1.0.0,"),
    FaultCase(703, "extras.jsonl", "{\"id\":\"e2\",", "{'id':\"e2\",", at: "'"),
    FaultCase(704, json, "\"resources\": [", "\"resource\": ["),
    FaultCase(704, json, "\"id\": \"ann\",", ""),
    FaultCase(704, json, "\"name\": \"sets\",", ""),
    FaultCase(705, json, "\"title\": \"A small corpus for tests\"", "\"title\": 3", at: "3"),
    FaultCase(705, json, "\"record\": false", "\"record\": \"no\"", at: "\"no\""),
    FaultCase(705, json, "\"coders\": [", "\"coders\": 1, \"x\": [", at: "1"),
    FaultCase(705, json, "\"bytes\": 8", "\"bytes\": -0.5, \"b\": 8", at: "-0.5"),
    FaultCase(704, json, "\"mood\"", cited("\"labels\": []")),
    FaultCase(704, json, "\"mood\"", cited("\"words\": [\"talk\"]")),
    FaultCase(
      704, json, "\"mood\"",
      cited("\"words\": [\"talk\"], \"labels\": [{\"label\": \"Nord\"}]"),
      at: "{\"label\": \"Nord\"}"),
    FaultCase(705, json, "\"mood\"", cited(words: "[]"), at: "[]"),
    FaultCase(705, json, "\"mood\"", cited(words: "[\"talk\", \"talk 2\"]"), at: "\"talk 2\""),
    FaultCase(705, json, "\"mood\"", cited(labels: "[]"), at: "[]"),
    FaultCase(
      705, json, "\"mood\"", cited(labels: "[{\"label\": \" N\", \"source\": \"n\"}]"), at: "\" N\""
    ),
    FaultCase(705, json, "\"mood\"", cited(sections: "[\"4\", \"4.\"]"), at: "\"4.\""),
    FaultCase(705, json, "\"mood\"", cited(sections: "[\"four\"]"), at: "\"four\""),
    FaultCase(
      728, json, "\"mood\"",
      cited(
        labels:
          "[{\"label\": \"N\", \"source\": \"n\"}, {\"label\": \"N\", \"source\": \"m\"}]")),
    FaultCase(706, json, "\"format\": 1", "\"format\": 2", at: "2"),
    FaultCase(707, json, "\"sets.csv\"", "\"../sets.csv\"", at: "\"../sets.csv\""),
    FaultCase(707, json, "\"sets.csv\"", "\"/etc/sets.csv\""),
    FaultCase(707, json, "\"sets.csv\"", "\"https://example.org/sets.csv\""),
    FaultCase(
      708, json, "\"path\": \"sets.csv\"", "\"path\": \"sets.csv\", \"encoding\": \"latin1\"",
      at: "\"latin1\""),
    FaultCase(
      708, json, "\"path\": \"sets.csv\"",
      "\"path\": \"sets.csv\", \"dialect\": {\"delimiter\": \";\"}"),
    FaultCase(708, json, "\"path\": \"sets.csv\"", "\"path\": [\"a.csv\", \"b.csv\"]"),
    FaultCase(709, json, "\"name\": \"codings\"", "\"name\": \"codes2\""),
    FaultCase(710, json, "\"name\": \"name\"", "\"name\": \"called\""),
    FaultCase(
      711, json, "\"name\": \"start\",\n            \"type\": \"integer\"",
      "\"name\": \"start\",\n            \"type\": \"string\""),
    FaultCase(712, "documents.csv", "id,title", "id,mood"),
    FaultCase(713, "codings.csv", ",time,", ",tine,", at: "tine", hint: "did you mean `time`?"),
    FaultCase(714, "codings.csv", "e11,st.for,ann,,", "e11,st.for,ann,", at: "e11,st.for,ann,"),
    FaultCase(714, "codings.csv", "e11,st.for,ann,,", "e11,st.for,ann,,,"),
    FaultCase(714, "documents.csv", "d2,\n", "d2,\n\n", at: ""),
    FaultCase(715, "documents.csv", "d2,", "d2,a \"b\"", at: "a \"b\""),
    FaultCase(715, "documents.csv", "d2,", "d2,\"a\"b", at: "a"),
    FaultCase(715, "documents.csv", "d2,", "d2,\"a"),
    FaultCase(715, "documents.csv", "d2,", "d2,a\rb", at: "a\rb"),
    FaultCase(717, "excerpts.csv", "d1,0,20", "d1,O,20", at: "O"),
    FaultCase(717, "excerpts.csv", "d1,0,20", "d1,+0,20", at: "+0"),
    FaultCase(717, "excerpts.csv", "d1,0,20", "d1,99999999999999999999,20"),
    FaultCase(717, "excerpts.csv", "0.5", "nan", at: "nan"),
    FaultCase(717, "excerpts.csv", "0.5", "0x1", at: "0x1"),
    FaultCase(717, "excerpts.csv", "M1;M2", "M1;;M2", at: "M1;;M2"),
    FaultCase(717, "sources.csv", "s1,yes", "s1,true", at: "true"),
    FaultCase(717, "sources.csv", "2011-01", "2011", at: "2011"),
    FaultCase(717, "codings.csv", "2020-02-29", "2021-02-29", at: "2021-02-29"),
    FaultCase(718, "codings.csv", "e11,st.for", ",st.for", at: ""),
    FaultCase(719, "documents.csv", "d2,", "d1,", at: "d1"),
    FaultCase(719, "tables/places.csv", "Nord,2,", "Nord,1,"),
    FaultCase(
      720, "codings.csv", "t.bread", "t.bred", at: "t.bred", hint: "did you mean `t.bread`?"),
    FaultCase(720, "codings.csv", "e2,st.for", "e3,st.for", at: "e3"),
    FaultCase(720, "codings.csv", "t.supply,ben", "t.supply,bem", at: "bem"),
    FaultCase(720, "codes.csv", "t.bread,t.supply", "t.bread,t.suply", at: "t.suply"),
    FaultCase(720, "codes.csv", ",revised", ",revisd", at: "revisd"),
    FaultCase(720, "memberships.csv", "s1,,,,e2", "s9,,,,e2", at: "s9"),
    FaultCase(720, "excerpts.csv", "e11,d2", "e11,d3", at: "d3"),
    FaultCase(720, "excerpts.csv", "Nord", "Sued", at: "Sued"),
    FaultCase(720, "links.csv", "excerpt,e2", "excerpt,e22", at: "e22"),
    FaultCase(720, "memos.csv", "coder,ben", "coder,bem", at: "bem"),
    FaultCase(720, "passes.csv", "ben,theme", "bem,theme", at: "bem"),
    FaultCase(720, "tables/roads.csv", "Nord,2", "Nord,3"),
    FaultCase(720, json, "\"author\": \"author\"", "\"author\": \"autor\"", at: "\"autor\""),
    FaultCase(720, json, "\"needs\": \"theme/supply\"", "\"needs\": \"theme/suply\""),
    FaultCase(720, json, "\"resource\": \"places\"", "\"resource\": \"place\""),
    FaultCase(721, "excerpts.csv", "d1,0,20", "d1,20,20", at: "20"),
    FaultCase(722, "excerpts.csv", "d1,0,20", "d1,0,20000", at: "20000"),
    FaultCase(722, "excerpts.csv", "d1,0,20", "d1,-1,20", at: "-1"),
    FaultCase(722, "memberships.csv", "d1,0,20", "d1,0,20000", at: "20000"),
    FaultCase(723, "excerpts.csv", "d1,0,20", "d1,0,", at: ""),
    FaultCase(724, "codings.csv", "e11,st.for", "e2,st.for", at: "e2,st.for,ann,,"),
    FaultCase(725, "codes.csv", "theme,,theme", "theme,t.bread,theme", at: "t.bread"),
    FaultCase(725, "codes.csv", "note,,note", "note,note,note", at: "note"),
    FaultCase(727, json, "\"name\": \"initial\"", "\"name\": \"initial\", \"default\": true"),
    FaultCase(728, json, "\"id\": \"ben\"", "\"id\": \"ann\""),
    FaultCase(728, json, "\"name\": \"roads\"", "\"name\": \"places\""),
    FaultCase(728, "documents.csv", "id,title", "id,id", at: "id"),
    FaultCase(729, json, "\"sha256\": \"", "\"sha256\": \"X"),
    FaultCase(730, "sources.csv", "north", "nort", at: "nort", hint: "did you mean `north`?"),
    FaultCase(731, "extras.jsonl", "{\"id\":\"e2\",", "{", at: "{\"colour\":\"#ff0000\"}"),
    FaultCase(
      732, "memos.csv", "coder,ben", "codr,ben", at: "codr", hint: "did you mean `code` or `coder`?"
    ),
  ]
}

@Suite("Every fault is reported with its place")
struct FaultTests {
  @Test("a fault in a package", arguments: FaultCase.all)
  func fault(_ test: FaultCase) throws {
    var package = try Package()
    try package.replace(test.path, test.old, test.new)
    let faults = package.read().faults
    let found = faults.diagnostics.filter { $0.code.number == test.code }
    #expect(!found.isEmpty, "\(faults.description)")
    for diagnostic in found {
      let span = try #require(diagnostic.span)
      #expect(faults.texts[span.file]?.name == "small/\(test.path)")
      if let pointed = test.pointed { #expect(faults.pointed(diagnostic) == pointed) }
      if let hint = test.hint { #expect(diagnostic.hint == hint) }
    }
  }

  @Test("the wording of a few")
  func wording() throws {
    var package = try Package()
    try package.replace("codings.csv", "t.bread", "t.bred")
    try package.replace("excerpts.csv", "d1,0,20", "d1,O,20")
    try package.replace("memberships.csv", "d1,0,20", "d1,0,20000")
    #expect(
      package.read().faults.description == """
        Q0717 small/excerpts.csv:2 `start` holds a whole number, not `O`
        Q0722 small/memberships.csv:2 position 20000 lies outside the document `d1`, which has 83 characters
        Q0720 small/codings.csv:3 unknown code `t.bred`
        """)
  }

  @Test("all faults come at once")
  func together() throws {
    var package = try Package()
    for path in ["codings.csv", "links.csv", "memos.csv"] {
      try package.replace(path, "e2", "e2x")
    }
    package.files.files["sets.csv"] = nil
    let faults = package.read().faults
    #expect(faults.diagnostics.map(\.code.number).sorted() == [701, 720, 720, 720])
  }

  @Test("a file that is lacking is named where it is declared")
  func missingFile() throws {
    var package = try Package()
    package.files.files["sets.csv"] = nil
    let faults = package.read().faults
    let fault = try #require(faults.diagnostics.first)
    #expect(fault.code.number == 701)
    #expect(faults.pointed(fault) == "\"sets.csv\"")
    package.files.files = [:]
    #expect(package.read().faults.diagnostics.map(\.code.number) == [701])
  }

  @Test("a resource that is no table does not shift the places of those that follow")
  func otherResource() throws {
    var package = try Package()
    let other = "\"resources\": [ {\"name\": \"about\", \"path\": \"README.md\"},"
    try package.replace(FaultCase.json, "\"resources\": [", other)
    package.files.files["sets.csv"] = nil
    try package.replace(
      FaultCase.json, "\"name\": \"start\",\n            \"type\": \"integer\"",
      "\"name\": \"start\",\n            \"type\": \"string\"")
    let faults = package.read().faults
    #expect(faults.diagnostics.map(\.code.number).sorted() == [701, 711])
    for fault in faults.diagnostics {
      let pointed = faults.pointed(fault)
      #expect(
        fault.code.number == 701 ? pointed == "\"sets.csv\"" : pointed?.contains("start") == true)
    }
  }

  @Test("what refers to a file that is lacking is not reported")
  func unreadTarget() throws {
    var package = try Package()
    package.files.files["codes.csv"] = nil
    package.files.files["excerpts.csv"] = nil
    #expect(package.read().faults.diagnostics.map(\.code.number) == [701, 701])
  }

  @Test("nor what refers to a table whose path is refused, or that is not declared")
  func refusedTarget() throws {
    var package = try Package()
    try package.replace(FaultCase.json, "\"codes.csv\"", "\"../codes.csv\"")
    #expect(package.read().faults.diagnostics.map(\.code.number) == [707])
    package = try Package()
    try package.replace(FaultCase.json, "\"name\": \"codes\"", "\"name\": \"codes2\"")
    #expect(package.read().faults.diagnostics.map(\.code.number).contains(709))
    #expect(!package.read().faults.diagnostics.map(\.code.number).contains(720))
  }

  // The limit ends a wait without end; it is wide since other tests may hold all threads meanwhile.
  @Test("a pipe in the place of a file is refused, not waited for", .timeLimit(.minutes(30)))
  func pipe() {
    let folder = TemporaryFolder()
    mkfifo("\(folder.path)/datapackage.json", 0o600)
    let faults = CorpusReader.read(FolderFiles(path: folder.path)).faults
    #expect(faults.diagnostics.map(\.code.number) == [702])
  }

  @Test("a folder in the place of a file cannot be read")
  func unreadable() {
    let folder = TemporaryFolder()
    let files = FolderFiles(path: folder.path)
    writeFile("\(folder.path)/datapackage.json", Array(#"{"resources":[]}"#.utf8))
    let faults = CorpusReader.read(FolderFiles(path: "\(Repository.path)/Tests")).faults
    #expect(faults.diagnostics.map(\.code.number) == [701])
    #expect(CorpusReader.read(files).faults.diagnostics.allSatisfy { $0.code.number == 709 })
    let odd = MemoryFilesWithFault(fault: .unreadable("Permission denied"))
    #expect(CorpusReader.read(odd).faults.diagnostics.map(\.code.number) == [702])
  }

  @Test("bytes that are no text are found in the cell")
  func encoding() throws {
    var package = try Package()
    package.files.files["documents.csv"] =
      Array("id,title\nd1,caf".utf8) + [0xE9] + Array("\nd2,".utf8)
    let faults = package.read().faults
    let fault = try #require(faults.diagnostics.first { $0.code.number == 716 })
    #expect(faults.pointed(fault) == "caf\u{FFFD}")
  }

  @Test("a file over 4 gigabytes is refused before it is read")
  func size() throws {
    let files = HugeFiles(files: try Package("minimal").files)
    let faults = CorpusReader.read(files).faults
    #expect(faults.diagnostics.contains { $0.code.number == 733 })
  }

  @Test("beyond a thousand faults the rest are counted")
  func many() throws {
    var package = try Package("minimal")
    let rows = (0..<1500).map { "x\($0),a\n" }.joined()
    package.files.files["codings.csv"] = Array(("excerpt,code\n" + rows).utf8)
    let faults = package.read().faults
    #expect(faults.diagnostics.count == 1001)
    #expect(faults.diagnostics.last?.code.number == 734)
    #expect(faults.diagnostics.last?.message == "and 500 more faults")
  }

  @Test("what ships is read when it is asked for, and an unreadable cell is missing")
  func trusting() throws {
    var package = try Package()
    try package.replace("codings.csv", "t.bread", "t.bred")
    try package.replace("excerpts.csv", "d1,0,20", "d1,O,20")
    let files = LastingFiles(package.files)
    let corpus = try CorpusReader.read(files, validating: false).get()
    let starts = try #require(corpus.excerpts["start"])
    #expect(starts.rowCount == corpus.excerpts.rowCount && starts.value(at: 0) == .missing)
    #expect(package.read().faults.diagnostics.count == 2)
    #expect(!CorpusReader.read(package.files, validating: false).faults.diagnostics.isEmpty)
  }

  @Test("every kind of fault in a corpus has a test")
  func complete() {
    let tested = Set(FaultCase.all.map(\.code))
      .union([701, 702, 716, 726, 733, 734, 735, 736, 741, 742, 743, 744, 745, 746, 747, 761, 768])
      .union(PositionTests.faults.map(\.code)).union([749, 765, 766])
    let all = Catalogue.entries.map(\.code.number).filter { (700..<800).contains($0) }
    #expect(Set(all).subtracting(tested).isEmpty)
    #expect(tested.subtracting(all).isEmpty)
  }
}

/// Files that cannot be read.
struct MemoryFilesWithFault: PackageFiles {
  var name: String { "broken" }
  var fault: FileFault

  func withBytes<Result>(
    of path: String, _ body: (UnsafeBufferPointer<UInt8>) throws(FileFault) -> Result
  ) throws(FileFault) -> Result {
    throw fault
  }
}

/// Files of which one claims a size that none can have; its bytes are never looked at.
struct HugeFiles: PackageFiles {
  var files: MemoryFiles
  var name: String { "huge" }

  func withBytes<Result>(
    of path: String, _ body: (UnsafeBufferPointer<UInt8>) throws(FileFault) -> Result
  ) throws(FileFault) -> Result {
    try files.withBytes(of: path) { (bytes) throws(FileFault) in
      try body(
        path == "documents.csv"
          ? UnsafeBufferPointer(start: bytes.baseAddress, count: 1 << 32) : bytes)
    }
  }
}
