package import QualmBase

/// The words of documents that the user has attached, recognised and checked by SHA-256.
package struct AttachedWords: Sendable {
  /// The attached texts, by the document's id.
  package private(set) var documents: [String: DocumentText] = [:]
  /// What errors call each text: the file as it was given, by the document's id.
  package private(set) var names: [String: String] = [:]

  /// Makes a set without any text.
  package init() {}

  /// Whether no text is attached.
  package var isEmpty: Bool { documents.isEmpty }

  /// Attaches the file at `path` to whichever of the corpus's documents it is.
  ///
  /// - Returns: the document's id.
  /// - Throws: where the file cannot be read, is no document of the corpus, or is not UTF-8.
  @discardableResult
  package mutating func attach(
    path: String, to descriptor: PackageDescriptor
  ) throws(Diagnostic) -> String {
    let bytes: [UInt8]
    do throws(SystemFailure) {
      bytes = try FileBytes.read(path)
    } catch {
      throw .wordsUnreadable(path, reason: error.description)
    }
    return try attach(bytes, named: path, to: descriptor)
  }

  /// Attaches a text from memory; `name` is what errors call it.
  @discardableResult
  package mutating func attach(
    _ bytes: [UInt8], named name: String, to descriptor: PackageDescriptor
  ) throws(Diagnostic) -> String {
    let digest = SHA256.hexadecimal(of: bytes)
    guard let known = descriptor.documents.first(where: { $0.sha256 == digest }) else {
      throw .wordsNotOfCorpus(
        name, found: digest, expected: descriptor.documents.map { ($0.id, $0.sha256) })
    }
    if let stated = known.bytes, stated != bytes.count {
      throw .wrongByteCount(document: known.id, found: bytes.count, stated: stated)
    }
    guard let text = DocumentText(bytes) else { throw .wordsNotText(name) }
    if let stated = known.characters, stated != text.characterCount {
      throw .wrongCharacterCount(
        document: known.id, found: text.characterCount, stated: stated)
    }
    documents[known.id] = text
    names[known.id] = name
    return known.id
  }

  /// The words of code points `start..<end` of a document; nil where its text is not attached or
  /// the positions lie outside it.
  package func text(document: String, start: Int, end: Int) -> String? {
    documents[document]?.text(from: start, to: end)
  }
}

/// The text of one document, in which code points are found quickly.
package struct DocumentText: Sendable {
  /// The text as valid UTF-8.
  package let bytes: [UInt8]
  /// The number of code points.
  package let characterCount: Int
  /// The byte offsets of code points 0, 64, 128 …
  private let checkpoints: [UInt32]
  private static let interval = 64

  /// Takes a text; nil where it is not UTF-8, or over 4 gigabytes.
  package init?(_ bytes: [UInt8]) {
    guard bytes.count < Int(UInt32.max), (try? UTF8Span(validating: bytes.span)) != nil else {
      return nil
    }
    var checkpoints: [UInt32] = []
    checkpoints.reserveCapacity(bytes.count / DocumentText.interval + 1)
    var count = 0
    for (offset, byte) in bytes.enumerated() where !DocumentText.isContinuation(byte) {
      if count % DocumentText.interval == 0 { checkpoints.append(UInt32(offset)) }
      count += 1
    }
    self.bytes = bytes
    self.characterCount = count
    self.checkpoints = checkpoints
  }

  /// The byte offset of a code point, or of the end for `characterCount`; nil outside the text.
  package func byteOffset(of character: Int) -> Int? {
    guard character >= 0, character < characterCount else {
      return character == characterCount ? bytes.count : nil
    }
    var offset = Int(checkpoints[character / DocumentText.interval])
    for _ in 0..<character % DocumentText.interval {
      offset += 1
      while offset < bytes.count, DocumentText.isContinuation(bytes[offset]) { offset += 1 }
    }
    return offset
  }

  /// The text of code points `start..<end`; nil where they lie outside it or `end < start`.
  package func text(from start: Int, to end: Int) -> String? {
    guard start <= end, let first = byteOffset(of: start), let last = byteOffset(of: end) else {
      return nil
    }
    return String(decoding: bytes[first..<last], as: UTF8.self)
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
