// Where words begin and end.

extension TextLayout {
  /// Whether a position cuts through a word: letters stand on both sides of it, or digits; a letter
  /// beside a digit may be a word with a footnote's mark.
  ///
  /// Scripts that are written without blanks between words tell nothing.
  func cutsWord(at position: Int) -> Bool {
    guard position > 0, position < scalars.count else { return false }
    let (before, after) = (scalars[position - 1], scalars[position])
    if SharedWords.isDigit(before) && SharedWords.isDigit(after) { return true }
    return SharedWords.isLetter(before) && SharedWords.isLetter(after)
      && !(TextLayout.isUnspaced(before) && TextLayout.isUnspaced(after))
  }

  /// Whether words of the script of a letter stand side by side: Han, kana, Thai, Lao, Tibetan,
  /// Burmese, Khmer.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.value < 0x0E00 { return false }
    return scalar.properties.isIdeographic
      || unspaced.contains { $0.contains(scalar.value) }
  }

  private static let unspaced: [ClosedRange<UInt32>] = [
    0x0E00...0x0FFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3000...0x30FF, 0x31F0...0x31FF,
    0xFF66...0xFF9F,
  ]
}
