import QualmBase
import QualmCorpus
import QualmSyntax

/// `agree` as its definitions have it: unit by unit, coder by coder, pair of values by pair of values.
extension Evaluation {
  /// One unit: what each coder said of it, nil where the coder did not look.
  private typealias Judged = [Bool?]

  func agree(_ state: State, _ agreement: Agreement) throws -> State {
    guard state.table.kind == .excerpts else { throw Refusal("agreement about excerpts alone") }
    let coders = comparableCoders
    if coders.count < 2 { throw Refusal("fewer than two coders") }
    let rows = state.rows.sorted()
    var name = "facet"
    var facets: [(label: Item, groups: [CodeGroup])] = []
    var listsGroups = false
    if let key = agreement.facet {
      let word = try word(key.field)
      name = word.text
      let code = try code(word)
      if code == nil, TextFolding.name(word.text) != "code" { throw Refusal("no code") }
      let hasChildren = code.map { !children(of: $0).isEmpty } ?? true
      listsGroups = hasChildren
      let groups =
        hasChildren
        ? codeGroups(below: code, key.depth)
        : code.map { [(itemOf($0), closure(of: $0))] } ?? []
      facets = [(hasChildren ? Item(.text("(all)")) : groups[0].label, groups)]
    } else {
      let found = world.codes.indices.filter {
        isVisible[$0] && world.codes[$0].isFacet && !children(of: $0).isEmpty
      }
      facets =
        found.isEmpty
        ? [(Item(.text("(all)")), codeGroups(below: nil, .leaves))]
        : found.map { (itemOf($0), codeGroups(below: $0, .children)) }
    }
    var table = Figures()
    for facet in facets {
      // What was coded on a node itself counts only where somebody did.
      let groups = facet.groups.filter { group in
        guard case .text(let label) = group.label.value, label.hasSuffix(" (itself)") else {
          return true
        }
        return coders.contains { coder in rows.contains { said(coder, group.codes, $0) } }
      }
      table.add(facet.label, compared(groups, coders, rows, agreement.unit), world)
      if listsGroups {
        for group in groups {
          table.add(group.label, compared([group], coders, rows, agreement.unit), world)
        }
      }
    }
    return made(
      table.columns(named: name, all: world.all(.coders)), table.labels.count, from: state)
  }

  /// Whether there are coders to compare.
  var canAgree: Bool { comparableCoders.count >= 2 }

  private func itemOf(_ code: Int) -> Item {
    Item(.text(world.codes[code].path), Thing(kind: .codes, row: code))
  }

  /// Those who made a pass, or where nobody says so, those who gave a code.
  private var comparableCoders: [Int] {
    return world.coders.indices.filter { coder in
      world.passes.isEmpty
        ? world.codings.contains { $0.coder == coder }
        : world.passes.contains { $0.coder == world.coders[coder].id }
    }
  }

  /// Whether a coder looked for all of some codes in an excerpt.
  private func looked(_ coder: Int, _ codes: [Int], _ excerpt: Int) -> Bool {
    if world.passes.isEmpty { return world.codingsOf[excerpt].contains { $0.coder == coder } }
    let own = world.passes.filter { $0.coder == world.coders[coder].id }
    let bearable = codes.filter { code in
      world.codes[code].isCodable || !world.codes.contains { $0.parent == code }
    }
    return (bearable.isEmpty ? codes : bearable).allSatisfy { code in
      own.contains { pass in
        world.isBelow(code, pass.code) && covers(pass, excerpt)
      }
    }
  }

  private func said(_ coder: Int, _ codes: [Int], _ excerpt: Int) -> Bool {
    world.codingsOf[excerpt].contains { $0.coder == coder && codes.contains($0.code) }
  }

  /// The units of some coders for one group of codes.
  private func judged(
    _ codes: [Int], _ coders: [Int], _ rows: [Int], _ unit: Agreement.Unit
  ) -> [Judged] {
    let byExcerpt = rows.map { row in
      coders.map { looked($0, codes, row) ? said($0, codes, row) : nil }
    }
    if unit == .excerpt { return byExcerpt }
    return world.sources.indices.compactMap { source in
      let own = zip(rows, byExcerpt).filter { world.excerpts[$0.0].sources.contains(source) }
        .map(\.1)
      let shared = own.filter { !$0.contains(nil) }
      if !shared.isEmpty {
        return coders.indices.map { place in shared.contains { $0[place] == true } }
      }
      // Nothing to compare; somebody looked alone.
      let isOnce = own.contains { unit in unit.contains { $0 != nil } }
      return isOnce ? coders.indices.map { $0 == 0 ? false : nil } : nil
    }
  }

