/// What the text around an excerpt and the distance of two excerpts are measured in.
package enum TextUnit: String, Sendable, Hashable, CaseIterable {
  case characters, words, sentences, paragraphs, pages

  /// What the text around an excerpt is measured in.
  package static let ofContext: [TextUnit] = [.characters, .words, .sentences, .paragraphs]

  /// What one is called, as in the column `kind` of a package's table `units`.
  package var singular: String { String(rawValue.dropLast()) }

  /// Whether a corpus must say where they begin and end for the text around an excerpt; characters and
  /// words are found without.
  package var needsBoundaries: Bool { self != .characters && self != .words }
}
