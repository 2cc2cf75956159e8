import QualmBase
import QualmCorpus
import QualmPlan
import QualmStore
import QualmSyntax

/// Works out what may stand at one place of one text.
struct Completer {
  let snapshot: Snapshot
  let catalog: SnapshotCatalog
  let compiler: Compiler
  let codes: CodeList
  let cursor: Cursor
  let text: SourceText
  /// The beginning of the word, without quotes.
  let written: WrittenName
  /// Whether each code can be seen in the framework at hand; nil where all can.
  let visible: [Bool]?
  let known = KnownRows()

  init(
    snapshot: Snapshot, catalog: SnapshotCatalog, compiler: Compiler, codes: CodeList,
    cursor: Cursor, text: SourceText, written: String
  ) {
    self.snapshot = snapshot
    self.catalog = catalog
    self.compiler = compiler
    self.codes = codes
    self.cursor = cursor
    self.text = text
    self.written =
      switch cursor.quoting {
      case .string: WrittenName(Cursor.value(ofString: written))
      case .parameter: WrittenName(String(written.dropFirst()))
      case .none, .backticks: WrittenName(written)
      }
    visible = compiler.makeResolver().visibleCodes.map { codes in
      var visible = [Bool](repeating: false, count: catalog.codes.count)
      for code in codes { visible[code.index] = true }
      return visible
    }
  }

  /// Up to how many candidates are looked at more closely: more are listed by their names alone.
  static let mostDetailed = 120

  /// What is found for the places that are open.
  struct Found {
    /// The parameters of the definition that is being written.
    var own: [Completion] = []
    /// Names, best first.
    var names: [Completion] = []
    var definitions: [Completion] = []
    var words: [Completion] = []
    var stages: [Completion] = []
    var signs: [Completion] = []
    /// How many more only letters bring.
    var further = 0
    /// What stands there that nobody can guess.
    var hint: String?
    /// A file that may be named.
    var file: Completions.File?

    var isEmpty: Bool {
      own.isEmpty && names.isEmpty && definitions.isEmpty && words.isEmpty && stages.isEmpty
        && signs.isEmpty
    }
  }

  func completions() -> Completions {
    var found = Found()
    for expected in cursor.expected { add(expected, written, to: &found) }
    var completions = Completions(
      replacing: cursor.replacing, candidates: Self.candidates(of: found),
      further: found.further, file: cursor.quoting == .string ? found.file : nil)
    if found.isEmpty, completions.file == nil { completions.candidates = near }
    completions.areNear = found.isEmpty && !completions.candidates.isEmpty
    completions.countsAll =
      cursor.narrowsRows && completions.candidates.contains { $0.count != nil }
    if completions.candidates.isEmpty, cursor.quoting == .none, completions.file == nil {
      completions.hint =
        cursor.expected.isEmpty ? faultBefore : written.isEmpty ? found.hint : faultOfWord
    }
    return completions
  }

  private static func candidates(of found: Found) -> [Completion] {
    var seen: Set<String> = []
    let names = found.own + found.names + found.stages + found.definitions
    return (names + ordered(found.words + found.signs))
      // A name has no other form than itself, and may be one that no line can hold.
      .filter { !QueryText.isActedUpon($0.text) && seen.insert($0.text).inserted }
  }

  /// Words and signs that most sentences go on with, before all others.
  private static let usual = [
    "=", "!=", "in (", "where", "|", "and", "or", "but not", ",", ")", "near", "overlaps", "with",
    "without",
    "under", "by", "*",
  ]

  private static func ordered(_ words: [Completion]) -> [Completion] {
    let first = usual.compactMap { text in words.first { $0.text == text } }
    return first + words.filter { word in !usual.contains(word.text) }
  }

  /// The names near a word with which nothing begins.
  private var near: [Completion] {
    guard written.text.count > 1, cursor.quoting != .parameter else { return [] }
    var found = Found()
    for expected in cursor.expected { add(expected, WrittenName(""), isWhole: true, to: &found) }
    let all = Self.candidates(of: found).filter { $0.kind != .sign }
    guard all.count < Self.mostCompared else { return [] }
    let names = NearestName.candidates(
      for: written.text, among: all.map { $0.text.filter { $0 != "`" && $0 != "\"" } }, limit: 5)
    return names.compactMap { name in
      all.first { $0.text.filter { $0 != "`" && $0 != "\"" } == name }
    }
    .map(detailed)
  }

  /// The most names that a misspelt one is compared with.
  private static let mostCompared = 20_000

  // MARK: By place

