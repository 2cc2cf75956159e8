import Glibc
import QualmBase
import QualmSyntax
import TestSupport
import Testing

@Suite("Whatever the bytes")
struct HardnessTests {
  @Test("random bytes")
  func bytes() {
    var numbers = SeededGenerator(seed: 1)
    for _ in 0..<1500 {
      let bytes = (0..<numbers.below(80)).map { _ in UInt8(numbers.below(256)) }
      #expect(SelfCheck.fault(in: bytes) == nil, "\(bytes)")
    }
  }

  @Test("random bytes of the kind that texts have")
  func letters() {
    var numbers = SeededGenerator(seed: 2)
    let alphabet = Array("ab \n\n\"`'$*|(){},;=<>!-/+&#\\.’“é\u{A0}\u{200B}主".utf8)
    for _ in 0..<1500 {
      let bytes = (0..<numbers.below(60)).map { _ in alphabet[numbers.below(alphabet.count)] }
      #expect(SelfCheck.fault(in: bytes) == nil, "\(String(decoding: bytes, as: UTF8.self))")
    }
  }

  @Test("random words and signs")
  func soup() {
    var numbers = SeededGenerator(seed: 3)
    let later = [
      "near", "claim \"x\" that", "meets", "matches", "siblings", "AND", "Find", "fnd",
    ]
    let others = [
      "a", "x/y", "`a b`", "\"a*\"", "$p", "5", "1.5", "/re/", "=>", "&&", "==", "\n", "\n",
      "--c\n",
      "--- d\n", "(", ")", "|",
    ]
    let pieces = Keyword.allCases.map(\.rawValue) + Sign.allCases.map(\.rawValue) + later + others
    for _ in 0..<2500 {
      let text = (0..<numbers.below(25)).map { _ in pieces[numbers.below(pieces.count)] }
        .joined(separator: " ")
      #expect(SelfCheck.fault(in: Array(text.utf8)) == nil, "\(text)")
    }
  }

  @Test("inputs that have trapped before", arguments: FailCase.all)
  func failCases(_ failCase: FailCase) {
    #expect(SelfCheck.fault(in: failCase.bytes) == nil)
  }

  @Test("the folder of such inputs is there")
  func folder() { #expect(!FailCase.all.isEmpty) }

  /// Openings that nest, what stands inside, and what closes them.
  static let nestings: [(open: String, inner: String, close: String)] = [
    ("(", "a", ")"), ("not ", "a", ""), ("any of (", "a", ")"), ("(not ", "a", ")"),
    ("a or (", "b", ")"), ("a with (", "b", ") in same f"), ("a linked to (", "b", ")"),
    ("a inside (", "b", ")"), ("a near (", "b", ") within 2 pages"),
    ("(", "", ""), ("a and (", "", ""),
    ("", "a", " and a"), ("", "a", " or a"), ("", "a", " but not a"),
    ("", "a", " with b in same f"), ("", "a", " linked by b"), ("", "a", " linked to b"),
    ("", "a", " meets b"),
    ("(", "a", " or b)"),
  ]
  static let conditions: [(open: String, inner: String, close: String)] = [
    ("(", "a = 1", ")"), ("not ", "a = 1", ""), ("", "a = 1", " and a = 1"),
    ("", "a = 1", " or a = 1"), ("(", "", ""), ("not (", "a = 1", ")"), ("a in (", "", ""),
    ("a = {", "", ""),
  ]
  static let sums: [(open: String, inner: String, close: String)] = [
    ("(", "a", ")"), ("", "a", " + a"), ("", "a", " * a"), ("(", "", ""), ("size(", "", ""),
  ]

  @Test("what nests deeply is one clear error, on a small stack", arguments: [75, 3000])
  func deep(_ depth: Int) async {
    for (heads, shapes) in [
      ("find ", Self.nestings), ("find * where ", Self.conditions),
      ("find * | with n = ", Self.sums),
    ] {
      for shape in shapes {
        let text =
          heads + String(repeating: shape.open, count: depth) + shape.inner
          + String(repeating: shape.close, count: depth)
        let outcome = SmallStack.run { Self.outcome(of: text) }
        let name = "\(heads)\(shape.open)…\(shape.inner)…\(shape.close) \(depth)"
        if depth > 100 || shape.inner.isEmpty || !shape.open.isEmpty && depth > 30 {
          #expect(outcome.count == 1, "\(name): \(outcome)")
        } else {
          #expect(outcome == [], "\(name)")
        }
      }
    }
  }

  @Test(
    "a hundred thousand of anything is one clear error too",
    arguments: [
      ("find ", "(", ""), ("find ", "not ", ""),
      ("find ", "any of (", ""),
      ("find ", "(", "a" + String(repeating: ")", count: 100_000)), ("find * where ", "(", ""),
      ("find * where ", "not ", ""), ("find * | with n = ", "(", ""),
    ])
  func veryDeep(start: String, piece: String, end: String) {
    let text = start + String(repeating: piece, count: 100_000) + end
    #expect(SmallStack.run { Self.outcome(of: text) } == ["the expression is nested too deeply"])
  }

  /// Does everything with a text that walks its tree; gives its errors.
  private static func outcome(of text: String) -> [String] {
    let parsed = Reading.parse(text)
    guard text.utf8.count < 10_000 else { return parsed.diagnostics.map(\.message) }
    let other = Reading.parse(text)
    var hasher = Hasher()
    hasher.combine(parsed.script)
    let isSame = parsed.script == other.script && hasher.finalize() != 0
    let faults = parsed.diagnostics.map(\.message)
    if let fault = SelfCheck.fault(in: Array(text.utf8)) {
      return faults + [fault]
    }
    return isSame ? faults : faults + ["two readings differ"]
  }

  @Test("thirty levels of brackets are read")
  func limit() {
    let open = String(repeating: "(", count: 30)
    let close = String(repeating: ")", count: 30)
    #expect(SmallStack.run { Self.outcome(of: "find " + open + "a" + close) } == [])
    #expect(
      SmallStack.run { Self.outcome(of: "find (" + open + "a" + close + ")") }
        == ["the expression is nested too deeply"])
  }

