import Glibc
import QualmBase

/// Encodes the cells of one column while they are read: each distinct cell becomes a value once.
///
/// Cells are looked up by their bytes, so a value that stands in ten thousand rows is one `String`.
struct ColumnBuilder {
  /// What a cell can be refused for.
  enum Fault {
    case invalidText
    case wrongType
    /// Not among the values that the declaration lists.
    case unlisted
    /// Nothing, where a value must be.
    case missing
  }

  let schema: FieldSchema
  private var dictionary: [Value] = []
  private var indices: [UInt32] = []
  private var starts: [UInt32]
  private let isMany: Bool

  /// The bytes of each dictionary entry: of the file, or of `owned`.
  private var keys: [UnsafeBufferPointer<UInt8>] = []
  private var hashes: [UInt32] = []
  /// Open addressing with linear probing: the index of an entry and one, 0 where free.
  private var slots: [UInt32] = Array(repeating: 0, count: 16)
  /// Keys that are not bytes of the file: cells with doubled quotes, other spellings of a value.
  private let owned = OwnedBytes()

  private let missingValues: [[UInt8]]?
  private let trueValues: [[UInt8]]
  private let falseValues: [[UInt8]]
  private let allowed: Set<String>

  /// Whether the whole file is known to be UTF-8, so that cells need not be checked.
  private let isValidText: Bool
  /// Whether the file may be anybody's; what ships is written in its plain form.
  private let isValidating: Bool
  /// Why the last cell was refused.
  private var refusal: Fault?

  /// Builds a column; the bytes of plain cells must live as long as the builder.
  init(_ schema: FieldSchema, missingValues: [String], validating: Bool, isValidText: Bool) {
    self.schema = schema
    self.missingValues = missingValues == [""] ? nil : missingValues.map { Array($0.utf8) }
    let isBoolean = schema.kind == .boolean
    trueValues = isBoolean ? schema.trueValues.map { Array($0.utf8) } : []
    falseValues = isBoolean ? schema.falseValues.map { Array($0.utf8) } : []
    allowed = validating ? Set(schema.allowedValues) : []
    starts = schema.isMany ? [0] : []
    isMany = schema.isMany
    self.isValidText = isValidText
    isValidating = validating
  }

  /// The column as far as it was read.
  func column() -> DataColumn {
    DataColumn(
      schema: schema, dictionary: dictionary, starts: isMany ? starts : nil, indices: indices)
  }

  /// Adds a row without a value.
  mutating func appendMissing() {
    if isMany {
      starts.append(UInt32(indices.count))
    } else {
      indices.append(DataColumn.none)
    }
  }

  /// Adds a row; a cell with a fault becomes a missing value. `isLasting` says that the bytes are
  /// the file's, not a passing copy.
  mutating func append(_ cell: UnsafeBufferPointer<UInt8>, isLasting: Bool) -> Fault? {
    let isMissing =
      missingValues.map { $0.contains { cell.elementsEqual($0) } } ?? cell.isEmpty
    if isMissing {
      appendMissing()
      return schema.isRequired ? .missing : nil
    }
    refusal = nil
    if isMany {
      appendItems(of: cell, isLasting: isLasting)
    } else {
      indices.append(index(of: cell, isLasting: isLasting))
    }
    return refusal
  }

  private mutating func appendItems(of cell: UnsafeBufferPointer<UInt8>, isLasting: Bool) {
    var start = 0
    for end in 0...cell.count where end == cell.count || cell[end] == schema.delimiter {
      let item = UnsafeBufferPointer(rebasing: cell[start..<end])
      start = end + 1
      if item.isEmpty {
        refusal = .wrongType
        continue
      }
      let index = index(of: item, isLasting: isLasting)
      if index != DataColumn.none { indices.append(index) }
    }
    starts.append(UInt32(indices.count))
  }

