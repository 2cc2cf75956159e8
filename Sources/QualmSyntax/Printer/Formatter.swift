package import QualmBase

/// Puts a text into its canonical form, comments included.
package enum Formatter {
  /// The formatted text; nil where `text` has errors, which are given.
  package static func format(_ text: SourceText) -> (text: String?, diagnostics: [Diagnostic]) {
    (nil, [])
  }
}
