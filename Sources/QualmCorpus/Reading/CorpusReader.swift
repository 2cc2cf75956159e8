package import QualmBase

/// Everything that is wrong with a package, and the texts that its places point into.
package struct CorpusFaults: Error, Sendable {
  /// The faults, file by file; never empty where reading failed.
  package var diagnostics: [Diagnostic]
  package var texts: SourceMap

  package init(diagnostics: [Diagnostic], texts: SourceMap) {
    self.diagnostics = diagnostics
    self.texts = texts
  }
}

/// Reads a package: `datapackage.json`, the tables that it declares, and `extras.jsonl`.
package enum CorpusReader {
  /// Reads every table, and with `validating` checks all that can be checked.
  ///
  /// Without it (for what ships with the language, which the tests have checked) a table whose bytes
  /// stay is read when it is first asked for, column by column. All faults are reported at once, up
  /// to 1,000.
  package static func read(
    _ files: some PackageFiles, validating: Bool = true
  ) -> Result<Corpus, CorpusFaults> {
    let faults = FaultCollector(name: files.name) { path in
      try? files.withBytes(of: path) { (bytes) throws(FileFault) in Array(bytes) }
    }
    guard let descriptor = descriptor(files, faults) else { return .failure(faults.faults) }
    if validating { SchemaValidator(descriptor: descriptor, faults: faults).validate() }
    var tables: [DataTable] = []
    let isDescriptorDamaged = faults.count > 0
    var damaged: Set<String> = []
    for schema in descriptor.tables {
      let before = faults.count
      let table = table(schema, files, faults, validating: validating)
      if let table { tables.append(table) }
      if faults.count > before { damaged.insert(schema.name) }
    }
    let extras = extras(files, faults)
    let codes =
      tables.first { $0.name == StandardTable.codes.rawValue }
      ?? DataTable(
        schema: TableSchema(name: "codes", path: "codes.csv", fields: []), rowCount: 0, columns: [])
    let before = faults.count
    let codebook = CodebookBuilder.codebook(of: codes, faults)
    if faults.count > before { damaged.insert(StandardTable.codes.rawValue) }
    let corpus = Corpus(
      descriptor: descriptor, codebook: codebook, tables: tables, extras: extras)
    if validating {
      CorpusValidator(
        corpus: corpus, damaged: damaged, isDescriptorDamaged: isDescriptorDamaged, faults: faults
      ).validate()
    }
    return faults.count == 0 ? .success(corpus) : .failure(faults.faults)
  }

  private static func descriptor(
    _ files: some PackageFiles, _ faults: FaultCollector
  ) -> PackageDescriptor? {
    let path = PackageDescriptor.path
    do throws(FileFault) {
      let result = try files.withBytes(of: path) {
        (bytes) throws(FileFault) -> Result<JSONValue, JSONFault> in
        do throws(JSONFault) {
          return .success(try JSONReader.read(bytes))
        } catch {
          return .failure(error)
        }
      }
      switch result {
      case .success(let root): return DescriptorReader(faults: faults).read(root)
      case .failure(let fault):
        faults.report {
          .invalidJSON(fault, at: faults.span(path, fault.offset..<fault.offset + 1))
        }
      }
    } catch {
      report(error, path, in: files.name, declaredBy: nil, faults)
    }
    return nil
  }

  private static func table(
    _ schema: TableSchema, _ files: some PackageFiles, _ faults: FaultCollector, validating: Bool
  ) -> DataTable? {
    if !validating, let bytes = files.lastingBytes(of: schema.path) {
      return DataTable(schema: schema, bytes: bytes)
    }
    do throws(FileFault) {
      return try files.withBytes(of: schema.path) { (bytes) throws(FileFault) -> DataTable? in
        guard bytes.count < Int(UInt32.max) else {
          faults.report { .fileTooLarge(schema.path, at: place(of: schema, faults)) }
          return nil
        }
        return TableReader(schema: schema, faults: faults, validating: validating).read(bytes)
      }
    } catch {
      report(error, schema.path, in: files.name, declaredBy: schema, faults)
      return nil
    }
  }

  private static func report(
    _ fault: FileFault, _ path: String, in corpus: String, declaredBy schema: TableSchema?,
    _ faults: FaultCollector
  ) {
    faults.report {
      let span = schema.map { place(of: $0, faults) }
      return switch fault {
      case .missing: .corpusFileMissing(path, in: corpus, at: span)
      case .unreadable(let reason):
        .corpusFileUnreadable("\(corpus)/\(path)", reason: reason, at: span)
      }
    }
  }

  /// Where `datapackage.json` names the file of a table.
  private static func place(of schema: TableSchema, _ faults: FaultCollector) -> SourceSpan {
    faults.span(ofTable: schema.name, [.member("path")])
  }

  private static func extras(
    _ files: some PackageFiles, _ faults: FaultCollector
  ) -> [ExtraRecord] {
    do throws(FileFault) {
      return try files.withBytes(of: ExtraRecord.path) { (bytes) throws(FileFault) in
        extras(bytes, faults)
      }
    } catch {
      if error != .missing {
        report(error, ExtraRecord.path, in: files.name, declaredBy: nil, faults)
      }
      return []
    }
  }

  private static func extras(
    _ bytes: UnsafeBufferPointer<UInt8>, _ faults: FaultCollector
  ) -> [ExtraRecord] {
    var records: [ExtraRecord] = []
    var start = 0
    for line in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      let place = start..<start + line.count
      start = place.upperBound + 1
      if line.isEmpty { continue }
      do throws(JSONFault) {
        let value = try JSONReader.read(UnsafeBufferPointer(rebasing: line))
        if let id = value["id"]?.string {
          records.append(ExtraRecord(id: id, line: String(decoding: line, as: UTF8.self)))
        } else {
          faults.report { .extrasWithoutID(at: faults.span(ExtraRecord.path, place)) }
        }
      } catch {
        let offset = place.lowerBound + error.offset
        faults.report {
          .invalidJSON(error, at: faults.span(ExtraRecord.path, offset..<offset + 1))
        }
      }
    }
    return records
  }
}