  /// One row of figures.
  struct AgreementRow {
    var coders: [Int]
    var counts: [Int?]
    var figures: [Double?]
  }

  private func compared(
    _ groups: [CodeGroup], _ coders: [Int], _ rows: [Int], _ unit: Agreement.Unit
  ) -> [AgreementRow] {
    var made: [AgreementRow] = []
    if coders.count > 2 {
      let all = groups.flatMap { judged($0.codes, coders, rows, unit) }
      let known = all.map { $0.filter { $0 != nil }.count }
      made.append(
        AgreementRow(
          coders: coders,
          counts: [known.filter { $0 > 1 }.count, known.filter { $0 == 1 }.count, nil, nil, nil],
          figures: [nil, nil, Self.alpha(all)]))
    }
    for first in coders.indices {
      for second in coders.indices where second > first {
        let two = [coders[first], coders[second]]
        let all = groups.flatMap { judged($0.codes, two, rows, unit) }
        let pairs = all.filter { !$0.contains(nil) }
        let once = all.filter { $0.filter { $0 != nil }.count == 1 }
        made.append(
          AgreementRow(
            coders: two,
            counts: [
              pairs.count, once.count, pairs.filter { $0 == [true, true] }.count,
              pairs.filter { $0[0] != $0[1] }.count, pairs.filter { $0 == [false, false] }.count,
            ], figures: [Self.percent(pairs), Self.kappa(pairs), Self.alpha(all)]))
      }
    }
    return made
  }

  private static func percent(_ units: [Judged]) -> Double? {
    units.isEmpty ? nil : 100 * share(units) { $0[0] == $0[1] }
  }

  private static func kappa(_ units: [Judged]) -> Double? {
    if units.isEmpty { return nil }
    // In whole numbers of pairs of units, so that nothing is rounded before the end.
    let all = units.count * units.count
    let alike = units.filter { $0[0] == $0[1] }.count * units.count
    let chance = units.map { one in units.filter { one[0] == $0[1] }.count }.reduce(0, +)
    return chance == all ? nil : Double(alike - chance) / Double(all - chance)
  }

  private static func share(_ units: [Judged], _ holds: (Judged) -> Bool) -> Double {
    Double(units.filter(holds).count) / Double(units.count)
  }

  /// From the matrix of coincidences, pair by pair.
  private static func alpha(_ units: [Judged]) -> Double? {
    var coincidences: [[Double]] = [[0, 0], [0, 0]]
    for unit in units {
      let values = unit.compactMap { $0 }
      for one in values.indices {
        for other in values.indices where other != one {
          coincidences[values[one] ? 1 : 0][values[other] ? 1 : 0] += 1 / Double(values.count - 1)
        }
      }
    }
    let sums = coincidences.map { $0[0] + $0[1] }
    let total = sums[0] + sums[1]
    if sums[0] == 0 || sums[1] == 0 { return nil }
    let observed = (coincidences[0][1] + coincidences[1][0]) / total
    let expected = 2 * sums[0] * sums[1] / (total * (total - 1))
    return 1 - observed / expected
  }
}

/// The table that `agree` makes.
private struct Figures {
  var labels: [Item] = []
  var rows: [Evaluation.AgreementRow] = []

  mutating func add(_ label: Item, _ rows: [Evaluation.AgreementRow], _ world: World) {
    labels += rows.map { _ in label }
    self.rows += rows
  }

  func columns(named name: String, all: [Item]) -> [Column] {
    let counts = ["units", "unpaired", "both", "one", "neither"]
    let figures = ["percent", "kappa", "alpha"]
    return [
      Column(name, .codes(below: nil), cells: labels.map { [$0] }, listed: labels),
      Column(
        "coders", .things(.coders), isMany: true, cells: rows.map { $0.coders.map { all[$0] } },
        listed: all),
    ]
      + counts.enumerated().map { place, name in
        .values(name, .integer, rows.map { $0.counts[place].map { .integer($0) } ?? .missing })
      }
      + figures.enumerated().map { place, name in
        .values(name, .number, rows.map { $0.figures[place].map { .number($0) } ?? .missing })
      }
  }
}
