import QualmBase
import Testing

@testable import QualmSyntax

@Suite("Completion reads the grammar")
struct CompletionGrammarTests {
  private static func isWhole(_ text: String) -> Bool {
    let source = SourceText(name: "sentence", text: text)
    let lexed = Lexer.read(source, file: FileID(0))
    let tokens = SentenceTokens(
      lexed.tokens.filter { $0.kind != .end }, of: source, endsLine: false)
    return FormReader.isWhole(tokens, in: source)
  }

  @Test("sentences made up from the grammar fit the forms that completion knows")
  func generated() throws {
    var maker = SentenceMaker(try Grammar(GrammarFiles.text("query.ebnf")), seed: 5)
    var seen: Set<String> = []
    var misfits: [String] = []
    for round in 0..<20_000 where seen.count < 3000 {
      let tokens = maker.sentence(of: "Statement", size: 1 + round % 40)
      guard (1...50).contains(tokens.count), tokens[0] != "external" else { continue }
      let sentence = tokens.joined(separator: " ")
      guard seen.insert(sentence).inserted else { continue }
      if !Self.isWhole(sentence) { misfits.append(sentence) }
    }
    #expect(seen.count >= 1000)
    #expect(misfits.isEmpty, "\(misfits.count): \(misfits.prefix(60).joined(separator: "\n"))")
  }

  @Test("every sample of a statement fits them", arguments: GrammarFiles.samples)
  func samples(_ sample: Sample) {
    let sentences = sample.text.split(separator: "\n").map(String.init)
    guard sentences.count == 1, !sample.text.contains("external"), !sample.text.contains(";") else {
      return
    }
    #expect(Self.isWhole(sample.text))
  }

  @Test(
    "what is no sentence does not fit them",
    arguments: [
      "find", "find coping poaching", "find (a", "find a with b", "find a where x", "find a |",
      "find a where x between 1", "find a | count by", "find a | first", "find a | rule b",
      "find a linked contradicts", "find a near b", "find a | join b", "find a | to",
      "claim \"a\" that", "why a in b", "let x", "use",
    ])
  func refused(_ text: String) { #expect(!Self.isWhole(text)) }
}
