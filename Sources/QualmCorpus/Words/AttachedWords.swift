/// The words of documents that the user has attached, checked by SHA-256.
package struct AttachedWords: Sendable {
  /// One document's text.
  package struct Document: Sendable {
    /// The document's id.
    package let id: String
    /// The text as UTF-8, valid.
    package let bytes: [UInt8]
    /// The number of code points.
    package let characterCount: Int
    /// The byte offset of every `stride`th code point.
    let checkpoints: [UInt32]
  }

  /// The attached documents, by id.
  package private(set) var documents: [String: Document] = [:]

  /// Makes a set without any text.
  package init() {}

  /// The words of code points `start..<end` of a document; nil where its text is not attached or
  /// the positions lie outside it.
  package func text(document: String, start: Int, end: Int) -> String? { nil }
}
