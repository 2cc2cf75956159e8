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

/// Reads a package.
package enum CorpusReader {
  /// Reads every table, and with `validating` checks all that can be checked.
  ///
  /// Without it (for what ships with the language, which the tests have checked) only what the
  /// reading itself stumbles over is reported.
  package static func read(
    _ files: some PackageFiles, validating: Bool = true
  ) -> Result<Corpus, CorpusFaults> {
    .failure(CorpusFaults(diagnostics: [], texts: SourceMap()))
  }
}
