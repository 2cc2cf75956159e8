package import QualmBase

/// How the documents of a package cite their sources: a label, one of the words, and numbers, as in
/// `Kosovo interviews 1, 2 and 6`.
///
/// White space of any kind and length may stand between the parts, and the words are in any case. A
/// citation names the sources whose ids are its label's prefix and one of its numbers.
package struct CitationForm: Sendable, Hashable {
  /// What a citation begins with, and whose sources that means.
  package struct Label: Sendable, Hashable {
    /// The label as the text has it: `DRC`.
    package var label: String
    /// What the ids of its sources begin with; the number follows: `DRC-`.
    package var sourcePrefix: String
    /// Members that are not understood, kept for writing back.
    package var unknownMembers: [JSONValue.Member] = []

    package init(label: String, sourcePrefix: String) {
      self.label = label
      self.sourcePrefix = sourcePrefix
    }
  }

  /// The words between label and numbers: `interview`, `interviews`.
  package var words: [String]
  package var labels: [Label]
  /// The sections in which every citation must have its excerpts, each with all below it; empty
  /// for the whole text.
  package var sections: [String]
  /// Members that are not understood, kept for writing back.
  package var unknownMembers: [JSONValue.Member] = []

  package init(words: [String], labels: [Label], sections: [String] = []) {
    self.words = words
    self.labels = labels
    self.sections = sections
  }
}
