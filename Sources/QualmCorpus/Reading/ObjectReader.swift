import QualmBase

/// Reads the members of one JSON object by name and type, and knows which ones were not asked for.
final class ObjectReader {
  private let members: [JSONValue.Member]
  /// The object around this one, and the member, perhaps the item in it, that this one is.
  private let parent: ObjectReader?
  private let member: String
  private let item: Int?
  private let faults: FaultCollector
  /// For each member whether it was asked for.
  private var isAsked: [Bool]

  /// Reads the whole of `datapackage.json`.
  convenience init(_ root: JSONValue, _ faults: FaultCollector) {
    self.init(root, in: nil, PackageDescriptor.path, nil, faults)
  }

  /// Reads `value`; what is no object has no members and is a fault.
  private init(
    _ value: JSONValue, in parent: ObjectReader?, _ member: String, _ item: Int?,
    _ faults: FaultCollector
  ) {
    self.parent = parent
    self.member = member
    self.item = item
    self.faults = faults
    members = value.object ?? []
    isAsked = Array(repeating: false, count: members.count)
    if value.object == nil {
      faults.report {
        .wrongMember(member, expected: "an object", at: span())
      }
    }
  }

  /// The members that nobody asked for, in their order.
  var unknownMembers: [JSONValue.Member] {
    isAsked.contains(false) ? members.indices.filter { !isAsked[$0] }.map { members[$0] } : []
  }

  /// The way to the object from the top; only errors need it.
  private var steps: [JSONReader.Step] {
    guard let parent else { return [] }
    return parent.steps + [.member(member)] + (item.map { [.item($0)] } ?? [])
  }

  /// The place of the object, or of one of its members.
  func span(_ name: String? = nil) -> SourceSpan {
    faults.span(ofDescriptor: steps + (name.map { [.member($0)] } ?? []))
  }

  /// The place of an item of a member that is a list.
  func span(_ name: String, item: Int) -> SourceSpan {
    faults.span(ofDescriptor: steps + [.member(name), .item(item)])
  }

  /// A member as it is.
  func value(_ name: String) -> JSONValue? {
    guard let index = members.firstIndex(where: { $0.name == name }) else { return nil }
    isAsked[index] = true
    return members[index].value
  }

  /// A member that must be a text; nil where it is lacking or something else.
  func text(_ name: String, isRequired: Bool = false, of what: String = "") -> String? {
    guard let value = value(name) else {
      if isRequired { faults.report { .missingMember(name, of: what, at: span()) } }
      return nil
    }
    if value.string == nil { report(name, "a text") }
    return value.string
  }

  func integer(_ name: String) -> Int? {
    guard let value = value(name) else { return nil }
    if value.integer == nil { report(name, "a whole number") }
    return value.integer
  }

  func boolean(_ name: String) -> Bool? {
    guard let value = value(name) else { return nil }
    if value.boolean == nil { report(name, "true or false") }
    return value.boolean
  }

  /// A member that must be a list of texts; one text alone is a list of one.
  func texts(_ name: String) -> [String]? {
    guard let value = value(name) else { return nil }
    if let text = value.string { return [text] }
    guard let items = value.array else {
      report(name, "a list of texts")
      return nil
    }
    let texts = items.compactMap(\.string)
    if texts.count < items.count { report(name, "a list of texts") }
    return texts
  }

  /// The items of a list that are texts or numbers, as texts; nil where others are among them.
  func scalars(_ name: String) -> [String]? {
    guard let value = value(name) else { return nil }
    guard let items = value.array else {
      report(name, "a list")
      return nil
    }
    var texts: [String] = []
    for item in items {
      switch item {
      case .string(let text), .number(let text): texts.append(text)
      case .boolean(let flag): texts.append(flag ? "true" : "false")
      default: return nil
      }
    }
    return texts
  }

  /// Takes back the question for a member, so that it is kept as unknown.
  func leave(_ name: String) {
    if let index = members.firstIndex(where: { $0.name == name }) { isAsked[index] = false }
  }

  /// A member that must be an object; nil where it is lacking.
  func object(_ name: String) -> ObjectReader? {
    value(name).map { ObjectReader($0, in: self, name, nil, faults) }
  }

  /// A member that must be a list of objects.
  func objects(_ name: String) -> [ObjectReader] {
    guard let value = value(name) else { return [] }
    guard let items = value.array else {
      report(name, "a list")
      return []
    }
    return items.enumerated().map { index, item in
      ObjectReader(item, in: self, name, index, faults)
    }
  }

  /// Reports that a member is not what is expected.
  func report(_ name: String, _ expected: String) {
    faults.report { .wrongMember(name, expected: expected, at: span(name)) }
  }
}
