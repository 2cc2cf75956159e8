import QualmBase

/// Checks what no single cell can tell: keys, references, spans, kinds.
struct CorpusValidator {
  let corpus: Corpus
  /// Tables in which a cell was refused: what is lacking there was reported already.
  let damaged: Set<String>
  /// Whether `datapackage.json` has faults: then names that it should give may be lacking.
  let isDescriptorDamaged: Bool
  let faults: FaultCollector

  func validate() {
    checkDescriptor()
    for table in corpus.tables {
      let standard = StandardTable(rawValue: table.name)
      checkKeys(of: table, standard)
      for column in standard?.columns ?? [] {
        if let target = column.refersTo { check(table, column.name, refersTo: target) }
      }
      for (index, key) in table.schema.foreignKeys.enumerated() {
        check(table, key, index: index, standard)
      }
      for stretch in standard?.stretches ?? [] { checkSpans(of: table, stretch) }
      if let standard { checkNames(of: table, standard) }
    }
  }

  // MARK: What datapackage.json names

  private func checkDescriptor() {
    guard !isDescriptorDamaged else { return }
    let qualm: [JSONReader.Step] = [.member("qualm")]
    let documents = values("documents", "id")
    for (index, digest) in corpus.descriptor.documents.enumerated() where isWhole(.documents) {
      check(
        digest.id, kind: "document", among: documents,
        at: qualm + [.member("documents"), .item(index), .member("id")])
    }
    if let author = corpus.descriptor.authorSource, isWhole(.sources) {
      check(
        author, kind: "source", among: values("sources", "id"), at: qualm + [.member("author")])
    }
    guard !damaged.contains(StandardTable.codes.rawValue) else { return }
    let paths = Set(corpus.codebook.codes.map { Value.text($0.path) })
    for (index, rule) in corpus.descriptor.rules.enumerated() {
      let place = qualm + [.member("rules"), .item(index)]
      check(rule.when, kind: "code", among: paths, at: place + [.member("when")])
      check(rule.needs, kind: "code", among: paths, at: place + [.member("needs")])
    }
    for (index, facet) in corpus.descriptor.requiredFacets.enumerated() {
      check(
        facet, kind: "code", among: paths, at: qualm + [.member("required"), .item(index)])
    }
  }

  private func check(
    _ name: String, kind: String, among known: Set<Value>, at steps: [JSONReader.Step]
  ) {
    if known.contains(.text(name)) { return }
    faults.report {
      .danglingKey(
        name, kind: kind, nearest: nearest(name, known), at: faults.span(ofDescriptor: steps))
    }
  }

  // MARK: Keys

