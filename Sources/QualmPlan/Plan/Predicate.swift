package import QualmBase

/// Which rows: the one algebra behind `find`, `where` and denominators.
///
/// There is no third truth value: a row satisfies a predicate or its negation, never neither.
package indirect enum Predicate: Sendable, Hashable {
  case everything
  case nothing
  /// Excerpts with a coding by one of `codes`, made by one of `coders`.
  case coded(CodeSelection, SourceSpan)
  /// Excerpts without a visible code of record.
  case uncoded(SourceSpan)
  /// Excerpts whose words (or summaries, where no words are attached) match.
  case text(TextPattern, SourceSpan)
  /// The same of a pattern.
  case pattern(RegularExpression, SourceSpan)
  /// Rows whose field passes the test.
  case test(FieldReference, ValueTest, SourceSpan)
  /// Rows where two fields compare; between many-valued ones `equal` means that they share a value.
  case compare(FieldReference, Ordering, FieldReference, SourceSpan)
  /// Excerpts of `left` that share a value of the field with an excerpt of `right`, or (negated)
  /// excerpts of `left` that share none. What is missing is never the same.
  case scope(
    left: Predicate, right: Predicate, field: FieldReference, isNegated: Bool, SourceSpan)
  /// Excerpts of `left` that such a link ties to an excerpt of `right`, or to anything where that is
  /// nil; negated, those that none does. An end that is no excerpt ties no excerpt.
  case linked(
    left: Predicate, LinkTest, right: Predicate?, isNegated: Bool, SourceSpan)
  /// Excerpts of `left` whose span lies so to that of an excerpt of `right` in the same document;
  /// negated, those of `left` that lie so to none. What has no span lies to nothing.
  case spans(left: Predicate, SpanTest, right: Predicate, isNegated: Bool, SourceSpan)
  case not(Predicate, SourceSpan)
  case and([Predicate], SourceSpan)
  case or([Predicate], SourceSpan)
  /// Rows that satisfy an odd number.
  case xor([Predicate], SourceSpan)
  /// Rows that satisfy so many of the list.
  case threshold(CountTest, [Predicate], SourceSpan)
}

/// Codes with their coders, as one leaf of a predicate.
package struct CodeSelection: Sendable, Hashable {
  package enum Coders: Sendable, Hashable {
    case ofRecord
    case any
    /// These coders, by id.
    case these([String])
  }

  /// The codes, ascending; closed over descendants by the resolver unless `exactly` was said, and
  /// without those that the framework hides.
  package var codes: [CodeID]
  package var coders: Coders
  /// What the user wrote, for `explain` and `why`.
  package var name: String

  package init(codes: [CodeID], coders: Coders, name: String) {
    self.codes = codes
    self.coders = coders
    self.name = name
  }
}

/// Which links tie two excerpts.
package struct LinkTest: Sendable, Hashable {
  /// Which way a link leads, seen from the excerpt on the left. A link that is not directed leads
  /// both ways.
  package enum Direction: String, Sendable, Hashable, CaseIterable {
    case to, from
    /// Either way.
    case with
  }

  /// One of these types; any where nil.
  package var types: [String]?
  package var direction: Direction
  /// Whether links of an excerpt with itself are left out.
  package var isToOthers: Bool

  package init(types: [String]?, direction: Direction, isToOthers: Bool) {
    self.types = types
    self.direction = direction
    self.isToOthers = isToOthers
  }
}

/// How two excerpts must lie to each other.
package struct SpanTest: Sendable, Hashable {
  package var comparison: SpanComparison
  /// How far from each other at most; `near` has always one.
  package var distance: SpanDistance?
  /// Whether an excerpt is not compared with itself.
  package var isToOthers: Bool

  package init(_ comparison: SpanComparison, distance: SpanDistance?, isToOthers: Bool) {
    self.comparison = comparison
    self.distance = distance
    self.isToOthers = isToOthers
  }
}

/// `at least 2`.
package struct CountTest: Sendable, Hashable {
  package var ordering: Ordering
  package var count: Int

  package init(_ ordering: Ordering, _ count: Int) {
    self.ordering = ordering
    self.count = count
  }
}

/// The six comparisons.
package enum Ordering: String, Sendable, Hashable, CaseIterable {
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

/// What a field's values must be like. Values are already of the field's type: text is equal where
/// it is canonically equivalent, and ordered by `NaturalOrder`; dates compare as intervals
/// (`PartialDate`).
///
/// On a many-valued field a test holds if any value passes, but for those that speak of the set.
package indirect enum ValueTest: Sendable, Hashable {
  /// A value equals one of these; a date lies in one of these.
  case anyOf([Value])
  /// A value is one of these codes (ascending, already closed over descendants). Only for fields
  /// of the type `codes` that are reached from other rows than excerpts; on excerpts themselves
  /// such a test is `Predicate.coded`, on a column of a table `anyOf` with the paths shown.
  case codes([CodeID])
  /// Compares with a value; never `.equal` or `.notEqual`, which are `anyOf` and its negation.
  case ordering(Ordering, Value)
  /// Lies between two values, both included.
  case between(Value, Value)
  /// A text that begins so, folded.
  case startsWith(String)
  /// A text that the pattern matches.
  case matches(TextPattern)
  /// A text that has the pattern somewhere.
  case hasPattern(RegularExpression)
  /// There is a value.
  case isKnown
  /// So many of these values are among the row's values.
  case contains(CountTest, of: [Value])
  /// There is a value, and none beside these.
  case onlyOf([Value])
  /// The set of values is exactly this one.
  case setEquals([Value])
  /// The number of values compares so.
  case size(Ordering, Int)
}
