import Glibc
import ProcessSupport
import QualmBase
import QualmCorpus
import Testing

@Suite("The mission corpus")
struct MissionCorpusTests {
  static let folder = Repository.path + "/stdlib/corpus"
  static let words = Repository.path + "/../shared/seeds/001_d7a5cdd6980feead.txt"

  private func read() throws -> Corpus {
    let result = CorpusReader.read(FolderFiles(path: Self.folder))
    #expect(result.faults.diagnostics.isEmpty, "\(result.faults.description)")
    return try result.get()
  }

  @Test("it reads without faults")
  func reads() throws {
    let corpus = try read()
    #expect(corpus.excerpts.rowCount >= 60)
    #expect(corpus.codebook.codes.count > 150)
    #expect(corpus.sources?.rowCount ?? 0 >= 33)
    #expect(!corpus.descriptor.rules.isEmpty)
  }

  @Test("it keeps its own rules")
  func verifies() throws {
    let found = CorpusVerifier.verify(try read(), files: FolderFiles(path: Self.folder))
    #expect(found.diagnostics.isEmpty, "\(found.description)")
  }

  @Test("its spans and summaries fit the text, where that is at hand")
  func words() throws {
    let corpus = try read()
    guard readFile(Self.words) != nil else {
      #expect(getenv("CI") == nil, "the text is not at \(Self.words)")
      return
    }
    var words = AttachedWords()
    try words.attach(path: Self.words, to: corpus.descriptor)
    let found = CorpusVerifier.verify(
      corpus, files: FolderFiles(path: Self.folder), words: words)
    #expect(found.diagnostics.isEmpty, "\(found.description)")
  }
}
