import QualmBase
import QualmCorpus
import QualmPlan
import QualmStore
import QualmSyntax

/// Values of fields.
extension Completer {
  /// The values of a field of rows that begin as what is written, with how many rows have them.
  func values(of field: String, _ rows: Cursor.Rows, _ name: WrittenName) -> [Completion] {
    var resolver = compiler.makeResolver()
    guard
      let reference = resolver.knownReference(field, in: shape(of: rows))
        ?? resolver.knownReference(field, in: .relation(.excerpts))
    else { return [] }
    if case .codes(let root) = reference.type { return codes(below: root, name) }
    switch reference.origin {
    case .field(_, let source):
      guard let relation = snapshot.relation(named: source.relation.text),
        let column = relation.column(named: source.name)
      else { return [] }
      return values(of: column, in: relation, name, isCounted: true)
    case .column(let column):
      return values(ofColumn: column, reference.type, in: plan(of: rows), name)
    }
  }

  /// The groups of the key of a matrix of which one is named next: they are named in the order of the
  /// keys.
  func groups(ofCellIn rows: Cursor.Rows, _ name: WrittenName) -> [Completion] {
    guard case .matrix(let matrix)? = plan(of: rows)?.steps.last?.kind else { return [] }
    let keys = matrix.rows + matrix.columns
    let number = cursor.stage.count { $0 == "," }
    guard number < keys.count else { return [] }
    switch keys[number].kind {
    case .values(let reference):
      guard case .field(_, let source) = reference.origin,
        let relation = snapshot.relation(named: source.relation.text),
        let column = relation.column(named: source.name)
      else { return [] }
      return values(of: column, in: relation, name, isCounted: true)
    case .codes(let groups):
      guard cursor.quoting != .string else { return [] }
      let heads = Set(groups.compactMap { $0.codes.first?.index })
      let entries = codes.entries.filter { heads.contains($0.index) && isVisible($0) }
      if name.isPath { return paths(name, among: entries) }
      return detailed(entries.filter { isBegun($0, name) }, as: \.written)
    // Sets of values have no names.
    case .valueSets, .codeSets: return []
    }
  }

  /// Whether a code begins so, or a word of its name or label does.
  private func isBegun(_ entry: CodeList.Entry, _ name: WrittenName) -> Bool {
    name.beginsFolded(entry.folded.last ?? "") || name.beginsWord(in: entry.folded.last ?? "")
      || name.beginsWord(in: entry.label)
  }

  /// The codes that may be values: those below a node, or all there are.
  private func codes(below root: CodeID?, _ name: WrittenName) -> [Completion] {
    guard cursor.quoting != .string else { return [] }
    if name.isPath { return paths(name) }
    let all = snapshot.corpus.codebook.codes
    let range = root.map { ($0.index + 1)..<all[$0.index].subtreeEnd } ?? all.indices
    // Those below one node are few enough to be shown at once.
    let entries =
      name.isEmpty && root == nil
      ? codes.entries.filter { $0.steps.count == 1 && isVisible($0) } : fitting(name, in: range)
    return detailed(entries, as: \.written)
  }

  /// A value that is longer is none that anybody writes.
  private static let longestValue = 60
  /// A text that has longer ones holds sentences, of which no single one is asked for.
  private static let longestName = 120

  private func values(
    of column: Column, in relation: Relation, _ name: WrittenName, isCounted: Bool
  ) -> [Completion] {
    let inQuotes = cursor.quoting == .string
    if column.target == nil, column.name != relation.ids.name,
      column.dictionary.contains(where: { $0.plainText.utf8.count > Self.longestName })
    {
      return []
    }
    var found: [(index: Int, text: String)] = []
    for (index, value) in column.dictionary.enumerated() {
      let plain = value.plainText
      guard plain.utf8.count <= Self.longestValue, name.begins(plain),
        let literal = QueryText.literal(value, inQuotes: inQuotes)
      else { continue }
      found.append((index, literal))
    }
    let target = column.target.flatMap { snapshot.relation(named: $0) }
    let isFew = isCounted && found.count <= Self.mostDetailed
    return found.compactMap { index, text in
      let count = isFew ? column.count(of: index) : nil
      // A column of ids knows all there are, and a schema values that nothing has.
      if count == 0 { return nil }
      let row = isFew ? target?.row(ofID: column.dictionary[index].plainText) : nil
      let about = row.flatMap { row in target.map { description(of: row, in: $0) } }
      return Completion(
        text: text, detail: about ?? (isFew ? relation.name : nil), kind: .value, count: count)
    }
  }

  /// The values of a column that a stage made, as far as they can be known without working it out: those
  /// of the field that it comes from.
  private func values(
    ofColumn name: String, _ type: FieldType, in plan: QueryPlan?, _ written: WrittenName
  ) -> [Completion] {
    if let source = plan.flatMap({ $0.field(ofColumn: name) }),
      let relation = snapshot.relation(named: source.relation.text),
      let column = relation.column(named: source.name)
    {
      return values(of: column, in: relation, written, isCounted: false)
    }
    if case .reference(let target) = type, let relation = snapshot.relation(named: target.text) {
      return values(of: relation.ids, in: relation, written, isCounted: false)
    }
    return type == .boolean ? ["yes", "no"].compactMap { value($0, written) } : []
  }
}
