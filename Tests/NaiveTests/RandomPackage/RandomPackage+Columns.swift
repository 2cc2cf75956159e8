/// Tables as text.
extension RandomPackage {
  /// One column as the descriptor has it, with a cell for each row; empty where nothing is known.
  struct Column {
    var name: String
    var declaration: String
    var cells: [String]
  }

  func text(_ name: String, _ cells: [String?]) -> Column {
    Column(name: name, declaration: #""type": "string""#, cells: cells.map { $0 ?? "" })
  }

  func categories(_ name: String, _ all: [String], _ cells: [String?]) -> Column {
    let listed = all.map { "\"\($0)\"" }.joined(separator: ", ")
    return Column(
      name: name, declaration: #""type": "string", "categories": [\#(listed)]"#,
      cells: cells.map { $0 ?? "" })
  }

  func integer(_ name: String, _ cells: [Int?]) -> Column {
    Column(
      name: name, declaration: #""type": "integer""#, cells: cells.map { $0.map(String.init) ?? "" }
    )
  }

  func list(_ name: String, _ cells: [[String]]) -> Column {
    Column(
      name: name, declaration: #""type": "list", "delimiter": ";""#,
      cells: cells.map { $0.joined(separator: ";") })
  }

  func date(_ name: String, _ cells: [String?]) -> Column {
    Column(name: name, declaration: #""type": "date""#, cells: cells.map { $0 ?? "" })
  }

  func truth(_ name: String, _ cells: [Bool?]) -> Column {
    Column(
      name: name, declaration: #""type": "boolean", "trueValues": ["yes"], "falseValues": ["no"]"#,
      cells: cells.map { $0.map { $0 ? "yes" : "no" } ?? "" })
  }

  mutating func add(
    _ name: String, key: [String], _ columns: [Column], references: [(String, String)] = []
  ) {
    func quoted(_ cell: String) -> String {
      cell.contains(where: { ",\"\n".contains($0) })
        ? "\""
          + cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
          + "\""
        : cell
    }
    let fields = columns.map { #"{"name": "\#($0.name)", \#($0.declaration)}"# }
    let keys = references.map { field, table in
      #"{"fields": "\#(field)", "reference": {"resource": "\#(table)", "fields": "id"}}"#
    }
    let primary = key.map { "\"\($0)\"" }.joined(separator: ", ")
    let schema = """
      {"name": "\(name)", "path": "\(name).csv", "schema": {"fields": \
      [\(fields.joined(separator: ", "))], "primaryKey": [\(primary)], "foreignKeys": \
      [\(keys.joined(separator: ", "))]}}
      """
    var rows = columns.map(\.name).joined(separator: ",") + "\n"
    for row in columns[0].cells.indices {
      rows += columns.map { quoted($0.cells[row]) }.joined(separator: ",") + "\n"
    }
    tables.append((schema, "\(name).csv", rows))
  }
}
