import QualmBase
import QualmPlan
import QualmStore

/// Tells groups in which nothing was found from those in which nobody looked.
///
/// A combination of groups was never looked for where one of its groups is one of codes, there are rows
/// among those that came in which belong to all its other groups, and in none of their excerpts a coder
/// of record looked for any of the codes. Without the table `passes` nothing is known of that.
struct LookedFor {
  private let keys: [KeyGroups]
  /// For each group of each key the rows in which somebody looked for its codes; nil for other groups.
  private let looked: [[RowSet?]]
  private let rows: RowSet

  /// Looks up who looked where; nil where there is nothing to tell apart.
  init?(run: Run, frame: Frame, keys: [KeyGroups], rows: RowSet) {
    guard run.snapshot.hasPasses, frame.isExcerpts || frame.excerpts != nil else { return nil }
    let looked = keys.map { key in
      key.groups.map { group in
        group.codes.isEmpty
          ? nil
          : run.snapshot.lookedFor(anyOf: group.codes).map { run.rows(of: frame, behind: $0) }
      }
    }
    guard looked.contains(where: { $0.contains { $0 != nil } }) else { return nil }
    self.keys = keys
    self.looked = looked
    self.rows = rows
  }

  /// Whether nobody looked where the combination of these groups, one of each key, has no rows.
  func isUnknown(_ groups: [Int]) -> Bool {
    for (key, group) in groups.enumerated() {
      guard let looked = looked[key][group] else { continue }
      var others = rows
      for (other, place) in groups.enumerated() where other != key {
        others = others.intersection(keys[other].groups[place].rows)
      }
      if !others.isEmpty, others.isDisjoint(with: looked) { return true }
    }
    return false
  }
}

extension Run {
  /// The foot under a table with cells that nobody looked for.
  private static let neverLookedForFooter = "·: nobody looked for the code there"

  /// Says at the foot what `·` means, where the table shows it.
  func noteNeverLookedFor(in table: Table) {
    if table.columns.contains(where: { !$0.neverLookedFor.isEmpty }) {
      addFooter(Run.neverLookedForFooter)
    }
  }
}
