import ProcessSupport
import QualmBase
import Testing

@Suite("The page on embedding")
struct EmbeddingTests {
  @Test("its code is the code that these tests compile")
  func same() throws {
    let block = try #require(
      FencedBlock.all.first { $0.page.hasSuffix("embedding.md") && $0.language == "swift" })
    let compiled = try Repository.text("Tests/DocumentationTests/EmbeddingExample.swift")
    #expect(block.text + "\n" == compiled)
  }

  @Test("it answers, and gives a diagnostic with a place")
  func answers() throws {
    let found = try voices(of: "poaching")
    #expect(found.map(\.source) == ["DRC-15", "author"])
    #expect(found.map(\.excerpts) == [1, 2])
    let failure = #expect(throws: Diagnostic.self) { try voices(of: "copng") }
    #expect(failure?.code == .unknownCode)
    #expect(failure?.span?.range == 5..<10)
  }
}
