import QualmBase
import QualmCorpus
import QualmPlan
import QualmStore

/// The codes of excerpts as a many-valued field: those of record that lie below a node (or all), as
/// they were applied, by their paths.
final class CodeField: FieldValues {
  let universe: Int
  let isMany = true
  let dictionary: [Value]
  private let codes: [Int]
  private let path: ReferencePath
  private let snapshot: Snapshot
  private var postings: [RowSet?]

  /// For each code the child of the field's node that it lies below, or the code itself.
  private let families: [Int]

  /// Reads the codes `codes` (ascending) below `root` of the excerpts that `path` reaches.
  init(codes: [Int], root: Int?, path: ReferencePath, _ snapshot: Snapshot) {
    self.codes = codes
    self.path = path
    self.snapshot = snapshot
    self.universe = path.isEmpty ? snapshot.excerpts.rowCount : path.universe
    self.dictionary = codes.map { .text(snapshot.corpus.codebook.codes[$0].path) }
    self.postings = [RowSet?](repeating: nil, count: codes.count)
    let codebook = snapshot.corpus.codebook.codes
    families = codes.map { code in
      var code = code
      while let root, code != root, let parent = codebook[code].parent, parent != root {
        code = parent
      }
      return code
    }
  }

  func kin(of indices: [Int]) -> [Int] {
    let wanted = Set(indices.map { families[$0] })
    return families.indices.filter { wanted.contains(families[$0]) }
  }

  var known: RowSet { rows(ofAny: Array(codes.indices)) }

  func indices(ofCodes codes: [CodeID]) -> [Int] {
    let wanted = Set(codes.map(\.index))
    return self.codes.indices.filter { wanted.contains(self.codes[$0]) }
  }

  func rows(of index: Int) -> RowSet {
    if let rows = postings[index] { return rows }
    let rows = path.back(snapshot.coded([codes[index]]))
    postings[index] = rows
    return rows
  }

  func rows(ofAny indices: [Int]) -> RowSet {
    if indices.isEmpty { return RowSet(universe: universe) }
    return path.back(snapshot.coded(indices.map { codes[$0] }))
  }
}
