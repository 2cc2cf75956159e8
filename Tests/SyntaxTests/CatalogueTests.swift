import QualmBase
import QualmSyntax
import Testing

@Suite("The catalogue's examples")
struct CatalogueTests {
  /// The entries of signs and of sentences that have an example.
  static let entries = Catalogue.entries.filter { $0.code.number < 200 && $0.example != nil }

  @Test("each raises its error, and nothing else", arguments: entries.map(\.code.number))
  func example(_ number: Int) throws {
    let entry = try #require(Self.entries.first { $0.code.number == number })
    let codes = Reading.parse(try #require(entry.example)).diagnostics.map(\.code)
    #expect(codes == [entry.code])
  }

  @Test("almost every one has an example")
  func thereAreExamples() {
    let all = Catalogue.entries.filter { $0.code.number < 200 }
    #expect(all.count >= 27 && Self.entries.count >= all.count - 2)
  }
}
