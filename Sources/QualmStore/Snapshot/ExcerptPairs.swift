import QualmBase
import QualmCorpus

/// Pairs of excerpts that lie so to each other, by the one on the left and then the one on the right, as
/// rows with fields. Made for one query.
package struct ExcerptPairs: Sendable {
  /// The name of the relation.
  package static let name = "pairs of excerpts"

  /// The rows with their fields: `excerpt`, `other`, `document`, `start`, `end`, `length`, `time_start`
  /// and `time_end` where the package has them, and `text` where words are attached.
  package let relation: Relation
  /// The excerpt on the left of each row.
  package let excerpts: [UInt32]
  /// The stretch of the text that each row gives, in code points; nil in a recording.
  package let stretches: [Range<Int>?]
  /// How many pairs were to share something and do not, so that they have no row.
  package let apart: Int

  init(_ pairs: [ExcerptPair], apart: Int, _ parts: SnapshotParts, texts: ExcerptTexts) {
    let count = pairs.count
    func integers(
      _ name: String, _ value: @escaping @Sendable (ExcerptPair) -> Int?
    ) -> Column {
      Column.integers(name, count) { pairs.map(value) }
    }
    let excerpt = parts.excerpts.column(named: "excerpt", isMany: false, rowCount: count) {
      Slots(starts: nil, indices: pairs.map(\.excerpt))
    }
    let other = parts.excerpts.column(named: "other", isMany: false, rowCount: count) {
      Slots(starts: nil, indices: pairs.map(\.other))
    }
    let document = parts.documents.column(named: "document", isMany: false, rowCount: count) {
      Slots(starts: nil, indices: pairs.map(\.document))
    }
    var columns = [
      excerpt, other, document,
      integers("start") { $0.text?.lowerBound }, integers("end") { $0.text?.upperBound },
      integers("length") { $0.text?.count },
    ]
    if parts.corpus.excerpts.lazyColumn("time_start") != nil,
      parts.corpus.excerpts.lazyColumn("time_end") != nil
    {
      columns += [
        integers("time_start") { $0.time?.lowerBound },
        integers("time_end") { $0.time?.upperBound },
      ]
    }
    if parts.words != nil {
      columns.append(
        Column.texts("text", count) { row in
          pairs[row].text.flatMap { texts.shownWords(of: Int(pairs[row].excerpt), in: $0) }
        })
    }
    let ids = Target(name: ExcerptPairs.name, rowCount: count) {
      let names = parts.excerpts.labels.value
      return pairs.map { pair in
        let parts = [names[Int(pair.excerpt)], names[Int(pair.other)]]
        return .text(
          parts.map { if case .text(let text) = $0 { text } else { "" } }.joined(separator: " "))
      }
    }
    relation = Relation(
      name: ids.name, rowCount: count, columns: columns, ids: ids.idColumn())
    excerpts = pairs.map(\.excerpt)
    stretches = pairs.map(\.text)
    self.apart = apart
  }
}

extension Column {
  /// A column of whole numbers of which some may be missing.
  static func integers(
    _ name: String, _ rowCount: Int, _ numbers: @escaping @Sendable () -> [Int?]
  ) -> Column {
    Column(name: name, kind: .integer, isMany: false, rowCount: rowCount) {
      let numbers = numbers()
      let distinct = Set(numbers.compactMap { $0 }).sorted()
      let places = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, UInt32($0)) })
      return Encoding(
        dictionary: distinct.map { .integer($0) }, starts: nil,
        indices: numbers.map { $0.flatMap { places[$0] } ?? Encoding.none })
    }
  }

  /// A column of texts that are read row by row when they are asked for.
  static func texts(
    _ name: String, _ rowCount: Int, _ text: @escaping @Sendable (Int) -> String?
  ) -> Column {
    let read: @Sendable ([UInt32]) -> [Value] = { rows in
      rows.map { text(Int($0)).map(Value.text) ?? .missing }
    }
    return Column(name: name, kind: .text, isMany: false, rowCount: rowCount, reader: read) {
      let cells = read((0..<UInt32(rowCount)).map { $0 })
      let distinct = Array(Set(cells)).filter { $0 != .missing }
      let sorted = CanonicalOrder.sorted(distinct, categories: [])
      let places = Dictionary(
        uniqueKeysWithValues: sorted.values.enumerated().map { ($1, UInt32($0)) })
      return Encoding(
        dictionary: sorted.values, starts: nil, indices: cells.map { places[$0] ?? Encoding.none })
    }
  }
}
