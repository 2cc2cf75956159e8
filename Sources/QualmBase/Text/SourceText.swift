/// One text that is read as Qualm, or shown in an error: its name and its bytes.
public struct SourceText: Sendable {
  /// What errors call it: `query`, a file's path as the user gave it, `stdlib/framework.qlm`.
  public let name: String
  /// The text as UTF-8, which need not be valid.
  public let bytes: [UInt8]
  /// The offset at which each line begins; the first is 0.
  private let lineStarts: [UInt32]

  /// Takes the bytes of a text as they were read.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts: [UInt32] = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(UInt32(offset + 1))
    }
    self.lineStarts = starts
  }

  /// Takes a text from memory.
  public init(name: String, text: String) {
    self.init(name: name, bytes: Array(text.utf8))
  }

  /// The number of lines; a text that ends in a newline has an empty last one.
  public var lineCount: Int { lineStarts.count }

  /// The 0-based number of the line that holds the byte at `offset`.
  public func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The offset at which line `index` begins.
  public func startOfLine(_ index: Int) -> Int { Int(lineStarts[index]) }

  /// The byte range of line `index`, without its line end.
  public func rangeOfLine(_ index: Int) -> Range<Int> {
    let start = Int(lineStarts[index])
    var end = index + 1 < lineStarts.count ? Int(lineStarts[index + 1]) - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start..<end
  }

  /// The text of a byte range, invalid bytes shown as U+FFFD.
  public func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  /// The text of a span of this text.
  public func text(in span: SourceSpan) -> String { text(in: span.range) }
}

/// All texts that a session has read, so that a span can be shown long after it was made.
public struct SourceMap: Sendable {
  private var texts: [SourceText] = []

  /// Makes an empty map.
  public init() {}

  /// Keeps `text` and gives the id by which spans name it.
  ///
  /// A session that reads more than 65,535 texts overwrites none: the last id is used again.
  public mutating func add(_ text: SourceText) -> FileID {
    if texts.count > Int(UInt16.max) {
      texts[Int(UInt16.max)] = text
      return FileID(.max)
    }
    texts.append(text)
    return FileID(UInt16(texts.count - 1))
  }

  /// The text that `file` names.
  public subscript(file: FileID) -> SourceText? {
    Int(file.index) < texts.count ? texts[Int(file.index)] : nil
  }
}
