import QualmBase
import QualmCorpus
import Testing

extension Sample {
  /// The small package with `old` replaced by `new` in one of its files.
  private static func changed(
    _ code: String, _ path: String, _ old: String, _ new: String, count: Int = 1
  ) -> Sample {
    let shown = { (text: String) in
      text.replacing("\n", with: "⏎").replacing("\r", with: "␍").replacing("  ", with: "")
    }
    let title = "\(path): \(shown(old))\n\(path): \(shown(new))"
    return Sample(code: code, title: title, count: count) {
      var package = try SmallPackage()
      try package.replace(path, old, new)
      return try package.faults()
    }
  }

  private static let json = "datapackage.json"

  /// What reading, verifying and writing a corpus raise.
  static let corpora: [Sample] = description + cells + rows + rules + files + writing

  private static let description: [Sample] = [
    changed("Q0703", json, "\"version\": \"1.0.0\",", "\"version\": 1.0.0,"),
    changed("Q0703", json, "\"version\": \"1.0.0\",", "\"version\": \"1.0.0\",,"),
    changed("Q0703", "extras.jsonl", "{\"id\":\"e2\",", "{'id':\"e2\","),
    changed("Q0704", json, "\"id\": \"ann\",", ""),
    changed("Q0705", json, "\"record\": false", "\"record\": \"no\""),
    changed("Q0706", json, "\"format\": 1", "\"format\": 2"),
    changed("Q0707", json, "\"sets.csv\"", "\"../sets.csv\""),
    changed(
      "Q0708", json, "\"path\": \"sets.csv\"", "\"path\": \"sets.csv\", \"encoding\": \"latin1\""),
    changed("Q0709", json, "\"name\": \"codings\"", "\"name\": \"codes2\""),
    Sample(code: "Q0710", title: "codes without the column name, which is called title") {
      var package = try SmallPackage()
      try package.replace(json, "\"name\": \"name\"", "\"name\": \"title\"")
      try package.replace("codes.csv", ",name,", ",title,")
      return try package.faults()
    },
    changed(
      "Q0711", json, "\"name\": \"start\",\n            \"type\": \"integer\"",
      "\"name\": \"start\",\n            \"type\": \"string\""),
    changed("Q0712", "documents.csv", "id,title\nd1,\"Market, empty\"\nd2,\n", "id\nd1\nd2\n"),
    changed("Q0713", "codings.csv", ",time,", ",tine,"),
    changed(
      "Q0713", "documents.csv", "id,title\nd1,\"Market, empty\"\nd2,",
      "id,title,mood\nd1,\"Market, empty\",x\nd2,,x"),
    changed("Q0727", json, "\"name\": \"initial\"", "\"name\": \"initial\", \"default\": true"),
    changed("Q0728", json, "\"id\": \"ben\"", "\"id\": \"ann\""),
    changed("Q0729", json, "\"sha256\": \"", "\"sha256\": \"X"),
  ]

  private static let cells: [Sample] = [
    changed("Q0714", "codings.csv", "e11,st.for,ann,,", "e11,st.for,ann,"),
    changed("Q0714", "excerpts.csv", "\"A whole, recorded talk\"", "A whole, recorded talk"),
    changed("Q0715", "documents.csv", "d2,", "d2,a \"b\""),
    changed("Q0715", "documents.csv", "d2,", "d2,\"a"),
    changed("Q0717", "excerpts.csv", "d1,0,20", "d1,O,20"),
    changed("Q0717", "codings.csv", "2020-02-29", "2021-02-29"),
    changed("Q0717", "sources.csv", "s1,yes", "s1,true"),
    changed("Q0718", "codings.csv", "e11,st.for", ",st.for"),
    changed("Q0730", "sources.csv", "north", "nort"),
    changed("Q0731", "extras.jsonl", "{\"id\":\"e2\",", "{"),
    changed("Q0732", "memos.csv", "coder,ben", "codr,ben"),
  ]

  private static let rows: [Sample] = [
    changed("Q0719", "documents.csv", "d2,", "d1,"),
    changed("Q0719", "tables/places.csv", "Nord,2,", "Nord,1,"),
    changed("Q0720", "codings.csv", "t.bread", "t.bred"),
    changed("Q0720", "excerpts.csv", "Nord", "Sued"),
    changed("Q0720", json, "\"needs\": \"theme/supply\"", "\"needs\": \"theme/suply\""),
    changed("Q0721", "excerpts.csv", "d1,0,20", "d1,20,20"),
    changed("Q0722", "excerpts.csv", "d1,0,20", "d1,0,20000"),
    changed("Q0722", "excerpts.csv", "d1,0,20", "d1,-1,20"),
    changed("Q0723", "excerpts.csv", "d1,0,20", "d1,0,"),
    changed("Q0724", "codings.csv", "e11,st.for", "e2,st.for"),
    changed("Q0725", "codes.csv", "theme,,theme", "theme,t.bread,theme"),
    changed("Q0725", "codes.csv", "note,,note", "note,note,note"),
    changed("Q0726", "codes.csv", "t.learn,theme,learning", "t.learn,theme,supply"),
  ]