  /// The dictionary entry of a cell, made where there is none yet; `none`, with the refusal noted,
  /// for a cell that the column cannot hold.
  private mutating func index(
    of cell: UnsafeBufferPointer<UInt8>, isLasting: Bool
  ) -> UInt32 {
    // Columns often repeat the value of the row above.
    if let last = indices.last, last != DataColumn.none,
      ColumnBuilder.areEqual(keys[Int(last)], cell)
    {
      return last
    }
    let hash = ColumnBuilder.hash(cell)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = slots[slot] - 1
      if hashes[Int(entry)] == hash, ColumnBuilder.areEqual(keys[Int(entry)], cell) {
        return entry
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return newEntry(cell, hash: hash, slot: slot, isLasting: isLasting)
  }

  private mutating func newEntry(
    _ cell: UnsafeBufferPointer<UInt8>, hash: UInt32, slot: Int, isLasting: Bool
  ) -> UInt32 {
    let decoded =
      isValidText
      ? String(decoding: cell, as: UTF8.self) : String(validating: cell, as: UTF8.self)
    guard let text = decoded else { return refuse(.invalidText) }
    guard let value = value(text, cell) else { return refuse(.wrongType) }
    if schema.kind != .text, isValidating {
      // `05` and `5` are one value: it is kept under its plain spelling alone.
      var plain = FieldText.text(of: value, schema)
      if plain != text { return plain.withUTF8 { index(of: $0, isLasting: false) } }
    }
    guard allowed.isEmpty || allowed.contains(text) else { return refuse(.unlisted) }
    let entry = UInt32(dictionary.count)
    dictionary.append(value)
    hashes.append(hash)
    keys.append(isLasting ? cell : owned.keep(cell))
    slots[slot] = entry + 1
    if dictionary.count * 2 > slots.count { grow() }
    return entry
  }

  private mutating func refuse(_ fault: Fault) -> UInt32 {
    refusal = fault
    return DataColumn.none
  }

  private func value(_ text: String, _ cell: UnsafeBufferPointer<UInt8>) -> Value? {
    switch schema.kind {
    case .text: return .text(text)
    case .boolean:
      if trueValues.contains(where: { cell.elementsEqual($0) }) { return .boolean(true) }
      if falseValues.contains(where: { cell.elementsEqual($0) }) { return .boolean(false) }
      return nil
    case .integer, .number, .date: return FieldText.value(of: text, schema)
    }
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 4)
    for (entry, hash) in hashes.enumerated() {
      var slot = Int(hash) & (slots.count - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(entry) + 1
    }
  }

  private static func areEqual(
    _ first: UnsafeBufferPointer<UInt8>, _ second: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    guard first.count == second.count else { return false }
    guard let one = first.baseAddress, let other = second.baseAddress else { return true }
    return memcmp(one, other, first.count) == 0
  }

  /// Eight bytes at a time through a multiplication by the golden ratio, then folded.
  private static func hash(_ cell: UnsafeBufferPointer<UInt8>) -> UInt32 {
    let bytes = UnsafeRawBufferPointer(cell)
    var hash = UInt64(bytes.count)
    var offset = 0
    while offset + 8 <= bytes.count {
      hash = mix(hash ^ bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
      offset += 8
    }
    var rest: UInt64 = 0
    while offset < bytes.count {
      rest = rest << 8 | UInt64(bytes[offset])
      offset += 1
    }
    return UInt32(truncatingIfNeeded: mix(hash ^ rest) >> 16)
  }

  private static func mix(_ word: UInt64) -> UInt64 {
    let product = word &* 0x9E37_79B9_7F4A_7C15
    return product ^ product >> 32
  }
}

/// Copies of bytes that live as long as this does.
private final class OwnedBytes {
  private var buffers: [UnsafeBufferPointer<UInt8>] = []

  deinit {
    for buffer in buffers { buffer.deallocate() }
  }

  /// Copies `bytes`.
  func keep(_ bytes: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
    _ = copy.initialize(from: bytes)
    buffers.append(UnsafeBufferPointer(copy))
    return UnsafeBufferPointer(copy)
  }
}
