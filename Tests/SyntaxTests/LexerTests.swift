import QualmBase
import Testing

@testable import QualmSyntax

@Suite("Tokens")
struct LexerTests {
  /// Each token as it is written, a bar before those that begin a line.
  private static func tokens(_ text: String) -> [String] {
    let source = SourceText(name: "query", text: text)
    let lexed = Lexer.read(source, file: FileID(0))
    return lexed.tokens.dropLast().map {
      ($0.startsLine ? "¶" : "") + source.text(in: $0.start..<$0.end)
    }
  }

  @Test(
    "a text is cut at the right places",
    arguments: [
      ("find DRC-15.3", ["¶find", "DRC-15.3"]),
      ("a-b a.b a:b a/b a’b a_1", ["¶a-b", "a.b", "a:b", "a/b", "a’b", "a_1"]),
      ("a - b / c", ["¶a", "-", "b", "/", "c"]),
      ("(a,b){c}|d;", ["¶(", "a", ",", "b", ")", "{", "c", "}", "|", "d", ";"]),
      ("a<=b>=c!=d<e>f=g", ["¶a", "<=", "b", ">=", "c", "!=", "d", "<", "e", ">", "f", "=", "g"]),
      ("theme/`a | b`/c", ["¶theme/`a | b`/c"]),
      ("\"a \\\" b\" c", ["¶\"a \\\" b\"", "c"]),
      ("$mission=$a-b", ["¶$mission", "=", "$a-b"]),
      ("a -- b\nc", ["¶a", "¶c"]),
      ("-- a\n\n  c\r\nd", ["¶c", "¶d"]),
      ("find /a b/", ["¶find", "/a b/"]),
      ("#!/usr/bin/env qualm\nfind", ["¶find"]),
      ("\u{FEFF}find", ["¶find"]),
      ("主題 étude क्षि", ["¶主題", "étude", "क्षि"]),
      ("2011-01-17 6.3.2", ["¶2011-01-17", "6.3.2"]),
      ("a. b", ["¶a", ".", "b"]),
    ])
  func cut(text: String, expected: [String]) {
    #expect(Self.tokens(text) == expected)
  }

  @Test("a token's place is in bytes")
  func places() {
    let source = SourceText(name: "query", text: "é = \"主\" b")
    let lexed = Lexer.read(source, file: FileID(3))
    #expect(lexed.tokens.map(\.start) == [0, 3, 5, 11, 12])
    #expect(lexed.tokens.map(\.end) == [2, 4, 10, 12, 12])
    #expect(lexed.diagnostics.isEmpty)
  }

