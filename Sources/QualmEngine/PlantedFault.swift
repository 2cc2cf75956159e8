/// Deliberate mistakes of the engine that a test may switch on, to see that it would notice them.
///
/// Each is looked for at one place. Outside of debug builds there are none.
package enum PlantedFault: String, Sendable, CaseIterable {
  /// Margins of a matrix are the sums of their cells.
  case summedMargins
  /// `xor` is `or`.
  case xorAsOr
  /// Spans that touch overlap.
  case touchingOverlaps
  /// Denominators take no heed of conditions on sources.
  case plainDenominators
  /// What is missing does not differ from a value.
  case missingNeverDiffers
  /// A code does not stand for those below it.
  case noClosure
  /// `without … in same` takes what is missing for the same.
  case missingIsSame
  /// Rows that are alike are sorted the other way round.
  case unstableSort
  /// `every` drops groups without rows.
  case everyDropsEmpty
  /// `sample` takes no heed of the seed.
  case seedlessSample
  /// Links are followed either way.
  case linksEitherWay
  /// Every coder is of record.
  case everyoneOfRecord
  /// A rule per source speaks of sources that are no voices too.
  case rulesOfEverySource
  /// Codes are new in every group that has them.
  case codesEverNew
  /// A timeline leaves out steps without rows.
  case timelineSkipsGaps
  /// Of testimony alone a claim is worked out with all rows.
  case claimsHearEveryone
  /// Contexts reach a unit too far.
  case widerContexts

  #if DEBUG
    /// The fault of the task at hand.
    @TaskLocal package static var present: PlantedFault?
  #endif

  /// Whether the engine is to make this mistake.
  @inline(__always)
  var isPresent: Bool {
    #if DEBUG
      PlantedFault.present == self
    #else
      false
    #endif
  }
}
