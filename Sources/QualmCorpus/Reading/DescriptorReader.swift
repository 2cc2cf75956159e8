import QualmBase

/// Reads `datapackage.json`: Frictionless members, and ours below `qualm`.
struct DescriptorReader {
  let faults: FaultCollector

  /// The description that `root` holds; what is wrong is reported.
  func read(_ root: JSONValue) -> PackageDescriptor {
    let top = ObjectReader(root, faults)
    var descriptor = PackageDescriptor()
    descriptor.name = top.text("name")
    descriptor.title = top.text("title")
    descriptor.description = top.text("description")
    descriptor.version = top.text("version")
    descriptor.licences = top.objects("licenses").map(licence)
    descriptor.citation = top.text("citation")
    if let qualm = top.object("qualm") { readQualm(qualm, into: &descriptor) }
    if top.value("resources") == nil {
      faults.report {
        .missingMember("resources", of: PackageDescriptor.path, at: top.span())
      }
    }
    let resources = top.value("resources")?.array ?? []
    for (index, reader) in top.objects("resources").enumerated() {
      if let table = table(reader) {
        if descriptor.tables.contains(where: { $0.name == table.name }) {
          faults.report { .repeatedName(table.name, of: "tables", at: reader.span("name")) }
        } else {
          faults.resourceNumbers[table.name] = index
          descriptor.tables.append(table)
        }
      } else {
        descriptor.otherResources.append(resources[index])
        noteRefusedTable(resources[index], at: index)
      }
    }
    descriptor.unknownMembers = top.unknownMembers
    return descriptor
  }

  /// Remembers that a table of the language is declared, though not in a way that can be read, so
  /// that it is not said to be lacking as well.
  private func noteRefusedTable(_ resource: JSONValue, at index: Int) {
    guard let name = resource["name"]?.string, StandardTable(rawValue: name) != nil,
      faults.resourceNumbers[name] == nil
    else { return }
    faults.resourceNumbers[name] = index
  }

  private func licence(_ reader: ObjectReader) -> PackageDescriptor.Licence {
    var licence = PackageDescriptor.Licence(
      name: reader.text("name"), title: reader.text("title"), path: reader.text("path"))
    licence.unknownMembers = reader.unknownMembers
    return licence
  }

  // MARK: What is ours

  private func readQualm(_ reader: ObjectReader, into descriptor: inout PackageDescriptor) {
    if let format = reader.integer("format"), format > PackageDescriptor.format {
      faults.report {
        .newerFormat(format, known: PackageDescriptor.format, at: reader.span("format"))
      }
    }
    descriptor.coders = coders(reader.objects("coders"))
    descriptor.frameworks = reader.objects("frameworks").compactMap(framework)
    descriptor.authorSource = reader.text("author")
    descriptor.documents = reader.objects("documents").compactMap(digest)
    descriptor.citations = reader.object("citations").map(citations)
    descriptor.rules = reader.objects("rules").compactMap(rule)
    descriptor.requiredFacets = reader.texts("required") ?? []
    descriptor.unknownQualmMembers = reader.unknownMembers
    reportRepeated(descriptor.coders.map(\.id), "coders", "coders", reader)
    reportRepeated(descriptor.frameworks.map(\.name), "frameworks", "frameworks", reader)
    reportRepeated(descriptor.documents.map(\.id), "documents", "documents", reader)
    let defaults = descriptor.frameworks.filter(\.isDefault).map(\.name)
    if defaults.count > 1 {
      faults.report { .severalDefaults(defaults, at: reader.span("frameworks")) }
    }
  }

  func reportRepeated(
    _ names: [String], _ what: String, _ member: String, _ reader: ObjectReader
  ) {
    var seen: Set<String> = []
    for (index, name) in names.enumerated() where !seen.insert(name).inserted {
      faults.report { .repeatedName(name, of: what, at: reader.span(member, item: index)) }
    }
  }