  @Test("a chain of a hundred operands is read, and one of more is an error")
  func chain() {
    func text(_ count: Int) -> String { "find a" + String(repeating: " or a", count: count - 1) }
    #expect(SmallStack.run { Self.outcome(of: text(100)) } == [])
    #expect(
      SmallStack.run { Self.outcome(of: text(101)) } == ["`or` joins at most 100 in a row"])
  }

  @Test(
    "a chain of a hundred thousand is one clear error that says how such a list is written",
    arguments: [
      ("find a", " and a", "`and`", "a long list is written `all of (a, b, c)`"),
      ("find a", " or a", "`or`", "a long list is written `any of (a, b, c)`"),
      ("find a", " but not a", "`but not`", "a long list is written `but not any of (a, b, c)`"),
      (
        "find * where a = 1", " or a = 1", "`or`",
        "several values of one field are written `in (a, b, c)`"
      ),
      ("find * where a = 1", " and a = 1", "`and`", "another stage takes the rest: `| where …`"),
    ])
  func longChain(start: String, piece: String, word: String, hint: String) {
    let text = start + String(repeating: piece, count: 100_000)
    #expect(SmallStack.run { Self.outcome(of: text) } == ["\(word) joins at most 100 in a row"])
    #expect(Reading.parse(text).diagnostics.map(\.hint) == [hint])
  }

  @Test("a long list is no deep tree")
  func list() {
    let names = Array(repeating: "a", count: 20_000).joined(separator: ", ")
    #expect(Reading.parse("find any of (\(names)) where b in (\(names))").diagnostics.isEmpty)
  }
}

/// Runs on a thread with a stack of 512 KiB, the least that systems give.
private enum SmallStack {
  static func run(_ body: @escaping () -> [String]) -> [String] {
    let job = Job(body)
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, 512 * 1024)
    var thread = pthread_t()
    let made = pthread_create(
      &thread, &attributes, runJob, Unmanaged.passUnretained(job).toOpaque())
    guard made == 0 else { return ["no thread"] }
    pthread_join(thread, nil)
    return job.result
  }
}

private final class Job {
  let body: () -> [String]
  var result: [String] = ["did not run"]

  init(_ body: @escaping () -> [String]) { self.body = body }
}

private func runJob(_ pointer: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  guard let pointer else { return nil }
  let job = Unmanaged<Job>.fromOpaque(pointer).takeUnretainedValue()
  job.result = job.body()
  return nil
}

struct FailCase: Sendable, CustomTestStringConvertible {
  var name: String
  var bytes: [UInt8]
  var testDescription: String { name }

  /// The inputs kept in `Tests/Fuzz/FailCases`.
  static let all: [FailCase] = {
    let tests = #filePath.split(separator: "/").dropLast(2).map { "/" + $0 }.joined()
    let folder = tests + "/Fuzz/FailCases"
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name.0) { String(cString: $0) }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted().map { FailCase(name: $0, bytes: contents(folder + "/" + $0)) }
  }()

  private static func contents(_ path: String) -> [UInt8] {
    guard let file = fopen(path, "r") else { return [] }
    defer { fclose(file) }
    var bytes: [UInt8] = []
    while case let byte = fgetc(file), byte != EOF { bytes.append(UInt8(truncatingIfNeeded: byte)) }
    return bytes
  }
}
