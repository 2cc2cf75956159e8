public import QualmBase

/// A corpus that is open, the definitions made so far, and the one way to ask: the prompt, scripts,
/// the command line and embedding programs all use it.
///
/// A session is used from one thread; `cancel()` alone may be called from any, and from a signal
/// handler.
public final class Session {
  /// The texts read so far: what the places of diagnostics refer to.
  public private(set) var texts = SourceMap()

  /// Opens a corpus.
  ///
  /// - Throws: `SessionFailure` with every fault of the corpus, the attachments or the options.
  public init(_ options: SessionOptions = SessionOptions()) throws(SessionFailure) {
  }

  /// Runs every statement of a text in order and stops at the first that is wrong.
  ///
  /// - Parameters:
  ///   - text: the text.
  ///   - answer: takes each answer as soon as it is there; returns false to stop quietly, as when
  ///     nobody reads the output any more.
  /// - Returns: how it ended, and every diagnostic that is not part of an answer.
  public func run(_ text: SourceText, answer: (Answer) -> Bool) -> (RunStatus, [Diagnostic]) {
    (.done, [])
  }

  /// Reads and resolves a text without running it.
  public func check(_ text: SourceText) -> [Diagnostic] { [] }

  /// Whether a text can run as it stands, or needs another line.
  public func isComplete(_ text: String) -> Bool { true }

  /// What may stand at a UTF-8 offset of a text that is being written.
  public func completions(in text: String, at offset: Int) -> Completions {
    Completions(replacing: offset..<offset, candidates: [])
  }

  /// Stops the running statement soon; does nothing when none runs.
  public func cancel() {}

  /// The codebook as a tree with counts, or those codes whose path or label contains `pattern`.
  public func codes(matching pattern: String? = nil) -> Answer { emptyAnswer }

  /// The fields of excerpts, sources and documents with their types and numbers of values.
  public func fields() -> Answer { emptyAnswer }

  /// What the corpus knows by a name: a code, a field, a source, an excerpt, a definition.
  public func describe(_ name: String) -> Result<Answer, Diagnostic> { .success(emptyAnswer) }

  /// Title, version, sizes and documents of the corpus, for `qualm corpus info`.
  public func summary() -> Answer { emptyAnswer }

  private var emptyAnswer: Answer { Answer(table: Table(columns: [], rowCount: 0)) }
}
