import QualmBase
import QualmCorpus
import Testing

@Suite("The mission corpus")
struct MissionCorpusTests {
  static let folder = Repository.root + "/stdlib/corpus"

  @Test("it reads without faults")
  func reads() throws {
    switch CorpusReader.read(FolderFiles(path: Self.folder)) {
    case .success(let corpus):
      #expect(corpus.excerpts.rowCount > 0)
      #expect(corpus.codebook.codes.count > 150)
    case .failure(let faults):
      for fault in faults.diagnostics.prefix(40) {
        let text = fault.span.flatMap { span in
          faults.texts[span.file].map { "\($0.name):\($0.lineIndex(at: Int(span.start)) + 1)" }
        }
        Issue.record("\(fault.code) \(text ?? "") \(fault.message) \(fault.hint ?? "")")
      }
    }
  }
}
