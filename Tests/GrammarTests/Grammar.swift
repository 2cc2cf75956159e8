/// A grammar in the EBNF of the W3C (XML 1.0, section 6), read from its text.
struct Grammar: Sendable {
  indirect enum Item: Sendable, Hashable {
    case text(String)
    case characters(CharacterClass)
    case name(String)
    case sequence([Item])
    case choice([Item])
    case optional(Item)
    /// Any number.
    case repeated(Item)
  }

  struct CharacterClass: Sendable, Hashable {
    var isNegated = false
    var ranges: [ClosedRange<UInt32>] = []
    /// The first letters of general categories.
    var categories: [Character] = []

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      let isListed =
        ranges.contains { $0.contains(scalar.value) }
        || categories.contains { $0 == CharacterClass.category(scalar) }
      return isListed != isNegated
    }

    private static func category(_ scalar: Unicode.Scalar) -> Character {
      switch scalar.properties.generalCategory {
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: "L"
      case .nonspacingMark, .spacingMark, .enclosingMark: "M"
      case .decimalNumber, .letterNumber, .otherNumber: "N"
      default: "?"
      }
    }
  }

  struct Fault: Error, CustomStringConvertible {
    var description: String
  }

  /// The productions' names in order.
  private(set) var names: [String] = []
  private(set) var productions: [String: Item] = [:]

  init(_ text: String) throws {
    var reader = Reader(text)
    try reader.skipBlanks()
    while !reader.isAtEnd {
      let name = try reader.name()
      try reader.expect("::=")
      guard productions[name] == nil else { throw Fault(description: "\(name) stands twice") }
      names.append(name)
      productions[name] = try reader.choice()
    }
  }

  /// All quoted texts.
  var terminals: Set<String> {
    var found: Set<String> = []
    for item in productions.values {
      Grammar.collect(item) { if case .text(let text) = $0 { found.insert(text) } }
    }
    return found
  }

  /// All names of productions that productions speak of.
  var mentioned: Set<String> {
    var found: Set<String> = []
    for item in productions.values {
      Grammar.collect(item) { if case .name(let name) = $0 { found.insert(name) } }
    }
    return found
  }

  private static func collect(_ item: Item, _ visit: (Item) -> Void) {
    visit(item)
    switch item {
    case .sequence(let items), .choice(let items): items.forEach { collect($0, visit) }
    case .optional(let item), .repeated(let item): collect(item, visit)
    case .text, .characters, .name: break
    }
  }
}

extension Grammar {
  private struct Reader {
    let scalars: [Unicode.Scalar]
    var index = 0

    init(_ text: String) { scalars = Array(text.unicodeScalars) }

    var isAtEnd: Bool { index >= scalars.count }

    func starts(with text: String) -> Bool {
      scalars[index...].starts(with: text.unicodeScalars)
    }

    mutating func skipBlanks() throws {
      while !isAtEnd {
        if scalars[index].properties.isWhitespace {
          index += 1
        } else if starts(with: "/*") {
          while !isAtEnd, !starts(with: "*/") { index += 1 }
          if isAtEnd { throw Fault(description: "a comment is open") }
          index += 2
        } else {
          return
        }
      }
    }

    mutating func take(_ text: String) throws -> Bool {
      guard !isAtEnd, starts(with: text) else { return false }
      index += text.unicodeScalars.count
      try skipBlanks()
      return true
    }

    mutating func expect(_ text: String) throws {
      guard try take(text) else {
        throw Fault(description: "\(text) is missing before \(rest)")
      }
    }

    private var rest: String {
      String(String.UnicodeScalarView(scalars[index..<min(scalars.count, index + 30)]))
    }

    mutating func name() throws -> String {
      let start = index
      while !isAtEnd, scalars[index].properties.isAlphabetic { index += 1 }
      guard index > start else { throw Fault(description: "a name is missing before \(rest)") }
      let name = String(String.UnicodeScalarView(scalars[start..<index]))
      try skipBlanks()
      return name
    }

    mutating func choice() throws -> Item {
      var items = [try sequence()]
      while try take("|") { items.append(try sequence()) }
      return items.count == 1 ? items[0] : .choice(items)
    }

    private mutating func sequence() throws -> Item {
      var items: [Item] = []
      while let item = try part() { items.append(item) }
      guard !items.isEmpty else { throw Fault(description: "nothing stands before \(rest)") }
      return items.count == 1 ? items[0] : .sequence(items)
    }

    private mutating func part() throws -> Item? {
      guard !isAtEnd, let item = try operand() else { return nil }
      if try take("?") { return .optional(item) }
      if try take("*") { return .repeated(item) }
      if try take("+") { return .sequence([item, .repeated(item)]) }
      return item
    }

    private mutating func operand() throws -> Item? {
      switch scalars[index] {
      case "\"", "'": return try text()
      case "[": return try characters()
      case "#":
        let value = try number()
        try skipBlanks()
        return .characters(CharacterClass(ranges: [value...value]))
      case "(":
        try expect("(")
        let item = try choice()
        try expect(")")
        return item
      case "|", ")": return nil
      default:
        let start = index
        let name = try name()
        // The next production begins here.
        if !isAtEnd, starts(with: "::=") {
          index = start
          return nil
        }
        return .name(name)
      }
    }

    private mutating func text() throws -> Item {
      let quote = scalars[index]
      let start = index + 1
      index = start
      while !isAtEnd, scalars[index] != quote { index += 1 }
      guard !isAtEnd else { throw Fault(description: "a quote is open") }
      let text = String(String.UnicodeScalarView(scalars[start..<index]))
      index += 1
      try skipBlanks()
      return .text(text)
    }

    /// `#xA`
    private mutating func number() throws -> UInt32 {
      index += 2
      let start = index
      while !isAtEnd, scalars[index].properties.isASCIIHexDigit { index += 1 }
      let digits = String(String.UnicodeScalarView(scalars[start..<index]))
      guard let value = UInt32(digits, radix: 16) else {
        throw Fault(description: "a number is missing before \(rest)")
      }
      return value
    }

    private mutating func characters() throws -> Item {
      var result = CharacterClass()
      index += 1
      if scalars[index] == "^" {
        result.isNegated = true
        index += 1
      }
      while !isAtEnd, scalars[index] != "]" {
        if starts(with: "\\p{") {
          result.categories.append(Character(scalars[index + 3]))
          index += 5
          continue
        }
        let low = try character()
        if scalars[index] == "-", scalars[index + 1] != "]", !result.isNegated || low != 0x2D,
          low != 0x2D
        {
          index += 1
          result.ranges.append(low...(try character()))
        } else {
          result.ranges.append(low...low)
        }
      }
      guard !isAtEnd else { throw Fault(description: "a class is open") }
      index += 1
      try skipBlanks()
      return .characters(result)
    }

    private mutating func character() throws -> UInt32 {
      if starts(with: "#x") { return try number() }
      index += 1
      return scalars[index - 1].value
    }
  }
}
