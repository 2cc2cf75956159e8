import CLibedit
import QualmBase
import QualmSession

extension EditLineReader {
  /// Tab: puts in what is certain, or has the candidates listed.
  func complete() -> Int32 {
    let (text, cursor) = entry
    let before = String(String.UnicodeScalarView(text.unicodeScalars.prefix(cursor)))
    let offset = before.utf8.count
    let completions = guide.completions(in: text, at: offset)
    switch CompletionStep(for: completions, in: text, at: offset) {
    case .nothing: return CC_ERROR
    case .replace(let range, let replacement):
      replace(range, of: text, at: offset, by: replacement)
      return CC_REFRESH
    case .correct(let range, let replacement, let list):
      replace(range, of: text, at: offset, by: replacement)
      found = (list, entry.cursor)
      push(.toEnd, .list)
      return CC_REFRESH
    case .list(let candidates):
      // The list goes below the entry: the cursor must be drawn at its end first, which is done
      // between two commands.
      found = (candidates, cursor)
      push(.toEnd, .list)
      return CC_NORM
    }
  }

  /// Shows what Tab has found below the entry, and the entry once more below that.
  func showCompletions() -> Int32 {
    guard let found else { return CC_ERROR }
    self.found = nil
    let width = Terminal.width(of: Terminal.output)
    // The entry is drawn once more below the list, and must not scroll out with it.
    let height = Terminal.height(of: Terminal.output) - rowsOfEntry(width: width) - 1
    let lines = found.candidates.lines(width: width, height: height, usesColor: color)
    write("\r\n" + lines.map { $0 + "\r\n" }.joined())
    el_cursor(editor, Int32(found.cursor - entry.cursor))
    edit_refresh(editor)
    return CC_NORM
  }

  /// How many rows of the window the entry takes.
  private func rowsOfEntry(width: Int) -> Int {
    let lines = entry.text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.enumerated().reduce(0) { rows, line in
      let start = line.offset == 0 ? DisplayWidth.of(Prompt.mark) : 0
      return rows + 1 + (start + DisplayWidth.of(String(line.element))) / max(1, width)
    }
  }

  private func replace(_ range: Range<Int>, of text: String, at offset: Int, by new: String) {
    let utf8 = Array(text.utf8)
    func characters(_ range: Range<Int>) -> Int32 {
      Int32(String(decoding: utf8[range], as: UTF8.self).unicodeScalars.count)
    }
    if range.upperBound > offset {
      el_cursor(editor, characters(offset..<range.upperBound))
    } else if range.upperBound < offset {
      el_cursor(editor, -characters(range.upperBound..<offset))
    }
    if !range.isEmpty { el_deletestr(editor, characters(range)) }
    insert(new)
  }
}
