import QualmBase
import QualmCorpus
import QualmSyntax

/// One script being answered: what is defined, and what the query at hand sees.
final class Evaluation {
  let world: World
  /// The codes that the query sees.
  private(set) var isVisible: [Bool]
  var definitions: [String: Definition] = [:]
  var parameters: [String: Literal] = [:]
  /// The arguments of the stages being unfolded, the innermost last.
  var arguments: [[String: Literal]] = []
  /// The pairs that the query at hand makes.
  var pairsTable: NaiveTable?
  /// The rows that queries begin with, and the searches that are in doubt, while a claim is worked out.
  var claimRows = ClaimRows.all
  var doubts = Doubts.none
  /// The coders of the `coded by` around, nil for those of record.
  var coders: CoderChoice = .ofRecord

  enum CoderChoice {
    case ofRecord, any
    case these(Set<Int>)
  }

  init(_ world: World) {
    self.world = world
    isVisible = world.codes.map { _ in true }
    see(nil)
  }

  /// Hides the codes that a later framework than this one brought in, with all below them.
  func see(_ name: String?) {
    let frameworks = world.corpus.descriptor.frameworks
    let chosen = name ?? world.corpus.descriptor.defaultFramework?.name
    guard let place = frameworks.firstIndex(where: { $0.name == chosen }) else { return }
    func isHidden(_ code: Int) -> Bool {
      let since = world.codes[code].since.flatMap { since in
        frameworks.firstIndex { $0.name == since }
      }
      if (since ?? 0) > place { return true }
      return world.codes[code].parent.map(isHidden) ?? false
    }
    isVisible = world.codes.indices.map { !isHidden($0) }
  }

  // MARK: Literals

  /// What stands for a literal once parameters are put in.
  func literal(_ literal: Literal) throws -> Literal {
    guard case .parameter(let use) = literal else { return literal }
    return try value(of: use)
  }

  private func value(of use: ParameterUse) throws -> Literal {
    if let argument = arguments.last?[use.name] { return argument }
    if let value = parameters[use.name] { return value }
    throw Refusal("no parameter \(use.name)")
  }

  func text(_ given: Literal) throws -> String {
    switch try literal(given) {
    case .word(let word): word.text
    case .string(let string): string.value
    case .parameter(let use): throw Refusal("no value of \(use.name)")
    }
  }

  /// The text of a literal as it is searched, plain stars marked.
  func searchedText(_ given: Literal) throws -> String {
    if case .string(let string) = try literal(given) { string.searched } else { try text(given) }
  }

  func isString(_ given: Literal) throws -> Bool {
    if case .string = try literal(given) { true } else { false }
  }

  func word(_ given: Literal) throws -> Word {
    switch try literal(given) {
    case .word(let word): word
    case .string(let string):
      Word(pieces: [.init(text: string.value, isQuoted: true)], span: string.span)
    case .parameter(let use): throw Refusal("no value of \(use.name)")
    }
  }

  func word(_ name: FieldName) throws -> Word {
    switch name {
    case .word(let word): word
    case .parameter(let use): try word(Literal.parameter(use))
    }
  }

  // MARK: Codes

  /// The code and those below it that the query sees.
  func closure(of code: Int) -> [Int] {
    world.codes.indices.filter { isVisible[$0] && world.isBelow($0, code) }
  }

  /// The codes right below one, or at the top.
  func children(of code: Int?) -> [Int] {
    world.codes.indices.filter { isVisible[$0] && world.codes[$0].parent == code }
  }

  /// The code that a name means: exactly as written before folded, by its label, by its id; below
  /// `root` where one is given, else itself. Of several the one above all others.
  func code(_ word: Word, below root: Int? = nil) throws -> Int? {
    let all = world.codes.indices.filter { isVisible[$0] }
    guard let root else { return try code(word, among: all) }
    return try code(word, among: all.filter { $0 != root && world.isBelow($0, root) })
      ?? code(word, among: [root])
  }

  private func code(_ word: Word, among codes: [Int]) throws -> Int? {
    let steps = word.steps(separatedBy: "/")
    let paths = steps.count == 1 ? [steps] : [steps, [word.text]]
    let folded = paths.map { $0.map(TextFolding.name) }
    typealias Reading = (_ code: Int, _ step: String) -> Bool
    let readings: [([[String]], Reading)] = [
      (paths, { self.world.codes[$0].name == $1 }),
      (folded, { self.world.foldedNames[$0] == $1 }),
      (folded, { self.world.foldedNames[$0] == $1 || self.world.foldedLabels[$0] == $1 }),
    ]
    for (paths, reading) in readings {
      let found = codes.filter { code in paths.contains { ends(code, with: $0, reading) } }
      if let code = try topmost(found) { return code }
    }
    return try topmost(codes.filter { world.codes[$0].id == word.text })
  }

  /// Whether the last names of a code's path are these.
  private func ends(_ code: Int, with steps: [String], _ reading: (Int, String) -> Bool) -> Bool {
    var node: Int? = code
    for step in steps.reversed() {
      guard let current = node, reading(current, step) else { return false }
      node = world.codes[current].parent
    }
    return true
  }

  private func topmost(_ codes: [Int]) throws -> Int? {
    if codes.isEmpty { return nil }
    guard let top = codes.first(where: { top in codes.allSatisfy { world.isBelow($0, top) } })
    else { throw Refusal("several codes") }
    return top
  }

  /// The code of a literal among those of a field.
  func code(_ given: Literal, below root: Int?) throws -> Int {
    let word = try word(given)
    guard let code = try code(word, below: root) else { throw Refusal("no code \(word.text)") }
    return code
  }

  /// Whether the codings of a coder count here.
  func counts(_ coder: Int?) -> Bool {
    switch coders {
    case .any: true
    case .ofRecord: world.isOfRecord(coder)
    case .these(let coders): coder.map { coders.contains($0) } ?? false
    }
  }

  /// The codes of record of an excerpt that the query sees, as they were applied.
  func codesOfRecord(_ excerpt: Int) -> [Int] {
    let applied = world.codingsOf[excerpt].filter { world.isOfRecord($0.coder) }.map(\.code)
    return Set(applied.filter { isVisible[$0] }).sorted()
  }
}
