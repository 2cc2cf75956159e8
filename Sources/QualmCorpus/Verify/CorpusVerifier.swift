import QualmBase

/// The deeper checks of `qualm corpus verify`: what a corpus may hold and yet should not.
package enum CorpusVerifier {
  /// Checks a corpus that was read from `files`; with `words` also against the documents.
  ///
  /// - Returns: what was found, errors and warnings; empty where all is well. The rules are the
  ///   corpus's own: `qualm.rules`, `qualm.required`, and the columns `single` and `codable`.
  package static func verify(
    _ corpus: Corpus, files: some PackageFiles, words: AttachedWords? = nil
  ) -> CorpusFaults {
    let faults = FaultCollector(name: files.name) { path in
      try? files.withBytes(of: path) { (bytes) throws(FileFault) in Array(bytes) }
    }
    CodingVerifier(corpus: corpus, faults: faults).verify()
    if let words, !words.isEmpty {
      WordsVerifier(corpus: corpus, words: words, faults: faults).verify()
      RepairVerifier(corpus: corpus, words: words, faults: faults).verify()
    }
    return faults.faults
  }
}
