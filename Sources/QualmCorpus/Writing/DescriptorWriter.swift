package import QualmBase

extension PackageDescriptor {
  /// The description as JSON, its members always in the same order; what was not understood when
  /// it was read stands as it was.
  package var json: JSONValue {
    var members = MemberList()
    members.add("name", name)
    members.add("title", title)
    members.add("description", description)
    members.add("version", version)
    members.add("licenses", licences.map(\.json))
    members.add("citation", citation)
    members.add(unknownMembers)
    if let qualm { members.add("qualm", qualm) }
    members.add("resources", .array(tables.map(\.json) + otherResources))
    return .object(members.members)
  }

  private var qualm: JSONValue? {
    var members = MemberList()
    members.add("format", .integer(PackageDescriptor.format))
    members.add("coders", coders.map(\.json))
    members.add("frameworks", frameworks.map(\.json))
    members.add("author", authorSource)
    members.add("documents", documents.map(\.json))
    if let citations { members.add("citations", citations.json) }
    members.add("rules", rules.map(\.json))
    members.add("required", requiredFacets.map { .string($0) })
    members.add(unknownQualmMembers)
    return .object(members.members)
  }
}

/// Members in the order in which they are added; what is lacking is left out.
private struct MemberList {
  var members: [JSONValue.Member] = []

  mutating func add(_ name: String, _ value: JSONValue) {
    members.append(JSONValue.Member(name, value))
  }

  mutating func add(_ name: String, _ text: String?) {
    if let text { add(name, .string(text)) }
  }

  mutating func add(_ name: String, _ number: Int?) {
    if let number { add(name, .integer(number)) }
  }

  mutating func add(_ name: String, _ items: [JSONValue]) {
    if !items.isEmpty { add(name, .array(items)) }
  }

  mutating func add(_ others: [JSONValue.Member]) {
    members.append(contentsOf: others)
  }
}

extension PackageDescriptor.Licence {
  fileprivate var json: JSONValue {
    var members = MemberList()
    members.add("name", name)
    members.add("title", title)
    members.add("path", path)
    members.add(unknownMembers)
    return .object(members.members)
  }
}

extension Coder {
  fileprivate var json: JSONValue {
    var members = MemberList()
    members.add("id", id)
    members.add("title", title)
    members.add("record", .boolean(isOfRecord))
    members.add(unknownMembers)
    return .object(members.members)
  }
}

extension Framework {
  fileprivate var json: JSONValue {
    var members = MemberList()
    members.add("name", name)
    members.add("title", title)
    if isDefault { members.add("default", .boolean(true)) }
    members.add(unknownMembers)
    return .object(members.members)
  }
}

extension DocumentDigest {
  fileprivate var json: JSONValue {
    var members = MemberList()
    members.add("id", id)
    members.add("sha256", sha256)
    members.add("bytes", bytes)
    members.add("characters", characters)
    members.add(unknownMembers)
    return .object(members.members)
  }
}

extension CitationForm {
  fileprivate var json: JSONValue {
    var members = MemberList()
    members.add("words", .array(words.map { .string($0) }))
    members.add("labels", .array(labels.map(\.json)))
    members.add("sections", sections.map { .string($0) })
    members.add(unknownMembers)
    return .object(members.members)
  }
}

extension CitationForm.Label {
  fileprivate var json: JSONValue {
    var members = MemberList()
    members.add("label", label)
    members.add("source", sourcePrefix)
    members.add(unknownMembers)
    return .object(members.members)
  }
}

extension CodingRule {
  fileprivate var json: JSONValue {
    var members = MemberList()
    members.add("when", when)
    members.add("needs", needs)
    members.add("reason", reason)
    members.add(unknownMembers)
    return .object(members.members)
  }
}

extension TableSchema {
  fileprivate var json: JSONValue {
    var members = MemberList()
    members.add("name", name)
    members.add("title", title)
    members.add("description", description)
    members.add("path", path)
    members.add(unknownMembers)
    var schema = MemberList()
    schema.add("fields", .array(fields.map(\.json)))
    if missingValues != [""] {
      schema.add("missingValues", .array(missingValues.map { .string($0) }))
    }
    if !primaryKey.isEmpty { schema.add("primaryKey", TableSchema.names(primaryKey)) }
    schema.add("foreignKeys", foreignKeys.map(\.json))
    schema.add(unknownSchemaMembers)
    members.add("schema", .object(schema.members))
    return .object(members.members)
  }

  /// One name as a text, several as a list, as Frictionless allows.
  fileprivate static func names(_ names: [String]) -> JSONValue {
    names.count == 1 ? .string(names[0]) : .array(names.map { .string($0) })
  }
}

extension ForeignKey {
  fileprivate var json: JSONValue {
    var reference = MemberList()
    reference.add("resource", .string(table))
    reference.add("fields", TableSchema.names(targetFields))
    var members = MemberList()
    members.add("fields", TableSchema.names(fields))
    members.add("reference", .object(reference.members))
    return .object(members.members)
  }
}

extension FieldSchema {
  fileprivate var json: JSONValue {
    var members = MemberList()
    members.add("name", name)
    members.add("type", typeName)
    if let delimiter, delimiter != UInt8(ascii: ",") {
      members.add("delimiter", String(Unicode.Scalar(delimiter)))
    }
    members.add("itemType", itemTypeName)
    if kind == .boolean {
      if trueValues != FieldSchema.standardTrueValues {
        members.add("trueValues", .array(trueValues.map { .string($0) }))
      }
      if falseValues != FieldSchema.standardFalseValues {
        members.add("falseValues", .array(falseValues.map { .string($0) }))
      }
    }
    members.add("description", description)
    // Categories with labels are among the unknown members, as they were.
    if !unknownMembers.contains(where: { $0.name == "categories" }) {
      members.add("categories", categories.map(scalar))
    }
    var constraints = MemberList()
    if isRequired { constraints.add("required", .boolean(true)) }
    if isUnique { constraints.add("unique", .boolean(true)) }
    constraints.add("enum", allowedValues.map(scalar))
    constraints.add(unknownConstraints)
    if !constraints.members.isEmpty { members.add("constraints", .object(constraints.members)) }
    members.add(unknownMembers)
    return .object(members.members)
  }

  private func scalar(_ text: String) -> JSONValue {
    kind == .integer || kind == .number ? .number(text) : .string(text)
  }
}
