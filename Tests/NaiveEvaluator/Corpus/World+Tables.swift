import QualmBase
import QualmCorpus

/// The tables that queries read: those of the package, with the fields that follow from them.
extension World {
  /// The items that name all things of a kind, in order.
  func all(_ kind: Kind) -> [Item] {
    let names: [String] =
      switch kind {
      case .excerpts: excerpts.map(\.id)
      case .sources: sources
      case .documents: documents
      case .codes: codes.map(\.path)
      case .coders: coders.map(\.id)
      case .links: corpus.links.map(World.ids) ?? []
      case .reference(let name): corpus.table(name).map(World.ids) ?? []
      case .codings, .memos, .linkEnds, .pairs: []
      }
    return names.enumerated().map { Item(.text($1), Thing(kind: kind, row: $0)) }
  }

  /// The ids of a table's rows: its key, the parts joined by a blank, else the number of the row.
  static func ids(of table: DataTable) -> [String] {
    var key = table.schema.primaryKey
    if key.isEmpty, table.schema.fields.contains(where: { $0.name == "id" }) { key = ["id"] }
    return (0..<table.rowCount).map { row in
      key.isEmpty
        ? String(row + 1)
        : key.compactMap { table[$0]?.text(at: row) }.joined(separator: " ")
    }
  }

  func makeTables() {
    tables[.excerpts] = excerptTable
    tables[.sources] = sourceTable
    tables[.documents] = plainTable(.documents, corpus.documents)
    tables[.codes] = codeTable
    let order = codings.map(\.row)
    tables[.codings] = plainTable(.codings, corpus.codings, order: order)
    tables[.links] = linkTable
    tables[.memos] = memoTable
    tables[.coders] = coderTable
    for table in corpus.referenceTables {
      tables[.reference(table.name)] = plainTable(.reference(table.name), table)
    }
    tables[.linkEnds] = linkEndTable
  }

  /// The rows of a table of the package in another order.
  private func plainTable(
    _ kind: Kind, _ table: DataTable, order: [Int]? = nil, replacing: [Column] = [],
    adding: [Column] = []
  ) -> NaiveTable {
    let rows = order ?? Array(0..<table.rowCount)
    let ids = World.ids(of: table)
    let key = table.schema.primaryKey.count == 1 ? table.schema.primaryKey[0] : "id"
    var columns = table.schema.fields.map { field in
      if let column = replacing.first(where: { $0.name == field.name }) { return column }
      let made = column(field, of: table, rows)
      // Ids stand in the order of what they name.
      return field.name == key && made.cells.allSatisfy { $0.count == 1 }
        ? Column(key, made.type, cells: made.cells, listed: made.cells.flatMap { $0 }) : made
    }
    for column in replacing + adding where !columns.contains(where: { $0.name == column.name }) {
      columns.append(column)
    }
    return NaiveTable(kind, columns, rowCount: rows.count, ids: rows.map { ids[$0] })
  }

  /// A column of the package; values stand in the order of the schema's categories, else in natural
  /// order, and ids in that of what they name.
  private func column(_ field: FieldSchema, of table: DataTable, _ rows: [Int]) -> Column {
    let given = table[field.name]
    let values = rows.map { row -> [Value] in
      switch given?.value(at: row) ?? .missing {
      case .missing: []
      case .list(let values): values
      case let value: [value]
      }
    }
    if let kind = target(of: field.name, in: table) {
      let all = self.all(kind)
      var byID: [Value: Item] = [:]
      for item in all { byID[item.value] = item }
      if kind == .codes {
        byID = [:]
        for (item, code) in zip(all, codes) { byID[.text(code.id)] = item }
      }
      return Column(
        field.name, kind == .codes ? .codes(below: nil) : .things(kind), isMany: field.isMany,
        cells: values.map { $0.map { byID[$0] ?? Item($0) } }, listed: all
      ).arranged
    }
    return Column(
      field.name, type(of: field.kind), isMany: field.isMany,
      cells: values.map { $0.map { Item($0) } },
      listed: field.kind == .text ? field.categories.map { Item(.text($0)) } : []
    ).arranged
  }

