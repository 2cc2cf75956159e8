import TestSupport

/// Makes up sentences of a grammar; the same ones for the same seed.
struct SentenceMaker {
  let grammar: Grammar
  private var random: SeededGenerator
  /// How many names may still be opened before the shortest way is taken.
  private var budget = 0
  private let costs: [String: Int]

  init(_ grammar: Grammar, seed: UInt64) {
    self.grammar = grammar
    random = SeededGenerator(seed: seed)
    costs = SentenceMaker.costs(grammar)
  }

  /// A sentence of up to about `size` tokens.
  mutating func sentence(of production: String, size: Int) -> [String] {
    budget = size
    var tokens: [String] = []
    write(.name(production), to: &tokens)
    return tokens
  }

  private mutating func write(_ item: Grammar.Item, to tokens: inout [String]) {
    switch item {
    case .text(let text):
      budget -= 1
      tokens.append(text)
    case .characters: tokens.append("?")
    case .name(let name):
      if let production = grammar.productions[name] {
        write(production, to: &tokens)
      } else {
        budget -= 1
        tokens.append(token(name))
      }
    case .sequence(let items): for item in items { write(item, to: &tokens) }
    case .choice(let items):
      if budget > 0 {
        write(items[random.below(items.count)], to: &tokens)
      } else if let cheapest = items.min(by: { cost($0) < cost($1) }) {
        write(cheapest, to: &tokens)
      }
    case .optional(let item):
      if budget > 0, random.below(2) == 0 { write(item, to: &tokens) }
    case .repeated(let item):
      while budget > 0, random.below(5) < 2 { write(item, to: &tokens) }
    }
  }

  private mutating func token(_ name: String) -> String {
    let choices: [String]
    switch name {
    case "Word":
      choices = [
        "coping", "theme/resource", "DRC-15.3", "2011-01", "source.role", "`a b`", "x/`c, d`/e",
        "non-UN", "主題", "étude", "don’t", "depth", "desc", "sources", "seed", "6.3.2",
      ]
    case "String":
      choices = ["\"\"", "\"helicopter*\"", "\"a \\\"b\\\" \\u00e9 \\* \\\\\"", "\"“x”\""]
    case "RegularExpression":
      choices = [
        "/vacan(t|cies)/", #"/^(?:\d{2,4}|[^\w\]x-z-])+?\/\b$/"#, "/ü|x y/", "/“x” -- y/",
      ]
    case "Parameter": choices = ["$mission", "$a-b"]
    case "Number": choices = ["1", "2", "17"]
    case "Decimal": choices = ["1.5", "0.25"]
    case "Newline": choices = ["\n"]
    default: choices = ["<\(name)>"]
    }
    return choices[random.below(choices.count)]
  }

  /// The length of the shortest sentence of each production.
  private static func costs(_ grammar: Grammar) -> [String: Int] {
    var costs: [String: Int] = [:]
    for _ in grammar.names {
      for name in grammar.names {
        if let item = grammar.productions[name] { costs[name] = cost(item, costs, grammar) }
      }
    }
    return costs
  }

  private static func cost(_ item: Grammar.Item, _ costs: [String: Int], _ grammar: Grammar) -> Int
  {
    switch item {
    case .text, .characters: 1
    case .name(let name): grammar.productions[name] == nil ? 1 : costs[name] ?? 1000
    case .sequence(let items): min(1000, items.reduce(0) { $0 + cost($1, costs, grammar) })
    case .choice(let items): items.map { cost($0, costs, grammar) }.min() ?? 1000
    case .optional, .repeated: 0
    }
  }

  private func cost(_ item: Grammar.Item) -> Int { SentenceMaker.cost(item, costs, grammar) }
}
