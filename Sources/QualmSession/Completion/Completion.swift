/// One thing that may stand at the cursor.
public struct Completion: Sendable, Hashable {
  /// What kind of thing it is, for grouping and colour.
  public enum Kind: Sendable, Hashable {
    case keyword, code, field, value, definition, module, table
    /// A sign, such as `|`.
    case sign
    /// A parameter, with its `$`.
    case parameter
    /// A file or a folder.
    case file
  }

  /// What is inserted, quoted where it must be.
  public var text: String
  /// A few words about it: a code's label, a keyword's meaning.
  public var detail: String?
  /// What the codebook says about a code, beyond its label.
  public var definition: String?
  /// How many excerpts bear a code or one below it; how many rows have a value.
  public var count: Int?
  /// Its kind.
  public var kind: Kind

  /// Makes a completion.
  public init(
    text: String, detail: String?, kind: Kind, count: Int? = nil, definition: String? = nil
  ) {
    self.text = text
    self.detail = detail
    self.kind = kind
    self.count = count
    self.definition = definition
  }
}

/// The completions at a place, and the bytes that they replace.
public struct Completions: Sendable, Hashable {
  /// A file that may be named in quotes, which the session leaves to who knows the folder.
  public enum File: Sendable, Hashable {
    /// One to read: a script.
    case script
    /// One to write: an answer.
    case answer
  }

  /// The UTF-8 offsets of the word being written.
  public var replacing: Range<Int>
  /// What may stand there, best first.
  public var candidates: [Completion]
  /// Whether nothing begins as the word does, and the candidates are names near it.
  public var areNear: Bool
  /// How many more there are that only letters bring: codes below those that are listed.
  public var further: Int
  /// Whether a condition stands before the word, and the counts are still those of the whole corpus.
  public var countsAll = false
  /// The file whose name is being written between quotes, of which the first is there.
  public var file: File?
  /// What to tell where there are no candidates: what the user may choose freely, or why the sentence
  /// cannot be read so far, or what is wrong with the word.
  public var hint: String?

  /// Makes a list of completions.
  public init(
    replacing: Range<Int>, candidates: [Completion], areNear: Bool = false, further: Int = 0,
    file: File? = nil
  ) {
    self.replacing = replacing
    self.candidates = candidates
    self.areNear = areNear
    self.further = further
    self.file = file
  }
}
