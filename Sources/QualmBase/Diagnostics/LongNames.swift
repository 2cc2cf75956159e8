/// Keeps a message readable where it repeats something very long that was written.
enum LongNames {
  /// The bytes up to which a text is left as it is.
  private static let plainLength = 160
  /// The most characters of one quotation.
  private static let mostOfQuotation = 60
  /// The most characters of all.
  private static let mostOfText = 1000

  /// The text with what stands in backticks cut in the middle where it is long, and the whole cut so
  /// where it still is.
  static func shortened(_ text: String) -> String {
    guard text.utf8.count > plainLength else { return text }
    let parts = text.split(separator: "`", omittingEmptySubsequences: false)
    // A name may hold backticks itself; then what is quoted cannot be told from what is not.
    guard !parts.count.isMultiple(of: 2) else { return cut(text[...], to: mostOfText) }
    let cutParts = parts.enumerated().map { index, part in
      index.isMultiple(of: 2) ? String(part) : cut(part, to: mostOfQuotation)
    }
    return cut(cutParts.joined(separator: "`")[...], to: mostOfText)
  }

  /// The beginning and, shorter, the end of a text that is longer than `most` characters.
  private static func cut(_ text: Substring, to most: Int) -> String {
    guard text.utf8.count > most, text.count > most else { return String(text) }
    let end = most / 4
    return text.prefix(most - end - 1) + "…" + text.suffix(end)
  }
}