  /// Adds what may stand at one place and begins as `name`; with `isWhole` all there is, and not only
  /// what is shown before a letter is written.
  private func add(
    _ expected: Cursor.Expected, _ name: WrittenName, isWhole: Bool = false,
    to found: inout Found
  ) {
    switch expected {
    case .words(let words, let meaning, let opens):
      guard cursor.quoting == .none, name.begins(words) else { return }
      let text = opens ? words + (Self.isFunction(words) ? "(" : " (") : words
      found.words.append(Completion(text: text, detail: meaning, kind: .keyword))
    case .stage(let word, let meaning, let rows):
      guard cursor.quoting == .none, name.begins(word), let note = fit(word, rows) else { return }
      found.stages.append(
        Completion(text: word, detail: note.isEmpty ? meaning : note, kind: .keyword))
    case .sign(let sign, let meaning):
      guard cursor.quoting == .none, name.isEmpty else { return }
      // There is no answer yet to go on from.
      if sign == .bar, cursor.isAtBeginning, compiler.lastPlan == nil { return }
      found.signs.append(Completion(text: sign.rawValue, detail: meaning, kind: .sign))
    case .slot(let slot, let field, let rows):
      if slot.mayBeParameter {
        found.own += ownParameters(name)
        found.definitions += parameters(name)
      }
      guard cursor.quoting != .parameter else { return }
      add(slot, field, rows, name, isWhole: isWhole, to: &found)
    }
  }

  /// Whether a bracket follows the word without a blank.
  private static func isFunction(_ word: String) -> Bool {
    Keywords.aggregates.contains { $0.word == word }
      || Keywords.measures.contains { $0.word == word }
      || word == "size"
  }

  private func add(
    _ slot: Cursor.Slot, _ field: String, _ rows: Cursor.Rows, _ name: WrittenName,
    isWhole: Bool, to found: inout Found
  ) {
    switch slot {
    case .operand:
      guard cursor.quoting != .string else { return }
      addCodes(name, isWhole: isWhole, to: &found)
      found.names += ids(name)
      found.definitions += definitions([.codes], name)
      if compiler.lastPlan?.conditionsOfExcerpts != nil { found.definitions += lastResult(name) }
      if name.isEmpty, !isWhole, cursor.quoting == .none {
        found.signs.append(Completion(text: "*", detail: "every excerpt", kind: .sign))
        addQuote("excerpts by their words: \"lack of *\"", name, to: &found)
      }
    case .code: addCodes(name, isWhole: isWhole, to: &found)
    case .table, .rows:
      found.names += tables(name)
      found.definitions += definitions([.codes, .query], name) + lastResult(name)
    case .asked: found.definitions += definitions([.codes, .query], name)
    case .stageName: found.definitions += definitions([.stages], name)
    case .module:
      found.file = .script
      guard cursor.quoting == .none else { return }
      found.names += Resources.modules.filter(name.begins).map {
        Completion(text: $0, detail: Resources.summary(ofModule: $0), kind: .module)
      }
      addQuote("a file of your own: \"./mine.qlm\"", name, to: &found)
    case .outputFile:
      found.file = .answer
      addQuote("a file: \"coping.csv\"", name, to: &found)
    case .field, .conditionField, .otherField, .comparedField, .orderField, .shownField,
      .sharedField, .operandOfSum, .dateField, .key, .facet, .argument:
      guard cursor.quoting != .string else { return }
      addFields(for: slot, besides: field, rows, name, isWhole: isWhole, to: &found)
    case .value: found.names += values(of: field, rows, name)
    case .contained:
      found.names += values(of: field, rows, name)
      if found.names.isEmpty { addQuote("words: \"vacan*\"", name, to: &found) }
    case .cell: found.names += groups(ofCellIn: rows, name)
    case .coder: found.names += catalog.coders.compactMap { value($0, name) }
    case .linkType: found.names += linkTypes(name)
    case .framework: found.names += catalog.frameworks.compactMap { value($0.name, name) }
    case .rowID: found.names += excerptIDs(name) + (name.isEmpty ? [] : sourceIDs(name))
    case .string: addQuote("words in quotes", name, to: &found)
    case .pattern:
      if name.isEmpty, cursor.quoting == .none {
        found.signs.append(
          Completion(text: "/", detail: "a pattern: /vacan(t|cies)/", kind: .sign))
      }
    case .number: found.hint = "a number of your choice"
    case .newName: found.hint = "a new name of your choice"
    case .anyValue: found.hint = "a value of your choice"
    }
  }

  private func addQuote(_ meaning: String, _ name: WrittenName, to found: inout Found) {
    guard name.isEmpty, cursor.quoting == .none else { return }
    found.signs.append(Completion(text: "\"", detail: meaning, kind: .sign))
  }

  /// A value that is a word by itself.
  func value(
    _ text: String, _ name: WrittenName, detail: String? = nil, count: Int? = nil
  ) -> Completion? {
    guard name.begins(text),
      let literal = QueryText.literal(.text(text), inQuotes: cursor.quoting == .string)
    else { return nil }
    return Completion(text: literal, detail: detail, kind: .value, count: count)
  }
}
