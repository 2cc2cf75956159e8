import QualmBase
import QualmSyntax

/// What stands after `find`.
extension Resolver {
  /// The predicate of an expression; nil, already reported, where a part does not resolve.
  ///
  /// `coders` are those of the `coded by` around it.
  mutating func resolve(
    _ expression: CodeExpression, coders: CodeSelection.Coders = .ofRecord
  ) -> Predicate? {
    guard takesPart(at: expression.span) else { return nil }
    return deeper(at: expression.span) { $0.resolvePart(expression, coders) }
  }

  private mutating func resolvePart(
    _ expression: CodeExpression, _ coders: CodeSelection.Coders
  ) -> Predicate? {
    switch expression {
    case .name(let word): return name(word, coders)
    case .exactly(let word, let span): return exactly(word, coders, span)
    case .text(let string): return search(string)
    case .pattern(let pattern, let span):
      searches.append("/\(pattern.source)/")
      return .pattern(pattern, span)
    case .everything: return .everything
    case .uncoded(let span): return .uncoded(span)
    case .parameter(let use):
      guard let word = word(Literal.parameter(use)) else { return nil }
      return name(word, coders)
    case .codedBy(let node): return codedBy(node)
    case .scope(let node): return scope(node, coders)
    case .linked(let node): return linked(node, coders)
    case .spans(let node): return spans(node, coders)
    case .not(let operand, let span):
      return resolve(operand, coders: coders).map { .negation($0, span) }
    case .binary(let node): return chain(node, coders)
    case .threshold(let node): return threshold(node, coders)
    case .group(let operand, _): return resolve(operand, coders: coders)
    case .invalid: return gap()
    }
  }

  // MARK: Names

  /// A code, the id of an excerpt or a source, or a definition.
  private mutating func name(_ word: Word, _ coders: CodeSelection.Coders) -> Predicate? {
    let found = findCode(word)
    if case .one(let code) = found {
      return coded(codes.closure(of: code), coders, word)
    }
    if let predicate = id(word) { return predicate }
    if word.text == Resolver.lastResult { return excerptsOfLastResult(word) }
    if let definition = definitions[word.text] { return use(of: definition, word, coders) }
    codeNameCount += 1
    report(missing(found, word))
    return nil
  }

  private mutating func coded(
    _ selected: [CodeID], _ coders: CodeSelection.Coders, _ word: Word
  ) -> Predicate {
    codeNameCount += 1
    return .coded(
      CodeSelection(codes: selected, coders: coders, name: word.text), word.span)
  }

  /// What is to be said of a name that gave no single code.
  mutating func missing(_ found: CodeNames.Found, _ word: Word) -> Diagnostic {
    switch found {
    case .several(let matches):
      return .severalCodes(word.text, paths: matches.map(codes.unique), at: word.span)
    case .hidden(let code):
      return .hiddenCode(codes.written(code), framework: codes.framework, at: word.span)
    case .one, .nothing:
      if let path = pathElsewhere(word) {
        return .unknownCode(word.text, nearest: [path], at: word.span)
      }
      var near = nearest(
        word.text, among: codes.candidates(near: word) + definitions.names(of: [.codes]))
      if near.isEmpty { near = codesWithWord(word.text) }
      return .unknownCode(
        word.text, nearest: near.isEmpty ? idsNear(word.text) : near,
        is: meaning(of: word.text), at: word.span)
    }
  }

  /// The path of a code that is written with the signs of other programs: `theme:resource`.
  private func pathElsewhere(_ word: Word) -> String? {
    guard suggests, word.text.utf8.count < 200,
      word.text.contains(where: { $0 == ":" || $0 == "." })
    else { return nil }
    let path = word.text.replacing(":", with: "/").replacing(".", with: "/")
    guard case .one(let code) = codes.find(Word(path, span: word.span)) else { return nil }
    return codes.written(code)
  }

  /// What a name is that is no code.
  private mutating func meaning(of name: String) -> NameMeaning? {
    if ["everything", "all", "any", "anything"].contains(name.lowercased()) { return .everything }
    if relation(named: name) != nil { return .table }
    if catalog.coders.contains(name) { return .coder }
    return field(withValue: name).map { .value($0.value, field: $0.field) }
  }

