import QualmBase
import QualmCorpus
import TestSupport
import Testing

@Suite("Writing a package")
struct WriterTests {
  private func read(_ folder: String) throws -> Corpus {
    let result = CorpusReader.read(FolderFiles(path: folder))
    #expect(result.faults.diagnostics.isEmpty, "\(result.faults.description)")
    return try result.get()
  }

  private func files(of corpus: Corpus) throws -> [String: [UInt8]] {
    Dictionary(
      try CorpusWriter.files(of: corpus).map { ($0.path, $0.bytes) },
      uniquingKeysWith: { first, _ in first })
  }

  @Test("what was read is written, and read again the same", arguments: ["small", "minimal"])
  func roundTrip(name: String) throws {
    let corpus = try Package(name).read().get()
    let written = MemoryFiles(files: try files(of: corpus))
    let again = try CorpusReader.read(written).get()
    #expect(again.descriptor == corpus.descriptor)
    #expect(again.codebook == corpus.codebook)
    #expect(again.extras == corpus.extras)
    #expect(again.tables.map(\.rowCount) == corpus.tables.map(\.rowCount))
    #expect(try files(of: again) == written.files)
    #expect(try again.fingerprint() == corpus.fingerprint())
    for (path, bytes) in written.files where path.hasSuffix(".csv") {
      // The example's rows stand in canonical order already.
      #expect(try Package(name).files.files[path] == bytes, "\(path)")
    }
  }

  @Test("what is not understood is written back as it was")
  func unknown() throws {
    let corpus = try Package().read().get()
    let json = String(
      decoding: try #require(try files(of: corpus)["datapackage.json"]), as: UTF8.self)
    for kept in [
      "\"mood\": \"calm\"", "\"shift\": \"night\"", "2.50", "\"widget\": \"slider\"",
      "\"map.png\"", "\"created\": \"2026-01-02\"",
    ] {
      #expect(json.contains(kept), "\(kept)")
    }
    #expect(
      try files(of: corpus)["extras.jsonl"] == Package().files.files["extras.jsonl"])
  }

  @Test("how sources are cited is read, and written in one way")
  func citations() throws {
    var package = try Package()
    try package.replace(
      "datapackage.json", "\"mood\"",
      """
      "citations": {"sections": ["4"], "house": "style", "words": ["talk", "talks"],
        "labels": [{"source": "n-", "label": "Nord", "since": 2}]}, "mood"
      """)
    let corpus = try package.read().get()
    var label = CitationForm.Label(label: "Nord", sourcePrefix: "n-")
    label.unknownMembers = [JSONValue.Member("since", .number("2"))]
    var form = CitationForm(words: ["talk", "talks"], labels: [label], sections: ["4"])
    form.unknownMembers = [JSONValue.Member("house", .string("style"))]
    #expect(corpus.descriptor.citations == form)
    let written = MemoryFiles(files: try files(of: corpus))
    #expect(try CorpusReader.read(written).get().descriptor == corpus.descriptor)
    let json = String(decoding: try #require(written.files["datapackage.json"]), as: UTF8.self)
    let shown = json.split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
    #expect(
      shown.contains(
        """
        "citations": {"words": ["talk","talks"],"labels": [{"label": "Nord","source": "n-",\
        "since": 2}],"sections": ["4"],"house": "style"},
        """))
  }

  @Test("rows come in one order, whatever order they stood in")
  func order() throws {
    var package = try Package()
    let canonical = try files(of: try package.read().get())
    try package.replace("codings.csv", "e11,st.for,ann,,\n", "")
    try package.replace("codings.csv", "memo\n", "memo\r\ne11,\"st.for\",ann,,\n")
    #expect(try files(of: try package.read().get()) == canonical)
  }

  @Test("the mission corpus lies in its canonical form")
  func mission() throws {
    let folder = MissionCorpusTests.folder
    for file in try CorpusWriter.files(of: try read(folder)) {
      #expect(readFile("\(folder)/\(file.path)") == file.bytes, "\(file.path)")
    }
  }

  @Test("random corpora come back as they were", arguments: 0..<40)
  func random(seed: Int) throws {
    let corpus = RandomCorpus.make(seed: seed)
    let written = MemoryFiles(files: try files(of: corpus))
    let again = CorpusReader.read(written)
    #expect(again.faults.diagnostics.isEmpty, "\(again.faults.description)")
    let second = try again.get()
    #expect(try files(of: second) == written.files)
    for table in corpus.tables {
      let copy = try #require(second.table(table.name))
      func rows(_ table: DataTable) -> [[Value]] {
        (0..<table.rowCount).map { row in table.columns.map { $0.value(at: row) } }
      }
      #expect(Set(rows(copy)) == Set(rows(table)))
      #expect(copy.rowCount == table.rowCount)
    }
  }

