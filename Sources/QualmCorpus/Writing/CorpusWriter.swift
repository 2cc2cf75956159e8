package import QualmBase

/// Writes a package, in one way only, so that equal corpora are equal bytes.
package enum CorpusWriter {
  /// One file of a package.
  package struct File: Sendable, Hashable {
    /// Its path within the package.
    package var path: String
    package var bytes: [UInt8]
  }

  /// Every file of the package, `datapackage.json` first.
  ///
  /// - Throws: where a file could not give a value back, such as a list item that holds the
  ///   character between items.
  package static func files(of corpus: Corpus) throws(Diagnostic) -> [File] {
    var files = [
      File(path: PackageDescriptor.path, bytes: JSONWriter.bytes(corpus.descriptor.json))
    ]
    for table in corpus.tables {
      files.append(File(path: table.schema.path, bytes: try TableWriter(table: table).bytes()))
    }
    if !corpus.extras.isEmpty {
      let lines = corpus.extras.flatMap { Array($0.line.utf8) + [UInt8(ascii: "\n")] }
      files.append(File(path: ExtraRecord.path, bytes: lines))
    }
    return files
  }

  /// Writes the package into a folder, which is made where there is none; files that are not the
  /// package's stay.
  ///
  /// The corpus in the folder is the old one until it is the new one as a whole, whatever happens
  /// in between; `WriteJournal` says how. `beforeStep` is asked before every change to the file
  /// system and breaks the writing off by answering false, as a crash would: for tests.
  ///
  /// - Throws: where a value or a file cannot be written; the folder then holds the old corpus.
  package static func write(
    _ corpus: Corpus, to folder: String, beforeStep: @escaping (String) -> Bool = { _ in true }
  ) throws(Diagnostic) {
    let files = try files(of: corpus)
    let hasExtras = files.contains { $0.path == ExtraRecord.path }
    do throws(FolderWriter.Failure) {
      let writer = try FolderWriter(folder: folder, beforeStep: beforeStep)
      try writer.write(files, removing: hasExtras ? [] : [ExtraRecord.path])
    } catch {
      switch error {
      case .system(let path, let reason): throw .cannotWrite(path, reason: reason)
      case .brokenOff: return
      }
    }
  }
}

extension Corpus {
  /// The SHA-256 of the package as it would be written, 64 hexadecimal digits: equal for equal
  /// corpora, whatever order their rows stood in.
  ///
  /// - Throws: where a value cannot be written; never for a corpus that was read.
  package func fingerprint() throws(Diagnostic) -> String {
    var hash = SHA256()
    for file in try CorpusWriter.files(of: self) {
      // The sizes keep the borders between files apart.
      hash.update(Array("\(file.path)\n\(file.bytes.count)\n".utf8))
      hash.update(file.bytes)
    }
    return SHA256.hexadecimal(hash.finish())
  }
}
