import QualmBase
import QualmSyntax

/// What is said where nothing can be offered.
extension Completer {
  /// Why nothing can be offered: what is wrong with the sentence so far.
  var faultBefore: String? {
    guard !cursor.isAtEnd else { return nil }
    let sentence = text.text(in: cursor.sentence..<cursor.replacing.lowerBound)
    let parsed = Parser.parse(SourceText(name: "entry", text: sentence), file: FileID(0))
    guard !parsed.isIncomplete,
      let error = parsed.diagnostics.first(where: { $0.severity == .error })
    else { return nil }
    return "the sentence cannot be read so far: " + Self.told(error)
  }

  /// What is wrong with the word being written, as the sentence with it would be told; else that nothing
  /// begins so. Nil where the word is the user's own choice.
  var faultOfWord: String? {
    let word = text.text(in: cursor.replacing)
    var isCode = false
    var isField = false
    for expected in cursor.expected {
      guard case .slot(let slot, let field, _) = expected else { continue }
      switch slot {
      case .number, .newName, .anyValue, .string, .pattern, .rowID: return nil
      case .value, .contained: return "no value of `\(field)` begins with `\(word)`"
      case .operand, .code: isCode = true
      case .conditionField: isField = true
      default: break
      }
    }
    let nothing = "nothing here begins with `\(word)`"
    // Behind a field more must follow, which would be told first.
    if isField { return nothing }
    // Of a sentence with brackets that are still open no names are looked up.
    let sentence =
      isCode ? "find " + word : text.text(in: cursor.sentence..<cursor.replacing.upperBound)
    return fault(in: sentence, from: sentence.utf8.count - word.utf8.count)
      ?? nothing
  }

  /// What is wrong with a sentence at its end, and what to do about it.
  private func fault(in sentence: String, from start: Int) -> String? {
    var compiler = compiler
    let result = compiler.compile(SourceText(name: "entry", text: sentence))
    guard !result.isIncomplete,
      let error = result.diagnostics.first(where: {
        $0.severity == .error && $0.span.map { $0.start >= start } ?? false
      })
    else { return nil }
    return Self.told(error)
  }

  private static func told(_ error: Diagnostic) -> String {
    error.message + (error.hint.map { "; \($0)" } ?? "")
  }

  /// Values of several words that begin as several words before the cursor do, which the user has not put
  /// in quotes; nil where there are none.
  func unquotedValues(endingAt offset: Int) -> Completions? {
    let bytes = text.bytes
    var start = cursor.replacing.lowerBound
    for _ in 0..<Self.mostWords {
      while start > cursor.sentence, bytes[start - 1] == UInt8(ascii: " ") { start -= 1 }
      while start > cursor.sentence, !" \n\"".utf8.contains(bytes[start - 1]) { start -= 1 }
      guard start > cursor.sentence, bytes[start - 1] == UInt8(ascii: " ") else { return nil }
      let before = Cursor(at: start, in: text)
      guard before.quoting == .none else { return nil }
      for case .slot(let slot, let field, let rows) in before.expected
      where slot == .value || slot == .contained {
        let name = WrittenName(text.text(in: start..<offset))
        let values = values(of: field, rows, name).filter { $0.text.hasPrefix("\"") }
        if !values.isEmpty { return Completions(replacing: start..<offset, candidates: values) }
      }
    }
    return nil
  }

  /// Of how many words a value may have been begun without quotes.
  private static let mostWords = 8
}
