import CLibedit
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
      show(list)
      return CC_NORM
    case .list(let list):
      show(list)
      return CC_NORM
    }
  }

  /// Shows what Tab has found below the entry, and the entry once more below that.
  private func show(_ list: CompletionList) {
    let size = Self.windowSize
    // The entry must not scroll out with the list.
    let height = size.rows - layout(entry.text, columns: size.columns).rows.count - 1
    showBelow(list.lines(width: size.columns, height: height, usesColor: color))
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