  private func type(of kind: FieldKind) -> ColumnType {
    switch kind {
    case .text: .text
    case .integer: .integer
    case .number: .number
    case .boolean: .boolean
    case .date: .date
    }
  }

  /// The things that a column's values are ids of.
  private func target(of field: String, in table: DataTable) -> Kind? {
    if let key = table.schema.foreignKeys.first(where: { $0.fields == [field] }) {
      let name = key.table.isEmpty ? table.name : key.table
      if let kind = Kind.standard.first(where: { $0.name == name }) { return kind }
      if corpus.referenceTables.contains(where: { $0.name == name }) { return .reference(name) }
    }
    switch (table.name, field) {
    case ("excerpts", "document"), ("passes", "document"): return .documents
    case ("codings", "excerpt"), ("passes", "excerpt"): return .excerpts
    case ("codings", "code"), ("passes", "code"): return .codes
    case ("codings", "coder"), ("memos", "coder"), ("links", "coder"): return .coders
    default: return nil
    }
  }

  // MARK: Excerpts

  private var excerptTable: NaiveTable {
    let ofRecord = codingsOf.map { $0.filter { isOfRecord($0.coder) } }
    let (sources, allCodes) = (all(.sources), all(.codes))
    let (documents, coders) = (all(.documents), all(.coders))
    let evidence = ["testimony", "assertion", "record"].map { Item(.text($0)) }
    let derived = [
      Column(
        "document", .things(.documents),
        cells: excerpts.map { $0.document.map { [documents[$0]] } ?? [] },
        listed: documents),
      Column(
        "source", .things(.sources), isMany: excerpts.contains { $0.sources.count > 1 },
        cells: excerpts.map { $0.sources.map { sources[$0] } }, listed: sources),
      Column(
        "evidence", .text,
        cells: excerpts.map { [Item(.text(self.evidence(of: $0.sources)))] }, listed: evidence),
      Column(
        "code", .codes(below: nil), isMany: true,
        cells: ofRecord.map { $0.map { allCodes[$0.code] } }, listed: allCodes
      ).arranged,
      Column(
        "coder", .things(.coders), isMany: true,
        cells: codingsOf.map { $0.compactMap { $0.coder.map { coders[$0] } } }, listed: coders
      ).arranged,
      ofCodings("coded", "time", ofRecord),
    ]
    let memos = corpus.memos
    let on = memos.map { named(in: $0, "on", kind: "on_kind") } ?? []
    let ofCodings = ofCodings("memo", "memo", ofRecord)
    let memo = Column(
      "memo", .text, isMany: true,
      cells: excerpts.indices.map { excerpt in
        let own = on.indices.filter { on[$0]?.thing == Thing(kind: .excerpts, row: excerpt) }
        return ofCodings.cells[excerpt]
          + own.compactMap { memos?["text"]?.text(at: $0).map { Item(.text($0)) } }
      }
    ).arranged
    let further = [
      memo,
      Column(
        "length", .integer, cells: excerpts.map { $0.text.map { [Item(.integer($0.count))] } ?? [] }
      ),
      Column(
        "span", .text,
        cells: excerpts.map { excerpt in
          guard let document = excerpt.document, let text = excerpt.text else { return [] }
          return [
            Item(.text("\(self.documents[document]) [\(text.lowerBound), \(text.upperBound))"))
          ]
        }, listed: []),
    ]
    let words = Column(
      "text", .text,
      cells: excerpts.indices.map { excerpt in
        self.words(of: excerpt).map { [Item(.text($0))] } ?? []
      })
    return plainTable(
      .excerpts, corpus.excerpts, order: excerpts.map(\.row), replacing: derived,
      adding: further + (texts.isEmpty ? [] : [words]))
  }