  @Test(
    "a string's escapes are those of JSON, and a star's",
    arguments: [
      (#""a\"b\\c\/d""#, #"a"b\c/d"#, #"a"b\\c/d"#),
      (#""\u00e9\ud83d\ude00\n\t""#, "é😀\n\t", "é😀\n\t"),
      (#""a* \*b""#, "a* *b", #"a* \*b"#),
      (#""""#, "", ""),
    ])
  func escapes(text: String, value: String, searched: String) throws {
    let parsed = Reading.parse("find \(text)")
    #expect(parsed.diagnostics.isEmpty)
    guard case .query(let query) = try #require(parsed.script.statements.first),
      case .find(.text(let string)) = query.head
    else {
      Issue.record("no searched text")
      return
    }
    #expect(string.value == value)
    #expect(string.searched == searched)
  }

  @Test("a word's backticks make pieces")
  func pieces() throws {
    let parsed = Reading.parse("find theme/`a/b`/c")
    guard case .query(let query) = try #require(parsed.script.statements.first),
      case .find(.name(let word)) = query.head
    else {
      Issue.record("no name")
      return
    }
    #expect(word.text == "theme/a/b/c")
    #expect(word.isQuoted)
    #expect(word.steps(separatedBy: "/") == ["theme", "a/b", "c"])
    #expect(word.span.range == 5..<18)
  }

  @Test(
    "each error of signs is found, at its place",
    arguments: [
      (
        "find “a*” where b = ‘c’",
        [
          "Q0002 5-8 the line holds signs that a word processor has put in [write: find \"a*\" where b = \"c\"]"
        ]
      ),
      (
        "find a\u{A0}and b",
        ["Q0002 6-8 the line holds signs that a word processor has put in [write: find a and b]"]
      ),
      (
        "find * where n ≥ 2",
        [
          "Q0002 15-18 the line holds signs that a word processor has put in [write: find * where n >= 2]"
        ]
      ),
      (
        "find “don’t”\nfind «b»",
        [
          "Q0002 5-8 the line holds signs that a word processor has put in [write: find \"don’t\"]",
          "Q0002 24-26 the line holds signs that a word processor has put in [write: find \"b\"]",
        ]
      ),
      ("find # a", ["Q0003 5-6 `#` has no meaning here [a comment begins with `--`]"]),
      (
        "find a[b]",
        ["Q0003 6-7 `[` has no meaning here [lists stand in round brackets: `(a, b)`]"]
      ),
      (
        "find \"a",
        [
          "Q0004 5-6 the closing quotation mark is missing [text in quotes ends on the line where it begins]"
        ]
      ),
      (
        "find \"a\\",
        [
          "Q0004 5-6 the closing quotation mark is missing [text in quotes ends on the line where it begins]"
        ]
      ),
      (
        #"find "a\of""#,
        [#"Q0005 7-9 `\o` has no meaning in quotes [a backslash itself is written `\\`]"#]
      ),
      (
        #"find "\ud800""#,
        [#"Q0005 6-12 `\ud800` has no meaning in quotes [a backslash itself is written `\\`]"#]
      ),
      ("find `a b", ["Q0006 5-6 the closing backtick is missing"]),
      ("find ``", ["Q0007 5-7 there is no name between the backticks"]),
      ("find 'a b'", ["Q0008 5-10 text stands in double quotes [write \"a b\"]"]),
      ("find 'a b", ["Q0008 5-6 text stands in double quotes"]),
      (
        "find O'Brien",
        [
          "Q0008 5-12 a name with an apostrophe stands in backticks [write `O'Brien` in backticks, or the text in double quotes]"
        ]
      ),
      (
        "find * where a = -5",
        [
          "Q0009 17-19 a number below 0 stands in quotes [write `\"-5\"`]"
        ]
      ),
      (
        "find * | with a = b/ c",
        ["Q0009 19-20 `/` stands between blanks [such as `excerpts / sources`]"]
      ),
      ("find a && b", ["Q0010 7-9 `&&` is written `and` here [write `and`]"]),
      (
        "find a || !b",
        [
          "Q0010 7-9 `||` and `!` are written `or` and `not` here [write `or` and `not`]"
        ]
      ),
      (
        "find * where a == b and c <> d",
        [
          "Q0010 15-17 `==` and `<>` are written `=` and `!=` here [write `=` and `!=`]"
        ]
      ),
      ("find * where a = $", ["Q0011 17-18 the parameter's name is missing after `$`"]),
      ("find a--b", ["Q0012 6-8 a comment needs a blank before `--`"]),
    ])
  func errors(text: String, expected: [String]) {
    #expect(Reading.errors(text) == expected)
  }

  @Test("bytes that are not UTF-8 are one error, at the first of them, and the last thing told")
  func invalidBytes() {
    let bytes = Array("find a".utf8) + [0xFF, 0xC3] + Array("\n-- ".utf8) + [0xE2, 0x82]
    let parsed = Parser.parse(SourceText(name: "query", bytes: bytes), file: FileID(0))
    #expect(parsed.diagnostics.map(\.message) == ["the text is not UTF-8"])
    #expect(parsed.diagnostics.map(\.label) == ["bytes FF C3"])
    #expect(parsed.diagnostics.map { $0.span?.range } == [6..<8])
    let latin = Array("find\nfind a or ".utf8) + [0xE9] + Array("\nfind or\n".utf8)
    let other = Parser.parse(SourceText(name: "query", bytes: latin), file: FileID(0))
    #expect(other.diagnostics.map(\.code.number) == [103, 1])
  }

  @Test(
    "a text in UTF-16 is one error, whatever it says",
    arguments: [
      [0xFF, 0xFE, 0x66, 0, 0x0A, 0, 0x29, 0], [0xFE, 0xFF, 0, 0x66, 0, 0x0A, 0, 0x29],
      [0x66, 0, 0x0A, 0, 0x29, 0], [0, 0x66, 0, 0x0A, 0, 0x29],
    ])
  func wide(_ bytes: [UInt8]) {
    let parsed = Parser.parse(SourceText(name: "query", bytes: bytes), file: FileID(0))
    #expect(parsed.diagnostics.map(\.message) == ["the text is UTF-16, and queries are UTF-8"])
    #expect(parsed.diagnostics.map(\.hint) == ["save the file in the encoding UTF-8"])
    #expect(parsed.diagnostics.map { $0.span?.range } == [0..<2])
  }

  @Test("lines that end in CR alone are one error; CR LF, and CR at the end, are none")
  func carriages() {
    #expect(
      Reading.errors("find a\r-- b\rfind") == [
        "Q0003 6-7 the lines end in CR alone [save the file with the line ends LF or CR LF]"
      ])
    #expect(Reading.errors("find a\r\nfind b\r\n") == [])
    #expect(Reading.errors("find a\r") == [])
  }
}
