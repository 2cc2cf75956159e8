package import QualmBase
package import QualmPlan
import QualmStore

extension Engine {
  /// Works out a claim: with all rows, with testimony alone unless assertions are included, and, where
  /// searches read summaries and found nothing, as if the words had held what was searched for.
  ///
  /// - Returns: the verdict, and what is to be remarked about the rows.
  /// - Throws: as `run`.
  package func judge(
    _ claim: ClaimPlan, limits: Limits = Limits(), control: StatementControl = StatementControl()
  ) throws(Diagnostic) -> (verdict: ClaimVerdict, remarks: [Diagnostic]) {
    let watch = Watch(limits: limits, control: control, span: claim.span)
    let judge = ClaimJudge(engine: self, claim: claim, watch: watch)
    return (try judge.verdict(), judge.remarks)
  }
}

/// Judges one claim.
final class ClaimJudge {
  let engine: Engine
  let claim: ClaimPlan
  let watch: Watch
  private(set) var remarks: [Diagnostic] = []

  init(engine: Engine, claim: ClaimPlan, watch: Watch) {
    self.engine = engine
    self.claim = claim
    self.watch = watch
  }

  /// A judgement of the claim with what it came to.
  struct Judged {
    var judgement: ClaimJudgement
    var isTrue: Bool
    /// With testimony alone; the same where nobody asks.
    var isTrueOfTestimony: Bool
    var measures: [Measured]
  }

  func verdict() throws(Diagnostic) -> ClaimVerdict {
    var judged: [Judged] = []
    for judgement in claim.condition.judgements { judged.append(try self.judge(judgement)) }
    let isTrue = claim.condition.holds { judged[$0].isTrue }
    let isTrueOfTestimony = claim.condition.holds { judged[$0].isTrueOfTestimony }

    var verdict = ClaimVerdict(
      sentence: claim.sentence, condition: claim.text, outcome: .holds, explanation: nil,
      known: claim.known, marks: claim.includesAssertions ? [.includingAssertions] : [],
      figures: figures(of: judged), findings: [], span: claim.span)
    if isTrue != isTrueOfTestimony {
      verdict.outcome = .fails
      verdict.explanation =
        isTrue
        ? "holds with all rows, and not with testimony alone"
        : "holds with testimony alone, and not with all rows"
      verdict.findings = try restingOnAssertions(judged)
    } else if !isTrue {
      verdict.outcome = .fails
      verdict.explanation = "does not hold"
      verdict.findings = try speakingAgainst(judged)
    } else if try !isShown(judged) {
      verdict.outcome = .notShown
      let read = engine.snapshot.readTexts
      verdict.explanation =
        "holds only as a search found nothing, and that read \(read.summaries) summaries"
        + (read.texts == 0 ? " and no words" : " and the words of \(read.texts) excerpts")
    } else if hasSingleVoice(judged) {
      verdict.marks.append(.singleVoice)
    }
    settle(&verdict)
    return verdict
  }

  /// What was expected decides in the end.
  private func settle(_ verdict: inout ClaimVerdict) {
    guard verdict.known != nil else { return }
    if verdict.outcome == .holds {
      verdict.outcome = .holdsAfterAll
      verdict.explanation = "holds, though it is recorded as failing"
    } else {
      verdict.outcome = .known
    }
  }

  private func judge(_ judgement: ClaimJudgement) throws(Diagnostic) -> Judged {
    var measures = try measure(judgement.kind, in: .all)
    let isTrue = Truth.of(judgement.kind, measures)
    guard !claim.includesAssertions else {
      return Judged(
        judgement: judgement, isTrue: isTrue, isTrueOfTestimony: isTrue, measures: measures)
    }
    let ofTestimony = try measure(judgement.kind, in: .testimony)
    for index in measures.indices where ofTestimony[index].value != measures[index].value {
      measures[index].valueOfTestimony = ofTestimony[index].value
    }
    return Judged(
      judgement: judgement, isTrue: isTrue,
      isTrueOfTestimony: Truth.of(judgement.kind, ofTestimony), measures: measures)
  }

