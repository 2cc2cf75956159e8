import QualmBase
import QualmCorpus
import Testing

@Suite("Repairs stand where they say")
struct RepairVerifierTests {
  /// The small package with a table of repairs.
  private func faults(_ rows: String) throws -> CorpusFaults {
    var package = try Package()
    try package.replace(
      "datapackage.json", "    {\n      \"name\": \"sets\"",
      """
          {
            "name": "repairs", "path": "repairs.csv",
            "schema": {"fields": [
              {"name": "document", "type": "string"}, {"name": "damaged", "type": "string"},
              {"name": "mended", "type": "string"}, {"name": "start", "type": "integer"}
            ]}
          },
          {
            "name": "sets"
      """)
    package.files.files["repairs.csv"] = Array(("document,damaged,mended,start\n" + rows).utf8)
    let corpus = try package.read().get()
    var words = AttachedWords()
    let text = try #require(package.files.files["d1.txt"])
    try words.attach(text, named: "d1.txt", to: corpus.descriptor)
    return CorpusVerifier.verify(corpus, files: package.files, words: words)
  }

  @Test("what stands there is in order, with any white space, with no place, in no text")
  func found() throws {
    let rows = """
      d1,The,THE,0
      d1,days. Nobody,x,50
      d1,écrit.,,76
      d1,nowhere,x,
      d2,nowhere,x,3

      """
    let found = try faults(rows)
    #expect(found.diagnostics.isEmpty, "\(found.description)")
  }

  @Test(
    "what does not is told, with what does",
    arguments: [
      ("d1,The,x,1", "there stands `he`"), ("d1,days.Nobody,x,50", "there stands `days. Nobod`"),
      ("d1,écrit. z,x,76", "there stands `écrit.`"), ("d1,x,x,83", "the document ends before it"),
      ("d1,x,x,99", "the document ends before it"), ("d1,x,x,-1", "positions begin with 0"),
      ("d1,x,x,\(Int.max)", "the document ends before it"),
    ])
  func elsewhere(row: String, hint: String) throws {
    let found = try faults(row + "\n")
    #expect(found.diagnostics.map(\.code.number) == [761], "\(found.description)")
    #expect(found.diagnostics.first?.hint == hint)
    #expect(
      found.diagnostics.first.map { found.pointed($0) } == String(row.split(separator: ",")[3]))
  }

  @Test("damaged words are mended in one way, in one place or in all")
  func twice() throws {
    let found = try faults("d1,o f,of,\nd1,The,THE,0\nd1,o  f,off,\nd2,o f,off,\nd1,o f,of,\n")
    #expect(
      found.diagnostics.map(\.message) == ["`o  f` is mended as `of` and as `off`"],
      "\(found.description)")
  }
}
