import QualmBase
import QualmCorpus

/// Who looked for which codes in which excerpts.
///
/// A pass on a code covers all codes below it, one on a document all its excerpts, and one that names
/// neither a document nor an excerpt all there are.
struct Passes: Sendable {
  /// For each coder who made a pass, by code the excerpts that the pass names.
  private let named: [String: [Int: RowSet]]
  /// For each coder who made a pass, by code the documents that the pass takes in as a whole.
  private let wholes: [String: [Int: RowSet]]
  /// The coders who made a pass, by id, in natural order.
  let coders: [String]

  /// Reads the passes of a table.
  init(_ table: DataTable, excerpts: Target, documents: Target, codes: Target, order: ExcerptOrder)
  {
    let coderIDs = Passes.places(table["coder"], table.rowCount) { $0 }
    let codeRows = Passes.places(table["code"], table.rowCount, codes.row)
    let documentRows = Passes.places(table["document"], table.rowCount, documents.row)
    let excerptRows = Passes.places(table["excerpt"], table.rowCount, excerpts.row)
    var rows: [String: [Int: [UInt32]]] = [:]
    var whole: [String: [Int: [UInt32]]] = [:]
    for row in 0..<table.rowCount {
      guard case .text(let coder) = coderIDs[row], let code = codeRows[row] else { continue }
      let covered: [UInt32]
      if let excerpt = excerptRows[row] {
        covered = [excerpt]
      } else if let document = documentRows[row] {
        covered = order.excerpts(ofDocument: document).map { UInt32($0) }
        whole[coder, default: [:]][Int(code), default: []].append(document)
      } else {
        covered = (0..<UInt32(excerpts.rowCount)).map { $0 }
        whole[coder, default: [:]][Int(code), default: []] += 0..<UInt32(documents.rowCount)
      }
      rows[coder, default: [:]][Int(code), default: []] += covered
    }
    named = rows.mapValues { codes in
      codes.mapValues { RowSet(unordered: $0[...], universe: excerpts.rowCount) }
    }
    wholes = whole.mapValues { codes in
      codes.mapValues { RowSet(unordered: $0[...], universe: documents.rowCount) }
    }
    coders = rows.keys.sorted { NaturalOrder.precedes(.text($0), .text($1)) }
  }

  /// What each row's value stands for, worked out once for each value.
  private static func places<Place>(
    _ column: DataColumn?, _ rowCount: Int, _ place: (Value) -> Place?
  ) -> [Place?] {
    guard let column, column.starts == nil else { return Array(repeating: nil, count: rowCount) }
    let places = column.dictionary.map(place)
    return column.indices.map { $0 == DataColumn.none ? nil : places[Int($0)] }
  }

  /// The excerpts in which the coder looked for every one of `codes` that excerpts may bear.
  func rows(of codes: [Int], by coder: String, in codebook: Codebook, universe: Int) -> RowSet {
    Passes.covered(named[coder], codes, in: codebook, universe: universe)
  }

  /// The documents in which the coder looked for every one of `codes` from end to end.
  func documents(
    of codes: [Int], by coder: String, in codebook: Codebook, universe: Int
  ) -> RowSet {
    Passes.covered(wholes[coder], codes, in: codebook, universe: universe)
  }

  /// What is named, by code, for every one of `codes` that excerpts may bear, or a code above it.
  private static func covered(
    _ named: [Int: RowSet]?, _ codes: [Int], in codebook: Codebook, universe: Int
  ) -> RowSet {
    guard let named else { return RowSet(universe: universe) }
    let bearable = codes.filter { code in
      codebook.codes[code].isCodable || codebook.subtree(of: code).count == 1
    }
    // Codes below one pass share what covers them.
    var ways: [[Int]] = []
    for code in bearable.isEmpty ? codes : bearable {
      let way = Passes.way(to: code, in: codebook).filter { named[$0] != nil }
      if !ways.contains(way) { ways.append(way) }
    }
    let covered = ways.map { way in
      RowSet.union(of: way.compactMap { named[$0] }, universe: universe)
    }
    return covered.isEmpty
      ? RowSet(universe: universe) : RowSet.intersection(of: covered, universe: universe)
  }

  /// The excerpts in which the coder looked for at least one of `codes`.
  func rows(ofAny codes: [Int], by coder: String, in codebook: Codebook, universe: Int) -> RowSet {
    guard let named = named[coder] else { return RowSet(universe: universe) }
    let passed = Set(codes.flatMap { Passes.way(to: $0, in: codebook) })
    return RowSet.union(of: passed.sorted().compactMap { named[$0] }, universe: universe)
  }

  /// The code and those above it.
  private static func way(to code: Int, in codebook: Codebook) -> [Int] {
    var way: [Int] = []
    var node: Int? = code
    while let current = node {
      way.append(current)
      node = codebook.codes[current].parent
    }
    return way
  }
}

extension Snapshot {
  /// Whether the package says who looked for what.
  package var hasPasses: Bool { passIndex != nil }

  /// The coders whose agreement can be told, by id, in the order of `coders`: those who made a pass, or
  /// where the package has no passes, those who gave a code.
  package var comparableCoders: [String] {
    guard let passIndex else { return givingCoders }
    let listed = coderIDs
    return listed.filter(passIndex.coders.contains)
      + passIndex.coders.filter { !listed.contains($0) }
  }

  /// The coders who gave a code, by id, in the order of `coders`.
  package var givingCoders: [String] {
    let every = Array(0..<codeCount)
    return coderIDs.filter { !coded(every, coders: .these([$0])).isEmpty }
  }

  private var coderIDs: [String] {
    coders.ids.dictionary.compactMap { id in if case .text(let text) = id { text } else { nil } }
  }

  /// The excerpts in which a coder of record looked for at least one of `codes`; nil where the package
  /// does not say who looked for what.
  package func lookedFor(anyOf codes: [Int]) -> RowSet? {
    guard let passIndex else { return nil }
    let record = coders.column(named: "record")
    let ofRecord = coderIDs.filter { id in
      guard let row = coders.row(ofID: id) else { return false }
      return record?.value(at: row) == .boolean(true)
    }
    let counted = ofRecord.isEmpty ? passIndex.coders : passIndex.coders.filter(ofRecord.contains)
    return RowSet.union(
      of: counted.map {
        passIndex.rows(ofAny: codes, by: $0, in: corpus.codebook, universe: excerpts.rowCount)
      }, universe: excerpts.rowCount)
  }

  /// The excerpts in which the coder looked for all of `codes`; where the package does not say who
  /// looked for what, those to which the coder gave any code.
  package func passed(_ codes: [Int], by coder: String) -> RowSet {
    guard let passIndex else { return coded(Array(0..<codeCount), coders: .these([coder])) }
    return passIndex.rows(
      of: codes, by: coder, in: corpus.codebook, universe: excerpts.rowCount)
  }
}
