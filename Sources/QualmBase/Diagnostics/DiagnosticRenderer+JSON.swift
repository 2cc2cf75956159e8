extension DiagnosticRenderer {
  /// The JSON form: one object on one line, without a line end.
  ///
  /// `line`, `column`, `endLine` and `endColumn` are those of the text form; `start` and `end` are
  /// byte offsets. What there is not is `null`.
  public func json(_ diagnostic: Diagnostic) -> String {
    var members = [
      ("code", JSONText.quoted(diagnostic.code.description)),
      ("severity", JSONText.quoted(diagnostic.severity.rawValue)),
      ("message", JSONText.quoted(diagnostic.message)),
    ]
    members += place(diagnostic.span)
    members.append(("label", JSONText.quoted(diagnostic.label)))
    members.append(("hint", JSONText.quoted(diagnostic.hint)))
    let related = diagnostic.related.map { label in
      JSONText.object(place(label.span) + [("text", JSONText.quoted(label.text))])
    }
    members.append(("related", "[" + related.joined(separator: ",") + "]"))
    return JSONText.object(members)
  }

  private func place(_ span: SourceSpan?) -> [(String, String)] {
    guard let span, let text = texts[span.file] else {
      return ["file", "line", "column", "endLine", "endColumn", "start", "end"]
        .map { ($0, "null") }
    }
    let start = Place(of: Int(span.start), in: text)
    let end = Place(of: Int(span.end), in: text)
    return [
      ("file", JSONText.quoted(text.name)), ("line", "\(start.line)"),
      ("column", "\(start.column)"), ("endLine", "\(end.line)"), ("endColumn", "\(end.column)"),
      ("start", "\(span.start)"), ("end", "\(span.end)"),
    ]
  }
}

/// Writes JSON.
private enum JSONText {
  static func object(_ members: [(String, String)]) -> String {
    "{" + members.map { quoted($0.0) + ":" + $0.1 }.joined(separator: ",") + "}"
  }

  static func quoted(_ text: String?) -> String {
    guard let text else { return "null" }
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<" ", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