  private func checkKeys(of table: DataTable, _ standard: StandardTable?) {
    var keys = table.schema.fields.filter(\.isUnique).map { [$0.name] }
    if !table.schema.primaryKey.isEmpty { keys.append(table.schema.primaryKey) }
    if standard?.columns.first?.name == "id" { keys.append(["id"]) }
    let coding = ["excerpt", "code", "coder"].filter { table[$0] != nil }
    if standard == .codings {
      keys.removeAll { Set($0) == Set(coding) }
      checkKey(coding, of: table) { row, first in
        .repeatedCoding(
          code: table["code"]?.text(at: row) ?? "", excerpt: table["excerpt"]?.text(at: row) ?? "",
          at: faults.span(table, row: row, column: nil),
          first: faults.span(table, row: first, column: nil))
      }
    }
    for key in Set(keys).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      checkKey(key, of: table) { row, first in
        let text = key.compactMap { table[$0] }.map { column in
          FieldText.text(of: column.value(at: row), column.schema)
        }.joined(separator: ", ")
        let column = key.count == 1 ? key[0] : nil
        return .repeatedKey(
          text, columns: key, at: faults.span(table, row: row, column: column),
          first: faults.span(table, row: first, column: column))
      }
    }
  }

  /// Reports each row whose values in `key` an earlier row has; a row without any has no key.
  private func checkKey(
    _ key: [String], of table: DataTable, _ make: (_ row: Int, _ first: Int) -> Diagnostic
  ) {
    let columns = key.compactMap { table[$0] }
    guard !columns.isEmpty, columns.count == key.count, !columns.contains(where: \.isMany) else {
      return
    }
    // Rows with equal values in the columns so far share a number; each column refines it.
    var groups = Array(repeating: UInt32(0), count: table.rowCount)
    for column in columns {
      let indices = canonicalIndices(of: column)
      var numbers: [UInt64: UInt32] = [:]
      for row in 0..<table.rowCount {
        let index = column.indices[row]
        let value = index == DataColumn.none ? index : indices[Int(index)]
        let pair = UInt64(groups[row]) << 32 | UInt64(value)
        let next = UInt32(numbers.count)
        groups[row] = numbers[pair] ?? next
        if numbers[pair] == nil { numbers[pair] = next }
      }
    }
    var first: [UInt32: Int] = [:]
    for row in 0..<table.rowCount {
      if columns.allSatisfy({ $0.indices[row] == DataColumn.none }) { continue }
      if let earlier = first[groups[row]] {
        faults.report { make(row, earlier) }
      } else {
        first[groups[row]] = row
      }
    }
  }

  /// For each dictionary entry the first that is equal to it: texts may differ in bytes and yet be
  /// the same characters.
  private func canonicalIndices(of column: DataColumn) -> [UInt32] {
    var first: [Value: UInt32] = [:]
    return column.dictionary.enumerated().map { index, value in
      if let known = first[value] { return known }
      first[value] = UInt32(index)
      return UInt32(index)
    }
  }

  // MARK: References

  /// Whether every row of a table has an id of its own, so that an id which is not among them is
  /// unknown; otherwise what is wrong there was reported, and is not reported again wherever it is
  /// referred to.
  private func isWhole(_ table: StandardTable) -> Bool {
    guard let read = corpus.table(table.rawValue) else { return !isUnread(table.rawValue) }
    return read["id"]?.dictionary.count == read.rowCount
  }

  /// Whether a table that should be there could not be read, which was reported.
  private func isUnread(_ table: String) -> Bool {
    guard corpus.table(table) == nil else { return false }
    return faults.resourceNumbers[table] != nil
      || StandardTable(rawValue: table)?.isRequired == true
  }

  private func values(_ table: String, _ column: String) -> Set<Value> {
    Set(corpus.table(table)?[column]?.dictionary ?? [])
  }

  private func nearest(_ name: String, _ known: Set<Value>) -> [String] {
    NearestName.candidates(for: name, among: known.compactMap(\.text))
  }

  private func check(_ table: DataTable, _ name: String, refersTo target: StandardTable) {
    guard isWhole(target) else { return }
    check(table, name, kind: target.entity, among: values(target.rawValue, "id"))
  }

  /// Reports each row of a column that names something which is not `known`.
  private func check(
    _ table: DataTable, _ name: String, kind: String, among known: Set<Value>
  ) {
    guard let column = table[name] else { return }
    let isKnown = column.dictionary.map(known.contains)
    if !isKnown.contains(false) { return }
    let hints = column.dictionary.indices.map { index in
      isKnown[index] ? [] : nearest(column.dictionary[index].text ?? "", known)
    }
    for row in 0..<table.rowCount {
      for index in column.slots(at: row) where !isKnown[Int(index)] {
        faults.report {
          .danglingKey(
            FieldText.text(of: column.dictionary[Int(index)], column.schema), kind: kind,
            nearest: hints[Int(index)], at: faults.span(table, row: row, column: name))
        }
      }
    }
  }

  private func check(
    _ table: DataTable, _ key: ForeignKey, index: Int, _ standard: StandardTable?
  ) {
    let place: [JSONReader.Step] = [.member("schema"), .member("foreignKeys"), .item(index)]
    let targetName = key.table.isEmpty ? table.name : key.table
    guard let target = corpus.table(targetName) else {
      if isUnread(targetName) { return }
      faults.report {
        .danglingKey(
          targetName, kind: "table",
          nearest: NearestName.candidates(for: targetName, among: corpus.tables.map(\.name)),
          at: faults.span(ofTable: table.name, place))
      }
      return
    }
    let columns = key.fields.compactMap { table[$0] }
    let targets = key.targetFields.compactMap { target[$0] }
    for (name, owner) in key.fields.map({ ($0, table) }) + key.targetFields.map({ ($0, target) })
    where owner[name] == nil {
      faults.report {
        .missingColumn(name, table: owner.name, at: faults.span(ofTable: table.name, place))
      }
    }
    guard columns.count == key.fields.count, targets.count == columns.count else { return }
    if columns.count == 1 {
      // What the language refers to by itself, and a code's parent, is checked already.
      let isChecked =
        standard?.columns.contains { $0.name == key.fields[0] && $0.refersTo != nil } ?? false
      let isParent = standard == .codes && key.fields[0] == "parent"
      if isChecked || isParent { return }
      let kind = StandardTable(rawValue: targetName)?.entity ?? key.fields[0]
      check(table, key.fields[0], kind: kind, among: Set(targets[0].dictionary))
    } else {
      checkCombined(table, key, columns, target, targets)
    }
  }

  private func checkCombined(
    _ table: DataTable, _ key: ForeignKey, _ columns: [DataColumn], _ target: DataTable,
    _ targets: [DataColumn]
  ) {
    let known = Set((0..<target.rowCount).map { row in targets.map { $0.value(at: row) } })
    // A key that is there twice was reported, and may have been meant to be the one referred to.
    guard known.count == target.rowCount else { return }
    for row in 0..<table.rowCount {
      let values = columns.map { $0.value(at: row) }
      if values.contains(where: \.isMissing) || known.contains(values) { continue }
      faults.report {
        .danglingKey(
          zip(values, columns).map { FieldText.text(of: $0, $1.schema) }.joined(separator: ", "),
          kind: key.fields.joined(separator: " and "), nearest: [],
          at: faults.span(table, row: row, column: key.fields[0]))
      }
    }
  }

  // MARK: Spans

  private func checkSpans(of table: DataTable, _ names: StandardTable.Stretch) {
    guard let starts = integers(table, names.start), let ends = integers(table, names.end) else {
      return
    }
    let documents = table["document"]
    var sizes: [Value: Int] = [:]
    for digest in corpus.descriptor.documents { sizes[.text(digest.id)] = digest.characters }
    for row in 0..<table.rowCount {
      let start = starts.integer(at: row)
      let end = ends.integer(at: row)
      guard let start, let end else {
        if start != nil || end != nil, !damaged.contains(table.name) {
          let lacking = start == nil ? names.start : names.end
          faults.report {
            .halfSpan(lacking: lacking, at: faults.span(table, row: row, column: lacking))
          }
        }
        continue
      }
      let document = documents?.value(at: row) ?? .missing
      let size = names.isText ? sizes[document] : nil
      if end <= start {
        faults.report {
          .emptySpan(
            start: start, end: end, at: faults.span(table, row: row, column: names.end))
        }
      } else if start < 0 || end > size ?? .max {
        let name = start < 0 ? names.start : names.end
        faults.report {
          .spanOutside(
            start < 0 ? start : end, document: document.text ?? "", characters: size,
            at: faults.span(table, row: row, column: name))
        }
      }
    }
  }

  private func integers(_ table: DataTable, _ name: String) -> DataColumn? {
    table[name].flatMap { $0.schema.kind == .integer && !$0.isMany ? $0 : nil }
  }

  // MARK: Coders, frameworks, kinds

  private func checkNames(of table: DataTable, _ standard: StandardTable) {
    let coders = isDescriptorDamaged ? [] : corpus.descriptor.coders
    if !coders.isEmpty {
      check(table, "coder", kind: "coder", among: Set(coders.map { .text($0.id) }))
    }
    let frameworks = isDescriptorDamaged ? [] : corpus.descriptor.frameworks
    if standard == .codes, !frameworks.isEmpty {
      check(table, "since", kind: "framework", among: Set(frameworks.map { .text($0.name) }))
    }
    if standard == .links {
      checkEntities(of: table, "from_kind", "from")
      checkEntities(of: table, "to_kind", "to")
    }
    if standard == .memos { checkEntities(of: table, "on_kind", "on") }
  }

  /// Checks a column that names things of the kinds given in another; without that, excerpts.
  private func checkEntities(of table: DataTable, _ kindName: String, _ name: String) {
    guard let column = table[name], !column.isMany else { return }
    let kinds = table[kindName]
    var known: [String: Set<Value>] = [:]
    for row in 0..<table.rowCount {
      let kind = kinds?.text(at: row) ?? "excerpt"
      guard let names = EntityKind(rawValue: kind) else {
        faults.report {
          .unknownEntityKind(
            kind,
            nearest: NearestName.candidates(for: kind, among: EntityKind.allCases.map(\.rawValue)),
            at: faults.span(table, row: row, column: kindName))
        }
        continue
      }
      // Codings have no id of their own.
      if names == .coding || isUnread(names.table) { continue }
      let all = known[kind] ?? ids(of: names)
      known[kind] = all
      let value = column.value(at: row)
      if value.isMissing || all.contains(value) { continue }
      faults.report {
        let name = FieldText.text(of: value, column.schema)
        return .danglingKey(
          name, kind: kind, nearest: nearest(name, all),
          at: faults.span(table, row: row, column: column.schema.name))
      }
    }
  }

  private func ids(of kind: EntityKind) -> Set<Value> {
    if kind == .coder {
      var ids = Set(corpus.descriptor.coders.map { Value.text($0.id) })
      ids.formUnion(values("codings", "coder"))
      return ids
    }
    return values(kind.table, "id")
  }

  private enum EntityKind: String, CaseIterable {
    case document, source, excerpt, code, coding, link, memo, coder

    /// The table that lists things of the kind.
    var table: String { rawValue + "s" }
  }
}
