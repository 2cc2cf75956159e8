import QualmBase
import QualmRender
import QualmSession

/// What may stand at the end of a command line of `qualm`, whatever shell it is typed in.
struct WordCompletion {
  /// One thing that may stand there.
  struct Candidate: Equatable {
    var text: String
    /// A few words about it; empty where there are none.
    var detail = ""

    init(text: String, detail: String = "") {
      self.text = text
      self.detail = detail
    }

    /// What a session offers, with its count.
    init(_ completion: Completion) {
      text = completion.text
      let count = completion.count.map { "\($0)" }
      let parts =
        completion.kind == .value ? [count, completion.detail] : [completion.detail, count]
      detail = parts.compactMap { $0 }.joined(separator: completion.kind == .value ? " " : " · ")
    }
  }

  /// What a shell may offer besides the candidates, since it knows better how.
  enum Paths: String { case none = "words", files, folders }

  /// What follows a candidate when it is the only one.
  enum Ending {
    /// The word is whole: the shell closes its quotes and goes on to the next.
    case word
    /// A blank within the word, since a query goes on.
    case blank
    /// Nothing: a value follows without a blank.
    case none
  }

  /// The candidates, best first; they hold no control characters, so each fits on a line.
  private(set) var candidates: [Candidate] = []
  /// How many bytes of the word stay as they are; a candidate stands for the rest.
  private(set) var kept = 0
  private(set) var paths = Paths.none
  private(set) var ending = Ending.word

  /// Nothing.
  init() {}

  /// Takes the words behind the name of the program: those that are whole, and the beginning of the
  /// one being written.
  init(words: [String], current: String) {
    guard let table = OptionTable.read() else { return }
    let line = PartialLine(words, table)
    if let option = line.waiting {
      complete(current, as: Wanted(option, line), line)
    } else if !line.isPastOptions, current.hasPrefix("--"),
      let equals = current.firstIndex(of: "="),
      let option = table.option(named: String(current[..<equals]))
    {
      kept = current.utf8.distance(from: current.startIndex, to: equals) + 1
      complete(String(current[equals...].dropFirst()), as: Wanted(option, line), line)
    } else if !line.isPastOptions, current.hasPrefix("-") {
      offer(options(line), beginning: current)
    } else {
      if line.command == nil, line.places.isEmpty, line.queries.isEmpty, !line.isPastOptions {
        offer(
          table.commands.map { Candidate(text: $0.name, detail: $0.summary) }, beginning: current)
      }
      guard let argument = line.argument else { return }
      complete(current, as: Wanted(argument, line), line)
    }
    candidates.removeAll {
      $0.text.unicodeScalars.contains { $0.properties.generalCategory == .control }
    }
  }

  /// Adds the scripts and folders of the working folder, for a shell that offers either words or paths.
  mutating func addScripts(beginning text: String) {
    let names = PromptFiles.names(in: "", beginning: text)
    candidates += names.filter { $0.hasSuffix(".qlm") || $0.hasSuffix("/") }
      .map { Candidate(text: $0) }
  }

  /// The options that the command takes and that have not been given yet.
  private func options(_ line: PartialLine) -> [Candidate] {
    let open = line.known.options.filter { option in
      option.isRepeating || !option.names.contains { line.given.contains($0) }
    }
    return open.flatMap { option in
      option.names.map { Candidate(text: $0, detail: option.summary) }
    }
  }

  private mutating func complete(_ text: String, as wanted: Wanted, _ line: PartialLine) {
    switch wanted {
    case .words(let words): offer(words, beginning: text)
    case .files: paths = .files
    case .folders: paths = .folders
    case .nothing: break
    case .topic: offer(Self.topics(after: line.places, line.table.commands), beginning: text)
    case .query: completeQuery(text, line)
    case .framework:
      let lead = "find * under "
      let found = line.session?.completions(in: lead, at: lead.utf8.count).candidates ?? []
      offer(
        found.filter { $0.kind == .value }.map {
          Candidate(text: $0.text.trimming("`"), detail: $0.detail ?? "")
        }, beginning: text)
    case .parameter where !text.contains("="):
      ending = .none
      offer(
        (line.session?.parameterNames ?? []).map { Candidate(text: $0 + "=") }, beginning: text)
    case .parameter: break
    }
  }

  /// What begins with the text; where nothing does, what does so in other letters' case.
  private mutating func offer(_ words: [Candidate], beginning text: String) {
    let exact = words.filter { $0.text.hasPrefix(text) }
    candidates +=
      exact.isEmpty
      ? words.filter { $0.text.lowercased().hasPrefix(text.lowercased()) } : exact
  }

  private mutating func completeQuery(_ text: String, _ line: PartialLine) {
    ending = .blank
    guard let session = line.session else { return }
    var found = session.completions(in: text, at: text.utf8.count)
    if let file = found.file {
      found = FileCompletion.completions(
        of: file, in: text, replacing: found.replacing, endingAt: text.utf8.count)
    }
    let before = String(decoding: text.utf8.prefix(found.replacing.lowerBound), as: UTF8.self)
    let written = String(text.dropFirst(before.count))
    kept += before.utf8.count
    areNear = found.areNear
    // Those that begin as it is written are better than those that fit otherwise.
    let exact = found.candidates.filter { $0.text.hasPrefix(written) }
    candidates = (exact.isEmpty ? found.candidates : exact).map { Candidate($0) }
    guard candidates.count == 1, let only = candidates.first else { return }
    if only.text.hasSuffix("/") { ending = .none }
    followers = Self.followers(of: before + only.text, session)
  }

  /// What may follow the only candidate, for a shell that would else close the query behind it.
  private(set) var followers: [Candidate] = []
  /// Whether nothing begins as it is written, and the candidates are names near it.
  private(set) var areNear = false

