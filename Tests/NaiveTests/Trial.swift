import NaiveEvaluator
import QualmBase
import QualmCorpus
import QualmSession
import QualmSyntax

/// One corpus, asked the same by both implementations.
struct Trial {
  let session: Session
  let world: World
  var maker: SentenceMaker
  /// Whether anybody says who looked where.
  private let hasPasses: Bool

  /// A random corpus.
  init(seed: UInt64) throws {
    let (corpus, texts) = try RandomPackage.corpus(seed: seed)
    try self.init(corpus, texts: texts, seed: seed)
  }

  /// - Parameter texts: the texts that are attached, by the document's id.
  init(_ corpus: Corpus, texts: [String: String] = [:], seed: UInt64) throws {
    var words = AttachedWords()
    for (id, text) in texts {
      try words.attach(Array(text.utf8), named: id, to: corpus.descriptor)
    }
    session = Session(corpus, words: words.isEmpty ? nil : words)
    world = World(corpus, texts: texts)
    hasPasses = (corpus.passes?.rowCount ?? 0) > 0
    maker = try SentenceMaker(
      world, hasFrameworks: corpus.descriptor.frameworks.count > 1, seed: seed)
  }

  /// What came of one sentence.
  enum Outcome {
    /// The query is wrong, and both say so.
    case refused(String)
    case agreed(hasRows: Bool)
    /// What the two differ in, in words.
    case differs(String)
  }

  /// Asks a text of both.
  ///
  /// - Parameters:
  ///   - again: whether the text is asked again as it is formatted; that it reads the same is seen to
  ///     in any case.
  ///   - census: takes what was asked, where it was answered.
  func ask(_ text: String, again: Bool, _ census: inout Census) -> Outcome {
    let source = SourceText(name: "query", text: text)
    let script = Parser.parse(source, file: FileID(0)).script
    let (answers, error) = engineAnswers(source)
    if let error {
      return (try? NaiveEvaluator(world).answers(script)) == nil
        ? .refused(error) : .refused(error + " (answered naively)")
    }
    if let fault = SelfCheck.fault(in: source.bytes) { return .differs(fault) }
    do {
      let expected = try NaiveEvaluator(world).answers(script)
      if let difference = Self.difference(answers, expected) { return .differs(difference) }
      census.see(script)
      census.see(expected, to: script, hasPasses: hasPasses)
      for verdict in answers.compactMap(\.verdict) { census.see(verdict) }
      if again, let formatted = Formatter.format(source).text, formatted != text {
        let (again, _) = engineAnswers(SourceText(name: "formatted", text: formatted))
        if again.map(\.table) != answers.map(\.table) {
          return .differs("another answer when formatted: \(formatted)")
        }
      }
      return .agreed(hasRows: answers.contains { $0.table.rowCount > 0 })
    } catch {
      return .differs("answered, but not naively: \(error)")
    }
  }

  /// The answers of the product, and the first error.
  private func engineAnswers(_ source: SourceText) -> ([Answer], String?) {
    var answers: [Answer] = []
    let (_, diagnostics) = session.run(source) { answer in
      answers.append(answer)
      return true
    }
    let error = diagnostics.first { $0.severity == .error }
    return (answers, error.map { "\($0.code) \($0.message)" })
  }

  // MARK: Comparing

  private static func difference(_ answers: [Answer], _ expected: [NaiveAnswer]) -> String? {
    guard answers.count == expected.count else {
      return "\(answers.count) answers for \(expected.count)"
    }
    for (answer, naive) in zip(answers, expected) {
      let names = answer.table.columns.map(\.name)
      if names != naive.columns { return "columns \(names), naively \(naive.columns)" }
      if answer.figures != naive.figures {
        return "figures \(written(answer.figures)), naively \(written(naive.figures))"
      }
      let rows = (0..<answer.table.rowCount).map { answer.table.row($0) }
      let count = max(rows.count, naive.rows.count)
      for place in 0..<count {
        let one = place < rows.count ? rows[place] : nil
        let other = place < naive.rows.count ? naive.rows[place] : nil
        if let one, let other, zip(one, other).allSatisfy(isSame) { continue }
        return """
          row \(place + 1) of \(rows.count) \(one.map(written) ?? "is not there"), naively of \
          \(naive.rows.count) \(other.map(written) ?? "is not there")
          """
      }
    }
    return nil
  }

  /// Numbers that a division gave may differ in their last digit.
  private static func isSame(_ first: Value, _ second: Value) -> Bool {
    if case .number(let a) = first, case .number(let b) = second {
      return a == b || abs(a - b) <= 1e-9 * max(abs(a), abs(b), 1)
    }
    if case .list(let one) = first, case .list(let other) = second {
      return one.count == other.count && zip(one, other).allSatisfy { isSame($0, $1) }
    }
    return first == second
  }

  private static func written(_ figures: Answer.Figures?) -> String {
    figures.map { "\($0.excerpts) + \($0.notTestimony), \($0.sources) of \($0.sourcesOf)" }
      ?? "none"
  }

  private static func written(_ row: [Value]) -> String {
    row.map { value in
      switch value {
      case .missing: "–"
      case .text(let text): text
      case .integer(let number): String(number)
      case .number(let number): String(number)
      case .boolean(let isTrue): String(isTrue)
      case .date(let date): date.description
      case .list(let values): "[" + values.map { written([$0]) }.joined(separator: "; ") + "]"
      }
    }.joined(separator: " | ")
  }
}
