import QualmBase

/// What holds for every text, readable or not; the fuzzer and the tests ask it of theirs.
package enum SelfCheck {
  /// What does not hold for these bytes, in words; nil where all is well.
  package static func fault(in bytes: [UInt8]) -> String? {
    let text = SourceText(name: "check", bytes: bytes)
    let parsed = Parser.parse(text, file: FileID(0))
    for diagnostic in parsed.diagnostics {
      guard let span = diagnostic.span else { return "\(diagnostic.code) has no place" }
      if span.end > UInt32(bytes.count) || span.start > span.end {
        return "\(diagnostic.code) lies outside the text"
      }
    }
    if parsed.isIncomplete, parsed.diagnostics.count != 1 {
      return "stops too early, and has \(parsed.diagnostics.count) errors"
    }
    var texts = SourceMap()
    _ = texts.add(text)
    let renderer = DiagnosticRenderer(texts: texts)
    for diagnostic in parsed.diagnostics.prefix(3) {
      _ = renderer.text(diagnostic)
      _ = renderer.json(diagnostic)
    }
    if parsed.diagnostics.containsError {
      return Formatter.format(text).text == nil ? nil : "formatted in spite of errors"
    }
    return printingFault(parsed.script) ?? formattingFault(text, parsed.script)
  }

  private static func printingFault(_ script: Script) -> String? {
    let printed = Printer.print(script)
    let again = Parser.parse(SourceText(name: "printed", text: printed), file: FileID(0))
    if let first = again.diagnostics.first { return "printed, then: \(first.message): \(printed)" }
    if Outline.of(again.script) != Outline.of(script) {
      return "reads differently when printed: \(printed)"
    }
    return Printer.print(again.script) == printed ? nil : "prints differently again: \(printed)"
  }

  private static func formattingFault(_ text: SourceText, _ script: Script) -> String? {
    guard let formatted = Formatter.format(text).text else { return "is not formatted" }
    let result = SourceText(name: "formatted", text: formatted)
    let again = Parser.parse(result, file: FileID(0))
    if let first = again.diagnostics.first {
      return "formatted, then: \(first.message): \(formatted)"
    }
    if Outline.of(again.script) != Outline.of(script) {
      return "reads differently when formatted: \(formatted)"
    }
    if commentLetters(text) != commentLetters(result) {
      return "loses a comment when formatted: \(formatted)"
    }
    return Formatter.format(result).text == formatted
      ? nil : "formats differently again: \(formatted)"
  }

  /// The letters of all comments, without regard to their order: comments may move before the part
  /// that they stand in.
  private static func commentLetters(_ text: SourceText) -> [String] {
    Lexer.read(text, file: FileID(0)).comments
      .map { comment in
        let words = text.text(in: comment.start..<comment.end).drop { $0 == "-" }
        return words.split { $0.isWhitespace }.joined(separator: " ")
      }
      .filter { !$0.isEmpty }
      .sorted()
  }
}
