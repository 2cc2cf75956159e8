import QualmBase

/// Checks that the declared tables and columns are those that the language needs.
struct SchemaValidator {
  let descriptor: PackageDescriptor
  let faults: FaultCollector

  func validate() {
    for table in StandardTable.allCases where table.isRequired {
      if faults.resourceNumbers[table.rawValue] == nil {
        faults.report {
          .missingTable(
            table.rawValue, at: faults.span(ofDescriptor: [.member("resources")]))
        }
      }
    }
    for schema in descriptor.tables {
      guard let table = StandardTable(rawValue: schema.name) else { continue }
      for column in table.columns { check(column, of: schema) }
    }
  }

  private func check(_ column: StandardTable.Column, of schema: TableSchema) {
    let place: [JSONReader.Step] = [.member("schema"), .member("fields")]
    guard let index = schema.fields.firstIndex(where: { $0.name == column.name }) else {
      if column.isRequired {
        faults.report {
          .missingColumn(
            column.name, table: schema.name, at: faults.span(ofTable: schema.name, place))
        }
      }
      return
    }
    let field = schema.fields[index]
    if field.kind != column.kind || field.isMany {
      var expected = field
      expected.kind = column.kind
      expected.delimiter = nil
      faults.report {
        .wrongColumnType(
          column.name, table: schema.name, expected: FieldText.description(of: expected),
          at: faults.span(ofTable: schema.name, place + [.item(index)]))
      }
    }
  }
}
