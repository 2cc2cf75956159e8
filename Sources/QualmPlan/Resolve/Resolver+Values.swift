import QualmBase
import QualmSyntax

/// Literals, read by the declared type of the field.
extension Resolver {
  /// The value of a literal; nil, already reported, where it is none of the field's type.
  ///
  /// With `isMember` a value that no row has is a warning with the nearest ones.
  mutating func value(
    _ given: Literal, for field: FieldReference, isMember: Bool = true
  ) -> Value? {
    guard let literal = literal(given) else { return nil }
    guard let value = field.type.read(literal.text) else {
      report(
        .wrongLiteral(
          literal.text, field: field.name, wanted: field.type.holds, at: literal.span))
      return nil
    }
    if isMember { warnIfNone(value, literal, field) }
    return value
  }

  /// The values of a list; nil, already reported, where one is wrong.
  mutating func values(
    _ literals: [Literal], for field: FieldReference, isMember: Bool = true
  ) -> [Value]? {
    let values = literals.map { value($0, for: field, isMember: isMember) }
    let read = values.compactMap { $0 }
    return read.count == values.count ? read : nil
  }

  private mutating func warnIfNone(_ value: Value, _ literal: Literal, _ field: FieldReference) {
    guard case .field(let hops, let source) = field.origin, source.type != .boolean else { return }
    let existing = values(of: source)
    let isThere =
      switch value {
      case .date(let wanted):
        existing.contains {
          if case .date(let date) = $0 { wanted.holds(date) } else { false }
        }
      default: existing.contains(value)
      }
    guard !isThere else { return }
    let names = suggests ? Resolver.texts(of: existing) : []
    let relation = hops.first?.relation ?? source.relation
    let word = Word(literal.text, span: literal.span)
    let steps = word.steps(separatedBy: ".")
    let isOfTable = steps.count > 1 && self.relation(named: steps[0]) != nil
    report(
      .valueOfNone(
        literal.text, field: field.name, nearest: nearest(literal.text, among: names),
        values: Resolver.few(names), isField: suggests && namesField(word, of: relation),
        table: isOfTable ? steps[0] : nil, at: literal.span))
  }

  /// The texts among values, in their order.
  static func texts(of values: Set<Value>) -> [String] {
    values.compactMap { if case .text(let text) = $0 { text } else { nil } }
      .sorted(by: NaturalOrder.precedes)
  }

  /// The names where they are few enough to list, else none.
  static func few(_ names: [String]) -> [String] { names.count > 8 ? [] : names }

  // MARK: Codes as values

  /// The code of a literal, below the field's node; nil, already reported, where there is none.
  mutating func code(_ given: Literal, for field: FieldReference) -> CodeID? {
    guard let word = word(given) else { return nil }
    let root = field.type.root
    switch codes.find(word, below: root) {
    case .one(let code): return code
    case .several(let matches):
      report(.severalCodes(word.text, paths: matches.map(codes.unique), at: word.span))
    case .hidden(let code):
      report(.hiddenCode(codes.written(code), framework: codes.framework, at: word.span))
    case .nothing:
      let near = nearest(
        word.text, among: codes.candidates(near: word, below: root))
      if let root {
        if near.isEmpty, case .one(let code) = codes.find(word) {
          report(
            .codeElsewhere(codes.written(code), below: codes.written(root), at: word.span))
        } else {
          report(
            .unknownCode(
              word.text, below: codes.written(root), nearest: near, at: word.span))
        }
      } else {
        report(.unknownCode(word.text, nearest: near, at: word.span))
      }
    }
    return nil
  }

  /// The rows whose field has one of `selected`; what the user wrote is `name`.
  func has(
    _ selected: [CodeID], _ field: FieldReference, name: String, at span: SourceSpan
  ) -> Predicate {
    switch field.origin {
    case .field(let hops, let source):
      if hops.isEmpty, source.relation == .excerpts, case .codes = source.type {
        return .coded(CodeSelection(codes: selected, coders: .ofRecord, name: name), span)
      }
      return .test(field, .codes(selected), span)
    case .column:
      return .test(field, .anyOf(selected.flatMap(shown).map(Value.text)), span)
    }
  }

  /// What the cells of a table may show for a code.
  func shown(_ code: CodeID) -> [String] {
    let known = codes[code]
    var texts = [known.path]
    if codes.hasChildren(code) { texts.append(CodeGroup.itself(known.path)) }
    if known.id != known.path { texts.append(known.id) }
    return texts
  }
}

extension PartialDate {
  /// Whether `other` lies within this date.
  fileprivate func holds(_ other: PartialDate) -> Bool {
    firstDay <= other.firstDay && other.lastDay <= lastDay
  }
}

extension CodeGroup {
  /// The label of the group of codings on the node itself.
  static func itself(_ path: String) -> String { "\(path) (itself)" }
}
