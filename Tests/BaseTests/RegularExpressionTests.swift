import QualmBase
import TestSupport
import Testing

@Suite("Regular expressions")
struct RegularExpressionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var pattern: String
    var found: [String]
    var missed: [String]

    init(_ pattern: String, _ found: [String], not missed: [String] = []) {
      self.pattern = pattern
      self.found = found
      self.missed = missed
    }

    var testDescription: String { pattern }
  }

  @Test(
    "what is found",
    arguments: [
      Case("vacan(t|cies)", ["vacant", "Many VACANCIES here"], not: ["vacation", ""]),
      Case(
        "lack of (?:staff|money)", ["a lack\n of  staff"], not: ["lack of time", "lack ofstaff"]),
      Case("a  b", ["a b", "a\t\n b"], not: ["ab"]),
      Case("a *b", ["ab", "a b"], not: ["a-b"]),
      Case("^so", ["So it was"], not: ["it was so"]),
      Case("so$", ["it was so"], not: ["so it was"]),
      Case("^$", [""], not: ["a"]),
      Case("^a|b$", ["ax", "xb"], not: ["xa", "bx"]),
      Case("\\bstaff\\b", ["the staff.", "staff"], not: ["staffing", "understaff", "staff_x"]),
      Case("\\Bstaff", ["understaff"], not: ["staff"]),
      Case("\\d{4}", ["in 2011", "20111"], not: ["201", "20-11"]),
      Case("\\D\\d", ["a1"], not: ["11", "ab"]),
      Case("^\\w+$", ["étude_1", "主題"], not: ["a b", "a-b"]),
      Case("\\W", ["a-b", "a b"], not: ["ab"]),
      Case("a\\sb", ["a b", "a\u{A0}b"], not: ["ab"]),
      Case("\\S", ["a"], not: [" ", "\n"]),
      Case("[a-cx]{2}", ["zAxz", "bc"], not: ["a-b", "yz"]),
      Case("[^a-c]", ["abd"], not: ["abc", "CBA", ""]),
      Case("[A-F]", ["c"], not: ["g"]),
      Case("[\\d.-]+%", ["1.5-2%"], not: ["%"]),
      Case("[\\]x]", ["]", "x"], not: ["["]),
      Case("a  *b", ["a b"], not: ["ab"]),
      Case("[\\w-]y", ["-y"], not: [" y"]),
      Case("a.c", ["abc", "a c", "a\nc"], not: ["ac"]),
      Case("ab?c", ["ac", "abc"], not: ["abbc"]),
      Case("ab{2}c", ["abbc"], not: ["abc", "abbbc"]),
      Case("ab{2,}c", ["abbc", "abbbbc"], not: ["abc"]),
      Case("ab{1,2}c", ["abc", "abbc"], not: ["ac", "abbbc"]),
      Case("ab{,2}c", ["ac", "abbc"], not: ["abbbc"]),
      Case("ab{0}c", ["ac"], not: ["abc"]),
      Case("(ab){2}", ["xababx"], not: ["abxab"]),
      Case("a.*?b", ["a long way to b"], not: ["b a"]),
      Case("\\*\\/\\(\\\\", ["*/(\\"], not: ["*/("]),
      Case("a||b", ["x"]),
      Case("É", ["e\u{301}", "é", "É"], not: ["e"]),
      Case("e\u{301}+", ["ééé"], not: ["e"]),
      Case("don't", ["Don’t"], not: ["dont"]),
      Case("\u{2019}", ["'"]),
      Case("[“”]x", ["\"X"]),
      Case("straße", ["STRAßE"], not: ["STRASSE"]),
      Case("ΣΑΣ", ["σας"]),
      Case("[\u{0}-\u{10FFFF}]", ["a", "中"], not: [""]),
      Case("[\u{391}-\u{3A9}\u{1F00}-\u{1FFF}]", ["ω"], not: ["w"]),
      Case("}]", ["}]"]),
    ])
  func find(example: Case) throws {
    let pattern = try RegularExpression(example.pattern)
    for text in example.found { #expect(pattern.matches(text: text), "\(text)") }
    for text in example.missed { #expect(!pattern.matches(text: text), "\(text)") }
  }

  struct Wrong: Sendable, CustomTestStringConvertible {
    var pattern: String
    var kind: RegularExpression.Fault.Kind
    var range: Range<Int>

    init(_ pattern: String, _ kind: RegularExpression.Fault.Kind, _ range: Range<Int>) {
      self.pattern = pattern
      self.kind = kind
      self.range = range
    }

    var testDescription: String { pattern }
  }

  @Test(
    "what is no pattern, and where",
    arguments: [
      Wrong("a(b", .open, 1..<2), Wrong("(a(b)", .open, 0..<1), Wrong("a)b", .stray, 1..<2),
      Wrong("x[ab", .open, 1..<2), Wrong("x[a-", .open, 1..<2), Wrong("[]", .emptyClass, 0..<2),
      Wrong("[^]", .emptyClass, 0..<3), Wrong("[z-a]", .wrongRange, 1..<4),
      Wrong("[a-\\d]", .wrongRange, 1..<5), Wrong("[[:alpha:]]", .namedClass, 1..<3),
      Wrong("a(?=b)", .lookAround, 1..<4), Wrong("a(?!b)", .lookAround, 1..<4),
      Wrong("(?<=a)b", .lookAround, 0..<4), Wrong("(?<!a)b", .lookAround, 0..<4),
      Wrong("(?<n>a)", .otherGroup, 0..<3), Wrong("(?i)a", .otherGroup, 0..<3),
      Wrong("(a)\\1", .backReference, 3..<5), Wrong("\\k", .backReference, 0..<2),
      Wrong("*a", .nothingToRepeat, 0..<1), Wrong("(+)", .nothingToRepeat, 1..<2),
      Wrong("a|?", .nothingToRepeat, 2..<3), Wrong("a**", .repeatedTwice, 2..<3),
      Wrong("a{2}{3}", .repeatedTwice, 4..<5), Wrong("a{x}", .wrongCount, 1..<4),
      Wrong("a{", .wrongCount, 1..<2), Wrong("{2}", .wrongCount, 0..<1),
      Wrong("a{,}", .wrongCount, 1..<4), Wrong("a{5,2}", .backwardCount, 1..<6),
      Wrong("a\\q", .unknownEscape, 1..<3), Wrong("a\\", .openEscape, 1..<2),
      Wrong("a{1001}", .tooLarge, 1..<7), Wrong("(a{1000}){6}", .tooLarge, 2..<8),
      Wrong("((a{100}){100}){100}", .tooLarge, 3..<8),
      Wrong("é(b", .open, 2..<3), Wrong("e\u{301}[", .open, 3..<4),
      Wrong(String(repeating: "(", count: 201) + ")", .tooDeep, 200..<201),
    ])
  func faults(example: Wrong) {
    let fault = #expect(throws: RegularExpression.Fault.self) {
      try RegularExpression(example.pattern)
    }
    #expect(fault?.kind == example.kind)
    #expect(fault?.range == example.range)
  }

  @Test("patterns that make others look again and again are searched for once")
  func linear() throws {
    // Each of these is exponential for a search that tries one way after another.
    let long = String(repeating: "a", count: 4_000)
    for source in [
      "(a*)*b", "(a|a)*b", "(a+)+$b", "((a?){20}){20}b", "(.*)(.*)(.*)(.*)b", "(a|b|ab)*c",
    ] {
      let pattern = try RegularExpression(source)
      #expect(!pattern.matches(text: long))
    }
    #expect(try RegularExpression("(a*)*b").matches(text: long + "b"))
    #expect(try RegularExpression("(){1000}(((){1000}){1000}){1000}^a").matches(text: long))
    #expect(
      try RegularExpression("^.{900}b").matches(text: String(repeating: "a", count: 900) + "b"))
  }

  /// A second reading of patterns, by derivatives (J. A. Brzozowski, "Derivatives of Regular Expressions",
  /// 1964), over the letters a and b.
  private indirect enum Plain: Hashable {
    case nothing, empty, letter(Character)
    case sequence(Plain, Plain), choice(Plain, Plain), star(Plain)

    var isNullable: Bool {
      switch self {
      case .nothing, .letter: false
      case .empty, .star: true
      case .sequence(let first, let second): first.isNullable && second.isNullable
      case .choice(let first, let second): first.isNullable || second.isNullable
      }
    }

    func derivative(_ letter: Character) -> Plain {
      switch self {
      case .nothing, .empty: return .nothing
      case .letter(let own): return own == letter ? .empty : .nothing
      case .choice(let first, let second):
        return .choice(first.derivative(letter), second.derivative(letter)).simple
      case .star(let inner): return Plain.sequence(inner.derivative(letter), self).simple
      case .sequence(let first, let second):
        let one = Plain.sequence(first.derivative(letter), second).simple
        return first.isNullable ? Plain.choice(one, second.derivative(letter)).simple : one
      }
    }

    private var simple: Plain {
      switch self {
      case .sequence(.nothing, _), .sequence(_, .nothing): .nothing
      case .sequence(.empty, let other), .sequence(let other, .empty), .choice(.nothing, let other),
        .choice(let other, .nothing):
        other
      case .choice(let first, let second) where first == second: first
      default: self
      }
    }

    func matches(_ text: Substring) -> Bool {
      text.reduce(self) { $0.derivative($1) }.isNullable
    }

    func isIn(_ text: String) -> Bool {
      text.indices.contains { start in
        text.indices.contains { $0 >= start && matches(text[start..<$0]) }
          || matches(text[start...])
      } || isNullable
    }

    var source: String {
      switch self {
      case .nothing: "[^ab ]"
      case .empty: ""
      case .letter(let letter): String(letter)
      case .sequence(let first, let second): first.source + second.source
      case .choice(let first, let second): "(\(first.source)|\(second.source))"
      case .star(let inner): "(\(inner.source))*"
      }
    }

    static func random(_ generator: inout SeededGenerator, depth: Int) -> Plain {
      if depth == 0 || generator.chance(0.2) {
        return [.letter("a"), .letter("b"), .letter("a"), .empty][generator.below(4)]
      }
      switch generator.below(3) {
      case 0: return .star(random(&generator, depth: depth - 1))
      case 1:
        return .choice(
          random(&generator, depth: depth - 1), random(&generator, depth: depth - 1))
      default:
        return .sequence(
          random(&generator, depth: depth - 1), random(&generator, depth: depth - 1))
      }
    }
  }

  @Test("random patterns are found where their derivatives say")
  func random() throws {
    var generator = SeededGenerator(seed: 1968)
    var found = 0
    var missed = 0
    for _ in 0..<1500 {
      let plain = Plain.random(&generator, depth: 4)
      let isWhole = generator.chance(0.5)
      let pattern = try RegularExpression(isWhole ? "^(\(plain.source))$" : plain.source)
      for _ in 0..<6 {
        let text = String((0..<generator.below(9)).map { _ in generator.chance(0.5) ? "a" : "b" })
        let expected = isWhole ? plain.matches(text[...]) : plain.isIn(text)
        #expect(pattern.matches(text) == expected, "\(pattern.source) in \(text)")
        if expected { found += 1 } else { missed += 1 }
      }
    }
    #expect(found > 500 && missed > 500)
  }
}