  /// Where one coder is said to be of record, those of whom nothing is said are not; otherwise all
  /// are, but for those who are said not to be.
  private func coders(_ readers: [ObjectReader]) -> [Coder] {
    let ofRecord = readers.map { $0.boolean("record") }
    let isUnsaidOfRecord = !ofRecord.contains(true)
    return zip(readers, ofRecord).compactMap { reader, isOfRecord in
      guard let id = reader.text("id", isRequired: true, of: "the coder") else { return nil }
      var coder = Coder(
        id: id, title: reader.text("title"), isOfRecord: isOfRecord ?? isUnsaidOfRecord)
      coder.unknownMembers = reader.unknownMembers
      return coder
    }
  }

  private func framework(_ reader: ObjectReader) -> Framework? {
    guard let name = reader.text("name", isRequired: true, of: "the framework") else { return nil }
    var framework = Framework(
      name: name, title: reader.text("title"), isDefault: reader.boolean("default") ?? false)
    framework.unknownMembers = reader.unknownMembers
    return framework
  }

  private func digest(_ reader: ObjectReader) -> DocumentDigest? {
    guard let id = reader.text("id", isRequired: true, of: "the document"),
      let sha256 = reader.text("sha256", isRequired: true, of: "the document")
    else { return nil }
    let digits = sha256.utf8.allSatisfy {
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
    }
    if !digits || sha256.utf8.count != 64 {
      faults.report { .badDigest(sha256, at: reader.span("sha256")) }
    }
    var digest = DocumentDigest(
      id: id, sha256: sha256, bytes: reader.integer("bytes"),
      characters: reader.integer("characters"))
    digest.unknownMembers = reader.unknownMembers
    return digest
  }

  private func rule(_ reader: ObjectReader) -> CodingRule? {
    guard let when = reader.text("when", isRequired: true, of: "the rule"),
      let needs = reader.text("needs", isRequired: true, of: "the rule")
    else { return nil }
    var rule = CodingRule(when: when, needs: needs, reason: reader.text("reason"))
    rule.unknownMembers = reader.unknownMembers
    return rule
  }

  // MARK: Tables

  /// The table that a resource declares; nil where it is no table.
  private func table(_ reader: ObjectReader) -> TableSchema? {
    guard let name = reader.text("name", isRequired: true, of: "the resource") else { return nil }
    guard let path = path(reader, isTable: StandardTable(rawValue: name) != nil) else { return nil }
    var table = TableSchema(name: name, title: reader.text("title"), path: path, fields: [])
    table.description = reader.text("description")
    checkDialect(reader)
    guard let schema = reader.object("schema") else {
      faults.report { .missingMember("schema", of: "the table `\(name)`", at: reader.span()) }
      return table
    }
    table.fields = schema.objects("fields").compactMap(field)
    reportRepeated(table.fields.map(\.name), "columns", "fields", schema)
    table.primaryKey = schema.texts("primaryKey") ?? []
    table.foreignKeys = schema.objects("foreignKeys").compactMap(foreignKey)
    table.missingValues = schema.texts("missingValues") ?? [""]
    for key in table.primaryKey where !table.fields.contains(where: { $0.name == key }) {
      faults.report { .missingColumn(key, table: name, at: schema.span("primaryKey")) }
    }
    table.unknownSchemaMembers = schema.unknownMembers
    table.unknownMembers = reader.unknownMembers
    return table
  }

  /// The path of a CSV file within the package; nil where the resource is something else.
  private func path(_ reader: ObjectReader, isTable: Bool) -> String? {
    guard let path = reader.value("path")?.string else {
      if isTable {
        faults.report {
          .unsupportedFile("path", expected: "the name of one CSV file", at: reader.span())
        }
      }
      return nil
    }
    let format = reader.value("format")?.string ?? ""
    reader.leave("format")
    let isCSV = format == "csv" || (format.isEmpty && path.hasSuffix(".csv"))
    guard isCSV || isTable else { return nil }
    if !isCSV {
      faults.report { .unsupportedFile("format", expected: "csv", at: reader.span("path")) }
    }
    let steps = path.split(separator: "/", omittingEmptySubsequences: false)
    let isSafe =
      !path.isEmpty && !path.contains("://") && !path.utf8.contains(0)
      && !path.utf8.contains(UInt8(ascii: "\\"))
      && steps.allSatisfy { !$0.isEmpty && $0 != ".." && $0 != "." }
    if !isSafe {
      faults.report { .unsafePath(path, at: reader.span("path")) }
      return nil
    }
    return path
  }

