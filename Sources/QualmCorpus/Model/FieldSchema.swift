package import QualmBase

/// What the cells of a column hold, or the items of its lists.
package enum FieldKind: String, Sendable, Hashable {
  case text, integer, number, boolean
  /// A year, a month or a day.
  case date
}

/// One column of a table as `datapackage.json` declares it (Frictionless Table Schema).
package struct FieldSchema: Sendable, Hashable {
  /// The column's heading.
  package var name: String
  /// The type as written: `string`, `integer`, `number`, `boolean`, `date`, `yearmonth`, `year`,
  /// `list`, or one that this reader keeps as text.
  package var typeName: String
  /// The type of a list's items as written.
  package var itemTypeName: String?
  /// What a cell, or an item of a list, is read as.
  package var kind: FieldKind
  /// The byte between the items of a many-valued cell; nil where a cell has one value.
  package var delimiter: UInt8?
  /// What the column means, for a reader.
  package var description: String?
  /// Whether every row must have a value.
  package var isRequired: Bool
  /// Whether no two rows may have the same value.
  package var isUnique: Bool
  /// The values in the order in which they are shown; empty where natural order serves.
  package var categories: [String]
  /// The only values there may be; empty where any may.
  package var allowedValues: [String]
  /// The spellings of yes and no; the first of each is written.
  package var trueValues: [String]
  package var falseValues: [String]
  /// Members of the field's declaration that are not understood, kept for writing back.
  package var unknownMembers: [JSONValue.Member]
  /// The same for its `constraints`.
  package var unknownConstraints: [JSONValue.Member]

  package init(
    name: String, typeName: String = "string", itemTypeName: String? = nil,
    kind: FieldKind = .text, delimiter: UInt8? = nil, description: String? = nil,
    isRequired: Bool = false, isUnique: Bool = false,
    categories: [String] = [], allowedValues: [String] = [],
    trueValues: [String] = FieldSchema.standardTrueValues,
    falseValues: [String] = FieldSchema.standardFalseValues,
    unknownMembers: [JSONValue.Member] = [], unknownConstraints: [JSONValue.Member] = []
  ) {
    self.name = name
    self.typeName = typeName
    self.itemTypeName = itemTypeName
    self.kind = kind
    self.delimiter = delimiter
    self.description = description
    self.isRequired = isRequired
    self.isUnique = isUnique
    self.categories = categories
    self.allowedValues = allowedValues
    self.trueValues = trueValues
    self.falseValues = falseValues
    self.unknownMembers = unknownMembers
    self.unknownConstraints = unknownConstraints
  }

  /// Whether a cell may have several values.
  package var isMany: Bool { delimiter != nil }

  /// The spellings of yes where the declaration gives none.
  package static let standardTrueValues = ["true", "True", "TRUE", "1"]
  /// The spellings of no where the declaration gives none.
  package static let standardFalseValues = ["false", "False", "FALSE", "0"]
}

/// Columns whose values must be found in another table.
package struct ForeignKey: Sendable, Hashable {
  /// The columns of this table.
  package var fields: [String]
  /// The table referred to; empty for this table itself.
  package var table: String
  /// Its columns, as many as `fields`.
  package var targetFields: [String]

  package init(fields: [String], table: String, targetFields: [String]) {
    self.fields = fields
    self.table = table
    self.targetFields = targetFields
  }
}

/// One table as `datapackage.json` declares it.
package struct TableSchema: Sendable, Hashable {
  /// What the language calls it.
  package var name: String
  /// A heading for it.
  package var title: String?
  /// Its file, relative to the package's folder.
  package var path: String
  /// Its columns, in the order of the file.
  package var fields: [FieldSchema]
  /// The columns that tell its rows apart; may be empty.
  package var primaryKey: [String]
  package var foreignKeys: [ForeignKey]
  /// Cells that mean "nothing is known".
  package var missingValues: [String]
  /// What the table holds, for a reader.
  package var description: String?
  /// Members of the resource that are not understood, kept for writing back.
  package var unknownMembers: [JSONValue.Member]
  /// The same for its `schema`.
  package var unknownSchemaMembers: [JSONValue.Member]

  package init(
    name: String, title: String? = nil, path: String, fields: [FieldSchema],
    primaryKey: [String] = [],
    foreignKeys: [ForeignKey] = [], missingValues: [String] = [""], description: String? = nil,
    unknownMembers: [JSONValue.Member] = [], unknownSchemaMembers: [JSONValue.Member] = []
  ) {
    self.name = name
    self.title = title
    self.path = path
    self.fields = fields
    self.primaryKey = primaryKey
    self.foreignKeys = foreignKeys
    self.missingValues = missingValues
    self.description = description
    self.unknownMembers = unknownMembers
    self.unknownSchemaMembers = unknownSchemaMembers
  }
}
