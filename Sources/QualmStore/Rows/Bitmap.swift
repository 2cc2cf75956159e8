/// Plain loops over bitmaps: one bit a row, the lowest bit of the first word first.
///
/// The loops run over buffers so that they are free of bounds checks; both bitmaps of a pair have the
/// same number of words.
enum Bitmap {
  /// The number of bits that are set.
  static func count(_ words: [UInt64]) -> Int {
    var total = 0
    words.withUnsafeBufferPointer { buffer in
      for word in buffer { total &+= word.nonzeroBitCount }
    }
    return total
  }

  /// The number of bits that are set in both.
  static func intersectionCount(_ first: [UInt64], _ second: [UInt64]) -> Int {
    precondition(first.count == second.count, "sets of different relations")
    var total = 0
    first.withUnsafeBufferPointer { a in
      second.withUnsafeBufferPointer { b in
        for index in 0..<a.count { total &+= (a[index] & b[index]).nonzeroBitCount }
      }
    }
    return total
  }

  /// What to do with two words.
  enum Operation {
    case and, or, xor, andNot
  }

  /// The bitmap that `operation` gives, and the number of its bits.
  static func combine(
    _ operation: Operation, _ first: [UInt64], _ second: [UInt64]
  ) -> (words: [UInt64], count: Int) {
    var words = first
    let count = fold(operation, into: &words, second)
    return (words, count)
  }

  /// Applies `operation` to every word of `target` and its counterpart; the number of bits then set.
  @discardableResult
  static func fold(_ operation: Operation, into target: inout [UInt64], _ other: [UInt64]) -> Int {
    precondition(target.count == other.count, "sets of different relations")
    var count = 0
    target.withUnsafeMutableBufferPointer { a in
      other.withUnsafeBufferPointer { b in
        switch operation {
        case .and:
          for index in 0..<a.count {
            a[index] &= b[index]
            count &+= a[index].nonzeroBitCount
          }
        case .or:
          for index in 0..<a.count {
            a[index] |= b[index]
            count &+= a[index].nonzeroBitCount
          }
        case .xor:
          for index in 0..<a.count {
            a[index] ^= b[index]
            count &+= a[index].nonzeroBitCount
          }
        case .andNot:
          for index in 0..<a.count {
            a[index] &= ~b[index]
            count &+= a[index].nonzeroBitCount
          }
        }
      }
    }
    return count
  }

  /// The first `count` rows, ascending; the bitmap has at least so many.
  static func rows(_ words: [UInt64], count: Int) -> [UInt32] {
    guard count > 0 else { return [] }
    return [UInt32](unsafeUninitializedCapacity: count) { buffer, initialized in
      words.withUnsafeBufferPointer { words in
        var written = 0
        var index = 0
        while written < count, index < words.count {
          var word = words[index]
          let base = UInt32(index) << 6
          while word != 0, written < count {
            buffer.initializeElement(
              at: written, to: base | UInt32(truncatingIfNeeded: word.trailingZeroBitCount))
            word &= word &- 1
            written += 1
          }
          index += 1
        }
        initialized = written
      }
    }
  }

  /// The last `count` rows, ascending.
  static func lastRows(_ words: [UInt64], count: Int) -> [UInt32] {
    var rows: [UInt32] = []
    rows.reserveCapacity(count)
    var index = words.count - 1
    while index >= 0, rows.count < count {
      var word = words[index]
      while word != 0, rows.count < count {
        let bit = 63 - word.leadingZeroBitCount
        rows.append(UInt32(index << 6 | bit))
        word &= ~(1 << UInt64(bit))
      }
      index -= 1
    }
    rows.reverse()
    return rows
  }
}
