import QualmBase
import QualmCorpus
import QualmPlan
import QualmStore

/// Takes options to an open corpus.
enum CorpusOpening {
  /// A corpus ready to be asked.
  typealias Opened = (snapshot: Snapshot, catalog: SnapshotCatalog)

  /// Reads the package and the attached words, and makes the snapshot.
  static func open(_ options: SessionOptions) throws(SessionFailure) -> Opened {
    let (corpus, words) = try read(options)
    let snapshot = Snapshot(corpus, words: words, showsRawWords: options.showsRawWords)
    let catalog = SnapshotCatalog(snapshot)
    if let name = options.framework, !catalog.frameworks.contains(where: { $0.name == name }) {
      let names = catalog.frameworks.map(\.name)
      throw SessionFailure(
        cause: .request, diagnostics: [.unknownFramework(name, frameworks: names, at: nil)],
        texts: SourceMap())
    }
    return (snapshot, catalog)
  }

  /// Reads the package and the attached words; nil where none are to be attached.
  static func read(
    _ options: SessionOptions
  ) throws(SessionFailure) -> (corpus: Corpus, words: AttachedWords?) {
    let corpus = try read(options.corpus)
    return (corpus, try attach(options.attachments, to: corpus))
  }

  /// Reads a package; what ships with the language is known to be right and is not checked again.
  private static func read(_ location: CorpusLocation) throws(SessionFailure) -> Corpus {
    switch location {
    case .builtIn: try read(EmbeddedCorpus(), validating: false)
    case .folder(let path): try read(FolderFiles(path: path), validating: true)
    }
  }

  private static func read(
    _ files: some PackageFiles, validating: Bool
  ) throws(SessionFailure) -> Corpus {
    switch CorpusReader.read(files, validating: validating) {
    case .success(let corpus): return corpus
    case .failure(let faults):
      throw SessionFailure(
        cause: .corpus, diagnostics: faults.diagnostics, texts: faults.texts)
    }
  }

  private static func attach(
    _ paths: [String], to corpus: Corpus
  ) throws(SessionFailure) -> AttachedWords? {
    guard !paths.isEmpty else { return nil }
    var words = AttachedWords()
    var faults: [Diagnostic] = []
    for path in paths {
      do throws(Diagnostic) {
        try words.attach(path: path, to: corpus.descriptor)
      } catch {
        faults.append(error)
      }
    }
    guard faults.isEmpty else {
      throw SessionFailure(cause: .corpus, diagnostics: faults, texts: SourceMap())
    }
    return words
  }

  /// Reads a package with every check there is.
  static func verify(_ options: SessionOptions) throws(SessionFailure) -> CorpusFaults {
    switch options.corpus {
    case .builtIn: try verify(EmbeddedCorpus(), options)
    case .folder(let path): try verify(FolderFiles(path: path), options)
    }
  }

  private static func verify(
    _ files: some PackageFiles, _ options: SessionOptions
  ) throws(SessionFailure) -> CorpusFaults {
    let corpus = try read(files, validating: true)
    let words = try attach(options.attachments, to: corpus)
    return CorpusVerifier.verify(corpus, files: files, words: words)
  }
}
