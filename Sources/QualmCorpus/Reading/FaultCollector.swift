import QualmBase

/// Gathers the faults of a package, with the texts that their places point into.
final class FaultCollector {
  /// The most faults that are listed; the rest are counted.
  static let limit = 1000

  /// For each table the number of the resource that declares it: there may be others between.
  var resourceNumbers: [String: Int] = [:]

  private let name: String
  private let load: (String) -> [UInt8]?
  private var diagnostics: [Diagnostic] = []
  private var omitted = 0
  private var texts = SourceMap()
  private var identities: [String: FileID] = [:]
  private var attached: [String: FileID] = [:]
  private var locators: [String: TableLocator] = [:]

  /// Gathers faults of the package `name`; `load` reads one of its files again, which only happens
  /// where a fault is to be shown.
  init(name: String, load: @escaping (String) -> [UInt8]?) {
    self.name = name
    self.load = load
  }

  /// The number of faults so far.
  var count: Int { diagnostics.count + omitted }

  /// Takes one fault, unless there are too many already; only then is `make` called.
  func report(_ make: () -> Diagnostic) {
    if diagnostics.count < FaultCollector.limit {
      diagnostics.append(make())
    } else {
      omitted += 1
    }
  }

  /// Everything gathered, file by file and in each from top to bottom.
  var faults: CorpusFaults {
    let sorted = diagnostics.enumerated().sorted { first, second in
      let a = first.element.span
      let b = second.element.span
      let one = (a.map { Int($0.file.index) } ?? -1, a.map { Int($0.start) } ?? 0, first.offset)
      let other = (b.map { Int($0.file.index) } ?? -1, b.map { Int($0.start) } ?? 0, second.offset)
      return one < other
    }.map(\.element)
    return CorpusFaults(
      diagnostics: omitted == 0 ? sorted : sorted + [.moreFaults(omitted)], texts: texts)
  }

  /// The place of some bytes of a file.
  func span(_ path: String, _ range: Range<Int>) -> SourceSpan {
    SourceSpan(file: identity(path), start: range.lowerBound, end: range.upperBound)
  }

  /// The place of a value in `datapackage.json`.
  func span(ofDescriptor steps: [JSONReader.Step]) -> SourceSpan {
    let path = PackageDescriptor.path
    let bytes = bytes(of: path)
    return span(path, bytes.withUnsafeBufferPointer { JSONReader.range(of: steps, in: $0) })
  }

  /// The place of a value in what `datapackage.json` says of a table.
  func span(ofTable name: String, _ steps: [JSONReader.Step]) -> SourceSpan {
    let resource = resourceNumbers[name].map { [JSONReader.Step.item($0)] } ?? []
    return span(ofDescriptor: [.member("resources")] + resource + steps)
  }

  /// The place of a cell, or of the whole row where no column is given.
  func span(_ table: DataTable, row: Int, column: String?) -> SourceSpan {
    let path = table.schema.path
    let bytes = bytes(of: path)
    let locator = locators[path] ?? TableLocator(bytes)
    locators[path] = locator
    return span(path, locator.range(row: row, column: column, in: bytes))
  }

  /// The place of some code points of an attached text; `name` is what the user calls it.
  func span(
    _ document: DocumentText, named name: String, _ range: Range<Int>
  ) -> SourceSpan {
    let file = attached[name] ?? texts.add(SourceText(name: name, bytes: document.bytes))
    attached[name] = file
    let start = document.byteOffset(of: range.lowerBound) ?? 0
    return SourceSpan(
      file: file, start: start, end: document.byteOffset(of: range.upperBound) ?? start)
  }

  private func bytes(of path: String) -> [UInt8] {
    // Apart, since finding the identity may add the text.
    let file = identity(path)
    return texts[file]?.bytes ?? []
  }

  private func identity(_ path: String) -> FileID {
    if let known = identities[path] { return known }
    let file = texts.add(SourceText(name: "\(name)/\(path)", bytes: load(path) ?? []))
    identities[path] = file
    return file
  }
}

/// Finds the bytes of a cell again: tables keep no positions, since only faults ask for them.
struct TableLocator {
  private var rowStarts: [Int] = []
  private var fileColumns: [String: Int] = [:]

  /// Reads through the file once.
  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { buffer in
      var scanner = CSVScanner(buffer)
      var isHeader = true
      while !scanner.isAtEnd {
        if !isHeader { rowStarts.append(scanner.offset) }
        var column = 0
        var isLast = false
        while !isLast {
          let cell = scanner.next()
          if isHeader {
            let name = String(decoding: scanner.content(of: cell), as: UTF8.self)
            if fileColumns[name] == nil { fileColumns[name] = column }
          }
          column += 1
          isLast = cell.isLast
        }
        isHeader = false
      }
    }
  }

  /// The bytes of a cell, or of a row.
  func range(row: Int, column: String?, in bytes: [UInt8]) -> Range<Int> {
    guard row < rowStarts.count else { return bytes.count..<bytes.count }
    let wanted = column.flatMap { fileColumns[$0] }
    return bytes.withUnsafeBufferPointer { buffer in
      var scanner = CSVScanner(buffer)
      scanner.offset = rowStarts[row]
      let start = scanner.offset
      var index = 0
      while true {
        let cell = scanner.next()
        if index == wanted { return cell.start..<cell.end }
        if cell.isLast { return start..<cell.end }
        index += 1
      }
    }
  }
}
