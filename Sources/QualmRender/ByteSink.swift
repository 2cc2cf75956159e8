/// Where rendered bytes go: a file descriptor, or memory.
package protocol ByteSink: AnyObject {
  /// Takes bytes; returns false when nobody wants any more, as on a closed pipe.
  func write(_ bytes: [UInt8]) -> Bool
}

/// A sink that keeps everything.
package final class MemorySink: ByteSink {
  /// What was written so far.
  package private(set) var bytes: [UInt8] = []

  package init() {}

  package func write(_ bytes: [UInt8]) -> Bool {
    self.bytes += bytes
    return true
  }

  /// What was written so far, as text.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// Collects rendered bytes and hands them to a sink 64 KB at a time.
package struct OutputBuffer: ~Copyable {
  private static let capacity = 65_536

  /// Whether the sink still takes bytes; a renderer that sees false may stop at once.
  package private(set) var isOpen = true
  /// Whether anything was ever written.
  package private(set) var isUntouched = true
  private var bytes: [UInt8] = []
  private let sink: any ByteSink

  /// Makes an empty buffer before `sink`.
  package init(_ sink: any ByteSink) {
    self.sink = sink
  }

  /// Adds one byte.
  package mutating func append(_ byte: UInt8) {
    bytes.append(byte)
    drainIfFull()
  }

  /// Adds a text as UTF-8.
  package mutating func append(_ text: some StringProtocol) {
    bytes.append(contentsOf: text.utf8)
    drainIfFull()
  }

  /// Hands over what was collected.
  ///
  /// - Returns: whether the sink still takes bytes.
  @discardableResult
  package mutating func flush() -> Bool {
    if !bytes.isEmpty {
      isUntouched = false
      if isOpen { isOpen = sink.write(bytes) }
      bytes.removeAll(keepingCapacity: true)
    }
    return isOpen
  }

  private mutating func drainIfFull() {
    if bytes.count >= OutputBuffer.capacity { flush() }
  }
}