  private mutating func id(_ word: Word) -> Predicate? {
    let field: Field? =
      if catalog.contains(id: word.text, in: .excerpts) {
        fields(of: .excerpts).first { $0.name == "id" }
      } else if catalog.contains(id: word.text, in: .sources) {
        fields(of: .excerpts).first { $0.isSourceOfExcerpts }
      } else {
        nil
      }
    guard let field else { return nil }
    let reference = FieldReference(
      origin: .field(hops: [], field), type: field.type, isMany: field.isMany, name: field.name,
      span: word.span)
    return .test(reference, .anyOf([.text(word.text)]), word.span)
  }

  private mutating func use(
    of definition: Definition, _ word: Word, _ coders: CodeSelection.Coders
  ) -> Predicate? {
    switch definition.body {
    case .codes(let expression):
      return unfolding(definition, usedAt: word.span) {
        $0.resolve(expression, coders: coders)
      }
    case .query, .stages:
      codeNameCount += 1
      report(
        .wrongDefinition(
          word.text, is: definition.body.kindName, wanted: "a code", hint: definition.howToUse,
          at: word.span))
      return nil
    }
  }

  private mutating func exactly(
    _ word: Word, _ coders: CodeSelection.Coders, _ span: SourceSpan
  ) -> Predicate? {
    let found = findCode(word)
    if case .one(let code) = found {
      codeNameCount += 1
      return .coded(CodeSelection(codes: [code], coders: coders, name: word.text), span)
    }
    codeNameCount += 1
    if catalog.contains(id: word.text, in: .excerpts) {
      report(.exactlyWithoutCode(word.text, what: "the id of an excerpt", at: span))
    } else if catalog.contains(id: word.text, in: .sources) {
      report(.exactlyWithoutCode(word.text, what: "the id of a source", at: span))
    } else if definitions[word.text] != nil {
      report(.exactlyWithoutCode(word.text, what: "a definition", at: span))
    } else {
      report(missing(found, word))
    }
    return nil
  }

  private mutating func search(_ string: StringLiteral) -> Predicate? {
    guard let pattern = pattern(string.searched, at: string.span) else { return nil }
    searches.append(pattern.source)
    return .text(pattern, string.span)
  }

  /// Searched text as words; nil, with an error, where there is none.
  mutating func pattern(_ text: String, at span: SourceSpan) -> TextPattern? {
    let pattern = TextPattern(parsing: text)
    guard !pattern.isEmpty else {
      report(.emptyText(at: span))
      return nil
    }
    return pattern
  }

  // MARK: Operators

  private mutating func codedBy(_ node: CodedBy) -> Predicate? {
    var coders: CodeSelection.Coders? = .any
    if case .these(let literals) = node.coders { coders = these(literals) }
    let before = codeNameCount
    let errors = diagnostics.count
    let operand = resolve(node.operand, coders: coders ?? .any)
    guard codeNameCount > before || diagnostics.count > errors else {
      report(.codedByWithoutCode(at: node.span))
      return nil
    }
    return coders == nil ? nil : operand
  }

  /// The coders of a list, by id; nil, already reported, where one is none.
  private mutating func these(_ literals: [Literal]) -> CodeSelection.Coders? {
    var ids: [String] = []
    var isWhole = true
    for literal in literals {
      guard let word = word(literal) else {
        isWhole = false
        continue
      }
      let folded = TextFolding.name(word.text)
      let coder =
        catalog.coders.first { $0 == word.text }
        ?? catalog.coders.first { TextFolding.name($0) == folded }
      if let coder {
        if !ids.contains(coder) { ids.append(coder) }
      } else {
        report(.unknownCoder(word.text, coders: catalog.coders, at: word.span))
        isWhole = false
      }
    }
    return isWhole ? .these(ids) : nil
  }

  private mutating func scope(
    _ node: ScopeRelation, _ coders: CodeSelection.Coders
  ) -> Predicate? {
    let left = resolve(node.left, coders: coders)
    let right = resolve(node.right, coders: coders)
    let field = reference(node.field, in: .relation(.excerpts))
    guard let left, let right, let field else { return nil }
    return .scope(
      left: left, right: right, field: field, isNegated: node.isNegated, node.span)
  }

