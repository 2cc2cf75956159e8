import QualmBase

/// Encodes the cells of one column while they are read: each distinct cell becomes a value once.
///
/// Cells are looked up by their bytes, so a value that stands in ten thousand rows is one `String`.
final class ColumnBuilder {
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
  private var starts: [UInt32]?

  /// The bytes of each dictionary entry: of the file, or of `owned`.
  private var keys: [UnsafeBufferPointer<UInt8>] = []
  private var hashes: [UInt32] = []
  /// Open addressing with linear probing: the index of an entry and one, 0 where free.
  private var slots: [UInt32] = Array(repeating: 0, count: 16)
  /// Keys that are not bytes of the file: cells with doubled quotes, other spellings of a value.
  private var owned: [UnsafeBufferPointer<UInt8>] = []

  private let missingValues: [[UInt8]]?
  private let trueValues: [[UInt8]]
  private let falseValues: [[UInt8]]
  private let allowed: Set<String>

  /// Builds a column; the bytes of plain cells must live as long as the builder.
  init(_ schema: FieldSchema, missingValues: [String], validating: Bool) {
    self.schema = schema
    self.missingValues = missingValues == [""] ? nil : missingValues.map { Array($0.utf8) }
    let isBoolean = schema.kind == .boolean
    trueValues = isBoolean ? schema.trueValues.map { Array($0.utf8) } : []
    falseValues = isBoolean ? schema.falseValues.map { Array($0.utf8) } : []
    allowed = validating ? Set(schema.allowedValues) : []
    starts = schema.isMany ? [0] : nil
  }

  deinit {
    for key in owned { key.deallocate() }
  }

  /// The column as far as it was read.
  func column() -> DataColumn {
    DataColumn(schema: schema, dictionary: dictionary, starts: starts, indices: indices)
  }

  /// Adds a row without a value.
  func appendMissing() {
    if starts != nil {
      starts?.append(UInt32(indices.count))
    } else {
      indices.append(DataColumn.none)
    }
  }

  /// Adds a row; a cell with a fault becomes a missing value. `isLasting` says that the bytes are
  /// the file's, not a passing copy.
  func append(_ cell: UnsafeBufferPointer<UInt8>, isLasting: Bool) -> Fault? {
    let isMissing =
      missingValues.map { $0.contains { cell.elementsEqual($0) } } ?? cell.isEmpty
    if isMissing {
      appendMissing()
      return schema.isRequired ? .missing : nil
    }
    guard let delimiter = schema.delimiter else {
      switch index(of: cell, isLasting: isLasting) {
      case .success(let index): indices.append(index)
      case .failure(let fault):
        indices.append(DataColumn.none)
        return fault.fault
      }
      return nil
    }
    var fault: Fault?
    var start = 0
    for end in 0...cell.count where end == cell.count || cell[end] == delimiter {
      let item = UnsafeBufferPointer(rebasing: cell[start..<end])
      start = end + 1
      if item.isEmpty {
        fault = .wrongType
        continue
      }
      switch index(of: item, isLasting: isLasting) {
      case .success(let index): indices.append(index)
      case .failure(let refused): fault = refused.fault
      }
    }
    starts?.append(UInt32(indices.count))
    return fault
  }

  private struct Refusal: Error {
    var fault: Fault
  }

  /// The dictionary entry of a cell, made where there is none yet.
  private func index(
    of cell: UnsafeBufferPointer<UInt8>, isLasting: Bool
  ) -> Result<UInt32, Refusal> {
    // Columns often repeat the value of the row above.
    if let last = indices.last, last != DataColumn.none,
      ColumnBuilder.areEqual(keys[Int(last)], cell)
    {
      return .success(last)
    }
    let hash = ColumnBuilder.hash(cell)
    var slot = Int(hash) & (slots.count - 1)
    while slots[slot] != 0 {
      let entry = slots[slot] - 1
      if hashes[Int(entry)] == hash, ColumnBuilder.areEqual(keys[Int(entry)], cell) {
        return .success(entry)
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return newEntry(cell, hash: hash, slot: slot, isLasting: isLasting)
  }

  private func newEntry(
    _ cell: UnsafeBufferPointer<UInt8>, hash: UInt32, slot: Int, isLasting: Bool
  ) -> Result<UInt32, Refusal> {
    guard let text = String(validating: cell, as: UTF8.self) else {
      return .failure(Refusal(fault: .invalidText))
    }
    guard let value = value(text, cell) else { return .failure(Refusal(fault: .wrongType)) }
    if schema.kind != .text {
      // `05` and `5` are one value: it is kept under its plain spelling alone.
      let plain = FieldText.text(of: value, schema)
      if plain != text {
        var copy = plain
        return copy.withUTF8 { index(of: $0, isLasting: false) }
      }
    }
    guard allowed.isEmpty || allowed.contains(text) else {
      return .failure(Refusal(fault: .unlisted))
    }
    let entry = UInt32(dictionary.count)
    dictionary.append(value)
    hashes.append(hash)
    keys.append(isLasting ? cell : keep(cell))
    slots[slot] = entry + 1
    if dictionary.count * 2 > slots.count { grow() }
    return .success(entry)
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

  private func keep(_ cell: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    let copy = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: cell.count)
    _ = copy.initialize(from: cell)
    let kept = UnsafeBufferPointer(copy)
    owned.append(kept)
    return kept
  }

  private func grow() {
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
    first.count == second.count && first.elementsEqual(second)
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
