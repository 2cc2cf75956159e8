public import QualmBase

/// Where a corpus lies.
public enum CorpusLocation: Sendable, Hashable {
  /// The coded mission corpus that ships with the language.
  case builtIn
  /// A data package in a folder.
  case folder(String)
}

/// How a session is opened.
public struct SessionOptions: Sendable {
  /// The corpus to ask.
  public var corpus: CorpusLocation = .builtIn
  /// Files with the words of documents; each is recognised by its SHA-256.
  public var attachments: [String] = []
  /// Whether attached words are shown exactly as their files have them; else cleaned of line ends and
  /// page numbers, and mended, with marks.
  public var showsRawWords = false
  /// The version of the codebook; nil for the corpus's default.
  public var framework: String?
  /// Values for `param` declarations, by name.
  public var parameters: [String: String] = [:]
  /// Whether a query that names a file, to write (`to "file"`) or to read (`use "file"`), is refused.
  public var isSafe = false
  /// The longest that one statement may run, in seconds.
  public var timeout: Double?
  /// The most rows that one answer may have.
  public var maximumRows: Int?

  /// The built-in corpus, without limits.
  public init() {}
}

/// Why a session could not be opened.
public struct SessionFailure: Error, Sendable {
  /// What is at fault, which decides the exit status.
  public enum Cause: Sendable, Hashable {
    /// The corpus is wrong or cannot be read.
    case corpus
    /// An option names something that the corpus does not have.
    case request
  }

  /// What is at fault.
  public var cause: Cause
  /// Every fault.
  public var diagnostics: [Diagnostic]
  /// The texts that the diagnostics' places lie in.
  public var texts: SourceMap

  /// Makes a failure.
  public init(cause: Cause, diagnostics: [Diagnostic], texts: SourceMap) {
    self.cause = cause
    self.diagnostics = diagnostics
    self.texts = texts
  }
}

/// How a run ended.
public enum RunStatus: Sendable, Hashable {
  /// Every statement was answered.
  case done
  /// The text stops too early; give it again with what follows. Nothing ran.
  case incomplete
  /// A statement is wrong. Those before it were answered.
  case failed
  /// A limit was hit.
  case limited
  /// `cancel()` was called.
  case cancelled

  /// How a run ends with an error that came up while a statement was answered.
  init(of error: Diagnostic) {
    self =
      switch error.code {
      case .interrupted: .cancelled
      case .timeLimit, .rowLimit, .tooManyPairs, .tooManyGroupPairs, .axisTooLong, .joinTooLarge:
        .limited
      default: .failed
      }
  }
}