  /// Every measure once, in order.
  private func figures(of judged: [Judged]) -> [ClaimVerdict.Figure] {
    var figures: [ClaimVerdict.Figure] = []
    for figure in judged.flatMap({ $0.measures.compactMap(\.figure) })
    where !figures.contains(figure) {
      figures.append(figure)
    }
    return figures
  }

  /// Whether all that the claim rests on comes from one voice.
  private func hasSingleVoice(_ judged: [Judged]) -> Bool {
    var voices = RowSet(universe: engine.snapshot.sources.rowCount)
    for measured in judged.flatMap(\.measures) {
      if let behind = measured.voices { voices = voices.union(behind) }
    }
    return voices.count == 1
  }

  /// Whether the claim holds even if words that were not read hold what a search did not find.
  ///
  /// A search is in doubt where it had not all words to read and found nothing, or where its query has no row.
  /// What it then might have found lies between what it found and everything; a comparison that
  /// does not come out the same all the way is open.
  private func isShown(_ judged: [Judged]) throws(Diagnostic) -> Bool {
    // An excerpt with neither words nor a summary may hold what was searched for just as well.
    guard engine.snapshot.readTexts.texts < engine.snapshot.excerpts.rowCount else { return true }
    var truths: [Bool?] = []
    for judged in judged {
      let broadest = try measure(judged.judgement.kind, in: .broadest)
      truths.append(Truth.between(judged.judgement.kind, judged.measures, broadest))
    }
    return claim.condition.known { truths[$0] } == true
  }

  func remember(_ found: [Diagnostic]) {
    for remark in found where !remarks.contains(remark) { remarks.append(remark) }
  }
}

extension ClaimTest {
  /// The judgements, from left to right.
  var judgements: [ClaimJudgement] {
    switch self {
    case .judgement(let judgement): [judgement]
    case .not(let inner): inner.judgements
    case .and(let parts), .or(let parts): parts.flatMap(\.judgements)
    }
  }

  /// Whether it holds, where `truth` tells of each judgement by its place.
  func holds(_ truth: (Int) -> Bool) -> Bool { known { truth($0) } ?? false }

  /// Whether it holds, as far as that follows from the judgements that are known (Kleene's strong
  /// logic of three values).
  func known(_ truth: (Int) -> Bool?) -> Bool? {
    var place = 0
    return known(truth, &place)
  }

  private func known(_ truth: (Int) -> Bool?, _ place: inout Int) -> Bool? {
    switch self {
    case .judgement:
      defer { place += 1 }
      return truth(place)
    case .not(let inner): return inner.known(truth, &place).map { !$0 }
    case .and(let parts):
      let truths = parts.map { $0.known(truth, &place) }
      return truths.contains(false) ? false : truths.contains(nil) ? nil : true
    case .or(let parts):
      let truths = parts.map { $0.known(truth, &place) }
      return truths.contains(true) ? true : truths.contains(nil) ? nil : false
    }
  }

  /// The places of the judgements that make it come out other than `wanted`.
  func blamed(wanted: Bool, _ truth: (Int) -> Bool) -> [Int] {
    var place = 0
    return blamed(wanted: wanted, truth, &place)
  }

  private func blamed(wanted: Bool, _ truth: (Int) -> Bool, _ place: inout Int) -> [Int] {
    switch self {
    case .judgement:
      defer { place += 1 }
      return truth(place) == wanted ? [] : [place]
    case .not(let inner): return inner.blamed(wanted: !wanted, truth, &place)
    case .and(let parts), .or(let parts):
      let isAnd = if case .and = self { true } else { false }
      let found = parts.map { $0.blamed(wanted: wanted, truth, &place) }
      // One part that is as wanted settles an `or` that is to hold and an `and` that is not to.
      if isAnd != wanted, found.contains([]) { return [] }
      return found.flatMap { $0 }
    }
  }
}
