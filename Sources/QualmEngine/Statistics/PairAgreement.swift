/// How often two coders said yes and no of the same units: the two-by-two table that percent agreement
/// and Cohen's kappa are worked out from.
struct PairAgreement: Sendable, Hashable {
  /// Units to which both said yes.
  var both = 0
  /// Units to which the first alone said yes.
  var firstOnly = 0
  /// Units to which the second alone said yes.
  var secondOnly = 0
  /// Units to which neither said yes.
  var neither = 0

  /// Units to which one of them said yes.
  var one: Int { firstOnly + secondOnly }

  /// All units.
  var units: Int { both + one + neither }

  /// The units of which both said the same, in a hundred; nil without units.
  ///
  /// The simplest figure, which does not ask what chance would give. As NVivo counts it ("Run a coding
  /// comparison query"): units that both coded or both left, of all units; of 1,000 units 50 coded
  /// by both, 150 by one and 800 by neither make 85 %.
  var percent: Double? {
    units == 0 ? nil : Double(100 * (both + neither)) / Double(units)
  }

  /// Cohen's kappa, from at most 1 down to -1; nil where it is not defined: without units, or where both
  /// gave one and the same answer throughout, so that chance alone would make them agree.
  ///
  /// J. Cohen, "A coefficient of agreement for nominal scales", Educational and Psychological Measurement
  /// 20 (1960), 37–46: (Po − Pe) / (1 − Pe), Po being the share of units on which they agree and Pe the
  /// share expected by chance from how often each said yes and no. Multiplied by the square of the
  /// number of units all is whole, and only the end divides.
  var kappa: Double? {
    // Below 2^48 units (2^32 excerpts with 2^16 codes), so the squares fit.
    let units = Int128(units)
    let observed = Int128(both + neither) * units
    let expected =
      Int128(both + firstOnly) * Int128(both + secondOnly)
      + Int128(neither + firstOnly) * Int128(neither + secondOnly)
    let most = units * units
    return most == expected ? nil : Double(observed - expected) / Double(most - expected)
  }

  /// Adds the units of another table of the same two coders.
  mutating func add(_ other: PairAgreement) {
    both += other.both
    firstOnly += other.firstOnly
    secondOnly += other.secondOnly
    neither += other.neither
  }
}