  private static let rules: [Sample] = [
    changed("Q0741", "codings.csv", "e10,t.supply,ann", "e10,note,ann"),
    changed("Q0742", "codings.csv", "e10,t.supply,ann,,", "e10,t.supply,ann,,\ne10,st.for,ann,,"),
    changed("Q0743", "codings.csv", "t.supply,ben", "theme,ben"),
    changed("Q0744", "codings.csv", "e11,st.for", "e11,note"),
    changed("Q0745", "excerpts.csv", "d1,0,20", "d1,0,18"),
    changed("Q0746", "excerpts.csv", "Some wait", "“We wait” said ANA: for ten"),
  ]

  private static let files: [Sample] = [
    Sample(code: "Q0701", title: "a package without sets.csv") {
      var package = try SmallPackage()
      package.files.files["sets.csv"] = nil
      return try package.faults()
    },
    Sample(code: "Q0716", title: "documents.csv: caf\\xE9") {
      var package = try SmallPackage()
      package.files.files["documents.csv"] =
        Array("id,title\nd1,caf".utf8) + [0xE9] + Array("\nd2,\n".utf8)
      return try package.faults()
    },
    Sample(code: "Q0761", title: "a repair of `The` at 1, in a package with a table of repairs") {
      var package = try SmallPackage()
      try package.addRepairs("d1,The,THE,1\n")
      return try package.faults()
    },
    Sample(code: "Q0761", title: "a repair of `x` at 99, in a package with a table of repairs") {
      var package = try SmallPackage()
      try package.addRepairs("d1,x,X,99\n")
      return try package.faults()
    },
    Sample(code: "Q0768", title: "repairs of `o f` as `of` and as `off`") {
      var package = try SmallPackage()
      try package.addRepairs("d1,o f,of,\nd1,o f,off,\n")
      return try package.faults()
    },
    Sample(code: "Q0733", title: "documents.csv with 4 gigabytes") {
      let files = HugeFiles(files: try SmallPackage().files)
      guard case .failure(let faults) = CorpusReader.read(files) else { return "" }
      return Shown.text(faults.diagnostics, in: faults.texts)
    },
    // A thousand faults are shown, of which the snapshot needs the last line alone.
    Sample(code: "Q0734", title: "codings.csv with 1500 unknown excerpts") {
      var package = try SmallPackage()
      let rows = (0..<1500).map { "x\($0),st.for,ann,,\n" }.joined()
      package.files.files["codings.csv"] = Array(("excerpt,code,coder,time,memo\n" + rows).utf8)
      guard case .failure(let faults) = CorpusReader.read(package.files) else { return "" }
      return Shown.text(faults.diagnostics.suffix(1), in: faults.texts)
    },
    Sample(code: "Q0747", title: "a document of 2 characters that should have 3") {
      try attaching(Array("né".utf8), characters: 3)
    },
    Sample(code: "Q0747", title: "a document of 3 bytes that should have 4") {
      try attaching(Array("né".utf8), characters: 2, bytes: 4)
    },
    Sample(code: "Q0803", title: "a document of the right digest, which is not UTF-8") {
      try attaching([0x63, 0x61, 0x66, 0xE9], characters: 4)
    },
  ]

  /// Attaches bytes that the package takes for one of its documents.
  private static func attaching(
    _ bytes: [UInt8], characters: Int, bytes count: Int? = nil
  ) throws -> String {
    let descriptor = PackageDescriptor(documents: [
      DocumentDigest(
        id: "report", sha256: SHA256.hexadecimal(of: bytes), bytes: count, characters: characters)
    ])
    var words = AttachedWords()
    let fault = #expect(throws: Diagnostic.self) {
      try words.attach(bytes, named: "report.txt", to: descriptor)
    }
    return Shown.text([try #require(fault)], in: SourceMap())
  }

  private static let writing: [Sample] = [
    Sample(code: "Q0735", title: "writing a corpus to /dev/null/corpus") {
      let corpus = try CorpusReader.read(try SmallPackage().files).get()
      let fault = #expect(throws: Diagnostic.self) {
        try CorpusWriter.write(corpus, to: "/dev/null/corpus")
      }
      return Shown.text([try #require(fault)], in: SourceMap())
    },
    Sample(code: "Q0736", title: "writing a list parted by `;` with the item `a;b`") {
      let field = FieldSchema(
        name: "missions", typeName: "list", delimiter: UInt8(ascii: ";"))
      let table = DataTable(
        schema: TableSchema(name: "sources", path: "sources.csv", fields: [field]), rowCount: 1,
        columns: [
          DataColumn(schema: field, dictionary: [.text("a;b")], starts: [0, 1], indices: [0])
        ])
      let corpus = Corpus(
        descriptor: PackageDescriptor(tables: [table.schema]), codebook: Codebook(codes: []),
        tables: [table])
      let fault = #expect(throws: Diagnostic.self) { try CorpusWriter.files(of: corpus) }
      return Shown.text([try #require(fault)], in: SourceMap())
    },
  ]
}
