/// Finds the names that a misspelt one may have meant.
package enum NearestName {
  /// The characters up to which a name is compared: nobody has misspelt a longer one.
  private static let longest = 200

  /// Up to `limit` of `names` that are near `name`, nearest first; the same for the same names in
  /// any order.
  ///
  /// A name that differs in case alone comes first, then names that begin with what was written,
  /// then those within `max(1, n / 3)` edits of its n characters.
  package static func candidates(
    for name: String, among names: some Sequence<String>, limit: Int = 3
  ) -> [String] {
    let written = Array(name.lowercased().unicodeScalars)
    guard !written.isEmpty, written.count <= longest else { return [] }
    let reach = max(1, written.count / 3)
    var found: [(rank: Int, distance: Int, name: String)] = []
    var seen: Set<String> = []
    for candidate in names where candidate != name && seen.insert(candidate).inserted {
      let other = Array(candidate.lowercased().unicodeScalars)
      if other == written {
        found.append((0, 0, candidate))
      } else if written.count >= 3 || !written.allSatisfy(\.isASCII), other.starts(with: written) {
        found.append((1, other.count - written.count, candidate))
      } else if abs(other.count - written.count) <= reach {
        let distance = distance(written, other)
        if distance <= reach { found.append((2, distance, candidate)) }
      }
    }
    found.sort {
      ($0.rank, $0.distance, $0.name) < ($1.rank, $1.distance, $1.name)
    }
    // Nothing is nearer than the name itself in other letters, and nothing else is worth a thought.
    if let first = found.first, first.rank == 0 { found.removeAll { $0.rank != 0 } }
    return found.prefix(limit).map(\.name)
  }

  /// The edits (insert, delete, replace, swap of neighbours) between two texts, no part of a text
  /// being edited twice: the optimal string alignment distance.
  package static func distance(_ first: String, _ second: String) -> Int {
    distance(Array(first.unicodeScalars), Array(second.unicodeScalars))
  }

  private static func distance(_ first: [Unicode.Scalar], _ second: [Unicode.Scalar]) -> Int {
    if first.isEmpty || second.isEmpty { return max(first.count, second.count) }
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for i in 1...first.count {
      var row = [i]
      row.reserveCapacity(second.count + 1)
      for j in 1...second.count {
        let replaced = last[j - 1] + (first[i - 1] == second[j - 1] ? 0 : 1)
        var best = min(replaced, last[j] + 1, row[j - 1] + 1)
        if i > 1, j > 1, first[i - 1] == second[j - 2], first[i - 2] == second[j - 1] {
          best = min(best, beforeLast[j - 2] + 1)
        }
        row.append(best)
      }
      beforeLast = last
      last = row
    }
    return last[second.count]
  }
}
