@_spi(_Unicode) import Swift

/// The form in which texts are compared and searched.
///
/// A folded text is in Normalization Form C (UAX #15), its letters are case-folded by Unicode's
/// *simple* case folding (UAX #44, `CaseFolding.txt`, statuses C and S: one code point stays one),
/// single and double quotation marks of the curly kind are straight, and every run of white space is
/// one blank. Folding a folded text changes nothing.
package enum TextFolding {
  /// The folded text.
  package static func fold(_ text: String) -> String {
    var text = text
    if let folded = text.withUTF8({ foldASCII($0) }) { return folded }
    var scalars = String.UnicodeScalarView()
    var isAfterBlank = false
    for scalar in text._nfc {
      if scalar.properties.isWhitespace {
        if !isAfterBlank { scalars.append(" ") }
        isAfterBlank = true
      } else {
        scalars.append(fold(scalar))
        isAfterBlank = false
      }
    }
    // Folding may leave a pair of code points that have a composed form.
    var result = String.UnicodeScalarView()
    result.append(contentsOf: String(scalars)._nfc)
    return String(result)
  }

  /// The code points of a text in Normalization Form C.
  static func composed(_ text: String) -> [Unicode.Scalar] { Array(text._nfc) }

  /// A name as it is looked up: folded, with every run of blanks and punctuation as one `-` and none
  /// at the ends, so that `power-dependency` finds `Power dependency`.
  ///
  /// Whatever is neither letter, mark nor number counts as punctuation. A name of punctuation alone
  /// stays as it is folded.
  package static func name(_ text: String) -> String {
    var text = text
    if let name = text.withUTF8({ nameASCII($0) }) { return name }
    let folded = fold(text)
    var scalars = String.UnicodeScalarView()
    var isPending = false
    for scalar in folded.unicodeScalars {
      if Words.isWordScalar(scalar) {
        if isPending, !scalars.isEmpty { scalars.append("-") }
        isPending = false
        scalars.append(scalar)
      } else {
        isPending = true
      }
    }
    return scalars.isEmpty ? folded : String(scalars)
  }

  /// The name that ASCII bytes are looked up by; nil where there are others, or no word at all.
  private static func nameASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    var hasWord = false
    for byte in bytes {
      if byte >= 0x80 { return nil }
      hasWord = hasWord || Words.isWordByte(byte)
    }
    guard hasWord else { return nil }
    return String(unsafeUninitializedCapacity: bytes.count) { buffer in
      var count = 0
      var isPending = false
      for byte in bytes {
        guard Words.isWordByte(byte) else {
          isPending = count > 0
          continue
        }
        if isPending {
          buffer[count] = UInt8(ascii: "-")
          count += 1
          isPending = false
        }
        buffer[count] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
        count += 1
      }
      return count
    }
  }

  /// The folded form of ASCII bytes; nil where there are others.
  private static func foldASCII(_ bytes: UnsafeBufferPointer<UInt8>) -> String? {
    for byte in bytes where byte >= 0x80 { return nil }
    return String(unsafeUninitializedCapacity: bytes.count) { buffer in
      var count = 0
      var isAfterBlank = false
      for byte in bytes {
        if byte == 0x20 || (0x09...0x0D).contains(byte) {
          if isAfterBlank { continue }
          buffer[count] = 0x20
          isAfterBlank = true
        } else {
          buffer[count] = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
          isAfterBlank = false
        }
        count += 1
      }
      return count
    }
  }

  /// The simple case folding of a code point, or the straight form of a quotation mark.
  ///
  /// The standard library has the full case mappings only. Where both mappings of a code point are
  /// single code points, lower(upper(c)) is its folding, but for Cherokee, which folds to capitals,
  /// and for one pair of ligatures. After Normalization Form C that is `CaseFolding.txt` to the letter.
  package static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0..<0x80:
      return (0x41...0x5A).contains(scalar.value)
        ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
    case 0x2018...0x201B: return "'"
    case 0x201C...0x201F: return "\""
    case 0xFB05: return "\u{FB06}"
    default: break
    }
    let properties = scalar.properties
    guard properties.changesWhenCaseFolded else { return scalar }
    let upper = single(properties.uppercaseMapping) ?? scalar
    if (0x13A0...0x13FD).contains(upper.value) { return upper }
    return single(upper.properties.lowercaseMapping) ?? scalar
  }

  private static func single(_ mapping: String) -> Unicode.Scalar? {
    let scalars = mapping.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }
}