  @Test(
    "a value that could not be read back is refused",
    arguments: [Value.text("a;b"), .text(""), .number(.nan), .integer(3)])
  func unwritable(value: Value) throws {
    var field = FieldSchema(name: "x", typeName: "list", delimiter: UInt8(ascii: ";"))
    if case .number = value { field = FieldSchema(name: "x", typeName: "number", kind: .number) }
    let column = DataColumn(
      schema: field, dictionary: [value], starts: field.isMany ? [0, 1] : nil, indices: [0])
    let table = DataTable(
      schema: TableSchema(name: "t", path: "t.csv", fields: [field]), rowCount: 1,
      columns: [column])
    let corpus = Corpus(
      descriptor: PackageDescriptor(tables: [table.schema]), codebook: Codebook(codes: []),
      tables: [table])
    let fault = #expect(throws: Diagnostic.self) { try CorpusWriter.files(of: corpus) }
    #expect(fault?.code.number == 736)
  }

  @Test("a folder that cannot be made is reported")
  func refused() throws {
    let corpus = try Package().read().get()
    let fault = #expect(throws: Diagnostic.self) {
      try CorpusWriter.write(corpus, to: "/dev/null/corpus")
    }
    #expect(fault?.code.number == 735)
    #expect(fault?.message.contains("not a directory") == true)
  }

  @Test("a crash at any step leaves the old corpus or the new one")
  func crashes() throws {
    var package = try Package()
    let old = try package.read().get()
    try package.replace("excerpts.csv", "Some wait", "Some do wait")
    try package.replace("codings.csv", "e11,st.for", "e11,st.against")
    try package.replace("tables/places.csv", "12", "13")
    package.files.files["extras.jsonl"] = nil
    let new = try package.read().get()
    var isOver = false
    var outcomes: Set<String> = []
    var steps = 0
    while !isOver {
      let folder = TemporaryFolder()
      try CorpusWriter.write(old, to: folder.path)
      writeFile("\(folder.path)/mine.txt", [1])
      var step = 0
      isOver = true
      try CorpusWriter.write(new, to: folder.path) { _ in
        step += 1
        if step > steps { isOver = false }
        return step <= steps
      }
      steps += 1
      let found = try read(folder.path).fingerprint()
      #expect(try found == old.fingerprint() || found == new.fingerprint(), "step \(steps)")
      outcomes.insert(found)
      // The next writer finds its way, from wherever the last one was broken off.
      let next = steps % 2 == 0 ? old : new
      try CorpusWriter.write(next, to: folder.path)
      #expect(try read(folder.path).fingerprint() == next.fingerprint())
      #expect(readFile("\(folder.path)/mine.txt") == [1])
      let left = TemporaryFolder.names(in: folder.path).filter { $0.hasPrefix(".qualm") }
      #expect(left.isEmpty)
    }
    #expect(steps > 15)
    #expect(outcomes.count == 2)
  }

  @Test("a second writer waits for its turn elsewhere")
  func locked() throws {
    let folder = TemporaryFolder()
    let corpus = try Package().read().get()
    var refused: Diagnostic?
    try CorpusWriter.write(corpus, to: folder.path) { step in
      if step == "create codes.csv.qualm-new" {
        do throws(Diagnostic) {
          try CorpusWriter.write(corpus, to: folder.path)
        } catch {
          refused = error
        }
      }
      return true
    }
    #expect(refused?.code.number == 735)
    #expect(try read(folder.path).fingerprint() == corpus.fingerprint())
  }

  @Test("a journal cannot reach out of its folder")
  func journal() throws {
    let folder = TemporaryFolder()
    let inner = "\(folder.path)/corpus"
    let corpus = try Package("minimal").read().get()
    try CorpusWriter.write(corpus, to: inner)
    writeFile("\(folder.path)/victim.qualm-new", [1])
    writeFile("\(inner)/.qualm-write", Array("+ ../victim\n- ../victim.qualm-new\n".utf8))
    try CorpusWriter.write(corpus, to: inner)
    #expect(readFile("\(folder.path)/victim.qualm-new") == [1])
    #expect(readFile("\(folder.path)/victim") == nil)
  }
}

