import QualmBase
import QualmPlan
import QualmStore

/// What speaks against a claim.
extension ClaimJudge {
  /// The most rows of a finding that are written out.
  private static let longest = 8
  /// The most characters of a row.
  private static let width = 72

  /// For each comparison that makes the claim false, the rows that decide it.
  func speakingAgainst(_ judged: [Judged]) throws(Diagnostic) -> [ClaimVerdict.Finding] {
    let places = claim.condition.blamed(wanted: true) { judged[$0].isTrue }
    var findings: [ClaimVerdict.Finding] = []
    for place in places { findings.append(try finding(judged[place])) }
    return findings
  }

  /// For each comparison that testimony alone decides otherwise, the rows that are not testimony.
  func restingOnAssertions(_ judged: [Judged]) throws(Diagnostic) -> [ClaimVerdict.Finding] {
    var findings: [ClaimVerdict.Finding] = []
    for judged in judged where judged.isTrue != judged.isTrueOfTestimony {
      var items: [ClaimVerdict.Item] = []
      for measured in judged.measures {
        guard let found = measured.whole ?? measured.rows else { continue }
        for item in try notTestimony(found) where !items.contains(item) {
          items.append(item)
        }
      }
      findings.append(
        finding(judged, heading: "not testimony", items: items))
    }
    return findings
  }

  /// The sources that are no voices, or the excerpts behind the rows that are not testimony.
  private func notTestimony(_ found: Found) throws(Diagnostic) -> [ClaimVerdict.Item] {
    let snapshot = engine.snapshot
    if found.relation == .sources {
      return try items(found.set.subtracting(snapshot.voices).rows, of: found)
    }
    let excerpts = found.excerpts?.subtracting(snapshot.testimony).rows ?? []
    return excerpts.map { excerpt(Int($0)) }
  }

  private func finding(
    _ judged: Judged, heading: String, items: [ClaimVerdict.Item]
  ) -> ClaimVerdict.Finding {
    ClaimVerdict.Finding(
      condition: judged.judgement.text, figures: judged.measures.compactMap(\.figure),
      heading: heading, items: Array(items.prefix(Self.longest)),
      more: max(0, items.count - Self.longest))
  }

  private func finding(_ judged: Judged) throws(Diagnostic) -> ClaimVerdict.Finding {
    switch judged.judgement.kind {
    case .empty, .same: break
    case .numbers(let number, let ordering, _):
      if case .sources = number {
        return isTooSmall(judged, ordering) ? try silentVoices(judged) : try byVoice(judged)
      }
      if case .share = number, isTooSmall(judged, ordering) {
        return try outsideOfShare(judged)
      }
    case .contains(_, _, let members), .onlyOf(_, let members), .equals(_, let members, _):
      return try byValue(judged, members)
    }
    var items: [ClaimVerdict.Item] = []
    for measured in judged.measures {
      guard let found = measured.rows else { continue }
      for item in try self.items(found.state.selection.rows, of: found)
      where !items.contains(item) {
        items.append(item)
      }
    }
    return finding(judged, heading: heading(of: judged), items: items)
  }

  /// What the rows of a judgement's queries are called.
  private func heading(of judged: Judged) -> String {
    let names = judged.measures.compactMap(\.rows).map { $0.relation?.text ?? "rows" }
    return names.allSatisfy { $0 == names.first } ? names.first ?? "rows" : "rows"
  }

  /// Whether more was claimed of a number than there is.
  private func isTooSmall(_ judged: Judged, _ ordering: Ordering) -> Bool {
    switch ordering {
    case .greater, .greaterOrEqual: true
    case .less, .lessOrEqual, .notEqual: false
    case .equal: Truth.isLess(judged.measures[0].value, judged.measures[1].value)
    }
  }

  private func outsideOfShare(_ judged: Judged) throws(Diagnostic) -> ClaimVerdict.Finding {
    let measured = judged.measures[0]
    guard let part = measured.rows, let whole = measured.whole else {
      return finding(judged, heading: "rows", items: [])
    }
    let inPart = part.set
    let outside = whole.state.selection.rows.filter { !inPart.contains(Int($0)) }
    return finding(judged, heading: "not in the share", items: try items(outside, of: whole))
  }

  /// The voices that could have been behind the rows, and are not.
  private func silentVoices(_ judged: Judged) throws(Diagnostic) -> ClaimVerdict.Finding {
    let snapshot = engine.snapshot
    let measured = judged.measures[0]
    guard let found = measured.rows, let heard = measured.voices else {
      return finding(judged, heading: "rows", items: [])
    }
    let silent = try found.run.voices().subtracting(heard).rows
    let items = silent.map {
      ClaimVerdict.Item(id: Self.text(snapshot.sources.ids.value(at: Int($0))), text: "")
    }
    return finding(judged, heading: "voices not among them", items: items)
  }

