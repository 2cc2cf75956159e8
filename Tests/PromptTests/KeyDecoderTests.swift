import Testing

@testable import QualmCLI

@Suite("Keys")
struct KeyDecoderTests {
  /// Every key of a text, special ones as `<name>`, pastes as `<paste:text>`.
  private func keys(_ chunks: [String], flushing: Bool = true, passing: Bool = false) -> String {
    keys(bytes: chunks.map { Array($0.utf8) }, flushing: flushing, passing: passing)
  }

  private func keys(bytes chunks: [[UInt8]], flushing: Bool = true, passing: Bool = false) -> String
  {
    var decoder = KeyDecoder()
    decoder.passesUnknownSequences = passing
    var text = ""
    func take(flushing: Bool) {
      while let scalar = decoder.next(flushing: flushing) {
        if scalar == SpecialKey.paste.scalar {
          text += "<paste:\(decoder.takePasted())>"
        } else if let key = SpecialKey.allCases.first(where: { $0.scalar == scalar }) {
          text += "<\(key)>"
        } else {
          text.unicodeScalars.append(scalar)
        }
      }
    }
    for chunk in chunks {
      decoder.append(chunk)
      take(flushing: false)
    }
    if flushing { take(flushing: true) }
    return text
  }

  @Test(
    "sequences are one key each",
    arguments: [
      ("a\u{1B}[Ab", "a<up>b"), ("\u{1B}OB", "<down>"), ("\u{1B}[3~x", "<delete>x"),
      ("\u{1B}[1;5C", "<wordRight>"), ("\u{1B}\r", "<newline>"), ("\u{1B}\n", "<newline>"),
      ("\u{1B}b", "\u{1B}b"), ("\u{1B}", "\u{1B}"), ("\u{1B}\u{1B}[A", "\u{1B}<up>"),
      ("\u{1B}[15~x", "x"), ("\u{1B}[", "\u{1B}["), ("\u{1B}[1;", ""), ("é漢🙂", "é漢🙂"),
    ])
  func sequences(input: String, expected: String) {
    #expect(keys([input]) == expected)
    // The same byte by byte, as over a slow line.
    #expect(keys(bytes: input.utf8.map { [$0] }) == expected)
  }

  @Test("the keys of a user's own file are handed on")
  func passing() {
    #expect(keys(["\u{1B}[15~x"], passing: true) == "\u{1B}[15~x")
  }

  @Test("a cut sequence or character waits for the rest")
  func waiting() {
    #expect(keys(["a\u{1B}"], flushing: false) == "a")
    #expect(keys(["a\u{1B}[1;"], flushing: false) == "a")
    #expect(keys(bytes: [[0xE6, 0xBC]], flushing: false) == "")
    #expect(keys(bytes: [[0xE6, 0xBC], [0xA2]], flushing: false) == "漢")
  }

  @Test("invalid bytes read as U+FFFD, and nobody can type a private key")
  func invalid() {
    #expect(keys(bytes: [[0xFF, 0x61]]) == "\u{FFFD}a")
    #expect(keys(bytes: [[0xC0, 0x80]]) == "\u{FFFD}\u{FFFD}")
    #expect(keys(bytes: [[0xE6, 0x61]]) == "\u{FFFD}a")
    #expect(keys(bytes: [[0xE6, 0xBC]]) == "\u{FFFD}\u{FFFD}")
    #expect(keys(["\u{80}\u{9F}\u{0}x"]) == "x")
  }

  @Test(
    "a paste is one key",
    arguments: [
      ("find (a\r\n or b)\r", "<paste:find (a\n or b)>"), ("a\rb\nc\n\n", "<paste:a\nb\nc>"),
      ("\u{1B}[A\u{3}\u{7F}\u{80}x", "<paste:[Ax>"), ("a\tb", "<paste:a b>"), ("", "<paste:>"),
    ])
  func paste(pasted: String, expected: String) {
    let input = "\u{1B}[200~\(pasted)\u{1B}[201~!"
    #expect(keys([input]) == expected + "!")
    #expect(keys(bytes: input.utf8.map { [$0] }) == expected + "!")
  }

  @Test("a paste without an end is waited for, and can be forgotten")
  func openPaste() {
    #expect(keys(["\u{1B}[200~abc"]) == "")
    var decoder = KeyDecoder()
    decoder.append(Array("\u{1B}[200~abc".utf8))
    #expect(decoder.next() == nil)
    decoder.reset()
    decoder.append(Array("x".utf8))
    #expect(decoder.next() == "x")
  }

  @Test("what comes in faster than anybody types is a paste, its last line end Enter")
  func burst() {
    let line = String(repeating: "x", count: 600)
    var decoder = KeyDecoder()
    decoder.append(Array("\(line)\ry\r".utf8) + [0xE6, 0xBC])
    #expect(decoder.next() == SpecialKey.paste.scalar)
    #expect(decoder.takePasted() == "\(line)\ny\n")
    #expect(decoder.next() == nil, "a letter is cut")
    decoder.append([0xA2] + Array("z\r".utf8))
    #expect(decoder.next() == SpecialKey.paste.scalar)
    #expect(decoder.takePasted() == "漢z")
    #expect(decoder.next() == nil, "more may come")
    decoder.endBurst()
    #expect(decoder.next() == "\r")
    #expect(decoder.next() == nil)
  }
}
