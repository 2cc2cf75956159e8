import QualmBase
import QualmRender
import QualmSession

extension Prompt {
  /// What Tab offers: names and arguments of commands, else what the session knows.
  func completions(in text: String, at offset: Int) -> Completions {
    let before = String(decoding: Array(text.utf8.prefix(offset)), as: UTF8.self)
    let blanks = before.utf8.prefix { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") }.count
    let command = String(decoding: Array(before.utf8.dropFirst(blanks)), as: UTF8.self)
    guard command.hasPrefix(":") else { return session.completions(in: text, at: offset) }
    guard let space = command.firstIndex(of: " ") else {
      let names = PromptCommands.all.filter { (":" + $0.name).hasPrefix(command) }
      return Completions(
        replacing: blanks..<offset,
        candidates: names.map {
          Completion(text: ":" + $0.name, detail: $0.summary, kind: .keyword)
        })
    }
    let name = String(command[..<space].dropFirst())
    let argument = String(command[space...].drop { $0 == " " })
    guard case .command(let resolved) = PromptCommands.resolve(name),
      let kind = PromptCommands.named(resolved)?.argument
    else { return Completions(replacing: offset..<offset, candidates: []) }
    return completions(of: argument, as: kind, endingAt: offset)
  }

  private func completions(
    of argument: String, as kind: PromptCommand.Argument, endingAt offset: Int
  ) -> Completions {
    let whole = (offset - argument.utf8.count)..<offset
    func words(_ words: [(String, String?)]) -> Completions {
      Completions(
        replacing: whole,
        candidates: words.filter { $0.0.hasPrefix(argument) }
          .map { Completion(text: $0.0, detail: $0.1, kind: .keyword) })
    }
    switch kind {
    case .nothing: return Completions(replacing: offset..<offset, candidates: [])
    case .words(let names): return words(names.map { ($0, nil) })
    case .format: return words(Formats.all.map { ($0.name, $0.summary) })
    case .file: return files(argument, endingAt: offset)
    case .code: return names(argument, endingAt: offset, after: ["find "])
    case .name: return names(argument, endingAt: offset, after: ["find ", "find * where "])
    case .topic:
      let commands = words(
        PromptCommands.all.map { ($0.name, $0.summary) }
          + (argument.hasPrefix("Q") ? Catalogue.entries.map { ("\($0.code)", $0.title) } : []))
      let stages = names(argument, endingAt: offset, after: ["find * | "])
      return Completions(
        replacing: whole, candidates: commands.candidates + stages.candidates)
    }
  }

  /// Names as they may stand after one of several beginnings of a query.
  private func names(_ word: String, endingAt offset: Int, after leads: [String]) -> Completions {
    var candidates: [Completion] = []
    for lead in leads {
      let text = lead + word
      let found = session.completions(in: text, at: text.utf8.count)
      // What replaces more or less than the word itself would not fit after a command.
      guard found.replacing == lead.utf8.count..<text.utf8.count else { continue }
      for candidate in found.candidates
      where (candidate.kind != .keyword || lead.hasSuffix("| "))
        && !candidates.contains(where: { $0.text == candidate.text })
      {
        candidates.append(candidate)
      }
    }
    return Completions(replacing: (offset - word.utf8.count)..<offset, candidates: candidates)
  }

  private func files(_ path: String, endingAt offset: Int) -> Completions {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { String(path[...$0]) } ?? ""
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let place = folder == "/" ? "/" : PromptFiles.expanded(String(folder.dropLast()))
    let names = PromptFiles.names(in: place, beginning: name)
    return Completions(
      replacing: (offset - name.utf8.count)..<offset,
      candidates: names.map { Completion(text: $0, detail: nil, kind: .value) })
  }
}
