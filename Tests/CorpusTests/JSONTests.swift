import QualmBase
import TestSupport
import Testing

@Suite("JSON")
struct JSONTests {
  private func read(_ text: String) -> Result<JSONValue, JSONFault> {
    do throws(JSONFault) {
      return .success(try JSONReader.read(Array(text.utf8)))
    } catch {
      return .failure(error)
    }
  }

  @Test(
    "what RFC 8259 allows is read, and written in one way",
    arguments: [
      (" null ", "null"), ("true", "true"), ("[ ]", "[]"), ("{ }", "{}"),
      ("[1,-0,2.50,1e9,-1.5E-3]", "[1,-0,2.50,1e9,-1.5E-3]"),
      (#""a\/\"\\\b\f\n\r\t""#, #""a/\"\\\b\f\n\r\t""#),
      (#""\u00e9\uD83D\uDE00\u0001""#, "\"é😀\\u0001\""),
      (#"{"b":1,"a":{"c":[null]}}"#, #"{"b":1,"a":{"c":[null]}}"#),
      ("\u{FEFF}{}", "{}"),
    ])
  func accepted(text: String, written: String) throws {
    let value = try read(text).get()
    #expect(JSONWriter.bytes(value, .compact) == Array(written.utf8))
    #expect(try JSONReader.read(JSONWriter.bytes(value)) == value)
  }

  @Test(
    "anything else is a fault with its place",
    arguments: [
      ("", 0), ("[1,]", 3), (#"{"a":1,}"#, 7), ("{a:1}", 1), ("'a'", 0), ("01", 0), ("1.", 0),
      (".5", 0), ("+1", 0), ("[1 2]", 3), ("nul", 0), ("NaN", 0), ("\"a\nb\"", 2), ("\"abc", 0),
      (#""\x""#, 1), (#""\uD800""#, 1), (#""\uD800\u0041""#, 1), (#""\uDC00""#, 1),
      (#""\u12"#, 1), ("1 2", 2), (#"{"a":1,"a":2}"#, 7), ("[", 1), (#"{"a""#, 4), ("// x", 0),
      (#"{"a" 1}"#, 5), ("[1", 2),
    ])
  func refused(text: String, offset: Int) {
    switch read(text) {
    case .success(let value): Issue.record("read as \(value)")
    case .failure(let fault): #expect(fault.offset == offset)
    }
  }

  @Test("bytes that are no UTF-8 are refused")
  func encoding() {
    #expect(throws: JSONFault.self) { try JSONReader.read([0x22, 0xFF, 0x22]) }
    #expect(throws: JSONFault.self) { try JSONReader.read([0x22, 0x5C, 0x6E, 0xC3, 0x22]) }
  }

  @Test("depth has a limit and does not overflow", arguments: ["[", #"{"a":"#])
  func depth(opening: String) {
    let fault = read(String(repeating: opening, count: 100_000)).failure
    #expect(fault?.kind == .tooDeep)
    let closing = opening == "[" ? "]" : "}"
    let inner = opening == "[" ? "" : "1"
    let deep =
      String(repeating: opening, count: 128) + inner + String(repeating: closing, count: 128)
    #expect(read(deep).failure == nil)
  }

  @Test("a name that is there twice is found in large objects too")
  func repeated() {
    let members = (0..<40).map { "\"n\($0)\":\($0)" }
    let text = "{" + (members + ["\"n3\":1"]).joined(separator: ",") + "}"
    #expect(read(text).failure?.kind == .repeatedName("n3"))
    #expect(read("{" + members.joined(separator: ",") + "}").failure == nil)
  }

  @Test("the place of a value is found again")
  func places() throws {
    let text = #"{"a": [1, {"b": "x"}], "c": true}"#
    func place(_ path: [JSONReader.Step]) -> String {
      Array(text.utf8).withUnsafeBufferPointer { bytes in
        let range = JSONReader.range(of: path, in: bytes)
        return String(decoding: bytes[range], as: UTF8.self)
      }
    }
    #expect(place([.member("a"), .item(1), .member("b")]) == "\"x\"")
    #expect(place([.member("c")]) == "true")
    #expect(place([.member("a"), .item(0)]) == "1")
    // What is not there points to what should hold it.
    #expect(place([.member("a"), .item(7)]) == "[")
    #expect(place([]) == text)
  }

  @Test("no bytes stop the reader", arguments: 0..<200)
  func random(seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let alphabet = Array(#"{}[]",:\u0123eE+-.truefalsn "#.utf8) + [0, 0xFF, 0xC3, 0xED, 0x0A]
    for _ in 0..<20 {
      let bytes = (0..<Int.random(in: 0..<60, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      if let value = try? JSONReader.read(bytes) {
        #expect((try? JSONReader.read(JSONWriter.bytes(value, .compact))) == value)
      }
      bytes.withUnsafeBufferPointer { buffer in
        let range = JSONReader.range(of: [.member("a"), .item(0)], in: buffer)
        #expect(range.upperBound <= max(1, bytes.count))
      }
    }
  }
}

extension Result {
  /// The failure, where it is one.
  var failure: Failure? {
    if case .failure(let failure) = self { failure } else { nil }
  }
}
