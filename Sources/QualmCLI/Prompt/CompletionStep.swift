import QualmBase
import QualmRender
import QualmSession

/// What Tab does about what may stand at the cursor.
enum CompletionStep: Equatable {
  /// Nothing fits.
  case nothing
  /// The bytes of the range give way to a text.
  case replace(Range<Int>, String)
  /// A misspelt word gives way to the only name near it, and a line says so.
  case correct(Range<Int>, String, CompletionList)
  /// Several fit, and they have no more in common than what is written.
  case list(CompletionList)

  /// Decides for a text and the completions at `offset` of it: the only one is put in, with a
  /// blank after it where none stands; of several what they have in common; else they are listed.
  ///
  /// A name that is only near is put in where it is the only one, and never where a value may be one
  /// that no row has.
  init(for completions: Completions, in text: String, at offset: Int) {
    let utf8 = Array(text.utf8)
    let range = completions.replacing.clamped(to: 0..<utf8.count)
    let candidates = completions.candidates
    guard let first = candidates.first else {
      self =
        completions.hint.map { .list(CompletionList(candidates: [], heading: $0)) } ?? .nothing
      return
    }
    let written = String(decoding: utf8[range.clamped(to: 0..<offset)], as: UTF8.self)
    var list = CompletionList(candidates: candidates, further: completions.further)
    list.countsAll = completions.countsAll
    if completions.areNear { list.heading = "nothing here begins with `\(written)`; near it:" }
    if candidates.count == 1, completions.further == 0 {
      guard !completions.areNear || first.kind != .value else {
        self = .list(list)
        return
      }
      if !completions.areNear, first.kind == .code, !Self.shows(written, in: first.text) {
        list.heading = "no name here begins with `\(written)`; it is a word in what this means:"
        self = .list(list)
        return
      }
      let range = Self.withRest(of: range, in: utf8, completedTo: first.text)
      let following = range.upperBound < utf8.count ? utf8[range.upperBound] : nil
      let replacement =
        first.text + (Self.wantsBlank(after: first, before: following) ? " " : "")
      guard completions.areNear else {
        self = .replace(range, replacement)
        return
      }
      list.heading = "nothing here is called `\(written)`; this is near it:"
      self = .correct(range, replacement, list)
      return
    }
    let common = candidates.dropFirst().reduce(first.text) { Self.commonPrefix($0, $1.text) }
    let extends =
      completions.further == 0 && !completions.areNear
      && common.unicodeScalars.count > written.unicodeScalars.count
      && Self.begins(common, as: written)
    self = extends ? .replace(range, common) : .list(list)
  }

  /// Whether a text begins as another, in any case; perhaps with a quote that the other lacks.
  private static func begins(_ text: String, as written: String) -> Bool {
    let small = text.lowercased()
    return small.hasPrefix(written.lowercased()) || small.hasPrefix("\"" + written.lowercased())
  }

  /// Whether what is written is there to see in a name, as `staff` is in `under-staffing`.
  private static func shows(_ written: String, in name: String) -> Bool {
    name.filter { $0 != "`" }.lowercased().contains(written.filter { $0 != "`" }.lowercased())
  }

  /// The range with the rest of the word behind the cursor, where the completed word ends in it: Tab in
  /// the middle of `coping` does not make `copinging` of it. The same with a quote that is closed.
  private static func withRest(
    of range: Range<Int>, in utf8: [UInt8], completedTo word: String
  ) -> Range<Int> {
    if let quote = word.utf8.last, "\"`".utf8.contains(quote), word.utf8.count > 1,
      range.upperBound < utf8.count, utf8[range.upperBound] == quote
    {
      return range.lowerBound..<(range.upperBound + 1)
    }
    let rest = utf8[range.upperBound...].prefix { byte in
      byte >= 0x80 || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
        || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
    }
    guard !rest.isEmpty, word.utf8.count >= range.count + rest.count,
      word.utf8.suffix(rest.count).elementsEqual(rest)
    else { return range }
    return range.lowerBound..<rest.endIndex
  }

  /// A blank follows a whole word: not what opens something, and not where one stands or where the
  /// text goes on with a closing sign.
  private static func wantsBlank(after completion: Completion, before next: UInt8?) -> Bool {
    guard let last = completion.text.utf8.last, !"/( $".utf8.contains(last),
      completion.text != "\""
    else { return false }
    guard let next else { return true }
    return !" \n)},;|".utf8.contains(next)
  }

  private static func commonPrefix(_ first: String, _ second: String) -> String {
    var common = String.UnicodeScalarView()
    for (a, b) in zip(first.unicodeScalars, second.unicodeScalars) {
      guard a == b else { break }
      common.append(a)
    }
    return String(common)
  }
}
