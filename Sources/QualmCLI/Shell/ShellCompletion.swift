import QualmBase
import QualmRender

/// What the completion scripts of the shells ask for while a command line is typed.
///
/// A script hands on what its shell knows of the line; the answer's first line says what else the
/// shell should offer and how the word ends, each further line is a candidate. A script inserts the
/// candidates and runs none of them.
enum ShellCompletion {
  /// The first word of a question. It is no command: nobody types it, so help does not list it.
  static let question = "__complete"

  /// The answer to the words behind the question's first; nothing where they make no sense.
  static func answer(_ words: [String]) -> String {
    guard let shell = words.first else { return "" }
    let rest = Array(words.dropFirst())
    let lines: [String]
    switch shell {
    case "bash" where rest.count == 4:
      lines = bash(line: rest[0], word: rest[1], isList: rest[2] == "63", width: Int(rest[3]) ?? 80)
    case "zsh" where rest.count >= 3:
      lines = zsh(
        word: rest[0], length: Int(rest[1]) ?? 0, quotes: Int(rest[2]) ?? 0,
        words: Array(rest.dropFirst(3)))
    case "fish" where !rest.isEmpty:
      lines = fish(word: rest[0], words: Array(rest.dropFirst()))
    default:
      lines = []
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// For bash: what to put in the place of `word`, with its quotes.
  ///
  /// bash cuts words at quotes, `=` and `:`, and what it hands on as the word is only what it would
  /// replace; so the line is read here. Candidates that are only to be looked at bring a few words
  /// about them along, which bash has no other place for.
  ///
  /// - Parameters:
  ///   - line: the command up to the cursor.
  ///   - word: the end of it that is replaced.
  ///   - isList: whether the candidates are only shown.
  private static func bash(line: String, word: String, isList: Bool, width: Int) -> [String] {
    let words = ShellSyntax.posix.words(of: line)
    guard words.count > 1, let written = words.last, line.utf8.count >= word.utf8.count,
      line.hasSuffix(word)
    else { return ["words"] }
    var completion = WordCompletion(
      words: words.dropFirst().dropLast().map(\.text), current: written.text)
    if completion.paths == .files, !completion.candidates.isEmpty {
      completion.addScripts(beginning: written.text)
    }
    let kind = firstLine(of: completion)
    if isList { return [kind] + listed(completion.candidates, width: width) }
    let place = BashPlace(line, written, kept: completion.kept, word: word)
    let texts = completion.candidates.compactMap { place.replacement($0.text) }
    // bash would put what several have in common in the place of what is written.
    if texts.count > 1, !place.agree(on: texts) { return [kind] }
    guard texts.count == 1, completion.ending == .blank else { return [kind] + texts }
    // A blank behind the only candidate, by two that have it in common: bash would close the quotes.
    let blank = written.quoteAtEnd == .none ? "\\ " : " "
    return [kind, texts[0] + blank, texts[0] + blank + blank]
  }

  /// For zsh: how many characters stay, then each candidate and, behind a tab, how it is listed. zsh sets
  /// the quotes itself. The only candidate of a query comes twice, with a blank and with two: what they
  /// have in common is inserted, and the quotes stay open.
  private static func zsh(word: String, length: Int, quotes: Int, words: [String]) -> [String] {
    let written = ShellSyntax.posix.word(word)
    let completion = WordCompletion(words: words, current: written.text)
    let keptBytes = written.start(of: completion.kept)
    // In a locale without characters zsh counts bytes.
    let kept =
      length == word.utf8.count
      ? keptBytes
      : String(decoding: word.utf8.prefix(keptBytes), as: UTF8.self).unicodeScalars.count
    let stays = " \(max(0, kept - quotes))"
    let candidates = completion.candidates
    if candidates.count == 1, completion.ending == .blank {
      return ["alone" + stays] + [" ", "  "].map { "\(candidates[0].text)\($0)\t" }
    }
    let shown = listed(candidates, width: Int.max)
    return [(completion.areNear ? "near" : firstLine(of: completion)) + stays]
      + zip(candidates, shown).map { "\($0.text)\t\($1)" }
  }

  /// For fish: each candidate as the whole word without quotes, and a description behind a tab.
  private static func fish(word: String, words: [String]) -> [String] {
    let written = ShellSyntax.fish.word(word)
    let completion = WordCompletion(words: words, current: written.text)
    let kept = String(decoding: written.bytes.prefix(completion.kept), as: UTF8.self)
    var candidates = completion.candidates
    // A word that is alone would be closed; with what may follow it is not.
    if let only = candidates.first, candidates.count == 1, completion.ending == .blank {
      candidates += completion.followers.prefix(30).map {
        WordCompletion.Candidate(text: only.text + " " + $0.text, detail: $0.detail)
      }
    }
    return [firstLine(of: completion)]
      + candidates.map { "\(kept)\($0.text)\t\(VisibleText.of($0.detail, keepsLines: false))" }
  }

  private static func firstLine(of completion: WordCompletion) -> String {
    if completion.paths != .none { return completion.paths.rawValue }
    switch completion.ending {
    case .word: return "words"
    case .blank: return "blank"
    case .none: return "none"
    }
  }

  /// The candidates for the eye: each with a few words about it, one below the other.
  private static func listed(_ candidates: [WordCompletion.Candidate], width: Int) -> [String] {
    let most = 32
    let texts = candidates.map { VisibleText.of($0.text, keepsLines: false) }
    let column = min(texts.map { DisplayWidth.of($0) }.max() ?? 0, most)
    return zip(texts, candidates).map { text, candidate in
      guard !candidate.detail.isEmpty else { return text }
      let padding = String(repeating: " ", count: max(0, column - DisplayWidth.of(text)))
      let detail = VisibleText.of(candidate.detail, keepsLines: false)
      return CompletionText.cut("\(text)\(padding)  -- \(detail)", to: width - 1)
    }
  }
}

/// Where in a line of bash candidates are put.
private struct BashPlace {
  /// What stands between the beginning of bash's word and the candidate, as it is written.
  private let lead: String
  /// How many bytes are replaced.
  private let length: Int
  /// The beginning of each candidate that is left as it is, since bash's word begins behind it.
  private let fixed: [UInt8]
  /// The quotes around what is inserted, and those that are open behind it.
  private let quote: ShellWord.Quote
  private let quoteAtEnd: ShellWord.Quote

  init(_ line: String, _ written: ShellWord, kept: Int, word: String) {
    let begin = line.utf8.count - word.utf8.count
    var index = kept
    while index < written.bytes.count, written.starts[index] < begin { index += 1 }
    fixed = Array(written.bytes[kept..<index])
    let bytes = Array(line.utf8)
    let from = max(begin, written.start(of: index))
    lead = String(decoding: bytes[begin..<from], as: UTF8.self)
    length = word.utf8.count
    quote = written.quote(around: index)
    quoteAtEnd = written.quoteAtEnd
  }

  /// Whether what the replacements have in common is no shorter than what they take the place of.
  func agree(on texts: [String]) -> Bool {
    guard var common = texts.first?.utf8[...] else { return true }
    for text in texts {
      while !text.utf8.starts(with: common) { common = common.dropLast() }
    }
    return common.count >= length
  }

  /// What takes the place of bash's word; nil where the candidate does not go on from what stays.
  func replacement(_ candidate: String) -> String? {
    guard candidate.utf8.starts(with: fixed) else { return nil }
    let rest = String(decoding: candidate.utf8.dropFirst(fixed.count), as: UTF8.self)
    let text = lead + quote.escaped(rest)
    return quote == quoteAtEnd ? text : text + quote.mark + quoteAtEnd.mark
  }
}