  /// What a column of the codings says of each excerpt.
  private func ofCodings(_ name: String, _ field: String, _ codings: [[Coding]]) -> Column {
    let column = corpus.codings[field]
    return Column(
      name, column.map { type(of: $0.schema.kind) } ?? .text, isMany: true,
      cells: codings.map { codings in
        codings.compactMap { coding in
          let value = column?.value(at: coding.row) ?? .missing
          return value.isMissing ? nil : Item(value)
        }
      }
    ).arranged
  }

  // MARK: Others

  private var sourceTable: NaiveTable {
    let table =
      corpus.sources
      ?? DataTable(
        schema: TableSchema(name: "sources", path: "", fields: [FieldSchema(name: "id")]),
        rowCount: 0,
        columns: [
          DataColumn(schema: FieldSchema(name: "id"), dictionary: [], starts: nil, indices: [])
        ])
    let evidence = ["testimony", "assertion", "record"].map { Item(.text($0)) }
    let all = all(.sources)
    let derived = [
      Column("id", .text, cells: all.map { [Item($0.value)] }, listed: all.map { Item($0.value) }),
      Column(
        "voice", .boolean, cells: isVoice.map { [Item(.boolean($0))] },
        listed: [Item(.boolean(true)), Item(.boolean(false))]),
      Column(
        "evidence", .text, cells: sources.indices.map { [Item(.text(self.evidence(of: [$0])))] },
        listed: evidence),
    ]
    let plain = plainTable(.sources, table, replacing: derived)
    // Sources that are implied have an id alone.
    let columns = plain.columns.map { column in
      let missing = max(0, sources.count - column.cells.count)
      return missing == 0
        ? column
        : Column(
          column.name, column.type, isMany: column.isMany,
          cells: column.cells + Array(repeating: [], count: missing), listed: column.listed)
    }
    return NaiveTable(.sources, columns, rowCount: sources.count, ids: sources)
  }

  private var codeTable: NaiveTable {
    func texts(_ name: String, _ value: (Code) -> String?) -> Column {
      Column(name, .text, cells: codes.map { value($0).map { [Item(.text($0))] } ?? [] })
    }
    func flags(_ name: String, _ value: (Code) -> Bool) -> Column {
      Column(name, .boolean, cells: codes.map { [Item(.boolean(value($0)))] })
    }
    let all = all(.codes)
    let columns = [
      Column(
        "id", .text, cells: codes.map { [Item(.text($0.id))] },
        listed: codes.map { Item(.text($0.id)) }),
      texts("name", \.name), texts("path", \.path), texts("label", \.label),
      texts("definition", \.definition),
      Column(
        "parent", .codes(below: nil), cells: codes.map { $0.parent.map { [all[$0]] } ?? [] },
        listed: all),
      flags("facet", \.isFacet), flags("codable", \.isCodable), flags("single", \.isSingle),
      texts("since", \.since), texts("colour", \.colour),
      Column("depth", .integer, cells: codes.map { [Item(.integer($0.depth))] }),
    ]
    let known = Set(columns.map(\.name))
    let further = corpus.codes.schema.fields.filter { !known.contains($0.name) }.map {
      column($0, of: corpus.codes, codes.map(\.row))
    }
    return NaiveTable(
      .codes, columns + further, rowCount: codes.count, ids: codes.map(\.id))
  }

  private var coderTable: NaiveTable {
    NaiveTable(
      .coders,
      [
        Column(
          "id", .text, cells: coders.map { [Item(.text($0.id))] },
          listed: coders.map { Item(.text($0.id)) }),
        Column("title", .text, cells: coders.map { $0.title.map { [Item(.text($0))] } ?? [] }),
        Column("record", .boolean, cells: coders.map { [Item(.boolean($0.isOfRecord))] }),
      ], rowCount: coders.count, ids: coders.map(\.id))
  }

