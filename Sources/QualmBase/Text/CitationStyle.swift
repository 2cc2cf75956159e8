/// How the reference of an excerpt is written.
package enum CitationStyle: String, Sendable, Hashable, CaseIterable {
  /// In brackets, for a text in Markdown: `(Vallings 2015, p. 212; DRC-15.3)`.
  case markdown
  /// An entry for a BibTeX file.
  case bibtex
  /// An item of CSL-JSON, which Zotero and pandoc read.
  case cslJSON = "csl-json"
}
