/// How much a diagnostic weighs.
public enum Severity: String, Sendable, Hashable {
  /// The text has no answer until it is mended.
  case error
  /// There is an answer, and something about it that the user should look at.
  case warning
  /// There is an answer; this says how to read it.
  case note
}

/// The stable name of one kind of diagnostic, `Q0203`; a code never changes its meaning.
public struct DiagnosticCode: Sendable, Hashable, CustomStringConvertible {
  /// The four digits.
  public let number: Int

  /// Names the kind by its number; use the constants of the catalogue instead.
  public init(_ number: Int) {
    self.number = number
  }

  /// The code as it is shown and looked up: `Q` and four digits.
  public var description: String {
    let digits = String(number)
    return "Q" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

/// One thing to tell about a text: what, where, and what might help.
///
/// Diagnostics are made only by the factory functions of the catalogue (`Catalogue/`), so that all
/// wording lies in one place, and shown only by `DiagnosticRenderer`.
public struct Diagnostic: Error, Sendable, Hashable {
  /// A place, and a few words about it, that help to understand the main place.
  public struct Label: Sendable, Hashable {
    /// The place.
    public var span: SourceSpan
    /// What is to be seen there.
    public var text: String

    /// Makes a label.
    init(span: SourceSpan, text: String) {
      self.span = span
      self.text = text
    }
  }

  /// The kind.
  public var code: DiagnosticCode
  /// Its weight.
  public var severity: Severity
  /// One sentence, lower case, without a full stop.
  public var message: String
  /// The place the caret points to; nil only for what has no text, such as the command line.
  public var span: SourceSpan?
  /// A few words under the caret.
  public var label: String?
  /// What to do about it.
  public var hint: String?
  /// Other places that matter.
  public var related: [Label]

  /// Internal on purpose: only the catalogue's factory functions make diagnostics.
  init(
    _ code: DiagnosticCode, _ severity: Severity, _ message: String,
    at span: SourceSpan?, label: String? = nil, hint: String? = nil, related: [Label] = []
  ) {
    self.code = code
    self.severity = severity
    self.message = LongNames.shortened(message)
    self.span = span
    self.label = label
    self.hint = hint.map(LongNames.shortened)
    self.related = related
  }

  /// Makes an error; internal for the same reason.
  init(
    _ code: DiagnosticCode, _ message: String, at span: SourceSpan?, label: String? = nil,
    hint: String? = nil, related: [Label] = []
  ) {
    self.init(code, .error, message, at: span, label: label, hint: hint, related: related)
  }
}

extension Array where Element == Diagnostic {
  /// Whether any of them is an error.
  public var containsError: Bool { contains { $0.severity == .error } }
}