  private static func followers(of query: String, _ session: Session) -> [Candidate] {
    let next = query + " "
    let found = session.completions(in: next, at: next.utf8.count)
    guard found.replacing.lowerBound == next.utf8.count else { return [] }
    return found.candidates.map { Candidate($0) }
  }

  /// What `qualm help` explains; `words` are those of the topic that stand there already.
  private static func topics(
    after words: [String], _ commands: [OptionTable.Command]
  ) -> [Candidate] {
    let all =
      commands.map { Candidate(text: $0.name, detail: $0.summary) }
      + BuiltIn.all().map { Candidate(text: $0.name, detail: $0.kind) }
      + ManualPage.names.map { Candidate(text: $0, detail: "page") }
      + Catalogue.entries.map { Candidate(text: "\($0.code)", detail: $0.title) }
    let lead = words.map { $0 + " " }.joined()
    var seen: Set<String> = []
    return all.compactMap { topic in
      guard topic.text.hasPrefix(lead) else { return nil }
      let rest = String(topic.text.dropFirst(lead.count))
      guard !rest.isEmpty, seen.insert(rest).inserted else { return nil }
      return Candidate(text: rest, detail: topic.detail)
    }
  }
}

extension String {
  /// The text without `mark` around it.
  fileprivate func trimming(_ mark: Character) -> String {
    first == mark && last == mark && count > 1 ? String(dropFirst().dropLast()) : self
  }
}

/// What is to be written as the value of an option or an argument.
enum Wanted {
  case words([WordCompletion.Candidate])
  case files, folders, query, framework, parameter, topic, nothing

  /// By what argument-parser knows of it, else by what help calls the value.
  init(_ entry: OptionTable.Entry, _ line: PartialLine) {
    switch (entry.values, entry.value) {
    case (_, "format") where line.command?.name == "test":
      self = .words(ClaimReportFormats.all.map { .init(text: $0.name) })
    case (_, "format"):
      self = .words(Formats.all.map { .init(text: $0.name, detail: $0.summary) })
    case (.words(let words), _): self = .words(words.map { .init(text: $0) })
    case (.files, _): self = .files
    case (.folders, _): self = .folders
    case (nil, "query"), (nil, "claim"): self = .query
    case (nil, "name") where entry.names == ["--framework"]: self = .framework
    case (nil, "name=value"): self = .parameter
    case (nil, "topics"): self = .topic
    case (nil, _): self = .nothing
    }
  }
}

/// The words of a command line that is still being written, sorted by what they are.
struct PartialLine {
  /// The commands and options there are.
  let table: OptionTable
  /// The command that is named; nil where none is yet.
  private(set) var command: OptionTable.Command?
  /// The names of the options that are given.
  private(set) var given: Set<String> = []
  /// The option whose value comes next.
  private(set) var waiting: OptionTable.Entry?
  /// What is given by its place.
  private(set) var places: [String] = []
  /// Queries and claims that are whole.
  private(set) var queries: [String] = []
  /// Whether `--` has been given, behind which nothing is an option.
  private(set) var isPastOptions = false
  private var corpus: String?
  private var attachments: [String] = []
  private var framework: String?

  init(_ words: [String], _ table: OptionTable) {
    self.table = table
    for word in words { take(word) }
  }

  /// The command whose options hold: the one that is named, else the program without one.
  var known: OptionTable.Command { command ?? table.root }

  /// The argument that comes next.
  var argument: OptionTable.Entry? {
    let arguments = known.arguments
    if places.count < arguments.count { return arguments[places.count] }
    return arguments.last.flatMap { $0.isRepeating ? $0 : nil }
  }

  private mutating func take(_ word: String) {
    if let option = waiting {
      waiting = nil
      take(word, as: option)
    } else if !isPastOptions, word == "--" {
      isPastOptions = true
    } else if !isPastOptions, word.hasPrefix("-"), word != InputFile.standardInput {
      let equals = word.firstIndex(of: "=") ?? word.endIndex
      guard let option = table.option(named: String(word[..<equals])) else { return }
      given.formUnion(option.names)
      guard option.kind == .option else { return }
      if equals < word.endIndex {
        take(String(word[equals...].dropFirst()), as: option)
      } else {
        waiting = option
      }
    } else if !isPastOptions, command == nil, places.isEmpty,
      let named = table.command(named: word)
    {
      command = named
    } else {
      places.append(word)
    }
  }

  private mutating func take(_ value: String, as option: OptionTable.Entry) {
    switch Wanted(option, self) {
    case .query: queries.append(value)
    case .framework: framework = value
    case .folders: corpus = value
    case .files where option.kind == .option: attachments.append(PromptFiles.expanded(value))
    default: break
    }
  }

  /// A session on the corpus that is named, which knows what the scripts and the queries before this
  /// one define; nil, without a word, where the corpus cannot be opened.
  var session: Session? {
    var options = SessionOptions()
    options.corpus = corpus.map { .folder(PromptFiles.expanded($0)) } ?? .builtIn
    options.framework = framework
    options.attachments = attachments
    var session = try? Session(options)
    if session == nil, framework != nil || !attachments.isEmpty {
      (options.framework, options.attachments) = (nil, [])
      session = try? Session(options)
    }
    let scripts = command.map { ["run", "test", "check"].contains($0.name) } ?? true ? places : []
    for path in scripts where path != InputFile.standardInput {
      // A pipe would be read empty, or waited for.
      guard let bytes = try? FileBytes.readStored(PromptFiles.expanded(path)) else { continue }
      session?.define(MarkdownScript.script(in: SourceText(name: path, bytes: bytes)))
    }
    for query in queries { session?.define(SourceText(name: "query", text: query)) }
    return session
  }
}
