/// Names one source text of a session: the query at hand, a script, a module.
public struct FileID: Sendable, Hashable {
  /// The text's index in its `SourceMap`.
  public var index: UInt16

  /// Names the text at `index`.
  public init(_ index: UInt16) {
    self.index = index
  }
}

/// A half-open range of UTF-8 bytes in one source text.
///
/// Every token, syntax node, plan node and diagnostic has one; there is no "unknown place".
public struct SourceSpan: Sendable, Hashable {
  /// The text that the range lies in.
  public var file: FileID
  /// The first byte's offset.
  public var start: UInt32
  /// The offset one past the last byte; equal to `start` for a place between two bytes.
  public var end: UInt32

  /// Makes the range `start..<end` of `file`.
  public init(file: FileID, start: Int, end: Int) {
    self.file = file
    self.start = UInt32(clamping: start)
    self.end = UInt32(clamping: max(start, end))
  }

  /// The offsets as a range of `Int`.
  public var range: Range<Int> { Int(start)..<Int(end) }

  /// The smallest range that holds this one and `other`, both of the same text.
  public func union(_ other: SourceSpan) -> SourceSpan {
    SourceSpan(
      file: file, start: Int(min(start, other.start)), end: Int(max(end, other.end)))
  }
}
