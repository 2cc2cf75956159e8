import QualmBase
import Synchronization

/// The codes of a codebook by what they are called.
///
/// One index serves every query on a corpus: each table is made when a name is first read that way,
/// so that names are folded once, and not at all where every name is written exactly.
package final class CodeNameIndex: Sendable {
  /// How freely a name may be read; an earlier reading that finds a code ends the search.
  enum Reading: Int, CaseIterable {
    case exact, folded, label, id
  }

  /// The codebook, numbered as `CodeID`s are.
  package let codes: [CatalogCode]
  /// One for each reading.
  private let tables = Mutex<[NameTable?]>(Reading.allCases.map { _ in nil })

  /// Takes a codebook.
  package init(_ codes: [CatalogCode]) {
    self.codes = codes
  }

  /// The indices of the codes that any of `paths` names by this reading, ascending and distinct.
  func codes(named paths: [[String]], _ reading: Reading) -> [Int] {
    var found: [Int] = []
    for path in paths {
      let steps = reading == .exact ? path : path.map(TextFolding.name)
      guard let last = steps.last else { continue }
      let above = steps.dropLast()
      found += candidates(last, reading).filter { isBelow(above, $0, reading) }
    }
    if found.count < 2 { return found }
    found.sort()
    return found.indices.filter { $0 == 0 || found[$0] != found[$0 - 1] }.map { found[$0] }
  }

  /// The indices of the codes with exactly this id, ascending.
  func codes(withID id: String) -> [Int] { table(.id)[id] }

  /// The codes whose own name is `name`.
  private func candidates(_ name: String, _ reading: Reading) -> [Int] {
    switch reading {
    case .exact, .folded: table(reading)[name]
    case .label: table(.folded)[name] + table(.label)[name]
    case .id: []
    }
  }

  /// Whether the codes above a code are called as the steps of a path say.
  private func isBelow(_ steps: ArraySlice<String>, _ index: Int, _ reading: Reading) -> Bool {
    var node = codes[index].parent?.index
    for step in steps.reversed() {
      guard let current = node, candidates(step, reading).contains(current) else { return false }
      node = codes[current].parent?.index
    }
    return true
  }

  private func table(_ reading: Reading) -> NameTable {
    tables.withLock { tables in
      if let table = tables[reading.rawValue] { return table }
      let table =
        switch reading {
        case .exact: NameTable(codes.count) { codes[$0].name }
        case .folded: NameTable(codes.count) { TextFolding.name(codes[$0].name) }
        case .label: NameTable(codes.count) { codes[$0].label.map(TextFolding.name) }
        case .id: NameTable(codes.count) { codes[$0].id }
        }
      tables[reading.rawValue] = table
      return table
    }
  }
}

/// Codes by one kind of name; those that share a name are chained, for few do.
private struct NameTable {
  /// The first code of each name.
  private var first: [String: Int] = [:]
  /// For each code the next one of the same name.
  private var next: [Int?]

  init(_ count: Int, name: (Int) -> String?) {
    next = Array(repeating: nil, count: count)
    first.reserveCapacity(count)
    for index in (0..<count).reversed() {
      guard let name = name(index) else { continue }
      next[index] = first.updateValue(index, forKey: name)
    }
  }

  /// The codes of that name, ascending.
  subscript(name: String) -> [Int] {
    var found: [Int] = []
    var index = first[name]
    while let current = index {
      found.append(current)
      index = next[current]
    }
    return found
  }
}
