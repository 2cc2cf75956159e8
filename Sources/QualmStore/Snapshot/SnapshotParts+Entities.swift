import QualmBase
import QualmCorpus

// MARK: Documents, codes, coders, codings and reference tables

extension SnapshotParts {
  var documentRelation: Relation {
    relation(
      named: "documents", table: corpus.documents, rowCount: documents.rowCount, ids: documents)
  }

  /// The codes in codebook order: what the codebook knows of them, then the other columns of the
  /// table.
  var codeRelation: Relation {
    let codebook = corpus.codebook.codes
    let rowCount = codebook.count
    func text(_ name: String, _ value: @escaping @Sendable (Code) -> String?) -> Column {
      Column.listing(name, .text, codebook.count) {
        codebook.map { value($0).map { .text($0) } ?? .missing }
      }
    }
    func boolean(_ name: String, _ value: @escaping @Sendable (Code) -> Bool) -> Column {
      Column.listing(name, .boolean, codebook.count) { codebook.map { .boolean(value($0)) } }
    }
    let ids = Column(name: "id", kind: .text, isMany: false, rowCount: rowCount) {
      Encoding(
        dictionary: codebook.map { .text($0.id) }, starts: nil,
        indices: (0..<UInt32(rowCount)).map { $0 })
    }
    let parent = codes.column(named: "parent", isMany: false, rowCount: rowCount) {
      Slots(starts: nil, indices: codebook.map { $0.parent.map { UInt32($0) } ?? Encoding.none })
    }
    var columns = [
      ids, text("name") { $0.name }, text("path") { $0.path }, text("label") { $0.label },
      text("definition") { $0.definition }, parent, boolean("facet") { $0.isFacet },
      boolean("codable") { $0.isCodable }, boolean("single") { $0.isSingle },
      text("since") { $0.since }, text("colour") { $0.colour },
      Column.listing("depth", .integer, rowCount) { codebook.map { .integer($0.depth) } },
    ]
    let table = corpus.codes
    for column in table.lazyColumns
    where !columns.contains(where: { $0.name == column.schema.name }) {
      let order = Lazy { codebook.map { UInt32($0.row) } }
      columns.append(self.column(column, of: table, order: order, rowCount: rowCount))
    }
    return Relation(name: "codes", rowCount: rowCount, columns: columns, ids: ids)
  }

  /// The coders of the package, then those whom only the codings name.
  var coderRelation: Relation {
    let list = coderList
    let ids = coders.idColumn()
    return Relation(
      name: "coders", rowCount: list.count,
      columns: [
        ids,
        Column.listing("title", .text, list.count) {
          list.map { $0.title.map { .text($0) } ?? .missing }
        },
        Column.listing("record", .boolean, list.count) { list.map { .boolean($0.isOfRecord) } },
      ], ids: ids)
  }

  /// The codings of every coder, in the order of excerpt, code and coder.
  var codingRelation: Relation {
    let codings = codings
    return relation(
      named: "codings", table: corpus.codings, order: Lazy { codings.value.tableRows },
      rowCount: corpus.codings.rowCount, ids: nil)
  }

  /// The passes: who looked for what where; nil where the package has none.
  var passRelation: Relation? {
    corpus.passes.map {
      relation(named: "passes", table: $0, rowCount: $0.rowCount, ids: nil)
    }
  }

  /// Who looked for which codes where; nil where the package has no passes.
  var passIndex: Passes? {
    guard let table = corpus.passes, table.rowCount > 0 else { return nil }
    return Passes(table, excerpts: excerpts, documents: documents, codes: codes, order: order)
  }

  var referenceRelations: [Relation] {
    corpus.referenceTables.map { table in
      relation(
        named: table.name, table: table, rowCount: table.rowCount, ids: targets[table.name])
    }
  }
}

// MARK: Links and memos

