/// What is wrong with a text that should be JSON, and where.
package struct JSONFault: Error, Sendable, Hashable {
  /// The kinds of fault.
  package enum Kind: Sendable, Hashable {
    /// Something else must stand here: `a value`, `a colon`.
    case expected(String)
    /// A string, list or object that never ends.
    case unfinished(String)
    case badEscape
    /// A control character within a string.
    case controlCharacter
    case invalidUTF8
    case badNumber
    /// A member's name that the object has already.
    case repeatedName(String)
    case tooDeep
    case textAfterEnd
  }

  package var kind: Kind
  /// The byte at which it shows.
  package var offset: Int
}

/// Reads JSON as RFC 8259 defines it, strictly: no comments, no trailing commas, no names twice.
package struct JSONReader {
  /// One step towards a value within a value.
  package enum Step: Sendable, Hashable {
    case member(String)
    case item(Int)
  }

  /// How deep lists and objects may be nested; deeper is a fault rather than a stack overflow.
  package static let maximumDepth = 128

  private let bytes: UnsafeBufferPointer<UInt8>
  private var offset = 0
  private var depth = 0
  /// Whether the whole text is known to be UTF-8, so that its strings need not be checked.
  private let isValidText: Bool

  private init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    isValidText = (try? UTF8Span(validating: bytes.span)) != nil
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// Reads one JSON text; a byte order mark before it is passed over.
  package static func read(_ bytes: UnsafeBufferPointer<UInt8>) throws(JSONFault) -> JSONValue {
    var reader = JSONReader(bytes)
    reader.skipBlanks()
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.offset == bytes.count else { throw reader.fault(.textAfterEnd) }
    return value
  }

  /// Reads one JSON text.
  package static func read(_ bytes: [UInt8]) throws(JSONFault) -> JSONValue {
    try bytes.withUnsafeBufferPointer { (buffer) throws(JSONFault) in try read(buffer) }
  }

  /// Where in a text the value at the end of `path` stands, or as much of the path as there is.
  ///
  /// Reads the text again: values carry no positions, since only errors ask for them.
  package static func range(
    of path: [Step], in bytes: UnsafeBufferPointer<UInt8>
  ) -> Range<Int> {
    var reader = JSONReader(bytes)
    reader.skipBlanks()
    return (try? reader.range(of: path[...])) ?? 0..<0
  }

  private mutating func range(of path: ArraySlice<Step>) throws(JSONFault) -> Range<Int> {
    let start = offset
    guard let step = path.first else {
      _ = try value()
      return start..<offset
    }
    let isObject = peek == UInt8(ascii: "{")
    let opener = isObject || peek == UInt8(ascii: "[")
    guard opener else { return try range(of: []) }
    offset += 1
    skipBlanks()
    var index = 0
    while let byte = peek, byte != UInt8(ascii: "}"), byte != UInt8(ascii: "]") {
      var here = Step.item(index)
      if isObject {
        here = .member(try string())
        try colon()
      }
      if here == step { return try range(of: path.dropFirst()) }
      _ = try value()
      skipBlanks()
      if peek == UInt8(ascii: ",") { offset += 1 }
      skipBlanks()
      index += 1
    }
    return start..<start + 1
  }

  private var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private func fault(_ kind: JSONFault.Kind) -> JSONFault {
    JSONFault(kind: kind, offset: offset)
  }

  private mutating func skipBlanks() {
    while offset < bytes.count {
      switch bytes[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      default: return
      }
    }
  }

  private mutating func value() throws(JSONFault) -> JSONValue {
    switch peek ?? 0 {
    case UInt8(ascii: "{"): return try nested { (reader) throws(JSONFault) in try reader.object() }
    case UInt8(ascii: "["): return try nested { (reader) throws(JSONFault) in try reader.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .boolean(true))
    case UInt8(ascii: "f"): return try word("false", .boolean(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number()
    default: throw fault(.expected("a value"))
    }
  }

  private mutating func nested(
    _ body: (inout JSONReader) throws(JSONFault) -> JSONValue
  ) throws(JSONFault) -> JSONValue {
    guard depth < JSONReader.maximumDepth else { throw fault(.tooDeep) }
    depth += 1
    defer { depth -= 1 }
    offset += 1
    skipBlanks()
    return try body(&self)
  }

  private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONFault)
    -> JSONValue
  {
    let end = offset + word.utf8CodeUnitCount
    guard end <= bytes.count else { throw fault(.expected("a value")) }
    for index in 0..<word.utf8CodeUnitCount where bytes[offset + index] != word.utf8Start[index] {
      throw fault(.expected("a value"))
    }
    offset = end
    return value
  }

  private mutating func colon() throws(JSONFault) {
    skipBlanks()
    guard peek == UInt8(ascii: ":") else { throw fault(.expected("a colon")) }
    offset += 1
    skipBlanks()
  }

  private mutating func object() throws(JSONFault) -> JSONValue {
    var members: [JSONValue.Member] = []
    var names: Set<String> = []
    if peek == UInt8(ascii: "}") {
      offset += 1
      return .object([])
    }
    while true {
      guard peek == UInt8(ascii: "\"") else {
        throw fault(peek == nil ? .unfinished("object") : .expected("a name in double quotes"))
      }
      let start = offset
      let name = try string()
      // A list is quicker to search than a set while it is short, as nearly all objects are.
      let isRepeated: Bool
      if members.count < 16 {
        isRepeated = members.contains { $0.name == name }
      } else {
        if names.isEmpty { names = Set(members.map(\.name)) }
        isRepeated = !names.insert(name).inserted
      }
      guard !isRepeated else { throw JSONFault(kind: .repeatedName(name), offset: start) }
      try colon()
      members.append(JSONValue.Member(name, try value()))
      if try isAtEnd(UInt8(ascii: "}"), "object") { return .object(members) }
    }
  }

  private mutating func array() throws(JSONFault) -> JSONValue {
    var items: [JSONValue] = []
    if peek == UInt8(ascii: "]") {
      offset += 1
      return .array([])
    }
    while true {
      items.append(try value())
      if try isAtEnd(UInt8(ascii: "]"), "list") { return .array(items) }
    }
  }

  /// Passes over a comma, or over the closing bracket, in which case it is true.
  private mutating func isAtEnd(_ closing: UInt8, _ what: String) throws(JSONFault) -> Bool {
    skipBlanks()
    guard let byte = peek else { throw fault(.unfinished(what)) }
    guard byte == UInt8(ascii: ",") || byte == closing else {
      throw fault(.expected("a comma"))
    }
    offset += 1
    if byte == closing { return true }
    skipBlanks()
    return false
  }

  private mutating func number() throws(JSONFault) -> JSONValue {
    let start = offset
    if peek == UInt8(ascii: "-") { offset += 1 }
    let first = offset
    let count = digits()
    guard count > 0, count == 1 || bytes[first] != UInt8(ascii: "0") else {
      throw JSONFault(kind: .badNumber, offset: start)
    }
    if peek == UInt8(ascii: ".") {
      offset += 1
      guard digits() > 0 else { throw JSONFault(kind: .badNumber, offset: start) }
    }
    if peek == UInt8(ascii: "e") || peek == UInt8(ascii: "E") {
      offset += 1
      if peek == UInt8(ascii: "+") || peek == UInt8(ascii: "-") { offset += 1 }
      guard digits() > 0 else { throw JSONFault(kind: .badNumber, offset: start) }
    }
    return .number(
      String(decoding: UnsafeBufferPointer(rebasing: bytes[start..<offset]), as: UTF8.self))
  }

  private mutating func digits() -> Int {
    let start = offset
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { offset += 1 }
    return offset - start
  }

  private mutating func string() throws(JSONFault) -> String {
    let opening = offset
    guard peek == UInt8(ascii: "\"") else { throw fault(.expected("a name in double quotes")) }
    offset += 1
    let start = offset
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\""):
        let text = try decoded(UnsafeBufferPointer(rebasing: bytes[start..<offset]), from: opening)
        offset += 1
        return text
      case UInt8(ascii: "\\"): return try escapedString(from: start, opening: opening)
      case 0..<0x20: throw fault(.controlCharacter)
      default: offset += 1
      }
    }
    throw JSONFault(kind: .unfinished("text"), offset: opening)
  }

  private func decoded(
    _ text: UnsafeBufferPointer<UInt8>, from opening: Int
  ) throws(JSONFault) -> String {
    if isValidText { return String(decoding: text, as: UTF8.self) }
    guard let string = String(validating: text, as: UTF8.self) else {
      throw JSONFault(kind: .invalidUTF8, offset: opening)
    }
    return string
  }

  /// The rest of a string whose first escape stands at the offset.
  private mutating func escapedString(
    from start: Int, opening: Int
  ) throws(JSONFault) -> String {
    var text = Array(bytes[start..<offset])
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return try text.withUnsafeBufferPointer { (buffer) throws(JSONFault) in
          try decoded(buffer, from: opening)
        }
      case UInt8(ascii: "\\"):
        let scalar = try escape()
        text.append(contentsOf: Array(String(Character(scalar)).utf8))
      case 0..<0x20: throw fault(.controlCharacter)
      default:
        text.append(byte)
        offset += 1
      }
    }
    throw JSONFault(kind: .unfinished("text"), offset: opening)
  }

  private mutating func escape() throws(JSONFault) -> Unicode.Scalar {
    let start = offset
    offset += 1
    let byte = peek
    offset += 1
    switch byte {
    case UInt8(ascii: "\""): return "\""
    case UInt8(ascii: "\\"): return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"):
      let unit = try hexadecimal(from: start)
      if let scalar = Unicode.Scalar(unit) { return scalar }
      // A surrogate is half a character: the other half must follow.
      guard unit < 0xDC00, offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "\\"),
        bytes[offset + 1] == UInt8(ascii: "u")
      else { throw JSONFault(kind: .badEscape, offset: start) }
      offset += 2
      let low = try hexadecimal(from: start)
      guard (0xDC00..<0xE000).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
      else { throw JSONFault(kind: .badEscape, offset: start) }
      return scalar
    default: throw JSONFault(kind: .badEscape, offset: start)
    }
  }

  private mutating func hexadecimal(from start: Int) throws(JSONFault) -> UInt32 {
    var number: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = peek, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw JSONFault(kind: .badEscape, offset: start)
      }
      number = number << 4 | UInt32(digit)
      offset += 1
    }
    return number
  }
}
