import QualmBase
import QualmRender
import QualmSession

/// What Tab does about what may stand at the cursor.
enum CompletionStep: Equatable {
  /// Nothing fits.
  case nothing
  /// The bytes of the range give way to a text.
  case replace(Range<Int>, String)
  /// Several fit, and they have no more in common than what is written.
  case list(CompletionList)

  /// Decides for a text and the completions at `offset` of it: the only one is put in, with a
  /// blank after it where none stands; of several what they have in common; else they are listed.
  init(for completions: Completions, in text: String, at offset: Int) {
    let utf8 = Array(text.utf8)
    let range = completions.replacing.clamped(to: 0..<utf8.count)
    let candidates = completions.candidates
    guard let first = candidates.first else {
      self = .nothing
      return
    }
    let written = String(decoding: utf8[range.clamped(to: 0..<offset)], as: UTF8.self)
    if candidates.count == 1 {
      let following = range.upperBound < utf8.count ? utf8[range.upperBound] : nil
      let replacement =
        first.text + (Self.wantsBlank(after: first.text, before: following) ? " " : "")
      self = .replace(range, replacement)
      return
    }
    let common = candidates.dropFirst().reduce(first.text) { Self.commonPrefix($0, $1.text) }
    let extends =
      common.unicodeScalars.count > written.unicodeScalars.count
      && common.lowercased().hasPrefix(written.lowercased())
    self =
      extends
      ? .replace(range, common)
      : .list(CompletionList(candidates: candidates))
  }

  /// A blank follows a whole word: not what opens something, and not where one stands or where the
  /// text goes on with a closing sign.
  private static func wantsBlank(after text: String, before next: UInt8?) -> Bool {
    guard let last = text.utf8.last, !"/( $\"".utf8.contains(last) else { return false }
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

/// Completions as they are listed below the entry.
struct CompletionList: Equatable {
  /// What fits, best first.
  var candidates: [Completion]

  /// The list as lines of at most `width` columns, at most `height` of them: a line for each with
  /// its details; where these are too many the names alone, side by side; and how many are left
  /// out.
  func lines(width: Int, height: Int, usesColor: Bool = false) -> [String] {
    let height = max(2, height)
    let hasDetails = candidates.contains { $0.detail?.isEmpty == false }
    if hasDetails, candidates.count <= height {
      return detailLines(width: width, usesColor: usesColor)
    }
    return columnLines(width: width, height: height)
  }

  private func detailLines(width: Int, usesColor: Bool) -> [String] {
    let widest = candidates.map { DisplayWidth.of($0.text) }.max() ?? 0
    let nameWidth = min(widest, max(8, width / 2))
    return candidates.map { candidate in
      let name = Self.cut(candidate.text, to: width - 1)
      guard let detail = candidate.detail, !detail.isEmpty else { return name }
      let gap = max(2, nameWidth + 2 - DisplayWidth.of(name))
      let rest = width - 1 - DisplayWidth.of(name) - gap
      guard rest >= 8 else { return name }
      let shown = Self.cut(Self.oneLine(detail), to: rest)
      return name + String(repeating: " ", count: gap)
        + (usesColor ? "\u{1B}[2m\(shown)\u{1B}[0m" : shown)
    }
  }

  private func columnLines(width: Int, height: Int) -> [String] {
    let names = candidates.map { Self.cut($0.text, to: width - 1) }
    let columnWidth = (names.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    let perLine = max(1, (width - 1) / columnWidth)
    let lineCount = (names.count + perLine - 1) / perLine
    let isCut = lineCount > height
    let shownLines = isCut ? height - 1 : lineCount
    // Read downwards, as a directory is listed; what is cut off is the end of the list.
    let shown = isCut ? names.prefix(shownLines * perLine) : names[...]
    var lines = (0..<shownLines).map { line in
      var text = ""
      for column in 0..<perLine where column * shownLines + line < shown.count {
        let name = shown[column * shownLines + line]
        text += String(repeating: " ", count: column * columnWidth - DisplayWidth.of(text)) + name
      }
      return text
    }
    if isCut { lines.append("and \(names.count - shown.count) more") }
    return lines
  }

  /// The beginning of a text that fits into `width` columns, with an ellipsis where it was cut.
  static func cut(_ text: String, to width: Int) -> String {
    if DisplayWidth.of(text) <= width { return text }
    var result = ""
    var used = 0
    for character in text {
      let more = DisplayWidth.of(character)
      guard used + more <= max(0, width - 1) else { break }
      result.append(character)
      used += more
    }
    return width > 0 ? result + "…" : ""
  }

  private static func oneLine(_ text: String) -> String {
    VisibleText.of(text, keepsLines: false)
  }
}
