import QualmBase
import QualmPlan
import QualmStore

extension Run {
  /// The figures at the foot of an answer: what is testimony and what is not, and the voices behind it
  /// of those that could have spoken.
  func figures(of excerpts: RowSet) throws(Diagnostic) -> Answer.Figures {
    let testimony = excerpts.intersectionCount(snapshot.testimony)
    let voices = try voices()
    return Answer.Figures(
      excerpts: testimony, notTestimony: excerpts.count - testimony,
      sources: voiceCount(of: excerpts, among: voices), sourcesOf: voices.count)
  }
}