  private var linkTable: NaiveTable {
    guard let table = corpus.links else { return NaiveTable(.links, [], rowCount: 0) }
    return plainTable(
      .links, table,
      replacing: [mixed("from", "from_kind", of: table), mixed("to", "to_kind", of: table)])
  }

  private var memoTable: NaiveTable {
    guard let table = corpus.memos else { return NaiveTable(.memos, [], rowCount: 0) }
    let on = named(in: table, "on", kind: "on_kind").map { $0?.thing }
    func column(_ name: String, _ kind: Kind, isMany: Bool = false, _ rows: (Thing) -> [Int])
      -> Column
    {
      let all = all(kind)
      return Column(
        name, kind == .codes ? .codes(below: nil) : .things(kind), isMany: isMany,
        cells: on.map { thing in thing.map { rows($0).map { all[$0] } } ?? [] }, listed: all)
    }
    func own(_ kind: Kind) -> (Thing) -> [Int] { { $0.kind == kind ? [$0.row] : [] } }
    return plainTable(
      .memos, table, replacing: [mixed("on", "on_kind", of: table)],
      adding: [
        column("excerpt", .excerpts, own(.excerpts)),
        column("source", .sources, isMany: excerpts.contains { $0.sources.count > 1 }) { thing in
          thing.kind == .excerpts ? self.excerpts[thing.row].sources : own(.sources)(thing)
        },
        column("document", .documents) { thing in
          thing.kind == .excerpts
            ? self.excerpts[thing.row].document.map { [$0] } ?? [] : own(.documents)(thing)
        },
        column("code", .codes, own(.codes)),
      ])
  }

  /// A column that names things of several kinds: excerpts first, then sources, documents and codes.
  private func mixed(_ name: String, _ kind: String, of table: DataTable) -> Column {
    let items = named(in: table, name, kind: kind)
    let main =
      [Kind.excerpts, .sources, .documents, .codes].first { main in
        World.texts(table, kind).contains { ($0 ?? "excerpt") + "s" == main.name }
      } ?? .excerpts
    return Column(
      name, main == .codes ? .codes(below: nil) : .things(main),
      cells: items.map { $0.map { [$0] } ?? [] }, listed: listed(items.compactMap { $0 }))
  }

  /// Named things by kind and row, then what names nothing.
  private func listed(_ items: [Item]) -> [Item] {
    let kinds: [Kind] = [.excerpts, .sources, .documents, .codes]
    func place(_ item: Item) -> (Int, Int) {
      item.thing.map { (kinds.firstIndex(of: $0.kind) ?? 9, $0.row) } ?? (9, 0)
    }
    return Set(items).filter { $0.thing != nil }.sorted { place($0) < place($1) }
  }

  private var linkEndTable: NaiveTable {
    let (excerpts, links) = (all(.excerpts), all(.links))
    let directions = ["to", "from", "with"].map { Item(.text($0)) }
    let table = corpus.links
    let ends =
      table.map {
        named(in: $0, "from", kind: "from_kind") + named(in: $0, "to", kind: "to_kind")
      } ?? []
    return NaiveTable(
      .linkEnds,
      [
        Column(
          "excerpt", .things(.excerpts), cells: linkEnds.map { [excerpts[$0.excerpt]] },
          listed: excerpts),
        Column("link", .things(.links), cells: linkEnds.map { [links[$0.link]] }, listed: links),
        Column(
          "direction", .text, cells: linkEnds.map { [Item(.text($0.direction))] },
          listed: directions),
        Column(
          "other", .things(.excerpts), cells: linkEnds.map { [$0.other] },
          listed: listed(ends.compactMap { $0 })),
        Column("other_kind", .text, cells: linkEnds.map { [Item(.text($0.otherKind))] }),
      ], rowCount: linkEnds.count,
      ids: linkEnds.map { end in
        let link: String = if case .text(let id) = links[end.link].value { id } else { "" }
        return "\(self.excerpts[end.excerpt].id) \(link) \(end.direction)"
      }, excerpts: linkEnds.map(\.excerpt))
  }
}
