/// Cuts a CSV file (RFC 4180) into cells; line ends may be LF or CRLF, the last may be lacking.
struct CSVScanner {
  /// One cell.
  struct Cell {
    /// What is wrong with it.
    enum Fault {
      /// A quote or a line break where none may stand.
      case stray
      case unfinished
    }

    /// Its content without the quotes around it.
    var start: Int
    var end: Int
    /// Whether the content has doubled quotes, each of which stands for one.
    var hasDoubledQuotes = false
    /// Whether the row ends with it.
    var isLast = false
    var fault: Fault?
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// The byte that is read next.
  var offset = 0
  /// Whether a comma was the last byte of the file, so that an empty cell follows.
  private var owesCell = false

  /// Reads `bytes` from the start, passing over a byte order mark.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// Whether there is no further row.
  var isAtEnd: Bool { offset >= bytes.count && !owesCell }

  /// The next cell; asked at the end it gives an empty one.
  mutating func next() -> Cell {
    owesCell = false
    guard offset < bytes.count else {
      return Cell(start: bytes.count, end: bytes.count, isLast: true)
    }
    return bytes[offset] == UInt8(ascii: "\"") ? quotedCell() : plainCell()
  }

  /// The next cell where it is plain and not near the end of the file, found eight bytes at a time;
  /// nil, and nothing passed over, for any other. Quotes and carriage returns within are not noticed:
  /// only for files that are known to be right.
  @inline(__always)
  mutating func nextPlain() -> (start: Int, end: Int, isLast: Bool)? {
    let raw = UnsafeRawBufferPointer(bytes)
    let start = offset
    guard start < raw.count, raw[start] != UInt8(ascii: "\"") else { return nil }
    let ones: UInt64 = 0x0101_0101_0101_0101
    var end = start
    while end + 8 <= raw.count {
      // The well-known test for a byte that is 0, exact up to the first one found.
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: end, as: UInt64.self))
      let commas = word ^ (ones &* UInt64(UInt8(ascii: ",")))
      let lineEnds = word ^ (ones &* UInt64(UInt8(ascii: "\n")))
      let found =
        ((commas &- ones) & ~commas | (lineEnds &- ones) & ~lineEnds) & (ones &* 0x80)
      guard found == 0 else {
        end += found.trailingZeroBitCount / 8
        guard end + 1 < raw.count else { return nil }
        offset = end + 1
        return (start, end, raw[end] == UInt8(ascii: "\n"))
      }
      end += 8
    }
    return nil
  }

  private mutating func plainCell() -> Cell {
    var cell = Cell(start: offset, end: offset)
    scanPlain(&cell)
    cell.end = offset
    finish(&cell)
    return cell
  }

  private mutating func quotedCell() -> Cell {
    offset += 1
    var cell = Cell(start: offset, end: bytes.count)
    while offset < bytes.count {
      guard bytes[offset] == UInt8(ascii: "\"") else {
        offset += 1
        continue
      }
      if offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\"") {
        cell.hasDoubledQuotes = true
        offset += 2
        continue
      }
      cell.end = offset
      offset += 1
      let afterQuote = offset
      scanPlain(&cell)
      if offset > afterQuote { cell.fault = .stray }
      finish(&cell)
      return cell
    }
    cell.fault = .unfinished
    cell.isLast = true
    return cell
  }

  /// Moves to the comma or the line end that closes the cell.
  private mutating func scanPlain(_ cell: inout Cell) {
    var offset = offset
    defer { self.offset = offset }
    while offset < bytes.count {
      let byte = bytes[offset]
      // Letters and digits, most of what there is, come after everything that ends a cell.
      if byte <= UInt8(ascii: ",") {
        switch byte {
        case UInt8(ascii: ","), UInt8(ascii: "\n"): return
        case UInt8(ascii: "\""): cell.fault = .stray
        case UInt8(ascii: "\r"):
          if offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "\n") { return }
          cell.fault = .stray
        default: break
        }
      }
      offset += 1
    }
  }

  /// Passes over the comma or line end.
  private mutating func finish(_ cell: inout Cell) {
    guard offset < bytes.count else {
      cell.isLast = true
      return
    }
    switch bytes[offset] {
    case UInt8(ascii: ","):
      offset += 1
      owesCell = offset == bytes.count
    case UInt8(ascii: "\r"):
      offset += 2
      cell.isLast = true
    default:
      offset += 1
      cell.isLast = true
    }
  }

  /// The content of a cell, doubled quotes made single.
  func content(of cell: Cell) -> [UInt8] {
    var content: [UInt8] = []
    content.reserveCapacity(cell.end - cell.start)
    var index = cell.start
    while index < cell.end {
      content.append(bytes[index])
      let isDoubled =
        cell.hasDoubledQuotes && bytes[index] == UInt8(ascii: "\"") && index + 1 < cell.end
        && bytes[index + 1] == UInt8(ascii: "\"")
      index += isDoubled ? 2 : 1
    }
    return content
  }
}