  /// A chain leans to the left and may be long, so it is walked in a loop.
  private mutating func chain(
    _ last: CodeBinary, _ coders: CodeSelection.Coders
  ) -> Predicate? {
    var nodes = [last]
    while let node = nodes.last, case .binary(let inner) = node.left { nodes.append(inner) }
    guard let first = nodes.last else { return nil }
    var operands = [resolve(first.left, coders: coders)]
    var isWhole = true
    for (index, node) in nodes.enumerated().reversed() {
      let right = resolve(node.right, coders: coders)
      operands.append(
        node.operator == .butNot
          ? right.map { .negation($0, node.right.span.after(node.left.span)) } : right)
      let next = index > 0 ? nodes[index - 1] : nil
      if let next, next.operator.joins(node.operator) { continue }
      let resolved = operands.compactMap { $0 }
      isWhole = isWhole && resolved.count == operands.count
      operands = [joined(node.operator, resolved, node.span)]
    }
    return isWhole ? operands[0] : nil
  }

  private func joined(
    _ operation: CodeBinary.Operator, _ operands: [Predicate], _ span: SourceSpan
  ) -> Predicate {
    switch operation {
    case .and, .butNot: .all(operands, span)
    case .or: .any(operands, span)
    case .xor: .xor(operands, span)
    }
  }

  private mutating func threshold(
    _ node: Threshold, _ coders: CodeSelection.Coders
  ) -> Predicate? {
    let operands = node.operands.map { resolve($0, coders: coders) }
    let resolved = operands.compactMap { $0 }
    guard resolved.count == operands.count else { return nil }
    return quantified(node.quantifier, resolved, node.span)
  }

  /// So many of `parts`; nil, with an error, where there can never be so many.
  mutating func quantified(
    _ quantifier: Quantifier, _ parts: [Predicate], _ span: SourceSpan
  ) -> Predicate? {
    guard let test = countTest(quantifier, of: parts.count, at: span) else { return nil }
    switch quantifier {
    case .all: return .all(parts, span)
    case .any, .atLeast(1): return .any(parts, span)
    default: return .threshold(test, parts, span)
    }
  }

  /// The number that a quantifier asks of a list; nil, with an error, where the list is too short.
  mutating func countTest(
    _ quantifier: Quantifier, of count: Int, at span: SourceSpan
  ) -> CountTest? {
    switch quantifier {
    case .all: return CountTest(.equal, count)
    case .any: return CountTest(.greaterOrEqual, 1)
    case .atMost(let number):
      if number >= count { report(.alwaysHolds("at most \(number)", of: count, at: span)) }
      return CountTest(.lessOrEqual, number)
    case .exactly(let number):
      if number <= count { return CountTest(.equal, number) }
      report(.impossibleNumber("exactly \(number)", of: count, at: span))
    case .atLeast(let number):
      if number == 0 { report(.alwaysHolds("at least 0", of: count, at: span)) }
      if number <= count { return CountTest(.greaterOrEqual, number) }
      report(.impossibleNumber("at least \(number)", of: count, at: span))
    }
    return nil
  }
}

extension SourceSpan {
  /// This place with what stands between it and the place before it.
  fileprivate func after(_ before: SourceSpan) -> SourceSpan {
    SourceSpan(file: file, start: Int(min(before.end, start)), end: Int(end))
  }
}

extension CodeBinary.Operator {
  /// Whether a chain may go on through both as one list.
  fileprivate func joins(_ other: CodeBinary.Operator) -> Bool {
    switch (self, other) {
    case (.and, .and), (.and, .butNot), (.butNot, .and), (.butNot, .butNot): true
    case (.or, .or), (.xor, .xor): true
    default: false
    }
  }
}

extension Definition.Body {
  /// What a message calls the definition.
  var kindName: String {
    switch self {
    case .codes: "a definition of codes"
    case .query: "a query"
    case .stages: "a stage"
    }
  }
}

extension Definition {
  /// The hint that says where such a definition stands.
  var howToUse: String {
    switch body {
    case .codes: "write `find \(name.text)`"
    case .query: "write `from \(name.text)`"
    case .stages(let parameters, _):
      "write `| \(name.text)(\(parameters.map(\.text).joined(separator: ", ")))`"
    }
  }
}
