import QualmBase

/// Reads one CSV file into columns.
struct TableReader {
  let schema: TableSchema
  let faults: FaultCollector
  let validating: Bool

  /// Reads the file; its faults are reported, and the rows are as many as the file has.
  func read(_ bytes: UnsafeBufferPointer<UInt8>) -> DataTable {
    // One quick look at the whole file spares every cell its own.
    let isValidText = (try? UTF8Span(validating: bytes.span)) != nil
    var builders = schema.fields.map {
      ColumnBuilder(
        $0, missingValues: schema.missingValues, validating: validating, isValidText: isValidText)
    }
    var scanner = CSVScanner(bytes)
    let columns = header(&scanner)
    let absent = builders.indices.filter { !columns.contains($0) }
    var rowCount = 0
    while !scanner.isAtEnd {
      let start = scanner.offset
      var count = 0
      var isLast = false
      var end = start
      while !isLast {
        let cell = scanner.next()
        if count < columns.count, let column = columns[count] {
          append(cell, scanner, to: &builders[column])
        }
        isLast = cell.isLast
        end = cell.end
        count += 1
      }
      if count != columns.count {
        faults.report {
          .wrongCellCount(count, expected: columns.count, at: faults.span(schema.path, start..<end))
        }
        for column in columns.dropFirst(count) {
          if let column { builders[column].appendMissing() }
        }
      }
      for column in absent { builders[column].appendMissing() }
      rowCount += 1
    }
    return DataTable(schema: schema, rowCount: rowCount, columns: builders.map { $0.column() })
  }

  /// For each column of the file the declared one, nil where it is not declared or is there twice.
  private func header(_ scanner: inout CSVScanner) -> [Int?] {
    var columns: [Int?] = []
    var undeclared: [(name: String, place: Range<Int>)] = []
    var isLast = scanner.isAtEnd
    let start = scanner.offset
    while !isLast {
      let cell = scanner.next()
      isLast = cell.isLast
      let name = String(decoding: scanner.content(of: cell), as: UTF8.self)
      let declared = schema.fields.firstIndex { $0.name == name }
      if let declared, columns.contains(declared) {
        faults.report {
          .repeatedName(
            name, of: "columns", at: faults.span(schema.path, cell.start..<cell.end))
        }
        columns.append(nil)
        continue
      }
      if declared == nil { undeclared.append((name, cell.start..<cell.end)) }
      columns.append(declared)
    }
    let absent = schema.fields.indices.filter { !columns.contains($0) }.map {
      schema.fields[$0].name
    }
    // A misspelt column is one fault, not one that lacks and one too many.
    var misspelt: Set<String> = []
    for (name, place) in undeclared {
      let nearest = NearestName.candidates(for: name, among: absent)
      misspelt.formUnion(nearest)
      faults.report {
        .columnNotDeclared(name, nearest: nearest, at: faults.span(schema.path, place))
      }
    }
    for name in absent where !misspelt.contains(name) {
      faults.report {
        .columnNotInFile(
          name, nearest: NearestName.candidates(for: name, among: undeclared.map(\.name)),
          at: faults.span(schema.path, start..<max(start, scanner.offset)))
      }
    }
    return columns
  }

  private func append(
    _ cell: CSVScanner.Cell, _ scanner: CSVScanner, to builder: inout ColumnBuilder
  ) {
    let fault: ColumnBuilder.Fault?
    if cell.fault != nil {
      reportQuotes(of: cell)
      builder.appendMissing()
      return
    } else if cell.hasDoubledQuotes {
      fault = scanner.content(of: cell).withUnsafeBufferPointer {
        builder.append($0, isLasting: false)
      }
    } else {
      fault = builder.append(
        UnsafeBufferPointer(rebasing: scanner.bytes[cell.start..<cell.end]), isLasting: true)
    }
    if let fault { report(fault, of: cell, scanner, builder.schema) }
  }

  private func reportQuotes(of cell: CSVScanner.Cell) {
    // What has no end is shown where it begins: at its quote.
    let isUnfinished = cell.fault == .unfinished
    let place = isUnfinished ? cell.start - 1..<cell.start : cell.start..<cell.end
    faults.report {
      .badQuotes(isUnfinished: isUnfinished, at: faults.span(schema.path, place))
    }
  }

  private func report(
    _ fault: ColumnBuilder.Fault, of cell: CSVScanner.Cell, _ scanner: CSVScanner,
    _ field: FieldSchema
  ) {
    faults.report {
      let place = faults.span(schema.path, cell.start..<cell.end)
      let text = String(decoding: scanner.content(of: cell), as: UTF8.self)
      return switch fault {
      case .invalidText: .invalidText(at: place)
      case .missing: .missingCell(field.name, at: place)
      case .wrongType:
        .wrongCellType(
          text, expected: FieldText.description(of: field), column: field.name, at: place)
      case .unlisted:
        .unlistedValue(
          text, column: field.name,
          nearest: NearestName.candidates(for: text, among: field.allowedValues), at: place)
      }
    }
  }
}
