/// A JSON text as a tree; members keep their order, numbers their spelling.
///
/// Our own because Foundation stays out of what runs at start-up (it alone would double the time
/// that a query on the built-in corpus takes), because what a reader does not understand must be
/// written back as it was, and because errors need a position.
package enum JSONValue: Sendable, Hashable {
  /// One member of an object.
  package struct Member: Sendable, Hashable {
    /// The name before the colon.
    package var name: String
    /// The value after it.
    package var value: JSONValue

    package init(_ name: String, _ value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  case null
  case boolean(Bool)
  /// A number as it was written, which is valid by RFC 8259.
  case number(String)
  case string(String)
  case array([JSONValue])
  case object([Member])

  /// A whole number.
  package static func integer(_ number: Int) -> JSONValue { .number(String(number)) }

  /// The first member of that name, if this is an object that has one.
  package subscript(name: String) -> JSONValue? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.name == name }?.value
  }

  /// The text of a string.
  package var string: String? {
    if case .string(let text) = self { text } else { nil }
  }

  /// The number, where it is a whole one that fits.
  package var integer: Int? {
    if case .number(let digits) = self { Int(digits) } else { nil }
  }

  /// The value of `true` and `false`.
  package var boolean: Bool? {
    if case .boolean(let value) = self { value } else { nil }
  }

  /// The items of an array.
  package var array: [JSONValue]? {
    if case .array(let items) = self { items } else { nil }
  }

  /// The members of an object.
  package var object: [Member]? {
    if case .object(let members) = self { members } else { nil }
  }
}
