import QualmSession

/// The version of the program.
enum Version {
  static let current = "0.1.0"

  /// What `--version` prints: the program, and the corpus that ships with it. Worked out only when it is
  /// asked for: the corpus has its version in its own description.
  static var full: String {
    let corpus = [BuiltInCorpus.citation, BuiltInCorpus.version.map { "version \($0)" }]
      .compactMap { $0 }.joined(separator: ", ")
    return "qualm \(current) (corpus: \(corpus))"
  }
}
