import QualmBase
import QualmCorpus
import Testing

/// A document made up for a test, with what stands in its tables.
struct DamagedDocument {
  var text: String
  /// Texts that interrupt it, each where it stands first.
  var interruptions: [String] = []
  /// How many code points further than their texts the interruptions are said to reach.
  var interruptionsReach = 0
  /// Damaged words and what they were; with an occurrence, counted from 0, only there.
  var repairs: [(damaged: String, mended: String, occurrence: Int?)] = []
  /// Units by their kind, as texts that stand one after the other.
  var units: [(kind: String, text: String)] = []

  var corpus: Corpus {
    get throws {
      let spans = try interruptions.map { try range(of: $0) }
      let mends = try repairs.map { repair in
        (repair, try repair.occurrence.map { try range(of: repair.damaged, $0).lowerBound })
      }
      var ends: [String: Int] = [:]
      let stretches = try units.map { unit in
        let found = try range(of: unit.text, from: ends[unit.kind] ?? 0)
        ends[unit.kind] = found.upperBound
        return (unit.kind, found)
      }
      return Corpus(
        descriptor: PackageDescriptor(), codebook: Codebook(codes: []),
        tables: [
          Self.table(
            "interruptions",
            [
              ("document", spans.map { _ in .text("d") }),
              ("kind", spans.map { _ in .text("footnote") }),
              ("start", spans.map { .integer($0.lowerBound) }),
              ("end", spans.map { .integer($0.upperBound + interruptionsReach) }),
            ]),
          Self.table(
            "repairs",
            [
              ("document", mends.map { _ in .text("d") }),
              ("damaged", mends.map { .text($0.0.damaged) }),
              ("mended", mends.map { $0.0.mended.isEmpty ? .missing : .text($0.0.mended) }),
              ("start", mends.map { $0.1.map { .integer($0) } ?? .missing }),
            ]),
          Self.table(
            "units",
            [
              ("document", stretches.map { _ in .text("d") }),
              ("kind", stretches.map { .text($0.0) }),
              ("start", stretches.map { .integer($0.1.lowerBound) }),
              ("end", stretches.map { .integer($0.1.upperBound) }),
            ]),
        ])
    }
  }

  var document: DocumentText { get throws { try #require(DocumentText(Array(text.utf8))) } }

  /// The code points of a part of the text: its occurrence of that number, from `start` on.
  func range(of part: String, _ occurrence: Int = 0, from start: Int = 0) throws -> Range<Int> {
    let scalars = Array(text.unicodeScalars)
    let wanted = Array(part.unicodeScalars)
    var left = occurrence
    for position in start...max(start, scalars.count - wanted.count)
    where scalars.dropFirst(position).starts(with: wanted) {
      if left == 0 { return position..<position + wanted.count }
      left -= 1
    }
    throw Lacking(part: part)
  }

  struct Lacking: Error { var part: String }

  /// What is shown of a part of the text; of all where nil.
  func shown(
    _ part: String? = nil, about excerpt: String? = nil, marks: QuoteCleaner.Marks = .shown
  ) throws -> String? {
    let document = try document
    let whole = 0..<document.characterCount
    return QuoteCleaner(try corpus).words(
      try part.map { try range(of: $0) } ?? whole, of: "d", document,
      about: try excerpt.map { try range(of: $0) }, marks: marks)
  }

  /// What stands before and after a part of the text.
  func context(_ part: String, _ count: Int, _ unit: TextUnit) throws -> [String]? {
    let (corpus, document) = (try corpus, try document)
    let cleaner = QuoteCleaner(corpus)
    let finder = ContextFinder(boundaries: UnitBoundaries(corpus), cleaner: cleaner)
    let excerpt = try range(of: part)
    guard let found = finder.context(of: excerpt, in: "d", document, count, unit) else {
      return nil
    }
    return [found.before, found.after].map { range in
      cleaner.words(range, of: "d", document, about: excerpt, marks: .shown) ?? "outside"
    }
  }

  private static func table(_ name: String, _ columns: [(String, [Value])]) -> DataTable {
    let made = columns.map { name, cells in
      let schema = FieldSchema(
        name: name, typeName: ["start", "end"].contains(name) ? "integer" : "string")
      return DataColumn(
        schema: schema, dictionary: cells, starts: nil,
        indices: cells.indices.map { cells[$0] == .missing ? DataColumn.none : UInt32($0) })
    }
    return DataTable(
      schema: TableSchema(name: name, path: "\(name).csv", fields: made.map(\.schema)),
      rowCount: columns[0].1.count, columns: made)
  }
}
