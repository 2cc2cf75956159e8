import QualmBase
import QualmRender
import QualmSession

/// Completions as they are listed below the entry.
struct CompletionList: Equatable {
  /// What fits, best first.
  var candidates: [Completion]
  /// How many more only letters bring.
  var further = 0
  /// What is said above them.
  var heading: String?
  /// Whether it must be said that the counts are those of the whole corpus.
  var countsAll = false

  /// Up to how many are shown with all that is known of them.
  private static let mostDefined = 8

  /// The list as lines of at most `width` columns, at most `height` of them: a line for each with its
  /// count and details, and below a few codes what the codebook says of them. Where they are too many,
  /// the names of those that have no room, or of all, side by side; and how many are left out.
  func lines(width: Int, height: Int, usesColor: Bool = false) -> [String] {
    let style = Style(candidates, width: width, usesColor: usesColor)
    var head = headLines(width: width, height: height)
    var tail = further > 0 ? [style.dimmed(furtherText, width: width)] : []
    if countsAll { tail.append(style.dimmed("counts: the whole corpus", width: width)) }
    var room = max(2, height) - head.count - tail.count
    if room < 2, countsAll {
      tail.removeLast()
      room += 1
    }
    if room < 2 {
      head = candidates.isEmpty ? head : []
      room = max(1, max(2, height) - tail.count)
    }
    return head + body(style, height: room) + tail
  }

  /// The heading: where it is all there is, as many lines as it takes.
  private func headLines(width: Int, height: Int) -> [String] {
    guard let heading else { return [] }
    let text = CompletionText.oneLine(heading)
    guard candidates.isEmpty else { return [CompletionText.cut(text, to: width - 1)] }
    let lines = TextWrapping.lines(of: text, width: max(1, width - 1))
    return Array(lines.prefix(max(1, height)))
  }

  private var furtherText: String {
    let sign = candidates.contains { $0.kind == .code || $0.count != nil } ? "/" : "."
    return "and \(further) more: a letter brings them, or a name and `\(sign)`"
  }

  private func body(_ style: Style, height: Int) -> [String] {
    if candidates.isEmpty { return [] }
    guard style.hasDetails else { return columns(candidates, style, height: height) }
    if candidates.count <= height {
      let each = (height - candidates.count) / max(1, candidates.count)
      return candidates.flatMap { candidate in
        [style.line(candidate)]
          + (candidates.count <= Self.mostDefined
            ? style.definition(candidate, most: min(4, each)) : [])
      }
    }
    // Words of the language are not guessed from their names alone: as many as there is room for are
    // explained, the usual ones before the others.
    guard candidates.contains(where: { $0.kind == .keyword }) else {
      return columns(candidates, style, height: height)
    }
    var explained = height - 1
    while explained > 0 {
      let rest = columns(Array(candidates[explained...]), style, height: .max)
      if explained + rest.count <= height {
        return candidates[..<explained].map(style.line) + rest
      }
      explained -= 1
    }
    return columns(candidates, style, height: height)
  }

  /// Names side by side, with their counts where all fit with them.
  private func columns(_ candidates: [Completion], _ style: Style, height: Int) -> [String] {
    let names = candidates.map { CompletionText.cut($0.shown, to: style.width - 1) }
    let counted = candidates.map { style.withCount($0) }
    let (lines, count) = Self.columns(counted, width: style.width, height: height)
    if count == counted.count { return lines }
    let (plain, shown) = Self.columns(names, width: style.width, height: height)
    if shown == names.count { return plain }
    let (cut, left) = Self.columns(names, width: style.width, height: height - 1)
    return cut
      + [
        style.dimmed(
          "and \(names.count - left) more: a letter more shows fewer", width: style.width)
      ]
  }

