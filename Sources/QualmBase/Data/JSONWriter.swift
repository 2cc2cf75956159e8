/// Writes JSON in one way only, so that equal values give equal bytes.
package enum JSONWriter {
  /// How lists and objects are laid out.
  package enum Layout: Sendable {
    /// A member or item a line, indented by two blanks, as files that people read and compare.
    case indented
    /// No blanks at all.
    case compact
  }

  /// The value as UTF-8; `indented` ends with a newline.
  package static func bytes(_ value: JSONValue, _ layout: Layout = .indented) -> [UInt8] {
    var output: [UInt8] = []
    append(value, to: &output, indent: layout == .indented ? 0 : nil)
    if layout == .indented { output.append(UInt8(ascii: "\n")) }
    return output
  }

  private static func append(_ value: JSONValue, to output: inout [UInt8], indent: Int?) {
    switch value {
    case .null: output.append(contentsOf: Array("null".utf8))
    case .boolean(let flag): output.append(contentsOf: Array((flag ? "true" : "false").utf8))
    case .number(let digits): output.append(contentsOf: Array(digits.utf8))
    case .string(let text): append(text, to: &output)
    case .array(let items):
      append(items.count, "[", "]", to: &output, indent: indent) { index, output, inner in
        append(items[index], to: &output, indent: inner)
      }
    case .object(let members):
      append(members.count, "{", "}", to: &output, indent: indent) { index, output, inner in
        append(members[index].name, to: &output)
        output.append(UInt8(ascii: ":"))
        if inner != nil { output.append(UInt8(ascii: " ")) }
        append(members[index].value, to: &output, indent: inner)
      }
    }
  }

  private static func append(
    _ count: Int, _ opening: Unicode.Scalar, _ closing: Unicode.Scalar,
    to output: inout [UInt8], indent: Int?, element: (Int, inout [UInt8], Int?) -> Void
  ) {
    output.append(UInt8(ascii: opening))
    let inner = indent.map { $0 + 2 }
    for index in 0..<count {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      newline(to: &output, indent: inner)
      element(index, &output, inner)
    }
    if count > 0 { newline(to: &output, indent: indent) }
    output.append(UInt8(ascii: closing))
  }

  private static func newline(to output: inout [UInt8], indent: Int?) {
    guard let indent else { return }
    output.append(UInt8(ascii: "\n"))
    output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: indent))
  }

  /// Only what must be escaped is: quotes, backslashes and control characters.
  private static func append(_ text: String, to output: inout [UInt8]) {
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""): output.append(contentsOf: [0x5C, 0x22])
      case UInt8(ascii: "\\"): output.append(contentsOf: [0x5C, 0x5C])
      case 0x08: output.append(contentsOf: Array("\\b".utf8))
      case 0x0C: output.append(contentsOf: Array("\\f".utf8))
      case 0x0A: output.append(contentsOf: Array("\\n".utf8))
      case 0x0D: output.append(contentsOf: Array("\\r".utf8))
      case 0x09: output.append(contentsOf: Array("\\t".utf8))
      case 0..<0x20:
        output.append(contentsOf: Array("\\u00".utf8))
        output.append(contentsOf: Array(SHA256.hexadecimal([byte]).utf8))
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
