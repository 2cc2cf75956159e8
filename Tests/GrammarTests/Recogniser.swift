/// Says whether a sequence of units (tokens, characters) is a sentence of a grammar, by trying every
/// derivation.
struct Recogniser {
  let grammar: Grammar
  /// A production that is taken to derive nothing.
  var removed: String?
  /// The end of a leaf (`text`, `characters`, or a name without a production) that begins at an
  /// index; nil where it does not stand there.
  let end: (Grammar.Item, Int) -> Int?
  private var known: [String: [Int: Set<Int>]] = [:]

  init(
    _ grammar: Grammar, removing removed: String? = nil, end: @escaping (Grammar.Item, Int) -> Int?
  ) {
    self.grammar = grammar
    self.removed = removed
    self.end = end
  }

  /// Whether `production` derives all units from the first to before `count`.
  mutating func derives(_ production: String, count: Int) -> Bool {
    ends(of: .name(production), from: 0).contains(count)
  }

  private mutating func ends(of item: Grammar.Item, from start: Int) -> Set<Int> {
    switch item {
    case .text, .characters:
      return end(item, start).map { [$0] } ?? []
    case .name(let name):
      if name == removed { return [] }
      guard let production = grammar.productions[name] else {
        return end(item, start).map { [$0] } ?? []
      }
      if let found = known[name]?[start] { return found }
      let found = ends(of: production, from: start)
      known[name, default: [:]][start] = found
      return found
    case .sequence(let items):
      var reached: Set<Int> = [start]
      for item in items {
        var next: Set<Int> = []
        for index in reached { next.formUnion(ends(of: item, from: index)) }
        reached = next
      }
      return reached
    case .choice(let items):
      var reached: Set<Int> = []
      for item in items { reached.formUnion(ends(of: item, from: start)) }
      return reached
    case .optional(let item):
      return ends(of: item, from: start).union([start])
    case .repeated(let item):
      var reached: Set<Int> = [start]
      var fresh: Set<Int> = [start]
      while !fresh.isEmpty {
        var next: Set<Int> = []
        for index in fresh { next.formUnion(ends(of: item, from: index)) }
        fresh = next.subtracting(reached)
        reached.formUnion(fresh)
      }
      return reached
    }
  }
}
