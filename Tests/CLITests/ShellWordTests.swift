import ProcessSupport
import Testing

@testable import QualmCLI

@Suite("Words as shells write them")
struct ShellWordTests {
  /// Texts that a shell would run, expand or cut apart.
  static let wildTexts = [
    "plain", "two words", "it's", "a \"b\" c", "$(touch pwned)", "`touch pwned`", "$HOME", "\\",
    "\\\\'",
    "!!", "a!b", "*", "~", "~root", "#x", "a;b", "a|b&c", "<x>", "{a,b}", "[a]", "é 漢字 ’", "-- -x",
    "a=b:c", "'\"`$\\!",
  ]

  @Test(
    "the words of a line, and the quotes at its end",
    arguments: [
      ("qualm -c 'find cop", ["qualm", "-c", "find cop"], ShellWord.Quote.single),
      ("qualm -c \"a \\\"b\\\" \\$c \\d", ["qualm", "-c", "a \"b\" $c \\d"], .double),
      ("qualm -c find\\ cop", ["qualm", "-c", "find cop"], .none),
      ("qualm -c 'a'\\''b", ["qualm", "-c", "a'b"], .single),
      ("qualm --x='a b'\"c\"", ["qualm", "--x=a bc"], .none),
      ("qualm  -c ", ["qualm", "-c", ""], .none),
      ("qualm $'a\\'b\\n", ["qualm", "a'b\n"], .dollar),
      ("qualm ''", ["qualm", ""], .none),
      ("", [""], .none),
    ])
  func lines(line: String, texts: [String], quote: ShellWord.Quote) {
    let words = ShellSyntax.posix.words(of: line)
    #expect(words.map(\.text) == texts)
    #expect(words.last?.quoteAtEnd == quote)
  }

  @Test("a backslash in quotes means another thing in fish")
  func fish() {
    #expect(ShellSyntax.posix.word("'a\\'").text == "a\\")
    #expect(ShellSyntax.fish.word("'a\\'b").text == "a'b")
    #expect(ShellSyntax.fish.word("\"a\\`b").text == "a\\`b")
    #expect(ShellSyntax.posix.word("\"a\\`b").text == "a`b")
  }

  @Test("each byte knows where it stands, and a backslash that waits stands behind the end")
  func places() {
    let word = ShellSyntax.posix.word("a\\ 'é'\\")
    #expect(word.text == "a é")
    #expect((0...4).map { word.start(of: $0) } == [0, 1, 4, 5, 7])
    #expect((0...4).map { word.quote(around: $0) } == [.none, .none, .single, .single, .none])
  }

  @Test(
    "what is written for a kind of quotes is read there as it was",
    arguments: [ShellWord.Quote.none, .single, .double, .dollar])
  func roundTrip(quote: ShellWord.Quote) throws {
    let opener = quote == .dollar ? "$'" : quote.mark
    for text in Self.wildTexts {
      let written = opener + quote.escaped(text) + quote.mark
      #expect(ShellSyntax.posix.words(of: "x " + written).last?.text == text)
    }
    // An interactive shell, in which `!` has its meaning, is told to print them.
    let words = Self.wildTexts.map { opener + quote.escaped($0) + quote.mark }
    let folder = try TemporaryFolder()
    let result = try ChildProcess.run(
      ChildRequest(
        "/bin/bash", ["--norc", "--noprofile", "-s"], directory: folder.path),
      input: Array(
        "set -o history -o histexpand\nprintf '%s\\n' \(words.joined(separator: " "))\n".utf8))
    #expect(result.outputText == Self.wildTexts.map { $0 + "\n" }.joined())
    #expect(throws: (any Error).self) { try folder.text(of: "pwned") }
  }
}
