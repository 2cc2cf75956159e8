import QualmBase
import QualmSyntax

/// A definition that is being unfolded.
struct Frame {
  /// The definition's name.
  var name: String
  /// The place that uses it; nil while the definition itself is checked.
  var usedAt: SourceSpan?
  /// What the stage's parameters stand for; a value of nil was in error and is passed over.
  var arguments: [String: Literal?] = [:]
}

/// Where a definition needs an argument.
struct ArgumentPlace {
  var parameter: String
  var span: SourceSpan
}

extension Resolver {
  /// Keeps a diagnostic; one about a definition also names the place that uses it.
  mutating func report(_ diagnostic: Diagnostic) {
    var told = diagnostic
    if let span = diagnostic.span, let place = argumentPlaces[span] {
      told = told.asArgument(of: place.parameter, neededAt: place.span)
    } else {
      for frame in frames.reversed().prefix(3) {
        guard let place = frame.usedAt else { break }
        told = told.inDefinition(frame.name, usedAt: place)
      }
    }
    diagnostics.append(told)
  }

  /// What a parameter stands for: an argument of the stage being unfolded, or the value of a
  /// `param`, which is taken whole and never read as anything but one word.
  mutating func argument(_ use: ParameterUse) -> Literal? {
    if let bound = frames.last?.arguments[use.name] {
      if let literal = bound, literal.span != use.span {
        argumentPlaces[literal.span] = ArgumentPlace(parameter: use.name, span: use.span)
      }
      return bound
    }
    guard let parameter = definitions.parameter(use.name) else {
      let known = (frames.last.map { Array($0.arguments.keys) } ?? []) + definitions.parameterNames
      report(
        .unknownParameter(
          use.name, nearest: nearest(use.name, among: known), at: use.span))
      return nil
    }
    if let given = parameter.given { return .word(Word(given, span: use.span)) }
    switch parameter.declaration.defaultValue {
    case .word(let word): return .word(Word(pieces: word.pieces, span: use.span))
    case .string(let string): return .string(StringLiteral(value: string.value, span: use.span))
    case .parameter, nil:
      report(.parameterWithoutValue(use.name, at: use.span))
      return nil
    }
  }

  /// The literal with a parameter replaced by what it stands for; never a parameter.
  mutating func literal(_ literal: Literal) -> Literal? {
    guard case .parameter(let use) = literal else { return literal }
    return argument(use)
  }

  /// The literal as a name; nil, already reported, where a parameter has no value.
  mutating func word(_ given: Literal) -> Word? {
    switch literal(given) {
    case .word(let word): word
    case .string(let string):
      Word(pieces: [Word.Piece(text: string.value, isQuoted: true)], span: string.span)
    case .parameter, nil: nil
    }
  }

  /// The name of a field; nil, already reported, where a parameter has no value.
  mutating func word(_ field: FieldName) -> Word? {
    switch field {
    case .word(let word): word
    case .parameter(let use): word(Literal.parameter(use))
    }
  }

  /// How many rows; nil, already reported, where a parameter stands for no whole number.
  mutating func number(_ amount: Amount) -> Int? {
    switch amount {
    case .number(let number): return number
    case .parameter(let use):
      guard let literal = argument(use) else { return gap() }
      guard literal.text.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(literal.text)
      else {
        report(.notWhole(literal.text, minimum: 0, at: literal.span))
        return nil
      }
      return number
    }
  }

  /// Runs `body` with `definition` unfolded; nil, with an error, where it leads back to itself.
  mutating func unfolding<Result>(
    _ definition: Definition, usedAt span: SourceSpan, arguments: [String: Literal?] = [:],
    _ body: (inout Resolver) -> Result?
  ) -> Result? {
    let name = definition.name.text
    if let start = frames.firstIndex(where: { $0.name == name }) {
      report(.circularDefinition(frames[start...].map(\.name) + [name], at: span))
      return nil
    }
    return deeper(at: span) { resolver in
      resolver.frames.append(Frame(name: name, usedAt: span, arguments: arguments))
      let result = body(&resolver)
      resolver.frames.removeLast()
      return result
    }
  }
}

extension Literal {
  /// The characters, for messages and for reading as a value; a parameter gives its name.
  var text: String {
    switch self {
    case .word(let word): word.text
    case .string(let string): string.value
    case .parameter(let use): "$" + use.name
    }
  }
}
