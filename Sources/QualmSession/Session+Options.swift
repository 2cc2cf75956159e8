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

/// One thing that may stand at the cursor.
public struct Completion: Sendable, Hashable {
  /// What kind of thing it is, for grouping and colour.
  public enum Kind: Sendable, Hashable {
    case keyword, code, field, value, definition, module, table
  }

  /// What is inserted, quoted where it must be.
  public var text: String
  /// A few words about it: a code's label, a keyword's meaning.
  public var detail: String?
  /// Its kind.
  public var kind: Kind

  /// Makes a completion.
  public init(text: String, detail: String?, kind: Kind) {
    self.text = text
    self.detail = detail
    self.kind = kind
  }
}

/// The completions at a place, and the bytes that they replace.
public struct Completions: Sendable, Hashable {
  /// The UTF-8 offsets of the word being written.
  public var replacing: Range<Int>
  /// What may stand there, best first.
  public var candidates: [Completion]

  /// Makes a list of completions.
  public init(replacing: Range<Int>, candidates: [Completion]) {
    self.replacing = replacing
    self.candidates = candidates
  }
}