  /// Texts read downwards, as a directory is listed, and how many of them had room: what is cut off is
  /// the end of the list.
  private static func columns(
    _ names: [String], width: Int, height: Int
  ) -> (lines: [String], shown: Int) {
    let columnWidth = (names.map { DisplayWidth.of($0) }.max() ?? 0) + 2
    let perLine = max(1, (width + 1) / columnWidth)
    let lineCount = min((names.count + perLine - 1) / perLine, max(0, height))
    let shown = names.prefix(lineCount * perLine)
    let lines = (0..<lineCount).map { line in
      var text = ""
      var used = 0
      for column in 0..<perLine where column * lineCount + line < shown.count {
        let name = shown[column * lineCount + line]
        text += String(repeating: " ", count: max(0, column * columnWidth - used)) + name
        used = max(used, column * columnWidth) + DisplayWidth.of(name)
      }
      return text
    }
    return (lines, shown.count)
  }
}

/// How the lines of one list are set.
private struct Style {
  let width: Int
  let usesColor: Bool
  let hasDetails: Bool
  private let nameWidth: Int
  /// 0 where there are no counts, or no room for them.
  private let countWidth: Int

  init(_ candidates: [Completion], width: Int, usesColor: Bool) {
    self.width = width
    self.usesColor = usesColor
    hasDetails = candidates.contains { $0.detail?.isEmpty == false || $0.count != nil }
    let widest = candidates.map { DisplayWidth.of($0.shown) }.max() ?? 0
    nameWidth = min(widest, max(8, width / 2))
    let counts = candidates.compactMap { $0.count.map { String($0).count } }.max() ?? 0
    countWidth = nameWidth + 2 + counts < width ? counts : 0
  }

  /// Where details begin.
  private var indent: Int { nameWidth + 2 + (countWidth > 0 ? countWidth + 2 : 0) }

  /// A candidate with its count and its details.
  func line(_ candidate: Completion) -> String {
    let name = CompletionText.cut(candidate.shown, to: width - 1)
    var text = name
    var used = DisplayWidth.of(name)
    func pad(to column: Int) {
      text += String(repeating: " ", count: max(2, column - used))
      used += max(2, column - used)
    }
    if countWidth > 0, let count = candidate.count, used <= nameWidth {
      pad(to: nameWidth + 2 + countWidth - String(count).count)
      text += String(count)
      used += String(count).count
    }
    guard let detail = candidate.detail, !detail.isEmpty else { return text }
    let rest = width - 1 - max(used + 2, indent)
    guard rest >= 8 else { return text }
    pad(to: indent)
    return text + dim(CompletionText.cut(CompletionText.oneLine(detail), to: rest))
  }

  /// What the codebook says of a candidate, in up to `most` lines below it.
  func definition(_ candidate: Completion, most: Int) -> [String] {
    guard most > 0, let definition = candidate.definition, !definition.isEmpty else { return [] }
    let indent = width - self.indent >= 40 ? self.indent : 2
    guard width - indent >= 16 else { return [] }
    let all = TextWrapping.lines(
      of: CompletionText.oneLine(definition), width: width - 1 - indent)
    var lines = Array(all.prefix(most))
    if all.count > most, let last = lines.popLast() {
      lines.append(CompletionText.cut(last + " …", to: width - 1 - indent))
    }
    return lines.map { String(repeating: " ", count: indent) + dim($0) }
  }

  /// A name with its count, for columns.
  func withCount(_ candidate: Completion) -> String {
    let name = CompletionText.cut(candidate.shown, to: width - 1)
    guard countWidth > 0, let count = candidate.count else { return name }
    let gap = max(1, nameWidth + 1 + countWidth - DisplayWidth.of(name) - String(count).count)
    return name + String(repeating: " ", count: gap) + String(count)
  }

  func dimmed(_ text: String, width: Int) -> String { dim(CompletionText.cut(text, to: width - 1)) }

  private func dim(_ text: String) -> String { usesColor ? "\u{1B}[2m\(text)\u{1B}[0m" : text }
}

extension Completion {
  /// The text as it is listed: a file without the quote that ends its name.
  fileprivate var shown: String {
    CompletionText.oneLine(kind == .file && text.hasSuffix("\"") ? String(text.dropLast()) : text)
  }
}

/// Texts made to fit.
enum CompletionText {
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

  /// A text without anything that a terminal would act upon.
  static func oneLine(_ text: String) -> String { VisibleText.of(text, keepsLines: false) }
}
