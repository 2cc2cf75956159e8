/// Shows diagnostics, as text with the line and a caret run, or as JSON.
public struct DiagnosticRenderer: Sendable {
  /// The texts that spans point into.
  public var texts: SourceMap
  /// Whether the text form is coloured by ANSI sequences.
  public var usesColor: Bool

  /// Makes a renderer for diagnostics about `texts`.
  public init(texts: SourceMap, usesColor: Bool = false) {
    self.texts = texts
    self.usesColor = usesColor
  }

  /// The text form, several lines, each ended by a newline.
  public func text(_ diagnostic: Diagnostic) -> String {
    "\(diagnostic.severity.rawValue)[\(diagnostic.code)]: \(diagnostic.message)\n"
  }

  /// The JSON form: one object on one line, without a line end.
  public func json(_ diagnostic: Diagnostic) -> String {
    "{}"
  }
}
