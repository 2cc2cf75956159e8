import QualmSyntax

extension Prompt {
  /// A line carries on what stands above it if it begins with a stage, a closing sign, or a word
  /// that begins no sentence.
  func goesOn(with line: String) -> Bool {
    let text = line.drop(while: \.isWhitespace)
    guard let first = text.first else { return false }
    if "|)],".contains(first) { return true }
    let word = text.prefix { $0.isLetter || $0 == "-" }
    return Keyword(rawValue: String(word)).map { Keyword.continuingLines.contains($0) } ?? false
  }
}
