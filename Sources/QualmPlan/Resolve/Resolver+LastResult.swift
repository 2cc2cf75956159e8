import QualmBase
import QualmSyntax

/// `_`: the result of the query before this one.
///
/// It stands for that query's plan, not for its words, so a definition that has changed since then
/// does not change it.
extension Resolver {
  /// What the last result is called.
  static let lastResult = "_"

  /// The pipeline that leads to a plan's result, to be carried on.
  func pipeline(of plan: QueryPlan) -> Pipeline {
    var pipeline = Pipeline(origin: plan.origin)
    for step in plan.steps { pipeline.append(step, codes: catalog.codes) }
    pipeline.output.chart = plan.output.chart
    pipeline.takesUpChart = true
    return pipeline
  }

  /// `from _`: the rows of the last result.
  mutating func fromLastResult(_ word: Word) -> Pipeline {
    guard let plan = takeUpLastResult(word) else { return Pipeline(failed: .unknown) }
    return pipeline(of: plan)
  }

  /// `_` where a code may stand: the excerpts of the last result, where it is excerpts chosen by
  /// conditions alone; else nil, already reported.
  mutating func excerptsOfLastResult(_ word: Word) -> Predicate? {
    codeNameCount += 1
    guard let plan = takeUpLastResult(word) else { return nil }
    guard let conditions = plan.conditionsOfExcerpts else {
      report(.lastResultIsNoSet(word.text, is: plan.resultInWords, at: word.span))
      return nil
    }
    return .all(conditions, word.span)
  }

  /// The plan of the last result, under whose framework a query sees the codebook that chooses none
  /// itself; nil, already reported, where there is none or the frameworks differ.
  private mutating func takeUpLastResult(_ word: Word) -> QueryPlan? {
    guard let last else {
      report(.noLastResult(at: word.span))
      return nil
    }
    if let framework = last.framework, framework != codes.framework {
      guard frameworkSaid == nil, endsSentence else {
        report(
          .twoFrameworks(
            framework, of: word.text, outer: frameworkSaid ?? codes.framework, at: word.span))
        return nil
      }
      frameworkSaid = framework
      codes = CodeNames(
        codeNames, framework: catalog.frameworks.first { $0.name == framework })
    }
    searches += last.searches
    return last
  }
}

extension QueryPlan {
  /// What a message calls a result that is no set of excerpts.
  fileprivate var resultInWords: String {
    if steps.contains(where: \.makesTable) { return "a table" }
    return origin.relation == .excerpts
      ? "what a stage left of a set" : "rows of `\(origin.relation.text)`"
  }

  /// What holds of exactly the excerpts that the plan gives; nil where it gives something else, or leaves
  /// some out for another reason.
  package var conditionsOfExcerpts: [Predicate]? {
    guard origin.relation == .excerpts else { return nil }
    var conditions = [origin.predicate]
    var isTable = false
    for step in steps {
      switch step.kind {
      // Behind a table's making conditions speak of its columns, not of excerpts.
      case .filter(let predicate, _) where !isTable: conditions.append(predicate)
      // These leave each excerpt its row.
      case .sort, .select, .compute, .rename, .drop, .words, .cite: break
      default: return nil
      }
      isTable = isTable || step.makesTable
    }
    return conditions
  }
}
