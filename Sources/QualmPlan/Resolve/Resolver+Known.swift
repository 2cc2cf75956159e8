import QualmBase
import QualmSyntax

/// A field that rows have, by the name that reaches it.
package struct KnownField: Sendable {
  /// What a query writes: `role`, or `source.mission` where a nearer owner has the name too.
  package var name: String
  /// Whose it is: `excerpt`, `source`.
  package var owner: String
  package var field: Field
  /// Whether the rows have it themselves, and not what they belong to.
  package var isOwn: Bool

  package init(name: String, owner: String, field: Field, isOwn: Bool) {
    self.name = name
    self.owner = owner
    self.field = field
    self.isOwn = isOwn
  }
}

/// What there is to choose from, for completion.
extension Resolver {
  /// The fields of a relation's rows and of what these belong to, the nearest owner's first; without
  /// those that codes give.
  package mutating func knownFields(of relation: RelationName) -> [KnownField] {
    var seen: Set<String> = []
    return owned(by: relation) { _ in true }.compactMap { candidate in
      if seen.insert(candidate.field.name).inserted {
        return KnownField(
          name: candidate.field.name, owner: candidate.owner, field: candidate.field,
          isOwn: candidate.hops.isEmpty)
      }
      guard let hop = candidate.hops.last else { return nil }
      let path = "\(hop.name).\(candidate.field.name)"
      guard seen.insert(path).inserted else { return nil }
      return KnownField(
        name: path, owner: candidate.owner, field: candidate.field, isOwn: false)
    }
  }

  /// The relation that a path leads to from rows of another; nil where it leads to none.
  package mutating func relation(
    behind steps: [String], from relation: RelationName
  ) -> RelationName? {
    let word = Word(
      steps.joined(separator: "."), span: SourceSpan(file: FileID(0), start: 0, end: 0))
    guard let found = candidateReference(word, of: relation) else { return nil }
    switch found.type {
    case .reference(let target): return target
    case .codes where !isOfOwnExcerpt(found): return .codes
    default: return nil
    }
  }

  /// What a field's name stands for in rows of `shape`; nil where it is nothing.
  package mutating func knownReference(_ name: String, in shape: Shape) -> FieldReference? {
    let word = Word(
      name.filter { $0 != "`" }, span: SourceSpan(file: FileID(0), start: 0, end: 0))
    switch shape {
    case .unknown: return nil
    case .relation(let relation): return candidateReference(word, of: relation)
    case .table(let columns):
      return columns.first { $0.name == word.text }.map { FieldReference($0, span: word.span) }
    }
  }

  /// The codes that the framework leaves visible, ascending; nil where it hides none.
  package var visibleCodes: [CodeID]? { codes.visible }
}
