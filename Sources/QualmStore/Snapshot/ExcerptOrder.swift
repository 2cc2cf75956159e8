import QualmBase
import QualmCorpus

/// The order of the excerpts: by document, start, end and id (natural order); what has no text span
/// comes after what has one, what has no document last.
struct ExcerptOrder: Sendable {
  /// For each excerpt its row in the table.
  let tableRows: [UInt32]
  /// For each excerpt the row of its document, or `Encoding.none`.
  let documents: [UInt32]
  /// For each excerpt its first code point; `Encoding.none` without a text span.
  let starts: [UInt32]
  /// For each excerpt one past its last code point; `Encoding.none` without a text span.
  let ends: [UInt32]
  /// For each excerpt its id.
  let ids: [Value]

  /// Sorts the excerpts of a table.
  init(_ table: DataTable, documents target: Target) {
    let documents = ExcerptOrder.documents(table, target)
    let spans = ExcerptOrder.spans(table)
    let ids = table["id"]
    let idValues = (0..<table.rowCount).map { ids?.value(at: $0) ?? .missing }
    func precedes(_ a: UInt32, _ b: UInt32) -> Bool {
      let (first, second) = (Int(a), Int(b))
      if documents[first] != documents[second] { return documents[first] < documents[second] }
      if spans.starts[first] != spans.starts[second] {
        return spans.starts[first] < spans.starts[second]
      }
      if spans.ends[first] != spans.ends[second] { return spans.ends[first] < spans.ends[second] }
      let comparison = NaturalOrder.compare(idValues[first], idValues[second])
      return comparison == 0 ? first < second : comparison < 0
    }
    let order = (0..<UInt32(table.rowCount)).sorted(by: precedes)
    tableRows = order
    self.documents = order.map { documents[Int($0)] }
    starts = order.map { spans.starts[Int($0)] }
    ends = order.map { spans.ends[Int($0)] }
    self.ids = order.map { idValues[Int($0)] }
  }

  private static func documents(_ table: DataTable, _ target: Target) -> [UInt32] {
    guard let column = table["document"] else {
      return [UInt32](repeating: Encoding.none, count: table.rowCount)
    }
    let rows = column.dictionary.map { target.row(of: $0) ?? Encoding.none }
    return column.indices.map { $0 == Encoding.none ? Encoding.none : rows[Int($0)] }
  }

  /// Start and end of each row; a row that lacks either has neither.
  private static func spans(_ table: DataTable) -> (starts: [UInt32], ends: [UInt32]) {
    var starts = integers(table["start"], rowCount: table.rowCount)
    var ends = integers(table["end"], rowCount: table.rowCount)
    for row in starts.indices where starts[row] == Encoding.none || ends[row] == Encoding.none {
      starts[row] = Encoding.none
      ends[row] = Encoding.none
    }
    return (starts, ends)
  }

  /// The whole numbers of a column; `Encoding.none` where there is none that is a position.
  static func integers(_ column: DataColumn?, rowCount: Int) -> [UInt32] {
    guard let column, column.starts == nil else {
      return [UInt32](repeating: Encoding.none, count: rowCount)
    }
    let numbers = column.dictionary.map { value -> UInt32 in
      if case .integer(let number) = value {
        UInt32(exactly: number) ?? Encoding.none
      } else {
        Encoding.none
      }
    }
    return column.indices.map { $0 == Encoding.none ? Encoding.none : numbers[Int($0)] }
  }

  /// The excerpts of a document; they are side by side.
  func excerpts(ofDocument document: UInt32) -> Range<Int> {
    let start = documents.partitioningIndex(where: { $0 >= document })
    return start..<documents.partitioningIndex(where: { $0 > document })
  }

  /// The excerpts of a document inside `start..<end`.
  func excerpts(ofDocument document: UInt32, inside start: UInt32, _ end: UInt32) -> [Int] {
    let range = excerpts(ofDocument: document)
    let first = starts[range].partitioningIndex(where: { $0 >= start })
    let last = starts[first..<range.upperBound].partitioningIndex(where: { $0 >= end })
    return (first..<last).filter { ends[$0] <= end }
  }
}
