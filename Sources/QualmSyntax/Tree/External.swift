package import QualmBase

/// `external stage count = "count [by keys]"`: declares what is built in, so that the reference can be
/// made from the standard library. Nothing is defined by it.
package struct External: Sendable, Hashable {
  /// The `---` comment before it: what it means, and examples.
  package var documentation: String?
  /// What it is: `stage`, `condition`, `code`.
  package var kind: Word
  /// Its name, in quotes where it is several words.
  package var name: Literal
  /// How it is written.
  package var signature: StringLiteral
  package var span: SourceSpan

  package init(
    documentation: String?, kind: Word, name: Literal, signature: StringLiteral, span: SourceSpan
  ) {
    self.documentation = documentation
    self.kind = kind
    self.name = name
    self.signature = signature
    self.span = span
  }
}
