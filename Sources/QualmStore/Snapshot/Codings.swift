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
    starts = Codings.starts(excerpts, count: excerptTarget.rowCount)
    let order = Codings.order(excerpts, codes, coders, starts: starts)
    tableRows = order
    self.excerpts = order.map { excerpts[Int($0)] }
    self.codes = order.map { codes[Int($0)] }
    self.coders = order.map { coders[Int($0)] }
  }

  /// For each excerpt the place of its first coding, and the end of the last one's.
  private static func starts(_ excerpts: [UInt32], count: Int) -> [UInt32] {
    var starts = [UInt32](repeating: 0, count: count + 1)
    for excerpt in excerpts where excerpt != Encoding.none { starts[Int(excerpt) + 1] += 1 }
    for index in starts.indices.dropFirst() { starts[index] += starts[index - 1] }
    return starts
  }

  /// The rows of the table by excerpt, code and coder: dealt out to their excerpts by counting, then
  /// each excerpt's few put in order.
  private static func order(
    _ excerpts: [UInt32], _ codes: [UInt32], _ coders: [UInt32], starts: [UInt32]
  ) -> [UInt32] {
    var order = [UInt32](repeating: 0, count: excerpts.count)
    var next = starts
    let unplaced = starts.count - 1
    for (row, excerpt) in excerpts.enumerated() {
      let bucket = excerpt == Encoding.none ? unplaced : Int(excerpt)
      order[Int(next[bucket])] = UInt32(row)
      next[bucket] += 1
    }
    func precedes(_ first: UInt32, _ second: UInt32) -> Bool {
      let (one, other) = (Int(first), Int(second))
      if codes[one] != codes[other] { return codes[one] < codes[other] }
      if coders[one] != coders[other] { return coders[one] < coders[other] }
      return first < second
    }
    for bucket in starts.indices {
      let end = bucket == unplaced ? order.count : Int(starts[bucket + 1])
      let range = Int(starts[bucket])..<end
      if range.count > 1 { order[range].sort(by: precedes) }
    }
    return order
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
