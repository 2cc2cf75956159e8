package import QualmBase

/// Where the words, sentences, paragraphs and pages of the documents begin and end, as far as the package
/// says.
package struct UnitBoundaries: Sendable {
  /// The units of one kind in one document, in code points, ascending.
  package struct Units: Sendable {
    package let starts: [Int]
    package let ends: [Int]
    /// The numbers that the package gives them, where it gives each one and they ascend.
    package let ascendingNumbers: [Int]?

    /// Takes stretches in any order, with their numbers where they have one.
    package init(_ stretches: [(range: Range<Int>, number: Int?)]) {
      let sorted = stretches.sorted { $0.range.lowerBound < $1.range.lowerBound }
      starts = sorted.map(\.range.lowerBound)
      ends = sorted.map(\.range.upperBound)
      let numbers = sorted.compactMap(\.number)
      let areUsable =
        numbers.count == sorted.count && zip(numbers, numbers.dropFirst()).allSatisfy { $0 <= $1 }
      ascendingNumbers = areUsable ? numbers : nil
    }

    /// The beginning of the unit that lies `count` before the one in which a position lies, or
    /// before the one that follows where it lies between two; the first where there are fewer.
    func start(_ count: Int, before position: Int) -> Int {
      let own = ends.partitioningIndex(where: { $0 > position })
      let wanted = max(0, own - count)
      return wanted < starts.count ? min(starts[wanted], position) : position
    }

    /// The end of the unit that lies `count` after the one in which the code point before a position
    /// lies, or after the one before it where it lies between two; the last where there are fewer.
    func end(_ count: Int, after position: Int) -> Int {
      let own = starts.partitioningIndex(where: { $0 >= position }) - 1
      // `count` may be as large as a number can be.
      let wanted = count >= ends.count - own ? ends.count - 1 : own + count
      return wanted >= 0 ? max(ends[wanted], position) : position
    }
  }

  /// By kind, then by document.
  private var units: [String: [String: Units]] = [:]

  /// Reads the table `units` of a package.
  package init(_ corpus: Corpus) {
    guard let table = corpus.units, let documents = table["document"], let kinds = table["kind"],
      let starts = table["start"], let ends = table["end"]
    else { return }
    let wanted = Set(TextUnit.allCases.map(\.singular))
    let numbers = table["number"]
    var stretches: [String: [String: [(range: Range<Int>, number: Int?)]]] = [:]
    for row in 0..<table.rowCount {
      guard let kind = kinds.text(at: row), wanted.contains(kind),
        let document = documents.text(at: row), let start = starts.integer(at: row),
        let end = ends.integer(at: row), start < end
      else { continue }
      stretches[kind, default: [:]][document, default: []].append(
        (start..<end, numbers?.integer(at: row)))
    }
    units = stretches.mapValues { documents in
      documents.mapValues(Units.init)
    }
  }

  /// Whether the package says of any document where such units begin and end.
  package static func areKnown(_ unit: TextUnit, in corpus: Corpus) -> Bool {
    corpus.units?["kind"]?.dictionary.contains(.text(unit.singular)) ?? false
  }

  /// The units of one kind in one document; nil where the package says nothing of them.
  package func units(_ unit: TextUnit, of document: String) -> Units? {
    units[unit.singular]?[document]
  }
}
