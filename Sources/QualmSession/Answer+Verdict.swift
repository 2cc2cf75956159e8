import QualmBase

extension Answer {
  /// A verdict as an answer: a row with the sentence, how it fares, what to know and the figures; why
  /// it fails stands under it.
  init(_ verdict: ClaimVerdict, remarks: [Diagnostic]) {
    let marks: [Value] = verdict.marks.map { .text($0.rawValue) }
    let figures: [Value] = verdict.figures.map { .text($0.description) }
    let known = verdict.known.map(Value.text) ?? .missing
    self.init(
      table: Table(
        heads: [
          ("claim", .text), ("verdict", .text), ("marks", .text), ("figures", .text),
          ("known", .text),
        ],
        rows: [
          [
            .text(verdict.sentence), .text(verdict.outcome.rawValue), .list(marks),
            .list(figures), known,
          ]
        ]),
      footers: verdict.details, remarks: remarks, verdict: verdict)
  }
}