extension SnapshotParts {
  /// The links; `from` and `to` refer to excerpts where any end is one.
  var linkRelation: Relation {
    let table = corpus.links
    return relation(
      named: "links", table: table, rowCount: table?.rowCount ?? 0, ids: nil,
      replacing: [
        mixedReference(table, "from", kind: "from_kind"),
        mixedReference(table, "to", kind: "to_kind"),
      ].compactMap { $0 })
  }

  /// The memos; `on` refers to excerpts where any memo is on one. `excerpt`, `source`, `document`
  /// and `code` say more precisely what a memo is on: the excerpt, its sources (or the source), its
  /// document (or the document), the code.
  var memoRelation: Relation {
    let table = corpus.memos
    let rowCount = table?.rowCount ?? 0
    let (belonging, order) = (belonging, order)
    let ends = Lazy { MixedReference(table, "on", kind: "on_kind", targets: self.targets) }
    let excerpt = excerpts.column(named: "excerpt", isMany: false, rowCount: rowCount) {
      Slots(starts: nil, indices: ends.value.rows(in: "excerpts"))
    }
    let code = codes.column(named: "code", isMany: false, rowCount: rowCount) {
      Slots(starts: nil, indices: ends.value.rows(in: "codes"))
    }
    let isMany = belonging.isMany
    let source = sources.column(named: "source", isMany: isMany, rowCount: rowCount) {
      let direct = ends.value.rows(in: "sources")
      let lists = ends.value.rows(in: "excerpts").enumerated().map { memo, excerpt in
        if excerpt == Encoding.none { return direct[memo] == Encoding.none ? [] : [direct[memo]] }
        let range = Int(belonging.starts[Int(excerpt)])..<Int(belonging.starts[Int(excerpt) + 1])
        return Array(belonging.sources[range])
      }
      return isMany
        ? Slots(lists: lists)
        : Slots(starts: nil, indices: lists.map { $0.first ?? Encoding.none })
    }
    let document = documents.column(named: "document", isMany: false, rowCount: rowCount) {
      let direct = ends.value.rows(in: "documents")
      return Slots(
        starts: nil,
        indices: ends.value.rows(in: "excerpts").enumerated().map { memo, excerpt in
          excerpt == Encoding.none ? direct[memo] : order.documents[Int(excerpt)]
        })
    }
    return relation(
      named: "memos", table: table, rowCount: rowCount, ids: nil,
      replacing: [mixedReference(table, "on", kind: "on_kind")].compactMap { $0 },
      adding: table == nil ? [] : [excerpt, source, document, code])
  }

  /// A column whose values name rows of several relations; paths lead on to the first of excerpts,
  /// sources, documents and codes that any of them names.
  private func mixedReference(_ table: DataTable?, _ name: String, kind: String) -> Column? {
    guard let table, table.lazyColumn(name) != nil else { return nil }
    let targets = targets
    let ends = Lazy { MixedReference(table, name, kind: kind, targets: targets) }
    let main = MixedReference.mainRelation(table[kind], rowCount: table.rowCount)
    return Column(
      name: name, kind: .text, isMany: false, rowCount: table.rowCount,
      reference: Reference(
        target: main, targetCount: targets[main]?.rowCount ?? 0,
        rows: Lazy { ends.value.rowsOfEntries(in: main) })
    ) {
      Encoding(dictionary: ends.value.values, starts: nil, indices: ends.value.entries)
    }
  }
}

extension Column {
  /// A column from a list of its cells, single-valued.
  static func listing(
    _ name: String, _ kind: Table.Kind, _ rowCount: Int,
    cells: @escaping @Sendable () -> [Value]
  ) -> Column {
    Column(name: name, kind: kind, isMany: false, rowCount: rowCount) {
      let cells = cells()
      var indices: [Value: UInt32] = [:]
      var values: [Value] = []
      for cell in cells where !cell.isMissing && indices[cell] == nil {
        indices[cell] = UInt32(values.count)
        values.append(cell)
      }
      let sorted = CanonicalOrder.sorted(values, categories: [])
      return Encoding(
        dictionary: sorted.values, starts: nil,
        indices: cells.map { indices[$0].map { sorted.ranks[Int($0)] } ?? Encoding.none })
    }
  }
}
