package import QualmBase
import QualmCorpus

/// The links of excerpts, from the excerpts' side: a row for each end of a link that is an excerpt, by
/// excerpt and then in the order of links.
///
/// A link between two excerpts has two rows, one that is not directed and ties an excerpt to itself
/// one. What stands at the other end may be anything that a link can tie.
package struct ExcerptLinks: Sendable {
  /// What a row is seen from its excerpt.
  package enum Direction: String, Sendable, CaseIterable {
    /// The link leads to the other end.
    case to
    /// It comes from the other end.
    case from
    /// It is not directed.
    case with
  }

  /// The rows with their fields: `excerpt`, `link`, `direction`, `other` and `other_kind`.
  package let relation: Relation
  /// The excerpt of each row, ascending.
  package let excerpts: [UInt32]
  private let excerpt: Column
  private let link: Column
  private let other: Column
  private let types: Column?
  private let byDirection: [RowSet]
  private let loops: RowSet

  /// Takes the links apart; those between other things than excerpts are no part of it.
  ///
  /// - Parameter links: the links, for their types.
  init(_ parts: SnapshotParts, links: Relation) {
    let table = parts.corpus.links
    let ends = MixedReference(
      table, [("from", kind: "from_kind"), ("to", kind: "to_kind")], targets: parts.targets)
    let rows = ExcerptLinks.rows(table, ends)
    let count = rows.count
    let linkTarget = Target(name: "links", rowCount: links.rowCount) {
      table.map(SnapshotParts.ids) ?? []
    }
    let excerpt = parts.excerpts.column(named: "excerpt", isMany: false, rowCount: count) {
      Slots(starts: nil, indices: rows.map(\.excerpt))
    }
    let link = linkTarget.column(named: "link", isMany: false, rowCount: count) {
      Slots(starts: nil, indices: rows.map(\.link))
    }
    let other = ExcerptLinks.other(rows, ends, count: parts.excerpts.rowCount)
    let direction = Column(
      name: "direction", kind: .text, isMany: false, rowCount: count
    ) {
      Encoding(
        dictionary: Direction.allCases.map { .text($0.rawValue) }, starts: nil,
        indices: rows.map { UInt32($0.direction) })
    }
    let otherKind = Column.listing("other_kind", .text, count) {
      rows.map { row in
        let column = row.otherSlot < links.rowCount ? "from_kind" : "to_kind"
        return .text(MixedReference.kind(table?[column], Int(row.link)))
      }
    }
    let ids = ExcerptLinks.ids(rows, parts.excerpts, linkTarget)
    relation = Relation(
      name: ids.name, rowCount: count, columns: [excerpt, link, direction, other, otherKind],
      ids: ids.idColumn())
    excerpts = rows.map(\.excerpt)
    self.excerpt = excerpt
    self.link = link
    self.other = other
    types = links.column(named: "type")
    byDirection = Direction.allCases.indices.map { direction in
      ExcerptLinks.set(rows.indices.filter { rows[$0].direction == direction }, of: count)
    }
    let own = ends.rows(in: "excerpts")
    loops = ExcerptLinks.set(
      rows.indices.filter { own[rows[$0].otherSlot] == rows[$0].excerpt }, of: count)
  }

  /// What stands at the other end of each row; of all kinds, but as a reference those of excerpts.
  private static func other(_ rows: [Row], _ ends: MixedReference, count: Int) -> Column {
    Column(
      name: "other", kind: .text, isMany: false, rowCount: rows.count,
      reference: Reference(
        target: "excerpts", targetCount: count,
        rows: Lazy { ends.rowsOfEntries(in: "excerpts") })
    ) {
      Encoding(
        dictionary: ends.values, starts: nil, indices: rows.map { ends.entries[$0.otherSlot] })
    }
  }

  /// What each row is called: the excerpt, the link, and which way it leads.
  private static func ids(_ rows: [Row], _ excerpts: Target, _ links: Target) -> Target {
    Target(name: "links of excerpts", rowCount: rows.count) {
      let (excerpts, links) = (excerpts.labels.value, links.labels.value)
      return rows.map { row in
        let parts = [
          excerpts[Int(row.excerpt)], links[Int(row.link)],
          .text(Direction.allCases[row.direction].rawValue),
        ]
        return .text(parts.map(\.plainText).joined(separator: " "))
      }
    }
  }

  /// One end of a link.
  private struct Row {
    var excerpt: UInt32
    var link: UInt32
    /// The place in `Direction.allCases`.
    var direction: Int
    /// Where the other end stands among the entries of both columns, all of `from` before all of `to`.
    var otherSlot: Int
  }

  private static func rows(_ table: DataTable?, _ ends: MixedReference) -> [Row] {
    guard let table, !ends.entries.isEmpty else { return [] }
    let count = table.rowCount
    let excerpts = ends.rows(in: "excerpts")
    let directed = table["directed"]
    var rows: [Row] = []
    for link in 0..<count {
      let isDirected = directed?.value(at: link) != .boolean(false)
      let (from, to) = (excerpts[link], excerpts[count + link])
      if from != Encoding.none {
        rows.append(
          Row(
            excerpt: from, link: UInt32(link), direction: isDirected ? 0 : 2,
            otherSlot: count + link))
      }
      if to != Encoding.none, isDirected || from != to {
        rows.append(
          Row(excerpt: to, link: UInt32(link), direction: isDirected ? 1 : 2, otherSlot: link))
      }
    }
    return rows.enumerated().sorted {
      ($0.element.excerpt, $0.offset) < ($1.element.excerpt, $1.offset)
    }.map(\.element)
  }

  private static func set(_ rows: [Int], of count: Int) -> RowSet {
    RowSet(ascending: rows.map { UInt32($0) }, universe: count)
  }
}

// MARK: Rows

extension ExcerptLinks {
  /// The rows of links of these types; all where nil.
  package func rows(ofTypes types: [String]?) -> RowSet {
    guard let types else { return relation.all }
    guard let column = self.types else { return RowSet(universe: relation.rowCount) }
    let links = column.rows(ofAny: types.compactMap { column.index(of: .text($0)) })
    return link.referring(to: links)
  }

  /// The types of the links of these rows.
  package func types(of rows: [UInt32]) -> [Value] {
    guard let types else { return rows.map { _ in .missing } }
    let target = link.related(RowSet(unordered: rows[...], universe: relation.rowCount)).rows
    let known = Dictionary(
      zip(target, types.cells(rows: target)), uniquingKeysWith: { first, _ in first })
    return rows.map { row in
      let own = link.related(RowSet(ascending: [row], universe: relation.rowCount)).rows.first
      return own.flatMap { known[$0] } ?? .missing
    }
  }

  /// The rows whose links may be followed this way: those that are not directed may both ways.
  package func rows(leading direction: Direction) -> RowSet {
    switch direction {
    case .to: byDirection[0].union(byDirection[2])
    case .from: byDirection[1].union(byDirection[2])
    case .with: relation.all
    }
  }

  /// The rows with something else than the excerpt itself at the other end.
  package var withOthers: RowSet { loops.complement }

  /// The rows of these excerpts.
  package func rows(ofExcerpts rows: RowSet) -> RowSet { excerpt.referring(to: rows) }

  /// The rows with one of these excerpts at the other end.
  package func rows(withOther rows: RowSet) -> RowSet { other.referring(to: rows) }

  /// The excerpts of these rows.
  package func excerpts(of rows: RowSet) -> RowSet { excerpt.related(rows) }
}
