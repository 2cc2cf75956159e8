/// What came of a claim: whether it holds, the figures that decided, and what speaks against it.
public struct ClaimVerdict: Sendable, Hashable {
  /// How a claim fares.
  public enum Outcome: String, Sendable, Hashable, CaseIterable {
    /// It holds with all rows and with testimony alone, or was to be judged by all rows.
    case holds
    /// It does not hold, or not of all rows and testimony alike.
    case fails
    /// It holds only because a search of summaries found nothing.
    case notShown = "not shown"
    /// It fails, as is recorded with the claim.
    case known
    /// It was recorded as failing, and holds.
    case holdsAfterAll = "holds after all"
  }

  /// What a reader must know of a claim.
  public enum Mark: String, Sendable, Hashable, CaseIterable {
    /// All that it rests on comes from one source.
    case singleVoice = "single voice"
    /// What is not testimony counts too.
    case includingAssertions = "including assertions"
  }

  /// One measure of a claim and what it came to.
  public struct Figure: Sendable, Hashable {
    /// The measure as it is written: `sources(find coping)`.
    public var measure: String
    /// A number, or the list of values; missing where a share is of nothing.
    public var value: Value
    /// Of how many: the voices that could have been counted, the rows that a share is of.
    public var of: Int?
    /// The rows that a share is made of.
    public var part: Int?
    /// The value with testimony alone, where it is another.
    public var ofTestimony: Value?

    /// Makes a figure.
    public init(
      measure: String, value: Value, of: Int? = nil, part: Int? = nil, ofTestimony: Value? = nil
    ) {
      self.measure = measure
      self.value = value
      self.of = of
      self.part = part
      self.ofTestimony = ofTestimony
    }
  }

  /// A row that speaks against a claim.
  public struct Item: Sendable, Hashable {
    /// The id of an excerpt or of another row.
    public var id: String
    /// Where it comes from and what it says, in a few words.
    public var text: String

    /// Makes an item.
    public init(id: String, text: String) {
      self.id = id
      self.text = text
    }
  }

  /// Why a claim does not hold, one comparison at a time.
  public struct Finding: Sendable, Hashable {
    /// The comparison as it is written.
    public var condition: String
    /// What its measures came to.
    public var figures: [Figure]
    /// What the items are.
    public var heading: String
    /// The first rows that speak against it.
    public var items: [Item]
    /// How many more there are.
    public var more: Int

    /// Makes a finding.
    public init(
      condition: String, figures: [Figure], heading: String, items: [Item], more: Int
    ) {
      self.condition = condition
      self.figures = figures
      self.heading = heading
      self.items = items
      self.more = more
    }
  }

  /// The sentence.
  public var sentence: String
  /// The condition as it is written.
  public var condition: String
  /// How it fares.
  public var outcome: Outcome
  /// Why it fails or is not shown, in one sentence.
  public var explanation: String?
  /// Why it was expected to fail.
  public var known: String?
  /// What a reader must know.
  public var marks: [Mark]
  /// Every measure, in order.
  public var figures: [Figure]
  /// What speaks against it.
  public var findings: [Finding]
  /// Where it stands.
  public var span: SourceSpan

  /// Makes a verdict.
  public init(
    sentence: String, condition: String, outcome: Outcome, explanation: String?, known: String?,
    marks: [Mark], figures: [Figure], findings: [Finding], span: SourceSpan
  ) {
    self.sentence = sentence
    self.condition = condition
    self.outcome = outcome
    self.explanation = explanation
    self.known = known
    self.marks = marks
    self.figures = figures
    self.findings = findings
    self.span = span
  }

  /// Whether a run with this claim has failed: it fails without being known to, is not shown, or holds
  /// after all.
  public var isFailure: Bool {
    switch outcome {
    case .holds, .known: false
    case .fails, .notShown, .holdsAfterAll: true
    }
  }

  /// The explanation and the findings, line by line; lines of items begin with two blanks.
  public var details: [String] {
    var lines: [String] = []
    if let explanation { lines.append(explanation) }
    for finding in findings {
      lines += finding.figures.map { $0.description }
      if !finding.items.isEmpty { lines.append(finding.heading + ":") }
      lines += finding.items.map { $0.text.isEmpty ? "  \($0.id)" : "  \($0.id)  \($0.text)" }
      if finding.more > 0 { lines.append("  and \(finding.more) more") }
    }
    return lines
  }
}

extension ClaimVerdict.Figure: CustomStringConvertible {
  /// `sources(find coping): 3 of 32`.
  public var description: String {
    var text = measure + ": " + Self.text(of: value)
    if let part, let of {
      text += " (\(part) of \(of))"
    } else if let of {
      text += " of \(of)"
    }
    if let ofTestimony { text += "; with testimony alone " + Self.text(of: ofTestimony) }
    return text
  }

  /// The most values of a set that are written out.
  private static let longest = 12

  private static func text(of value: Value) -> String {
    switch value {
    case .missing: return "not defined"
    case .number(let number): return rounded(number)
    case .list(let values):
      let shown = values.prefix(longest).map(text)
      let rest = values.count > longest ? ["… \(values.count - longest) more"] : []
      return "{" + (shown + rest).joined(separator: ", ") + "}"
    case .text, .integer, .boolean, .date: return value.plainText
    }
  }

  /// A number to three places behind the point.
  private static func rounded(_ number: Double) -> String {
    guard number.magnitude < 1e12 else { return "\(number)" }
    let thousandths = Int((number * 1000).rounded())
    let fraction = String(String(1000 + thousandths.magnitude % 1000).dropFirst())
    let digits = String(fraction.reversed().drop { $0 == "0" }.reversed())
    let sign = thousandths < 0 ? "-" : ""
    return sign + "\(thousandths.magnitude / 1000)" + (digits.isEmpty ? "" : ".\(digits)")
  }
}
