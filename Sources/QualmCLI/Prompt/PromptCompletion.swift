import QualmBase
import QualmRender
import QualmSession

extension Prompt {
  /// What Tab offers: names and arguments of commands, else what the session knows, with the files that
  /// a query names.
  func completions(in text: String, at offset: Int) -> Completions {
    let before = String(decoding: Array(text.utf8.prefix(offset)), as: UTF8.self)
    let blanks = before.utf8.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.count
    let command = String(decoding: Array(before.utf8.dropFirst(blanks)), as: UTF8.self)
    guard command.hasPrefix(":") else {
      let found = session.completions(in: text, at: offset)
      guard let file = found.file else { return found }
      return FileCompletion.completions(
        of: file, in: text, replacing: found.replacing, endingAt: offset)
    }
    guard let space = command.firstIndex(where: \.isWhitespace) else {
      return commands(command, replacing: blanks..<offset)
    }
    let name = String(command[..<space].dropFirst())
    let argument = String(command[space...].drop(while: \.isWhitespace))
    guard case .command(let resolved) = PromptCommands.resolve(name),
      let kind = PromptCommands.named(resolved)?.argument
    else { return Completions(replacing: offset..<offset, candidates: []) }
    return completions(of: argument, as: kind, endingAt: offset)
  }

  /// Commands that begin so, or failing these those near it.
  private func commands(_ command: String, replacing range: Range<Int>) -> Completions {
    func completion(_ command: PromptCommand) -> Completion {
      Completion(text: ":" + command.name, detail: command.summary, kind: .keyword)
    }
    let small = command.lowercased()
    let names = PromptCommands.all.filter { (":" + $0.name).hasPrefix(small) }
    if !names.isEmpty {
      return Completions(replacing: range, candidates: names.map(completion))
    }
    let near = NearestName.candidates(
      for: String(small.dropFirst()), among: PromptCommands.all.map(\.name))
    var found = Completions(
      replacing: range, candidates: near.compactMap(PromptCommands.named).map(completion),
      areNear: !near.isEmpty)
    if near.isEmpty { found.hint = "no command begins with `\(command)`; `:help` lists them" }
    return found
  }

  private func completions(
    of argument: String, as kind: PromptCommand.Argument, endingAt offset: Int
  ) -> Completions {
    switch kind {
    case .nothing, .text: return Completions(replacing: offset..<offset, candidates: [])
    case .folder: return files(argument, endingAt: offset, onlyFolders: true)
    case .framework:
      return words(
        session.frameworks.map { ($0.name, nil) }, beginning: argument, endingAt: offset)
    case .setting: return settings(argument, endingAt: offset)
    case .query(let lead): return rest(argument, ofQuery: lead, endingAt: offset)
    case .words(let names):
      return words(names.map { ($0, nil) }, beginning: argument, endingAt: offset)
    case .format:
      return words(
        Formats.all.map { ($0.name, $0.summary) }, beginning: argument, endingAt: offset)
    case .file: return files(argument, endingAt: offset)
    case .code: return names(argument, endingAt: offset, after: ["find exactly "])
    case .name:
      return names(argument, endingAt: offset, after: ["find ", "find * where "])
    case .topic: return topics(argument, endingAt: offset)
    }
  }

  /// What continues a query whose beginning the command stands for.
  private func rest(
    _ argument: String, ofQuery lead: String, endingAt offset: Int
  ) -> Completions {
    let text = lead + argument
    let shift = offset - text.utf8.count
    var found = session.completions(in: text, at: text.utf8.count)
    let range = found.replacing
    if let file = found.file {
      found = FileCompletion.completions(
        of: file, in: text, replacing: range, endingAt: text.utf8.count)
    }
    guard found.replacing.lowerBound >= lead.utf8.count else {
      return Completions(replacing: offset..<offset, candidates: [])
    }
    found.replacing = (found.replacing.lowerBound + shift)..<(found.replacing.upperBound + shift)
    return found
  }

