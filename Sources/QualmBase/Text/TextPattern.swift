/// Searched text, cut into words: `"lack of *"`.
package struct TextPattern: Sendable, Hashable {
  /// One word of the pattern.
  package enum Element: Sendable, Hashable {
    /// A word, whole, or with stars any word that fits: the folded parts around the stars.
    /// `helicopter*` is `["helicopter", ""]`; a plain word is one part.
    case word([String])
    /// `*` alone: any one word.
    case anyWord
  }

  /// The words, in order.
  package var elements: [Element]
  /// What the user wrote between the quotes.
  package var source: String

  package init(elements: [Element], source: String) {
    self.elements = elements
    self.source = source
  }
}