  /// A line for each voice, with the number of its excerpts and the first of them.
  private func byVoice(_ judged: Judged) throws(Diagnostic) -> ClaimVerdict.Finding {
    let snapshot = engine.snapshot
    var items: [ClaimVerdict.Item] = []
    for measured in judged.measures {
      guard let found = measured.rows else { continue }
      guard let excerpts = found.excerpts else {
        items += try self.items(measured.voices?.rows ?? [], of: found)
        continue
      }
      for voice in measured.voices?.rows ?? [] {
        let own = snapshot.excerpts(
          ofSources: RowSet(ascending: [voice], universe: snapshot.sources.rowCount)
        ).intersection(excerpts)
        let first = own.rows.first.map { excerpt(Int($0), namesSource: false) }
        let item = ClaimVerdict.Item(
          id: Self.text(snapshot.sources.ids.value(at: Int(voice))),
          text: own.count.counted("excerpt") + (first.map { ": \($0.id) \($0.text)" } ?? ""))
        if !items.contains(item) { items.append(item) }
      }
    }
    return finding(judged, heading: "voices", items: items)
  }

  /// The values that were not to be there, each with its first row; or those that are lacking.
  private func byValue(
    _ judged: Judged, _ members: [ClaimMember]
  ) throws(Diagnostic) -> ClaimVerdict.Finding {
    let measured = judged.measures[0]
    if isTooMuch(judged) {
      let places = members.reduce(into: Set()) { $0.formUnion(Truth.places(of: $1, in: measured)) }
      return finding(judged, heading: "found", items: try values(places.sorted(), measured))
    }
    var speaksOfOthers = true
    if case .contains = judged.judgement.kind { speaksOfOthers = false }
    let others = speaksOfOthers ? Truth.others(than: members, in: measured) : []
    if !others.isEmpty {
      return finding(judged, heading: "not among those named", items: try values(others, measured))
    }
    let lacking = members.filter { Truth.places(of: $0, in: measured).isEmpty }
    return finding(
      judged, heading: "lacking", items: lacking.map { ClaimVerdict.Item(id: $0.text, text: "") })
  }

  /// Whether values that are there speak against the claim: a comparison holds that was not to, or
  /// fewer of the members were to be found.
  private func isTooMuch(_ judged: Judged) -> Bool {
    if judged.isTrue { return true }
    switch judged.judgement.kind {
    case .contains(_, let test, let members):
      let found = members.filter { !Truth.places(of: $0, in: judged.measures[0]).isEmpty }.count
      return found > test.count
    case .equals(_, _, let isNegated): return isNegated
    case .empty, .numbers, .onlyOf, .same: return false
    }
  }

  /// A line for each value of a measure, with the number of its rows and the first of them.
  private func values(
    _ places: [Int], _ measured: Measured
  ) throws(Diagnostic) -> [ClaimVerdict.Item] {
    guard let field = measured.field, let found = measured.rows else { return [] }
    var items: [ClaimVerdict.Item] = []
    for place in places {
      let rows = field.rows(of: place).intersection(found.set)
      let first = try self.items(rows.first(1), of: found).first
      items.append(
        ClaimVerdict.Item(
          id: Self.text(field.dictionary[place]),
          text: rows.count.counted("row")
            + (first.map { ": \($0.id) \($0.text)" } ?? "")))
    }
    return items
  }

  // MARK: Rows in words

  /// Rows of what was found, in words.
  private func items(
    _ rows: [UInt32], of found: Found
  ) throws(Diagnostic) -> [ClaimVerdict.Item] {
    switch found.state.frame.kind {
    case .relation(.excerpts): return rows.map { excerpt(Int($0)) }
    case .relation(.linksOfExcerpts):
      let excerpts = found.state.frame.excerpts ?? []
      return rows.map { excerpt(Int(excerpts[Int($0)])) }
    case .relation(let name):
      let relation = try found.run.relation(name, of: found.state.frame, at: claim.span)
      return rows.map { row in
        ClaimVerdict.Item(id: Self.text(relation.ids.value(at: Int(row))), text: "")
      }
    case .table(let table):
      return rows.map { row in
        let cells = table.table.row(Int(row)).map(Self.text)
        return ClaimVerdict.Item(
          id: cells.first ?? "", text: Self.cut(cells.dropFirst().joined(separator: " · ")))
      }
    }
  }

  /// An excerpt: its id, its sources, what it says.
  private func excerpt(_ row: Int, namesSource: Bool = true) -> ClaimVerdict.Item {
    let excerpts = engine.snapshot.excerpts
    func text(_ name: String) -> String? {
      guard let value = excerpts.column(named: name)?.value(at: row), !value.isMissing else {
        return nil
      }
      return Self.text(value)
    }
    let source = namesSource ? text("source").map { "(\($0))" } : nil
    return ClaimVerdict.Item(
      id: Self.text(excerpts.ids.value(at: row)),
      text: Self.cut([source, text("summary")].compactMap { $0 }.joined(separator: " ")))
  }

  private static func cut(_ text: String) -> String {
    text.count <= width ? text : text.prefix(width - 1) + "…"
  }

  private static func text(_ value: Value) -> String { value.isMissing ? "–" : value.plainText }
}
