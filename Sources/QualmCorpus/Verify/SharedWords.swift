/// Words without regard to case and punctuation, for finding what a summary has from its document.
enum SharedWords {
  /// So many words in a row are a quotation rather than a coincidence.
  static let length = 6

  /// The words of a text; apostrophes join.
  static func words(of bytes: [UInt8]) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
      if isLetter(scalar) || isDigit(scalar) {
        word.unicodeScalars.append(scalar)
      } else if scalar != "'" && scalar != "\u{2019}" && !word.isEmpty {
        words.append(word.lowercased())
        word = ""
      }
    }
    if !word.isEmpty { words.append(word.lowercased()) }
    return words
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
    return scalar.properties.isAlphabetic
      || scalar.properties.canonicalCombiningClass != .notReordered
  }

  static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return ("0"..."9").contains(scalar) }
    return scalar.properties.numericType == .decimal
  }
}
