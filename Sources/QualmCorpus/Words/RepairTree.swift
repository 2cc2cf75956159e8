import QualmBase

/// Damaged words of one document and what they were, to be found wherever they stand.
///
/// A tree of bytes, walked from the places where a word may begin: the longest damaged words that stand
/// there win, and reading on costs no more than their length, however many repairs there are. White
/// space in damaged words is one blank in the tree and matches white space of any kind and length.
struct RepairTree: Sendable {
  private static let blank = UInt8(ascii: " ")

  /// Node and byte to the next node; the root is 0.
  private var edges: [UInt64: Int] = [:]
  /// For each node what the words that end there were.
  private var mended: [[UInt8]?] = [nil]
  /// Whether damaged words begin with a byte: a look that saves most walks.
  private var begins = [Bool](repeating: false, count: 256)

  /// Whether there are no repairs.
  var isEmpty: Bool { mended.count == 1 }

  /// Adds damaged words; where they are there already the first repair stays.
  mutating func add(_ damaged: String, mended words: String) {
    let bytes = RepairTree.normalised(damaged)
    guard let first = bytes.first else { return }
    begins[Int(first)] = true
    var node = 0
    for byte in bytes {
      let key = RepairTree.key(node, byte)
      if let next = edges[key] {
        node = next
      } else {
        edges[key] = mended.count
        node = mended.count
        mended.append(nil)
      }
    }
    if mended[node] == nil { mended[node] = Array(words.utf8) }
  }

  /// The longest damaged words that begin at a byte offset and end by `limit`, neither end within
  /// a longer word: the offset after them, and what they were.
  ///
  /// - Parameter gaps: what interrupts the text just before and next. No word goes across.
  func longest(
    at offset: Int, upTo limit: Int, in text: DocumentText, between gaps: (Range<Int>?, Range<Int>?)
  ) -> (end: Int, mended: [UInt8])? {
    guard begins[Int(text.bytes[offset])] else { return nil }
    if offset != gaps.0?.upperBound, text.isWord(at: offset), text.isWord(before: offset) {
      return nil
    }
    var found: (end: Int, mended: [UInt8])?
    var node = 0
    var position = offset
    while position < limit, let next = step(from: node, at: &position, upTo: limit, in: text) {
      node = next
      if let words = mended[node],
        position == gaps.1?.lowerBound || !text.isWord(before: position)
          || !text.isWord(at: position)
      {
        found = (position, words)
      }
    }
    return found
  }

  /// The node after the code point at `position`, or after the white space there, which is passed.
  private func step(
    from node: Int, at position: inout Int, upTo limit: Int, in text: DocumentText
  ) -> Int? {
    guard let (scalar, width) = text.scalar(at: position) else { return nil }
    if scalar.isWhiteSpace {
      position = RepairTree.endOfWhiteSpace(from: position, upTo: limit, in: text)
      return edges[RepairTree.key(node, RepairTree.blank)]
    }
    var next = node
    for byte in text.bytes[position..<position + width] {
      guard let after = edges[RepairTree.key(next, byte)] else { return nil }
      next = after
    }
    position += width
    return next
  }

  /// The offset after `damaged` where just these words stand at a byte offset; nil where they do not.
  static func end(of damaged: String, at offset: Int, upTo limit: Int, in text: DocumentText)
    -> Int?
  {
    let wanted = normalised(damaged)
    guard !wanted.isEmpty else { return nil }
    var position = offset
    for byte in wanted {
      guard position < limit else { return nil }
      if byte == blank {
        let end = endOfWhiteSpace(from: position, upTo: limit, in: text)
        guard end > position else { return nil }
        position = end
      } else {
        guard text.bytes[position] == byte else { return nil }
        position += 1
      }
    }
    return position
  }

  private static func endOfWhiteSpace(
    from offset: Int, upTo limit: Int, in text: DocumentText
  ) -> Int {
    var position = offset
    while position < limit, let (scalar, width) = text.scalar(at: position), scalar.isWhiteSpace {
      position += width
    }
    return position
  }

  /// Damaged words with each run of white space as one blank and none at the ends.
  private static func normalised(_ damaged: String) -> [UInt8] {
    var bytes: [UInt8] = []
    var isAfterBlank = false
    for scalar in damaged.unicodeScalars {
      if scalar.isWhiteSpace {
        isAfterBlank = !bytes.isEmpty
      } else {
        if isAfterBlank { bytes.append(blank) }
        isAfterBlank = false
        bytes += Array(String(scalar).utf8)
      }
    }
    return bytes
  }

  private static func key(_ node: Int, _ byte: UInt8) -> UInt64 {
    UInt64(node) << 8 | UInt64(byte)
  }
}
