/// What `qualm help Q0203` says about one kind of diagnostic.
public struct CatalogueEntry: Sendable {
  /// The kind.
  public let code: DiagnosticCode
  /// The kind in a few words, a heading.
  public let title: String
  /// The long form: what is meant, why it is so, how to mend it. Plain text, blank lines between
  /// paragraphs.
  public let explanation: String
  /// A text that raises it, where one can be given.
  public let example: String?

  /// Makes an entry.
  public init(
    _ code: DiagnosticCode, _ title: String, _ explanation: String, example: String? = nil
  ) {
    self.code = code
    self.title = title
    self.explanation = explanation
    self.example = example
  }
}

/// Every kind of diagnostic there is.
///
/// One file per area holds the area's codes, entries and the factory functions with their wording:
/// reading (00), sentences (01), names (02), types (03; charts and files from 0351), definitions
/// (04), limits (05), answers (06), corpora (07), words (08), the command line (09).
public enum Catalogue {
  /// All entries, by code.
  public static var entries: [CatalogueEntry] {
    lexical + syntax + names + types + output + definitions + modules + limits + answers + corpus
      + positions + words + command + prompt
  }

  /// The entry of the code written `Q0203` (or `q203`, `0203`), if there is one.
  public static func entry(named name: String) -> CatalogueEntry? {
    let digits = name.first == "Q" || name.first == "q" ? name.dropFirst() : Substring(name)
    guard let number = Int(digits) else { return nil }
    return entries.first { $0.code.number == number }
  }
}
