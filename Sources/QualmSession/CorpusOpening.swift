import QualmBase
import QualmCorpus
import QualmPlan
import QualmStore

/// Takes options to an open corpus.
enum CorpusOpening {
  /// Reads the package and the attached words, and makes the snapshot.
  static func open(
    _ options: SessionOptions
  ) throws(SessionFailure) -> (snapshot: Snapshot, catalog: SnapshotCatalog) {
    let corpus = try read(options.corpus)
    let snapshot = Snapshot(corpus, words: try attach(options.attachments, to: corpus))
    let catalog = SnapshotCatalog(snapshot)
    if let name = options.framework, !catalog.frameworks.contains(where: { $0.name == name }) {
      let names = catalog.frameworks.map(\.name)
      throw SessionFailure(
        cause: .request, diagnostics: [.unknownFramework(name, frameworks: names, at: nil)],
        texts: SourceMap())
    }
    return (snapshot, catalog)
  }

  /// Reads a package; what ships with the language is known to be right and is not checked again.
  static func read(_ location: CorpusLocation) throws(SessionFailure) -> Corpus {
    let result =
      switch location {
      case .builtIn: CorpusReader.read(EmbeddedCorpus(), validating: false)
      case .folder(let path): CorpusReader.read(FolderFiles(path: path))
      }
    switch result {
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
      do throws(SystemFailure) {
        let bytes = try FileBytes.read(path)
        faults += words.attach(bytes, named: path, to: corpus.descriptor)
      } catch {
        faults.append(.unreadableAttachment(path, reason: error.description))
      }
    }
    guard faults.isEmpty else {
      throw SessionFailure(cause: .corpus, diagnostics: faults, texts: SourceMap())
    }
    return words
  }
}

// Stands in until the corpus module can attach words.
extension AttachedWords {
  fileprivate mutating func attach(
    _ bytes: [UInt8], named path: String, to descriptor: PackageDescriptor
  ) -> [Diagnostic] { [] }
}

extension Diagnostic {
  fileprivate static func unreadableAttachment(_ path: String, reason: String) -> Diagnostic {
    .undeclaredParameter(path, nearest: [])
  }
}
