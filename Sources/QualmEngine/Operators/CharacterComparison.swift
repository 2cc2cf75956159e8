import QualmBase
import QualmPlan
import QualmStore

/// Compares what coders marked of some documents, character by character.
struct CharacterComparison {
  /// What each coder did with one group of codes.
  struct Marks {
    /// For each coder the characters where the coder looked for the codes.
    var looked: [CharacterRanges]
    /// For each coder those to which the coder gave one of the codes.
    var given: [CharacterRanges]
    /// Excerpts to which a coder gave a code without having looked for it.
    var unpassedCount: Int
  }

  let snapshot: Snapshot
  /// The excerpts that came in.
  private let rows: RowSet
  let coders: [String]
  /// Where each document begins on the line of all.
  private let starts: [Int: Int]
  private let lengths: [Int: Int]
  /// The documents whose length is not known.
  let unmeasured: [String]
  /// How many excerpts of these documents did not come in, and how many that did have no place in the text.
  let absentCount: Int
  let placelessCount: Int

  init(snapshot: Snapshot, rows: RowSet, coders: [String]) {
    self.snapshot = snapshot
    self.rows = rows
    self.coders = coders
    let documents = snapshot.documents(ofExcerpts: rows)
    var starts: [Int: Int] = [:]
    var lengths: [Int: Int] = [:]
    var unmeasured: [String] = []
    var next = 0
    for document in documents.rows.map({ Int($0) }) {
      let (count, isKnown) = snapshot.characterCount(ofDocument: document)
      starts[document] = next
      lengths[document] = count
      // A place between, so that no unit goes on from one text into the next.
      next += count + 1
      if !isKnown, case .text(let id) = snapshot.documents.ids.value(at: document) {
        unmeasured.append(id)
      }
    }
    self.starts = starts
    self.lengths = lengths
    self.unmeasured = unmeasured
    let absent = snapshot.excerpts(ofDocuments: documents).subtracting(rows)
    absentCount = snapshot.stretches(of: absent).count
    placelessCount = rows.count - snapshot.stretches(of: rows).count
  }

  private func ranges(of rows: RowSet) -> [Range<Int>] {
    snapshot.stretches(of: rows).compactMap { stretch in
      guard let start = starts[stretch.document], let length = lengths[stretch.document] else {
        return nil
      }
      return start + min(stretch.start, length)..<start + min(stretch.end, length)
    }
  }

  /// What each coder did with these codes. A coder looked at a document as a whole or at single excerpts.
  func marks(_ codes: [Int]) -> Marks {
    var unpassed = 0
    var looked: [CharacterRanges] = []
    var given: [CharacterRanges] = []
    for coder in coders {
      let documents = snapshot.passedDocuments(codes, by: coder)
      let passed = snapshot.passed(codes, by: coder)
      let whole = documents.rows.compactMap { row -> Range<Int>? in
        guard let start = starts[Int(row)], let length = lengths[Int(row)] else { return nil }
        return start..<start + length
      }
      let own = snapshot.coded(codes, coders: .these([coder])).intersection(rows)
      unpassed += own.subtracting(passed).count
      let region = CharacterRanges(whole + ranges(of: passed))
      looked.append(region)
      given.append(CharacterRanges(ranges(of: own)).intersection(region))
    }
    return Marks(looked: looked, given: given, unpassedCount: unpassed)
  }

  /// How far two coders agree about one group of codes, a character being a unit to which each says yes or
  /// no.
  func table(_ marks: Marks, _ first: Int, _ second: Int) -> (table: PairAgreement, unpaired: Int) {
    let region = marks.looked[first].intersection(marks.looked[second])
    let (a, b) = (marks.given[first].intersection(region), marks.given[second].intersection(region))
    let both = a.intersection(b).count
    let either = a.count + b.count - both
    let table = PairAgreement(
      both: both, firstOnly: a.count - both, secondOnly: b.count - both,
      neither: region.count - either)
    let looked = marks.looked[first].count + marks.looked[second].count
    return (table, looked - 2 * region.count)
  }

  /// All coders at once, about the characters that all of them looked at.
  func all(_ marks: Marks) -> Comparison.All {
    let region = region(of: [marks], Array(coders.indices))
    var all = Comparison.All()
    all.units = region.count
    for (yes, count) in CharacterRanges.depths(marks.given, in: region).enumerated() {
      all.reliability.add([yes, coders.count - yes], times: count)
    }
    return all
  }

  /// The characters where all these coders looked for all groups.
  private func region(of groups: [Marks], _ coders: [Int]) -> CharacterRanges {
    var region: CharacterRanges?
    for marks in groups {
      for coder in coders {
        region = region?.intersection(marks.looked[coder]) ?? marks.looked[coder]
      }
    }
    return region ?? CharacterRanges()
  }

  /// How far these coders agree about stretches. A unit is a stretch as long as can be to which a coder gave
  /// the same of the groups; where these are several, their set is its value.
  ///
  /// - Parameter kept: the group whose value alone is told apart, the others being one value; all where nil.
  func reliability(
    _ groups: [Marks], of coders: [Int], keeping kept: Int? = nil
  ) -> UnitizedReliability {
    let region = region(of: groups, coders)
    var values: [Set<Int>: Int] = [:]
    let units = coders.map { coder in
      var units: [UnitizedReliability.Unit] = []
      CharacterRanges.walk(groups.map { $0.given[coder].intersection(region) }) { range, given in
        let number = values[given] ?? values.count
        values[given] = number
        let value = kept.map { given.contains($0) ? 1 : 0 } ?? number
        units.append(
          UnitizedReliability.Unit(start: range.lowerBound, end: range.upperBound, value: value))
      }
      return units
    }
    return UnitizedReliability(length: region.count, units: units)
  }

  /// Whether a coder gave several of these groups to a character.
  func overlap(_ groups: [Marks]) -> Bool {
    coders.indices.contains { coder in
      let sets = groups.map { $0.given[coder] }
      return sets.reduce(0) { $0 + $1.count }
        > CharacterRanges(sets.flatMap(\.ranges)).count
    }
  }
}