  /// Only one way of writing tables is read; a resource that declares another is refused.
  private func checkDialect(_ reader: ObjectReader) {
    if let encoding = reader.value("encoding")?.string,
      !["utf-8", "utf8"].contains(encoding.lowercased())
    {
      faults.report {
        .unsupportedFile("encoding", expected: "utf-8", at: reader.span("encoding"))
      }
    }
    reader.leave("encoding")
    if let dialect = reader.value("dialect") {
      let expected: [(String, JSONValue)] = [
        ("delimiter", .string(",")), ("quoteChar", .string("\"")), ("header", .boolean(true)),
      ]
      for (name, value) in expected where dialect[name] != nil && dialect[name] != value {
        faults.report {
          .unsupportedFile(
            name, expected: name == "header" ? "true" : value.string ?? "",
            at: reader.span("dialect"))
        }
      }
    }
    reader.leave("dialect")
  }

  private func field(_ reader: ObjectReader) -> FieldSchema? {
    guard let name = reader.text("name", isRequired: true, of: "the column") else { return nil }
    var field = FieldSchema(name: name, typeName: reader.text("type") ?? "string")
    field.description = reader.text("description")
    if field.typeName == "list" {
      let delimiter = reader.text("delimiter") ?? ","
      field.itemTypeName = reader.text("itemType")
      field.delimiter = delimiter.utf8.first
      if delimiter.utf8.count != 1 || delimiter == "\"" || delimiter == "\n" {
        faults.report {
          .unsupportedFile("delimiter", expected: "one character", at: reader.span("delimiter"))
        }
        field.delimiter = UInt8(ascii: ";")
      }
    }
    field.kind = DescriptorReader.kind(
      of: field.typeName == "list" ? field.itemTypeName ?? "string" : field.typeName)
    if field.kind == .boolean {
      field.trueValues = reader.texts("trueValues") ?? FieldSchema.standardTrueValues
      field.falseValues = reader.texts("falseValues") ?? FieldSchema.standardFalseValues
    }
    field.categories = values("categories", reader)
    if let constraints = reader.object("constraints") {
      field.isRequired = constraints.boolean("required") ?? false
      field.isUnique = constraints.boolean("unique") ?? false
      field.allowedValues = values("enum", constraints)
      field.unknownConstraints = constraints.unknownMembers
    }
    field.unknownMembers = reader.unknownMembers
    return field
  }

  /// A list of values; one that is more than texts and numbers is left to the unknown members.
  private func values(_ name: String, _ reader: ObjectReader) -> [String] {
    if reader.value(name) == nil { return [] }
    if let values = reader.scalars(name) { return values }
    let labelled = reader.value(name)?.array?.compactMap { $0["value"]?.string } ?? []
    reader.leave(name)
    return labelled
  }

  private static func kind(of typeName: String) -> FieldKind {
    switch typeName {
    case "integer": .integer
    case "number": .number
    case "boolean": .boolean
    case "date", "yearmonth", "year": .date
    default: .text
    }
  }

  private func foreignKey(_ reader: ObjectReader) -> ForeignKey? {
    let fields = reader.texts("fields") ?? []
    guard let reference = reader.object("reference") else {
      faults.report { .missingMember("reference", of: "the foreign key", at: reader.span()) }
      return nil
    }
    let targets = reference.texts("fields") ?? []
    if fields.isEmpty || targets.count != fields.count {
      faults.report {
        .wrongMember("fields", expected: "as many as those of `reference`", at: reader.span())
      }
      return nil
    }
    return ForeignKey(
      fields: fields, table: reference.text("resource") ?? "", targetFields: targets)
  }
}
