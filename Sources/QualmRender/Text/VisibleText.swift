/// Text made safe to show: a corpus must not be able to move the cursor, change colours or turn
/// the writing direction of the terminal that shows it.
package enum VisibleText {
  /// `text` with every control character replaced by something that can be seen: those of ASCII by
  /// their pictures (`␛`), others by their number (`\u{202E}`).
  ///
  /// - Parameter keepsLines: whether line ends stay, all written as `\n`.
  package static func of(_ text: String, keepsLines: Bool) -> String {
    if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) }) { return text }
    var visible = String.UnicodeScalarView()
    let scalars = text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      index = scalars.index(after: index)
      switch scalar.value {
      case 0x0A where keepsLines:
        visible.append(scalar)
      case 0x0D where keepsLines && index < scalars.endIndex && scalars[index] == "\n":
        continue
      case 0..<0x20:
        visible.append(picture(0x2400 + scalar.value))
      case 0x7F:
        visible.append(picture(0x2421))
      case 0x80..<0xA0, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
        visible.append(
          contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
      default:
        visible.append(scalar)
      }
    }
    return String(visible)
  }

  private static func picture(_ value: UInt32) -> Unicode.Scalar {
    Unicode.Scalar(value) ?? "\u{FFFD}"
  }
}