  /// The name of a setting, or behind it what it may be set to.
  private func settings(_ argument: String, endingAt offset: Int) -> Completions {
    guard let space = argument.firstIndex(of: " ") else {
      return words(
        PromptSetting.all.map { ($0.name, $0.summary) }, beginning: argument, endingAt: offset)
    }
    let name = argument[..<space]
    let value = String(argument[space...].drop { $0 == " " })
    let setting = PromptSetting.all.first { $0.name == name }
    return words((setting?.words ?? []).map { ($0, nil) }, beginning: value, endingAt: offset)
  }

  /// Words that begin so, or failing these those near it.
  private func words(
    _ words: [(name: String, detail: String?)], beginning start: String, endingAt offset: Int
  ) -> Completions {
    let range = (offset - start.utf8.count)..<offset
    func completions(_ names: [(name: String, detail: String?)]) -> [Completion] {
      names.map { Completion(text: $0.name, detail: $0.detail, kind: .keyword) }
    }
    let fitting = words.filter { $0.name.lowercased().hasPrefix(start.lowercased()) }
    if !fitting.isEmpty || start.isEmpty {
      return Completions(replacing: range, candidates: completions(fitting))
    }
    let near = NearestName.candidates(for: start, among: words.map(\.name))
    return Completions(
      replacing: range,
      candidates: completions(near.compactMap { name in words.first { $0.name == name } }),
      areNear: !near.isEmpty)
  }

  /// What `:help` explains: commands, the words of the language, and diagnostics once their letter is
  /// written.
  private func topics(_ start: String, endingAt offset: Int) -> Completions {
    let builtIns =
      start.isEmpty
      ? []
      : BuiltIn.all().map { ($0.name, $0.kind) } + GlossaryTerm.all.map { ($0.term, "term") }
        + ManualPage.names.map { ($0, "page") }
    let codes = start.hasPrefix("Q") ? Catalogue.entries.map { ("\($0.code)", $0.title) } : []
    let commands = PromptCommands.all.map { ($0.name, $0.summary) }
    var seen: Set<String> = []
    let stages =
      start.isEmpty
      ? []
      : session.completions(in: "find * | \(start)", at: 9 + start.utf8.count)
        .candidates.filter { $0.kind == .keyword }.map { ($0.text, $0.detail ?? "") }
    let all = (commands + stages + builtIns + codes).filter { seen.insert($0.0).inserted }
    return words(all.map { ($0.0, $0.1) }, beginning: start, endingAt: offset)
  }

  /// Names as they may stand after one of several beginnings of a query.
  private func names(_ word: String, endingAt offset: Int, after leads: [String]) -> Completions {
    var candidates: [Completion] = []
    var further = 0
    var near: [Completion] = []
    for lead in leads {
      let text = lead + word
      let found = session.completions(in: text, at: text.utf8.count)
      // What replaces more or less than the word itself would not fit after a command.
      guard found.replacing == lead.utf8.count..<text.utf8.count else { continue }
      further = max(further, found.further)
      let named = found.candidates.filter { ![.keyword, .sign].contains($0.kind) }
      if found.areNear { near += named } else { candidates += named }
    }
    var seen: Set<String> = []
    let areNear = candidates.isEmpty && !near.isEmpty
    return Completions(
      replacing: (offset - word.utf8.count)..<offset,
      candidates: (areNear ? near : candidates).filter { seen.insert($0.text).inserted },
      areNear: areNear, further: further)
  }

  /// Files for a command, whose argument goes to the end of the line: blanks need no quotes.
  private func files(
    _ argument: String, endingAt offset: Int, onlyFolders: Bool = false
  ) -> Completions {
    let quote = argument.first.map { "\"'".contains($0) } ?? false ? String(argument.prefix(1)) : ""
    var completion = FileCompletion(path: String(argument.dropFirst(quote.count)), offset: offset)
    completion.ending = quote
    completion.namesFiles = !onlyFolders
    return completion.completions
  }
}
