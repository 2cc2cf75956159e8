import QualmBase
import QualmCorpus

/// Makes tables of a package from lists of cells.
enum TableMaker {
  /// One column before it is encoded.
  struct Cells {
    var schema: FieldSchema
    var lists: [[Value]]

    static func texts(
      _ name: String, _ lists: [[String]], isMany: Bool = false, categories: [String] = []
    ) -> Cells {
      Cells(
        schema: FieldSchema(
          name: name, delimiter: isMany ? UInt8(ascii: ";") : nil, categories: categories),
        lists: lists.map { $0.map { .text($0) } })
    }

    static func integers(_ name: String, _ cells: [Int?]) -> Cells {
      one(name, .integer, cells.map { $0.map { .integer($0) } })
    }

    static func numbers(_ name: String, _ cells: [Double?]) -> Cells {
      one(name, .number, cells.map { $0.map { .number($0) } })
    }

    static func dates(_ name: String, _ cells: [PartialDate?]) -> Cells {
      one(name, .date, cells.map { $0.map { .date($0) } })
    }

    static func booleans(_ name: String, _ cells: [Bool?]) -> Cells {
      one(name, .boolean, cells.map { $0.map { .boolean($0) } })
    }

    private static func one(_ name: String, _ kind: FieldKind, _ cells: [Value?]) -> Cells {
      Cells(schema: FieldSchema(name: name, kind: kind), lists: cells.map { $0.map { [$0] } ?? [] })
    }

    /// The column as a reader would have made it.
    var column: DataColumn {
      var dictionary: [Value] = []
      var indices: [UInt32] = []
      var starts: [UInt32] = [0]
      for list in lists {
        for value in list {
          let index = dictionary.firstIndex(of: value) ?? dictionary.count
          if index == dictionary.count { dictionary.append(value) }
          indices.append(UInt32(index))
        }
        if !schema.isMany, list.isEmpty { indices.append(DataColumn.none) }
        starts.append(UInt32(indices.count))
      }
      return DataColumn(
        schema: schema, dictionary: dictionary, starts: schema.isMany ? starts : nil,
        indices: indices)
    }
  }

  /// A table of these columns.
  static func table(
    _ name: String, key: [String] = [], _ columns: [Cells], references: [ForeignKey] = []
  ) -> DataTable {
    DataTable(
      schema: TableSchema(
        name: name, path: name + ".csv", fields: columns.map(\.schema), primaryKey: key,
        foreignKeys: references),
      rowCount: columns.first?.lists.count ?? 0, columns: columns.map(\.column))
  }
}
