import QualmBase
import QualmCorpus

extension RandomCorpus {
  /// The package.
  var corpus: Corpus {
    var tables = [
      Self.table("documents", documents.count, [Self.texts("id", documents.map(\.id))]),
      Self.table(
        "excerpts", excerpts.count,
        [
          Self.texts("id", excerpts.map(\.id)), Self.texts("document", excerpts.map(\.document)),
          Self.integers("start", excerpts.map(\.start)), Self.integers("end", excerpts.map(\.end)),
          Self.lists("mission", excerpts.map(\.mission)),
          Self.integers("page", excerpts.map(\.page)),
          Self.texts("certainty", excerpts.map(\.certainty), categories: Self.certainties),
          Self.texts("summary", excerpts.map(\.summary)),
        ], keys: [ForeignKey(fields: ["document"], table: "documents", targetFields: ["id"])]),
      Self.table(
        "codes", codes.count,
        [
          Self.texts("id", codes.reversed().map(\.id)),
          Self.texts("note", codes.reversed().map { "note on \($0.id)" }),
        ]),
      Self.table(
        "codings", codings.count,
        [
          Self.texts("excerpt", codings.map(\.excerpt)),
          Self.texts("code", codings.map { codes[$0.code].id }),
          Self.texts("coder", codings.map(\.coder)),
          Self.column(
            "time", .date,
            codings.map { $0.time.flatMap { PartialDate($0) }.map { .date($0) } ?? .missing }),
          Self.texts("memo", codings.map(\.memo)),
        ], primaryKey: ["excerpt", "code", "coder"]),
      Self.table(
        "missions", missions.count,
        [
          Self.texts("id", missions.map(\.id)), Self.integers("began", missions.map(\.began)),
        ]),
    ]
    if let sources {
      tables.append(
        Self.table(
          "sources", sources.count,
          [
            Self.texts("id", sources.map(\.id)),
            Self.column(
              "voice", .boolean, sources.map { $0.voice.map { .boolean($0) } ?? .missing }),
            Self.texts("role", sources.map(\.role)), Self.texts("mission", sources.map(\.mission)),
          ], keys: [ForeignKey(fields: ["mission"], table: "missions", targetFields: ["id"])]))
    }
    if let memberships {
      tables.append(
        Self.table(
          "memberships", memberships.count,
          [
            Self.texts("source", memberships.map(\.source)),
            Self.texts("document", memberships.map(\.document)),
            Self.integers("start", memberships.map(\.start)),
            Self.integers("end", memberships.map(\.end)),
            Self.texts("excerpt", memberships.map(\.excerpt)),
          ]))
    }
    if let memos {
      tables.append(
        Self.table(
          "memos", memos.count,
          [
            Self.texts("id", memos.map(\.id)), Self.texts("on_kind", memos.map(\.kind)),
            Self.texts("on", memos.map(\.on)), Self.texts("text", memos.map(\.text)),
          ]))
    }
    return Corpus(
      descriptor: PackageDescriptor(coders: coders, authorSource: author),
      codebook: Codebook(codes: codes), tables: tables)
  }

  private static func table(
    _ name: String, _ rowCount: Int, _ columns: [DataColumn], primaryKey: [String] = ["id"],
    keys: [ForeignKey] = []
  ) -> DataTable {
    DataTable(
      schema: TableSchema(
        name: name, path: "\(name).csv", fields: columns.map(\.schema), primaryKey: primaryKey,
        foreignKeys: keys),
      rowCount: rowCount, columns: columns)
  }

  private static func texts(_ name: String, _ cells: [String?], categories: [String] = [])
    -> DataColumn
  {
    column(name, .text, cells.map { $0.map { .text($0) } ?? .missing }, categories: categories)
  }

  private static func integers(_ name: String, _ cells: [Int?]) -> DataColumn {
    column(name, .integer, cells.map { $0.map { .integer($0) } ?? .missing })
  }

  private static func column(
    _ name: String, _ kind: FieldKind, _ cells: [Value], categories: [String] = []
  ) -> DataColumn {
    var dictionary: [Value] = []
    let indices = cells.map { cell -> UInt32 in
      if cell == .missing { return DataColumn.none }
      if let index = dictionary.firstIndex(of: cell) { return UInt32(index) }
      dictionary.append(cell)
      return UInt32(dictionary.count - 1)
    }
    return DataColumn(
      schema: FieldSchema(name: name, kind: kind, categories: categories), dictionary: dictionary,
      starts: nil, indices: indices)
  }

  private static func lists(_ name: String, _ cells: [[String]]) -> DataColumn {
    var dictionary: [Value] = []
    var starts: [UInt32] = [0]
    var indices: [UInt32] = []
    for cell in cells {
      for item in cell {
        let index = dictionary.firstIndex(of: .text(item)) ?? dictionary.count
        if index == dictionary.count { dictionary.append(.text(item)) }
        indices.append(UInt32(index))
      }
      starts.append(UInt32(indices.count))
    }
    return DataColumn(
      schema: FieldSchema(name: name, typeName: "list", delimiter: UInt8(ascii: ";")),
      dictionary: dictionary, starts: starts, indices: indices)
  }
}