/// Corpora of random content within the rules.
enum RandomCorpus {
  static func make(seed: Int) -> Corpus {
    var random = SeededGenerator(seed: UInt64(seed) &+ 99)
    let words = ["a", "é", "漢字", "x,y", "\"q\"", "line\nbreak", " blank ", "A", "10", "9", "cr\r"]
    func count(_ limit: Int) -> Int { Int.random(in: 0...limit, using: &random) }
    func ids(_ prefix: String, _ number: Int) -> [Value] {
      (0..<number).map { .text("\(prefix)\($0)") }
    }
    func pick(_ values: [Value]) -> Value {
      values.isEmpty || count(5) == 0
        ? .missing : values[Int.random(in: 0..<values.count, using: &random)]
    }
    let texts = words.map { Value.text($0) }
    let documents = ids("d", 1 + count(3))
    let codes = ids("c", 1 + count(10))
    let excerpts = ids("e", count(20))
    let parents = codes.indices.map { index -> Value in
      index == 0 || count(2) == 0 ? .missing : codes[Int.random(in: 0..<index, using: &random)]
    }
    let starts = excerpts.map { _ in count(3) == 0 ? nil : count(1000) }
    let lists = excerpts.map { _ -> Value in
      let list = (0..<count(3)).map { _ in texts[Int.random(in: 0..<7, using: &random)] }
      return list.isEmpty ? .missing : .list(list)
    }
    var codings: Set<[Value]> = []
    if !excerpts.isEmpty {
      for _ in 0..<count(40) {
        let excerpt = excerpts[Int.random(in: 0..<excerpts.count, using: &random)]
        codings.insert([
          excerpt, codes[Int.random(in: 0..<codes.count, using: &random)], pick(texts),
        ])
      }
    }
    let date = FieldSchema(name: "when", typeName: "date", kind: .date)
    let dates = ["2011", "2011-01", "2011-01-17"].compactMap { PartialDate($0) }.map {
      Value.date($0)
    }
    let tables = [
      table("documents", [(text("id"), documents), (date, documents.map { _ in pick(dates) })]),
      table(
        "codes",
        [
          (text("id"), codes), (text("name"), codes.map { _ in pick(texts) }),
          (text("parent"), parents),
        ]),
      table(
        "excerpts",
        [
          (text("id"), excerpts), (text("document"), excerpts.map { _ in documents[0] }),
          (integer("start"), starts.map { $0.map { .integer($0) } ?? .missing }),
          (integer("end"), starts.map { $0.map { .integer($0 + 5) } ?? .missing }),
          (FieldSchema(name: "many", typeName: "list", delimiter: UInt8(ascii: ";")), lists),
          (
            FieldSchema(name: "weight", typeName: "number", kind: .number),
            excerpts.map { _ in pick([.number(0.1), .number(-3), .number(1e300)]) }
          ),
          (
            FieldSchema(name: "sure", typeName: "boolean", kind: .boolean),
            excerpts.map { _ in pick([.boolean(true), .boolean(false)]) }
          ),
        ]),
      table(
        "codings",
        ["excerpt", "code", "coder"].enumerated().map { index, name in
          (text(name), codings.map { $0[index] })
        }),
    ]
    return Corpus(
      descriptor: PackageDescriptor(tables: tables.map(\.schema)), codebook: Codebook(codes: []),
      tables: tables)
  }

  private static func text(_ name: String) -> FieldSchema { FieldSchema(name: name) }

  private static func integer(_ name: String) -> FieldSchema {
    FieldSchema(name: name, typeName: "integer", kind: .integer)
  }

  private static func table(_ name: String, _ columns: [(FieldSchema, [Value])]) -> DataTable {
    let encoded = columns.map { field, values in
      var dictionary: [Value] = []
      var starts: [UInt32] = [0]
      var indices: [UInt32] = []
      func slot(_ value: Value) -> UInt32 {
        if let known = dictionary.firstIndex(of: value) { return UInt32(known) }
        dictionary.append(value)
        return UInt32(dictionary.count - 1)
      }
      for value in values {
        switch value {
        case .list(let items): indices += items.map(slot)
        case .missing: if !field.isMany { indices.append(DataColumn.none) }
        default: indices.append(slot(value))
        }
        starts.append(UInt32(indices.count))
      }
      return DataColumn(
        schema: field, dictionary: dictionary, starts: field.isMany ? starts : nil,
        indices: indices)
    }
    return DataTable(
      schema: TableSchema(name: name, path: "\(name).csv", fields: columns.map(\.0)),
      rowCount: columns[0].1.count, columns: encoded)
  }
}
