import QualmBase
import QualmCorpus

/// The codings in the order of excerpt, code and coder, and the posting sets that they make.
struct Codings: Sendable {
  /// For each coding its row in the table.
  let tableRows: [UInt32]
  /// For each coding the row of its excerpt, the index of its code and the row of its coder, or
  /// `Encoding.none`. Codings without an excerpt or code come last.
  let excerpts: [UInt32]
  let codes: [UInt32]
  let coders: [UInt32]
  /// Excerpt e has the codings `starts[e]..<starts[e + 1]`.
  let starts: [UInt32]

  /// Sorts the codings of a table.
  init(_ table: DataTable, excerptTarget: Target, codeTarget: Target, coderTarget: Target) {
    func rows(_ name: String, _ target: Target) -> [UInt32] {
      guard let column = table[name], column.starts == nil else {
        return [UInt32](repeating: Encoding.none, count: table.rowCount)
      }
      let rows = column.dictionary.map { target.row(of: $0) ?? Encoding.none }
      return column.indices.map { $0 == Encoding.none ? Encoding.none : rows[Int($0)] }
    }
    let excerpts = rows("excerpt", excerptTarget)
    let codes = rows("code", codeTarget)
    let coders = rows("coder", coderTarget)
    let order = (0..<UInt32(table.rowCount)).sorted { a, b in
      let (first, second) = (Int(a), Int(b))
      if excerpts[first] != excerpts[second] { return excerpts[first] < excerpts[second] }
      if codes[first] != codes[second] { return codes[first] < codes[second] }
      if coders[first] != coders[second] { return coders[first] < coders[second] }
      return first < second
    }
    tableRows = order
    self.excerpts = order.map { excerpts[Int($0)] }
    self.codes = order.map { codes[Int($0)] }
    self.coders = order.map { coders[Int($0)] }
    var starts = [UInt32](repeating: 0, count: excerptTarget.rowCount + 1)
    for excerpt in self.excerpts where excerpt != Encoding.none { starts[Int(excerpt) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    self.starts = starts
  }

  /// The number of codings that have an excerpt.
  var placedCount: Int { Int(starts[starts.count - 1]) }

  /// The codings of an excerpt, codes ascending.
  func range(ofExcerpt excerpt: Int) -> Range<Int> {
    Int(starts[excerpt])..<Int(starts[excerpt + 1])
  }
}

/// Which coders are meant, as a list of the coders' rows.
struct CoderFilter: Sendable {
  /// Whether each coder is meant.
  let isMeant: [Bool]
  /// Whether codings of nobody known are meant.
  let includesUnknown: Bool

  /// Whether the coding of this coder, or of nobody known, is meant.
  @inline(__always)
  func admits(_ coder: UInt32) -> Bool {
    coder == Encoding.none ? includesUnknown : isMeant[Int(coder)]
  }
}

/// Posting sets of codes, for one choice of coders.
final class CodeIndex: Sendable {
  private let universe: Int
  private let codebook: Codebook
  /// Code c was given to `rows[starts[c]..<starts[c + 1]]`, ascending and distinct.
  private let starts: [UInt32]
  private let rows: [UInt32]
  private let subtrees = LazyTable<Int, RowSet>()

  /// Sorts the excerpts by their codes: a counting sort, after which those of a code and all below
  /// it lie side by side, because a subtree is a range of codes.
  init(_ codings: Codings, filter: CoderFilter, codebook: Codebook, universe: Int) {
    self.universe = universe
    self.codebook = codebook
    var counts = [UInt32](repeating: 0, count: codebook.codes.count + 1)
    var kept: [Int] = []
    for coding in 0..<codings.placedCount {
      let code = codings.codes[coding]
      guard code != Encoding.none, filter.admits(codings.coders[coding]) else { continue }
      if let last = kept.last, codings.excerpts[last] == codings.excerpts[coding],
        codings.codes[last] == code
      {
        continue
      }
      kept.append(coding)
      counts[Int(code) + 1] += 1
    }
    for index in counts.indices.dropFirst() { counts[index] += counts[index - 1] }
    starts = counts
    var rows = [UInt32](repeating: 0, count: kept.count)
    for coding in kept {
      let code = Int(codings.codes[coding])
      rows[Int(counts[code])] = codings.excerpts[coding]
      counts[code] += 1
    }
    self.rows = rows
  }

  /// The excerpts with any of these codes, which are ascending.
  ///
  /// Where the list holds a code with all below it, the set kept for that subtree is used.
  func rows(ofAny codes: [Int]) -> RowSet {
    var sets: [RowSet] = []
    var position = 0
    while position < codes.count {
      let code = codes[position]
      let subtree = codebook.subtree(of: code)
      let last = position + subtree.count - 1
      if last < codes.count, codes[last] == subtree.upperBound - 1 {
        sets.append(rows(ofSubtree: code))
        position = last + 1
      } else {
        sets.append(RowSet(ascending: Array(slice(code..<code + 1)), universe: universe))
        position += 1
      }
    }
    return RowSet.union(of: sets, universe: universe)
  }

  private func rows(ofSubtree code: Int) -> RowSet {
    subtrees.value(for: code) {
      RowSet(unordered: slice(codebook.subtree(of: code)), universe: universe)
    }
  }

  private func slice(_ codes: Range<Int>) -> ArraySlice<UInt32> {
    rows[Int(starts[codes.lowerBound])..<Int(starts[codes.upperBound])]
  }
}
